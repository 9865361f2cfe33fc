// What the small pack is compiled to: every kind of measure, filter and threshold.
#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::Loaded;
using pack_test::PackFiles;

namespace {

constexpr const char* kShare =
    "{share: {of: lecturers, where: [{field: degree, at_least: master}, {field: fits, is: true}]}}";
constexpr const char* kFilters = "[{field: degree, at_least: master}, {field: fits, is: true}]";

/// A predicate as text: "all(set lecturers(one_of position 3) employed)".
std::string show(const CompiledPack& pack, PredId id) {
  if (id == kNoPred) return "-";
  const Predicate& p = pack.predicates[id];
  static const char* const names[] = {"always",   "all",     "any",       "none",     "set",
                                      "range",    "one_of",  "has",       "filled",   "in_window",
                                      "in_years", "of_year", "seniority", "employed", "own_unit",
                                      "in_force", "younger", "related",   "year_row"};
  std::string out = names[static_cast<int>(p.op)];
  const auto& regs = pack.schema.registers;
  if (p.op == PredOp::set) out += " " + pack.sets[p.set].id;
  if (p.other != kNone16)
    out += " " + regs[p.other].name + "." + regs[p.other].fields[p.by_field].name;
  if (p.field != kNone16) out += " " + regs[p.reg].fields[p.field].name;
  const auto end = [](std::int64_t v) {
    return v == INT64_MIN ? "min" : v == INT64_MAX ? "max" : std::to_string(v);
  };
  if (p.op == PredOp::range) out += " " + end(p.lo) + ".." + end(p.hi);
  if (p.op == PredOp::one_of || p.op == PredOp::has) out += " " + std::to_string(p.lo);
  if (p.length != Duration{}) out += " " + std::to_string(p.length.months) + "m";
  if (p.op == PredOp::related) out += " " + std::to_string(p.at_least);
  if (p.missing_is_no) out += " missing_is_no";
  if (p.date_field != kNone16) out += " by " + regs[p.other].fields[p.date_field].name;
  if (p.where != kNoPred) out += " where " + show(pack, p.where);
  if (p.uses_day) out += "'d";
  if (p.uses_year) out += "'y";
  for (std::uint32_t c = 0; c < p.child_count; ++c)
    out += (c == 0 ? "(" : " ") + show(pack, pack.children[p.first_child + c]);
  return p.child_count == 0 ? out : out + ")";
}

const Check& check_of(const CompiledPack& pack, std::string_view key) {
  for (const Indicator& indicator : pack.indicators)
    for (const Check& check : indicator.checks)
      if (check.key == key) return check;
  throw std::runtime_error("no check");
}
const Measure& measure_of(const CompiledPack& pack, std::string_view key) {
  return pack.measures[check_of(pack, key).measure];
}
const Threshold& threshold_of(const CompiledPack& pack, std::string_view key, std::size_t level = 0,
                              std::size_t at = 0) {
  return check_of(pack, key).conditions.at(level).thresholds.at(at);
}

/// The members of CT2.01 once its measure is `measure`; empty after a fault.
std::string members(const char* measure) {
  PackFiles files;
  if (!files.change(kShare, measure)) return "no change";
  Loaded loaded = files.load();
  if (!loaded.pack) return loaded.report();
  return show(*loaded.pack, measure_of(*loaded.pack, "CT2.01").members);
}
/// What `where` of CT2.01 is compiled to.
std::string passing(const std::string& filters) {
  PackFiles files;
  if (!files.change(kFilters, filters)) return "no change";
  Loaded loaded = files.load();
  if (!loaded.pack) return loaded.report();
  return show(*loaded.pack, measure_of(*loaded.pack, "CT2.01").passing);
}

}  // namespace

TEST_CASE("the small pack is sound") {
  Loaded loaded = PackFiles().load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  CHECK(loaded.diagnostics.empty());
  const CompiledPack& pack = *loaded.pack;
  CHECK(pack.info.id == "small-2021");
  CHECK(pack.info.instrument_date == Date::of(2021, 5, 19));
  CHECK(pack.info.in_force_to == kDateMax);
  CHECK(pack.info.levels == 2);
  CHECK(pack.groups.at(1).number == 2);
  CHECK(pack.subgroups.at(0).group == 1);
  CHECK(pack.schema.indicators == std::vector<std::string>{"CT1.01", "CT1.02", "CT2.01", "CT2.02"});
  CHECK(pack.schema.ruled == std::vector<bool>{false, false, false, true});
  CHECK(pack.schema.may_not_apply == std::vector<bool>{false, true, false, false});
  REQUIRE(pack.schema.slots.size() == 2);
  CHECK(pack.schema.slots[0].id == "CT2.01/tong_hop");
  CHECK(pack.schema.slots[1].indicator == 2);
  CHECK(pack.indicators[2].documents[1].slot == 1);
  // Documents, judgements, facts and lowest are not declared by figures.
  CHECK(pack.schema.measure_keys == std::vector<std::string>{"CT2.01", "CT2.02/all",
                                                             "CT2.02/yearly", "CT2.02/led",
                                                             "CT2.02/classes"});
  CHECK(pack.indicators[2].levers[0].owner == Owner::school);
  CHECK(pack.indicators[2].levers[0].cost == 60 * kMicro);
  CHECK(pack.indicators[2].levers[0].takes.months == 24);
  CHECK(pack.indicators[3].first_level == 1);
}

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

