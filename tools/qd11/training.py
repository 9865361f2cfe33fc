"""Group 3 of Quy định 11: training, of classes, programmes and surveys."""

from qd11.base import YEARS
from qd11.deltas import absent, add, change, facts, figures, join, pct, remove
from qd11.kinds import case, hair

# ---- CT3.01: classes begun against classes assigned, 240 begun in five years
def assigned(total):
    return change("plans", {"code": "KH2021", "classes": total - 160})


case("CT3.01", "clearly", "met", "240/200")
case("CT3.01", "on-threshold", "met", "240/240", assigned(240))
case("CT3.01", "one-below", "not_met", "240/241", assigned(241))
case("CT3.01", "unknown", "no_evidence", "số lớp được giao một năm chưa rõ", change("plans", {"code": "KH2021", "classes": "?"}))
case("CT3.01", "unknown-classes", "no_evidence", "số lớp của một dòng chưa rõ", assigned(240),
     change("classes", {"code": "L2021-1", "classes": "?"}))
ONE = {"programme": "professional", "mode": "full_time", "classes": 1}
for what, day, counts, note in [("first-day-of-years", "2019-01-01", True, "ngày đầu của năm năm dương lịch tính"),
                                ("day-before-years", "2018-12-31", False, "ngày trước năm năm không tính"),
                                ("last-day-of-years", "2023-12-31", True, "ngày cuối của năm năm dương lịch tính"),
                                ("day-after-years", "2024-01-01", False, "năm đang chạy không tính")]:
    case("CT3.01", what, "met" if counts else "not_met", note, assigned(241), add("classes", {"code": "L1", **ONE, "start": day, "end": day}))
for what, y, counts, note in [("plan-of-first-year", 2019, True, "kế hoạch năm đầu tính"),
                              ("plan-before-years", 2018, False, "kế hoạch năm trước không tính"),
                              ("plan-of-last-year", 2023, True, "kế hoạch năm cuối tính"),
                              ("plan-of-running-year", 2024, False, "kế hoạch năm đang chạy không tính")]:
    case("CT3.01", what, "not_met" if counts else "met", note, assigned(240),
         add("plans", {"code": "K1", "year": y, "programme": "by_title", "classes": 1}))
case("CT3.01", "outside-plan-counts", "met", "lớp ngoài kế hoạch cũng tính", assigned(241),
     add("classes", {"code": "L1", **ONE, "plan": "outside", "start": "2022-04-01", "end": "2022-04-05"}))
case("CT3.01", "runs-past-the-years", "met", "lớp tính vào năm khai giảng, dù học sang năm sau", assigned(241),
     add("classes", {"code": "L1", "programme": "official", "mode": "part_time", "start": "2023-12-01", "end": "2024-03-01"}))
case("CT3.01", "absent", "no_evidence", None, absent("classes"))
hair("CT3.01", "100 %", {"of": "CT3.01", **pct(99999)}, gone=("classes", "plans"))

# ---- CT3.02: programmes
case("CT3.02", "clearly", "met", "8/8")
case("CT3.02", "one-below", "not_met", "một chương trình không theo khung của Học viện",
     change("programmes", {"code": "CT4", "as_academy_rules": False}))
case("CT3.02", "one-below-local-part", "not_met", "phần địa phương chưa duyệt",
     change("programmes", {"code": "CT4", "local_part_approved": False}))
case("CT3.02", "unknown", "no_evidence", None, change("programmes", {"code": "CT4", "as_academy_rules": "?"}))
case("CT3.02", "unknown-local-part", "no_evidence", "chưa rõ đã duyệt phần địa phương chưa",
     change("programmes", {"code": "CT4", "local_part_approved": "?"}))
case("CT3.02", "ends-on-day", "not_met", "chương trình còn dạy đến hết ngày xét bị hỏi",
     change("programmes", {"code": "CT0", "to": "2024-06-15"}))
case("CT3.02", "absent", "no_evidence", None, absent("programmes"))
hair("CT3.02", "100 %", {"of": "CT3.02", **pct(99999)}, gone=("programmes",))


