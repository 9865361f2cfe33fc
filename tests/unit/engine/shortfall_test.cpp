// How far a value is from what is asked: below a threshold, above a limit, and off an exact number.
#include <random>

#include "engine/measure_parts.h"
#include "world.h"

using namespace chuan;
using world::judge;

namespace {

std::string level(const std::string& condition) {
  return "{1: {" + condition + ", basis: provisional, sources: [ours]}}";
}

/// `fit` of `all` people have a degree that fits.
std::string staff(int fit, int all) {
  std::string out = "registers:\n  staff:\n    rows:\n";
  for (int i = 0; i < all; ++i)
    out += "      - {code: S" + std::to_string(i) +
           ", kind: lecturer, from: 2010-01-01, fits: " + (i < fit ? "true" : "false") + "}\n";
  return out;
}

const char* const kShare = "{share: {of: staff, where: [{field: fits, is: true}]}}";
const char* const kCount = "{count: {of: staff, where: [{field: fits, is: true}]}}";

/// The verdict of `fit` of `all`, by counting.
bool is_met(const std::string& compare, Rational value, Rational asked) {
  if (compare == "at_least") return value >= asked;
  if (compare == "over") return value > asked;
  if (compare == "at_most") return value <= asked;
  return compare == "under" ? value < asked : value == asked;
}

}  // namespace

TEST_CASE("law: as many heads as a share is short of turn it, and not one fewer") {
  const std::string compare = GENERATE("at_least", "over", "at_most", "under");
  const int percent = GENERATE(1, 30, 50, 60, 99);
  const int all = GENERATE(1, 3, 6, 10);
  const bool limit = compare == "at_most" || compare == "under";
  const std::string levels = level(compare + ": " + std::to_string(percent) + " %");
  const Rational asked(percent, 100);
  for (int fit = 0; fit <= all; ++fit) {
    CAPTURE(compare, percent, fit, all);
    const auto got = judge(kShare, levels, staff(fit, all));
    const bool met = is_met(compare, Rational(fit, all), asked);
    REQUIRE((got.verdict() == Verdict::met) == met);
    if (met) continue;
    CHECK(got.reason() == (limit ? Reason::above_limit : Reason::below_threshold));
    const Shortfall& by = got.deciding().shortfall;
    int change = 1;
    while (change <= all &&
           !is_met(compare, Rational(fit + (limit ? -change : change), all), asked))
      ++change;
    const bool never = limit ? change > fit : fit + change > all;
    CHECK(by.convert == (never ? -1 : change));
    if (by.recruit >= 0) {
      const auto with = [&](std::int64_t more) {
        return is_met(compare, Rational(fit + (limit ? 0 : more), all + more), asked);
      };
      CHECK(with(by.recruit));
      CHECK_FALSE(with(by.recruit - 1));
    }
    const Rational off = limit ? Rational(fit, all) - asked : asked - Rational(fit, all);
    CHECK(by.points == off * Rational(100));
    if (limit) CHECK(got.finding().nearly == (by.convert == 1));
  }
}

TEST_CASE("law: what comes whole is short by whole ones, above and below") {
  const std::string compare = GENERATE("at_least", "over", "at_most", "under", "is");
  const int asked = GENERATE(1, 2, 5, 6);
  for (int fit = 0; fit <= 8; ++fit) {
    CAPTURE(compare, asked, fit);
    const auto got = judge(kCount, level(compare + ": " + std::to_string(asked)), staff(fit, 8));
    const bool met = is_met(compare, Rational(fit), Rational(asked));
    REQUIRE((got.verdict() == Verdict::met) == met);
    if (met) continue;
    const bool above =
        compare == "at_most" || compare == "under" || (compare == "is" && fit > asked);
    CHECK(got.reason() == (above ? Reason::above_limit : Reason::below_threshold));
    int by = 1;
    while (!is_met(compare, Rational(fit + (above ? -by : by)), Rational(asked))) ++by;
    CHECK(got.deciding().shortfall.units == Rational(by));
    const bool near_below = (by == 1 && 2 * fit >= asked) || 10 * fit >= 9 * asked;
    CHECK(got.finding().nearly == (above ? by == 1 : near_below));
  }
}

TEST_CASE("a ratio above its limit is told in units of its top") {
  const std::string classes =
      "registers:\n  classes:\n    rows:\n"
      "      - {code: A, classes: 6, planned: 1, start: 2022-01-01, end: 2022-02-01}\n";
  const std::string ratio =
      "{ratio: {top: {sum: {of: classes, field: classes}}, bottom: {sum: {of: classes, field: "
      "planned}}}}";
  // clang-format off
  const auto [condition, units, nearly] = GENERATE(table<std::string, int, bool>({
      {"at_most: 2/1", 4, false}, {"under: 2/1", 5, false}, {"at_most: 5/1", 1, true},
      {"under: 6/1", 1, true}, {"at_least: 8/1", 2, false}, {"over: 6/1", 1, true}}));
  // clang-format on
  CAPTURE(condition);
  const auto got = judge(ratio, level(condition), classes);
  CHECK(got.verdict() == Verdict::not_met);
  CHECK(got.deciding().shortfall.units == Rational(units));
  CHECK(got.finding().nearly == nearly);
}

