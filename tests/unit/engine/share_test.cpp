// Shares, counts, sums, ratios, lowest: the value, its interval, and the verdict at, below, above
// and without it.
#include "world.h"

using namespace chuan;
using world::judge;
using world::text;

namespace {

const char* const kShare = "{share: {of: staff, where: [{field: fits, is: true}]}}";
const char* const kLevels = "{1: {at_least: 75 %, basis: provisional, sources: [ours]}}";

std::string level(const std::string& condition) {
  return "{1: {" + condition + ", basis: provisional, sources: [ours]}}";
}

/// `yes` staff who pass, `no` who fail, `open` whose cell is "?".
std::string staff(int yes, int no, int open = 0) {
  std::string out = "registers:\n  staff:\n    rows:\n";
  int n = 0;
  auto add = [&](int count, const char* fits) {
    for (int i = 0; i < count; ++i)
      out += "      - {code: CB" + std::to_string(1000 + n++) +
             ", kind: lecturer, from: 2010-01-01, fits: " + fits + "}\n";
  };
  add(yes, "true");
  add(no, "false");
  add(open, "\"?\"");
  return out;
}

}  // namespace

TEST_CASE("a share is an exact fraction against its threshold") {
  // clang-format off
  const auto [yes, no, at_least, verdict, nearly, exceeds] = GENERATE(table<int, int, std::string, Verdict, bool, bool>({
      {45, 15, "75 %", Verdict::met, false, false},       // exactly 75 %
      {46, 14, "75 %", Verdict::met, false, true},
      {44, 16, "75 %", Verdict::not_met, true, false},    // one head short
      {4499, 501, "90 %", Verdict::not_met, true, false}, // 89.98 %
      {8999, 1001, "90 %", Verdict::not_met, true, false},
      {9000, 1000, "90 %", Verdict::met, false, false},
      {33, 9, "80 %", Verdict::not_met, true, false},     // 78.57 %: one head, and 9/10
      {24, 9, "80 %", Verdict::not_met, true, false},     // 72.7 % is 9/10 of 80 %
      {23, 10, "80 %", Verdict::not_met, false, false},   // 69.7 %
      {3, 3, "100 %", Verdict::not_met, false, false},
      {2, 1, "100 %", Verdict::not_met, true, false},     // one head, half there
      {1, 1, "100 %", Verdict::not_met, true, false},
      {0, 1, "100 %", Verdict::not_met, false, false},    // one head, nothing there
      {5, 0, "100 %", Verdict::met, false, false},        // 100 % never exceeds
      {2, 1, "2/3", Verdict::met, false, false},
      {0, 5, "0 %", Verdict::met, false, false},
  }));
  // clang-format on
  CAPTURE(yes, no, at_least);
  const auto got = judge(kShare, level("at_least: " + at_least), staff(yes, no));
  CHECK(got.verdict() == verdict);
  CHECK(got.finding().nearly == nearly);
  CHECK(got.finding().exceeds == exceeds);
  CHECK(text(got.value()) == std::to_string(yes) + "/" + std::to_string(yes + no));
}

TEST_CASE("over, at most and under are strict where they say so") {
  // clang-format off
  const auto [yes, no, condition, verdict] = GENERATE(table<int, int, std::string, Verdict>({
      {3, 1, "over: 75 %", Verdict::not_met}, {4, 1, "over: 75 %", Verdict::met},
      {3, 1, "at_most: 75 %", Verdict::met},  {4, 1, "at_most: 75 %", Verdict::not_met},
      {3, 1, "under: 75 %", Verdict::not_met}, {2, 1, "under: 75 %", Verdict::met},
  }));
  // clang-format on
  CAPTURE(yes, no, condition);
  CHECK(judge(kShare, level(condition), staff(yes, no)).verdict() == verdict);
}

TEST_CASE("unknown is not no: a share is decided only when the whole interval agrees") {
  // clang-format off
  const auto [yes, no, open, range, verdict] = GENERATE(table<int, int, int, std::string, Verdict>({
      {3, 1, 0, "3/4", Verdict::met},
      {3, 0, 1, "[3/4, 4/4]", Verdict::met},           // at worst exactly there
      {2, 1, 1, "[2/4, 3/4]", Verdict::no_evidence},   // at best exactly there
      {2, 2, 1, "[2/5, 3/5]", Verdict::not_met},       // at best below
      {0, 0, 4, "[0/4, 4/4]", Verdict::no_evidence},
  }));
  // clang-format on
  CAPTURE(yes, no, open);
  const auto got = judge(kShare, kLevels, staff(yes, no, open));
  CHECK(text(got.value()) == range);
  CHECK(got.verdict() == verdict);
  if (verdict == Verdict::no_evidence) CHECK(got.reason() == Reason::unknown_fields);
}

