// Sentences as they are printed: those that were published, those newspapers write, those that are
// wrong and why.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "claim/claim.h"

using namespace chuan;
using Catch::Generators::table;

namespace {

std::vector<ClaimFault> faults(const Claim& claim) {
  std::vector<ClaimFault> out;
  for (const ClaimReading& reading : claim.readings)
    for (const ClaimCheck& check : reading.checks)
      if (reading.standard() && !check.holds()) out.push_back(check.fault);
  return out;
}
bool has(const Claim& claim, ClaimFault fault) {
  const std::vector<ClaimFault> all = faults(claim);
  return std::find(all.begin(), all.end(), fault) != all.end();
}
std::string text(const Claim& claim, ClaimSpan span) {
  return claim.sentence.substr(span.begin, span.end - span.begin);
}
const ClaimFigure* figure(const Claim& claim, ClaimPart part) {
  for (const ClaimFigure& f : claim.figures)
    if (f.part == part && !f.reference) return &f;
  return nullptr;
}
std::int64_t count(const Claim& claim, ClaimPart part) {
  const ClaimFigure* found = figure(claim, part);
  return found == nullptr ? -1 : found->count;
}

}  // namespace

TEST_CASE("published claims are consistent", "[claim]") {
  const std::string sentence =
      GENERATE(as<std::string>{},
               // Phú Thọ, Hà Nội, Lào Cai, Cao Bằng, Đà Nẵng, the merged school of 2026
               "46/55, 83,64%, 9 chưa đạt, trong đó 4 tiệm cận",
               "46/55 met (83,64 %), 9 not met (16,36 %), of which 4 nearly", "39/55",
               "39 of 55 indicators met, in 6 groups (16 not)",
               "33 lecturers of 42 staff, 24 of 33 principal lecturers", "33 of 42 = 78,57 %",
               "53 met, 2 for opinion", "53/55 chỉ tiêu đạt, 2 chỉ tiêu xin ý kiến", "50 of 63",
               "54/55, 12 above the threshold", "54/54, 1 không áp dụng", "46/55 = 83,64 %",
               // the mockups
               "39/55 chỉ tiêu đạt (70,91 %): 5 đã công bố, 14 theo báo cáo, 20 tạm đặt\n"
               "trong 39: 13 vượt ngưỡng, 0 chưa đủ giấy tờ\n"
               "còn 16: 15 chưa đạt (6 gần đạt), 1 thiếu số liệu\n"
               "CHƯA đủ điều kiện đề nghị công nhận mức 1",
               // our own, in English; one basis alone
               "39/55 indicators met (70.91%): 5 published, 14 reported, 20 provisional\n"
               "of the 39: 18 above the threshold, 0 without papers\n"
               "the other 16: 13 not met (6 nearly), 2 without data, 1 awaiting a ruling",
               "39/55 chỉ tiêu đạt, trong đó 5 đã công bố", "4/7 = 57,14 %", "33/56 = 58,93 %",
               "2/3 = 66,67 %", "9/12 = 75 %", "50/56 = 89,29 %", "52/53 = 98,11 %",
               "640/780 = 82,05 %", "120/150 = 80 %", "55/56", "3/4 mặt");
  CAPTURE(sentence);
  const Claim claim = read_claim(sentence, {});
  CHECK(claim.verdict == ClaimVerdict::consistent);
  CHECK(claim.unplaced.empty());
}

