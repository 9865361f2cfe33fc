// Verdicts beyond one number: documents, rulings, opinions, several checks, levels, figures, merged
// schools, totals.
#include "world.h"

using namespace chuan;
using world::dossier;
using world::indicator;
using world::judge;
using world::Pack;
using world::text;

namespace {

std::string level(const std::string& condition) {
  return "{1: {" + condition + ", basis: provisional, sources: [ours]}}";
}
std::string doc(const std::string& fields) {
  return "      - {" + fields + "}\n";
}
const char* const kDocs = "registers:\n  documents:\n    rows:\n";

}  // namespace

TEST_CASE("documents in force, one for each topic") {
  const std::string measure = "{documents: {of: documents, topics: [one, two, three]}}";
  const std::string all = level("at_least: all");
  const std::string first = doc("code: M1, date: 2020-01-01, topics: [one, two]");
  auto got =
      judge(measure, all, kDocs + first + doc("code: M2, date: 2023-04-12, topics: [three]"));
  CHECK(got.verdict() == Verdict::met);
  CHECK_FALSE(got.finding().exceeds);
  // clang-format off
  const auto [second, verdict, reason, value, nearly] = GENERATE(table<std::string, Verdict, Reason, std::string, bool>({
      {"date: 2023-04-13, topics: [three]", Verdict::not_met, Reason::missing_document, "2/3", true},
      {"date: 2020-01-01, valid_to: 2023-04-12, topics: [three]", Verdict::met, Reason::none, "3/3", false},
      {"date: 2020-01-01, valid_to: 2023-04-11, topics: [three]", Verdict::not_met, Reason::expired_document, "2/3", true},
      {"date: 2020-01-01, topics: [one]", Verdict::not_met, Reason::missing_document, "2/3", true},
      {"date: \"?\", topics: [three]", Verdict::no_evidence, Reason::unknown_fields, "[2/3, 3/3]", false},
      {"date: 2020-01-01, topics: \"?\"", Verdict::no_evidence, Reason::unknown_fields, "[2/3, 3/3]", false},
      {"date: 2023-04, topics: [three]", Verdict::no_evidence, Reason::unknown_fields, "[2/3, 3/3]", false},
  }));
  // clang-format on
  CAPTURE(second);
  got = judge(measure, all, kDocs + first + doc("code: M2, " + second));
  CHECK(got.verdict() == verdict);
  CHECK(got.reason() == reason);
  CHECK(text(got.value()) == value);
  CHECK(got.finding().nearly == nearly);
}

TEST_CASE("two topics missing is not nearly; no register is unknown") {
  const std::string measure = "{documents: {of: documents, topics: [one, two, three]}}";
  const auto got = judge(measure, level("at_least: all"),
                         kDocs + doc("code: M1, date: 2020-01-01, topics: [one]"));
  CHECK_FALSE(got.finding().nearly);
  CHECK(got.deciding().shortfall.topics == 0b110);
  CHECK(judge(measure, level("at_least: all"), "").reason() == Reason::register_absent);
}

TEST_CASE("a document measure may set the oldest age") {
  const std::string measure = "{documents: {of: documents, max_age: 2 years}}";
  // clang-format off
  const auto [date, verdict] = GENERATE(table<std::string, Verdict>({
      {"2021-04-12", Verdict::met}, {"2021-04-11", Verdict::not_met}, {"2023-04-12", Verdict::met},
  }));
  // clang-format on
  const auto got = judge(measure, level("at_least: 1"), kDocs + doc("code: M1, date: " + date));
  CHECK(got.verdict() == verdict);
  if (verdict == Verdict::not_met) CHECK(got.reason() == Reason::expired_document);
}

TEST_CASE("met without its documents stays met, is undocumented, and the level is not reached") {
  const Pack pack(indicator("CT1.01", "{value: {fact: software}}", level("is: true"),
                            "    documents: [{id: a, title: {vi: A, en: A}}]\n"));
  auto judged = [&](const std::string& docs) {
    return judge(pack, dossier(pack, "facts: {software: true}\n" + docs));
  };
  auto got = judged("");
  CHECK(got.verdict() == Verdict::met);
  CHECK(got.finding().undocumented);
  CHECK(got.assessment.top().total.undocumented == 1);
  CHECK_FALSE(got.assessment.top().reached);
  got = judged(kDocs + doc("code: M1, date: 2023-01-01, serves: [CT1.01/a]"));
  CHECK_FALSE(got.finding().undocumented);
  CHECK(got.assessment.top().reached);
  CHECK(
      judged(kDocs + doc("code: M1, date: 2023-01-01, serves: [CT1.01]")).assessment.top().reached);
  CHECK_FALSE(judged(kDocs + doc("code: M1, date: 2023-04-13, serves: [CT1.01/a]"))
                  .assessment.top()
                  .reached);
  CHECK_FALSE(
      judged(kDocs + doc("code: M1, date: 2020-01-01, valid_to: 2023-04-11, serves: [CT1.01/a]"))
          .assessment.top()
          .reached);
}

