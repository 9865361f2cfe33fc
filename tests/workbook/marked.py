#!/usr/bin/env python3
"""Marked copies and copies with the result, as other programs see them: openpyxl and LibreOffice open them,
save them, and they are the same dossier; what nobody asked to change is as it was.

    marked.py ROOT CHUAN

One start of LibreOffice for all files, since it costs seconds."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

ERROR, WARNING = "FFFFB7B8", "FFFFE29A"
failures = []


def expect(what, true):
    if not true:
        failures.append(what)


def run(chuan, *arguments, ends=(0,)):
    done = subprocess.run([chuan, *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in ends:
        sys.exit(f"chuan {' '.join(arguments)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def spoil(path, out):
    """Wrong cells on three sheets; one of them has a comment of the user's."""
    book = openpyxl.load_workbook(path)
    spoiled = []
    for sheet, key, row, value in [("Đội ngũ", "staff.degree", 3, "giỏi"), ("Đội ngũ", "staff.from", 5, "31/2/2020"),
                                   ("Minh chứng", "documents.date", 4, "hôm qua"),
                                   ("Nghiên cứu khoa học", "research.level", 3, "cấp cao")]:
        keys = {c.value: c.column for c in book[sheet][1]}
        cell = book[sheet].cell(row, keys[key])
        cell.value = value
        spoiled.append((sheet, cell.coordinate))
    book[spoiled[0][0]][spoiled[0][1]].comment = Comment("hỏi lại chị Lan", "Phòng Tổ chức")
    book["Đội ngũ"]["B4"].comment = Comment("giữ", "Phòng Tổ chức")
    book.save(out)
    return spoiled


def looks(cell):
    return (cell.font.b, cell.font.name, cell.font.sz, cell.number_format, cell.border.left.style,
            cell.alignment.wrap_text, cell.protection.locked)