# ---- CT3.03: full-time intermediate classes each year
def full_time(y, n):
    return change("classes", {"code": f"L{y}-1", "classes": n})


for row, threshold in (("CT3.03", 1), ("CT3.03 L2", 2)):
    case(row, "clearly", "met", "mỗi năm 3 lớp")
    case(row, "on-threshold", "met", None, *(full_time(y, threshold) for y in YEARS))
    case(row, "one-below", "not_met", "một năm thiếu một lớp", full_time(2021, threshold - 1))
    case(row, "first-year-fails", "not_met", "năm đầu 2019 được hỏi", full_time(2019, threshold - 1))
    case(row, "last-year-fails", "not_met", "năm cuối 2023 được hỏi", full_time(2023, threshold - 1))
    case(row, "unknown", "no_evidence", "chưa rõ là lớp gì", change("classes", {"code": "L2022-1", "mode": "?"}))
case("CT3.03", "years-beside-not-asked", "met", "năm 2018 và năm đang chạy không được hỏi", remove("classes", "L2018-1", "L2024-1"))
case("CT3.03", "part-time-not-counted", "not_met", "lớp không tập trung không tính", change("classes", {"code": "L2022-1", "mode": "part_time"}))
case("CT3.03", "other-programme-not-counted", "not_met", "lớp chương trình khác không tính",
     change("classes", {"code": "L2022-1", "programme": "advanced_theory"}))
LONE = {"code": "L2022-1", "classes": 1}
case("CT3.03", "begins-first-of-january", "met", "tính năm khai giảng", change("classes", LONE | {"start": "2022-01-01", "end": "2022-12-01"}))
case("CT3.03", "begins-31-december", "met", "tính năm khai giảng", change("classes", LONE | {"start": "2022-12-31", "end": "2022-12-31"}))
case("CT3.03", "begins-next-year", "not_met", "khai giảng năm sau thì năm trước không có lớp",
     change("classes", LONE | {"start": "2023-01-01", "end": "2023-11-01"}))
case("CT3.03", "runs-into-next-year", "met", "lớp tính vào năm khai giảng, dù học sang năm sau",
     change("classes", {"code": "L2022-1", "classes": "", "end": "2023-05-31"}))
case("CT3.03", "absent", "no_evidence", None, absent("classes"))

# ---- CT3.04: satisfied, of learners and of employers
for row, threshold in (("CT3.04", 800), ("CT3.04 L2", 900)):
    case(row, "clearly", "met", "mỗi năm 95 %")
    for code, who in (("HV", "learners"), ("SD", "employers")):
        def satisfied(y, n, code=code):
            return change("surveys", {"code": f"{code}{y}", "satisfied": n})
        case(row, f"{who}-on-threshold", "met", "mỗi năm vừa đúng ngưỡng", *(satisfied(y, threshold) for y in YEARS))
        case(row, f"{who}-one-below", "not_met", "một năm thiếu một phiếu", satisfied(2021, threshold - 1))
        case(row, f"{who}-first-year-fails", "not_met", "năm đầu 2019 được hỏi", satisfied(2019, threshold - 1))
        case(row, f"{who}-last-year-fails", "not_met", "năm cuối 2023 được hỏi", satisfied(2023, threshold - 1))
        case(row, f"{who}-unknown", "no_evidence", "số phiếu hài lòng một năm chưa rõ", satisfied(2022, "?"))
        if threshold == 800:
            case(row, f"{who}-year-missing", "no_evidence", "một năm chưa hỏi", remove("surveys", f"{code}2020"))
        check = "a" if code == "HV" else "b"
        other = "b" if code == "HV" else "a"
        case(row, f"{who}-a-hair-below", "not_met", "số khai một năm hụt rất ít", absent("surveys"),
             figures(*({"of": f"CT3.04/{check}", "year": y, **pct(threshold * 100 - (y == 2021))} for y in YEARS),
                     *({"of": f"CT3.04/{other}", "year": y, **pct(threshold * 100)} for y in YEARS)))
