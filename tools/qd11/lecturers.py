"""Groups 2D and 2E of Quy định 11, and the added rows of group 2: lecturers and others."""

from qd11.base import (ADMIN, GV, LECTURERS, RECTORATE, YEARS, bad_person, staff_row, year_leader,
                       year_members)
from qd11.deltas import absent, add, change, empty, figures, join, pct, people, person_years, remove
from qd11.kinds import EDGES, case, edges, hair, not_asked, share, yearly_share

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
for what, day, counts, note in EDGES:  # here what is counted counts against the school
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
