// Shares, plan, trend, quotas, published totals, merged schools.
#include <string>

#include "desk.h"

using namespace chuan;
using desk::row;
using desk::text;

namespace {

std::string classes(const std::string& rows) {
  return "  classes:\n    rows:\n" + rows;
}

}  // namespace

TEST_CASE("modes: an unknown one may be any", "[stats]") {
  const Evidence evidence =
      desk::dossier(classes("      - {code: A, start: 2020-02-01, mode: full_time, learners: 40}\n"
                            "      - {code: B, start: 2020-03-01, mode: part_time, learners: 60}\n"
                            "      - {code: C, start: 2020-04-01, mode: online, learners: 20}\n"
                            "      - {code: D, start: 2020-05-01, learners: 80}\n"));
  const StatsTable all = desk::stats(evidence, "2020", "2020", {});
  CHECK(text(all.total.full_time) == "[1, 2]");
  CHECK(text(all.total.part_time) == "[1, 2]");
  CHECK(text(all.total.online) == "[1, 2]");
  CHECK(text(all.total.full_time_share) == "[1/4, 1/2]");
  CHECK(text(all.total.average_size) == "50");
  REQUIRE(all.rows.size() == 1);
  CHECK(all.rows[0].keys.empty());
}

TEST_CASE("learners, turns and numbers not told apart are never mixed", "[stats]") {
  const Evidence evidence =
      desk::dossier(classes("      - {code: A, start: 2020-02-01, learners: 40}\n"
                            "      - {code: B, start: 2020-03-01, turns: 60}\n"
                            "      - {code: C, start: 2020-04-01, declared_total: 7}\n"
                            "      - {code: D, start: 2020-05-01}\n"));
  const StatsTable all = desk::stats(evidence, "2020", "2020");
  CHECK(text(all.total.learners) == "40");
  CHECK(text(all.total.turns) == "60");
  CHECK(text(all.total.untold) == "7");
  CHECK(text(all.total.heads) == "107");
  CHECK(all.without_heads == 1);
}

TEST_CASE("grades and satisfaction add up", "[stats]") {
  const Evidence evidence = desk::dossier(
      classes("      - {code: A, start: 2020-02-01, learners: 40, grade_good: 10, grade_fair: 29, "
              "grade_failed: 1, answers: 40, satisfied: 36}\n"
              "      - {code: B, start: 2020-03-01, learners: 10, grade_good: 4, grade_average: 6, "
              "answers: 10, satisfied: 9}\n"));
  const StatsCount total = desk::stats(evidence, "2020", "2020").total;
  CHECK(text(total.grades[static_cast<int>(Grade::good)]) == "14");
  CHECK(text(total.grades[static_cast<int>(Grade::failed)]) == "1");
  CHECK(text(total.grades[static_cast<int>(Grade::excellent)]) == "0");
  CHECK(text(total.satisfied_share) == "9/10");
}