TEST_CASE("the share's interval follows the law of p, f, u1 to u4") {
  // kind unknown: maybe a member; fits unknown: undecided.
  const std::string rows =
      "registers:\n  staff:\n    rows:\n"
      "      - {code: A, kind: lecturer, fits: true, from: 2010}\n"
      "      - {code: B, kind: lecturer, fits: false, from: 2010}\n"
      "      - {code: C, kind: lecturer, from: 2010}\n"
      "      - {code: D, fits: true, from: 2010}\n"
      "      - {code: E, fits: false, from: 2010}\n"
      "      - {code: F, from: 2010}\n"
      "      - {code: G, kind: clerk, fits: true, from: 2010}\n";
  const auto got =
      judge("{share: {of: lecturers, where: [{field: fits, is: true}]}}", kLevels, rows);
  // low p/(p+f+u1+u3+u4) = 1/5; high (p+u1+u2+u4)/(p+f+u1+u2+u4) = 4/5
  CHECK(text(got.value()) == "[1/5, 4/5]");
  CHECK(text({ValueKind::share, true, false, got.value().at, {}, {}}) == "1/3");
}

TEST_CASE("an absent register is unknown, an empty one too, a declared empty one is zero") {
  const std::string count = "{count: {of: research}}";
  const std::string one = level("at_least: 1");
  auto absent = judge(count, one, "");
  CHECK(absent.verdict() == Verdict::no_evidence);
  CHECK(absent.reason() == Reason::register_absent);
  CHECK(text(absent.value()) == "[0, inf]");
  CHECK(judge(count, one, "registers: {research: {}}\n").reason() == Reason::register_absent);
  auto declared = judge(count, one, "registers: {research: {declared_empty: true}}\n");
  CHECK(declared.verdict() == Verdict::not_met);
  CHECK(text(declared.value()) == "0");
  CHECK(judge(count, level("at_least: 0"), "").verdict() == Verdict::met);
  CHECK(judge(count, level("at_most: 0"), "registers: {research: {declared_empty: true}}\n")
            .verdict() == Verdict::met);
  CHECK(judge(count, level("at_most: 0"), "").verdict() == Verdict::no_evidence);
}

TEST_CASE("0/0 follows when_empty") {
  const std::string nobody = "registers: {staff: {declared_empty: true}}\n";
  // clang-format off
  const auto [when, verdict, reason] = GENERATE(table<std::string, Verdict, Reason>({
      {"", Verdict::no_evidence, Reason::empty_set},
      {", when_empty: unknown", Verdict::no_evidence, Reason::empty_set},
      {", when_empty: met", Verdict::met, Reason::none},
      {", when_empty: not_met", Verdict::not_met, Reason::empty_set},
  }));
  // clang-format on
  const std::string measure = "{share: {of: staff, where: [{field: fits, is: true}]}" + when + "}";
  const auto got = judge(measure, kLevels, nobody);
  CHECK(got.verdict() == verdict);
  CHECK(got.reason() == reason);
  CHECK_FALSE(got.finding().exceeds);
  // Somebody who may not belong at all: decided only when the empty world agrees.
  const std::string lecturer =
      "{share: {of: lecturers, where: [{field: fits, is: true}]}" + when + "}";
  const std::string maybe =
      "registers:\n  staff:\n    rows:\n      - {code: A, fits: true, from: 2010}\n";
  CHECK(judge(lecturer, kLevels, maybe).verdict() ==
        (verdict == Verdict::met ? Verdict::met : Verdict::no_evidence));
}

TEST_CASE("every is a share that must be whole") {
  const std::string every = "{every: {of: staff, where: [{field: fits, is: true}]}}";
  CHECK(judge(every, level("is: true"), staff(3, 0)).verdict() == Verdict::met);
  CHECK(judge(every, level("is: true"), staff(3, 1)).verdict() == Verdict::not_met);
  CHECK(judge(every, level("is: true"), staff(3, 0, 1)).verdict() == Verdict::no_evidence);
  CHECK(judge(every, level("is: true"), staff(0, 1, 1)).verdict() == Verdict::not_met);
  CHECK_FALSE(judge(every, level("is: true"), staff(3, 0)).finding().exceeds);
}

