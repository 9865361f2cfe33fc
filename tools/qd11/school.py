"""Groups 1 and 3 to 6 of Quy định 11: regulations, training, research, culture, facilities."""

from qd11.base import FACTS, TOPICS, YEARS
from qd11.deltas import absent, add, change, empty, facts, figures, join, pct, remove, year
from qd11.kinds import EDGES, case, edges, hair, neighbours_not_asked, year_flag

# ---- CT1.01, CT1.02: documents in force, one a subject
PROVINCE = {"organisation": ("VB1", ["staffing"]), "staffing": ("VB1", ["organisation"]), "training": ("VB2", []),
            "finance": ("VB3", [])}
SCHOOL = {topic: (f"QC{n}", []) for n, topic in enumerate(TOPICS, 1)}
for row, subjects, lone in [("CT1.01", PROVINCE, "VB2"), ("CT1.02", SCHOOL, "QC3")]:
    case(row, "clearly", "met", "mặt nào cũng có văn bản")
    for topic, (code, others) in subjects.items():
        case(row, f"no-{topic}", "not_met", "thiếu một mặt công tác", change("documents", {"code": code, "topics": others}))
    case(row, "valid-to-as-of-day", "met", "còn hiệu lực đến hết ngày xét",
         change("documents", {"code": lone, "valid_to": "2024-06-15"}))
    case(row, "expired-day-before", "not_met", "hết hiệu lực từ ngày trước ngày xét",
         change("documents", {"code": lone, "valid_to": "2024-06-14"}))
    case(row, "issued-as-of-day", "met", "ban hành đúng ngày xét", change("documents", {"code": lone, "date": "2024-06-15"}))
    case(row, "issued-day-after", "not_met", "ban hành sau ngày xét", change("documents", {"code": lone, "date": "2024-06-16"}))
    case(row, "unknown", "no_evidence", "chưa rõ cấp ban hành", change("documents", {"code": lone, "issuer_level": "?"}))
    case(row, "unknown-validity", "no_evidence", "chưa rõ còn hiệu lực không",
         change("documents", {"code": lone, "valid_to": "?"}))
    case(row, "issued-by-department", "not_met", "cấp sở ban hành không tính",
         change("documents", {"code": lone, "issuer_level": "department"}))
    case(row, "absent", "no_evidence", None, absent("documents"))
    case(row, "declared-empty", "not_met", "khai sổ trống là không có văn bản nào", empty("documents"))
case("CT1.01", "issued-by-centre", "not_met", "văn bản của Trung ương không phải của tỉnh",
     change("documents", {"code": "VB2", "issuer_level": "central"}))
case("CT1.02", "issued-by-province", "not_met", "văn bản của tỉnh không phải quy chế của trường",
     change("documents", {"code": "QC3", "issuer_level": "province"}))
case("CT1.02", "plan-not-counted", "not_met", "kế hoạch không phải quy chế", change("documents", {"code": "QC3", "kind": "plan"}))
case("CT1.02", "all-statutes", "met", "quy chế", change("documents", *({"code": f"QC{n}", "kind": "statute"} for n in range(1, 9))))
case("CT1.02", "all-regulations", "met", "quy định", change("documents", {"code": "QC1", "kind": "regulation"}))

# ---- yes or no each year
for row, field in [("CT1.03", "regulations_reviewed"), ("CT3.08 L2", "outcome_followed"), ("CT5.05 L2", "cultured_body"),
                   ("CT5.01", "conduct_reviewed")]:
    def flag(y, value, field=field):
        return year(y, **{field: value})
    case(row, "clearly", "met", "năm nào cũng có")
    year_flag(row, flag, False, "?")
    neighbours_not_asked(row, flag, False)
    case(row, "year-missing", "no_evidence", "năm chưa có dòng là chưa rõ", remove("school_years", "2022"))
    case(row, "absent", "no_evidence", None, absent("school_years"))

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


