"""The base dossier of the cases: a school that meets every row of both levels of Quy định 11."""

import datetime

YEARS = range(2019, 2024)
AS_OF = datetime.date(2024, 6, 15)

# 24 people of the school, 20 of them lecturers; codes TG, NC, X, CU and the years 2018 and 2024 must not count.
RECTORATE = ["HT01", "PH01", "PH02"]
KHOA = ["TK1", "TK2", "PK1", "PK2", "PK3"]
PHONG = ["TP1", "TP2", "PP1"]  # TP1 also teaches
GV = [f"GV{n:02}" for n in range(1, 12)]
LECTURERS = RECTORATE + KHOA + ["TP1"] + GV
ADMIN = ["TP2", "PP1", "HC1", "HC2"]
STAFF = LECTURERS + ADMIN
THEORY = ["TK1", "TK2", "GV01", "GV02", "GV03", "GV04", "GV05", "GV06"]
TOPICS = ["training", "learners", "research", "staffing", "finance", "democracy", "emulation", "culture"]


def staff_row(code):
    post = {"HT01": "rector", "PH01": "vice_rector", "PH02": "vice_rector", "TK1": "khoa_head", "TK2": "khoa_head",
            "TP1": "phong_head", "TP2": "phong_head", "PP1": "phong_deputy"}.get(code)
    post = post or ("khoa_deputy" if code in KHOA else None)
    teaches = code in LECTURERS
    row = {"code": code,
           "position": "admin" if not teaches else "lecturer" if code in KHOA + GV else "concurrent"}
    if post:
        row["post"] = post
    junior = code in ("GV05", "GV06")
    row |= {"on_payroll": True, "from": "2010-09-01",
            "degree": "doctor" if code in RECTORATE + ["TK1", "TK2", "PK1", "GV01"] else
                      "master" if teaches else "bachelor"}
    if teaches:
        row["degree_fits"] = True
    if code in PHONG + ADMIN:
        row["post_degree_fits"] = True
    row |= {"political_theory": "advanced" if post or code in GV[:4] else "intermediate",
            "rank": ("senior_lecturer" if code in ("HT01", "PH01") else
                     "principal_lecturer" if code in LECTURERS[:17] else
                     "lecturer" if teaches else "official")}
    if code in RECTORATE:
        row["state_management"] = "principal_official"
    if post and code not in RECTORATE:
        row["department_training"] = True
    row["meets_title_standards"] = True
    if teaches:
        row |= {"teaching_from": "2019-09-01" if junior else "2011-09-01", "teaches_theory": code in THEORY}
    else:
        row["it_level"] = "basic"
    return row


def bad_person(code, **also):
    """Fails whatever a row asks of people: must not be counted."""
    return {"code": code, "position": "lecturer", "on_payroll": True, "from": "2010-09-01", "degree": "bachelor",
            "degree_fits": False, "post_degree_fits": False, "political_theory": "primary", "rank": "other",
            "meets_title_standards": False, "teaching_from": "2011-09-01", "teaches_theory": True,
            "it_level": "below"} | also


def year_row(code, year, **also):
    row = {"staff": code, "year": year, "rating": "good", "refreshed": True}
    if code in LECTURERS:
        row |= {"active_methods": True, "demonstration": True, "field_study": True}
    return row | also


def school_year(year, **also):
    return {"year": year, "party_rating": "excellent" if year in (2021, 2022) else "good",
            "emulation": "excellent_collective", "regulations_reviewed": True, "conduct_reviewed": True,
            "outcome_followed": True, "cultured_body": True} | also


BAD_YEAR = {"party_rating": "failed", "emulation": "untitled", "regulations_reviewed": False,
            "conduct_reviewed": False, "outcome_followed": False, "cultured_body": False}


def research(code, kind, level, accepted=None, **also):
    row = {"code": code, "title": f"Nhiệm vụ {code}", "kind": kind, "level": level}
    if accepted:
        row |= {"from": f"{int(accepted[:4]) - 1}-03-01", "accepted": accepted}
    return row | also