TEST_CASE("the lowest of people of whom none is certain is one of theirs") {
  const std::string lowest =
      "{lowest: {of: staff, field: degree, where: [{field: fits, is: true}]}, when_empty: met}";
  const std::string one =
      "registers:\n  staff:\n    rows:\n"
      "      - {code: S1, kind: lecturer, from: 2010-01-01, fits: \"?\", degree: master}\n";
  CHECK(judge(lowest, level("at_most: master"), one).verdict() == Verdict::met);
  CHECK(judge(lowest, level("at_least: master"), one).verdict() == Verdict::met);
  CHECK(judge(lowest, level("at_least: doctor"), one).verdict() == Verdict::no_evidence);
}

TEST_CASE("years that all exceed do so however many are needed") {
  std::string years = "registers:\n  classes:\n    rows:\n";
  for (int year = 2018; year <= 2022; ++year)
    years += "      - {code: C" + std::to_string(year) +
             ", classes: 5, start: " + std::to_string(year) +
             "-03-01, end: " + std::to_string(year) + "-04-01}\n";
  const std::string need = GENERATE("all", "3");
  const std::string measure =
      "{each_year: {count: {of: classes, date: start}}, need: " + need + "}";
  CHECK(judge(measure, level("at_least: 4"), years).finding().exceeds);
  CHECK_FALSE(judge(measure, level("at_least: 5"), years).finding().exceeds);
}

TEST_CASE("a report on a year counts for it once it is there, though issued after it") {
  std::string reports = "registers:\n  documents:\n    rows:\n";
  for (int year = 2018; year <= 2022; ++year)
    reports += "      - {code: R" + std::to_string(year) + ", period: " + std::to_string(year) +
               ", date: " + std::to_string(year + 1) + "-01-20}\n";
  const std::string measure = "{each_year: {documents: {of: documents}}}";
  CHECK(judge(measure, level("at_least: 1"), reports).verdict() == Verdict::met);
  // The one on 2022 is issued the day after: not there yet, and not expired.
  const auto before = judge(measure, level("at_least: 1"), reports, "2023-01-19");
  CHECK(before.verdict() == Verdict::not_met);
  CHECK(before.reason() == Reason::missing_document);
}

TEST_CASE("many rows that stand for any number stay undecided") {
  const int rows = GENERATE(8'191, 8'192, 16'384);
  std::string yaml =
      "registers:\n  staff:\n    rows:\n      - {code: S1, kind: lecturer, from: 2010-01-01}\n"
      "  research:\n    rows:\n";
  for (int i = 0; i < rows; ++i)
    yaml += "      - {code: R" + std::to_string(i) + ", people: \"?\", accepted: 2022-01-01}\n";
  const std::string measure =
      "{share: {of: staff, where: [{related: research, by: people, at_least: 2}]}}";
  CHECK(judge(measure, level("at_least: 50 %"), yaml).verdict() == Verdict::no_evidence);
}

TEST_CASE("before a list of people begins nothing it does not hold is known") {
  const std::string early =
      "registers:\n  staff:\n    covers: {from: 2023-06-01}\n    rows:\n"
      "      - {code: S1, kind: lecturer, from: 2010-01-01, fits: true, degree: master}\n";
  const std::string measure =
      GENERATE(as<std::string>(), "{count: {of: staff}}", "{lowest: {of: staff, field: degree}}",
               "{share: {of: staff, where: [{field: fits, is: true}]}}");
  const std::string condition = measure.find("lowest") != std::string::npos  ? "at_least: master"
                                : measure.find("count") != std::string::npos ? "at_most: 3"
                                                                             : "at_least: 50 %";
  CAPTURE(measure);
  const auto got = judge(measure, level(condition), early);
  CHECK(got.verdict() == Verdict::no_evidence);
  CHECK(got.reason() == Reason::not_covered);
}

TEST_CASE("a fraction stands to a number as its products do, however large they are") {
  constexpr unsigned kSeed = 20261201;
  std::mt19937_64 random(kSeed);
  const auto number = [&](int bits) {
    const Int128 value = static_cast<Int128>(random() >> (64 - 1 - random() % bits));
    return random() % 4 == 0 ? -value : value;
  };
  for (int n = 0; n < 50'000; ++n) {
    const int bits = n % 2 == 0 ? 6 : 59;
    const Fraction a{number(bits), number(bits) * number(2) % 1'000'000'007};
    if (a.den <= 0) continue;
    const Rational b(number(bits), 1 + static_cast<int>(random() % 100));
    const int ka = 1 + static_cast<int>(random() % 9), kb = 1 + static_cast<int>(random() % 9);
    const Int128 left = a.num * b.den() * ka, right = b.num() * a.den * kb;
    INFO("seed " << kSeed << ", case " << n);
    REQUIRE(engine::order_of(a, b, ka, kb) == (left < right ? -1 : left > right ? 1 : 0));
    if (ka == kb) REQUIRE(engine::order_of(a, b) == (left < right ? -1 : left > right ? 1 : 0));
  }
  CHECK(engine::order_of(engine::kInfinity, Rational(1'000'000)) == 1);
  CHECK(engine::order_of({-1, 0}, Rational(-1'000'000)) == -1);
}