TEST_CASE("sentences of newspapers are read", "[claim]") {
  auto [sentence, met, not_met] = GENERATE(table<std::string, int, int>({
      {"Trường đã đạt 46/55 chỉ tiêu (đạt 83,64%), còn 9 chỉ tiêu chưa đạt (chiếm 16,36%), "
       "trong đó có 4 chỉ tiêu tiệm cận đạt.",
       46, 9},
      {"Tính đến ngày 12/4/2023, nhà trường đạt 39 trên 55 chỉ tiêu, còn 16 chỉ tiêu chưa đạt.", 39,
       16},
      {"Theo Quy định số 11-QĐ/TW ngày 19/5/2021 của Ban Bí thư, trường đạt 46 trong tổng số 55 "
       "chỉ tiêu, bằng 83,6%; 9 chỉ tiêu chưa đạt.",
       46, 9},
      {"Kết quả: 46 chỉ tiêu đạt (chiếm 83,64%), 9 chỉ tiêu không đạt (chiếm 16,36%)", 46, 9},
      {"Trong số 55 chỉ tiêu, có 46 chỉ tiêu đạt và vượt, 9 chỉ tiêu chưa đạt.", 46, 9},
      {"Có 50 chỉ tiêu đạt, 5 chỉ tiêu chưa đạt trong tổng số 55 chỉ tiêu; tỷ lệ đạt 90,9%", 50, 5},
      {"Đạt 46 chỉ tiêu, vượt 12, chưa đạt 9, tổng số 55 chỉ tiêu", 46, 9},
      {"Trường đạt chuẩn mức 1 với 54/55 chỉ tiêu đạt, trong đó có 12 chỉ tiêu vượt; 1 chỉ tiêu "
       "chưa đạt",
       54, 1},
      {"Có 36/55 chỉ tiêu đạt (65,5%); 19/55 chỉ tiêu chưa đạt (34,5%)", 36, 19},
      {"83,64 phần trăm trong 55 chỉ tiêu đạt, 9 chưa đạt", -1, 9},
      {"Hơn 83% chỉ tiêu đạt (46/55), còn 9 chỉ tiêu chưa đạt", 46, 9},
      {"Gần 84% chỉ tiêu đạt (46/55), còn 9 chỉ tiêu chưa đạt", 46, 9},
      {"ĐẠT 46/55 CHỈ TIÊU, 9 CHỈ TIÊU CHƯA ĐẠT", 46, 9},
      {"dat 46/55 chi tieu, 9 chua dat, trong do 4 tiem can", 46, 9},
      {"Năm 2024, trường có 42 cán bộ, trong đó 33 giảng viên (78,57%), đạt 46/55 chỉ tiêu, 9 chỉ "
       "tiêu chưa đạt",
       46, 9},
      {"Trường có 4,2 ha đất, 3 khoa, 2 phòng; đạt 46/55 chỉ tiêu, chưa đạt 9", 46, 9},
      {"Đạt 46/55 chỉ tiêu, tăng 7 chỉ tiêu so với năm 2022, còn 9 chưa đạt", 46, 9},
      {"Đạt 46/55, 9 chưa đạt; phấn đấu năm 2025 đạt 55/55 chỉ tiêu (100%)", 46, 9},
      {"The school met 46 of the 55 indicators (83.64 percent); 9 were not met, of which 4 were "
       "nearly met",
       46, 9},
      {"met: 46; exceeded: 12; not met: 9; nearly: 4; total: 55", 46, 9},
      {"54/55 chỉ tiêu đạt, trong đó 12 chỉ tiêu vượt, 42 chỉ tiêu đạt; 1 chưa đạt", 54, 1},
      {"42 đạt nhưng không vượt, 12 vượt, 1 chưa đạt trên tổng số 55 chỉ tiêu", -1, 1},
      {"Trường đạt 46/55 chỉ tiêu (83,6%). Còn 9 chỉ tiêu chưa đạt, 4 trong số đó tiệm cận.", 46,
       9},
      {"Năm 2022, trường đạt 39/55; năm 2023, trường đạt 46/55 chỉ tiêu, còn 9 chỉ tiêu chưa đạt",
       39, 9},
      {"Năm 2023 trường đạt 46/55 chỉ tiêu, còn 9 chưa đạt sẽ hoàn thành năm 2024", 46, 9},
      {"Trường còn thiếu 9 chỉ tiêu, đã đạt 46/55", 46, 9},
      {"Tăng từ 39/55 lên 46/55 chỉ tiêu; 9 chưa đạt", 46, 9},
      {"Sau 5 năm, trường đạt 46/55, chưa đạt 09 chỉ tiêu", 46, 9},
      {"46/55 indicators met; 9 unmet (4 of them nearly met)", 46, 9},
      {"In 2024 the school met 46 of 55 indicators in 6 groups; 9 were missed", 46, 9},
      {"The school met 46 indicators, exceeded 12, and fell short on 9 of 55", 46, 9},
  }));
  CAPTURE(sentence);
  const Claim claim = read_claim(sentence, {});
  CHECK(claim.verdict == ClaimVerdict::consistent);
  CHECK(claim.unplaced.empty());
  CHECK(count(claim, ClaimPart::met) == met);
  CHECK(count(claim, ClaimPart::not_met) == not_met);
}