def year_leader(year):
    return KHOA[year - 2019]


def year_members():
    return GV[:5]


def year_authors(year):
    return [p for p in LECTURERS if p != year_leader(year) and p not in year_members()]


def publications(year):
    def piece(code, kind, month, **also):
        return {"code": f"{code}", "title": f"Bài {code}", "kind": kind, "date": f"{year}-{month:02}-20",
                "defends_foundation": False} | also
    rows = []
    for n in range(1, 4):
        rows.append(piece(f"TC{year}-{n}", "listed_article", 8 + n, defends_foundation=n == 1))
    rows[0]["authors"] = year_authors(year)
    for n in range(1, 6):
        rows.append(piece(f"BB{year}-{n}", "article", 7 + n, defends_foundation=n <= 3))
    for n in range(1, 5):
        rows.append(piece(f"KY{year}-{n}", "proceedings", 8 + n, defends_foundation=n == 1))
    for n in range(1, 6):
        rows.append(piece(f"NS{year}-{n}", "bulletin_issue", 7 + n))
    rows.append(piece(f"BC{year}-1", "press_article", 10, defends_foundation=True))
    return rows


def document(code, kind, issuer, **also):
    return {"code": code, "number": f"{code}/2020", "title": f"Văn bản {code}", "kind": kind, "issuer_level": issuer,
            "date": "2020-05-04"} | also


