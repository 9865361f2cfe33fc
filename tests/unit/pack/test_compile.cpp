// What the small pack is compiled to: its schema, thresholds and rows.
#include <catch2/catch.hpp>

#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::check_of;
using pack_test::Loaded;
using pack_test::measure_of;
using pack_test::PackFiles;
using pack_test::threshold_of;

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

TEST_CASE("a row without a level-1 condition is added by level 2") {
  PackFiles files;
  REQUIRE(files.change("levels: {1: {at_least: all, basis", "levels: {2: {at_least: all, basis"));
  const Loaded loaded = files.load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->indicators[0].first_level == 2);
  CHECK(loaded.pack->indicators[1].first_level == 1);
  CHECK(loaded.pack->indicators[3].first_level == 1);
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
