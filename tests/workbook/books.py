"""What the tests of workbooks share: the program, a scratch folder, and a clerk who types.

The clerk knows the form only through what stands in the workbook: the hidden keys of row 1, and the
types of the pack's facts.yaml (rules/README.md)."""

import datetime
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import yaml

FIRST_ROW = 3  # the hidden keys stand in row 1, the headings in row 2
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"(\d{4})-(\d\d)")


class Program:
    def __init__(self, program, folder):
        self.program = str(Path(program).resolve())
        self.folder = Path(folder)

    def run(self, *args, exit=0):
        done = subprocess.run([self.program, *map(str, args)], cwd=self.folder, capture_output=True,
                              env={**os.environ, "NO_COLOR": "1"})
        if exit is not None and done.returncode != exit:
            raise SystemExit(f"chuan {' '.join(map(str, args))} ended with {done.returncode}:\n"
                             + done.stderr.decode() + done.stdout.decode()[-2000:])
        return done

    def score(self, path, exit=0):
        return self.run("score", path, "--format", "json", exit=exit).stdout


def libreoffice(folder, files, kind="xlsx"):
    """Every file opened and saved again by LibreOffice, started once; the new files' folder."""
    office = shutil.which("soffice")
    if office is None:
        return None
    out = Path(folder) / "office"
    profile = (Path(folder) / "profile").as_uri()
    subprocess.run([office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
                    "--outdir", str(out), *map(str, files)],
                   check=True, capture_output=True, timeout=300)
    return out


def types_of(root):
    """register -> field -> type, from the pack's own file."""
    facts = yaml.safe_load((root / "rules/qd11-2021/facts.yaml").read_text(encoding="utf-8"))
    registers = {name: {f: spec["type"] for f, spec in reg["fields"].items()}
                 for name, reg in facts["registers"].items()}
    for fields in registers.values():
        fields.setdefault("origin_unit", "code")
    return registers, {name: spec["type"] for name, spec in facts["facts"].items()}