def base_registers():
    out = {}
    out["staff"] = [staff_row(code) for code in STAFF] + [
        bad_person("TG01", on_payroll=False),
        bad_person("TG02", on_payroll=False, position="admin"),
        bad_person("TG03", position="visiting", on_payroll=False),
        bad_person("NC01", to="2024-06-14") | {"from": "2024-01-02"},
    ]
    out["staff_years"] = [year_row(code, year) for year in YEARS for code in STAFF]
    out["certificates"] = [{"staff": code, "kind": "teaching_skills"} for code in LECTURERS] + [
        {"staff": code, "kind": "classics"} for code in LECTURERS[:18]] + [
        {"staff": code, "kind": "foreign_language"} for code in GV[9:]]
    out["discipline"] = [
        {"code": "KL01", "staff": "GV10", "date": "2022-03-01", "measure": "reprimand"},
        {"code": "KL02", "staff": "GV11", "date": "2019-06-15", "measure": "removal"},
        {"code": "KL03", "staff": "NC01", "date": "2024-03-01", "measure": "warning"},
    ]
    out["units_internal"] = [
        {"code": "BGH", "name": "Ban Giám hiệu", "kind": "other", "from": "2010-01-01"},
        {"code": "KH1", "name": "Khoa Lý luận cơ sở", "kind": "khoa", "from": "2010-01-01"},
        {"code": "KH2", "name": "Khoa Xây dựng Đảng", "kind": "khoa", "from": "2010-01-01"},
        {"code": "PG1", "name": "Phòng Đào tạo", "kind": "phong", "from": "2010-01-01"},
        {"code": "PG2", "name": "Phòng Tổ chức, hành chính", "kind": "phong", "from": "2010-01-01"},
        {"code": "KH0", "name": "Khoa đã giải thể", "kind": "khoa", "from": "2010-01-01", "to": "2024-06-14"},
    ]
    classes, plans = [], []
    for year in [2018, *YEARS, 2024]:
        end = "05-31" if year == 2024 else "11-30"
        when = {"start": f"{year}-03-01", "end": f"{year}-{end}"}
        beside = year not in YEARS
        classes += [
            {"code": f"L{year}-1", "programme": "intermediate_theory", "mode": "full_time", **when,
             "classes": 20 if beside else 3},
            {"code": f"L{year}-2", "programme": "intermediate_theory", "mode": "part_time", **when,
             "classes": 90 if beside else 4},
            {"code": f"L{year}-3", "programme": "professional", "mode": "full_time", **when,
             "classes": 80 if beside else 41}]
        plans.append({"code": f"KH{year}", "year": year, "programme": "professional",
                      "classes": 900 if beside else 40})
    out["classes"] = classes
    out["plans"] = plans
    good = {"as_academy_rules": True, "local_part_approved": True, "from": "2019-01-01"}
    out["programmes"] = [
        *({"code": f"CD{n}", "programme": "by_title", **good} for n in range(1, 5)),
        {"code": "CT1", "programme": "intermediate_theory", **good},
        {"code": "CT2", "programme": "official", **good},
        {"code": "CT3", "programme": "principal_official", **good},
        {"code": "CT4", "programme": "update_3", **good},
        {"code": "CT0", "programme": "by_title", "as_academy_rules": False, "local_part_approved": False,
         "from": "2015-01-01", "to": "2024-06-14"},
    ]
    out["research"] = [
        *(research(f"DT{year}", "topic", "school", f"{year}-10-15", leader=year_leader(year), members=year_members())
          for year in YEARS),
        *(research(f"DT{n:02}", "topic", "school", f"{2020 + n // 4}-05-{n + 10}") for n in range(1, 13)),
        research("DP1", "topic", "province", "2021-06-10", leader="HT01"),
        research("DP2", "topic", "ministry", "2022-06-10", leader="PH01"),
        research("DP3", "topic", "province", "2023-06-10", leader="PH02"),
        research("DP4", "topic", "ministry", "2023-07-10"),
        *(research(f"TT{n}", "practice_review", "province", f"{2019 + (n + 1) // 2}-08-0{n}", used_by_province=True)
          for n in range(1, 7)),
        # what must not be counted
        research("X1", "topic", "school", "2019-06-15"),
        research("X2", "topic", "ministry"),
        research("X3", "scheme", "ministry", "2022-05-05", used_by_province=True),
        research("X4", "practice_review", "province", "2022-05-05", used_by_province=False),
        research("X5", "practice_review", "province", used_by_province=True),
        research("X6", "topic", "district", "2022-05-05"),
    ]
    out["publications"] = [row for year in YEARS for row in publications(year)]
    out["publications"] += [
        {"code": code, "title": f"Sách {code}", "kind": kind, "date": date, "defends_foundation": False}
        for code, kind, date in [("S1", "monograph", "2020-04-01"), ("S2", "monograph", "2021-04-01"),
                                 ("S3", "reference_book", "2022-04-01"), ("S4", "textbook", "2021-05-01"),
                                 ("S5", "monograph", "2019-06-15")]]
    out["events"] = [{"code": code, "title": f"Hội thảo {code}", "kind": kind, "level": level, "date": date}
                     for code, kind, level, date in [
                         ("HT1", "conference", "province", "2020-11-01"), ("HT2", "conference", "province", "2021-11-01"),
                         ("HT3", "conference", "ministry", "2022-11-01"), ("TD1", "seminar", "province", "2022-04-01"),
                         ("TD2", "seminar", "province", "2023-04-01"), ("X1", "conference", "district", "2022-05-01"),
                         ("X2", "talk", "province", "2022-06-01"), ("X3", "seminar", "province", "2019-06-15")]]
    room = {"rooms": 1, "from": "2012-01-01"}
    out["facilities"] = [
        {"code": "HTR", "kind": "hall", "places": 200, **room},
        *({"code": f"P{n}", "kind": "classroom", "places": 50, **room} for n in range(1, 5)),
        *({"code": f"TM{n}", "kind": "smart_classroom", "places": 40, **room} for n in range(1, 4)),
        *({"code": f"KT{n}", "kind": "dormitory", "places": 100, **room} for n in range(1, 3)),
        {"code": "TV", "kind": "library", "places": 900, **room},
        {"code": "CU1", "kind": "hall", "places": 900, **room, "to": "2024-06-14"},
        {"code": "CU2", "kind": "dormitory", "places": 900, **room, "to": "2024-06-14"},
        {"code": "CU3", "kind": "smart_classroom", "places": 900, "rooms": 5, "from": "2012-01-01", "to": "2024-06-14"},
    ]
    out["finance"] = [{"year": year, "need": 10000, "granted": 10500} if year in YEARS else
                      {"year": year, "need": 90000, "granted": 1} for year in [2018, *YEARS, 2024]]
    surveys = []
    for year in [2018, *YEARS, 2024]:
        for code, source in (("HV", "learners"), ("SD", "employers")):
            surveys.append({"code": f"{code}{year}", "year": year, "source": source, "asked": 1000,
                            "satisfied": 950 if year in YEARS else 0})
    out["surveys"] = surveys
    out["school_years"] = [school_year(2018, **BAD_YEAR), *(school_year(year) for year in YEARS),
                           school_year(2024, **BAD_YEAR)]
    out["documents"] = [
        document("VB1", "decision", "province", topics=["organisation", "staffing"]),
        document("VB2", "decision", "province", topics=["training"]),
        document("VB3", "decision", "province", topics=["finance"]),
        *(document(f"QC{n}", "statute" if n == 1 else "regulation", "school", topics=[topic])
          for n, topic in enumerate(TOPICS, 1)),
        document("QC9", "regulation", "school", topics=["conduct"]),
        document("MH1", "model_recognition", "province"),
        document("MH2", "model_recognition", "academy"),
        document("MC1", "report", "school", serves=SLOTS),
    ]
    return out


