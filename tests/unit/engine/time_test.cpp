// Windows, years, people in a year, coverage, lapses: each boundary at, before and after.
#include "world.h"

using namespace chuan;
using world::judge;
using world::text;

namespace {

std::string level(const std::string& condition) {
  return "{1: {" + condition + ", basis: provisional, sources: [ours]}}";
}
std::string research(const std::string& accepted, const std::string& meta = "") {
  return "registers:\n  research:\n" + meta +
         "    rows:\n      - {code: R1, accepted: " + accepted + "}\n";
}
const char* const kInWindow = "{count: {of: research, in_window: accepted}}";

}  // namespace

TEST_CASE("the window excludes its first instant and includes as-of") {
  // clang-format off
  const auto [accepted, as_of, value] = GENERATE(table<std::string, std::string, std::string>({
      {"2018-04-12", "2023-04-12", "0"}, {"2018-04-13", "2023-04-12", "1"},
      {"2023-04-12", "2023-04-12", "1"}, {"2023-04-12", "2023-04-11", "0"},
      // 29/2 minus 5 years is 28/2; what is of 29/2 leaves on 1/3.
      {"2019-02-28", "2024-02-29", "0"}, {"2019-03-01", "2024-02-29", "1"},
      {"2020-02-29", "2025-02-28", "1"}, {"2020-02-29", "2025-03-01", "0"},
      // Known to the month or the year only: inside, across an edge, outside.
      {"2018-05", "2023-04-12", "1"}, {"2018-04", "2023-04-12", "[0, 1]"},
      {"2018-03", "2023-04-12", "0"}, {"2018", "2023-04-12", "[0, 1]"},
      {"2019", "2023-04-12", "1"}, {"2017", "2023-04-12", "0"}, {"2023", "2023-04-12", "[0, 1]"},
      {"\"?\"", "2023-04-12", "[0, 1]"},
  }));
  // clang-format on
  CAPTURE(accepted, as_of);
  const world::Pack pack(world::indicator("CT1.01", kInWindow, level("at_least: 1")));
  // Dated late, so that the register covers every as-of asked here.
  const auto evidence = world::dossier(pack, research(accepted), 0, "2026-01-01");
  CHECK(text(judge(pack, evidence, as_of).value()) == value);
}

TEST_CASE("the report's first and last day counted are those of the window") {
  PackInfo info;
  CHECK(period_of(info, Date::of(2023, 4, 12)).first_day == Date::of(2018, 4, 13));
  CHECK(period_of(info, Date::of(2024, 2, 29)).first_day == Date::of(2019, 3, 1));
  CHECK(period_of(info, Date::of(2025, 2, 28)).first_day == Date::of(2020, 2, 29));
}

TEST_CASE("the calendar years asked are the last that ended, and settled") {
  // clang-format off
  const auto [as_of, settle, first] = GENERATE(table<std::string, int, int>({
      {"2023-04-12", 0, 2018}, {"2023-12-31", 0, 2018}, {"2024-01-01", 0, 2019},
      {"2023-01-01", 0, 2018}, {"2022-12-31", 0, 2017},
      {"2023-03-31", 3, 2017}, {"2023-04-01", 3, 2018},
  }));
  // clang-format on
  CAPTURE(as_of, settle);
  PackInfo info;
  info.settle = {settle, 0};
  const Period period = period_of(info, parse_iso_date(as_of).span.first);
  CHECK(period.first_year == first);
  CHECK(period.year_count == 5);
}

TEST_CASE("a measure may settle its years otherwise than the pack") {
  // clang-format off
  const auto [as_of, settle, first, from] = GENERATE(table<std::string, std::string, int, std::string>({
      {"2023-03-31", "", 2018, "2024-01-01"},
      {"2023-03-31", ", settle: 3 months", 2017, "2023-04-01"},
      {"2023-04-01", ", settle: 3 months", 2018, "2024-04-01"},
      {"2023-03-31", ", settle: 27 months", 2015, "2023-04-01"},
  }));
  // clang-format on
  CAPTURE(as_of, settle);
  // One record in each year but the oldest asked: lost until that year is no longer asked.
  std::string rows = "registers:\n  research:\n    rows:\n";
  for (int y = first + 1; y <= 2022; ++y)
    rows +=
        "      - {code: R" + std::to_string(y) + ", accepted: " + std::to_string(y) + "-06-01}\n";
  const auto got = judge("{each_year: {count: {of: research, date: accepted}}" + settle + "}",
                         level("at_least: 1"), rows, as_of);
  REQUIRE(got.assessment.years.size() == 5);
  CHECK(got.assessment.years[0].year == first);
  CHECK(got.verdict() == Verdict::not_met);
  CHECK(to_iso(got.finding().holds_from.value()) == from);
}

