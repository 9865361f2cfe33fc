#!/usr/bin/env python3
"""Our workbooks and tables, read by other programs: right types, texts that stay texts, formulas
that come to the values written beside them, nothing that runs.

    sheets.py ROOT CHUAN"""

import csv
import datetime
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

import hostile

OURS = re.compile(r"=(-?[0-9.]+/[0-9.]+|SUM\([A-Z0-9:,]+\))\Z")
failures = []


def check(good, what):
    if not good:
        failures.append(what)


def chuan_run(chuan, *words):
    done = subprocess.run([chuan, *map(str, words)], capture_output=True, check=False)
    check(done.returncode in (0, 1, 3), f"chuan {words}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def write_books(chuan, dossier, work, name):
    books = {"score": work / f"{name}-score.xlsx"}
    chuan_run(chuan, "score", dossier, "--format", "xlsx", "-o", books["score"])
    for kind in ("lo-trinh", "minh-chung"):
        books[kind] = work / f"{name}-{kind}.xlsx"
        chuan_run(chuan, "report", dossier, "--kind", kind, "-o", books[kind])
    return books


def check_texts(path):
    """Whatever the dossier holds: a formula is one of ours, all other texts are texts."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    check(OURS.match(cell.value), f"{path.name} {cell.coordinate}: {cell.value}")
                check(cell.data_type in "snfdb", f"{path.name} {cell.coordinate}: {cell.data_type}")
                check(cell.hyperlink is None, f"{path.name} {cell.coordinate}: a link")
    with zipfile.ZipFile(path) as parts:
        for part in parts.namelist():
            check("externalLink" not in part and "vba" not in part, f"{path.name}: {part}")
            check(b"TargetMode=\"External\"" not in parts.read(part), f"{path.name}: {part} leads out")


def rows_of(sheet, first):
    """The rows under the heading row that holds `first`, up to the first empty one."""
    head = next(r for r in range(1, 20) if sheet.cell(r, 1).value == first)
    names = [cell.value for cell in sheet[head]]
    for row in range(head + 1, sheet.max_row + 1):
        cells = dict(zip(names, sheet[row]))
        if isinstance(cells[first].value, (int, float)):
            yield cells


def check_types(chuan, dossier, books):
    """The table of the Ha Noi sample against the JSON of the same dossier."""
    import json
    findings = {f["indicator"]: f for f in json.loads(
        chuan_run(chuan, "score", dossier, "--format", "json", "--no-explain"))["findings"]}
    table = openpyxl.load_workbook(books["score"]).worksheets[0]
    values = openpyxl.load_workbook(books["score"], data_only=True).worksheets[0]
    seen = set()
    for cells in rows_of(table, "TT"):
        finding = findings[cells["Mã"].value]
        seen.add(cells["Mã"].value)
        actual, value = cells["Thực tế"], finding["value"]
        exact = value and not finding.get("possible")
        if exact and value["kind"] in ("share", "ratio") and value["denominator"]:
            check(actual.value == f"={value['numerator']}/{value['denominator']}",
                  f"{actual.coordinate}: {actual.value}")
            cached = values[actual.coordinate].value
            check(abs(cached - value["numerator"] / value["denominator"]) < 1e-12,
                  f"{actual.coordinate}: {cached}")
            if value["kind"] == "share":
                check("%" in actual.number_format, f"{actual.coordinate}: {actual.number_format}")
        elif exact and value["kind"] in ("count", "amount"):
            check(actual.value == value["value"], f"{actual.coordinate}: {actual.value}")
        else:
            check(actual.data_type in "sn", f"{actual.coordinate}: {actual.data_type}")
        required = cells["Yêu cầu"]
        if finding["threshold"] and finding["threshold"]["op"] == ">=" and value["kind"] == "share":
            top, _, bottom = finding["threshold"]["value"].partition("/")
            check(abs(required.value - int(top) / int(bottom or 1)) < 1e-12,
                  f"{required.coordinate}: {required.value}")
    check(seen == set(findings), f"rows: {seen ^ set(findings)}")

    documents = list(rows_of(openpyxl.load_workbook(books["minh-chung"]).worksheets[0], "TT"))
    check(len(documents) > 150, f"{len(documents)} documents")
    dated = sum(isinstance(row["Ngày"].value, datetime.datetime) for row in documents)
    check(dated > 150, f"{dated} documents have a date that is one")
    tasks = list(rows_of(openpyxl.load_workbook(books["lo-trinh"]).worksheets[0], "TT"))
    due = sum(isinstance(row["Thời hạn"].value, datetime.datetime) for row in tasks)
    check(len(tasks) >= 12 and due >= 12, f"{len(tasks)} tasks, {due} with a date")


def check_recalculated(paths, work):
    """LibreOffice, given the formulas without our values, comes to our values."""
    bare = work / "bare"
    bare.mkdir()
    for path in paths:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare / path.name, "w") as new:
            for part in old.namelist():
                data = old.read(part)
                if part.startswith("xl/worksheets/"):
                    data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
                new.writestr(part, data)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile",
                    "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(work / "again"),
                    *map(str, sorted(bare.glob("*.xlsx")))],
                   check=True, capture_output=True, timeout=300)
    compared = 0
    for path in paths:
        formulas = openpyxl.load_workbook(path)
        ours = openpyxl.load_workbook(path, data_only=True)
        theirs = openpyxl.load_workbook(work / "again" / path.name, data_only=True)
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    a = ours[sheet.title][cell.coordinate].value
                    b = theirs[sheet.title][cell.coordinate].value
                    compared += 1
                    check(isinstance(b, (int, float)) and abs(a - b) <= 1e-9 * max(1, abs(a)),
                          f"{path.name} {sheet.title}!{cell.coordinate} {cell.value}: {a}, {b}")
    check(compared > 30, f"only {compared} formulas")


def check_csv(chuan, dossier):
    for words in (["score"], ["score", "--level", "2"], ["gap"], ["stats", "--by", "year,unit"]):
        text = chuan_run(chuan, words[0], dossier, *words[1:], "--format", "csv").decode()
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                number = re.fullmatch(r"-?[0-9.]*", cell)
                check(number or cell[:1] not in "=+-@\t\r", f"{words} csv: {cell[:60]!r}")
    for words in (["score"], ["gap"], ["stats"]):
        text = chuan_run(chuan, words[0], dossier, "--format", "md").decode()
        check(not re.search(r"(?<!\\)<(script|img|svg|iframe|b>)", text), f"{words} md: markup")
        check("](javascript" not in re.sub(r"\\[\[\]]", "", text), f"{words} md: a link")
        for line in text.splitlines():
            cells = re.split(r"(?<!\\)\|", line) if line.startswith("|") else []
            for cell in cells:
                check(cell.strip()[:1] not in ("=", "+", "@"), f"{words} md: {cell[:60]!r}")


def main():
    root, chuan = Path(sys.argv[1]).resolve(), str(Path(sys.argv[2]).resolve())
    sample = root / "samples" / "ha-noi-2023"
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        dossier = work / "harm.json"
        check(hostile.make(chuan, sample, dossier) > 300, "few texts were spoiled")
        good, bad = write_books(chuan, sample, work, "good"), write_books(chuan, dossier, work, "bad")
        for path in (*good.values(), *bad.values()):
            check_texts(path)
        check_types(chuan, sample, good)
        check_csv(chuan, dossier)
        check_recalculated([*good.values(), *bad.values()], work)
    for failure in failures[:40]:
        print(failure)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
