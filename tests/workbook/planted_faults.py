#!/usr/bin/env python3
"""A clerk's slips, planted one by one in a sound workbook: each is named with its sheet and cell.

    planted_faults.py ROOT CHUAN

Nothing else is an error, so that one slip does not hide another or look like ten. What makes a
whole workbook unreadable is planted alone."""

import datetime
import json
import sys
import tempfile
from pathlib import Path

import openpyxl

from books import FIRST_ROW, Program, columns, sheets

STEP = 2  # rows between plants on one sheet


class Planter:
    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheets = sheets(self.book)
        self.expected = []
        self.next_row = {}

    def row(self, sheet):
        row = self.next_row.get(sheet, FIRST_ROW + 1)
        self.next_row[sheet] = row + STEP
        return row

    def expect(self, code, sheet, cell):
        self.expected.append((code, self.sheets.get(sheet, sheet).title
                              if sheet in self.sheets else sheet, cell))

    def put(self, code, key, field, value, row=None, near=None):
        """`value` in the field of a register's next row; the cell itself is named."""
        sheet = self.sheets[key]
        row = row or self.row(key)
        at = columns(sheet)
        cell = sheet.cell(row, at[field])
        cell.value = value
        for other, text in (near or {}).items():
            sheet.cell(row, at[other]).value = text
        self.expect(code, key, cell.coordinate)
        return cell

    def line(self, code, key, field, planted, match, **others):
        """The same on the line of the sheet whose first columns match."""
        sheet = self.sheets[key]
        at = columns(sheet)
        for row in range(FIRST_ROW, sheet.max_row + 1):
            if all(sheet.cell(row, at[f]).value == v for f, v in match.items()):
                return self.put(code, key, field, planted, row, others)
        raise SystemExit(f"no line {match} on {key}")

    def added(self, code, where, named, **values):
        """The same on a line added at the end."""
        sheet = self.sheets[where]
        at = columns(sheet)
        row = sheet.max_row + 1
        for name, value in values.items():
            sheet.cell(row, at[name]).value = value
        self.expect(code, where, sheet.cell(row, at[named]).coordinate)


def plant(p):
    # ---- dates
    p.put("E042", "staff", "from", "31/2/2015")
    p.put("E043", "staff", "from", "12/4/15")
    p.put("E041", "staff", "from", "hôm qua")
    p.put("E041", "staff", "from", 12.2019)
    p.put("E073", "staff", "to", datetime.date(1970, 1, 2), near={"from": datetime.date(2001, 9, 1)})
    p.put("E074", "staff", "from", datetime.date(2031, 9, 1))
    # ---- pick lists, yes and no
    p.put("E040", "staff", "degree", "thạc sĩii")
    p.put("E040", "staff", "rank", 5)
    p.put("E055", "staff", "on_payroll", "có lẽ")
    p.put("E055", "staff", "degree_fits", 2)
    # ---- formulas
    p.put("E114", "staff", "degree", "#N/A")
    p.put("E115", "staff", "meets_title_standards", "=1+1")
    # ---- codes
    p.put("E060", "staff", "unit", "KHX")
    p.put("E033", "staff", "origin_unit", "cu-x")
    p.put("E054", "staff_years", "year", "hai nghìn")
    p.put("E054", "staff_years", "year", 43831)
    p.put("E060", "staff_years", "staff", "CB999")
    p.put("E040", "staff_years", "rating", "tốt quá")
    p.put("E025", "certificates", "kind", None)
    p.put("E040", "certificates", "kind", "bằng lái xe")
    p.put("E025", "publications", "code", None)
    p.put("E026", "publications", "code", "BV001")
    # ---- numbers
    p.put("E046", "classes", "learners", "1.234")
    p.put("E050", "classes", "learners", -5)
    p.put("E052", "classes", "learners", 12.5)
    p.put("E045", "classes", "learners", "sáu mươi")
    p.put("E049", "classes", "learners", "40..30")
    p.put("E047", "classes", "learners", 10**13)
    p.put("E053", "classes", "learners", "60%")
    # ---- lists
    p.put("E060", "research", "members", "CB01; CB9999")
    p.put("E060", "research", "leader", 7)
    p.put("E062", "documents", "serves", 2.1)
    p.put("E062", "documents", "serves", "CT2.18/tong_hop; CT9.99")
    p.put("E040", "documents", "topics", "việc khác")
    # ---- declared figures
    p.added("E064", "figures", "of", of="CT2.99", part=1, whole=2)
    p.line("E077", "figures", "part", 50, {"of": "CT2.27"}, whole=40)
    p.line("E076", "figures", "whole", None, {"of": "CT2.28"}, part=50)
    p.line("E075", "figures", "value", 3, {"of": "CT2.29"}, part=5, whole=40)
    # ---- the sheets every dossier has
    p.line("E045", "chuan:general", "value", "rộng", {"key": "facts.land_area"})
    p.line("E055", "chuan:general", "value", "chưa rõ", {"key": "facts.student_software"})
    p.line("E041", "chuan:registers", "from", "từ đầu năm", {"register": "events"})
    p.line("E029", "chuan:registers", "from", datetime.date(2023, 5, 1), {"register": "research"},
           to=datetime.date(2022, 5, 1))
    p.line("E030", "chuan:registers", "blank_is_no", "Cột lạ", {"register": "staff"})
    p.line("E055", "chuan:registers", "declared_empty", "chắc thế", {"register": "facilities"})
    p.line("E068", "chuan:rulings", "indicator", "CT2.18", {"indicator": "CT5.04"})
    ruling = {"indicator": "CT4.07", "stage": "tỉnh thẩm định", "person": "Bà B", "value": "đạt",
              "date": datetime.date(2023, 3, 1)}
    p.added("E065", "chuan:rulings", "indicator", **{**ruling, "indicator": "CT4.7"})
    p.added("E066", "chuan:rulings", "stage", **{**ruling, "stage": "xã"})
    p.added("E067", "chuan:rulings", "value", **{**ruling, "value": "tốt"})
    p.added("E004", "chuan:rulings", "person", **{**ruling, "person": None})
    p.added("E011", "chuan:rulings", "date", **{**ruling, "date": 2023})
    p.added("E004", "chuan:statements", "key", text="lời không có mã")
    p.added("F023", "chuan:statements", "key", key="general", text="hai lần")
    p.added("E070", "chuan:opinion_asked", "ground", indicator="CT2.02")
    p.added("E072", "chuan:not_applicable", "indicator", indicator="CT2.18", ground="không thích")
    # ---- the form itself
    years = p.sheets["school_years"]
    years.merge_cells("C4:C6")
    p.expect("E113", "school_years", "C4:C6")
    surveys = p.sheets["surveys"]
    surveys["Z4"] = "ghi bên lề"
    p.expect("E112", "surveys", "Z4")
    finance = p.sheets["finance"]
    finance.cell(2, finance.max_column + 1).value = "Ghi chú"
    p.expect("E023", "finance", finance.cell(2, finance.max_column).coordinate)
    events = p.sheets["events"]
    twice = events.cell(1, events.max_column + 1)
    twice.value = "events.date"
    events.cell(2, twice.column).value = "Ngày nữa"
    p.expect("E024", "events", events.cell(2, twice.column).coordinate)
    p.book.copy_worksheet(p.sheets["plans"])
    p.expect("E118", p.book.worksheets[-1].title, "A1")
    p.book.create_sheet("Nháp")["B2"] = "để quên"
    p.expect("E110", "Nháp", "A1")


