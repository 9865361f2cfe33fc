#!/usr/bin/env python3
"""Every kind of Word document of every sample: the file is sound (ZIP, XML, order of elements), python-docx
reads headings and tables, what must stand in it does and what must not does not; the same bytes in any
locale and time zone; nothing that a dossier says gets out of its place.

    documents.py ROOT CHUAN [--pages]

--pages (or CHUAN_DEEP=1) also has LibreOffice make a PDF of each and looks at its pages."""

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

import docx
from lxml import etree

import docx_order

KINDS = ["tu-danh-gia", "phieu-chi-tieu", "minh-chung", "lo-trinh"]
W = docx_order.W
INDICATOR = re.compile(r"CT\d\.\d\d")
HOSTILE = ["<w:t>x</w:t>", "]]>", "&amp;<!--", "\"'></w:p>", "\u202eevil\u202c", "{{0}} {0}", "\ufdd0"]
ENVIRONMENTS = [{"LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh"}, {"LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati"},
                {"LC_ALL": "C", "TZ": "America/Los_Angeles", "COLUMNS": "40"}]
failures = []


def check(condition, *what):
    if not condition:
        failures.append(": ".join(str(part) for part in what))


def run(chuan, *words, cwd, environment=None, wanted=(0, 3)):
    done = subprocess.run([chuan, *map(str, words)], cwd=cwd, capture_output=True, check=False,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **(environment or {})})
    if done.returncode not in wanted:
        failures.append(f"chuan {' '.join(map(str, words))} ended with {done.returncode}:\n{done.stderr.decode()}")
    return done


def report(chuan, path, kind, target, *more, **keywords):
    run(chuan, "report", path, "--kind", kind, "-o", target, "--force", *more, **keywords)
    return Path(target).read_bytes() if Path(target).exists() else b""