TEST_CASE("counts at, below and above; one unit short is nearly") {
  // clang-format off
  const auto [n, at_least, verdict, nearly, exceeds] = GENERATE(table<int, int, Verdict, bool, bool>({
      {15, 15, Verdict::met, false, false}, {16, 15, Verdict::met, false, true},
      {14, 15, Verdict::not_met, true, false}, {13, 15, Verdict::not_met, false, false},
      {18, 20, Verdict::not_met, true, false},  // 9/10 of it
      {1, 2, Verdict::not_met, true, false}, {0, 1, Verdict::not_met, false, false},
      {0, 2, Verdict::not_met, false, false},
  }));
  // clang-format on
  CAPTURE(n, at_least);
  std::string rows =
      "registers:\n  research:\n    declared_empty: " + std::string(n == 0 ? "true" : "false") +
      "\n";
  if (n > 0) rows += "    rows:\n";
  for (int i = 0; i < n; ++i)
    rows += "      - {code: R" + std::to_string(100 + i) + ", accepted: 2022-01-01}\n";
  const auto got = judge("{count: {of: research, in_window: accepted}}",
                         level("at_least: " + std::to_string(at_least)), rows);
  CHECK(got.verdict() == verdict);
  CHECK(got.finding().nearly == nearly);
  CHECK(got.finding().exceeds == exceeds);
  if (verdict == Verdict::not_met) CHECK(got.deciding().shortfall.units == Rational(at_least - n));
}

TEST_CASE("single values: numbers at the threshold, ranges across it, yes and no") {
  const std::string land = "{value: {fact: land}}";
  // clang-format off
  const auto [value, verdict, nearly] = GENERATE(table<std::string, Verdict, bool>({
      {"10000", Verdict::met, false}, {"9999.999999", Verdict::not_met, true},
      {"9000", Verdict::not_met, true}, {"8999.9", Verdict::not_met, false},
      {"\">=10000\"", Verdict::met, false}, {"\">=9000\"", Verdict::no_evidence, false},
      {"\"<=9999\"", Verdict::not_met, false}, {"\"<=10000\"", Verdict::no_evidence, false},
      {"9000..10000", Verdict::no_evidence, false}, {"10000..12000", Verdict::met, false},
      {"\"?\"", Verdict::no_evidence, false},
  }));
  // clang-format on
  CAPTURE(value);
  const auto got = judge(land, level("at_least: 10000"), "facts: {land: " + value + "}\n");
  CHECK(got.verdict() == verdict);
  CHECK(got.finding().nearly == nearly);
  const std::string software = "{value: {fact: software}}";
  CHECK(judge(software, level("is: true"), "facts: {software: true}\n").verdict() == Verdict::met);
  const auto no = judge(software, level("is: true"), "facts: {software: false}\n");
  CHECK(no.verdict() == Verdict::not_met);
  CHECK_FALSE(no.finding().nearly);  // yes and no are never nearly
  CHECK(judge(software, level("is: true"), "").verdict() == Verdict::no_evidence);
}

TEST_CASE("sums and ratios are intervals over open cells and zero bottoms") {
  const std::string ratio =
      "{ratio: {top: {count: {of: classes}}, bottom: {sum: {of: classes, field: planned}}}}";
  auto rows = [](const std::string& more) {
    return "registers:\n  classes:\n    rows:\n"
           "      - {code: L1, classes: 3, planned: 4, start: 2022-01-01}\n" +
           more;
  };
  auto got = judge(ratio, level("at_least: 100 %"), rows(""));
  CHECK(text(got.value()) == "3000000/4000000");
  CHECK(got.verdict() == Verdict::not_met);
  CHECK(got.finding().nearly);  // one unit short, more than half there
  CHECK(got.deciding().shortfall.units == Rational(1));
  got = judge(ratio, level("at_least: 100 %"), rows("      - {code: L2, planned: 0}\n"));
  CHECK(got.verdict() == Verdict::met);  // an empty weight is one
  got = judge(ratio, level("at_least: 100 %"), rows("      - {code: L2, planned: \"?\"}\n"));
  CHECK(got.verdict() == Verdict::no_evidence);
  const std::string zero = "registers:\n  classes:\n    rows:\n      - {code: L1, planned: 0}\n";
  CHECK(judge(ratio, level("at_least: 100 %"), zero).reason() == Reason::empty_set);
  CHECK(
      judge("{ratio: {top: {count: {of: classes}}, bottom: {sum: {of: classes, field: planned}}}, "
            "when_empty: met}",
            level("at_least: 100 %"), zero)
          .verdict() == Verdict::met);
}

