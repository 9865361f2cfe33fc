"""Group 2 of Quy định 11: staff. A block a row, in the order of the rules."""

from qd11.base import (ADMIN, GV, KHOA, LECTURERS, PHONG, RECTORATE, STAFF, YEARS, bad_person, document, research,
                       staff_row, year_leader, year_members)
from qd11.deltas import (absent, add, change, empty, figures, join, pct, people, person_years, remove)
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

# ---- CT2.18: degrees of lecturers
share("CT2.18", LECTURERS, 90, {"degree": "bachelor"}, ["degree"])
hair("CT2.18", "90 %", {"of": "CT2.18", **pct(89999)})
case("CT2.18", "one-below-does-not-fit", "not_met", "bằng không đúng môn thì không tính", people(GV[-3:], degree_fits=False))
case("CT2.18", "on-threshold-does-not-fit", "met", "18/20 đúng môn", people(GV[-2:], degree_fits=False))
case("CT2.18", "unknown-fits", "no_evidence", "có thạc sĩ mà chưa rõ đúng môn", people(GV[-2:], degree_fits=False),
     people(["GV01"], degree_fits="?"))
case("CT2.18", "left-day-before", "met", "người thôi ngày trước ngày xét không bị hỏi",
     people(GV[-2:], degree="bachelor"), add("staff", bad_person("X", to="2024-06-14")))
case("CT2.18", "leaves-on-day", "not_met", "người còn ở trường đến hết ngày xét bị hỏi",
     people(GV[-2:], degree="bachelor"), add("staff", bad_person("X", to="2024-06-15")))
case("CT2.18", "concurrent-asked", "not_met", "giảng viên kiêm nhiệm bị hỏi",
     people(["HT01", "PH01", "TP1"], degree="bachelor"))
case("CT2.18", "admin-not-asked", "met", "người làm hành chính không bị hỏi", people(GV[-2:], degree="bachelor"),
     people(ADMIN, degree="bachelor"))
case("CT2.18 L2", "clearly", "met", "20/20")
case("CT2.18 L2", "one-below", "not_met", "19/20", people(["GV11"], degree="bachelor"))
case("CT2.18 L2", "one-below-does-not-fit", "not_met", "19/20 đúng môn", people(["GV11"], degree_fits=False))
case("CT2.18 L2", "unknown", "no_evidence", None, people(["GV11"], degree="?"))
hair("CT2.18 L2", "100 %", {"of": "CT2.18", **pct(99999)})

# ---- CT2.19: political theory of theory lecturers
case("CT2.19", "clearly", "met", "hồ sơ gốc")
case("CT2.19", "one-below", "not_met", "một người mới có sơ cấp", people(["GV05"], political_theory="primary"))
case("CT2.19", "unknown", "no_evidence", None, people(["GV05"], political_theory="?"))
case("CT2.19", "senior-one-below", "not_met", "người dạy trên 7 năm mới có trung cấp", people(["GV01"], political_theory="intermediate"))
case("CT2.19", "senior-unknown", "no_evidence", "chưa rõ bắt đầu dạy từ khi nào",
     people(["GV01"], political_theory="intermediate", teaching_from="?"))
case("CT2.19", "seven-years-to-the-day", "met", "đúng ngày tròn 7 năm thì chưa quá 7 năm",
     people(["GV01"], political_theory="intermediate", teaching_from="2017-06-15"))
case("CT2.19", "seven-years-and-a-day", "not_met", "qua ngày tròn 7 năm thì phải có cao cấp",
     people(["GV01"], political_theory="intermediate", teaching_from="2017-06-14"))
case("CT2.19", "nobody-senior", "met", "không ai dạy quá 7 năm thì phần cao cấp coi là đạt",
     people(["TK1", "TK2"] + GV[:4], teaching_from="2019-09-01"))
case("CT2.19", "other-subjects-not-asked", "met", "giảng viên không dạy lý luận chính trị không bị hỏi",
     people(["GV07"], political_theory="primary"))
case("CT2.19", "concurrent-asked", "not_met", "giảng viên kiêm nhiệm dạy lý luận bị hỏi",
     people(["TP1"], teaches_theory=True, political_theory="primary"))
case("CT2.19", "admin-not-asked", "met", "người không phải giảng viên không bị hỏi",
     people(["HC1"], teaches_theory=True, political_theory="primary"))
