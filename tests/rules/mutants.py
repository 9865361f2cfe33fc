#!/usr/bin/env python3
"""Changes the rules of a pack one place at a time and demands that a case fails each time.

    mutants.py CHUAN PACK [--only TEXT] [--list]

A mutant is a copy of the pack with one edit: a threshold one step up or down, an operator, a window, a filter
dropped or changed, what a year needs. `chuan pack test` runs the cases of the rows the edit can touch. A mutant
that the pack's reader refuses, or that a case fails, is killed. One that changes nothing that can be seen stands
in EQUIVALENT with the reason; an entry there that a case kills is an error too."""

import argparse
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

# What is edited -> why no dossier can tell. The text is the mutant's name, see `name` below.
EQUIVALENT = {
    # Every measure on these sets also asks for the day or year of acceptance, which an empty cell never has.
    "set topics where item 2 dropped": "acceptance is asked by each measure too",
    "set practice_reviews where item 2 dropped": "acceptance is asked by each measure too",
    # The set only names the denominator: every programme has a code.
    "CT3.02 share of programmes": "the named set holds every programme",
}

OPERATORS = {"at_least": ["over", "at_most"], "over": ["at_least", "under"], "at_most": ["under", "at_least"],
             "under": ["at_most", "over"]}
RELATED_BY = {"leader": "members", "members": "leader"}
OTHER_DATE = {"accepted": "from", "start": "end", "date": "valid_to"}


class Text:
    """A YAML file with its nodes, so that an edit touches one place and leaves the rest as it is."""

    def __init__(self, path):
        self.path = path
        self.text = path.read_text("utf-8")
        self.root = yaml.compose(self.text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)

    def slice(self, node):
        return self.text[node.start_mark.index:node.end_mark.index]


def pairs(node):
    return [(k.value, v, k) for k, v in node.value] if isinstance(node, yaml.MappingNode) else []


def get(node, key):
    return next((v for k, v, _ in pairs(node) if k == key), None)