TEST_CASE("registers: types, roles and what is empty") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  const EvidenceSchema& schema = loaded.pack->schema;
  const RegisterSchema& staff = schema.registers[schema.find_register("staff")];
  CHECK(staff.fields.back().name == "origin_unit");
  CHECK(staff.fields.back().empty == EmptyMeans::none);
  CHECK(staff.stay_from == staff.field("from"));
  CHECK(staff.stay_to == staff.field("to"));
  CHECK(staff.fields[staff.field("to")].empty == EmptyMeans::open);
  CHECK(staff.fields[staff.field("name")].empty == EmptyMeans::none);
  CHECK(staff.fields[staff.field("degree")].empty == EmptyMeans::unknown);
  const RegisterSchema& classes = schema.registers[schema.find_register("classes")];
  CHECK(classes.weight == classes.field("number_of"));
  CHECK(classes.span_to == classes.field("end"));
  CHECK(classes.stay_from == kNone16);
  const RegisterSchema& years = schema.registers[schema.find_register("staff_years")];
  CHECK(years.key == std::vector<std::uint16_t>{0, 1});
  CHECK(years.fields[0].refers_to == schema.find_register("staff"));
  CHECK(schema.documents.reg == schema.find_register("documents"));
  CHECK(schema.documents.valid_to == 4);
  CHECK(schema.figures.whole == 3);
  CHECK(schema.tasks.status == 5);
  CHECK(schema.facts[0].min == 0);
  CHECK(schema.facts[0].max == INT64_MAX);
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

TEST_CASE("each measure has its members") {
  const char* const all_staff = "employed'd";
  const auto row = GENERATE_REF(table<const char*, std::string>({
      {"{share: {of: staff, where: [{filled: name}]}}", all_staff},
      {"{share: {of: lecturers, where: [{filled: name}]}}",
       "all'd(set lecturers(one_of position 3) employed'd)"},
      {"{share: {of: staff, asked: [{filled: age}], where: [{filled: name}]}}",
       "all'd(filled age employed'd)"},
      {"{share: {of: staff, where: [{filled: name}]}, merge: new_unit}",
       "all'd(employed'd own_unit)"},
      {"{share: {of: staff, where: [{filled: name}]}, merge: union}", all_staff},
      {"{share: {of: research, where: [{filled: tags}], in_window: accepted}}",
       "in_window accepted'd"},
      {"{share: {of: research, where: [{filled: tags}], in_years: accepted}}",
       "in_years accepted'd"},
      {"{share: {of: research, where: [{filled: tags}]}}", "always"},
      {"{each_year: {share: {of: research, where: [{filled: tags}], date: accepted}}}",
       "of_year accepted'y"},
      {"{each_year: {share: {of: lecturers, where: [{filled: name}]}}}",
       "all'y(set lecturers(one_of position 3) employed'y)"},
      {"{each_year: {share: {of: research, where: [{filled: tags}], date: accepted}, "
       "merge: new_unit}}",
       "all'y(of_year accepted'y own_unit)"},
      // A document's year is that of its period, else of its date.
      {"{each_year: {share: {of: documents, where: [{filled: title}]}}}",
       "any'y(of_year period'y all'y(none(filled period) of_year date'y))"},
      {"{each_year: {share: {of: documents, where: [{filled: title}], date: date}}}",
       "of_year date'y"},
      {"{each_year: {share: {of: classes, where: [{filled: code}], asked: [{none: "
       "[{filled: learners}]}], date: start}}}",
       "all'y(none(filled learners) of_year start'y)"},
  }));
  CAPTURE(std::get<0>(row));
  CHECK(members(std::get<0>(row)) == std::get<1>(row));
}