case("CT2.19", "absent", "no_evidence", None, absent("staff"))
hair("CT2.19", "100 %", {"of": "CT2.19/a", **pct(99999)}, {"of": "CT2.19/b", "part": 10, "whole": 10})
case("CT2.19", "senior-a-hair-below", "not_met", "số khai hụt rất ít ở phần dạy trên 7 năm", absent("staff"),
     figures({"of": "CT2.19/a", "part": 10, "whole": 10}, {"of": "CT2.19/b", **pct(99999)}))

# ---- CT2.20, CT2.21: certificates
CLASSICS = LECTURERS[:18]
case("CT2.20", "clearly", "met", "20/20")
case("CT2.20", "one-below", "not_met", "19/20", remove("certificates", "GV11/teaching_skills"))
case("CT2.20", "unknown", "no_evidence", "người chưa có chứng chỉ chưa rõ có phải giảng viên không", remove("certificates", "GV11/teaching_skills"),
     people(["GV11"], position="?"))
case("CT2.20", "absent", "no_evidence", None, absent("certificates"))
case("CT2.20", "declared-empty", "not_met", "khai sổ trống là không ai có", empty("certificates"))
case("CT2.20", "other-kind-not-counted", "not_met", "chứng chỉ kinh điển không thay được",
     remove("certificates", "HT01/teaching_skills"))
case("CT2.20", "admin-not-asked", "met", "người làm hành chính không bị hỏi", people(["HC1"], degree="bachelor"))
hair("CT2.20", "100 %", {"of": "CT2.20", **pct(99999)})
case("CT2.21", "clearly", "met", "18/20")
case("CT2.21", "on-threshold", "met", "16/20", remove("certificates", *(f"{c}/classics" for c in CLASSICS[:2])))
case("CT2.21", "one-below", "not_met", "15/20", remove("certificates", *(f"{c}/classics" for c in CLASSICS[:3])))
case("CT2.21", "unknown", "no_evidence", "một người chưa rõ có phải giảng viên không",
     remove("certificates", *(f"{c}/classics" for c in CLASSICS[:2])), people(["GV01"], position="?"))
case("CT2.21", "absent", "no_evidence", None, absent("certificates"))
hair("CT2.21", "80 %", {"of": "CT2.21", **pct(79999)})

# ---- CT2.22, CT2.31: ranks and doctorates of lecturers
case("CT2.22", "clearly", "met", "17/20")
case("CT2.22", "on-threshold", "met", "12/20", people(GV[3:8], rank="lecturer"))
case("CT2.22", "one-below", "not_met", "11/20", people(GV[2:8], rank="lecturer"))
case("CT2.22", "unknown", "no_evidence", "12 hoặc 11/20", people(GV[3:8], rank="lecturer"), people(["GV01"], rank="?"))
case("CT2.22", "official-rank-not-counted", "not_met", "chuyên viên cao cấp không tính", people(GV[3:8], rank="lecturer"),
     people(["GV01"], rank="senior_official"))
case("CT2.22", "absent", "no_evidence", None, absent("staff"))
hair("CT2.22", "60 %", {"of": "CT2.22", **pct(59999)})
case("CT2.22 L2", "clearly", "met", "17/20")
case("CT2.22 L2", "on-threshold", "met", "16/20", people(["GV08"], rank="lecturer"))
case("CT2.22 L2", "one-below", "not_met", "15/20", people(["GV07", "GV08"], rank="lecturer"))
case("CT2.22 L2", "unknown", "no_evidence", "16 hoặc 15/20", people(["GV08"], rank="lecturer"), people(["GV07"], rank="?"))
hair("CT2.22 L2", "80 %", {"of": "CT2.22", **pct(79999)})
DOCTORS = [c for c in LECTURERS if staff_row(c)["degree"] == "doctor"]
case("CT2.31 L2", "clearly", "met", "7/20")
case("CT2.31 L2", "on-threshold", "met", "4/20", people(DOCTORS[-3:], degree="master"))
case("CT2.31 L2", "one-below", "not_met", "3/20", people(DOCTORS[-4:], degree="master"))
case("CT2.31 L2", "unknown", "no_evidence", "4 hoặc 3/20", people(DOCTORS[-3:], degree="master"), people([DOCTORS[0]], degree="?"))
case("CT2.31 L2", "absent", "no_evidence", None, absent("staff"))
case("CT2.31 L2", "admin-not-counted", "not_met", "tiến sĩ không phải giảng viên không tính",
     people(DOCTORS[-4:], degree="master"), people(["HC1"], degree="doctor"))
