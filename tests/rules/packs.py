#!/usr/bin/env python3
"""Holds the shipped packs to what was decided about them.

  packs.py ROOT            checks; packs.py ROOT --write    writes the stability lists anew

- stability.txt: every threshold of the pack, sorted; its diff is a reviewed legal change.
- INTERPRETATION.md: its sections are the pack's readings, and the rows a section says it governs
  are the rows that name the reading. Sections that govern every row are named by none.
- Texts: short titles fit their column, both languages are there, all is NFC.
"""
import pathlib
import re
import sys
import unicodedata

import yaml

OPERATORS = {"at_least": ">=", "over": ">", "at_most": "<=", "under": "<", "is": "="}
SHORT = {"indicator": 27, "group": 30}
EVERY_ROW = "mọi dòng"


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def checks_of(indicator):
    """Each check of an indicator with its key: "CT2.19/a", or the indicator's own id."""
    if "checks" not in indicator:
        return [(indicator["id"], indicator)]
    return [(f"{indicator['id']}/{check['id']}", check) for check in indicator["checks"]]


def stability(indicators):
    lines = []
    for indicator in indicators:
        for key, check in checks_of(indicator):
            for level, condition in check["levels"].items():
                for entry in condition.get("dated", [condition]):
                    operator = next(op for op in OPERATORS if op in entry)
                    value = entry[operator]
                    value = str(value).lower() if isinstance(value, bool) else value
                    basis = entry.get("basis", condition.get("basis"))
                    since = f" from {entry['from']}" if "from" in entry else ""
                    lines.append(f"{key} L{level} {OPERATORS[operator]} {value} {basis}{since}\n")
    return "".join(sorted(lines))


def rows_named(text, ids):
    """The rows of "CT2.05 đến CT2.17, CT3.01" among the ids of the pack."""
    rows = set(re.findall(r"CT\d\.\d\d", text))
    for first, last in re.findall(r"(CT\d\.\d\d)\s+đến\s+(CT\d\.\d\d)", text):
        rows |= {row for row in ids if first <= row <= last}
    return rows


def check_readings(folder, pack, indicators, faults):
    text = (folder / "INTERPRETATION.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (\d+)\. ([^\n]*)\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    headings = {number: heading for number, heading, _ in sections}
    if headings != pack.get("readings", {}):
        faults.append(f"{folder.name}: readings and sections of INTERPRETATION.md differ")
    ids = [indicator["id"] for indicator in indicators]
    for number, _, body in sections:
        named = re.search(r"^- Dòng:(.*)", body, re.M | re.S)
        governs = {i["id"] for i in indicators if number in i.get("readings", [])}
        if named is None or EVERY_ROW in named.group(1):
            if named is not None and governs:
                faults.append(f"{folder.name} section {number}: governs every row, yet {governs}")
        elif rows_named(named.group(1), ids) != governs:
            differ = sorted(rows_named(named.group(1), ids) ^ governs)
            faults.append(f"{folder.name} section {number}: rows differ: {', '.join(differ)}")


def check_texts(name, value, faults):
    if isinstance(value, dict):
        if "vi" in value and set(value) != {"vi", "en"}:
            faults.append(f"{name}: wants vi and en, has {', '.join(value)}")
        for key, inner in value.items():
            check_texts(f"{name}/{key}", inner, faults)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            check_texts(f"{name}/{place}", inner, faults)
    elif isinstance(value, str) and value != unicodedata.normalize("NFC", value):
        faults.append(f"{name}: not NFC")


def check_short(kind, entry, faults):
    for language, text in entry["short"].items():
        if len(text) > SHORT[kind]:
            faults.append(f"{entry['id']}: short title ({language}) has {len(text)} columns")


def main():
    root = pathlib.Path(sys.argv[1])
    faults = []
    for folder in sorted(path.parent for path in root.glob("rules/*/pack.yaml")):
        pack = load(folder / "pack.yaml")
        indicators = []
        for group in sorted(folder.glob("groups/*.yaml")):
            indicators += load(group)["indicators"]
        ids = [indicator["id"] for indicator in indicators]
        if len(ids) != len(set(ids)):
            faults.append(f"{folder.name}: an indicator stands twice")
        check_texts(folder.name, [pack, load(folder / "facts.yaml"), indicators], faults)
        for indicator in indicators:
            check_short("indicator", indicator, faults)
        for group in pack["groups"]:
            check_short("group", group, faults)
        check_readings(folder, pack, indicators, faults)
        if pack["status"] != "complete":
            continue
        listed = folder / "stability.txt"
        if "--write" in sys.argv:
            listed.write_text(stability(indicators), encoding="utf-8")
        elif not listed.exists() or listed.read_text(encoding="utf-8") != stability(indicators):
            faults.append(f"{folder.name}: stability.txt is out of date (packs.py {root} --write)")
    print("\n".join(faults) if faults else "packs hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
