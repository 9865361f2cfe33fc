"""The kinds of cases: shares, each year, edges of the window. A call writes some cases of one row."""

import re

from qd11.base import YEARS, bad_person, staff_row, year_row
from qd11.deltas import (absent, add, case_text, figures, join, pct, people, person_years, remove)

EDGES = [  # the window (15/6/2019, 15/6/2024] and what lies beside it
    ("first-day-in", "2019-06-16", True, "ngày đầu của kỳ xét được tính"),
    ("day-before-window", "2019-06-15", False, "ngày trước kỳ xét không được tính"),
    ("as-of-day-in", "2024-06-15", True, "ngày xét được tính"),
    ("day-after", "2024-06-16", False, "ngày sau ngày xét không được tính"),
]

CASES = {}

NOTES = {
    "clearly": "hồ sơ gốc, dư so với ngưỡng",
    "on-threshold": "vừa đúng ngưỡng",
    "one-below": "thiếu một",
    "unknown": "điều quyết định chưa rõ",
    "absent": "chưa lập sổ là chưa rõ, không phải là không",
}


def case(row, what, verdict, note, *deltas):
    """`row` is "CT2.18" (level 1) or "CT2.18 L2"."""
    indicator, _, level = row.partition(" ")
    level = level or "L1"
    name = f"{indicator}.{level}.{what}.{verdict}.yaml"
    assert re.fullmatch(r"[a-z0-9-]+", what) and name not in CASES, name
    note = note or NOTES[what]
    CASES[name] = case_text(f"{indicator} mức {level[1:]}: {note}.", join(*deltas))


def hair(row, what_is_asked, *rows, gone=("staff",), also=()):
    """Declared figures a hair below the threshold: the smallest loosening of a threshold lets them pass."""
    case(row, "a-hair-below", "not_met", f"số khai hụt một phần rất nhỏ so với {what_is_asked}", figures(*rows),
         absent(*gone), *also)


def share(row, codes, threshold, fails, unknown):
    """A share of people: `threshold` in percent of `codes`, `fails` what makes one fail."""
    most = len(codes) * (100 - threshold) // 100
    exact = (len(codes) * (100 - threshold)) % 100 == 0
    if threshold == 100:
        case(row, "clearly", "met", "tất cả đạt")
    elif exact:
        case(row, "clearly", "met", None)
        case(row, "on-threshold", "met", None, people(codes[-most:], **fails))
    if exact or threshold == 100:
        case(row, "one-below", "not_met", None, people(codes[-most - 1:], **fails))
        case(row, "unknown", "no_evidence", None, people(codes[len(codes) - most:], **fails),
             people([codes[0]], **{k: "?" for k in unknown}))
    case(row, "absent", "no_evidence", None, absent("staff"))


def not_asked(row, what, note, codes, **values):
    case(row, what, "met", note, people(codes, **values))


def merged(row, post, **values):
    """The post of a school merged into this one is not asked for."""
    case(row, "post-of-predecessor", "met", "chức vụ ở trường cũ trước hợp nhất không xét",
         {"units": [{"code": "cu", "name": "Trường cũ"}]},
         add("staff", bad_person("CU01", post=post, origin_unit="cu", **values)))


def edges(row, make, on_top=()):
    """`make(day)` is the one record that decides, on that day."""
    for what, day, counts, note in EDGES:
        case(row, what, "met" if counts else "not_met", note, make(day), *on_top)


def year_flag(row, make, bad, unknown):
    """Each year: `make(year, value)` says what stood in a year."""
    for what, y in (("first-year-fails", 2019), ("middle-year-fails", 2021), ("last-year-fails", 2023)):
        case(row, what, "not_met", f"năm {y} được hỏi và không đạt", make(y, bad))
    case(row, "unknown", "no_evidence", "một năm chưa rõ", make(2020, unknown))


def neighbours_not_asked(row, make, bad):
    case(row, "years-beside-not-asked", "met", "năm trước năm năm được hỏi và năm đang chạy không được hỏi",
         make(2018, bad), make(2024, bad))


def yearly_share(row, codes, most, threshold, fails, key):
    """Each year a share of people; `most` may fail of `codes`."""
    def failing(y, n):
        return person_years(codes[-n:], y, **fails) if n else {}
    case(row, "clearly", "met", "tất cả đạt trong mọi năm")
    if most:
        case(row, "on-threshold", "met", "mỗi năm vừa đúng ngưỡng", *(failing(y, most) for y in YEARS))
    case(row, "one-below", "not_met", "một năm thiếu một người", failing(2021, most + 1))
    case(row, "first-year-fails", "not_met", "năm đầu 2019 được hỏi", failing(2019, most + 1))
    case(row, "last-year-fails", "not_met", "năm cuối 2023 được hỏi", failing(2023, most + 1))
    first = next(iter(fails))
    case(row, "unknown", "no_evidence", "một năm có ô chưa rõ", failing(2022, most),
         person_years([codes[0]], 2022, **{first: "?"}))
    case(row, "row-missing", "no_evidence", "người và năm chưa có dòng là chưa rõ", failing(2022, most),
         remove("staff_years", f"{codes[0]}/2022"))
    case(row, "years-beside-not-asked", "met", "năm 2018 và năm đang chạy 2024 không được hỏi",
         add("staff_years", *(year_row(c, y, **fails) for y in (2018, 2024) for c in codes[-most - 1:])))
    case(row, "joined-2-july", "met", "đến trường ngày 2/7 thì năm ấy chưa bị hỏi", failing(2023, most),
         add("staff", staff_row("GV01") | {"code": "MOI", "from": "2023-07-02"}),
         add("staff_years", year_row("GV01", 2023, **fails) | {"staff": "MOI"}))
    case(row, "joined-1-july", "not_met", "đến trường ngày 1/7 thì đủ sáu tháng, năm ấy bị hỏi", failing(2023, most),
         add("staff", staff_row("GV01") | {"code": "MOI", "from": "2023-07-01"}),
         add("staff_years", year_row("GV01", 2023, **fails) | {"staff": "MOI"}))
    case(row, "exempt-not-asked", "met", "người được miễn có căn cứ thì năm ấy không bị hỏi",
         person_years(codes[-most - 1:], 2022, **fails),
         person_years(codes[-max(most, 1):], 2022, exempt="Nghỉ thai sản, QĐ 12"))
    case(row, "off-payroll-not-asked", "met", "người ngoài quỹ lương không bị hỏi",
         add("staff_years", *(year_row("TG01", y, **fails) for y in YEARS)))
    case(row, "a-hair-below", "not_met", f"số khai một năm hụt rất ít so với {threshold} %",
         figures(*({"of": key, "year": y, **pct(threshold * 1000 - (y == 2021))} for y in YEARS)), absent("staff"))
    case(row, "absent", "no_evidence", None, absent("staff_years"))