# ---- counts of research in the window
def counted(row, threshold, register, codes, unknown, lone, on_note=None):
    """`codes` are those of the base that count, the last ones are taken away first; `lone` is one that stays."""
    def keep(n):
        return remove(register, *codes[n:]) if codes[n:] else {}
    case(row, "clearly", "met", f"{len(codes)} trong hồ sơ gốc")
    case(row, "on-threshold", "met", on_note, keep(threshold))
    case(row, "one-below", "not_met", None, keep(threshold - 1))
    case(row, "unknown", "no_evidence", None, keep(threshold), change(register, {"code": lone, **unknown}))
    return keep(threshold)


SCHOOL_TOPICS = [f"DT{y}" for y in YEARS] + [f"DT{n:02}" for n in range(1, 13)]
PROVINCIAL = ["DP1", "DP2", "DP3", "DP4"]
REVIEWS = [f"TT{n}" for n in range(1, 7)]
MINISTRY = ["DP2", "DP4"]
for row, threshold, codes, lone in [("CT4.01", 15, SCHOOL_TOPICS, "DT2021"), ("CT4.02", 1, PROVINCIAL, "DP1"),
                                    ("CT4.02 L2", 2, PROVINCIAL, "DP1"), ("CT4.08", 2, REVIEWS, "TT1"),
                                    ("CT4.08 L2", 5, REVIEWS, "TT1"), ("CT4.10 L2", 1, MINISTRY, "DP2")]:
    kept = counted(row, threshold, "research", codes, {"accepted": "?"}, lone)
    case(row, "not-accepted", "not_met", "chưa nghiệm thu thì chưa tính", kept, change("research", {"code": lone, "accepted": ""}))
    case(row, "other-kind-not-counted", "not_met", "đề án không tính", kept, change("research", {"code": lone, "kind": "scheme"}))
    edges(row, lambda day, lone=lone: change("research", {"code": lone, "accepted": day}), [kept])
    if not row.endswith("L2") or row.startswith("CT4.10"):
        case(row, "absent", "no_evidence", None, absent("research"))
        case(row, "declared-empty", "not_met", "khai sổ trống là không có", empty("research"))


def one_short(codes, threshold, **values):
    return join(remove("research", *codes[threshold:]), change("research", {"code": codes[0], **values}))


case("CT4.01", "higher-level-not-counted", "not_met", "đề tài cấp tỉnh không cộng vào", one_short(SCHOOL_TOPICS, 15, level="province"))
for row, codes, threshold in (("CT4.01", SCHOOL_TOPICS, 15), ("CT4.08", REVIEWS, 2)):
    case(row, "start-not-written", "met", "không ghi ngày giao cũng tính, vì tính theo ngày nghiệm thu", one_short(codes, threshold, **{"from": ""}))
case("CT4.01", "unknown-level", "no_evidence", "chưa rõ cấp", one_short(SCHOOL_TOPICS, 15, level="?"))
case("CT4.02", "ministry-counts", "met", "đề tài cấp bộ cũng tính", one_short(PROVINCIAL, 1, level="ministry"))
case("CT4.02", "district-not-counted", "not_met", "đề tài cấp huyện không tính", one_short(PROVINCIAL, 1, level="district"))
case("CT4.08", "not-used-not-counted", "not_met", "tỉnh chưa sử dụng thì không tính", one_short(REVIEWS, 2, used_by_province=False))
case("CT4.08", "unknown-use", "no_evidence", "chưa rõ tỉnh có sử dụng không", one_short(REVIEWS, 2, used_by_province="?"))
case("CT4.10 L2", "province-not-counted", "not_met", "đề tài cấp tỉnh không tính", one_short(MINISTRY, 1, level="province"))
case("CT4.10 L2", "state-counts", "met", "đề tài cấp nhà nước cũng tính", one_short(MINISTRY, 1, level="state"))

