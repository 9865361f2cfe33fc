"""Groups 2A to 2C of Quy định 11: the whole staff, the rectorate, the leaders. A block a row."""

from qd11.base import GV, KHOA, LECTURERS, PHONG, RECTORATE, STAFF, YEARS, bad_person, staff_row
from qd11.deltas import absent, add, change, empty, figures, join, pct, people, person_years, remove
from qd11.kinds import case, edges, hair, merged, not_asked, share, yearly_share

ADMIN_ROW = staff_row("HC1")


def more_admin(n):
    return add("staff", *({**ADMIN_ROW, "code": f"HC{i}"} for i in range(3, 3 + n))) if n else {}


# ---- CT2.01: lecturers of all staff, 75 % and 80 %
def to_admin(n):
    return people(GV[-n:], position="admin")


case("CT2.01", "clearly", "met", "20/24 = 83,33 %")
case("CT2.01", "on-threshold", "met", "18/24 = 75 %", to_admin(2))
case("CT2.01", "one-below", "not_met", "17/24", to_admin(3))
case("CT2.01", "unknown", "no_evidence", "18 hoặc 17/24: vị trí một người chưa rõ", to_admin(2), people(["TP1"], position="?"))
case("CT2.01", "unknown-payroll", "no_evidence", "một giảng viên chưa rõ có thuộc quỹ lương không", to_admin(2),
     people(["TP1"], on_payroll="?"))
case("CT2.01", "absent", "no_evidence", None, absent("staff"))
case("CT2.01", "off-payroll-not-counted", "not_met", "giảng viên ngoài quỹ lương không vào tử số", to_admin(2),
     people(["TP1"], on_payroll=False))
case("CT2.01", "left-day-before", "not_met", "người thôi ngày trước ngày xét không tính", to_admin(2),
     people(["TP1"], to="2024-06-14"))
case("CT2.01", "leaves-on-day", "met", "người còn ở trường đến hết ngày xét thì tính", to_admin(2),
     people(["TP1"], to="2024-06-15"))
case("CT2.01", "joins-on-day", "met", "người đến đúng ngày xét thì tính", to_admin(2),
     people(["TP1"], **{"from": "2024-06-15"}))
case("CT2.01", "joins-day-after", "not_met", "người đến sau ngày xét chưa tính", to_admin(2),
     people(["TP1"], **{"from": "2024-06-16"}))
case("CT2.01", "concurrent-counts", "met", "giảng viên kiêm nhiệm tính như cơ hữu", to_admin(2),
     people(GV[:4], position="concurrent"))
case("CT2.01", "visiting-not-counted", "not_met", "người thỉnh giảng có trong quỹ lương không vào tử số", to_admin(2),
     people(["TP1"], position="visiting"))
hair("CT2.01", "75 %", {"of": "CT2.01", **pct(74999)})
case("CT2.01 L2", "clearly", "met", "20/24 = 83,33 %")
case("CT2.01 L2", "on-threshold", "met", "20/25 = 80 %", more_admin(1))
case("CT2.01 L2", "one-below", "not_met", "20/26", more_admin(2))
case("CT2.01 L2", "unknown", "no_evidence", "20 hoặc 19/25", more_admin(1), people(["TP1"], position="?"))
hair("CT2.01 L2", "80 %", {"of": "CT2.01", **pct(79999)})


# ---- CT2.02: at most 5 khoa and phòng
def units(*kinds, **also):
    return add("units_internal", *({"code": f"M{n}", "kind": kind, "from": "2020-01-01", **also}
                                   for n, kind in enumerate(kinds, 1)))


case("CT2.02", "clearly", "met", "2 khoa, 2 phòng")
case("CT2.02", "on-threshold", "met", "3 khoa, 2 phòng", units("khoa"))
case("CT2.02", "one-khoa-above", "not_met", "4 khoa, 2 phòng", units("khoa", "khoa"))
case("CT2.02", "one-phong-above", "not_met", "2 khoa, 4 phòng", units("phong", "phong"))
case("CT2.02", "unknown", "no_evidence", "đơn vị thứ sáu chưa rõ là gì", units("khoa", "?"))
case("CT2.02", "other-units-not-counted", "met", "trung tâm, tổ không phải khoa, phòng", units("khoa", "other"))
case("CT2.02", "closed-day-before", "met", "phòng giải thể ngày trước ngày xét không tính",
     join(units("khoa"), add("units_internal", {"code": "M9", "kind": "phong", "from": "2020-01-01", "to": "2024-06-14"})))