TEST_CASE("a weighted row counts [0, n] on each side of an edge it spans") {
  // clang-format off
  const auto [row, value] = GENERATE(table<std::string, std::string>({
      {"classes: 111, start: 2018-05-01, end: 2022-12-31", "111"},
      {"classes: 111, start: 2018-01-01, end: 2022-12-31", "[0, 111]"},
      {"classes: 111, start: 2017-01-01, end: 2018-04-12", "0"},
      {"classes: 1, start: 2018-05-01, end: 2024-12-31", "1"},   // one class: its start decides
      {"start: 2018-04-12, end: 2022-12-31", "0"},
      {"classes: 5..7, start: 2019-05-01, end: 2019-12-31", "[5, 7]"},
      {"classes: \"?\", start: 2019-05-01, end: 2019-12-31", "[0, inf]"},
  }));
  // clang-format on
  CAPTURE(row);
  const auto got = judge("{count: {of: classes, in_window: start}}", level("at_least: 1"),
                         "registers:\n  classes:\n    rows:\n      - {code: L1, " + row + "}\n");
  CHECK(text(got.value()) == value);
}

TEST_CASE("a weighted row over two years may lie in either") {
  const auto got = judge("{each_year: {count: {of: classes, date: start}}}", level("at_least: 1"),
                         "registers:\n  classes:\n    rows:\n"
                         "      - {code: L1, classes: 10, start: 2018-01-01, end: 2019-12-31}\n"
                         "      - {code: L2, classes: 2, start: 2020-03-01, end: 2020-06-01}\n");
  REQUIRE(got.assessment.years.size() == 5);
  CHECK(text(got.assessment.years[0].value) == "[0, 10]");
  CHECK(text(got.assessment.years[1].value) == "[0, 10]");
  CHECK(text(got.assessment.years[2].value) == "2");
  CHECK(text(got.assessment.years[3].value) == "0");
  CHECK(got.verdict() == Verdict::not_met);
  CHECK(got.reason() == Reason::missing_year);
}

TEST_CASE("outside what a register covers a count has no upper end") {
  const std::string later = "    covers: {from: 2019-01-01}\n";
  auto got = judge(kInWindow, level("at_least: 2"), research("2022-01-01", later));
  CHECK(text(got.value()) == "[1, inf]");
  CHECK(got.reason() == Reason::not_covered);
  CHECK(judge(kInWindow, level("at_least: 1"), research("2022-01-01", later)).verdict() ==
        Verdict::met);
  // By default up to the dossier date: a later as-of asks for days nobody listed.
  CHECK(
      text(judge(kInWindow, level("at_least: 2"), research("2022-01-01"), "2023-04-13").value()) ==
      "[1, inf]");
  CHECK(
      text(judge(kInWindow, level("at_least: 2"), research("2022-01-01"), "2023-04-12").value()) ==
      "1");
  CHECK(judge(kInWindow, level("at_least: 2"), research("2022-01-01"), "2023-04-13")
            .assessment.after_dossier);
}

TEST_CASE("enough records, too few in the window: the reason says so") {
  const std::string rows =
      "registers:\n  research:\n    rows:\n      - {code: R1, accepted: 2010-01-01}\n"
      "      - {code: R2, accepted: 2022-01-01}\n";
  CHECK(judge(kInWindow, level("at_least: 2"), rows).reason() == Reason::out_of_window);
  CHECK(judge(kInWindow, level("at_least: 3"), rows).reason() == Reason::below_threshold);
}