# ---- CT4.03: conferences and seminars
EVENTS = ["HT1", "TD1", "HT3", "HT2", "TD2"]
kept = counted("CT4.03", 3, "events", EVENTS, {"level": "?"}, "HT1", "2 hội thảo, 1 tọa đàm")
edges("CT4.03", lambda day: change("events", {"code": "HT1", "date": day}), [kept])
case("CT4.03", "school-level-not-counted", "not_met", "hội thảo cấp trường không tính", kept, change("events", {"code": "HT1", "level": "school"}))
case("CT4.03", "district-level-not-counted", "not_met", "hội thảo cấp huyện không tính", kept, change("events", {"code": "HT1", "level": "district"}))
case("CT4.03", "talk-not-counted", "not_met", "nói chuyện chuyên đề không tính", kept, change("events", {"code": "HT1", "kind": "talk"}))
case("CT4.03", "absent", "no_evidence", None, absent("events"))
case("CT4.03", "declared-empty", "not_met", "khai sổ trống là không có", empty("events"))

# ---- CT4.04, CT4.11: publications in the window
BOOKS = ["S1", "S3", "S2"]
LISTED = [f"TC{y}-{n}" for n in range(1, 4) for y in YEARS]
for row, threshold, codes, lone in [("CT4.04", 1, BOOKS, "S1"), ("CT4.04 L2", 2, BOOKS, "S1"), ("CT4.11 L2", 10, LISTED, "TC2021-1")]:
    kept = counted(row, threshold, "publications", codes, {"kind": "?"}, lone)
    edges(row, lambda day, lone=lone: change("publications", {"code": lone, "date": day}), [kept])
    case(row, "other-kind-not-counted", "not_met", "tài liệu giảng dạy không tính", kept, change("publications", {"code": lone, "kind": "textbook"}))
case("CT4.04", "reference-book-counts", "met", "sách tham khảo", remove("publications", "S1", "S2"))
case("CT4.04", "absent", "no_evidence", None, absent("publications"))
case("CT4.11 L2", "article-not-counted", "not_met", "bài tạp chí ngoài danh mục không tính", remove("publications", *LISTED[10:]),
     change("publications", {"code": LISTED[0], "kind": "article"}))
case("CT4.11 L2", "absent", "no_evidence", None, absent("publications"))


# ---- counts each year
def yearly_count(row, threshold, codes_of, unknown):
    def keep(y, n):
        return remove("publications", *codes_of(y)[n:])
    case(row, "clearly", "met", f"mỗi năm {len(codes_of(2021))}")
    case(row, "on-threshold", "met", "mỗi năm vừa đúng ngưỡng", *(keep(y, threshold) for y in YEARS))
    case(row, "one-below", "not_met", "một năm thiếu một", keep(2021, threshold - 1))
    case(row, "first-year-fails", "not_met", "năm đầu 2019 được hỏi", keep(2019, threshold - 1))
    case(row, "last-year-fails", "not_met", "năm cuối 2023 được hỏi", keep(2023, threshold - 1))
    lone = codes_of(2022)[0]
    case(row, "unknown", "no_evidence", None, keep(2022, threshold), change("publications", {"code": lone, **unknown}))
    case(row, "unknown-month", "met", "chỉ nhớ năm cũng đủ để tính", keep(2022, threshold), change("publications", {"code": lone, "date": "2022"}))
    case(row, "first-of-january", "met", "ngày đầu năm tính cho năm ấy", keep(2022, threshold), change("publications", {"code": lone, "date": "2022-01-01"}))
    case(row, "31-december", "met", "ngày cuối năm tính cho năm ấy", keep(2022, threshold), change("publications", {"code": lone, "date": "2022-12-31"}))
    case(row, "next-year-not-counted", "not_met", "ngày đầu năm sau không tính", keep(2022, threshold), change("publications", {"code": lone, "date": "2023-01-01"}))


def articles(y):
    return ([f"KY{y}-1", f"BB{y}-1", f"TC{y}-1", f"KY{y}-2", f"BB{y}-2", f"TC{y}-2", f"KY{y}-3", f"BB{y}-3", f"TC{y}-3"]
            + [f"BB{y}-4", f"BB{y}-5", f"KY{y}-4"])