TEST_CASE("a ruling of the stage reported, not after as-of, the last by date") {
  const Pack pack(indicator("CT1.01", "{ruling: {}}", level("is: met")));
  auto rulings = [](const std::string& rows) { return "rulings:\n" + rows; };
  auto row = [](const std::string& stage, const std::string& date, const std::string& value) {
    return "  - {indicator: CT1.01, stage: " + stage + ", person: Ban, date: " + date +
           ", value: " + value + ", text: lý do}\n";
  };
  auto judged = [&](const std::string& yaml, RulingStage stage = RulingStage::self) {
    EvaluateOptions options;
    options.stage = stage;
    return judge(pack, dossier(pack, yaml), "", options);
  };
  CHECK(judged("").verdict() == Verdict::needs_ruling);
  CHECK(judged("").reason() == Reason::awaiting_ruling);
  const std::string met = rulings(row("self", "2023-04-12", "met"));
  CHECK(judged(met).verdict() == Verdict::met);
  CHECK(judged(met, RulingStage::council).verdict() == Verdict::needs_ruling);
  CHECK(judged(rulings(row("self", "2023-04-01", "exceeds"))).finding().exceeds);
  const auto near = judged(rulings(row("self", "2023-04-01", "near")));
  CHECK(near.verdict() == Verdict::not_met);
  CHECK(near.finding().nearly);
  CHECK(near.reason() == Reason::ruled_against);
  CHECK(judged(rulings(row("self", "2023-04-01", "met") + row("self", "2023-04-02", "not_met")))
            .verdict() == Verdict::not_met);
  CHECK(judge(pack, dossier(pack, met), "2023-04-11").verdict() == Verdict::needs_ruling);
}

TEST_CASE("an opinion asked turns not_met and no_evidence, never met") {
  const Pack pack(indicator("CT1.01", "{value: {fact: software}}", level("is: true")));
  const std::string asked = "opinion_asked: [{indicator: CT1.01, ground: chờ ý kiến}]\n";
  auto got = judge(pack, dossier(pack, asked + "facts: {software: false}\n"));
  CHECK(got.verdict() == Verdict::needs_ruling);
  CHECK(got.reason() == Reason::opinion_asked);
  CHECK(judge(pack, dossier(pack, asked)).verdict() == Verdict::needs_ruling);
  CHECK(judge(pack, dossier(pack, asked + "facts: {software: true}\n")).verdict() == Verdict::met);
}

TEST_CASE("not applicable only where the pack allows it; it leaves the denominator") {
  const Pack pack(indicator("CT1.01", "{value: {fact: software}}", level("is: true"),
                            "    may_not_apply: true\n") +
                  indicator("CT1.02", "{value: {fact: land}}", level("at_least: 1")));
  const auto got = judge(
      pack,
      dossier(pack, "not_applicable: [{indicator: CT1.01, ground: không có}]\nfacts: {land: 5}\n"));
  CHECK(got.verdict(0) == Verdict::not_applicable);
  CHECK(got.assessment.top().total.applicable == 1);
  CHECK(got.assessment.top().total.met == 1);
  CHECK(got.assessment.top().reached);
  // Not allowed: a fault, and the row is judged as before.
  const auto refused = judge(
      pack,
      dossier(pack, "not_applicable: [{indicator: CT1.02, ground: không có}]\nfacts: {land: 0}\n",
              1));
  CHECK(refused.verdict(1) == Verdict::not_met);
}

TEST_CASE("of several checks the worst decides") {
  const std::string checks =
      "    checks:\n"
      "      - {id: a, measure: {value: {fact: software}}, levels: " +
      level("is: true") +
      "}\n"
      "      - {id: b, measure: {value: {fact: land}}, levels: " +
      level("at_least: 10") + "}\n";
  const Pack pack(indicator("CT1.01", "", "", checks));
  // clang-format off
  const auto [facts, verdict, check, nearly, exceeds] = GENERATE(table<std::string, Verdict, int, bool, bool>({
      {"software: true, land: 10", Verdict::met, 0, false, false},
      {"software: true, land: 11", Verdict::met, 0, false, true},   // all that can exceed do
      {"software: true, land: 9", Verdict::not_met, 1, true, false},
      {"software: false, land: 9", Verdict::not_met, 0, false, false},
      {"land: 9", Verdict::not_met, 1, true, false},
      {"land: 10", Verdict::no_evidence, 0, false, false},
      {"software: true", Verdict::no_evidence, 1, false, false},
  }));
  // clang-format on
  CAPTURE(facts);
  const auto got = judge(pack, dossier(pack, "facts: {" + facts + "}\n"));
  CHECK(got.verdict() == verdict);
  CHECK(got.deciding().check == check);
  CHECK(got.finding().nearly == nearly);
  CHECK(got.finding().exceeds == exceeds);
}

