"""Groups 1, 5 and 6 and the rulings of Quy định 11: regulations, culture, facilities."""

from qd11.base import FACTS, TOPICS, YEARS
from qd11.deltas import absent, add, change, empty, facts, join, pct, remove, year
from qd11.kinds import case, hair, neighbours_not_asked, year_flag

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