# Slips that reach further than their cell: what else they may say.
ECHOES = {"E027", "E061", "E080", "E081", "E082", "E085", "E091", "E074", "E054", "E023"}


def check(program, path):
    done = program.run("check", path, "--format", "json", exit=3)
    return json.loads(done.stdout)["diagnostics"]


def alone(program, source, name, change, code, place):
    """A workbook that cannot be read as a whole: no result, and the place is named."""
    book = openpyxl.load_workbook(source)
    change(book, sheets(book))
    path = program.folder / name
    book.save(path)
    found = [(d["code"], d.get("sheet"), d.get("cell")) for d in check(program, path)]
    if (code, *place) not in found:
        sys.exit(f"{name}: wanted {(code, *place)}, found {found[:5]}")
    if program.run("score", path, "--format", "json", exit=3).stdout and code != "E111":
        sys.exit(f"{name}: a result in spite of {code}")


def main():
    root, chuan = Path(sys.argv[1]).resolve(), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        program = Program(chuan, folder)
        sound = program.folder / "sound.xlsx"
        program.run("convert", root / "samples/ha-noi-2023", sound)
        planter = Planter(sound)
        plant(planter)
        planter.book.save(program.folder / "planted.xlsx")
        found = check(program, "planted.xlsx")
        places = [(d["code"], d["sheet"], d["cell"]) for d in found]
        missing = [p for p in planter.expected if p not in places]
        extra = [p for p, d in zip(places, found)
                 if p not in planter.expected and (d["severity"] == "error" and p[0] not in ECHOES)]
        unplaced = [d for d in found if not d.get("cell")]
        if missing or extra or unplaced:
            sys.exit("\n".join(["not named:", *map(str, missing), "not planted:", *map(str, extra),
                                "without a cell:", *[str(d["code"]) for d in unplaced]]))
        # The faults do not stop the result: it is written and says how many it carries.
        if b'"faults": 0' in program.score("planted.xlsx", exit=3):
            sys.exit("the result does not count its faults")

        def old_font(_, by_key):
            for row in range(FIRST_ROW, FIRST_ROW + 4):
                by_key["units_internal"].cell(row, 2).value = "Phßng Tæ chøc"
        alone(program, sound, "font.xlsx", old_font, "F014", ("Khoa và phòng", "B3:B6"))

        def no_general(book, by_key):
            book.remove(by_key["chuan:general"])
        alone(program, sound, "general.xlsx", no_general, "E117", ("Hướng dẫn", "A1"))

        def no_headings(_, by_key):
            by_key["events"].delete_rows(1, 2)
        alone(program, sound, "headings.xlsx", no_headings, "E111",
              ("Hội thảo, tọa đàm", "A1"))
        print(f"{len(planter.expected)} slips, each named with its cell")


main()
