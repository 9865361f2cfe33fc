"""Dossiers for the tests of `chuan batch`, made from the samples by a seed: good ones that differ in
what is met, and the same damaged in more than twenty ways."""

import json
import random
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Without these a record is a fault.
YEARLY = {"school_years", "finance"}  # keys of several fields
NEEDED = {"code", "name", "staff", "kind", "person", "year", "title", "unit", "party_rating"}
SAMPLES = ["da-nang-2023", "ha-noi-2023", "hop-nhat-2026", "lao-cai-2024", "phu-tho-2024", "thieu-so-lieu"]


def bases(chuan):
    """The samples as JSON data, read once."""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for name in SAMPLES:
            target = Path(folder) / f"{name}.json"
            subprocess.run([chuan, "convert", ROOT / "samples" / name, target], check=True, capture_output=True)
            out.append(json.loads(target.read_text("utf-8")))
    return out


def dossier(base, seed, number):
    """Dossier `number` of a seed: a sample under another name with some records and facts taken away."""
    pick = random.Random(f"{seed}/{number}")
    data = json.loads(json.dumps(pick.choice(base)))
    data["school"] = {"code": f"truong-{number:05}", "name": f"Trường Chính trị số {number:05}"}
    for _ in range(pick.choice([0, 0, 1, 1, 2, 3, 8, 20])):
        name = pick.choice([n for n, r in data["registers"].items() if r.get("rows") and n not in YEARLY])
        rows = data["registers"][name]["rows"]
        victim = pick.choice(rows)
        if name == "figures" and len(rows) > 1:
            rows.remove(victim)  # half a figure is a fault
            continue
        for field in pick.sample(sorted(victim), min(len(victim), pick.choice([1, 2]))):
            if field not in NEEDED:
                del victim[field]
    for fact in pick.sample(sorted(data["facts"]), pick.choice([0, 0, 0, 1, 2])):
        del data["facts"][fact]
    return data


def text_of(data):
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":"))).encode()


def _with(key, value):
    return lambda data, pick: text_of(data | {key: value})


def _without(key):
    return lambda data, pick: text_of({k: v for k, v in data.items() if k != key})


def _cell(value):
    def damage(data, pick):
        rows = data["registers"]["school_years"]["rows"]
        rows[pick.randrange(len(rows))]["party_rating"] = value
        return text_of(data)
    return damage


def _insert(what):
    def damage(data, pick):
        text = text_of(data)
        at = pick.randrange(10, len(text) - 10)
        return text[:at] + what + text[at:]
    return damage


DAMAGE = {
    "cut": lambda data, pick: text_of(data)[:pick.randrange(20, 2000)],
    "last brace gone": lambda data, pick: text_of(data)[:-1],
    "not UTF-8": lambda data, pick: text_of(data).replace("Trường".encode(), b"Tr\xff\xfeng", 1),
    "UTF-16": lambda data, pick: text_of(data).decode().encode("utf-16"),
    "zero bytes": lambda data, pick: b"{" + b"\0" * 300 + b"}",
    "control character": lambda data, pick: text_of(data).replace(b'"name":"', b'"name":"\x01', 1),
    "half a surrogate": lambda data, pick: text_of(data).replace(b'"name":"', b'"name":"\\ud800', 1),
    "bad escape": lambda data, pick: text_of(data).replace(b'"name":"', b'"name":"\\q', 1),
    "a list": lambda data, pick: b"[" + text_of(data) + b"]",
    "an empty object": lambda data, pick: b"{}",
    "null": lambda data, pick: b"null",
    "a page of HTML": lambda data, pick: b"<!doctype html><html><body>502 Bad Gateway</body></html>",
    "text behind": lambda data, pick: text_of(data) + b" }",
    "two objects": lambda data, pick: text_of(data) + text_of(data),
    "a key twice": lambda data, pick: b'{"pack":"qd11-2021",' + text_of(data)[1:],
    "too deep": lambda data, pick: b'{"schema":' * 5000 + b"1" + b"}" * 5000,
    "another schema": _with("schema", "chuan/evidence/9"),
    "no schema": _without("schema"),
    "no school": _without("school"),
    "no date": _without("dossier_date"),
    "no such day": _with("dossier_date", "2023-02-30"),
    "an unknown key": _with("sổ_lạ", 1),
    "an unknown register": lambda data, pick: text_of(
        data | {"registers": data["registers"] | {"khong_co": {"rows": []}}}),
    "a register of text": lambda data, pick: text_of(data | {"registers": "không có"}),
    "a number without end": lambda data, pick: text_of(data).replace(b'"facts":{', b'"facts":{"land_area":1e400,', 1),
    "another pack": _with("pack", "qd396-2026"),
    "a value off its scale": _cell("bác học"),
    "a value of another kind": _cell({"a": 1}),
    "a comma more": lambda data, pick: text_of(data).replace(b"},{", b"},,{", 1),
    "an unclosed string": lambda data, pick: text_of(data).replace(b'","', b',"', 1),
}


def damaged(data, way, seed):
    return DAMAGE[way](json.loads(json.dumps(data)), random.Random(f"{seed}/{way}")).replace(b"\n", b" ")