case("CT2.02", "closes-on-day", "not_met", "phòng còn đến hết ngày xét thì tính",
     join(units("khoa"), add("units_internal", {"code": "M9", "kind": "phong", "from": "2020-01-01", "to": "2024-06-15"})))
case("CT2.02", "absent", "no_evidence", None, absent("units_internal"))

# ---- CT2.03, CT2.11: standards of those without and with a leading post
HOLDERS = [c for c in STAFF if c not in RECTORATE + KHOA + PHONG]
share("CT2.03", HOLDERS, 100, {"meets_title_standards": False}, ["meets_title_standards"])
hair("CT2.03", "100 %", {"of": "CT2.03", **pct(99999)})
for code, who in [("HT01", "rector"), ("PH01", "vice-rector"), ("TK1", "khoa-head"), ("PK1", "khoa-deputy"),
                  ("TP1", "phong-head"), ("PP1", "phong-deputy")]:
    not_asked("CT2.03", f"{who}-not-asked", "người giữ chức vụ lãnh đạo không bị hỏi ở dòng này", [code],
              meets_title_standards=False)
case("CT2.03", "admin-asked", "not_met", "người làm hành chính cũng bị hỏi", people(["HC1"], meets_title_standards=False))

# ---- CT2.04: refreshed each year, 80 % and 100 %
def exempt_four(y):
    return person_years(GV[:4], y, exempt="Biệt phái, QĐ 15")


def not_refreshed(y, n):
    return person_years(LECTURERS[:n], y, refreshed=False)


case("CT2.04", "clearly", "met", "năm nào cũng 100 %")
case("CT2.04", "on-threshold", "met", "mỗi năm 16/20", *(d for y in YEARS for d in (exempt_four(y), not_refreshed(y, 4))))
case("CT2.04", "one-below", "not_met", "một năm 15/20", exempt_four(2021), not_refreshed(2021, 5))
case("CT2.04", "first-year-fails", "not_met", "năm đầu 2019 được hỏi", not_refreshed(2019, 5))
case("CT2.04", "last-year-fails", "not_met", "năm cuối 2023 được hỏi", not_refreshed(2023, 5))
case("CT2.04", "unknown", "no_evidence", "16 hoặc 15/20", exempt_four(2022), not_refreshed(2022, 4),
     person_years(["TP2"], 2022, refreshed="?"))
case("CT2.04", "exempt-not-asked", "met", "năm người được miễn không bị hỏi",
     person_years(GV[:5], 2022, refreshed=False, exempt="Nghỉ thai sản, QĐ 12"))
case("CT2.04", "years-beside-not-asked", "met", "năm 2018 và năm đang chạy 2024 không được hỏi",
     add("staff_years", *({"staff": c, "year": y, "refreshed": False} for y in (2018, 2024) for c in LECTURERS[:6])))
case("CT2.04", "row-missing", "no_evidence", "người và năm chưa có dòng là chưa rõ", not_refreshed(2022, 4),
     remove("staff_years", "HC1/2022"))
case("CT2.04", "absent", "no_evidence", None, absent("staff_years"))
case("CT2.04", "a-hair-below", "not_met", "số khai một năm hụt rất ít so với 80 %",
     figures(*({"of": "CT2.04", "year": y, **pct(80000 - (y == 2021))} for y in YEARS)), absent("staff"))
yearly_share("CT2.04 L2", STAFF, 0, 100, {"refreshed": False}, "CT2.04")


# ---- CT2.05, CT2.06: degrees of the rector and the vice-rectors
def lowest_degree(row, person, others, level2):
    if not level2:
        case(row, "clearly", "met", "tiến sĩ")
        case(row, "on-threshold", "met", "thạc sĩ", people([person], degree="master"))
        case(row, "one-below", "not_met", "đại học", people([person], degree="bachelor"))
    else:
        case(row, "on-threshold", "met", "tiến sĩ")
        case(row, "one-below", "not_met", "thạc sĩ", people([person], degree="master"))
    case(row, "unknown", "no_evidence", None, people([person], degree="?"))
    case(row, "others-not-asked", "met", "bằng của người giữ chức khác không xét ở dòng này",
         people(others, degree="bachelor"))