TEST_CASE("people are those employed on as-of, both days inclusive") {
  // clang-format off
  const auto [stay, value] = GENERATE(table<std::string, std::string>({
      {"from: 2023-04-12", "1"}, {"from: 2023-04-13", "0"},
      {"from: 2010-01-01, to: 2023-04-12", "1"}, {"from: 2010-01-01, to: 2023-04-11", "0"},
      {"from: 2010, to: 2023-04", "[0, 1]"}, {"from: 2010, to: 2023-05", "1"},
      {"from: 2023-04", "[0, 1]"}, {"from: \"?\"", "[0, 1]"}, {"from: 2010, to: \"?\"", "[0, 1]"},
  }));
  // clang-format on
  CAPTURE(stay);
  CHECK(text(judge("{count: {of: staff}}", level("at_least: 1"),
                   "registers:\n  staff:\n    rows:\n      - {code: A, " + stay + "}\n")
                 .value()) == value);
}

TEST_CASE("in a year people are asked who stay on 31/12 and for six months then") {
  // clang-format off
  const auto [stay, asked2022] = GENERATE(table<std::string, std::string>({
      {"from: 2022-07-01", "0/1"}, {"from: 2022-07-02", "0/0"}, {"from: 2022-06-30", "0/1"},
      {"from: 2010-01-01, to: 2022-12-31", "0/1"}, {"from: 2010-01-01, to: 2022-12-30", "0/0"},
      {"from: 2022-07", "[0/1, 0/1]"},
  }));
  // clang-format on
  CAPTURE(stay);
  const auto got = judge(
      "{each_year: {share: {of: staff, where: [{row: staff_years, by: person, where: [{field: "
      "good, is: true}]}]}}}",
      level("at_least: 90 %"),
      "registers:\n  staff:\n    rows:\n      - {code: A, " + stay +
          "}\n  staff_years:\n    rows:\n      - {person: A, year: 2022, good: false}\n");
  CHECK(text(got.assessment.years[4].value) == asked2022);
}

TEST_CASE("a missing person-year is unknown; an exemption with a ground is not asked") {
  const std::string measure =
      "{each_year: {share: {of: staff, asked: [{none: [{row: staff_years, by: person, missing: "
      "fails, where: [{filled: exempt}]}]}], where: [{row: staff_years, by: person, where: "
      "[{field: good, is: true}]}]}}}";
  const std::string staff =
      "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010}\n      - {code: B, from: "
      "2010}\n  staff_years:\n    rows:\n";
  std::string all;
  for (int year = 2018; year <= 2022; ++year)
    all += "      - {person: A, year: " + std::to_string(year) + ", good: true}\n";
  auto got = judge(measure, level("at_least: 100 %"), staff + all);
  CHECK(text(got.assessment.years[0].value) == "[1/2, 2/2]");
  CHECK(got.verdict() == Verdict::no_evidence);
  CHECK(got.reason() == Reason::unknown_fields);
  std::string exempt;
  for (int year = 2018; year <= 2022; ++year)
    exempt += "      - {person: B, year: " + std::to_string(year) + ", exempt: nghỉ thai sản}\n";
  got = judge(measure, level("at_least: 100 %"), staff + all + exempt);
  CHECK(text(got.assessment.years[0].value) == "1/1");
  CHECK(got.verdict() == Verdict::met);
}

TEST_CASE("seniority: the anniversary itself is not over") {
  const std::string measure =
      "{count: {of: staff, where: [{seniority: teaching_from, over: 7 years}]}}";
  // clang-format off
  const auto [start, value] = GENERATE(table<std::string, std::string>({
      {"2016-04-12", "0"}, {"2016-04-11", "1"}, {"2016-04-13", "0"}, {"2016-04", "[0, 1]"},
      {"2016-03", "1"}, {"2016-05", "0"}, {"\"?\"", "[0, 1]"},
  }));
  // clang-format on
  CAPTURE(start);
  CHECK(
      text(judge(measure, level("at_least: 1"),
                 "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010, teaching_from: " +
                     start + "}\n")
               .value()) == value);
}