TEST_CASE("the lowest of a scale decides; an unfilled cell may be anything") {
  const std::string lowest = "{lowest: {of: staff, field: degree}}";
  auto rows = [](const std::string& a, const std::string& b) {
    return "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010, degree: " + a +
           "}\n      - {code: B, from: 2010, degree: " + b + "}\n";
  };
  // clang-format off
  const auto [a, b, verdict, exceeds] = GENERATE(table<std::string, std::string, Verdict, bool>({
      {"thạc sĩ", "tiến sĩ", Verdict::met, false},
      {"tiến sĩ", "doctor", Verdict::met, true},
      {"đại học", "tiến sĩ", Verdict::not_met, false},
      {"\"?\"", "tiến sĩ", Verdict::no_evidence, false},
      {"\"?\"", "đại học", Verdict::not_met, false},
  }));
  // clang-format on
  CAPTURE(a, b);
  const auto got = judge(lowest, level("at_least: master"), rows(a, b));
  CHECK(got.verdict() == verdict);
  CHECK(got.finding().exceeds == exceeds);
  CHECK_FALSE(got.finding().nearly);
}

TEST_CASE("heads to convert and to recruit are the least that reach the threshold") {
  for (int n = 1; n <= 12; ++n)
    for (int p = 0; p <= n; ++p)
      for (const auto& [written, t] :
           {std::pair{"60 %", Rational(3, 5)}, {"2/3", Rational(2, 3)}, {"100 %", Rational(1)}}) {
        const auto got = judge(kShare, level(std::string("at_least: ") + written), staff(p, n - p));
        if (Rational(p, n) >= t) {
          CHECK(got.verdict() == Verdict::met);
          continue;
        }
        CAPTURE(n, p, written);
        const Shortfall& missing = got.deciding().shortfall;
        int convert = 0;
        while (Rational(p + convert, n) < t) ++convert;
        CHECK(missing.convert == convert);
        if (t < Rational(1)) {
          int recruit = 0;
          while (Rational(p + recruit, n + recruit) < t) ++recruit;
          CHECK(missing.recruit == recruit);
        } else {
          CHECK(missing.recruit == -1);
        }
        CHECK(missing.points == (t - Rational(p, n)) * Rational(100));
      }
}

TEST_CASE("rows that may stand for any number leave no distance") {
  const std::string share = "{share: {of: classes, where: [{field: full_time, is: true}]}}";
  const std::string rows =
      "registers:\n  classes:\n    rows:\n      - {code: L1, classes: 3, full_time: true}\n";
  auto got = judge(share, level("at_least: 50 %"),
                   rows + "      - {code: L2, classes: \">=5\", full_time: false}\n");
  CHECK(text(got.value()) == "[0/1, 3/8]");
  CHECK(got.verdict() == Verdict::not_met);
  CHECK_FALSE(got.deciding().shortfall.any);
  got = judge(share, level("at_least: 50 %"),
              rows + "      - {code: L2, classes: \"?\", full_time: false}\n");
  CHECK(text(got.value()) == "[0/1, 3/3]");
  CHECK(got.verdict() == Verdict::no_evidence);
  CHECK_FALSE(got.deciding().shortfall.any);
  // However many of them there are.
  std::string many = "registers:\n  classes:\n    rows:\n";
  for (int i = 0; i < 9000; ++i)
    many += "      - {code: L" + std::to_string(i) + ", classes: \"?\"}\n";
  CHECK(text(judge("{count: {of: classes}}", level("at_least: 1"), many).value()) == "[0, inf]");
}

TEST_CASE("a ratio whose bottom is not known leaves no distance") {
  const std::string ratio =
      "{ratio: {top: {count: {of: classes}}, bottom: {sum: {of: classes, field: planned}}}}";
  const auto got = judge(ratio, level("at_least: 80 %"),
                         "registers:\n  classes:\n    rows:\n      - {code: L1, planned: \"?\"}\n");
  CHECK(got.verdict() == Verdict::no_evidence);
  CHECK(got.value().low == Fraction{0, kMicro});
  CHECK(got.value().high == Fraction{kMicro, 0});
  CHECK_FALSE(got.deciding().shortfall.any);
}
