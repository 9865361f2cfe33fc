#!/usr/bin/env python3
"""A clerk's path: `chuan new`, typing, `chuan score`: the table of 55 in two commands.

    clerk.py ROOT CHUAN

Also what the empty workbook offers a clerk: hidden keys, hints, pick lists, checks, frozen panes,
filters, print set-up; and that what is prepared and left alone says nothing."""

import re
import sys
import tempfile
from pathlib import Path

import openpyxl

from books import FIRST_ROW, Clerk, Program, as_json, columns, sheets


def form(book):
    """What is wrong with the form of a new workbook."""
    wrong = []
    by_key = sheets(book)
    read_back = [s for s in by_key.values() if s.title not in ("Kết quả", "Danh mục", "Hướng dẫn")]
    if len(read_back) < 25:
        wrong.append(f"only {len(read_back)} sheets to fill in")
    lists = f"'{by_key['chuan:lists'].title}'!"
    for sheet in book.worksheets:
        if any(c.data_type == "f" for row in sheet.iter_rows() for c in row):
            wrong.append(f"{sheet.title}: formulas")
        if sheet.page_setup.paperSize != 9 or sheet.page_setup.orientation != "landscape":
            wrong.append(f"{sheet.title}: not A4 landscape")
        if not sheet.row_dimensions[1].hidden:
            wrong.append(f"{sheet.title}: row 1 shows")
    for sheet in read_back:
        if sheet.freeze_panes is None or sheet.print_title_rows != "$2:$2":
            wrong.append(f"{sheet.title}: panes or print titles")
        for check in sheet.data_validations.dataValidation:
            if check.type == "list" and not re.match(r"='?[^!]+'?!\$", "=" + check.formula1.lstrip("=")):
                wrong.append(f"{sheet.title}: {check.formula1} is no range")
    for key, sheet in by_key.items():
        if key.startswith("chuan:"):
            continue
        bare = [c.coordinate for c in sheet[2] if c.value and c.comment is None]
        if bare:
            wrong.append(f"{sheet.title}: headings without a hint {bare}")
        if not sheet.auto_filter.ref:
            wrong.append(f"{sheet.title}: no filter")
    staff = by_key["staff"]
    kinds = {c.type for c in staff.data_validations.dataValidation}
    if not {"list", "date"} <= kinds:
        wrong.append(f"staff: checks {kinds}")
    if not any(lists in (c.formula1 or "") for c in staff.data_validations.dataValidation):
        wrong.append("staff: no pick list")
    kinds = {c.type for c in by_key["figures"].data_validations.dataValidation}
    if not {"list", "whole", "decimal"} <= kinds:
        wrong.append(f"figures: checks {kinds}")
    code = staff.column_dimensions[openpyxl.utils.get_column_letter(columns(staff)["code"])]
    if code.number_format != "@":
        wrong.append(f"codes are {code.number_format}, not text")
    return wrong


def main():
    root, chuan = Path(sys.argv[1]).resolve(), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        program = Program(chuan, folder)
        program.run("new", "lao-cai.xlsx", "--pack", "qd11-2021", "--date", "2024-05-15")
        book = program.folder / "lao-cai.xlsx"
        wrong = form(openpyxl.load_workbook(book))
        if wrong:
            sys.exit("\n".join(wrong))

        # Nothing is filled in but who it is: every indicator waits for evidence, nothing is a fault.
        empty = openpyxl.load_workbook(book)
        general = sheets(empty)["chuan:general"]
        for row in range(FIRST_ROW, general.max_row + 1):
            if general.cell(row, 1).value in ("school.code", "school.name"):
                general.cell(row, 3).value = "lao-cai"
        empty.save(program.folder / "empty.xlsx")
        if "Không có lỗi" not in program.run("check", "empty.xlsx").stdout.decode():
            sys.exit("an empty workbook has faults")
        if b'"met": 0' not in program.score("empty.xlsx"):
            sys.exit("an empty workbook meets something")

        sample = root / "samples/lao-cai-2024"
        Clerk(root, book, as_json(program, sample, "lao-cai.json")).fill()
        table = program.run("score", "lao-cai.xlsx").stdout.decode()
        expected = program.run("score", sample).stdout.decode()
        # The last line says what to type next, with the path.
        if table.split("Xem tiếp")[0] != expected.split("Xem tiếp")[0]:
            sys.exit("the table differs from the sample's")
        if "/55" not in table:
            sys.exit(f"no table of 55: {table[:300]}")
        # What counted is found again by its sheet and cell.
        why = program.run("why", "lao-cai.xlsx", "CT6.01", "--width", "200").stdout.decode()
        if "[Thông tin chung!C" not in why:
            sys.exit(f"why does not name the cell: {why}")
        print("chuan new, typing, chuan score: the table of 55")


main()