TEST_CASE("each year: all must pass, the failed one says when it stops counting") {
  const std::string measure = "{each_year: {count: {of: research, date: accepted}}}";
  auto rows = [](std::initializer_list<int> counts) {
    std::string out = "registers:\n  research:\n    rows:\n";
    int year = 2018;
    int n = 0;
    for (const int count : counts) {
      for (int i = 0; i < count; ++i)
        out += "      - {code: R" + std::to_string(100 + n++) +
               ", accepted: " + std::to_string(year) + "-06-01}\n";
      ++year;
    }
    return out;
  };
  auto got = judge(measure, level("at_least: 2"), rows({2, 2, 2, 2, 2}));
  CHECK(got.verdict() == Verdict::met);
  CHECK_FALSE(got.finding().exceeds);
  CHECK(judge(measure, level("at_least: 2"), rows({3, 3, 3, 3, 3})).finding().exceeds);
  CHECK_FALSE(judge(measure, level("at_least: 2"), rows({3, 3, 3, 3, 2})).finding().exceeds);
  got = judge(measure, level("at_least: 2"), rows({1, 2, 2, 2, 2}));
  CHECK(got.verdict() == Verdict::not_met);
  CHECK(got.finding().nearly);
  CHECK(got.finding().holds_from == Date::of(2024, 1, 1));
  got = judge(measure, level("at_least: 2"), rows({1, 2, 1, 2, 2}));
  CHECK_FALSE(got.finding().nearly);  // two failed years
  CHECK(got.finding().holds_from == Date::of(2026, 1, 1));
  got = judge(measure, level("at_least: 2"), rows({2, 2, 2, 2, 0}));
  CHECK_FALSE(got.finding().nearly);
  CHECK(got.reason() == Reason::missing_year);
  CHECK(got.finding().holds_from == Date::of(2028, 1, 1));
  // The running year is neither asked nor counted.
  CHECK(judge(measure, level("at_least: 2"), rows({2, 2, 2, 2, 2, 0})).verdict() == Verdict::met);
  // need: n
  const std::string three = "{each_year: {count: {of: research, date: accepted}}, need: 3}";
  CHECK(judge(three, level("at_least: 2"), rows({2, 0, 2, 0, 2})).verdict() == Verdict::met);
  got = judge(three, level("at_least: 2"), rows({2, 0, 2, 0, 1}));
  CHECK(got.verdict() == Verdict::not_met);
  CHECK(got.finding().nearly);
}

TEST_CASE("a met verdict lapses on the first day it is lost, by moving as-of") {
  auto got = judge(kInWindow, level("at_least: 1"), research("2020-02-29"));
  CHECK(got.finding().lapses_on == Date::of(2025, 3, 1));
  got = judge(kInWindow, level("at_least: 1"), research("2020-02-28"));
  CHECK(got.finding().lapses_on == Date::of(2025, 2, 28));
  // Accepted on the dossier date: it leaves on the last day of the five years looked at.
  CHECK(judge(kInWindow, level("at_least: 1"), research("2023-04-12")).finding().lapses_on ==
        Date::of(2028, 4, 12));
  // Two records: the second keeps it.
  const std::string two =
      "registers:\n  research:\n    rows:\n      - {code: R1, accepted: 2019-01-01}\n"
      "      - {code: R2, accepted: 2021-01-01}\n";
  CHECK(judge(kInWindow, level("at_least: 1"), two).finding().lapses_on == Date::of(2026, 1, 1));
  CHECK(judge(kInWindow, level("at_least: 2"), two).finding().lapses_on == Date::of(2024, 1, 1));
  // A person who leaves: the day after `to`.
  CHECK(judge("{count: {of: staff}}", level("at_least: 1"),
              "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010, to: 2024-06-30}\n")
            .finding()
            .lapses_on == Date::of(2024, 7, 1));
  // Someone joins those who must have it: seniority.
  const std::string seniority =
      "{every: {of: staff, asked: [{seniority: teaching_from, over: 7 years}], where: [{field: "
      "fits, is: true}]}, when_empty: met}";
  CHECK(judge(seniority, level("is: true"),
              "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010, fits: false, "
              "teaching_from: 2017-09-01}\n")
            .finding()
            .lapses_on == Date::of(2024, 9, 2));
  // The year list is frozen: yearly rows do not lapse.
  std::string years = "registers:\n  research:\n    rows:\n";
  for (int y = 2018; y <= 2022; ++y)
    years +=
        "      - {code: R" + std::to_string(y) + ", accepted: " + std::to_string(y) + "-05-05}\n";
  CHECK_FALSE(
      judge("{each_year: {count: {of: research, date: accepted}}}", level("at_least: 1"), years)
          .finding()
          .lapses_on);
}