case("CT3.04", "rounds-are-added", "met", "các đợt hỏi trong năm cộng lại",
     change("surveys", {"code": "HV2021", "satisfied": 790}), add("surveys", {"code": "HV2", "year": 2021, "source": "learners", "asked": 100, "satisfied": 100}))
case("CT3.04", "absent", "no_evidence", None, absent("surveys"))

# ---- CT3.05 and the other facts of yes or no
case("CT3.05", "clearly", "met", "đang dùng phần mềm")
case("CT3.05", "one-below", "not_met", "chưa dùng phần mềm", facts(student_software=False))
case("CT3.05", "unknown", "no_evidence", None, facts(student_software="?"))


# ---- CT3.06: programmes by title
def by_title(n, **last):
    out = remove("programmes", *(f"CD{i}" for i in range(n + 1, 5)))
    return join(out, change("programmes", {"code": f"CD{n}", **last})) if last else out


case("CT3.06 L2", "clearly", "met", "4 chương trình")
case("CT3.06 L2", "on-threshold", "met", "3 chương trình", by_title(3))
case("CT3.06 L2", "one-below", "not_met", "2 chương trình", by_title(2))
case("CT3.06 L2", "unknown", "no_evidence", "chưa rõ là chương trình gì", by_title(3, programme="?"))
case("CT3.06 L2", "other-programme-not-counted", "not_met", "chương trình khác không tính", by_title(3, programme="commune"))
case("CT3.06 L2", "ended-day-before", "not_met", "thôi dạy từ ngày trước ngày xét", by_title(3, to="2024-06-14"))
case("CT3.06 L2", "ends-on-day", "met", "còn dạy đến hết ngày xét", by_title(3, to="2024-06-15"))
case("CT3.06 L2", "absent", "no_evidence", None, absent("programmes"))

# ---- CT3.07: 15 of the 35 intermediate classes are full-time
def part_time(n):
    return change("classes", {"code": "L2021-2", "classes": n - 16})


case("CT3.07 L2", "clearly", "met", "15/35")
case("CT3.07 L2", "on-threshold", "met", "15/50", part_time(35))
case("CT3.07 L2", "one-below", "not_met", "15/51", part_time(36))
case("CT3.07 L2", "unknown", "no_evidence", "hình thức học của một lớp chưa rõ", part_time(35), change("classes", {"code": "L2022-1", "mode": "?"}))
case("CT3.07 L2", "other-programme-not-counted", "not_met", "lớp tập trung của chương trình khác không tính", part_time(35),
     change("classes", {"code": "L2022-1", "programme": "professional"}))
case("CT3.07 L2", "online-not-counted", "not_met", "lớp trực tuyến không phải tập trung", part_time(35),
     change("classes", {"code": "L2022-1", "mode": "online"}))
INTER = {"programme": "intermediate_theory", "mode": "full_time", "classes": 1}
for what, day, counts, note in [("first-day-of-years", "2019-01-01", True, "ngày đầu của năm năm dương lịch tính"),
                                ("day-before-years", "2018-12-31", False, "ngày trước năm năm không tính"),
                                ("last-day-of-years", "2023-12-31", True, "ngày cuối của năm năm dương lịch tính"),
                                ("day-after-years", "2024-01-01", False, "năm đang chạy không tính")]:
    case("CT3.07 L2", what, "met" if counts else "not_met", note, part_time(37), add("classes", {"code": "L1", **INTER, "start": day, "end": day}))
case("CT3.07 L2", "runs-past-the-years", "met", "lớp tính vào năm khai giảng, dù học sang năm sau", part_time(37),
     add("classes", {"code": "L1", "programme": "intermediate_theory", "mode": "full_time", "start": "2023-12-01", "end": "2024-03-01"}))
case("CT3.07 L2", "absent", "no_evidence", None, absent("classes"))
hair("CT3.07 L2", "30 %", {"of": "CT3.07", **pct(29999)}, gone=("classes",))
