#include "report/wording.h"

#include <catch2/catch.hpp>

#include "fixture.h"
#include "report/predicate_words.h"
#include "report/why_parts.h"

using namespace chuan;
using namespace chuan::test;

namespace {

struct Said {
  World world;
  Wording w{world.pack, Language::vi};

  Asked asked(Row row) {
    return asked_of(world.pack, world.pack.indicators[row], world.check(row));
  }
  std::string value(Row row, Detail detail = Detail::full) {
    return value_words(w, asked(row), world.check(row).value, detail);
  }
  std::string need(Row row) { return threshold_words(w, asked(row)); }
  std::string distance(Row row) {
    return shortfall_words(w, asked(row), world.check(row).shortfall);
  }
};

}  // namespace

TEST_CASE("each kind of value, threshold and distance has its words") {
  Said said;
  CHECK(said.value(kSeniors) == "7/12 = 58,33 %");
  CHECK(said.value(kSeniors, Detail::brief) == "58,33 %");
  CHECK(said.value(kSeniors, Detail::terse) == "58,3 %");
  CHECK(said.need(kSeniors) == "60 %");
  CHECK(said.distance(kSeniors) == "1 người, 1,67 điểm");
  CHECK(said.value(kMasters) == "10–11/12 = 83,33–91,67 %");
  CHECK(said.value(kPapers) == "3/4 mặt");
  CHECK(said.need(kPapers) == "4 mặt");
  CHECK(said.distance(kPapers) == "1 văn bản");
  CHECK(said.value(kRefresh) == "3/5 năm");
  CHECK(said.value(kTopics) == "16");
  CHECK(said.value(kSoftware) == "không");
  CHECK(said.need(kSoftware) == "có");
  CHECK(said.value(kLand) == "9.200 m²");
  CHECK(said.need(kLand) == "10.000");
  CHECK(said.distance(kLand) == "800 m²");
  CHECK(said.value(kRector) == "tiến sĩ");
  CHECK(said.need(kRector) == "thạc sĩ");
  CHECK(said.need(kWebsite) == "đạt");
  CHECK(said.value(kSeats) == "640/780 = 82,05 % (khai)");
  CHECK(said.need(kSeats) == "100 %");
  CHECK(said.distance(kSeats) == "140 chỗ, 17,95 điểm");
  CHECK(said.distance(kTheory) == "0–2 người, 0–16,67 điểm");
  CHECK(said.need(kUnits) == "≤ 5");
}

TEST_CASE("ends without a bound and without a value are told, not computed") {
  Said said;
  Value open;
  open.kind = ValueKind::count;
  open.exact = false;
  open.at = open.low = {14, 1};
  open.high = {1, 0};
  CHECK(value_words(said.w, said.asked(kTopics), open) == "từ 14");
  open.low = {-1, 0};
  CHECK(value_words(said.w, said.asked(kTopics), open) == "chưa rõ");
  Value nobody;
  nobody.kind = ValueKind::share;
  nobody.at = nobody.low = nobody.high = {0, 0};
  CHECK(value_words(said.w, said.asked(kSeniors), nobody) == "0/0");
  CHECK(value_words(said.w, Asked{}, Value{}).empty());
  CHECK(threshold_words(said.w, Asked{}).empty());
}

TEST_CASE("without a word for its records a register is counted bare, and still unambiguous") {
  Said said;
  said.world.pack.schema.registers[0].unit = {};
  CHECK(said.distance(kSeniors) == "1 (1,67 điểm)");
}

TEST_CASE("margins say how much above, how much short, or just enough") {
  Said said;
  const auto margin = [&](Fraction at) {
    Value value;
    value.kind = ValueKind::share;
    value.at = value.low = value.high = at;
    return margin_words(said.w, said.asked(kSeniors), value, Verdict::met, {});
  };
  CHECK(margin({10, 12}) == "hơn 2 người, 23,33 điểm");
  CHECK(margin({9, 15}) == "vừa đủ");
  // Above the fraction without a head to spare: 8 of 12 is the least that reaches 60 %.
  CHECK(margin({8, 12}) == "hơn 6,67 điểm");
  CHECK(margin_words(said.w, said.asked(kUnits), said.world.check(kUnits).value, Verdict::met,
                     {}) == "vừa đủ");
  CHECK(margin_words(said.w, said.asked(kSeniors), said.world.check(kSeniors).value,
                     Verdict::not_met,
                     said.world.check(kSeniors).shortfall) == "kém 1 người, 1,67 điểm");
}

TEST_CASE("every question about a record has words, in both languages, either way") {
  World world;
  const auto language = GENERATE(Language::vi, Language::en);
  const auto op =
      GENERATE(range(static_cast<int>(PredOp::all), static_cast<int>(PredOp::year_row) + 1));
  Predicate p = world.pack.predicates[1];
  p.op = static_cast<PredOp>(op);
  p.first_child = 0;
  p.child_count = 2;
  p.set = 0;
  p.other = 3;
  p.where = 1;
  p.length = {84, 0};
  if (p.op == PredOp::one_of || p.op == PredOp::has) p.lo = 0b110;
  world.pack.predicates.push_back(p);
  const auto id = static_cast<PredId>(world.pack.predicates.size() - 1);
  const Wording w{world.pack, language};
  INFO("operator " << op);
  CHECK_FALSE(holds(w, id).empty());
  CHECK_FALSE(fails(w, id, {Date::of(2023, 4, 12), 2019}).empty());
  CHECK(holds(w, id) != fails(w, id, {Date::of(2023, 4, 12), 2019}));
  CHECK(holds(w, id).find("pred.") == std::string::npos);
}

TEST_CASE("why a record is left out") {
  World world;
  const Wording w{world.pack, Language::vi};
  const Moment today{Date::of(2023, 4, 12), 0};
  CHECK(fails(w, 0, today) == "không có mặt ngày 12/4/2023");
  CHECK(fails(w, 1, today) == "trình độ dưới thạc sĩ");
  CHECK(fails(w, 2, today) == "“bằng đúng môn” là không");
  CHECK(fails(w, 4, today) == "“nghiệm thu” ngoài kỳ xét");
  CHECK(holds(w, 3) == "trình độ từ thạc sĩ trở lên và “bằng đúng môn” là có");
  CHECK(holds(w, kNoPred).empty());

  // People who left and people who had not come are told apart.
  const auto lines = record_lines(w, world.input(), world.explanations[0].groups[3]);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].why == "đã thôi trước ngày 12/4/2023");
  CHECK(lines[0].rows == std::vector<std::uint32_t>{12});
  CHECK(lines[1].why == "chưa có vào ngày 12/4/2023");
}
