// Every figure of regulation/seeds.md on training comes out of the samples.
#include <string>
#include <tuple>

#include "desk.h"

using namespace chuan;
using Catch::Generators::table;
using desk::row;
using desk::text;

TEST_CASE("Hà Nội 2018-2022: the eight rows, the sum and the headline", "[stats]") {
  const Evidence evidence = desk::sample("ha-noi-2018-2022");
  const StatsTable all =
      desk::stats(evidence, "2018", "2022", {Dimension::programme, Dimension::organiser});
  auto [programme, organiser, classes, learners, turns, untold] =
      GENERATE(table<std::string, std::string, int, int, int, int>({
          {"advanced_theory", "none", 12, 879, 0, 0},
          {"intermediate_theory", "none", 111, 8890, 0, 0},
          {"update_3", "none", 14, 0, 2777, 0},
          {"update_4", "none", 257, 0, 23800, 0},
          {"unknown", "party_boards", 40, 0, 0, 9065},
          {"unknown", "mass_bodies", 355, 0, 0, 53765},
          {"unknown", "blocs", 485, 0, 0, 82935},
          {"unknown", "districts", 5175, 0, 0, 895275},
      }));
  CAPTURE(programme, organiser);
  const StatsCount& count = row(all, {programme, organiser}).count;
  CHECK(text(count.classes) == std::to_string(classes));
  CHECK(text(count.learners) == std::to_string(learners));
  CHECK(text(count.turns) == std::to_string(turns));
  CHECK(text(count.untold) == std::to_string(untold));

  CHECK(all.rows.size() == 8);
  CHECK(text(all.total.classes) == "6449");
  CHECK(text(all.total.heads) == "1077386");
  CHECK(text(all.total.learners) == "9769");
  CHECK(text(all.total.turns) == "26577");
  CHECK(text(all.total.untold) == "1041040");
  REQUIRE(all.headlines.size() == 1);
  CHECK(text(all.headlines[0].stated) == "[1850000, 1900000]");
  CHECK(text(all.headlines[0].computed) == "1077386");
  CHECK(all.headlines[0].agreement == Agreement::differs);
  CHECK(all.period_edge.empty());
}

TEST_CASE("Hà Nội: the advanced classes are not full-time", "[stats]") {
  const StatsTable all = desk::stats(desk::sample("ha-noi-2018-2022"), "2018", "2022",
                                     {Dimension::programme, Dimension::mode});
  CHECK(text(row(all, {"advanced_theory", "part_time"}).count.classes) == "12");
  CHECK(text(row(all, {"advanced_theory", "part_time"}).count.full_time_share) == "0");
}

TEST_CASE("Đà Nẵng 2023, in the plan and outside it", "[stats]") {
  const Evidence evidence = desk::sample("da-nang-2023");
  const StatsTable all =
      desk::stats(evidence, "2023", "2023", {Dimension::programme, Dimension::plan});
  auto [programme, plan, classes, learners] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"intermediate_theory", "in_plan", "6", "409"},
          {"intermediate_theory", "outside", "5", "[0, 300]"},
          {"principal_official", "unknown", "1", "50"},
          {"department_leader", "unknown", "3", "237"},
          {"official", "unknown", "1", "68"},
          {"update_4", "unknown", "7", "524"},
      }));
  CAPTURE(programme, plan);
  CHECK(text(row(all, {programme, plan}).count.classes) == classes);
  CHECK(text(row(all, {programme, plan}).count.learners) == learners);
  CHECK(text(all.total.classes) == "23");
  CHECK(text(all.total.heads) == "[1288, 1588]");

  // The refresher ran from June to September.
  const StatsTable summer = desk::stats(evidence, "2023-06", "2023-09");
  CHECK(text(row(summer, {"update_4"}).count.classes) == "7");
  CHECK(text(row(summer, {"update_4"}).count.heads) == "524");
}

TEST_CASE("Hải Phòng: ranges a year, over 55 thousand in half of 2022", "[stats]") {
  const StatsTable all =
      desk::stats(desk::sample("hai-phong-2022"), "2020", "2022-08-09", {Dimension::year});
  CHECK(text(row(all, {"2020"}).count.turns) == "[70000, 78000]");
  CHECK(text(row(all, {"2021"}).count.turns) == "[70000, 78000]");
  CHECK(text(row(all, {"2022"}).count.turns) == "[55000, ..]");
  CHECK(text(row(all, {"2022"}).count.classes) == "502");
  CHECK(text(all.total.turns) == "[195000, ..]");
  CHECK(text(all.total.classes) == "[502, ..]");
}

TEST_CASE("Thanh Hóa 2018: sent by the province, the school's own beside it", "[stats]") {
  const StatsTable all = desk::stats(desk::sample("thanh-hoa-2018"), "2018", "2018");
  CHECK(text(row(all, {"advanced_theory"}).count.learners) == "219");
  CHECK(text(row(all, {"advanced_completion"}).count.learners) == "44");
  CHECK(text(row(all, {"intermediate_theory"}).count.learners) == "[3700, ..]");
  CHECK(text(row(all, {"professional"}).count.turns) == "[24000, ..]");
  REQUIRE(all.headlines.size() == 2);
  CHECK(text(all.headlines[0].stated) == "144");
  CHECK(all.headlines[0].counted == Counted::classes);
  CHECK(text(all.headlines[1].stated) == "[14000, ..]");
  CHECK(all.headlines[1].counted == Counted::heads);
}