TEST_CASE("documents count those in force; candidates also those no longer in force") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  const Measure& m = measure_of(*loaded.pack, "CT1.01");
  CHECK(m.kind == MeasureKind::documents);
  CHECK(show(*loaded.pack, m.candidates) == "own_unit");
  CHECK(show(*loaded.pack, m.members) == "all'd(own_unit in_force'd younger date 60m'd)");
  CHECK(m.topics == 5);
  CHECK(loaded.pack->schema.scales[m.topics_scale].id == "topic");
  CHECK(m.own_unit_only);
  CHECK(m.key == kNone16);
  CHECK(threshold_of(*loaded.pack, "CT1.01").value == Rational(2));
  CHECK(threshold_of(*loaded.pack, "CT1.01").written == "all");

  PackFiles files;
  REQUIRE(files.change("{documents: {of: documents, topics: [finance, people], max_age: 5 years}}",
                       "{documents: {of: documents, where: [{filled: title}]}, merge: union}"));
  const Loaded other = files.load();
  REQUIRE(other.pack);
  const Measure& one = measure_of(*other.pack, "CT1.01");
  CHECK(show(*other.pack, one.candidates) == "filled title");
  CHECK(show(*other.pack, one.members) == "all'd(filled title in_force'd)");
  CHECK(one.topics_scale == kNone16);
  CHECK(threshold_of(*other.pack, "CT1.01").value == Rational(1));
}

TEST_CASE("the other measures") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  const CompiledPack& pack = *loaded.pack;
  const Measure& every = measure_of(pack, "CT2.02/all");
  CHECK(every.kind == MeasureKind::share);
  CHECK(every.every);
  CHECK(every.when_empty == WhenEmpty::met);
  CHECK(threshold_of(pack, "CT2.02/all").value == Rational(1));
  CHECK(threshold_of(pack, "CT2.02/all").compare == Compare::at_least);
  CHECK(check_of(pack, "CT2.02/all").conditions[0].level == 2);

  const Measure& yearly = measure_of(pack, "CT2.02/yearly");
  CHECK(yearly.scope == TimeScope::each_year);
  CHECK(yearly.need == 4);
  CHECK(show(pack, yearly.passing) ==
        "year_row staff_years.person missing_is_no by year where range rating 1..max'y");

  const Measure& led = measure_of(pack, "CT2.02/led");
  CHECK(led.scope == TimeScope::day);
  CHECK(show(pack, led.members) ==
        "all'd(related research.people 2 where in_window accepted'd'd employed'd)");

  const Measure& classes = measure_of(pack, "CT2.02/classes");
  CHECK(classes.kind == MeasureKind::ratio);
  CHECK(classes.scope == TimeScope::each_year);
  CHECK(classes.need == 0);
  const Measure& top = pack.parts[classes.top];
  CHECK(top.kind == MeasureKind::sum);
  CHECK(pack.schema.registers[top.reg].fields[top.field].name == "learners");
  CHECK(show(pack, pack.parts[classes.bottom].members) == "of_year start'y");
  CHECK(threshold_of(pack, "CT2.02/classes").value == Rational(3, 2));

  CHECK(measure_of(pack, "CT1.02").own_unit_only);
  CHECK_FALSE(measure_of(pack, "CT1.02").uses_day);
  CHECK(measure_of(pack, "CT2.01").uses_day);
  CHECK(measure_of(pack, "CT2.01").of_set == 0);
  CHECK(measure_of(pack, "CT2.02/judged").kind == MeasureKind::ruling);
  CHECK(threshold_of(pack, "CT2.02/lowest").value == Rational(0));
}

TEST_CASE("the time a measure's records are chosen by") {
  const auto row = GENERATE(table<const char*, TimeScope>({
      {"{count: {of: research}}", TimeScope::day},
      {"{count: {of: research, in_window: accepted}}", TimeScope::window},
      {"{count: {of: research, where: [{in_window: accepted}]}}", TimeScope::window},
      {"{count: {of: research, where: [{any: [{in_window: accepted}, {filled: tags}]}]}}",
       TimeScope::day},
      {"{count: {of: research, in_years: accepted}}", TimeScope::years},
      {"{each_year: {count: {of: research, date: accepted}}}", TimeScope::each_year},
      {"{ratio: {top: {count: {of: research, in_window: accepted}}, bottom: {value: {fact: "
       "land_area}}}}",
       TimeScope::window},
  }));
  PackFiles files;
  REQUIRE(files.change(kShare, std::get<0>(row)));
  const bool ratio = std::string_view(std::get<0>(row)).starts_with("{ratio");
  if (!ratio) {
    REQUIRE(files.change("at_least: 90 %, basis: published", "at_least: 9, basis: published"));
    REQUIRE(files.change("at_least: 19/20", "at_least: 10"));
    REQUIRE(files.change("within: 2 %", "within: 2"));
  }
  Loaded loaded = files.load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  CHECK(measure_of(*loaded.pack, "CT2.01").scope == std::get<1>(row));
}