TEST_CASE("level 2 asks level 1 too, keeps its rows and adds its own") {
  const Pack pack(
      indicator("CT1.01", "{value: {fact: land}}",
                "{1: {at_least: 10, basis: published, sources: [ours]}, 2: {at_least: 20, basis: "
                "provisional, sources: [ours]}}") +
      indicator("CT1.02", "{value: {fact: software}}",
                "{2: {is: true, basis: reported, sources: [ours]}}"));
  EvaluateOptions two;
  two.level = 2;
  const auto got = judge(pack, dossier(pack, "facts: {land: 15, software: true}\n"), "", two);
  REQUIRE(got.assessment.levels.size() == 2);
  CHECK(got.assessment.levels[0].total.indicators == 1);
  CHECK(got.assessment.levels[0].total.met == 1);
  CHECK(got.assessment.levels[0].met_by_basis[static_cast<int>(Basis::published)] == 1);
  CHECK(got.assessment.levels[1].total.indicators == 2);
  CHECK(got.verdict(0) == Verdict::not_met);
  CHECK(got.deciding(0).level == 2);
  CHECK(got.finding(0).basis == Basis::provisional);  // the weakest of its thresholds
  CHECK(got.verdict(1) == Verdict::met);
}

TEST_CASE("declared figures stand in for what is absent, and the register wins") {
  const Pack pack(indicator("CT1.01", "{share: {of: staff, where: [{field: fits, is: true}]}}",
                            level("at_least: 75 %")));
  const std::string figures =
      "registers:\n  figures:\n    rows:\n      - {of: CT1.01, part: 33, whole: 42}\n";
  auto got = judge(pack, dossier(pack, figures));
  CHECK(text(got.value()) == "33/42");
  CHECK(got.value().declared);
  CHECK(got.verdict() == Verdict::met);
  got = judge(
      pack,
      dossier(pack, figures + "  staff:\n    rows:\n      - {code: A, from: 2010, fits: false}\n"));
  CHECK(text(got.value()) == "0/1");
  CHECK_FALSE(got.value().declared);
  // An interval of heads; nobody; more passing than there are.
  got = judge(
      pack,
      dossier(
          pack,
          "registers:\n  figures:\n    rows:\n      - {of: CT1.01, part: \">=33\", whole: 42}\n"));
  CHECK(text(got.value()) == "[33/42, 42/42]");
  got = judge(
      pack,
      dossier(pack,
              "registers:\n  figures:\n    rows:\n      - {of: CT1.01, part: 0, whole: 0}\n"));
  CHECK(got.reason() == Reason::empty_set);
}

TEST_CASE("figures of merged schools add up, part to part and whole to whole") {
  const Pack pack(
      indicator("CT1.01", "{share: {of: staff, where: [{field: fits, is: true}]}}",
                level("at_least: 90 %")) +
      indicator("CT1.02", "{sum: {of: classes, field: learners}}", level("at_least: 100")));
  const auto got = judge(
      pack, dossier(pack,
                    "units: [{code: a, name: A}, {code: b, name: B}]\nregisters:\n  figures:\n"
                    "    rows:\n      - {of: CT1.01, part: 30, whole: 30, origin_unit: a}\n"
                    "      - {of: CT1.01, part: 20, whole: 26, origin_unit: b}\n"
                    "      - {of: CT1.02, value: 60, origin_unit: a}\n"
                    "      - {of: CT1.02, value: \">=50\", origin_unit: b}\n"));
  CHECK(text(got.value(0)) == "50/56");
  CHECK(got.verdict(0) == Verdict::not_met);
  CHECK(text(got.value(1)) == "[110, inf]");
  CHECK(got.verdict(1) == Verdict::met);
}

TEST_CASE("a figure of a year is none of another time, and the new school's alone where asked") {
  const Pack pack(
      indicator("CT1.01", "{share: {of: staff, where: [{field: fits, is: true}]}}",
                level("at_least: 60 %")) +
      indicator("CT1.02", "{share: {of: staff, where: [{field: fits, is: true}]}, merge: new_unit}",
                level("at_least: 60 %")));
  auto got = judge(pack, dossier(pack,
                                 "registers:\n  figures:\n    rows:\n"
                                 "      - {of: CT1.01, year: 2022, part: 1, whole: 2}\n",
                                 1));
  CHECK(got.reason(0) == Reason::register_absent);
  got = judge(pack, dossier(pack,
                            "units: [{code: a, name: A}]\nregisters:\n  figures:\n    rows:\n"
                            "      - {of: CT1.02, part: 5, whole: 10, origin_unit: a}\n"
                            "      - {of: CT1.02, part: 6, whole: 10}\n"));
  CHECK(text(got.value(1)) == "6/10");
  CHECK(got.verdict(1) == Verdict::met);
}

