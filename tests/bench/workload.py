#!/usr/bin/env python3
"""Dossiers for speed tests: made up from a seed, without a fault, against the shipped qd11-2021.

    workload.py --format json  --count 200 -o DIR      DIR/000000.json, one compact line each
    workload.py --format yaml  --count 200 -o DIR      registers as one-line flow rows
    workload.py --format block --count 200 -o DIR      every cell on a line of its own
    workload.py --format ndjson --count 10000 -o FILE  a dossier a line; "-" is standard output

At --scale 1 a dossier has 60 staff, 80 classes, 40 research tasks, 60 documents, 12 rooms and 13
declared figures: about 26 kB as JSON. --scale K has K times the records. Dossier i of a seed is the
same whatever the count and the format, so that one result can be held against another."""

import argparse
import json
import random
import re
import sys
from pathlib import Path

PACK = Path(__file__).resolve().parents[2] / "rules" / "qd11-2021"
PROVINCES = ["Lạng Sơn", "Hòa Bình", "Quảng Trị", "Đắk Lắk", "Bến Tre", "Thừa Thiên Huế", "Kiên Giang",
             "Yên Bái", "Nghệ An", "Phú Yên", "Sóc Trăng", "Thái Nguyên"]
SUBJECTS = ["tổ chức", "đi thực tế", "quản lý lớp", "thao giảng", "văn hóa", "tuyển sinh, xếp lớp", "khoa học"]
PROGRAMMES = ["trung cấp", "ngạch chuyên viên", "chuyên viên chính", "lãnh đạo cấp phòng", "đối tượng 3", "cấp xã"]
DOCUMENTS = ["Quyết định", "Kế hoạch", "Báo cáo", "Biên bản"]
POSTS = {0: "hiệu trưởng", 1: "phó hiệu trưởng", 2: "phó hiệu trưởng", 3: "trưởng khoa", 4: "trưởng khoa",
         5: "trưởng khoa", 6: "phó trưởng khoa", 7: "phó trưởng khoa", 8: "trưởng phòng", 9: "trưởng phòng"}
YEARS = range(2018, 2023)


def slots():
    """Every wanted document of the pack, as CT2.18/tong_hop."""
    found, indicator, wanted = [], None, False
    for path in sorted((PACK / "groups").glob("*.yaml")):
        for line in path.read_text("utf-8").splitlines():
            if match := re.match(r"  - id: (\S+)", line):
                indicator, wanted = match[1], False
            elif match := re.match(r"    (\w+):", line):
                wanted = match[1] == "documents"
            elif wanted and (match := re.match(r"      - \{id: (\w+)", line)):
                found.append(f"{indicator}/{match[1]}")
    return found


def day(pick, first, last):
    return f"{pick.randint(first, last)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"


def staff(pick, count):
    for i in range(count):
        lecturer = i < count * 7 // 10
        degree = pick.choices(["đại học", "thạc sĩ", "tiến sĩ"], [2, 6, 1])[0]
        row = {"code": f"CB{i + 1:02}", "position": "giảng viên" if lecturer else "hành chính"}
        if i in POSTS:
            row["post"] = POSTS[i]
        row |= {"on_payroll": True, "from": day(pick, 1990, 2020), "degree": degree}
        if lecturer:
            row["rank"] = pick.choices(["giảng viên", "giảng viên chính"], [2, 1])[0]
        else:
            row["it_level"] = "chuẩn cơ bản"
        yield row


def classes(pick, count):
    for i in range(count):
        start = day(pick, 2018, 2022)
        row = {"code": f"L{i + 1:03}", "programme": pick.choice(PROGRAMMES), "start": start}
        if row["programme"] == "trung cấp":
            row["mode"] = pick.choice(["tập trung", "KTT"])
        yield row | {"learners": pick.randint(30, 110)}


def research(pick, count, people):
    for i in range(count):
        leader, *others = pick.sample(range(people), pick.choice([2, 2, 3]))
        row = {"code": f"DT{i + 1:02}", "kind": pick.choices(["đề tài", "sáng kiến"], [3, 1])[0],
               "level": pick.choices(["cấp trường", "cấp tỉnh"], [3, 1])[0], "leader": f"CB{leader + 1:02}",
               "members": [f"CB{other + 1:02}" for other in others]}
        if pick.random() < 0.9:
            row["accepted"] = day(pick, 2018, 2022)
        yield row


