#!/usr/bin/env python3
"""Last year's dossier in this year's form: what can still count stays, the rest is listed.

    carry_forward.py ROOT CHUAN

The law: on the new day the new dossier gives the verdicts that the old one gives on that day, but
for what was written for the old day (rulings, open questions, figures without a year)."""

import json
import sys
import tempfile
from pathlib import Path

import openpyxl

from books import FIRST_ROW, Program, columns, sheets

OLD = """schema: chuan/evidence/1
pack: qd11-2021
school: {code: thu, name: Trường thử}
dossier_date: 2023-04-12
facts: {land_area: 9000}
statements: {strengths: tốt}
rulings: [{indicator: CT4.07, stage: self, person: Bà B, date: 2023-04-01, value: met}]
opinion_asked: [{indicator: CT2.02, ground: đã hỏi}]
registers:
  staff:
    rows:
      - {code: S1, from: 2001-09-01}
      - {code: S2, from: 2001-09-01, to: 2018-12-31}   # left before the years asked
      - {code: S3, from: 2001-09-01, to: 2019-01-01}   # there on the first day asked
      - {code: S4, from: 2001-09-01, to: 2010}         # long gone, and still named below
      - {code: S5, from: 2001-09-01, to: "?"}
  staff_years:
    rows:
      - {staff: S1, year: 2018}
      - {staff: S1, year: 2019}
  publications:
    rows:
      - {code: P1, title: cũ, date: 2018-12-31, authors: [S1]}
      - {code: P2, title: mới, date: 2019-01-01, authors: [S1, S4]}
      - {code: P3, title: chỉ biết năm, date: 2018}
      - {code: P4, title: không rõ ngày, date: "?"}
  finance:
    rows: [{year: 2018, need: 1, granted: 1, document: D3}, {year: 2019, need: 1, granted: 1, document: D2}]
  discipline: {declared_empty: true}
  documents:
    rows:
      - {code: D1, title: còn hiệu lực, date: 2010-01-01}
      - {code: D2, title: hết hạn nhưng còn được dẫn, date: 2015-01-01, valid_to: 2016-01-01}
      - {code: D3, title: hết hạn, date: 2015-01-01, valid_to: 2016-01-01}
      - {code: D4, title: hết hạn mà còn được đếm theo ngày, kind: model_recognition, date: 2020-05-10, valid_to: 2021-12-31}
  tasks:
    rows: [{code: T1, title: xong, status: đã xong}, {code: T2, title: chưa, status: đang làm}]
  figures:
    rows: [{of: CT2.24, year: 2018, part: 1, whole: 2}, {of: CT2.24, year: 2020, part: 1, whole: 2}, {of: CT2.27, part: 3, whole: 4}]
"""
KEPT = {"staff": ["S1", "S3", "S4", "S5"], "staff_years": [2019], "publications": ["P2", "P4"],
        "finance": [2019], "documents": ["D1", "D2", "D4"], "tasks": ["T2"], "figures": [2020]}
LEFT = {"S2", "S1/2018", "P1", "P3", "2018", "D3", "T1", "CT2.24/2018", "CT2.27", "CT4.07", "CT2.02"}


def hand_made(program):
    (program.folder / "old.yaml").write_text(OLD, encoding="utf-8")
    program.run("convert", "old.yaml", "old.xlsx")
    program.run("convert", "old.yaml", "old")
    texts = {}
    for source in ("old.yaml", "old.xlsx", "old"):
        for target in ("new.json", "new.xlsx", "new"):
            told = program.run("convert", source, target, "--carry-forward", "--force").stdout
            name = "again.json"
            program.run("convert", target, name, "--force")
            texts[source, target] = ((program.folder / name).read_text(encoding="utf-8"),
                                     told.decode().split("\n", 1)[1])
    if len(set(texts.values())) != 1:
        sys.exit("the form makes a difference: " + str({k: hash(v) for k, v in texts.items()}))
    text, told = next(iter(texts.values()))
    new = json.loads(text)
    registers = new["registers"]
    for name, kept in KEPT.items():
        rows = registers[name].get("rows", [])
        found = [r.get("year") or r.get("code") for r in rows]
        if found != kept:
            sys.exit(f"{name}: kept {found}, wanted {kept}")
    if new["dossier_date"] != "2024-04-12" or "rulings" in new or "opinion_asked" in new:
        sys.exit("the head was not carried as it should be")
    if new["facts"]["land_area"] != 9000 or new["statements"] != {"strengths": "tốt"}:
        sys.exit("facts or statements are gone")
    # Nothing is yet known of the year between: an empty register is not empty for it.
    if registers["discipline"]["covers"]["to"] != "2023-04-12":
        sys.exit("what the register covers was moved")
    if any(code not in told for code in LEFT):
        sys.exit(f"not told: {[code for code in LEFT if code not in told]}")
    sheet = sheets(openpyxl.load_workbook(program.folder / "new.xlsx"))["chuan:left_out"]
    at = columns(sheet)
    listed = {str(sheet.cell(r, at["record"]).value) for r in range(FIRST_ROW, sheet.max_row + 1)}
    if listed != LEFT:
        sys.exit(f"the sheet lists {sorted(listed)}")


def verdicts(bytes_):
    result = json.loads(bytes_)
    return {f["indicator"]: (f["verdict"], json.dumps(f["value"])) for f in result["findings"]}


def the_law(program, source):
    """On samples without figures of a day; rulings aside."""
    for date in ("2024-04-12", "2025-12-31", "2027-03-01"):
        program.run("convert", source, "next.xlsx", "--carry-forward", "--date", date, "--force")
        old = verdicts(program.run("score", source, "--as-of", date, "--format", "json").stdout)
        new = verdicts(program.score("next.xlsx"))
        differ = {k for k in old if old[k] != new[k]} - {"CT4.07", "CT5.04"}
        if differ:
            sys.exit(f"{date}: {[(k, old[k], new[k]) for k in sorted(differ)]}")


def main():
    root, chuan = Path(sys.argv[1]).resolve(), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        program = Program(chuan, folder)
        hand_made(program)
        the_law(program, root / "samples/ha-noi-2023")
        print("carried forward: any form to any form, verdicts as before")


main()