class Mutants:
    def __init__(self, pack):
        self.facts = Text(pack / "facts.yaml")
        self.pack = Text(pack / "pack.yaml")
        self.groups = [Text(p) for p in sorted((pack / "groups").glob("*.yaml"))]
        self.found = {}  # name -> (file, begin, end, new text, rows)
        self.scales = {name: [get(v, "id").value for v in get(scale, "values").value]
                       for name, scale, _ in pairs(get(self.facts.root, "scales"))}
        self.fields = {name: dict((f, v) for f, v, _ in pairs(get(register, "fields")))
                       for name, register, _ in pairs(get(self.facts.root, "registers"))}
        self.single = {name: fact for name, fact, _ in pairs(get(self.facts.root, "facts"))}
        self.sets = {name: node for name, node, _ in pairs(get(self.facts.root, "sets"))}
        self.rows_of_set = {name: set() for name in self.sets}

    def collect(self):
        rows = [(text, row) for text in self.groups for row in get(text.root, "indicators").value]
        for _, row in rows:
            for name in self.sets_in(row):
                self.rows_of_set[name].add(get(row, "id").value)
        for text, row in rows:
            self.row(text, row)
        for name, node in self.sets.items():
            if self.rows_of_set[name]:
                self.filters(self.facts, node, self.register_of(get(node, "of").value), f"set {name}",
                             self.rows_of_set[name])
        every = [get(row, "id").value for _, row in rows]
        window = get(self.pack.root, "window")
        for key, node, _ in pairs(window):
            for step in (-1, 1):
                self.replace(self.pack, node, str(int(node.value) + step), f"pack window {key} {int(node.value) + step}", every)
        return self.found

    # ---- where names lead
    def register_of(self, name):
        while name in self.sets:
            name = get(self.sets[name], "of").value
        return name

    def sets_in(self, node):
        """Named sets a rule uses, those behind them too."""
        out = set()

        def walk(n):
            if isinstance(n, yaml.MappingNode):
                for k, v, _ in pairs(n):
                    if k in ("of", "set") and isinstance(v, yaml.ScalarNode) and v.value in self.sets \
                            and v.value not in out:
                        out.add(v.value)
                        walk(self.sets[v.value])
                    walk(v)
            elif isinstance(n, yaml.SequenceNode):
                for item in n.value:
                    walk(item)
        walk(node)
        return out

    # ---- edits
    def edit(self, text, begin, end, new, name, rows):
        while name in self.found:
            name += "'"
        self.found[name] = (text.path.name if text.path.parent.name != "groups" else f"groups/{text.path.name}",
                            text.text[:begin] + new + text.text[end:], sorted(rows))

    def replace(self, text, node, new, name, rows):
        self.edit(text, node.start_mark.index, node.end_mark.index, new, name, rows)

    def drop_item(self, text, items, at, name, rows):
        """One item out of a flow or block list."""
        item = items.value[at]
        if items.flow_style:
            rest = [text.slice(v) for i, v in enumerate(items.value) if i != at]
            self.replace(text, items, "[" + ", ".join(rest) + "]", name, rows)
        elif len(items.value) > 1:
            begin = text.text.rindex("-", 0, item.start_mark.index)
            after = items.value[at + 1].start_mark.index if at + 1 < len(items.value) else None
            end = text.text.rindex("-", 0, after) if after else item.end_mark.index
            self.edit(text, begin, end, "", name, rows)

    def drop_key(self, text, mapping, key, name, rows):
        """One key out of a map: of a flow map by writing the others, of a block map by its lines."""
        entries = [(k, v) for k, v in mapping.value]
        at = next(i for i, (k, _) in enumerate(entries) if k.value == key)
        if mapping.flow_style:
            rest = [f"{k.value}: {text.slice(v)}" for i, (k, v) in enumerate(entries) if i != at]
            self.replace(text, mapping, "{" + ", ".join(rest) + "}", name, rows)
        elif len(entries) > 1:
            begin = text.text.rindex("\n", 0, entries[at][0].start_mark.index) + 1
            end = text.text.index("\n", entries[at][1].end_mark.index - 1) + 1
            self.edit(text, begin, end, "", name, rows)

    # ---- a row
    def row(self, text, row):
        row_id = get(row, "id").value
        rows = [row_id]
        for key, node, _ in pairs(row):
            if key == "may_not_apply":
                self.replace(text, node, "false", f"{row_id} may_not_apply false", rows)
            if key == "levels":
                self.levels(text, row, node, row_id, rows)
            if key == "measure":
                self.measure(text, node, row_id, rows)
            if key == "checks":
                for at, check in enumerate(node.value):
                    name = f"{row_id}/{get(check, 'id').value}"
                    self.drop_item(text, node, at, f"{name} dropped", rows)
                    self.levels(text, check, get(check, "levels"), name, rows)
                    self.measure(text, get(check, "measure"), name, rows)

    def levels(self, text, check, levels, name, rows):
        entries = pairs(levels)
        for level, condition, _ in entries:
            if len(entries) > 1:
                self.drop_key(text, levels, level, f"{name} L{level} dropped", rows)
            for key, value, key_node in pairs(condition):
                if key not in OPERATORS and key != "is":
                    continue
                what = f"{name} L{level} {key} {value.value}"
                for other in OPERATORS.get(key, []):
                    self.replace(text, key_node, other, f"{what}: {other}", rows)
                for new in self.steps(check, value.value):
                    self.replace(text, value, new, f"{what}: {new}", rows)

    def steps(self, check, value):
        """The values next to a threshold's."""
        if re.fullmatch(r"\d+ %", value):
            n = int(value[:-2])
            return [f"{n - 1} %", f"{n + 1} %", f"{10 * n - 1}/1000"]
        if re.fullmatch(r"\d+", value):
            return [str(int(value) - 1), str(int(value) + 1)]
        if value in ("true", "false"):
            return ["false" if value == "true" else "true"]
        if value == "all":
            topics = self.find(get(check, "measure"), "topics")
            return [str(len(topics.value) - 1)] if topics else []
        scale = next((s for s in self.measured_scales(get(check, "measure")) if value in self.scales[s]), None)
        return self.beside(scale, value) if scale else []

    def beside(self, scale, value):
        values = self.scales[scale]
        at = values.index(value)
        return values[max(at - 1, 0):at] + values[at + 1:at + 2]

    def find(self, node, key):
        if isinstance(node, yaml.MappingNode):
            for k, v, _ in pairs(node):
                found = v if k == key else self.find(v, key)
                if found is not None:
                    return found
        return None

    def measured_scales(self, measure):
        field, of = self.find(measure, "field"), self.find(measure, "of")
        form = self.fields[self.register_of(of.value)].get(field.value) if field is not None else None
        return [get(form, "scale").value] if form is not None and get(form, "scale") else []

    # ---- measures and filters
    def measure(self, text, node, name, rows):
        for key, value, _ in pairs(node):
            if key in ("when_empty", "merge"):
                self.drop_key(text, node, key, f"{name} {key} dropped", rows)
            if key == "need":
                for new in ("2", "all"):
                    self.replace(text, value, new, f"{name} need {new}", rows)
            if key == "each_year":
                self.measure(text, value, name, rows)
                if node.flow_style and get(node, "need") is None:
                    self.edit(text, node.end_mark.index - 1, node.end_mark.index, ", need: 4}", f"{name} need 4", rows)
                elif get(node, "need") is None:
                    indent = " " * node.start_mark.column
                    self.edit(text, node.start_mark.index, node.start_mark.index, f"need: 4\n{indent}", f"{name} need 4", rows)
            if key == "ratio":
                for part, inner, _ in pairs(value):
                    self.measure(text, inner, f"{name} {part}", rows)
            if key in ("share", "every", "count", "sum", "lowest", "documents"):
                self.counted(text, value, f"{name} {key}", rows)

    def counted(self, text, node, name, rows):
        register = self.register_of(get(node, "of").value)
        self.filters(text, node, register, name, rows)
        for key, value, _ in pairs(node):
            if key in ("in_window", "in_years"):
                self.drop_key(text, node, key, f"{name} {key} dropped", rows)
            if key in ("in_window", "in_years", "date") and value.value in OTHER_DATE \
                    and OTHER_DATE[value.value] in self.fields[register]:
                self.replace(text, value, OTHER_DATE[value.value], f"{name} {key} {OTHER_DATE[value.value]}", rows)
            if key == "of" and value.value in self.sets:
                parent = get(self.sets[value.value], "of").value
                self.replace(text, value, parent, f"{name} of {parent}", rows)
            if key == "topics":
                for at, topic in enumerate(value.value):
                    self.drop_item(text, value, at, f"{name} without {topic.value}", rows)
            if key == "field":
                for other in self.alike(register, value.value):
                    self.replace(text, value, other, f"{name} field {other}", rows)

    def alike(self, register, field):
        """A field of the same kind that may stand in its place."""
        fields = self.fields[register]
        kind = [(get(fields[field], k).value if get(fields[field], k) else None) for k in ("type", "scale")]
        return [name for name, form in fields.items() if name != field and
                [(get(form, k).value if get(form, k) else None) for k in ("type", "scale")] == kind][:1]

    def filters(self, text, node, register, name, rows):
        for key, value, key_node in pairs(node):
            if key in ("where", "asked"):
                if len(value.value) == 1:
                    self.drop_key(text, node, key, f"{name} {key} dropped", rows)
                self.list_of(text, value, register, f"{name} {key}", rows)

    def list_of(self, text, items, register, name, rows):
        for at, item in enumerate(items.value):
            if len(items.value) > 1:
                self.drop_item(text, items, at, f"{name} item {at + 1} dropped", rows)
            self.one(text, item, register, f"{name} {at + 1}", rows)

    def one(self, text, item, register, name, rows):
        for key, value, key_node in pairs(item):
            if key in ("any", "all", "none"):
                other = {"any": "all", "all": "any", "none": "all"}[key]
                if len(value.value) > 1 or key == "none":
                    self.replace(text, key_node, other, f"{name} {key}: {other}", rows)
                self.list_of(text, value, register, f"{name} {key}", rows)
        if get(item, "field"):
            self.comparison(text, item, register, name, rows)
        if get(item, "seniority"):
            length = get(item, "over")
            years = int(length.value.split()[0])
            for new in (years - 1, years + 1):
                self.replace(text, length, f"{new} years", f"{name} seniority {new}", rows)
            key_node = next(k for k_, _, k in pairs(item) if k_ == "over")
            self.replace(text, key_node, "at_least", f"{name} seniority at_least", rows)
        for kind in ("related", "row"):
            if not get(item, kind):
                continue
            other = get(item, kind).value
            self.filters(text, item, other, f"{name} {kind} {other}", rows)
            by, date, missing = get(item, "by"), get(item, "date"), get(item, "missing")
            if by.value in RELATED_BY:
                self.replace(text, by, RELATED_BY[by.value], f"{name} by {RELATED_BY[by.value]}", rows)
            if date is not None:
                self.drop_key(text, item, "date", f"{name} {kind} date dropped", rows)
                if OTHER_DATE.get(date.value) in self.fields[other]:
                    self.replace(text, date, OTHER_DATE[date.value], f"{name} date {OTHER_DATE[date.value]}", rows)
            if missing is not None:
                self.drop_key(text, item, "missing", f"{name} missing dropped", rows)
            if get(item, "at_least") is None and item.flow_style and kind == "related":
                self.edit(text, item.end_mark.index - 1, item.end_mark.index, ", at_least: 2}", f"{name} at_least 2", rows)
        if get(item, "in_window") is not None and OTHER_DATE.get(get(item, "in_window").value) in self.fields[register]:
            other = OTHER_DATE[get(item, "in_window").value]
            self.replace(text, get(item, "in_window"), other, f"{name} in_window {other}", rows)
        if get(item, "filled") is not None:
            for other in self.alike(register, get(item, "filled").value):
                self.replace(text, get(item, "filled"), other, f"{name} filled {other}", rows)

    def comparison(self, text, item, register, name, rows):
        field = get(item, "field")
        form = self.fields[register][field.value]
        scale = get(form, "scale").value if get(form, "scale") else None
        for other in self.alike(register, field.value):
            self.replace(text, field, other, f"{name} field {other}", rows)
        for key, value, key_node in pairs(item):
            if key == "field":
                continue
            for other in OPERATORS.get(key, []) + {"is": ["is_not"], "is_not": ["is"], "in": ["not_in"]}.get(key, []):
                self.replace(text, key_node, other, f"{name} {field.value} {key}: {other}", rows)
            values = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for at, one in enumerate(values):
                new = ["false" if one.value == "true" else "true"] if one.value in ("true", "false") else \
                    self.beside(scale, one.value) if scale else []
                for n in new:
                    self.replace(text, one, n, f"{name} {field.value} {key} {one.value}: {n}", rows)
                if len(values) > 1:
                    self.drop_item(text, value, at, f"{name} {field.value} {key} without {one.value}", rows)


