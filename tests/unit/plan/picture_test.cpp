#include "plan/picture.h"

#include "unit/engine/world.h"

using namespace chuan;

namespace {

/// Three rows; the first is a share that can be compared.
world::Pack three() {
  const std::string half = "{1: {at_least: 50 %, basis: provisional, sources: [ours]}}";
  const std::string share = "{share: {of: staff, where: [{field: fits, is: true}]}}";
  return world::Pack(world::indicator("CT1.01", share, half) +
                     world::indicator("CT1.02", share, half) +
                     world::indicator("CT1.03", share, half));
}

PictureRow row(const std::string& code, std::vector<Mark> marks, std::int64_t value = kNoValue,
               Date as_of = Date::of(2023, 4, 12)) {
  PictureRow out;
  out.code = code;
  out.as_of = as_of;
  out.values.assign(marks.size(), kNoValue);
  out.values[0] = value;
  for (const Mark mark : marks)
    if (mark == Mark::met || mark == Mark::undocumented) ++out.total.met;
  out.marks = std::move(marks);
  return out;
}

constexpr Mark M = Mark::met, U = Mark::undocumented, N = Mark::nearly, X = Mark::not_met,
               Q = Mark::no_evidence, A = Mark::not_applicable;

}  // namespace

TEST_CASE("one row away: papers missing and unknown count, not applicable does not") {
  const world::Pack pack = three();
  const Picture picture =
      make_picture(*pack, 1,
                   {row("a", {M, M, N}), row("b", {M, U, M}), row("c", {M, Q, A}),
                    row("d", {M, X, X}), row("e", {M, M, A})},
                   {});
  REQUIRE(picture.one_away.size() == 3);
  CHECK(picture.one_away[0].indicator == 2);
  CHECK(picture.one_away[1].indicator == 1);
  CHECK(picture.one_away[2].indicator == 1);
  REQUIRE(picture.fixes.size() == 2);
  CHECK(picture.indicators[picture.fixes[0]].indicator == 1);
  CHECK(picture.indicators[picture.fixes[0]].lifts == 2);
  // Known not to be met before merely unknown.
  CHECK(picture.hardest == std::vector<std::uint16_t>{2, 1});
}

TEST_CASE("no dossier at all is a picture without numbers") {
  const world::Pack pack = three();
  const Picture picture = make_picture(*pack, 1, {}, {{"x", "E001", "m"}});
  CHECK(picture.met.count == 0);
  CHECK(picture.distribution.empty());
  CHECK(picture.indicators.size() == 3);
  CHECK(picture.one_away.empty());
  CHECK(picture.faults.size() == 1);
}

TEST_CASE("quartiles lie between neighbours, and one value is all of them") {
  const world::Pack pack = three();
  std::vector<PictureRow> rows;
  for (const std::int64_t value : {40, 10, 20, 30}) rows.push_back(row("s", {M, M, M}, value));
  const Spread four = make_picture(*pack, 1, rows, {}).indicators[0].spread;
  CHECK(four.count == 4);
  CHECK(four.lowest == Rational(10));
  CHECK(four.first_quartile == Rational(35, 2));
  CHECK(four.median == Rational(25));
  CHECK(four.third_quartile == Rational(65, 2));
  CHECK(four.highest == Rational(40));
  CHECK(four.mean == Rational(25));
  rows.resize(1);
  const Spread one = make_picture(*pack, 1, rows, {}).indicators[0].spread;
  CHECK(one.first_quartile == Rational(40));
  CHECK(one.third_quartile == Rational(40));
}

TEST_CASE("a school with several dossiers is told, and handed back once, with its latest") {
  const world::Pack pack = three();
  std::vector<PictureRow> rows;
  for (int i = 0; i < 5; ++i)
    rows.push_back(row("s" + std::to_string(i), {M, i < 2 ? M : X, X}, 100 * i));
  rows.push_back(row("s3", {M, M, M}, 999, Date::of(2024, 1, 1)));
  rows.push_back(row("s3", {X, X, X}, 1, Date::of(2020, 1, 1)));
  const Picture picture = make_picture(*pack, 1, rows, {});
  REQUIRE(picture.repeated.size() == 1);
  CHECK(picture.repeated[0] == std::vector<std::uint32_t>{3, 5, 6});
  CHECK(one_a_school(picture) == std::vector<std::uint32_t>{0, 1, 2, 4, 5});
  const std::vector<Handback> back = make_handbacks(picture);
  REQUIRE(back.size() == 5);
  CHECK(back[4].row == 5);
  CHECK(back[4].met.worse == 4);
  CHECK(back[4].met.others == 4);
  CHECK(back[4].met.quartile == 4);
  CHECK(back[2].met.worse == 0);
  REQUIRE(back[4].indicators.size() == 1);
  CHECK(back[4].indicators[0].standing.own == Rational(999));
  CHECK(back[4].indicators[0].standing.worse == 4);
}

TEST_CASE("equals stand side by side: in the middle, when all are") {
  const world::Pack pack = three();
  std::vector<PictureRow> rows;
  for (int i = 0; i < 5; ++i) rows.push_back(row("s" + std::to_string(i), {M, M, X}, 7));
  for (const Handback& one : make_handbacks(make_picture(*pack, 1, rows, {}))) {
    CHECK(one.met.worse == 0);
    CHECK(one.met.equal == 4);
    CHECK(one.met.percentile == Rational(50));
    CHECK(one.met.quartile == 3);
  }
}

TEST_CASE("a row that all meet is not hard, though papers are missing") {
  const world::Pack pack = three();
  const Picture picture = make_picture(*pack, 1, {row("s", {Mark::undocumented, X, M}, 1)}, {});
  CHECK(picture.hardest == std::vector<std::uint16_t>{1});
}

TEST_CASE("fewer than five schools get nothing back, and a value known at four of five neither") {
  const world::Pack pack = three();
  std::vector<PictureRow> rows;
  for (int i = 0; i < 5; ++i)
    rows.push_back(row("s" + std::to_string(i), {M, M, X}, i == 0 ? kNoValue : 100 * i));
  const std::vector<Handback> back = make_handbacks(make_picture(*pack, 1, rows, {}));
  REQUIRE(back.size() == 5);
  CHECK(back[1].indicators.empty());
  rows.pop_back();
  CHECK(make_handbacks(make_picture(*pack, 1, rows, {})).empty());
}
