// Which rows count: at, before, across and after the edges.
#include <string>
#include <tuple>

#include "desk.h"

using namespace chuan;
using Catch::Generators::table;
using desk::text;

namespace {

StatsTable one(const std::string& row, const std::string& from = "2020-01-01",
               const std::string& to = "2020-12-31", const std::string& date = "2023-04-12") {
  return desk::stats(desk::dossier("  classes:\n    rows:\n      - " + row + "\n", date), from, to);
}

}  // namespace

TEST_CASE("a row of one class counts by its start", "[stats]") {
  auto [start, classes, learners] = GENERATE(table<std::string, std::string, std::string>({
      {"2019-12-31", "0", "0"},
      {"2020-01-01", "1", "30"},
      {"2020-12-31", "1", "30"},
      {"2021-01-01", "0", "0"},
      {"2020", "1", "30"},
      {"2020-06", "1", "30"},
      {"2019", "0", "0"},
  }));
  CAPTURE(start);
  // The end is two years later: it does not matter.
  const StatsTable stats = one("{code: L, start: " + start + ", end: 2022-06-01, learners: 30}");
  CHECK(text(stats.total.classes) == classes);
  CHECK(text(stats.total.heads) == learners);
  CHECK(stats.period_edge.empty());
}

TEST_CASE("a start that straddles an edge may be in or not", "[stats]") {
  const StatsTable stats = one("{code: L, start: 2020, learners: 30}", "2020-07-01", "2020-12-31");
  CHECK(text(stats.total.classes) == "[0, 1]");
  CHECK(text(stats.total.heads) == "[0, 30]");
  CHECK(stats.period_edge.size() == 1);
}

TEST_CASE("a row for several classes spreads from start to end", "[stats]") {
  auto [start, end, classes, learners] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"2020-01-01", "2020-12-31", "5", "90"},
          {"2019-12-31", "2020-12-31", "[0, 5]", "[0, 90]"},
          {"2020-01-01", "2021-01-01", "[0, 5]", "[0, 90]"},
          {"2019-01-01", "2021-12-31", "[0, 5]", "[0, 90]"},
          {"2018-01-01", "2019-12-31", "0", "0"},
          {"2021-01-01", "2021-12-31", "0", "0"},
          {"2020", "2020", "5", "90"},
      }));
  CAPTURE(start, end);
  const StatsTable stats =
      one("{code: L, start: " + start + ", end: " + end + ", classes: 5, learners: 90}");
  CHECK(text(stats.total.classes) == classes);
  CHECK(text(stats.total.heads) == learners);
}

TEST_CASE("an open end of several classes is the dossier's day", "[stats]") {
  const std::string row = "{code: L, start: 2022-09-01, classes: 4}";
  CHECK(text(one(row, "2022-09-01", "2023-04-12").total.classes) == "4");
  CHECK(text(one(row, "2022-09-01", "2023-04-11").total.classes) == "[0, 4]");
  CHECK(text(one("{code: L, start: 2022-09-01, end: \"?\", classes: 4}", "2022-09-01", "2023-04-12")
                 .total.classes) == "[0, 4]");
}

TEST_CASE("a date that straddles the dossier's day lies before it", "[stats]") {
  const std::string row = "{code: L, start: 2023, learners: 8}";
  CHECK(text(one(row, "2023-01-01", "2023-04-12").total.heads) == "8");
  CHECK(text(one(row, "2023-01-01", "2023-04-11").total.heads) == "[0, 8]");
}

TEST_CASE("a row without a start counts [0, n] and stands in no year", "[stats]") {
  const Evidence evidence =
      desk::dossier("  classes:\n    rows:\n      - {code: L, start: \"?\", learners: 30}\n");
  const StatsTable stats = desk::stats(evidence, "2018", "2022", {Dimension::year});
  CHECK(text(stats.total.heads) == "[0, 30]");
  CHECK(text(desk::row(stats, {"unknown"}).count.heads) == "[0, 30]");
  CHECK(stats.undated.size() == 1);
  for (const YearStats& year : stats.years) CHECK(text(year.count.heads) == "0");
}

TEST_CASE("a row over several years adds [0, n] to each and n to the total", "[stats]") {
  const Evidence evidence = desk::dossier(
      "  classes:\n    rows:\n"
      "      - {code: A, start: 2020-01-01, end: 2021-12-31, classes: 10, learners: 100}\n"
      "      - {code: B, start: 2020-05-01, learners: 20}\n");
  const StatsTable stats = desk::stats(evidence, "2020", "2021", {Dimension::year});
  CHECK(text(stats.total.classes) == "11");
  CHECK(text(desk::row(stats, {"2020"}).count.classes) == "[1, 11]");
  CHECK(text(desk::row(stats, {"2021"}).count.classes) == "[0, 10]");
  // Shares of an exact total are exact at both ends.
  CHECK(text(desk::row(stats, {"2020"}).class_share) == "[1/11, 1]");
  CHECK(text(desk::row(stats, {"2020"}).head_share) == "[1/6, 1]");
  CHECK(text(desk::row(stats, {"2021"}).head_share) == "[0, 5/6]");
  CHECK(stats.year_edge.size() == 1);
}

TEST_CASE("what the register does not cover may hold more", "[stats]") {
  const std::string classes =
      "  classes:\n    covers: {from: 2020-01-01, to: 2023-04-12}\n    rows:\n"
      "      - {code: A, start: 2020-05-01, learners: 20}\n";
  const Evidence evidence = desk::dossier(classes);
  CHECK(desk::stats(evidence, "2020", "2022").covered);
  CHECK(text(desk::stats(evidence, "2020", "2022").total.heads) == "20");
  const StatsTable wide = desk::stats(evidence, "2019", "2022", {Dimension::year});
  CHECK_FALSE(wide.covered);
  CHECK(text(wide.total.heads) == "[20, ..]");
  CHECK(text(desk::row(wide, {"2020"}).count.heads) == "20");
  // After as-of nothing is asked.
  CHECK(desk::stats(evidence, "2020", "2023-12-31").covered);
}

TEST_CASE("an absent register is unknown, a declared empty one is nothing", "[stats]") {
  const StatsTable absent =
      desk::stats(desk::dossier("  documents: {declared_empty: true}\n"), "2018", "2022");
  CHECK_FALSE(absent.known);
  CHECK(text(absent.total.classes) == "[0, ..]");
  const StatsTable empty =
      desk::stats(desk::dossier("  classes: {declared_empty: true}\n"), "2018", "2022");
  CHECK(empty.known);
  CHECK(text(empty.total.classes) == "0");
  CHECK(text(empty.total.full_time_share) == "none");
}
