// The explanation names every record once, with the reason that decided.
#include <algorithm>

#include "world.h"

using namespace chuan;

TEST_CASE("each record is counted, open or left out, for a stated reason") {
  const world::Pack pack(
      world::indicator("CT1.01",
                       "{share: {of: lecturers, where: [{field: degree, at_least: master}, {field: "
                       "fits, is: true}]}}",
                       "{1: {at_least: 90 %, basis: published, sources: [ours]}}"));
  const Evidence evidence = world::dossier(
      pack,
      "registers:\n  staff:\n    rows:\n"
      "      - {code: E, kind: clerk, from: 2010}\n"
      "      - {code: D, kind: lecturer, from: 2010, to: 2020-01-01, degree: master, fits: true}\n"
      "      - {code: C, kind: lecturer, from: 2010, degree: master}\n"
      "      - {code: B, kind: lecturer, from: 2010, degree: bachelor, fits: true}\n"
      "      - {code: A, kind: lecturer, from: 2010, degree: master, fits: true}\n"
      "      - {code: F, from: 2010, degree: master, fits: true}\n");
  Workspace workspace;
  const Explanation got = explain(*pack, evidence, evidence.dossier_date, 0, {}, workspace);
  auto names = [&](Outcome outcome, PredOp because) {
    std::string out;
    for (const ExplainedGroup& group : got.groups) {
      const bool right = group.because == kNoPred ? because == PredOp::always
                                                  : pack->predicates[group.because].op == because;
      if (group.outcome != outcome || !right) continue;
      for (const std::uint32_t row : group.rows)
        out += evidence.record_name(pack->schema, group.reg, row);
    }
    return out;
  };
  CHECK(names(Outcome::passing, PredOp::always) == "A");
  CHECK(names(Outcome::failing, PredOp::range) == "B");
  CHECK(names(Outcome::undecided, PredOp::range) == "C");
  CHECK(names(Outcome::left_out, PredOp::employed) == "D");
  CHECK(names(Outcome::left_out, PredOp::set) == "E");
  std::size_t records = 0;
  for (const ExplainedGroup& group : got.groups) records += group.rows.size();
  CHECK(records == 6);
  const auto open = std::find_if(got.groups.begin(), got.groups.end(), [](const ExplainedGroup& g) {
    return g.outcome == Outcome::undecided;
  });
  REQUIRE(open != got.groups.end());
  CHECK(pack->schema.registers[open->unknown_reg].fields[open->unknown_field].name == "fits");
}

TEST_CASE("a person-year that is missing is told from one not filled in") {
  const world::Pack pack(
      world::indicator("CT1.01",
                       "{each_year: {share: {of: staff, where: [{row: staff_years, by: person, "
                       "where: [{field: good, "
                       "is: true}]}]}}}",
                       "{1: {at_least: 90 %, basis: published, sources: [ours]}}"));
  const Evidence evidence = world::dossier(
      pack,
      "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010}\n      - {code: B, from: "
      "2010}\n  staff_years:\n    rows:\n      - {person: A, year: 2018}\n");
  Workspace workspace;
  const Explanation got = explain(*pack, evidence, evidence.dossier_date, 0, {}, workspace);
  int filled = 0;
  int missing = 0;
  for (const ExplainedGroup& group : got.groups) {
    if (group.year != 2018) continue;
    (group.unknown_field == kNone16 ? missing : filled) += static_cast<int>(group.rows.size());
  }
  CHECK(filled == 1);
  CHECK(missing == 1);
}