def pieces(y):
    return [f"TC{y}-1", f"BB{y}-1", f"KY{y}-1", f"BC{y}-1", f"BB{y}-2", f"BB{y}-3"]


for row, threshold in (("CT4.05", 5), ("CT4.05 L2", 10)):
    yearly_count(row, threshold, articles, {"kind": "?"})
    case(row, "bulletin-not-counted", "not_met", "bài nội san, bài báo chí không tính", remove("publications", *articles(2022)[threshold - 1:]),
         add("publications", *({"code": f"X{k}", "kind": kind, "date": "2022-05-05", "defends_foundation": False}
                               for k, kind in enumerate(["bulletin_article", "press_article", "textbook", "monograph"]))))
for row, threshold in (("CT4.06", 2), ("CT4.06 L2", 4)):
    yearly_count(row, threshold, lambda y: [f"NS{y}-{n}" for n in range(1, 6)], {"kind": "?"})
    case(row, "bulletin-article-not-counted", "not_met", "bài trong nội san không phải một số nội san",
         remove("publications", *(f"NS2022-{n}" for n in range(threshold, 6))),
         add("publications", {"code": "XA", "kind": "bulletin_article", "date": "2022-05-05", "defends_foundation": False}))
yearly_count("CT4.09", 5, pieces, {"defends_foundation": "?"})
for row in ("CT4.05", "CT4.06", "CT4.09"):
    case(row, "absent", "no_evidence", None, absent("publications"))

# ---- CT4.07, CT5.04: rulings
for row, other in (("CT4.07", "CT5.04"), ("CT5.04", "CT4.07")):
    def ruled(value, stage="self", row=row, other=other):
        by = {"person": "Tổ đánh giá", "date": "2024-06-01"}
        return {"rulings": [{"indicator": row, "stage": stage, **by, "value": value, "text": "Ý kiến."},
                            {"indicator": other, "stage": "self", **by, "value": "met", "text": "Đạt."}]}
    case(row, "clearly", "met", "kết luận vượt yêu cầu", ruled("exceeds"))
    case(row, "on-threshold", "met", "kết luận đạt", ruled("met"))
    case(row, "one-below", "not_met", "kết luận gần đạt", ruled("near"))
    case(row, "ruled-against", "not_met", "kết luận chưa đạt", ruled("not_met"))
    case(row, "unknown", "needs_ruling", "chưa ai kết luận", {"rulings": []})
    case(row, "other-stage", "needs_ruling", "kết luận của khâu khác không dùng cho khâu này", ruled("met", "province"))

# ---- CT5.01: code of conduct; the yearly review stands above
case("CT5.01", "code-in-force", "met", "quy tắc còn hiệu lực đến hết ngày xét", change("documents", {"code": "QC9", "valid_to": "2024-06-15"}))
case("CT5.01", "code-expired", "not_met", "quy tắc hết hiệu lực từ ngày trước", change("documents", {"code": "QC9", "valid_to": "2024-06-14"}))
case("CT5.01", "code-missing", "not_met", "không có quy tắc ứng xử", remove("documents", "QC9"))
case("CT5.01", "code-unknown", "no_evidence", "chưa rõ ai ban hành", change("documents", {"code": "QC9", "issuer_level": "?"}))
case("CT5.01", "code-of-province", "not_met", "quy tắc của tỉnh không phải của trường", change("documents", {"code": "QC9", "issuer_level": "province"}))
case("CT5.01", "plan-not-counted", "not_met", "kế hoạch không phải quy tắc", change("documents", {"code": "QC9", "kind": "plan"}))
case("CT5.01", "statute-counts", "met", "ban hành dưới dạng quy chế cũng tính", change("documents", {"code": "QC9", "kind": "statute"}))