TEST_CASE("plan against actual, with what is open, running and to come", "[stats]") {
  const Evidence evidence = desk::dossier(
      "  plans:\n    rows:\n"
      "      - {code: K1, year: 2022, programme: intermediate_theory, classes: 3, learners: 240}\n"
      "      - {code: K2, year: 2023, programme: intermediate_theory, classes: 4, learners: 320}\n"
      "      - {code: K3, year: 2023, programme: official, classes: 2}\n" +
      classes("      - {code: A, programme: intermediate_theory, plan: in_plan, start: 2022-03-01, "
              "end: 2023-05-01, learners: 80}\n"
              "      - {code: B, programme: intermediate_theory, plan: added, start: 2022-04-01, "
              "end: 2022-12-01, learners: 70}\n"
              "      - {code: C, programme: intermediate_theory, plan: outside, start: 2022-05-01, "
              "end: 2022-12-01, learners: 60}\n"
              "      - {code: D, programme: intermediate_theory, plan: in_plan, start: 2023-02-01, "
              "learners: 75}\n"
              "      - {code: E, programme: intermediate_theory, plan: in_plan, start: 2023-09-01, "
              "learners: 75}\n"
              "      - {code: F, programme: official, start: 2023-03-01, end: 2023-04-11, "
              "learners: 50}\n"));
  const StatsTable all = desk::stats(evidence, "2022", "2023-04-12");
  REQUIRE(all.plan.size() == 5);  // 2022: all, one; 2023: all, two
  const PlanRow& y2022 = all.plan[0];
  CHECK(y2022.year == 2022);
  CHECK(y2022.ended);
  CHECK_FALSE(y2022.programme.has_value());
  CHECK(text(y2022.planned_classes) == "3");
  CHECK(text(y2022.planned_heads) == "240");
  CHECK(text(y2022.begun) == "3");
  CHECK(text(y2022.in_plan) == "2");
  CHECK(text(y2022.outside) == "1");
  CHECK(text(y2022.heads) == "210");
  CHECK(text(y2022.running) == "1");
  CHECK(text(y2022.to_open) == "1");
  CHECK(text(y2022.share) == "1");
  CHECK(text(y2022.in_plan_share) == "2/3");
  const PlanRow& y2023 = all.plan[2];
  CHECK_FALSE(y2023.ended);
  CHECK(text(y2023.planned_classes) == "6");
  CHECK(text(y2023.begun) == "2");
  CHECK(text(y2023.in_plan) == "[1, 2]");  // F does not say
  CHECK(text(y2023.scheduled) == "1");
  CHECK(text(y2023.running) == "1");  // D; F ended the day before
  CHECK(text(y2023.to_open) == "[4, 5]");
  CHECK(text(all.running.classes) == "2");
  CHECK(text(all.running.heads) == "155");

  // The pivot sets only whole years beside their plan.
  CHECK(text(row(all, {"intermediate_theory"}).plan->planned) == "3");
  CHECK(text(row(all, {"intermediate_theory"}).plan->share) == "1");
  CHECK(text(all.total_plan->in_plan_share) == "2/3");
  CHECK_FALSE(row(all, {"official"}).plan.has_value());
}

TEST_CASE("a class whose start is not known may be any plan's before its end", "[stats]") {
  const Evidence evidence = desk::dossier(
      "  plans:\n    rows:\n"
      "      - {code: K1, year: 2021, programme: official, classes: 2}\n"
      "      - {code: K2, year: 2022, programme: official, classes: 2}\n" +
      classes(
          "      - {code: A, programme: official, plan: in_plan, start: \"?\", learners: 50}\n"
          "      - {code: B, programme: official, plan: in_plan, start: \"?\", end: 2021-12-31, "
          "learners: 20}\n"
          "      - {code: C, programme: official, plan: in_plan, start: 2022-03-01, "
          "end: 2022-05-01, learners: 30}\n"));
  const StatsTable all = desk::stats(evidence, "2021", "2023-04-12");
  REQUIRE(all.plan.size() == 4);
  CHECK(text(all.plan[0].begun) == "[0, 2]");  // A or B
  CHECK(text(all.plan[0].to_open) == "[0, 2]");
  CHECK(text(all.plan[2].begun) == "[1, 2]");  // C, and A
  CHECK(text(all.plan[2].share) == "[1/2, 1]");
  CHECK(text(all.running.classes) == "[0, 1]");
}

TEST_CASE("a class that ends on as-of is still running", "[stats]") {
  auto [end, running] =
      GENERATE(Catch::Generators::table<std::string, std::string>({{"2023-04-11", "0"},
                                                                   {"2023-04-12", "1"},
                                                                   {"2023-04-13", "1"},
                                                                   {"2023-04", "[0, 1]"},
                                                                   {"\"?\"", "[0, 1]"}}));
  CAPTURE(end);
  const Evidence evidence =
      desk::dossier(classes("      - {code: A, start: 2023-01-05, end: " + end + "}\n"));
  CHECK(text(desk::stats(evidence, "2023", "2023-04-12").running.classes) == running);
}