lowest_degree("CT2.05", "HT01", ["PH01", "PH02", "TK1"], False)
lowest_degree("CT2.05 L2", "HT01", ["PH01", "PH02", "TK1"], True)
lowest_degree("CT2.06", "PH02", ["HT01", "TK1"], False)
lowest_degree("CT2.06 L2", "PH02", ["HT01", "TK1"], True)
case("CT2.05", "no-rector", "no_evidence", "không có ai giữ chức thì chưa kết luận được", people(["HT01"], post="no_post"))
merged("CT2.05", "rector")
merged("CT2.06", "vice_rector")
NO_VICE = people(["PH01", "PH02"], post="no_post")
GROUND = {"not_applicable": [{"indicator": "CT2.06", "ground": "Chưa bổ nhiệm phó hiệu trưởng, QĐ 7"}]}
case("CT2.06", "no-vice-rector", "not_applicable", "không có phó hiệu trưởng, có căn cứ", NO_VICE, GROUND)
case("CT2.06", "no-vice-rector-no-ground", "no_evidence", "không có phó hiệu trưởng mà không ghi căn cứ", NO_VICE)
for row, codes in (("CT2.05", ["HT01"]), ("CT2.06", ["PH01", "PH02"])):
    case(row, "absent", "no_evidence", None, absent("staff"))

# ---- CT2.07 to CT2.09: the rectorate
for row, fails, note in [("CT2.07", {"political_theory": "intermediate"}, "trung cấp"),
                         ("CT2.08", {"rank": "lecturer"}, "giảng viên"),
                         ("CT2.09", {"state_management": "official"}, "chuyên viên")]:
    field = next(iter(fails))
    key = "CT2.08/a" if row == "CT2.08" else row
    share(row, RECTORATE, 100, fails, [field])
    case(row, "rector-asked", "not_met", "hiệu trưởng bị hỏi", people(["HT01"], **fails))
    not_asked(row, "others-not-asked", "người ngoài Ban Giám hiệu không bị hỏi", ["TK1", "TP1"], **fails)
    hair(row, "100 %", {"of": key, **pct(99999)})
    merged(row, "rector", **fails)
case("CT2.08", "official-rank-not-counted", "not_met", "chuyên viên chính không tương đương giảng viên chính",
     people(["PH02"], rank="senior_official"))
case("CT2.08 L2", "clearly", "met", "2 giảng viên cao cấp")
case("CT2.08 L2", "on-threshold", "met", "1 giảng viên cao cấp", people(["PH01"], rank="principal_lecturer"))
case("CT2.08 L2", "one-below", "not_met", "không ai là giảng viên cao cấp",
     people(["HT01", "PH01"], rank="principal_lecturer"))
case("CT2.08 L2", "unknown", "no_evidence", None, people(["HT01"], rank="principal_lecturer"), people(["PH01"], rank="?"))
case("CT2.08 L2", "others-not-counted", "not_met", "giảng viên cao cấp ngoài Ban Giám hiệu không tính",
     people(["HT01", "PH01"], rank="principal_lecturer"), people(["TK1"], rank="senior_lecturer"))
case("CT2.08 L2", "post-of-predecessor", "not_met", "người giữ chức ở trường cũ không tính",
     {"units": [{"code": "cu", "name": "Trường cũ"}]}, people(["HT01", "PH01"], rank="principal_lecturer"),
     add("staff", bad_person("CU01", post="rector", rank="senior_lecturer", origin_unit="cu")))
case("CT2.09", "on-threshold", "met", "vừa đúng ngạch chuyên viên chính")

# ---- CT2.10: members of the rectorate who led a provincial topic
def led_by(*leaders):
    """Topics DP1 to DP3 as they would be with only these leaders of the rectorate."""
    return change("research", *({"code": f"DP{n}", "leader": leaders[n - 1] if n <= len(leaders) else "GV10"}
                                for n in range(1, 4)))