TEST_CASE("a ratio may be over one, a share not") {
  const Pack pack(
      indicator(
          "CT1.01",
          "{ratio: {top: {count: {of: classes}}, bottom: {sum: {of: classes, field: planned}}}}",
          level("at_least: 100 %")) +
      indicator("CT1.02", "{share: {of: staff, where: [{field: fits, is: true}]}}",
                level("at_least: 90 %")));
  const auto got = judge(pack, dossier(pack,
                                       "registers:\n  figures:\n    rows:\n"
                                       "      - {of: CT1.01, part: 612, whole: 590}\n"
                                       "      - {of: CT1.02, part: 43, whole: 42}\n",
                                       1));
  CHECK(got.verdict(0) == Verdict::met);
  CHECK(got.finding(0).exceeds);
  CHECK(got.verdict(1) == Verdict::no_evidence);
  CHECK(got.reason(1) == Reason::contradiction);
}

TEST_CASE("yearly head counts stand in for years without rows") {
  const Pack pack(indicator(
      "CT1.01",
      "{each_year: {share: {of: staff, where: [{row: staff_years, by: person, where: [{field: "
      "good, is: true}]}]}}}",
      level("at_least: 90 %")));
  std::string figures = "  figures:\n    rows:\n";
  for (int y = 2018; y <= 2021; ++y)
    figures += "      - {of: CT1.01, year: " + std::to_string(y) + ", part: 9, whole: 10}\n";
  const auto got = judge(
      pack,
      dossier(pack,
              "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010}\n  staff_years:\n"
              "    rows:\n      - {person: A, year: 2022, good: true}\n" +
                  figures));
  CHECK(text(got.assessment.years[0].value) == "9/10");
  CHECK(got.assessment.years[0].value.declared);
  CHECK(text(got.assessment.years[4].value) == "1/1");
  CHECK_FALSE(got.assessment.years[4].value.declared);
  CHECK(got.verdict() == Verdict::met);
}

TEST_CASE("related records count by code, also through a list of people") {
  const std::string measure =
      "{share: {of: staff, where: [{related: research, by: people, where: [{in_window: accepted}], "
      "at_least: 2}]}}";
  const std::string staff =
      "registers:\n  staff:\n    rows:\n      - {code: A, from: 2010}\n      - {code: B, from: "
      "2010}\n";
  const std::string two =
      "  research:\n    rows:\n      - {code: R1, people: [A, B], accepted: 2022}\n";
  CHECK(text(judge(measure, level("at_least: 1/2"),
                   staff + two + "      - {code: R2, people: [A], accepted: 2021}\n")
                 .value()) == "1/2");
  CHECK(text(judge(measure, level("at_least: 1/2"),
                   staff + two + "      - {code: R2, people: [A], accepted: 2018}\n")
                 .value()) == "[0/2, 1/2]");
  // A record that names nobody known may be anybody's.
  CHECK(text(judge(measure, level("at_least: 1/2"),
                   staff + two + "      - {code: R2, people: \"?\", accepted: 2021}\n")
                 .value()) == "[0/2, 2/2]");
  CHECK(text(judge(measure, level("at_least: 1/2"), staff).value()) == "[0/2, 2/2]");
}

TEST_CASE("single documents are the new unit's only, counts the union") {
  const std::string units = "units: [{code: cu, name: Cũ}]\n";
  CHECK(judge("{documents: {of: documents}}", level("at_least: 1"),
              units + kDocs + doc("code: M1, date: 2020-01-01, origin_unit: cu"))
            .verdict() == Verdict::not_met);
  CHECK(judge("{documents: {of: documents}, merge: union}", level("at_least: 1"),
              units + kDocs + doc("code: M1, date: 2020-01-01, origin_unit: cu"))
            .verdict() == Verdict::met);
  const std::string record =
      units +
      "registers:\n  research:\n    rows:\n      - {code: R, accepted: 2022, origin_unit: cu}\n";
  CHECK(judge("{count: {of: research}}", level("at_least: 1"), record).verdict() == Verdict::met);
  CHECK(judge("{count: {of: research}, merge: new_unit}", level("at_least: 1"), record).verdict() ==
        Verdict::not_met);
}