TEST_CASE("dated thresholds: the last in force on as-of") {
  const std::string dated =
      "{1: {dated: [{from: 2021-05-19, at_least: 1}, {from: 2023-06-01, at_least: 2}], basis: "
      "provisional, sources: [ours]}}";
  CHECK(judge(kInWindow, dated, research("2022-01-01")).verdict() == Verdict::met);
  CHECK(judge(kInWindow, dated, research("2022-01-01")).finding().lapses_on ==
        Date::of(2023, 6, 1));
}

TEST_CASE("yearly scales take the lowest unit, yes and no all of them") {
  std::string rows =
      "units: [{code: a, name: A}, {code: b, name: B}]\nregisters:\n  school_years:\n    rows:\n";
  for (int y = 2018; y <= 2022; ++y) {
    rows +=
        "      - {year: " + std::to_string(y) + ", done: true, degree: master, origin_unit: a}\n";
    rows += "      - {year: " + std::to_string(y) + ", done: " + (y == 2020 ? "false" : "true") +
            ", degree: " + (y == 2021 ? "bachelor" : "doctor") + ", origin_unit: b}\n";
  }
  auto got = judge("{each_year: {lowest: {of: school_years, field: degree, date: year}}}",
                   level("at_least: master"), rows);
  CHECK(got.assessment.years[3].verdict == Verdict::not_met);
  CHECK(got.assessment.years[2].verdict == Verdict::met);
  got = judge(
      "{each_year: {every: {of: school_years, where: [{field: done, is: true}], date: year}}}",
      level("is: true"), rows);
  CHECK(got.assessment.years[2].verdict == Verdict::not_met);
  CHECK(got.assessment.years[3].verdict == Verdict::met);
}

TEST_CASE("years of which too little is known are to be filled in, not waited for") {
  const std::string measure = "{each_year: {share: {of: staff, where: [{field: fits, is: true}]}}}";
  const auto got = judge(measure, level("at_least: 90 %"),
                         "registers:\n  figures:\n    rows:\n"
                         "      - {of: CT1.01, year: 2018, part: 9, whole: 10}\n"
                         "      - {of: CT1.01, year: 2019, part: 9, whole: 10}\n"
                         "      - {of: CT1.01, year: 2020, part: 0, whole: 10}\n"
                         "      - {of: CT1.01, year: 2021, part: 9, whole: 10}\n"
                         "      - {of: CT1.01, year: 2022, part: \"?\", whole: 10}\n");
  CHECK(got.verdict() == Verdict::not_met);
  CHECK(got.reason() == Reason::below_threshold);  // none of ten is an answer, not a gap
  CHECK(got.finding().holds_from == Date::of(2026, 1, 1));
}

TEST_CASE("where a year to be filled in may do, nothing is waited for") {
  const auto holds_from = [](const std::string& last) {
    return judge("{each_year: {share: {of: staff, where: [{field: fits, is: true}]}}, need: 4}",
                 level("at_least: 90 %"),
                 "registers:\n  figures:\n    rows:\n"
                 "      - {of: CT1.01, year: 2018, part: 0, whole: 10}\n"
                 "      - {of: CT1.01, year: 2019, part: 9, whole: 10}\n"
                 "      - {of: CT1.01, year: 2020, part: 9, whole: 10}\n"
                 "      - {of: CT1.01, year: 2021, part: 9, whole: 10}\n"
                 "      - {of: CT1.01, year: 2022, part: " +
                     last + ", whole: 10}\n")
        .finding()
        .holds_from;
  };
  CHECK_FALSE(holds_from("\"?\""));
  CHECK(holds_from("0") == Date::of(2024, 1, 1));
}