hair("CT2.31 L2", "20 %", {"of": "CT2.31", **pct(19999)})

# ---- CT2.23, CT2.24, CT2.26: each year, from staff_years
yearly_share("CT2.23", LECTURERS, 0, 100, {"active_methods": False}, "CT2.23")
case("CT2.23", "no-demonstration", "not_met", "dạy tích cực mà không thao giảng thì không tính",
     person_years(["GV11"], 2021, demonstration=False))
case("CT2.23", "unknown-demonstration", "no_evidence", "chưa rõ có thao giảng không",
     person_years(["GV11"], 2021, demonstration="?"))
yearly_share("CT2.24", LECTURERS, 2, 90, {"field_study": False}, "CT2.24")
yearly_share("CT2.26", LECTURERS, 2, 90, {"rating": "completed"}, "CT2.26")
case("CT2.26", "excellent-counts", "met", "xuất sắc cũng tính", *(person_years(LECTURERS, y, rating="excellent") for y in YEARS))
for row in ("CT2.23", "CT2.24", "CT2.26"):
    case(row, "admin-not-asked", "met", "người làm hành chính không bị hỏi",
         *(person_years(["HC1", "HC2", "TP2", "PP1"], y, active_methods=False, demonstration=False, field_study=False,
                        rating="failed") for y in YEARS))


# ---- CT2.25: research products each year. Of the 20 lecturers one leads, five take part, fourteen sign.
def without_product(y, n):
    """n of those who sign the year's paper did not."""
    signed = [p for p in LECTURERS if p != year_leader(y) and p not in year_members() and p not in RECTORATE]
    return change("publications", {"code": f"TC{y}-1", "authors": RECTORATE + signed[n:]})


case("CT2.25", "clearly", "met", "ai cũng có sản phẩm trong mọi năm")
case("CT2.25", "on-threshold", "met", "mỗi năm 18/20", *(without_product(y, 2) for y in YEARS))
case("CT2.25", "one-below", "not_met", "một năm 17/20", without_product(2021, 3))
case("CT2.25", "first-year-fails", "not_met", "năm đầu 2019 được hỏi", without_product(2019, 3))
case("CT2.25", "last-year-fails", "not_met", "năm cuối 2023 được hỏi", without_product(2023, 3))
case("CT2.25", "unknown", "no_evidence", "sản phẩm của người thứ ba chưa rõ năm", without_product(2022, 3),
     add("publications", {"code": "B1", "kind": "article", "date": "?", "authors": ["TK1"], "defends_foundation": False}))
case("CT2.25", "bulletin-issue-not-counted", "not_met", "số nội san không phải sản phẩm của riêng ai", without_product(2022, 3),
     change("publications", {"code": "NS2022-1", "authors": ["TP1", "TK1", "TK2", "PK1", "PK3"]}))
case("CT2.25", "press-article-counts", "met", "bài báo chí đứng tên cũng tính", without_product(2022, 3),
     change("publications", {"code": "BC2022-1", "authors": ["TK1", "TK2", "PK1"]}))
case("CT2.25", "leader-counts", "met", "chủ nhiệm đề tài nghiệm thu trong năm thì có sản phẩm", without_product(2020, 2))
case("CT2.25", "accepted-year-counts", "not_met", "tính năm nghiệm thu, không tính năm bắt đầu", without_product(2022, 3),
     change("research", {"code": "DT2023", "members": ["TK1", "TK2", "PK1", "TP1"]}))
case("CT2.25", "members-count", "met", "thành viên đề tài cũng có sản phẩm", without_product(2022, 3),
     change("research", {"code": "DT2022", "members": year_members() + ["TK1"]}))
case("CT2.25", "published-next-year", "not_met", "bài của năm sau không tính cho năm trước", without_product(2022, 2),
     change("publications", {"code": "TC2022-1", "date": "2023-01-01"}))
case("CT2.25", "exempt-not-asked", "met", "người được miễn có căn cứ thì năm ấy không bị hỏi", without_product(2022, 3),
     person_years(["TK1", "TK2"], 2022, exempt="Học tập trung, QĐ 3"))
case("CT2.25", "no-row-is-not-exempt", "not_met", "chưa có dòng thì không phải là được miễn", without_product(2022, 3),
     remove("staff_years", "TK1/2022", "TK2/2022"))