# ---- CT5.02, CT5.03: ratings of the school
for row, field, at, below in [("CT5.02", "party_rating", "good", "completed"), ("CT5.03", "emulation", "advanced_collective", "untitled")]:
    def rated(y, value, field=field):
        return year(y, **{field: value})
    case(row, "clearly", "met", "hồ sơ gốc")
    case(row, "on-threshold", "met", "năm nào cũng vừa đúng mức", *(rated(y, at) for y in YEARS))
    case(row, "one-below", "not_met", "một năm thấp hơn một bậc", rated(2022, below))
    year_flag(row, rated, below, "?")
    neighbours_not_asked(row, rated, below)
    case(row, "absent", "no_evidence", None, absent("school_years"))
    case(row, "year-missing", "no_evidence", "năm chưa có dòng là chưa rõ", remove("school_years", "2022"))


def excellent(*years):
    return [year(y, party_rating="excellent" if y in years else "good") for y in YEARS]


case("CT5.02 L2", "clearly", "met", "hai năm xuất sắc")
case("CT5.02 L2", "on-threshold", "met", "một năm xuất sắc", *excellent(2021))
case("CT5.02 L2", "on-threshold-first-year", "met", "năm đầu 2019 được tính", *excellent(2019))
case("CT5.02 L2", "on-threshold-last-year", "met", "năm cuối 2023 được tính", *excellent(2023))
case("CT5.02 L2", "one-below", "not_met", "không năm nào xuất sắc", *excellent())
case("CT5.02 L2", "years-beside-not-counted", "not_met", "xuất sắc năm 2018 và năm đang chạy không tính", *excellent(),
     year(2018, party_rating="excellent"), year(2024, party_rating="excellent"))
case("CT5.02 L2", "unknown", "no_evidence", "năm có thể xuất sắc chưa rõ", *excellent(), year(2020, party_rating="?"))

# ---- CT6.01, CT6.04: single facts
for row, fact, threshold in [("CT6.01", "land_area", 10000), ("CT6.01 L2", "land_area", 20000),
                             ("CT6.04", "library_titles", 2000), ("CT6.04 L2", "library_titles", 5000)]:
    case(row, "clearly", "met", str(FACTS[fact]))
    case(row, "on-threshold", "met", None, facts(**{fact: threshold}))
    case(row, "one-below", "not_met", None, facts(**{fact: threshold - 1}))
    case(row, "unknown", "no_evidence", None, facts(**{fact: "?"}))
    case(row, "known-in-part", "no_evidence", "chỉ biết một khoảng vắt qua ngưỡng", facts(**{fact: f">={threshold - 1}"}))
    case(row, "known-enough", "met", "chỉ biết ít nhất bằng ngưỡng", facts(**{fact: f">={threshold}"}))
case("CT6.01", "a-hair-below", "not_met", "hụt một phần nghìn mét vuông", facts(land_area="9999.999"))
case("CT6.01 L2", "a-hair-below", "not_met", "hụt một phần nghìn mét vuông", facts(land_area="19999.999"))
case("CT6.04", "no-digital-access", "not_met", "chưa có tài liệu số", facts(digital_library=False))
case("CT6.04", "unknown-digital-access", "no_evidence", "chưa rõ có tài liệu số không", facts(digital_library="?"))