TEST_CASE("what is wrong is named", "[claim]") {
  auto [sentence, fault] = GENERATE(table<std::string, ClaimFault>({
      {"46/55, 83,64%, 8 chưa đạt, trong đó 4 tiệm cận", ClaimFault::sum_differs},
      {"46/55, 83,65%, 9 chưa đạt", ClaimFault::percent_differs},
      {"46/55, 83,7%", ClaimFault::percent_differs},
      {"46/55, 9 chưa đạt, trong đó 10 tiệm cận", ClaimFault::part_exceeds_whole},
      {"46/55, trong đó 47 vượt", ClaimFault::part_exceeds_whole},
      {"56/55 chỉ tiêu đạt", ClaimFault::part_exceeds_whole},
      {"46/55; 47 chỉ tiêu đạt", ClaimFault::two_values},
      {"46/55 đạt, 9/54 chưa đạt", ClaimFault::two_totals},
      {"Trong tổng số 56 chỉ tiêu, đạt 46/55", ClaimFault::two_totals},
      {"trong 38: 13 vượt; 39/55", ClaimFault::two_values},
      {"54/55 đạt, trong đó 12 vượt, 41 đạt", ClaimFault::sum_differs},
      {"Đạt 46/55. Trong 8 chỉ tiêu chưa đạt có 4 chỉ tiêu tiệm cận", ClaimFault::sum_differs},
      {"Năm 2022 đạt 39/55; năm 2023 đạt 46/55, còn 8 chưa đạt", ClaimFault::sum_differs},
      {"Năm 2023 đạt 46/55, còn 8 chưa đạt sẽ hoàn thành năm 2024", ClaimFault::sum_differs},
      {"46/55 đạt, còn 8", ClaimFault::rest_differs},
      {"39/55; còn 16: 15 chưa đạt, 2 thiếu số liệu", ClaimFault::rest_differs},
      {"39/55 đạt: 5 đã công bố, 14 theo báo cáo, 19 tạm đặt", ClaimFault::sum_differs},
      {"39/55 đạt, trong đó 40 đã công bố", ClaimFault::part_exceeds_whole},
      {"Tổng số 55 chỉ tiêu: 50 vượt, 9 chưa đạt", ClaimFault::part_exceeds_whole},
      {"83,65% trong 55 chỉ tiêu đạt", ClaimFault::no_whole_number},
      {"46 chỉ tiêu đạt (46,000001%)", ClaimFault::no_whole_number},
      {"83,64% chỉ tiêu đạt, 16,46% chưa đạt", ClaimFault::percents_differ},
      {"53/55, 2 chưa đạt, 2 xin ý kiến", ClaimFault::sum_differs},
      {"33/42 giảng viên, 78,58%", ClaimFault::percent_differs},
      {"Trường có 42 cán bộ, trong đó 43 giảng viên", ClaimFault::part_exceeds_whole},
      {"Mức 1 đạt 55/55, mức 2 đạt 60/64 chỉ tiêu (93,57 %)", ClaimFault::percent_differs},
      {"hơn 84% chỉ tiêu đạt (46/55)", ClaimFault::percent_differs},
      {"gần 90% chỉ tiêu đạt (46/55)", ClaimFault::percent_differs},
  }));
  CAPTURE(sentence);
  const Claim claim = read_claim(sentence, {});
  CHECK(claim.verdict == ClaimVerdict::inconsistent);
  CHECK(has(claim, fault));
}

