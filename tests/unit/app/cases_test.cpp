#include "app/cases.h"

#include "unit/app/small_world.h"

using namespace chuan;
using small_world::sound_registers;
using small_world::World;

namespace {

std::string a_case(const std::string& delta) {
  return "schema: chuan/case/1\nbase: base.yaml\n" + delta;
}

/// Two of three people hold a master's or more: CT1.01 is met at level 1, not at level 2.
struct Cases : World {
  Cases() {
    dossier("packs/mini/cases/base.yaml", sound_registers());
    put("CT1.01.L1.clearly.met", "");
    put("CT1.01.L1.one-below.not_met",
        "change: {staff: [{code: CB01, degree: bachelor}, {code: CB02, degree: bachelor}]}\n");
    put("CT1.01.L2.clearly.not_met", "");
    put("CT1.03.L1.nobody.needs_ruling", "rulings: []\n");
  }
  void put(const std::string& name, const std::string& delta) {
    files.files["packs/mini/cases/" + name + ".yaml"] = a_case(delta);
  }
  Answer<CaseRun> run(std::vector<std::string> only = {}) {
    return run_cases(context, {"packs/mini", std::move(only)});
  }
};

}  // namespace

TEST_CASE("a case's name says what is expected of it") {
  using Expected = std::optional<std::string>;
  const auto [file, expected] = GENERATE(table<std::string, Expected>({
      {"CT2.18.L1.one-below.not_met.yaml", "CT2.18|1|one-below|not_met"},
      {"CT2.18.L2.a.no_evidence.json", "CT2.18|2|a|no_evidence"},
      {"X1.L1.a.needs_ruling.yaml", "X1|1|a|needs_ruling"},
      {"X1.L9.a.not_applicable.yaml", "X1|9|a|not_applicable"},
      {"CT2.18.L1.one-below.failed.yaml", std::nullopt},
      {"CT2.18.L0.one-below.met.yaml", std::nullopt},
      {"CT2.18.one-below.met.yaml", std::nullopt},
      {"CT2.18.L1..met.yaml", std::nullopt},
      {"L1.one-below.met.yaml", std::nullopt},
      {"base.yaml", std::nullopt},
      {"", std::nullopt},
  }));
  CAPTURE(file);
  const auto name = parse_case_name(file);
  REQUIRE(name.has_value() == expected.has_value());
  if (!name) return;
  constexpr const char* kWords[] = {"met", "not_met", "no_evidence", "needs_ruling",
                                    "not_applicable"};
  CHECK(name->indicator + "|" + std::to_string(name->level) + "|" + name->what + "|" +
            kWords[static_cast<int>(name->expected)] ==
        *expected);
}

TEST_CASE("every case of a pack is judged, its base is not one") {
  Cases cases;
  const Answer<CaseRun> run = cases.run();
  REQUIRE(run);
  CHECK(run->cases.size() == 4);
  CHECK(run->failed() == 0);
  CHECK(cases.codes().empty());
  const Answer<CaseRun> some = cases.run({"ct1.01"});
  REQUIRE(some);
  CHECK(some->cases.size() == 3);
}

TEST_CASE("a wrong verdict fails and says what came out") {
  Cases cases;
  cases.put("CT1.01.L1.wrong.not_met", "");
  const Answer<CaseRun> run = cases.run();
  REQUIRE(run);
  REQUIRE(run->failed() == 1);
  const CaseResult& wrong = run->cases[2];
  CHECK(wrong.file == "packs/mini/cases/CT1.01.L1.wrong.not_met.yaml");
  CHECK(wrong.expected == Verdict::not_met);
  CHECK(wrong.actual == Verdict::met);
  CHECK(wrong.threshold == "50 %");
  CHECK(cases.codes().empty());
}

TEST_CASE("a case at fault fails, whatever its verdict would be") {
  Cases cases;
  cases.put("CT1.01.L1.typo.met", "change: {staff: [{code: CB9, degree: master}]}\n");
  cases.put("CT1.01.L1.value.no_evidence", "facts: {land: much}\n");
  const Answer<CaseRun> run = cases.run();
  REQUIRE(run);
  CHECK(run->failed() == 2);
  CHECK(cases.codes() == "E103 U042 E045 U042");
  for (const CaseResult& result : run->cases)
    if (!result.passed()) CHECK_FALSE(result.actual);
}

TEST_CASE("a case that names a column nobody knows changes nothing, and fails") {
  Cases cases;
  cases.put("CT1.01.L1.mistyped.met", "change: {staff: [{code: CB01, degre: bachelor}]}\n");
  const auto run = cases.run();
  REQUIRE(run);
  const auto found = std::find_if(run->cases.begin(), run->cases.end(),
                                  [](const CaseResult& one) { return one.what == "mistyped"; });
  REQUIRE(found != run->cases.end());
  CHECK(found->faults == 1);
  CHECK_FALSE(found->passed());
}

TEST_CASE("a case whose name does not fit the pack fails") {
  const std::string name =
      GENERATE(as<std::string>(), "CT9.01.L1.a.met", "CT1.01.L3.a.met", "CT1.01.L1.met", "odd");
  Cases cases;
  cases.put(name, "");
  const Answer<CaseRun> run = cases.run();
  REQUIRE(run);
  CHECK(run->cases.size() == 5);
  CHECK(run->failed() == 1);
  CHECK(cases.codes() == "U041");
}

TEST_CASE("no cases, no such row, a faulty pack: no run") {
  Cases cases;
  CHECK(cases.run({"CT7.77"}).exit == ExitCode::usage);
  CHECK(cases.codes() == "U014");
  World bare;
  CHECK(run_cases(bare.context, {"packs/mini", {}}).exit == ExitCode::usage);
  CHECK(bare.codes() == "U040");
  Cases faulty;
  faulty.files.files["packs/mini/facts.yaml"] += "wrong: 1\n";
  CHECK(faulty.run().exit == ExitCode::pack);
}

TEST_CASE("the run is written for people, machines and continuous integration") {
  Cases cases;
  cases.put("CT1.01.L1.<&>.not_met", "");
  const Answer<CaseRun> run = cases.run();
  REQUIRE(run);
  ReportOptions options;
  options.language = Language::en;
  const std::string text = write_cases_text(*run, options);
  CHECK(text.find("CT1.01.L1.<&>.not_met.yaml\n  expected not met, came out met") == 17);
  CHECK(text.ends_with("\n4 passed, 1 failed.\n"));
  const std::string junit = write_cases_junit(*run, options);
  CHECK(junit.find(R"(tests="5" failures="1")") != std::string::npos);
  CHECK(junit.find(R"(classname="mini.CT1.01" name="L1.&lt;&amp;>.not_met")") != std::string::npos);
  CHECK(junit.find(R"(<failure message="expected not met, came out met)") != std::string::npos);
  const std::string json = write_cases_json(*run, options);
  CHECK(json.find("\"passed\": 4") != std::string::npos);
  CHECK(json.find("\"actual\": \"met\"") != std::string::npos);
}