case("CT2.10", "clearly", "met", "cả ba thành viên")
case("CT2.10", "on-threshold", "met", "một thành viên", led_by("HT01"))
case("CT2.10", "one-below", "not_met", "không ai", led_by())
case("CT2.10", "unknown", "no_evidence", "đề tài duy nhất chưa rõ cấp", led_by("HT01"),
     change("research", {"code": "DP1", "level": "?"}))
case("CT2.10", "ministry-counts", "met", "đề tài cấp bộ cũng tính", led_by("GV10", "PH01"))
case("CT2.10", "district-not-counted", "not_met", "đề tài cấp huyện không tính", led_by("HT01"),
     change("research", {"code": "DP1", "level": "district"}))
case("CT2.10", "scheme-not-counted", "not_met", "đề án không phải đề tài", led_by("HT01"),
     change("research", {"code": "DP1", "kind": "scheme"}))
case("CT2.10", "member-not-counted", "not_met", "thành viên đề tài không phải chủ nhiệm", led_by(),
     change("research", {"code": "DP1", "members": ["HT01"]}))
case("CT2.10", "not-accepted", "not_met", "đề tài chưa nghiệm thu không tính", led_by(),
     change("research", {"code": "X2", "leader": "HT01"}))
edges("CT2.10", lambda day: join(led_by("HT01"), change("research", {"code": "DP1", "accepted": day})))
case("CT2.10", "absent", "no_evidence", None, absent("research"))
case("CT2.10", "declared-empty", "not_met", "khai sổ trống là không có", empty("research"))
case("CT2.10 L2", "clearly", "met", "cả ba thành viên")
case("CT2.10 L2", "on-threshold", "met", "hai thành viên", led_by("HT01", "PH01"))
case("CT2.10 L2", "one-below", "not_met", "một người chủ nhiệm hai đề tài vẫn là một", led_by("HT01", "HT01"))
case("CT2.10 L2", "unknown", "no_evidence", None, led_by("HT01", "PH01"),
     change("research", {"code": "DP2", "accepted": "?"}))
case("CT2.10", "post-of-predecessor", "not_met", "chức vụ ở trường cũ không tính",
     {"units": [{"code": "cu", "name": "Trường cũ"}]}, led_by("CU01"),
     add("staff", bad_person("CU01", post="rector", origin_unit="cu")))

# ---- CT2.11 to CT2.17: leaders of khoa and phòng
LEADERS = KHOA + PHONG
for row, codes, fails, unknown in [
        ("CT2.11", LEADERS, {"meets_title_standards": False}, ["meets_title_standards"]),
        ("CT2.12", KHOA, {"degree": "bachelor"}, ["degree"]),
        ("CT2.13", KHOA, {"rank": "lecturer"}, ["rank"]),
        ("CT2.15", LEADERS, {"political_theory": "intermediate"}, ["political_theory"]),
        ("CT2.16", LEADERS, {"department_training": False}, ["department_training"]),
        ("CT2.17", PHONG, {"post_degree_fits": False}, ["post_degree_fits"])]:
    threshold = 60 if row == "CT2.13" else 100
    share(row, codes, threshold, fails, unknown)
    for code, who in [("TK1", "khoa-head"), ("PK1", "khoa-deputy"), ("TP1", "phong-head"), ("PP1", "phong-deputy")]:
        if threshold == 100 and code in codes:
            case(row, f"{who}-asked", "not_met", "chức này bị hỏi", people([code], **fails))
    not_asked(row, "others-not-asked", "người giữ chức khác hoặc không giữ chức không bị hỏi",
              [c for c in ["HT01", "PH01", "GV01", "TK1", "PP1"] if c not in codes], **fails)
    hair(row, f"{threshold} %", {"of": "CT2.12/a" if row == "CT2.12" else row, **pct(threshold * 1000 - 1)})
    # Six more heads at the predecessor: counted, they would push the share under every threshold.
    case(row, "post-of-predecessor", "met", "chức vụ ở trường cũ trước hợp nhất không xét",
         {"units": [{"code": "cu", "name": "Trường cũ"}]},
         add("staff", *(bad_person(f"CU{n:02}", post="phong_head" if row == "CT2.17" else "khoa_head", origin_unit="cu",
                                   **({"department_training": False} if row == "CT2.16" else {}))
                        for n in range(1, 7))))