TEST_CASE("a number that cannot be placed refuses the claim", "[claim]") {
  auto [sentence, number] = GENERATE(table<std::string, std::string>({
      {"46/55 và 7 màu xanh", "7"},
      {"46/55, 12", "12"},
      {"46/55, trong đó 4 chỉ tiêu", "4"},
      {"46/55 chỉ tiêu đạt, 9 chỉ tiêu", "9"},
      {"46/55, 83,64", "83,64"},
      {"46/55 (83,64%), 16,36%", "16,36%"},
      {"46/55, 9,5 chưa đạt", "9,5"},
      {"46,5/55", "46,5/55"},
  }));
  CAPTURE(sentence);
  const Claim claim = read_claim(sentence, {});
  REQUIRE(claim.unplaced.size() == 1);
  CHECK(text(claim, claim.unplaced[0]) == number);
  CHECK(claim.verdict != ClaimVerdict::consistent);
}

TEST_CASE("without a relation there is nothing to check", "[claim]") {
  const std::string sentence = GENERATE(as<std::string>{}, "", "không có số nào", "46 đạt",
                                        "83,64%", "ngày 12/4/2023", "7 con mèo", "\xFF\xFE 1");
  CAPTURE(sentence);
  CHECK(read_claim(sentence, {}).verdict == ClaimVerdict::nothing);
}

TEST_CASE("percentages: rounded half up or cut at the digits printed", "[claim]") {
  auto [printed, how] = GENERATE(table<std::string, ClaimRounding>({
      {"83,64%", ClaimRounding::rounded},  // 83.6363...
      {"83,63%", ClaimRounding::truncated},
      {"83,6%", ClaimRounding::rounded},
      {"84%", ClaimRounding::rounded},
      {"83%", ClaimRounding::truncated},
      {"83,637%", ClaimRounding::none},
      {"83,636%", ClaimRounding::rounded},
      {"83,65%", ClaimRounding::none},
      {"83,62%", ClaimRounding::none},
      {"85%", ClaimRounding::none},
      {"82%", ClaimRounding::none},
      {"83.64 percent", ClaimRounding::rounded},
      {"khoảng 83%", ClaimRounding::about},
      {"khoảng 85%", ClaimRounding::none},
      {"hơn 83,64%", ClaimRounding::none},
      {"trên 83,63%", ClaimRounding::over},
      {"gần 84,6%", ClaimRounding::under},
      {"gần 84,7%", ClaimRounding::none},
  }));
  CAPTURE(printed);
  const Claim claim = read_claim("46/55, " + printed, {});
  REQUIRE(claim.percents.size() == 1);
  const std::vector<ClaimCheck>& checks = claim.readings.at(0).checks;
  const auto at = std::find_if(checks.begin(), checks.end(), [](const ClaimCheck& check) {
    return check.kind == ClaimCheckKind::percent;
  });
  REQUIRE(at != checks.end());
  CHECK(at->rounding == how);
  CHECK(at->share == Rational(4600, 55));
}

TEST_CASE("1/8 is 12,5 %: the half is rounded up and never down", "[claim]") {
  CHECK(read_claim("1/8, 12,5%", {}).verdict == ClaimVerdict::consistent);
  CHECK(read_claim("1/8, 13%", {}).verdict == ClaimVerdict::consistent);
  CHECK(read_claim("1/8, 12%", {}).verdict == ClaimVerdict::consistent);  // cut
  CHECK(read_claim("1/8, 14%", {}).verdict == ClaimVerdict::inconsistent);
}

TEST_CASE("the whole of a part may be what holds it or the total", "[claim]") {
  auto [percent, whole] = GENERATE(
      table<std::string, ClaimPart>({{"44,44%", ClaimPart::not_met}, {"7,27%", ClaimPart::total}}));
  const Claim claim =
      read_claim("46/55 đạt; 9 chưa đạt, trong đó 4 tiệm cận (" + percent + ")", {});
  CHECK(claim.verdict == ClaimVerdict::consistent);
  bool found = false;
  for (const ClaimCheck& check : claim.readings.at(0).checks)
    found = found || (check.kind == ClaimCheckKind::percent && check.against.part == whole);
  CHECK(found);
}