def filled(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def check_marked(before, after, spoiled, name):
    old, new = openpyxl.load_workbook(before), openpyxl.load_workbook(after)
    expect(f"{name}: sheets", new.sheetnames == [*old.sheetnames, "Lỗi"])
    found = []
    for sheet in old.sheetnames:
        expect(f"{name}: checks of {sheet}", len(old[sheet].data_validations.dataValidation)
               == len(new[sheet].data_validations.dataValidation))
        expect(f"{name}: frozen panes of {sheet}", old[sheet].freeze_panes == new[sheet].freeze_panes)
        for row in new[sheet].iter_rows():
            for cell in row:
                was = old[sheet][cell.coordinate]
                if filled(cell) == ERROR:
                    found.append((sheet, cell.coordinate))
                    expect(f"{name}: comment of {sheet}!{cell.coordinate}",
                           cell.comment is not None and "Cách sửa" in cell.comment.text)
                else:
                    expect(f"{name}: fill of {sheet}!{cell.coordinate}", filled(cell) == filled(was))
                if was.value != cell.value or looks(was) != looks(cell):
                    expect(f"{name}: {sheet}!{cell.coordinate} changed: {looks(was)} {looks(cell)}", False)
    expect(f"{name}: marked {sorted(found)}", sorted(found) == sorted(spoiled))
    first = new[spoiled[0][0]][spoiled[0][1]].comment.text
    expect(f"{name}: the user's words stay above: {first!r}",
           first.startswith("hỏi lại chị Lan") and "E040" in first)
    expect(f"{name}: the user's other comment", new["Đội ngũ"]["B4"].comment.text == "giữ")
    links = {c.hyperlink.location for row in new["Lỗi"] for c in row if c.hyperlink}
    expect(f"{name}: links {links}", links == {f"'{s}'!{c}" for s, c in spoiled})


def check_parts(before, after, spoiled_sheets):
    """Byte for byte but for the parts that marking is about."""
    with zipfile.ZipFile(before) as a, zipfile.ZipFile(after) as b:
        same = [n for n in a.namelist() if a.read(n) == b.read(n)]
        changed = sorted(set(a.namelist()) - set(same))
    sheets = [n for n in changed if n.startswith("xl/worksheets/sheet")]
    expect(f"sheets changed: {sheets}", len(sheets) == spoiled_sheets)
    allowed = ("xl/worksheets/", "xl/comments", "xl/drawings/", "xl/styles.xml", "xl/workbook.xml",
               "xl/_rels/workbook.xml.rels", "[Content_Types].xml")
    expect(f"parts changed: {changed}", all(n.startswith(allowed) for n in changed))


def unmarked(path, name):
    book = openpyxl.load_workbook(path)
    for sheet in book:
        if sheet.title == "Lỗi":
            continue
        for row in sheet.iter_rows():
            for cell in row:
                expect(f"{name}: {sheet.title}!{cell.coordinate} still marked", filled(cell) not in (ERROR, WARNING))
                expect(f"{name}: {sheet.title}!{cell.coordinate} still commented",
                       cell.comment is None or "Cách sửa" not in cell.comment.text)
    expect(f"{name}: the user's comment", book["Đội ngũ"]["B4"].comment.text.strip().endswith("giữ"))


def mend(path, out, spoiled, good):
    book, source = openpyxl.load_workbook(path), openpyxl.load_workbook(good)
    for sheet, cell in spoiled:
        book[sheet][cell].value = source[sheet][cell].value
    book.save(out)


def main(root, chuan):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = lambda n: str(folder / n)
        run(chuan, "convert", str(root / "samples/ha-noi-2023"), file("good.xlsx"))
        spoiled = spoil(file("good.xlsx"), file("bad.xlsx"))
        run(chuan, "check", file("bad.xlsx"), "--mark", "-o", file("marked.xlsx"), ends=(3,))
        run(chuan, "score", file("good.xlsx"), "--write-result", "-o", file("result.xlsx"))
        run(chuan, "check", file("bad.xlsx"), "--mark", "-o", file("again.xlsx"), ends=(3,))
        expect("same bytes", Path(file("marked.xlsx")).read_bytes() == Path(file("again.xlsx")).read_bytes())
        check_marked(file("bad.xlsx"), file("marked.xlsx"), spoiled, "openpyxl")
        check_parts(file("bad.xlsx"), file("marked.xlsx"), 3)

        (folder / "lo").mkdir()
        subprocess.run(["soffice", f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", "xlsx",
                        "--outdir", file("lo"), file("marked.xlsx"), file("result.xlsx")],
                       check=True, capture_output=True, timeout=120)
        scores = {}
        for path in ("bad.xlsx", "marked.xlsx", "lo/marked.xlsx"):
            scores.setdefault("bad", set()).add(run(chuan, "score", file(path), "--format", "json", ends=(3,)))
        for path in ("good.xlsx", "result.xlsx", "lo/result.xlsx"):
            scores.setdefault("good", set()).add(run(chuan, "score", file(path), "--format", "json"))
        for kind, results in scores.items():
            expect(f"{kind}: {len(results)} different assessments", len(results) == 1)

        book = openpyxl.load_workbook(file("lo/marked.xlsx"))
        for sheet, cell in spoiled:
            expect(f"LibreOffice: {sheet}!{cell}", filled(book[sheet][cell]) == ERROR
                   and "Cách sửa" in book[sheet][cell].comment.text)
        rows = list(openpyxl.load_workbook(file("lo/result.xlsx"), data_only=True)["Kết quả"].iter_rows(values_only=True))
        written = list(openpyxl.load_workbook(file("result.xlsx"), data_only=True)["Kết quả"].iter_rows(values_only=True))
        by_id = lambda table: {r[1]: r[3:8] for r in table if r[1] and str(r[1]).startswith("CT")}
        expect("result sheet: 55 rows", len(by_id(written)) == 55)
        for indicator, values in by_id(written).items():
            other = by_id(rows)[indicator]
            for a, b in zip(values, other):
                expect(f"result {indicator}: {a!r} {b!r}",
                       a == b or (isinstance(a, (int, float)) and abs(a - b) < 1e-12))

        # Mended, in the copy and in LibreOffice's copy of it: all marks go.
        for path, of in (("mended.xlsx", "marked.xlsx"), ("lo-mended.xlsx", "lo/marked.xlsx")):
            mend(file(of), file(path), spoiled, file("good.xlsx"))
            run(chuan, "check", file(path), "--mark", "-o", file("clean-" + path))
            unmarked(file("clean-" + path), path)
    print("\n".join(failures[:40]) if failures else "marked copies are what they should be")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2]))