# ---- CT6.02, CT6.03: 520 seats, 200 beds
for row, fact, capacity, kinds, sample in [("CT6.02", "learners_at_once", 520, ["hall", "classroom", "smart_classroom"], "TM1"),
                                           ("CT6.03", "boarding_need", 200, ["dormitory"], "KT1")]:
    case(row, "clearly", "met", "dư chỗ")
    case(row, "on-threshold", "met", None, facts(**{fact: capacity}))
    case(row, "one-below", "not_met", None, facts(**{fact: capacity + 1}))
    case(row, "unknown", "no_evidence", None, facts(**{fact: "?"}))
    case(row, "unknown-places", "no_evidence", "một phòng chưa rõ bao nhiêu chỗ", facts(**{fact: capacity}),
         change("facilities", {"code": sample, "places": "?"}))
    for kind in kinds:
        case(row, f"{kind.replace('_', '-')}-counts", "met", "loại này được tính", facts(**{fact: capacity + 1}),
             add("facilities", {"code": "M", "kind": kind, "rooms": 1, "places": 1, "from": "2020-01-01"}))
    case(row, "library-not-counted", "not_met", "chỗ ở thư viện không tính", facts(**{fact: capacity + 1}),
         add("facilities", {"code": "M", "kind": "library", "rooms": 1, "places": 50, "from": "2020-01-01"}))
    case(row, "in-use-from-day", "met", "đưa vào dùng đúng ngày xét thì tính", facts(**{fact: capacity}),
         change("facilities", {"code": sample, "from": "2024-06-15"}))
    case(row, "in-use-day-after", "not_met", "chưa đưa vào dùng thì chưa tính", facts(**{fact: capacity}),
         change("facilities", {"code": sample, "from": "2024-06-16"}))
    case(row, "closed-day-before", "not_met", "thôi dùng từ ngày trước ngày xét", facts(**{fact: capacity}),
         change("facilities", {"code": sample, "to": "2024-06-14"}))
    case(row, "absent", "no_evidence", None, absent("facilities"))
    hair(row, "100 %", {"of": row, **pct(99999)}, gone=("facilities",))
case("CT6.03", "no-boarders", "not_applicable", "không học viên nào cần ở lại, có căn cứ", facts(boarding_need=0),
     {"not_applicable": [{"indicator": "CT6.03", "ground": "Không tuyển hệ tập trung ở nội trú, QĐ 9"}]})


# ---- CT6.05: budget of five years, 52500 of 50000 millions
def need(total):
    return change("finance", {"year": 2021, "need": total - 40000})


case("CT6.05", "clearly", "met", "52500/50000")
case("CT6.05", "on-threshold", "met", "52500/52500", need(52500))
case("CT6.05", "one-below", "not_met", "52500/52501", need(52501))
case("CT6.05", "unknown", "no_evidence", None, change("finance", {"year": 2021, "granted": "?"}))
case("CT6.05", "unknown-need", "no_evidence", "nhu cầu một năm chưa rõ", change("finance", {"year": 2022, "need": "?"}))
case("CT6.05", "years-beside-not-counted", "not_met", "kinh phí năm 2018 và năm đang chạy không tính", need(52501),
     change("finance", {"year": 2018, "need": 0, "granted": 9000}, {"year": 2024, "need": 0, "granted": 9000}))
case("CT6.05", "first-year-counts", "met", "năm đầu 2019 tính", need(52501), change("finance", {"year": 2019, "granted": 10501}))
case("CT6.05", "last-year-counts", "met", "năm cuối 2023 tính", need(52501), change("finance", {"year": 2023, "granted": 10501}))
case("CT6.05", "absent", "no_evidence", None, absent("finance"))
hair("CT6.05", "100 %", {"of": "CT6.05", **pct(99999)}, gone=("finance",))


# ---- CT6.06: smart classrooms
def smart(rooms, **values):
    return join(remove("facilities", "TM2", "TM3"), change("facilities", {"code": "TM1", "rooms": rooms, **values}))


case("CT6.06 L2", "clearly", "met", "3 phòng")
case("CT6.06 L2", "on-threshold", "met", "2 phòng", smart(2))
case("CT6.06 L2", "one-below", "not_met", "1 phòng", smart(1))
case("CT6.06 L2", "unknown", "no_evidence", "chưa rõ bao nhiêu phòng", smart("?"))
case("CT6.06 L2", "ordinary-not-counted", "not_met", "phòng học thường không tính", smart(2, kind="classroom"))
case("CT6.06 L2", "closed-day-before", "not_met", "thôi dùng từ ngày trước ngày xét", smart(2, to="2024-06-14"))
case("CT6.06 L2", "absent", "no_evidence", None, absent("facilities"))
