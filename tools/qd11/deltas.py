"""Deltas over the base dossier, how they join, and the YAML they are written as."""

import re

from qd11.base import AS_OF, FACTS, RULINGS, base_registers

# ---- YAML of one line a record


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    plain = re.fullmatch(r"[\w][\w ./+-]*", text) and not re.fullmatch(r"[ynYN]|yes|no|true|false|on|off|null", text)
    return text if plain or text == "" else '"' + text.replace('"', '\\"') + '"'


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return scalar(value)


def block_of_lists(out, key, registers):
    out.append(f"{key}:")
    for name, rows in registers.items():
        if rows and not isinstance(rows[0], dict):
            out.append(f"  {name}: {flow(rows)}")
            continue
        out.append(f"  {name}:")
        out += [f"    - {flow(row)}" for row in rows]


def base_text():
    out = ["# yaml-language-server: $schema=../../schema/evidence.schema.json",
           "# Hồ sơ gốc của các ca: một trường đạt mọi chỉ tiêu của mức 1 và mức 2, không chỗ nào vừa khít ngưỡng, trừ chỗ",
           "# đòi đủ 100 %. Bản ghi mã TG, NC, X, CU, các năm 2018 và 2024 là thứ không được tính. Ghi bằng tools/cases.py.",
           "schema: chuan/evidence/1", "pack: qd11-2021",
           "school: {code: goc, name: Trường Chính trị Gốc, province: tỉnh Gốc}", f"dossier_date: {AS_OF}",
           f"facts: {flow(FACTS)}", "rulings:"]
    out += [f"  - {flow(row)}" for row in RULINGS]
    out.append("registers:")
    for name, rows in base_registers().items():
        out.append(f"  {name}:")
        out.append("    rows:")
        out += [f"      - {flow(row)}" for row in rows]
    return "\n".join(out) + "\n"


def case_text(note, delta):
    out = ["# yaml-language-server: $schema=../../schema/case.schema.json", f"# {note}",
           "schema: chuan/case/1", "base: base.yaml"]
    for key in ("as_of", "units", "facts", "change", "add", "remove", "empty", "absent", "rulings", "opinion_asked",
                "not_applicable"):
        value = delta.get(key)
        if value is None:
            continue
        if key in ("change", "add", "remove"):
            block_of_lists(out, key, value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            out.append(f"{key}:")
            out += [f"  - {flow(row)}" for row in value]
        else:
            out.append(f"{key}: {flow(value)}")
    return "\n".join(out) + "\n"


# ---- deltas and how they join


def change(register, *rows):
    return {"change": {register: list(rows)}}


def add(register, *rows):
    return {"add": {register: list(rows)}}


def remove(register, *names):
    return {"remove": {register: list(names)}}


def facts(**values):
    return {"facts": values}


def absent(*registers):
    return {"absent": list(registers)}


def empty(*registers):
    return {"empty": list(registers)}


def join(*deltas):
    out = {}
    for delta in deltas:
        for key, value in delta.items():
            if key in ("change", "add", "remove"):
                to = out.setdefault(key, {})
                for register, rows in value.items():
                    for row in rows:
                        same = [r for r in to.setdefault(register, [])
                                if isinstance(r, dict) and key == "change" and key_of(register, r) == key_of(register, row)]
                        if same:
                            same[0].update(row)
                        else:
                            to[register].append(dict(row) if isinstance(row, dict) else row)
            elif isinstance(value, dict):
                out[key] = out.get(key, {}) | value
            else:
                out[key] = out.get(key, []) + [v for v in value if v not in out.get(key, [])] \
                    if isinstance(value, list) else value
    return out


KEYS = {"staff_years": ("staff", "year"), "certificates": ("staff", "kind"), "school_years": ("year",),
        "finance": ("year",)}


def key_of(register, row):
    return tuple(row[k] for k in KEYS.get(register, ("code",)))


def people(codes, **values):
    return change("staff", *({"code": c, **values} for c in codes)) if codes else {}


def person_years(codes, year, **values):
    return change("staff_years", *({"staff": c, "year": year, **values} for c in codes)) if codes else {}


def year(y, **values):
    return change("school_years", {"year": y, **values})


def figures(*rows):
    return add("figures", *({"code": f"SL{n:02}", **row} for n, row in enumerate(rows, 1)))


def pct(part, whole=100000):
    return {"part": part, "whole": whole}