def sound(name, data):
    """The parts of the file by name; every fault of its container and XML is told."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        check(container.testzip() is None, name, "a damaged part")
        names = container.namelist()
        check(len(names) == len(set(names)), name, "a part twice")
        check(names[0] == "[Content_Types].xml", name, "the types come first")
        for info in container.infolist():
            check(info.date_time == (1980, 1, 1, 0, 0, 0), name, info.filename, "has a time", info.date_time)
            parts[info.filename] = etree.fromstring(container.read(info))
    for part, root in parts.items():
        if part.startswith("word/") and not part.endswith(".rels"):
            for fault in docx_order.faults(root):
                failures.append(f"{name}/{part}: {fault}")
    targets = {r.get("Target") for r in parts["word/_rels/document.xml.rels"]}
    for target in targets:
        check(f"word/{target}" in parts, name, "no part for", target)
    return parts


def all_text(document):
    """Paragraphs and cells in the order of the file."""
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in document.element.body.iter(W + "p")]


def headings(document, level):
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def people(sample):
    """The names of people a dossier holds."""
    names = set()
    staff = sample / "registers" / "staff.csv"
    if staff.exists():
        with staff.open(encoding="utf-8-sig", newline="") as file:
            names |= {row.get("name", "") for row in csv.DictReader(file)}
    names |= set(re.findall(r"\bname: ([^,}]+), .*position", (sample / "school.yaml").read_text(encoding="utf-8")))
    return {name.strip() for name in names if len(name.split()) > 1}


def check_kind(kind, name, document, parts, score, sample):
    text = "\n".join(all_text(document))
    head = [p for p in document.paragraphs if p.style.name.startswith("Heading")]
    check(head, name, "no headings")
    for table in document.tables:
        grid = [int(column.get(W + "w")) for column in table._tbl.tblGrid]
        check(min(grid) > 0, name, "a column without width", grid)
        bordered = table._tbl.tblPr.find(W + "tblBorders") is not None
        marked = table._tbl.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        if bordered and len(table.rows) > 12:
            check(marked, name, "a long table without a repeated head")
    level = score["levels"][-1]
    check(score["pack"]["digest"][:12] in text, name, "no digest of the pack")
    check(score["evidence_digest"][:12] in text, name, "no digest of the evidence")
    check(score["tool"] in text, name, "no version of the tool")
    if level["basis"]["provisional"]:
        check("tạm đặt" in text, name, "provisional is not said")
    for who in people(sample):
        check(who not in text, name, "names a person", who)
    rows = {f["indicator"]: f for f in score["findings"] if f["level"] == level["level"]}
    missing = {i for i, f in rows.items() if f["verdict"] not in ("met", "not_applicable")}
    if kind == "tu-danh-gia":
        check(len(headings(document, 1)) == 7, name, "parts", headings(document, 1))
        groups = [g for g in level["groups"] if g["indicators"]]
        titles = [t for t in headings(document, 2) if t.startswith("Nhóm")]
        check(len(titles) == len(groups), name, "groups", titles)
        table = max(document.tables, key=lambda t: len(t.columns) if "TT" == t.cell(0, 0).text else 0)
        ids = [row.cells[1].text for row in table.rows if INDICATOR.fullmatch(row.cells[1].text)]
        check(ids == list(rows), name, "the table of all indicators")
        check(f"{level['met']}/{level['applicable']}" in text, name, "no headline")
    if kind == "phieu-chi-tieu":
        titles = [INDICATOR.match(t)[0] for t in headings(document, 2)]
        check(titles == list(rows), name, "a sheet for each indicator", titles)
        for words in ["1. Hiện trạng", "2. Điểm mạnh", "3. Điểm yếu", "4. Kế hoạch cải tiến", "5. Tự đánh giá"]:
            check(headings(document, 3).count(words) == len(rows), name, "a part is missing", words)
    if kind in ("lo-trinh", "tu-danh-gia"):
        named = set()
        for table in document.tables:
            if table.cell(0, 0).text == "Việc":
                for row in table.rows[1:]:
                    named |= set(INDICATOR.findall(row.cells[1].text))
        check(missing <= named, name, "not in the roadmap", sorted(missing - named))
    for relation, root in parts.items():
        if relation == "word/styles.xml":
            language = root.find(f".//{W}rPrDefault//{W}lang").get(W + "val")
            check(language == "vi-VN", name, "language", language)
    sections = document.sections
    check(sections[0].different_first_page_header_footer, name, "the first page has a number")
    check("PAGE" in etree.tostring(parts["word/header1.xml"]).decode(), name, "no page number")
    wide = [s.orientation for s in sections]
    check((docx.enum.section.WD_ORIENT.LANDSCAPE in wide) == (kind != "phieu-chi-tieu"), name, "orientation", wide)


def check_samples(root, chuan, work):
    made = []
    for school in sorted((root / "samples").glob("*/school.yaml")):
        sample = school.parent
        done = run(chuan, "score", sample, "--format", "json", "--no-explain", cwd=root)
        score = json.loads(done.stdout)
        for kind in KINDS:
            name = f"{sample.name}-{kind}"
            data = report(chuan, f"samples/{sample.name}", kind, work / f"{name}.docx", cwd=root)
            parts = sound(name, data)
            check_kind(kind, name, docx.Document(io.BytesIO(data)), parts, score, sample)
            made.append(work / f"{name}.docx")
    return made


def check_bytes(root, chuan, work):
    """No locale, time zone or folder changes a byte; layout and language do."""
    for kind in KINDS:
        first = report(chuan, "samples/ha-noi-2023", kind, work / "a.docx", cwd=root)
        for environment in ENVIRONMENTS:
            again = report(chuan, "samples/ha-noi-2023", kind, work / "b.docx", cwd=root, environment=environment)
            check(first == again, kind, "other bytes under", environment)
        other = report(chuan, "samples/ha-noi-2023", kind, work / "c.docx", "--layout", "dang", "--lang", "en", cwd=root)
        text = "\n".join(all_text(docx.Document(io.BytesIO(other))))
        sound(f"{kind} in English", other)
        check("ĐẢNG CỘNG SẢN VIỆT NAM" in text and "CỘNG HÒA" not in text, kind, "the head of the layout")
        for vietnamese in ["Yêu cầu", "Kết luận", "chưa đạt", "Thời hạn"]:
            check(vietnamese not in text, kind, "Vietnamese in the English document", vietnamese)


def spoil(value, key=""):
    """Hostile words in every free text of a dossier in JSON; equal texts stay equal."""
    if isinstance(value, dict):
        return {k: spoil(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [spoil(v, key) for v in value]
    free = {"name", "province", "text", "ground", "title", "lead", "support", "product", "number", "issuer", "box",
            "person", "general", "strengths", "weaknesses", "training", "CT2.19/weakness", "CT3.04/weakness", "funding"}
    if key in free and isinstance(value, str):
        return value + " " + HOSTILE[len(value) % len(HOSTILE)]
    return value


def check_hostile(root, chuan, work):
    run(chuan, "convert", "samples/ha-noi-2023", work / "plain.json", cwd=root)
    dossier = json.loads((work / "plain.json").read_text(encoding="utf-8"))
    for task in dossier["registers"]["tasks"]["rows"]:
        task["funding"] = "ngân sách"
    for key in ["causes", "plan", "conclusion", "heading/number", "heading/place", "heading/short", "CT1.01/plan"]:
        dossier["statements"][key] = "a\nb <w:p/> & ]]> \u202e{school}"
    spoiled = spoil(dossier)
    (work / "hostile.json").write_text(json.dumps(spoiled, ensure_ascii=False), encoding="utf-8")
    for kind in KINDS:
        data = report(chuan, work / "hostile.json", kind, work / "h.docx", cwd=root)
        parts = sound(f"hostile {kind}", data)
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(all_text(document))
        check("]]>" in text and "<w:t>x</w:t>" in text, kind, "a hostile text is gone or was taken for XML")
        check(not re.search("[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text), kind, "unseen characters")
        plain = report(chuan, work / "plain.json", kind, work / "p.docx", cwd=root)
        tags = [e.tag for e in sound("plain", plain)["word/document.xml"].iter(W + "tbl", W + "tc", W + "sectPr")]
        ours = [e.tag for e in parts["word/document.xml"].iter(W + "tbl", W + "tc", W + "sectPr")]
        check(tags == ours, kind, "hostile words changed the structure")
        if kind == "lo-trinh":
            check("ngân sách" in text, kind, "the source of money is not told")


def in_english(root, chuan, work):
    """The dossier half done, in the other language: long words in narrow columns."""
    made = [work / f"english-{kind}.docx" for kind in KINDS]
    for kind, path in zip(KINDS, made):
        report(chuan, "samples/thieu-so-lieu", kind, path, "--lang", "en", cwd=root)
    return made


def check_pages(made, work):
    """LibreOffice, started once, makes a PDF of each; the head of the state stays on one line."""
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf",
                           "--outdir", str(work), *map(str, made)], capture_output=True, check=False, timeout=600)
    check(done.returncode == 0, "soffice", done.stderr.decode(errors="replace"))
    for path in made:
        pdf = path.with_suffix(".pdf")
        if not pdf.exists():
            failures.append(f"{pdf.name}: not made")
            continue
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=False).stdout.decode()
        pages = text.split("\f")[:-1]
        check(re.search("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM *$", pages[0], re.M), path.name, "the head wraps")
        check("Độc lập - Tự do - Hạnh phúc" in pages[0], path.name, "the motto wraps")
        for number, page in enumerate(pages, 1):
            first = page.strip().splitlines()[0].strip() if page.strip() else ""
            check(number == 1 or first == str(number), path.name, "page", number, "begins with", first)
            for words in ["provision$", "Thiế$", "Chư$"]:
                check(not re.search(words, page, re.M), path.name, "page", number, "a word is broken", words)
            lines = [line for line in page.strip().splitlines() if line.strip()]
            check(len(lines) > 3 or number == len(pages), path.name, "page", number, "is nearly empty", lines)


def main():
    root = Path(sys.argv[1]).resolve()
    chuan = str(Path(sys.argv[2]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        made = check_samples(root, chuan, work)
        check_bytes(root, chuan, work)
        check_hostile(root, chuan, work)
        if "--pages" in sys.argv or os.environ.get("CHUAN_DEEP"):
            check_pages(made + in_english(root, chuan, work), work)
    for failure in failures:
        print(failure)
    print(f"{len(made)} documents, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