TEST_CASE("other readings are told but do not decide", "[claim]") {
  const Claim claim = read_claim("46/55, 5 chưa đạt, 4 tiệm cận", {});
  CHECK(claim.verdict == ClaimVerdict::inconsistent);
  REQUIRE(claim.readings.size() == 2);
  CHECK(claim.readings[0].standard());
  CHECK_FALSE(claim.readings[0].possible);
  CHECK(claim.readings[1].nearly_beside);
  CHECK(claim.readings[1].possible);

  // "trong đó" leaves no other reading of it.
  CHECK(read_claim("46/55, 5 chưa đạt, trong đó 4 tiệm cận", {}).readings.size() == 1);

  const Claim above = read_claim("42 đạt, 12 vượt, 1 chưa đạt trên tổng số 55 chỉ tiêu", {});
  CHECK(above.verdict == ClaimVerdict::inconsistent);
  REQUIRE(above.readings.size() == 2);
  CHECK(above.readings[1].exceeded_beside);
  CHECK(above.readings[1].possible);

  const Claim opinion = read_claim("46/55, 9 chưa đạt, 2 xin ý kiến", {});
  CHECK(opinion.verdict == ClaimVerdict::inconsistent);
  REQUIRE(opinion.readings.size() == 2);
  CHECK(opinion.readings[1].opinion_within);
  CHECK(opinion.readings[1].possible);
}

TEST_CASE("a repair is one number that makes it right", "[claim]") {
  const Claim claim = read_claim("46/55, 8 chưa đạt", {});
  REQUIRE_FALSE(claim.repairs.empty());
  bool nine = false;
  for (const ClaimRepair& repair : claim.repairs) {
    std::string sentence = claim.sentence;
    const ClaimFigure& f = claim.figures[repair.figure];
    nine = nine || (f.part == ClaimPart::not_met && repair.value == 9);
    const std::string number = std::to_string(repair.value);
    const std::string fresh = f.whole < 0    ? number + " chưa đạt"
                              : repair.whole ? std::to_string(f.count) + "/" + number
                                             : number + "/" + std::to_string(f.whole);
    const std::string mended = f.whole < 0 ? "46/55, " + fresh : fresh + ", 8 chưa đạt";
    CAPTURE(mended);
    CHECK(read_claim(mended, {}).verdict == ClaimVerdict::consistent);
  }
  CHECK(nine);
  CHECK(read_claim("46/55, 9 chưa đạt", {}).repairs.empty());
}

TEST_CASE("the total may be given beside the sentence", "[claim]") {
  CHECK(read_claim("53 đạt, 2 xin ý kiến", {55}).verdict == ClaimVerdict::consistent);
  CHECK(read_claim("52 đạt, 2 xin ý kiến", {55}).verdict == ClaimVerdict::inconsistent);
  CHECK(has(read_claim("46/56 đạt", {55}), ClaimFault::two_totals));
}

TEST_CASE("levels are held apart", "[claim]") {
  const Claim claim =
      read_claim("Mức 1 đạt 55/55, mức 2 đạt 60/64 chỉ tiêu (93,75 %), còn 4 chưa đạt", {});
  CHECK(claim.verdict == ClaimVerdict::consistent);
  REQUIRE(claim.readings.size() == 2);
  CHECK(claim.readings[0].level == 1);
  CHECK(claim.readings[1].level == 2);
}

TEST_CASE("NFD reads as NFC", "[claim]") {
  const std::string nfd =
      "46/55, 9 chu\xCC\x9B"
      "a \xC4\x91"
      "a\xCC\xA3"
      "t";
  const Claim claim = read_claim(nfd, {});
  CHECK(count(claim, ClaimPart::not_met) == 9);
  CHECK(claim.verdict == ClaimVerdict::consistent);
}

TEST_CASE("spans name the numbers of the sentence", "[claim]") {
  const Claim claim = read_claim("Đạt 46 trên 55 chỉ tiêu (83,64 %), 9 chưa đạt, năm 2023", {});
  REQUIRE(claim.figures.size() == 2);
  CHECK(text(claim, claim.figures[0].span) == "46 trên 55");
  CHECK(text(claim, claim.figures[1].span) == "9");
  REQUIRE(claim.percents.size() == 1);
  CHECK(text(claim, claim.percents[0].span) == "83,64 %");
  REQUIRE(claim.asides.size() == 1);
  CHECK(text(claim, claim.asides[0]) == "2023");
}
