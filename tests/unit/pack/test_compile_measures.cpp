// Measures as they are compiled: members, passing, time, and when two are one.
#include <catch2/catch.hpp>

#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::check_of;
using pack_test::kShare;
using pack_test::Loaded;
using pack_test::measure_of;
using pack_test::PackFiles;
using pack_test::show;
using pack_test::threshold_of;

namespace {

/// The members of CT2.01 once its measure is `measure`; empty after a fault.
std::string members(const char* measure) {
  PackFiles files;
  if (!files.change(kShare, measure)) return "no change";
  Loaded loaded = files.load();
  if (!loaded.pack) return loaded.report();
  return show(*loaded.pack, measure_of(*loaded.pack, "CT2.01").members);
}

}  // namespace

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