class Runner:
    """Runs `chuan pack test` on mutants, each worker in its own copy of the pack."""

    def __init__(self, chuan, pack, folder):
        self.chuan, self.pack, self.folder = chuan, pack, Path(folder)
        self.free = []
        for n in range(os.cpu_count() or 1):
            copy = self.folder / str(n)
            shutil.copytree(pack, copy, ignore=shutil.ignore_patterns("cases"))
            (copy / "cases").symlink_to((pack / "cases").resolve(), target_is_directory=True)
            self.free.append(copy)

    def survives(self, mutant):
        file, text, rows = mutant
        copy = self.free.pop()
        original = (self.pack / file).read_text("utf-8")
        (copy / file).write_text(text, "utf-8")
        try:
            for row in rows:  # mostly one; a set is used by many rows, and the first failure is enough
                done = subprocess.run([self.chuan, "pack", "test", copy, "--only", row, "--format", "json"],
                                      capture_output=True, check=False)
                if done.returncode not in (0, 1, 4):
                    return f"ended with {done.returncode}: {done.stderr.decode(errors='replace')[:300]}"
                if done.returncode != 0:
                    return None
            return "no case fails"
        finally:
            (copy / file).write_text(original, "utf-8")
            self.free.append(copy)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chuan", type=Path)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    mutants = {n: m for n, m in Mutants(options.pack).collect().items() if options.only in n}
    if options.list:
        print("\n".join(mutants))
        return 0
    failures = []

    def fail(words):
        failures.append(words)
        print(words, flush=True)

    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(options.chuan.resolve(), options.pack, folder)
        with concurrent.futures.ThreadPoolExecutor(len(runner.free)) as pool:
            for name, why in zip(mutants, pool.map(runner.survives, mutants.values())):
                if why and name not in EQUIVALENT:
                    fail(f"survives: {name}: {why}")
                if not why and name in EQUIVALENT:
                    fail(f"listed as equivalent, but a case fails: {name}")
    if not options.only:
        for name in EQUIVALENT.keys() - mutants.keys():
            fail(f"listed as equivalent, but there is no such mutant: {name}")
        if len(mutants) < 100:
            fail("hardly any mutants: this test reads the pack wrongly")
    print(f"{len(mutants)} mutants, {len(EQUIVALENT.keys() & mutants.keys())} of them equivalent, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