SLOTS = """CT1.01/danh_muc CT1.02/danh_muc CT1.03/bao_cao CT2.01/danh_sach CT2.02/quyet_dinh CT2.03/ra_soat
CT2.04/danh_sach CT2.05/van_bang CT2.06/van_bang CT2.07/van_bang CT2.08/quyet_dinh CT2.09/chung_chi
CT2.10/nghiem_thu CT2.11/ra_soat CT2.12/van_bang CT2.13/quyet_dinh CT2.14/nghiem_thu CT2.15/van_bang
CT2.16/chung_chi CT2.17/van_bang CT2.18/tong_hop CT2.18/phan_cong CT2.19/tong_hop CT2.20/chung_chi
CT2.21/chung_chi CT2.22/quyet_dinh CT2.23/so_thao_giang CT2.24/ke_hoach CT2.25/danh_muc CT2.26/xep_loai
CT2.27/tong_hop CT2.28/chung_chi CT2.29/xac_nhan CT2.30/quyet_dinh CT2.31/van_bang CT3.01/ke_hoach
CT3.01/bao_cao CT3.02/tham_dinh CT3.03/mo_lop CT3.04/tong_hop CT3.05/nghiem_thu CT3.06/phe_duyet
CT3.07/danh_sach CT3.08/bao_cao CT4.01/nghiem_thu CT4.02/nghiem_thu CT4.03/ky_yeu CT4.04/xuat_ban
CT4.05/danh_muc CT4.06/giay_phep CT4.07/thong_ke CT4.08/xac_nhan CT4.09/danh_muc CT4.10/nghiem_thu
CT4.11/danh_muc CT5.01/kiem_diem CT5.02/xep_loai CT5.03/quyet_dinh CT5.04/bien_ban CT5.05/cong_nhan
CT6.01/giay_to CT6.02/thong_ke CT6.03/thong_ke CT6.04/thong_ke CT6.05/giao_du_toan CT6.06/nghiem_thu""".split()

RULINGS = [{"indicator": i, "stage": "self", "person": "Tổ tự đánh giá", "date": "2024-06-01", "value": "met",
            "text": "Đạt."} for i in ("CT4.07", "CT5.04")]
FACTS = {"land_area": 25000, "learners_at_once": 400, "boarding_need": 150, "library_titles": 6000,
         "digital_library": True, "student_software": True}
