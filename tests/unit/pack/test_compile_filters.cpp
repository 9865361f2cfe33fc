// Filters and sets as the predicates they are compiled to.
#include <catch2/catch.hpp>
#include <set>

#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::kShare;
using pack_test::Loaded;
using pack_test::measure_of;
using pack_test::PackFiles;
using pack_test::show;

namespace {

constexpr const char* kFilters = "[{field: degree, at_least: master}, {field: fits, is: true}]";

/// What `where` of CT2.01 is compiled to.
std::string passing(const std::string& filters) {
  PackFiles files;
  if (!files.change(kFilters, filters)) return "no change";
  Loaded loaded = files.load();
  if (!loaded.pack) return loaded.report();
  return show(*loaded.pack, measure_of(*loaded.pack, "CT2.01").passing);
}

}  // namespace

TEST_CASE("children stand before their parents, and equal predicates are one") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  std::set<std::string> shown;
  for (PredId id = 0; id < loaded.pack->predicates.size(); ++id) {
    const Predicate& p = loaded.pack->predicates[id];
    for (std::uint32_t c = 0; c < p.child_count; ++c)
      CHECK(loaded.pack->children[p.first_child + c] < id);
    if (p.where != kNoPred) CHECK(p.where < id);
    CHECK(shown.insert(std::to_string(p.reg) + show(*loaded.pack, id)).second);
  }
}

TEST_CASE("each filter becomes its predicate") {
  const auto day = [](const char* iso) {
    return std::to_string(parse_iso_date(iso).span.first.days);
  };
  const auto row = GENERATE_REF(table<std::string, std::string>({
      {"{field: degree, at_least: master}", "range degree 1..max"},
      {"{field: degree, over: master}", "range degree 2..max"},
      {"{field: degree, at_most: master}", "range degree min..1"},
      {"{field: degree, under: master}", "range degree min..0"},
      {"{field: degree, is: master}", "range degree 1..1"},
      {"{field: degree, is_not: master}", "none(range degree 1..1)"},
      {"{field: position, is: other}", "range position 2..2"},
      {"{field: position, in: [lecturer, other]}", "one_of position 5"},
      {"{field: position, not_in: [other]}", "none(one_of position 4)"},
      {"{field: fits, is: true}", "range fits 1..1"},
      {"{field: fits, is: false}", "range fits 0..0"},
      {"{field: fits, is_not: true}", "none(range fits 1..1)"},
      {"{field: age, at_least: 40}", "range age 40000000..max"},
      {"{field: age, over: 40}", "range age 40000001..max"},
      {"{field: age, under: 39.5}", "range age min..39499999"},
      {"{field: age, is: 40}", "range age 40000000..40000000"},
      {"{field: from, at_least: 2020-03-01}", "range from " + day("2020-03-01") + "..max"},
      {"{field: from, over: 2020}", "range from " + day("2021-01-01") + "..max"},
      {"{field: from, at_most: 2020-02}", "range from min.." + day("2020-02-29")},
      {"{field: from, under: 2020-02}", "range from min.." + day("2020-01-31")},
      {"{field: from, is: 2020-02}", "range from " + day("2020-02-01") + ".." + day("2020-02-29")},
      {"{filled: name}", "filled name"},
      {"{in_window: from}", "in_window from'd"},
      {"{in_years: from}", "in_years from'd"},
      {"{seniority: teaches_from, over: 7 years}", "seniority teaches_from 84m'd"},
      {"{younger: from, than: 18 months}", "younger from 18m'd"},
      {"{set: lecturers}", "set lecturers(one_of position 3)"},
      {"{set: seniors}",
       "set seniors'd(all'd(set lecturers(one_of position 3) seniority teaches_from 84m'd))"},
      {"{any: [{filled: name}, {filled: age}]}", "any(filled name filled age)"},
      {"{any: [{filled: name}]}", "filled name"},
      {"{none: [{filled: name}, {filled: age}]}", "none(filled name filled age)"},
      {"{all: [{filled: name}, {filled: age}]}", "all(filled name filled age)"},
      {"{all: [{filled: name}, {all: [{filled: name}, {filled: age}]}]}",
       "all(filled name filled age)"},
      {"{related: research, by: people, where: [{field: tags, has: people}]}",
       "related research.people 1 where has tags 4"},
      {"{related: research, by: people, where: [{field: tags, has: [people, finance]}], "
       "at_least: 3}",
       "related research.people 3 where has tags 5"},
      {"{related: staff_years, by: person, where: [{field: year, over: 2019}]}",
       "related staff_years.person 1 where range year 2020..max"},
      {"{related: research, by: people}", "related research.people 1 where always"},
  }));
  CAPTURE(std::get<0>(row));
  CHECK(passing("[" + std::get<0>(row) + "]") == std::get<1>(row));
}

TEST_CASE("a set that asks about years serves each_year alone") {
  const char* const yearly_set =
      "sets:\n  rated:\n    title: {vi: a, en: b}\n    of: staff\n"
      "    where: [{row: staff_years, by: person, where: [{filled: rating}]}]\n";
  PackFiles files;
  REQUIRE(files.change("sets:\n", yearly_set));
  REQUIRE(files.change(kShare, "{each_year: {share: {of: rated, where: [{filled: name}]}}}"));
  Loaded loaded = files.load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  CHECK(show(*loaded.pack, measure_of(*loaded.pack, "CT2.01").members) ==
        "all'y(set rated'y(year_row staff_years.person by year where filled rating'y) employed'y)");

  PackFiles wrong;
  REQUIRE(wrong.change("sets:\n", yearly_set));
  REQUIRE(wrong.change(kShare, "{share: {of: rated, where: [{filled: name}]}}"));
  loaded = wrong.load();
  CHECK(loaded.report() == "groups/2.yaml:12:27 P060 [rated]\n");
}
