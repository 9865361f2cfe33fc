#!/usr/bin/env python3
"""Names of people appear nowhere unless --names asks for them: planted in every field that may hold
one, looked for in what every command prints, in every format.

    names.py ROOT CHUAN"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# One word that stands nowhere else; every planted name holds it.
TOKEN = "Quyzx"
AUTHOR = f"Trần {TOKEN} Lan"
RULER = f"Đỗ {TOKEN} Mười"
LEADER = f"đồng chí Nguyễn {TOKEN} Bảy, khoa Xây dựng Đảng"
HELPER = f"Lê {TOKEN} Chín; các phòng"


def staff_name(i):
    return f"Phạm {TOKEN} Số{i}"


def edit_csv(path, change):
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    for i, row in enumerate(rows[1:]):
        change(i, row, rows[0].index)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text("\ufeff" + out.getvalue(), encoding="utf-8")


def plant(root, work):
    """A copy of the sample with a name in every field that takes one, and in free texts."""
    dossier = work / "truong"
    source = root / "samples" / "ha-noi-2023"
    (dossier / "registers").mkdir(parents=True)
    for file in (source / "registers").glob("*.csv"):
        (dossier / "registers" / file.name).write_bytes(file.read_bytes())
    school = (source / "school.yaml").read_text(encoding="utf-8")
    school = re.sub(r'person: "[^"]*"', f'person: "{RULER}, tổ tự đánh giá"', school)
    school = re.sub(r'(person: .*text: ")', rf"\1{RULER} ghi: ", school)
    school = re.sub(r'(strengths: ")', rf"\1{staff_name(3)} và {staff_name(4).upper()}: ", school)
    (dossier / "school.yaml").write_text(school, encoding="utf-8")

    registers = dossier / "registers"
    edit_csv(registers / "staff.csv",
             lambda i, row, at: row.__setitem__(at("name"), staff_name(i)))

    def task(i, row, at):
        row[at("title")] += f", giao {staff_name(i)}"
        row[at("product")] += f" ({staff_name(i + 1)})"
        if i == 0:
            row[at("lead")], row[at("support")] = LEADER, HELPER
    edit_csv(registers / "tasks.csv", task)
    edit_csv(registers / "documents.csv",
             lambda i, row, at: row.__setitem__(at("title"), row[at("title")] + f" của {staff_name(i % 80)}"))
    edit_csv(registers / "research.csv",
             lambda i, row, at: row.__setitem__(at("title"), staff_name(i % 80) + ": " + row[at("title")]))
    edit_csv(registers / "classes.csv",
             lambda i, row, at: row.__setitem__(at("name"), f"Lớp {staff_name(i % 9)} chủ nhiệm"))
    overlay = work / "overlay.yaml"
    text = (root / "samples" / "overlay-thu-nghiem" / "overlay.yaml").read_text(encoding="utf-8")
    overlay.write_text(re.sub(r"(?m)^author: .*$", f"author: {AUTHOR}", text), encoding="utf-8")
    return dossier, overlay


def text_of(data):
    """What stands in the bytes: of a workbook or Word file every part."""
    if data[:2] != b"PK":
        return data.decode("utf-8", errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(re.sub(r"<[^>]+>", "", parts.read(name).decode("utf-8", errors="replace"))
                         for name in parts.namelist())


class Runs:
    def __init__(self, chuan, work):
        self.chuan, self.work = os.path.abspath(chuan), work
        self.failures, self.count = [], 0

    def __call__(self, *words, out=None, allowed=(0, 1, 3)):
        words = [str(word) for word in words]
        if out:
            words += ["-o", str(self.work / out)]
            if words[0] in ("report", "score") and out.endswith((".docx", ".xlsx")):
                words.append("--force")
        done = subprocess.run([self.chuan, *words], cwd=self.work, capture_output=True, check=False)
        self.count += 1
        told = " ".join(words)
        if done.returncode not in allowed:
            self.failures.append(f"chuan {told} ended with {done.returncode}: {done.stderr.decode()}")
        text = text_of(done.stdout) + done.stderr.decode("utf-8", errors="replace")
        if out and (self.work / out).exists():
            text += text_of((self.work / out).read_bytes())
        return told, text

    def hides(self, *words, **options):
        told, text = self(*words, **options)
        if not text.strip():
            self.failures.append(f"chuan {told}: prints nothing")
        found = re.search(rf".{{0,80}}{TOKEN}.{{0,40}}", text, re.I)
        if found:
            self.failures.append(f"chuan {told}: names a person: {found.group(0)}")

    def merges(self, *words, **options):
        """No code of a person, no share of people with one or two in it or left by it."""
        told, text = self(*words, "--redact", "strict", **options)
        found = re.search(r".{0,60}\bCB\d\d.{0,40}", text)
        if found:
            self.failures.append(f"chuan {told}: names a person by code: {found.group(0)}")
        if "json" not in words:
            return
        for finding in json.loads(text)["findings"]:
            value = finding["value"] or {}
            if finding["indicator"][:3] != "CT2" or value.get("kind") != "share":
                continue
            top, whole = value["numerator"], value["denominator"]
            if finding.get("possible") is None and {top, whole - top, whole} & {1, 2}:
                self.failures.append(f"chuan {told}: {finding['indicator']} tells {top}/{whole}")

    def tells(self, name, *words, **options):
        told, text = self(*words, **options)
        if name not in text:
            self.failures.append(f"chuan {told}: does not tell {name}")


def formats_of(chuan, command, option="--format"):
    """The closed list of an option's values, as the help has it."""
    text = subprocess.run([chuan, *command.split(), "--help", "--width", "200"],
                          capture_output=True, check=True).stdout.decode()
    return re.search(rf"{option} ([a-z|-]+)", text).group(1).split("|")