case("CT2.12", "on-threshold", "met", "tất cả vừa đủ thạc sĩ", people(KHOA, degree="master"))
FOUR = people(["PK2"], post="no_post")  # four leaders of a khoa are left: 50 % is two
case("CT2.12 L2", "clearly", "met", "3/5 là tiến sĩ")
case("CT2.12 L2", "on-threshold", "met", "2/4 là tiến sĩ", FOUR, people(["TK1"], degree="master"))
case("CT2.12 L2", "one-below", "not_met", "2/5 là tiến sĩ", people(["TK1"], degree="master"))
case("CT2.12 L2", "unknown", "no_evidence", "3 hoặc 2/5", people(["TK1"], degree="?"))
hair("CT2.12 L2", "50 %", {"of": "CT2.12/a", **pct(100000)}, {"of": "CT2.12/b", **pct(49999)})
case("CT2.12 L2", "post-of-predecessor", "met", "chức vụ ở trường cũ không xét",
     {"units": [{"code": "cu", "name": "Trường cũ"}]},
     add("staff", *(bad_person(f"CU{n:02}", post="khoa_head", degree="master", origin_unit="cu") for n in range(1, 7))))
case("CT2.13", "official-rank-not-counted", "not_met", "chuyên viên chính không tính",
     people(KHOA[:3], rank="principal_official"))
case("CT2.13 L2", "clearly", "met", "tất cả từ giảng viên chính")
case("CT2.13 L2", "one-below", "not_met", None, people(["PK3"], rank="lecturer"))
case("CT2.13 L2", "unknown", "no_evidence", None, people(["PK3"], rank="?"))
hair("CT2.13 L2", "100 %", {"of": "CT2.13", **pct(99999)})


# ---- CT2.14: khoa leaders who led a topic, 50 % and 100 %
def not_led(*leaders):
    """Their topics were led by somebody else."""
    return change("research", *({"code": f"DT{2019 + KHOA.index(c)}", "leader": "GV10"} for c in leaders))


case("CT2.14", "clearly", "met", "cả năm người")
case("CT2.14", "on-threshold", "met", "2/4", FOUR, not_led("TK1", "TK2"))
case("CT2.14", "one-below", "not_met", "2/5", not_led("TK1", "TK2", "PK1"))
case("CT2.14", "unknown", "no_evidence", "3 hoặc 2/5", not_led("TK1", "TK2"), change("research", {"code": "DT2021", "kind": "?"}))
case("CT2.14", "absent", "no_evidence", None, absent("research"))
hair("CT2.14", "50 %", {"of": "CT2.14", **pct(49999)})
case("CT2.14", "post-of-predecessor", "met", "chức vụ ở trường cũ không xét",
     {"units": [{"code": "cu", "name": "Trường cũ"}]},
     add("staff", *(bad_person(f"CU{n:02}", post="khoa_head", origin_unit="cu") for n in range(1, 7))))
case("CT2.14 L2", "clearly", "met", "cả năm người")
case("CT2.14 L2", "one-below", "not_met", "4/5", not_led("TK1"))
case("CT2.14 L2", "unknown", "no_evidence", None, change("research", {"code": "DT2021", "accepted": "?"}))
hair("CT2.14 L2", "100 %", {"of": "CT2.14", **pct(99999)})
edges("CT2.14 L2", lambda day: change("research", {"code": "DT2021", "accepted": day}))
case("CT2.14 L2", "scheme-not-counted", "not_met", "đề án không phải đề tài", change("research", {"code": "DT2021", "kind": "scheme"}))
case("CT2.14 L2", "any-level-counts", "met", "đề tài cấp nào cũng tính", change("research", {"code": "DT2021", "level": "state"}))
case("CT2.14 L2", "member-not-counted", "not_met", "thành viên không phải chủ nhiệm", not_led("PK1"),
     change("research", {"code": "DT2021", "members": ["PK1"]}))
case("CT2.14 L2", "not-accepted", "not_met", "chưa nghiệm thu thì chưa tính", change("research", {"code": "DT2021", "accepted": ""}))