def documents(pick, count, wanted):
    for i in range(count):
        row = {"code": f"MC{i + 1:03}", "title": f"{pick.choice(DOCUMENTS)} {pick.choice(SUBJECTS)} ({i + 1})",
               "date": day(pick, 2018, 2022)}
        if i % 2 == 0:
            row["serves"] = [wanted[i // 2 % len(wanted)]]
        yield row


def facilities(pick, count):
    kinds = ["hội trường", "phòng học", "phòng học thông minh", "phòng thảo luận", "ký túc xá", "thư viện"]
    for i in range(count):
        yield {"code": f"CS{i + 1:02}", "kind": kinds[i % len(kinds)], "places": pick.randint(20, 260),
               "from": pick.randint(1995, 2017)}


def figures(pick):
    for i, (of, year) in enumerate([("CT2.04", y) for y in YEARS] + [("CT2.24", y) for y in YEARS]):
        yield {"of": of, "year": year, "part": pick.randint(40, 58), "whole": 60, "document": f"MC{i + 1:03}"}
    yield {"of": "CT4.05", "year": 2021, "value": pick.randint(2, 14)}
    yield {"of": "CT4.05", "year": 2022, "value": pick.randint(2, 14)}
    yield {"of": "CT3.02", "part": 9, "whole": 9}


def dossier(seed, number, scale, wanted):
    pick = random.Random(f"{seed}/{number}")
    people = 60 * scale
    rows = {"staff": staff(pick, people), "classes": classes(pick, 80 * scale),
            "research": research(pick, 40 * scale, people), "documents": documents(pick, 60 * scale, wanted),
            "facilities": facilities(pick, 12 * scale), "figures": figures(pick)}
    province = pick.choice(PROVINCES)
    return {"schema": "chuan/evidence/1", "pack": "qd11-2021",
            "school": {"code": f"truong-{number:06}", "name": f"Trường Chính trị tỉnh {province}",
                       "province": f"tỉnh {province}"},
            "dossier_date": "2023-04-12",
            "facts": {"land_area": pick.randint(4000, 40000), "learners_at_once": pick.randint(200, 900),
                      "boarding_need": pick.randint(50, 300), "library_titles": pick.randint(1500, 9000),
                      "digital_library": pick.random() < 0.7, "student_software": pick.random() < 0.5},
            "statements": {"weaknesses": "Thiếu giảng viên chính; hai năm 2020 và 2021 ít đi thực tế."},
            "rulings": [{"indicator": "CT4.07", "stage": "self", "person": "Tổ tự đánh giá", "date": "2023-03-20",
                         "value": "met", "text": "Trang có tin mới hằng tuần."}],
            "registers": {name: {"rows": list(some)} for name, some in rows.items()}}


PLAIN = re.compile(r"[\w][\w ./;()-]*$")  # what needs no quotes, also within a flow row; no comma, colon


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if PLAIN.match(text) and not text.endswith(" ") else json.dumps(text, ensure_ascii=False)


def flow(value):
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    return scalar(value)


def block(value, indent, lines):
    """A map, each entry on its own line or lines."""
    for key, item in value.items():
        if isinstance(item, dict):
            lines.append(f"{indent}{key}:")
            block(item, indent + "  ", lines)
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            lines.append(f"{indent}{key}:")
            for entry in item:
                at = len(lines)
                block(entry, indent + "    ", lines)
                lines[at] = f"{indent}  - {lines[at].lstrip()}"
        else:
            lines.append(f"{indent}{key}: {flow(item)}")


def as_json(data):
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_yaml(data):
    lines = []
    for key, value in data.items():
        if key in ("rulings", "registers"):
            lines += ["", f"{key}:"]
        elif key in ("facts", "statements"):
            lines += ["", f"{key}:"] + [f"  {name}: {flow(item)}" for name, item in value.items()]
        else:
            lines.append(f"{key}: {flow(value)}")
        if key == "rulings":
            lines += [f"  - {flow(item)}" for item in value]
        if key == "registers":
            for name, register in value.items():
                lines += [f"  {name}:", "    rows:"] + [f"      - {flow(row)}" for row in register["rows"]]
    return "\n".join(lines) + "\n"


def as_block(data):
    lines = []
    block(data, "", lines)
    return "\n".join(lines) + "\n"


FORMATS = {"json": (as_json, "json"), "yaml": (as_yaml, "yaml"), "block": (as_block, "yaml"),
           "ndjson": (as_json, None)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--format", choices=FORMATS, default="json")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--first", type=int, default=0, help="number of the first dossier")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--seed", default="chuan")
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args()
    write, ending = FORMATS[options.format]
    wanted = slots()
    texts = ((i, write(dossier(options.seed, i, options.scale, wanted)))
             for i in range(options.first, options.first + options.count))
    if ending is None:
        out = sys.stdout if options.output == "-" else open(options.output, "w", encoding="utf-8", newline="\n")
        with out:
            for _, text in texts:
                out.write(text)
        return
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    for i, text in texts:
        (folder / f"{i:06}.{ending}").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