def main():
    root, chuan = Path(sys.argv[1]).resolve(), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        dossier, overlay = plant(root, work)
        run = Runs(chuan, work)
        for strict in ([], ["--redact", "strict"]):
            for form in formats_of(run.chuan, "score"):
                for level in ("1", "2"):
                    run.hides("score", dossier, "--format", form, "--level", level, *strict,
                              out=f"a.{form}")
            run.hides("score", dossier, "--overlay", overlay, "--format", "json", *strict)
            run.hides("score", dossier, "--overlay", overlay, "--format", "html", *strict)
            for form in formats_of(run.chuan, "gap"):
                run.hides("gap", dossier, "--format", form, *strict)
            for indicator in ("CT2.13", "CT2.18", "CT2.19", "CT2.10", "CT2.24", "CT4.01", "CT4.07",
                              "CT5.04", "CT3.01", "CT2.29", "CT1.01"):
                for form in formats_of(run.chuan, "why"):
                    run.hides("why", dossier, indicator, "--format", form, *strict)
            for form in formats_of(run.chuan, "diff"):
                run.hides("diff", dossier, "--as-of-b", "2024-12-31", "--format", form, *strict)
            for kind in formats_of(run.chuan, "report", "--kind"):
                run.hides("report", dossier, "--kind", kind, *strict, out=f"{kind}.docx")
            for kind in ("minh-chung", "lo-trinh"):
                run.hides("report", dossier, "--kind", kind, *strict, out=f"{kind}.xlsx")
        for form in formats_of(run.chuan, "stats"):
            run.hides("stats", dossier, "--by", "year,organiser,unit", "--format", form)
        (work / "all").mkdir()
        dossier.rename(work / "all" / "truong")
        for form in formats_of(run.chuan, "batch"):
            run.hides("batch", work / "all", "--format", form, out=f"batch.{form}")
        dossier = work / "all" / "truong"

        for form in ("text", "md", "csv", "html", "xlsx", "json"):
            run.merges("score", dossier, "--format", form, out=f"s.{form}" if form == "xlsx" else None)
            run.merges("score", dossier, "--level", "2", "--format", form,
                       out=f"s.{form}" if form == "xlsx" else None)
        for indicator in ("CT2.09", "CT2.13", "CT2.18", "CT2.19", "CT2.24", "CT2.29"):
            run.merges("why", dossier, indicator)
        run.tells("dưới 3 người", "score", dossier, "--redact", "strict")

        # Asked for, they are told: else nothing above could fail.
        run.tells(staff_name(7), "why", dossier, "CT2.13", "--names")
        run.tells(staff_name(7), "score", dossier, "--format", "html", "--names")
        run.tells(RULER, "why", dossier, "CT4.07", "--names")
        run.tells(AUTHOR, "score", dossier, "--overlay", overlay, "--format", "json", "--names")
        run.tells(staff_name(0), "gap", dossier, "--format", "json", "--names")
        # A unit is no person.
        run.tells("khoa Xây dựng Đảng", "report", dossier, "--kind", "lo-trinh", out="lo-trinh.xlsx")
        run.tells("Phòng Tổ chức, hành chính, thông tin, tư liệu", "score", dossier, "--format", "html")
        run.tells("Phòng Quản lý đào tạo", "report", dossier, "--kind", "lo-trinh", out="lo-trinh.xlsx")
        run.tells("các phòng", "report", dossier, "--kind", "lo-trinh", out="lo-trinh.xlsx")

        # A message quotes the line at fault, and not who stands on it.
        edit_csv(dossier / "registers" / "staff.csv",
                 lambda i, row, at: i == 5 and row.__setitem__(at("degree"), "học vị lạ"))
        edit_csv(dossier / "registers" / "staff.csv",
                 lambda i, row, at: i == 85 and row.__setitem__(at("name"), staff_name(5).upper()))
        for command in ("check", "score", "gap", "stats"):
            run.hides(command, dossier)
        run.hides("check", dossier, "--format", "json")
        run.hides("score", dossier, "--diagnostics", "json")
        run.tells(staff_name(5), "check", dossier, "--names")

    for failure in run.failures:
        print(failure)
    print(f"{run.count} runs, {len(run.failures)} failures")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
