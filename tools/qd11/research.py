"""Group 4 of Quy định 11, but for its ruling: research."""

from qd11.base import YEARS
from qd11.deltas import absent, add, change, empty, join, remove
from qd11.kinds import case, edges

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