TEST_CASE("thresholds are exact") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  const CompiledPack& pack = *loaded.pack;
  CHECK(threshold_of(pack, "CT2.01", 0).value == Rational(9, 10));
  CHECK(threshold_of(pack, "CT2.01", 0).written == "90 %");
  CHECK(threshold_of(pack, "CT2.01", 0).basis == Basis::published);
  CHECK(threshold_of(pack, "CT2.01", 0).sources == std::vector<std::uint16_t>{1});
  CHECK(threshold_of(pack, "CT2.01", 1).value == Rational(19, 20));
  CHECK(threshold_of(pack, "CT1.02", 0).value == Rational(10'000));
  CHECK(threshold_of(pack, "CT1.02", 1).compare == Compare::over);
  CHECK(threshold_of(pack, "CT1.02", 1).value == Rational(40'001, 2));
  CHECK(check_of(pack, "CT2.01").nearly.within == Rational(1, 50));
  CHECK_FALSE(check_of(pack, "CT1.02").nearly.given);
}

TEST_CASE("dated thresholds stand in order of their days; the first holds before its own") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  const Threshold& first = threshold_of(*loaded.pack, "CT2.02/head", 0, 0);
  const Threshold& second = threshold_of(*loaded.pack, "CT2.02/head", 0, 1);
  CHECK(first.from == kDateMin);
  CHECK(first.value == Rational(1));
  CHECK(first.sources == std::vector<std::uint16_t>{1});
  CHECK(second.from == Date::of(2025, 1, 1));
  CHECK(second.value == Rational(2));
  CHECK(second.basis == Basis::reported);
  CHECK(second.sources == std::vector<std::uint16_t>{0});
}

TEST_CASE("thresholds of single facts follow the fact's type") {
  const auto row = GENERATE(table<const char*, const char*, int>({
      {"software", "is: true", 1},
      {"software", "is: false", 0},
      {"opened", "at_most: 1970-01-11", 10},
      {"head_degree", "over: master", 1},
      {"head_degree", "is: bachelor", 0},
      {"land_area", "under: 7", 7},
  }));
  PackFiles files;
  REQUIRE(files.change("{fact: land_area}", std::string("{fact: ") + std::get<0>(row) + "}"));
  REQUIRE(files.change("at_least: 10000", std::get<1>(row)));
  REQUIRE(
      files.change("      2: {over: 20000.5, basis: provisional, sources: [ours, page-1]}\n", ""));
  Loaded loaded = files.load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  CHECK(threshold_of(*loaded.pack, "CT1.02").value == Rational(std::get<2>(row)));
}

TEST_CASE("equal measures of one indicator are one") {
  PackFiles files;
  REQUIRE(
      files.change("      - id: lowest\n",
                   "      - id: again\n"
                   "        measure: {each_year: {ratio: {top: {sum: {of: classes, field: "
                   "learners, date: start}}, bottom: {count: {of: classes, date: start}}}}}\n"
                   "        levels: {2: {at_most: 120 %, basis: provisional, sources: [ours]}}\n"
                   "      - id: lowest\n"));
  Loaded loaded = files.load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  CHECK(check_of(*loaded.pack, "CT2.02/again").measure ==
        check_of(*loaded.pack, "CT2.02/classes").measure);
  CHECK(loaded.pack->parts.size() == 2);
  CHECK(loaded.pack->schema.measure_keys.back() == "CT2.02/classes");
}

TEST_CASE("a row without a level-1 condition is added by level 2") {
  PackFiles files;
  REQUIRE(files.change("levels: {1: {at_least: all, basis", "levels: {2: {at_least: all, basis"));
  const Loaded loaded = files.load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->indicators[0].first_level == 2);
  CHECK(loaded.pack->indicators[1].first_level == 1);
  CHECK(loaded.pack->indicators[3].first_level == 1);
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

TEST_CASE("the order of group files does not matter, that of groups does") {
  PackFiles files;
  files["groups/0.yaml"] = files["groups/2.yaml"];
  files.files.files.erase("p/groups/2.yaml");
  const Loaded loaded = files.load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->schema.indicators ==
        std::vector<std::string>{"CT1.01", "CT1.02", "CT2.01", "CT2.02"});
}

TEST_CASE("indicators are found by id in any case") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->find_indicator("CT2.01") == 2);
  CHECK(loaded.pack->find_indicator("ct2.02") == 3);
  CHECK(loaded.pack->find_indicator("CT2.0") == kNone16);
  CHECK(loaded.pack->find_indicator("CT2.011") == kNone16);
  CHECK(loaded.pack->find_indicator("") == kNone16);
}