TEST_CASE("trend: change on the year before, only between whole years", "[stats]") {
  const Evidence evidence = desk::dossier(
      classes("      - {code: A, start: 2021-02-01, mode: full_time, learners: 40}\n"
              "      - {code: B, start: 2021-03-01, mode: full_time, learners: 40}\n"
              "      - {code: C, start: 2021-04-01, mode: part_time, learners: 40}\n"
              "      - {code: D, start: 2022-02-01, mode: full_time, learners: 50}\n"
              "      - {code: E, start: 2022-03-01, mode: part_time, learners: 50}\n"
              "      - {code: F, start: 2022-04-01, mode: part_time, learners: 50}\n"
              "      - {code: G, start: 2023-02-01, mode: part_time, learners: 9}\n"));
  const StatsTable all = desk::stats(evidence, "2021", "2023-04-12", {Dimension::year});
  REQUIRE(all.years.size() == 3);
  CHECK_FALSE(all.years[0].change.has_value());
  REQUIRE(all.years[1].change.has_value());
  CHECK(text(all.years[1].change->classes) == "0");
  CHECK(text(all.years[1].change->heads) == "30");
  CHECK(text(all.years[1].change->heads_rate) == "1/4");
  CHECK_FALSE(all.years[2].whole);
  CHECK_FALSE(all.years[2].change.has_value());
  CHECK(text(row(all, {"2022"}).change->heads) == "30");
  CHECK_FALSE(row(all, {"2023"}).change.has_value());

  REQUIRE(all.warnings.size() == 1);
  CHECK(all.warnings[0].from_year == 2021);
  CHECK(all.warnings[0].to_year == 2022);
  CHECK(text(all.warnings[0].part_time_before) == "1");
  CHECK(text(all.warnings[0].part_time_after) == "2");
  CHECK(text(all.warnings[0].full_time_before) == "2");
  CHECK(text(all.warnings[0].full_time_after) == "1");
}

TEST_CASE("no warning where it is not sure, or the direction is right", "[stats]") {
  const std::string before =
      "      - {code: A, start: 2021-02-01, mode: full_time}\n"
      "      - {code: B, start: 2021-03-01, mode: full_time}\n"
      "      - {code: C, start: 2021-04-01, mode: part_time}\n";
  const std::string after = GENERATE(
      // a mode is not known; full-time holds; in-service holds; the year is not over
      as<std::string>{},
      "      - {code: D, start: 2022-02-01}\n"
      "      - {code: E, start: 2022-02-01, mode: part_time}\n"
      "      - {code: F, start: 2022-02-01, mode: part_time}\n"
      "      - {code: G, start: 2022-02-01, mode: full_time}\n",
      "      - {code: D, start: 2022-02-01, mode: full_time}\n"
      "      - {code: E, start: 2022-02-01, mode: full_time}\n"
      "      - {code: F, start: 2022-02-01, mode: part_time}\n"
      "      - {code: G, start: 2022-02-01, mode: part_time}\n",
      "      - {code: D, start: 2022-02-01, mode: full_time}\n"
      "      - {code: E, start: 2022-02-01, mode: part_time}\n",
      "      - {code: D, start: 2023-02-01, mode: part_time}\n"
      "      - {code: E, start: 2023-02-01, mode: part_time}\n");
  CAPTURE(after);
  CHECK(desk::stats(desk::dossier(classes(before + after)), "2021", "2023-04-12").warnings.empty());
}