case("CT2.25", "absent", "no_evidence", None, absent("publications"))
case("CT2.25", "a-hair-below", "not_met", "số khai một năm hụt rất ít so với 90 %",
     figures(*({"of": "CT2.25", "year": y, **pct(90000 - (y == 2021))} for y in YEARS)), absent("staff"))

# ---- CT2.27 to CT2.29: others, discipline
share("CT2.27", ADMIN, 100, {"post_degree_fits": False}, ["post_degree_fits"])
share("CT2.28", ADMIN, 100, {"it_level": "below"}, ["it_level"])
not_asked("CT2.27", "lecturers-not-asked", "giảng viên kiêm nhiệm ở phòng không bị hỏi", ["TP1"], post_degree_fits=False)
not_asked("CT2.28", "lecturers-not-asked", "giảng viên kiêm nhiệm ở phòng không bị hỏi", ["TP1"], it_level="below")
case("CT2.27", "phong-leader-asked", "not_met", "lãnh đạo phòng không dạy cũng bị hỏi", people(["PP1"], post_degree_fits=False))
case("CT2.28", "advanced-counts", "met", "chuẩn nâng cao cũng đạt", people(ADMIN, it_level="advanced"))
for row in ("CT2.27", "CT2.28"):
    hair(row, "100 %", {"of": row, **pct(99999)})


def punished(measure="warning", day="2022-03-01", who="GV01"):
    return add("discipline", {"code": "KL9", "staff": who, "date": day, "measure": measure})


case("CT2.29", "clearly", "met", "24/24")
case("CT2.29", "on-threshold", "met", "số khai 49/50 = 98 %", absent("staff", "discipline"), figures({"of": "CT2.29", "part": 49, "whole": 50}))
case("CT2.29", "one-below", "not_met", "23/24", punished())
case("CT2.29", "reprimand-not-counted", "met", "khiển trách không tính", punished("reprimand"))
case("CT2.29", "demotion-counts", "not_met", "nặng hơn cảnh cáo cũng tính", punished("demotion"))
case("CT2.29", "unknown", "no_evidence", "hình thức chưa rõ", punished("?"))
case("CT2.29", "unknown-date", "no_evidence", "quyết định năm 2019, chưa rõ trước hay sau 15/6", punished(day="2019"))
for what, day, counts, note in [("first-day-in", "2019-06-16", True, "ngày đầu của kỳ xét tính"),
                                ("day-before-window", "2019-06-15", False, "ngày trước kỳ xét không tính"),
                                ("as-of-day-in", "2024-06-15", True, "ngày xét tính"),
                                ("day-after", "2024-06-16", False, "ngày sau ngày xét không tính")]:
    case("CT2.29", what, "not_met" if counts else "met", note, punished(day=day))
case("CT2.29", "left-not-asked", "met", "người đã thôi không bị hỏi", punished(who="NC01"))
case("CT2.29", "off-payroll-not-asked", "met", "người ngoài quỹ lương không bị hỏi", punished(who="TG01"))
case("CT2.29", "declared-empty", "met", "khai sổ trống là không ai bị kỷ luật", empty("discipline"))
case("CT2.29", "absent", "no_evidence", None, absent("discipline"))
hair("CT2.29", "98 %", {"of": "CT2.29", **pct(97999)}, gone=("staff", "discipline"))


# ---- CT2.30: a recognised model
def one_model(**values):
    return join(remove("documents", "MH2"), change("documents", {"code": "MH1", **values}) if values else {})


case("CT2.30 L2", "clearly", "met", "2 mô hình")
case("CT2.30 L2", "on-threshold", "met", "1 mô hình", one_model())
case("CT2.30 L2", "one-below", "not_met", "không có mô hình", remove("documents", "MH1", "MH2"))
case("CT2.30 L2", "unknown", "no_evidence", "chưa rõ cấp công nhận", one_model(issuer_level="?"))
case("CT2.30 L2", "department-not-counted", "not_met", "cấp sở không tính", one_model(issuer_level="department"))
case("CT2.30 L2", "academy-counts", "met", "Học viện công nhận cũng tính", one_model(issuer_level="academy"))
case("CT2.30 L2", "other-kind-not-counted", "not_met", "quyết định khác không tính", one_model(kind="decision"))
edges("CT2.30 L2", lambda day: one_model(date=day))
case("CT2.30 L2", "absent", "no_evidence", None, absent("documents"))