def typed(kind, value):
    """A value of the JSON dossier as a clerk types it in a cell."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "có" if value else "không"
    if kind == "date" and isinstance(value, str):
        if DAY.fullmatch(value):
            return datetime.date.fromisoformat(value)
        if MONTH.fullmatch(value):
            return "{1}/{0}".format(*MONTH.fullmatch(value).groups())
        return int(value) if value.isdigit() else value
    return value


def columns(sheet):
    """Key after the dot -> column; row 1 holds the keys."""
    out = {}
    for cell in sheet[1]:
        if cell.value:
            out[str(cell.value).split(".", 1)[-1]] = cell.column
    return out


def sheets(book):
    """What stands before the dot in the keys -> sheet."""
    out = {}
    for sheet in book.worksheets:
        for cell in sheet[1]:
            if cell.value and "." in str(cell.value):
                out[str(cell.value).split(".", 1)[0]] = sheet
                break
    return out


class Clerk:
    """Fills a workbook of `chuan new` from a dossier given as JSON."""

    def __init__(self, root, path, dossier):
        self.registers, self.facts = types_of(root)
        self.path, self.dossier = path, dossier
        self.book = openpyxl.load_workbook(path)
        self.sheets = sheets(self.book)

    def fill(self):
        self.general()
        for key, list_ in (("units", "units"), ("rulings", "rulings"),
                           ("opinion_asked", "opinion_asked"), ("not_applicable", "not_applicable")):
            self.lines("chuan:" + key, self.dossier.get(list_, []))
        self.statements()
        for name, register in self.dossier.get("registers", {}).items():
            self.about(name, register)
            self.rows(name, register.get("rows", []))
        self.book.save(self.path)

    def general(self):
        sheet = self.sheets["chuan:general"]
        at = columns(sheet)
        values = {"pack": self.dossier.get("pack"), "dossier_date": self.dossier["dossier_date"]}
        values.update({f"school.{k}": v for k, v in self.dossier["school"].items()})
        values.update({f"facts.{k}": v for k, v in self.dossier.get("facts", {}).items()})
        for row in range(FIRST_ROW, sheet.max_row + 1):
            key = sheet.cell(row, at["key"]).value
            if key in values:
                kind = "date" if key == "dossier_date" else self.facts.get(key.partition(".")[2])
                sheet.cell(row, at["value"]).value = typed(kind, values.pop(key))
        assert not values, values

    def lines(self, key, records):
        """Prepared lines are filled in where there is one, others are added below."""
        sheet = self.sheets[key]
        at = columns(sheet)
        words = {"self": "trường tự đánh giá", "province": "tỉnh thẩm định", "survey": "Đoàn khảo sát",
                 "council": "hội đồng thẩm định", "met": "Đạt", "exceeds": "vượt", "near": "gần đạt",
                 "not_met": "chưa đạt"}
        open_rows = {}
        for row in range(FIRST_ROW, sheet.max_row + 1):
            indicator = sheet.cell(row, at.get("indicator", 1)).value
            if indicator:
                open_rows.setdefault(indicator, row)
        end = sheet.max_row
        for record in records:
            row = open_rows.pop(record.get("indicator"), None)
            if row is None:
                end = row = end + 1
            for name, value in record.items():
                if name in ("stage", "value"):
                    value = words[value]
                sheet.cell(row, at[name]).value = typed("date" if name == "date" else None, value)

    def statements(self):
        sheet = self.sheets["chuan:statements"]
        at = columns(sheet)
        rows = {sheet.cell(r, at["key"]).value: r for r in range(FIRST_ROW, sheet.max_row + 1)}
        end = sheet.max_row
        for key, text in self.dossier.get("statements", {}).items():
            if key not in rows:
                end = rows[key] = end + 1
                sheet.cell(end, at["key"]).value = key
            sheet.cell(rows[key], at["text"]).value = text

    def about(self, name, register):
        sheet = self.sheets["chuan:registers"]
        at = columns(sheet)
        for row in range(FIRST_ROW, sheet.max_row + 1):
            if sheet.cell(row, at["register"]).value != name:
                continue
            covers = register.get("covers", {})
            for end in ("from", "to"):
                if end in covers:
                    sheet.cell(row, at[end]).value = typed("date", covers[end])
            if register.get("declared_empty"):
                sheet.cell(row, at["declared_empty"]).value = "x"
            if register.get("blank_is_no"):
                sheet.cell(row, at["blank_is_no"]).value = "; ".join(register["blank_is_no"])
            if not register.get("rows"):
                sheet.cell(row, at["kept"]).value = "có"

    def rows(self, name, rows):
        sheet = self.sheets[name]
        at = columns(sheet)
        prepared = self.prepared(name, sheet, at)
        end = sheet.max_row
        for record in rows:
            row = prepared.pop(self.slot(name, record), None)
            if row is None:
                end = row = end + 1
            for field, value in record.items():
                if field not in at:
                    at[field] = sheet.max_column + 1
                    sheet.cell(2, at[field]).value = field
                sheet.cell(row, at[field]).value = typed(self.registers[name].get(field), value)

    @staticmethod
    def slot(name, record):
        if name == "documents":
            return (record.get("serves") or [None])[0]
        return (record.get("of"), record.get("year")) if name == "figures" else None

    def prepared(self, name, sheet, at):
        out = {}
        for row in range(FIRST_ROW, sheet.max_row + 1):
            cell = lambda field: sheet.cell(row, at[field]).value
            if name == "documents" and cell("serves"):
                out.setdefault(cell("serves"), row)
            if name == "figures" and cell("of"):
                out.setdefault((cell("of"), cell("year")), row)
        return out


def as_json(program, source, name):
    program.run("convert", source, name, "--force")
    return json.loads((program.folder / name).read_text(encoding="utf-8"))