TEST_CASE("quotas: sent outside the plan, planned and not sent", "[stats]") {
  const Evidence evidence = desk::dossier(
      "  quotas:\n    rows:\n"
      "      - {code: Q1, year: 2022, programme: advanced_theory, target_group: planned, "
      "planned: 10, sent: 8, sent_planned: 6}\n"
      "      - {code: Q2, year: 2022, programme: official, planned: 10, sent: 12}\n"
      "      - {code: Q3, year: 2022, programme: official, planned: 3, sent: 3, sent_planned: 4}\n"
      "      - {code: Q4, year: 2016, programme: official, planned: 3, sent: 3, sent_planned: "
      "3}\n");
  const StatsTable all = desk::stats(evidence, "2018", "2022");
  REQUIRE(all.quotas.size() == 3);
  CHECK(text(all.quotas[0].outside) == "2");
  CHECK(text(all.quotas[0].not_sent) == "4");
  CHECK(text(all.quotas[1].sent_planned) == "[0, 10]");
  CHECK(text(all.quotas[1].outside) == "[2, 12]");
  CHECK(text(all.quotas[1].not_sent) == "[0, 10]");
  CHECK_FALSE(all.quotas[1].contradiction);
  CHECK(all.quotas[2].contradiction);
  REQUIRE(all.quota_total.has_value());
  CHECK(text(all.quota_total->planned) == "23");
  CHECK(text(all.quota_total->sent) == "23");
}

TEST_CASE("a published total stands beside the sum and is never forced", "[stats]") {
  auto [value, agreement] = GENERATE(Catch::Generators::table<std::string, Agreement>({
      {"100", Agreement::equal},
      {"101", Agreement::differs},
      {"\">=100\"", Agreement::within},
      {"\">=101\"", Agreement::differs},
      {"90..100", Agreement::within},
      {"90..99", Agreement::differs},
  }));
  CAPTURE(value);
  const Evidence evidence = desk::dossier(
      classes("      - {code: A, programme: official, organiser: school, start: 2020-02-01, "
              "learners: 60}\n"
              "      - {code: B, programme: official, organiser: academy, start: 2020-02-01, "
              "turns: 40}\n") +
      "  headlines:\n    rows:\n      - {code: H, from: 2020, to: 2020, counts: heads, value: " +
      value + "}\n");
  const StatsTable all = desk::stats(evidence, "2018", "2022");
  REQUIRE(all.headlines.size() == 1);
  CHECK(all.headlines[0].agreement == agreement);
  CHECK(text(all.headlines[0].computed) == "100");
  CHECK(text(all.total.heads) == "100");
}

TEST_CASE("a published total of one organiser counts rows without one as possible", "[stats]") {
  const Evidence evidence = desk::dossier(
      classes("      - {code: A, organiser: school, start: 2020-02-01, learners: 60}\n"
              "      - {code: B, organiser: \"?\", start: 2020-02-01, learners: 40}\n"
              "      - {code: C, start: 2020-02-01, learners: 5}\n") +
      "  headlines:\n    rows:\n"
      "      - {code: H, from: 2020, to: 2020, organiser: school, counts: learners, value: 90}\n");
  const StatsTable all = desk::stats(evidence, "2018", "2022");
  REQUIRE(all.headlines.size() == 1);
  CHECK(text(all.headlines[0].computed) == "[60, 105]");
  CHECK(all.headlines[0].agreement == Agreement::undecided);
}

TEST_CASE("merged schools: with and without the predecessors", "[stats]") {
  const Evidence evidence = desk::dossier(
      classes("      - {code: A, start: 2020-02-01, learners: 60}\n"
              "      - {code: B, start: 2020-02-01, learners: 40, origin_unit: cu1}\n"
              "      - {code: C, start: 2020-03-01, learners: 30, origin_unit: cu2}\n"),
      "2023-04-12", "units: [{code: cu1, name: A}, {code: cu2, name: B}]\n");
  const StatsTable all = desk::stats(evidence, "2018", "2022", {Dimension::unit});
  CHECK(text(all.total.heads) == "130");
  REQUIRE(all.units.size() == 3);
  CHECK(all.units[0].unit.kind == KeyKind::none);
  CHECK(text(all.units[0].count.heads) == "60");
  CHECK(text(all.units[1].count.heads) == "40");
  CHECK(text(all.units[2].count.heads) == "30");
  CHECK(text(row(all, {"unit0"}).count.heads) == "40");

  const Evidence plain = desk::dossier(classes("      - {code: A, start: 2020-02-01}\n"));
  CHECK(desk::stats(plain, "2018", "2022").units.empty());
}
