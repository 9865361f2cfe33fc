#include "app/score.h"

#include "unit/app/small_world.h"

using namespace chuan;
using small_world::sound_registers;
using small_world::World;

namespace {

const Finding& finding_of(const Scored& scored, const char* id) {
  const std::uint16_t wanted = scored.dossier.pack().find_indicator(id);
  const LevelResult& top = scored.assessment.top();
  for (std::uint32_t i = 0; i < top.finding_count; ++i)
    if (scored.assessment.findings[top.first_finding + i].indicator == wanted)
      return scored.assessment.findings[top.first_finding + i];
  FAIL("no finding of " << id);
  return scored.assessment.findings.front();
}

std::string names(const Scored& scored, std::uint16_t reg, const std::vector<std::uint32_t>& rows) {
  std::string out;
  for (const std::uint32_t row : rows)
    out += (out.empty() ? "" : " ") +
           scored.dossier.evidence.record_name(scored.dossier.pack().schema, reg, row);
  return out;
}

}  // namespace

TEST_CASE("a sound dossier is met, documented and reaches level 1") {
  World world;
  world.dossier("a.yaml", sound_registers());
  const Scored scored = world.score("a.yaml");
  CHECK(world.codes().empty());
  CHECK(scored.assessment.top().total.met == 4);
  CHECK(scored.assessment.top().reached);
  CHECK(scored.exit() == ExitCode::done);
  CHECK(scored.explanations.size() == 5);
  CHECK(scored.successor.empty());
}

TEST_CASE("the exit code follows the result, and a fault outranks a level") {
  World world;
  world.dossier("a.yaml", sound_registers());
  world.dossier("bad.yaml",
                sound_registers() + "  tasks:\n    rows: [{code: T1, deadline: maybe}]\n");
  struct Row {
    const char* path;
    int level, require;
    ExitCode exit;
  };
  const auto row =
      GENERATE(Row{"a.yaml", 1, 0, ExitCode::done}, Row{"a.yaml", 1, 1, ExitCode::done},
               Row{"a.yaml", 1, 2, ExitCode::below}, Row{"a.yaml", 0, 2, ExitCode::below},
               Row{"a.yaml", 2, 1, ExitCode::done}, Row{"bad.yaml", 1, 0, ExitCode::evidence},
               Row{"bad.yaml", 1, 2, ExitCode::evidence});
  ScoreRequest request = world.request(row.path);
  request.level = row.level;
  request.require_level = row.require;
  const Answer<Scored> scored = score(world.context, request);
  REQUIRE(scored);
  CHECK(scored->exit() == row.exit);
}

TEST_CASE("a level the pack does not have is a usage fault") {
  World world;
  world.dossier("a.yaml", sound_registers());
  ScoreRequest request = world.request("a.yaml");
  const auto [level, require] = GENERATE(std::pair{3, 0}, std::pair{1, 3});
  request.level = level;
  request.require_level = require;
  const Answer<Scored> scored = score(world.context, request);
  CHECK(scored.exit == ExitCode::usage);
  CHECK(world.codes() == "U013");
}

TEST_CASE("as-of is the dossier's date; another day is said") {
  World world;
  world.dossier("a.yaml", sound_registers());
  ScoreRequest request = world.request("a.yaml");
  const Answer<Scored> same = score(world.context, request);
  REQUIRE(same);
  CHECK(same->dossier.as_of == Date::of(2023, 4, 12));
  CHECK(world.codes().empty());
  request.dossier.as_of = Date::of(2023, 4, 13);
  REQUIRE(score(world.context, request));
  CHECK(world.codes() == "U017");
  request.dossier.as_of = Date::of(2023, 4, 11);
  REQUIRE(score(world.context, request));
  CHECK(world.codes() == "U017 U016");
}

TEST_CASE("a ruling dated after as-of is a fault and does not judge") {
  World world;
  world.dossier("a.yaml", sound_registers());
  const auto [day, faults] =
      GENERATE(std::pair{Date::of(2023, 3, 1), 0u}, std::pair{Date::of(2023, 2, 28), 1u});
  ScoreRequest request = world.request("a.yaml");
  request.dossier.as_of = day;
  const Answer<Scored> scored = score(world.context, request);
  REQUIRE(scored);
  CHECK(scored->dossier.faults == faults);
  CHECK((finding_of(*scored, "CT1.03").verdict == Verdict::met) == (faults == 0));
  CHECK((world.codes().find("E092") != std::string::npos) == (faults != 0));
}

TEST_CASE("paths that are no dossier are told apart") {
  World world;
  world.dossier("folder/one/school.yaml", "registers: {}\n");
  world.files.files["folder/notes.txt"] = "x";
  CHECK(score(world.context, world.request("nothing.yaml")).exit == ExitCode::system);
  CHECK(world.codes() == "F001");
  CHECK(score(world.context, world.request("folder")).exit == ExitCode::evidence);
  CHECK(world.context.diagnostics.all().back().nearest == "folder/one");
}

TEST_CASE("piped text is judged as the file is") {
  World world;
  world.dossier("a.yaml", sound_registers());
  const Scored from_file = world.score("a.yaml");
  ScoreRequest request = world.request("-");
  request.dossier.source.text = world.files.files["a.yaml"];
  const Answer<Scored> piped = score(world.context, request);
  REQUIRE(piped);
  CHECK(piped->dossier.digest == from_file.dossier.digest);
  CHECK(piped->assessment.top().total.met == from_file.assessment.top().total.met);
}

TEST_CASE("a declared figure that its register contradicts is warned of") {
  World world;
  struct Row {
    const char* figure;
    const char* warned;
  };
  // The register comes to 2 of 3 staff, 2 events in the window, 1 event in 2021.
  const auto row = GENERATE(
      Row{"of: CT1.01, part: 2, whole: 3", ""}, Row{"of: CT1.01, part: 3, whole: 3", "E091"},
      Row{"of: CT1.01, part: 2, whole: 4", "E091"}, Row{"of: CT1.01, part: '>=2', whole: 3", ""},
      Row{"of: CT1.02, value: 2", ""}, Row{"of: CT1.02, value: 1", "E091"},
      Row{"of: CT1.02, value: '>=1'", ""}, Row{"of: CT1.02, value: '>=3'", "E091"},
      Row{"of: CT1.04, year: 2021, value: 1", ""}, Row{"of: CT1.04, year: 2021, value: 2", "E091"},
      Row{"of: CT1.04, year: 2016, value: 2", "E096"});
  CAPTURE(row.figure);
  world.dossier("a.yaml",
                sound_registers() + "  figures:\n    rows: [{code: S1, " + row.figure + "}]\n");
  const Scored scored = world.score("a.yaml");
  CHECK(world.codes() == row.warned);
  CHECK(scored.dossier.faults == 0);
  CHECK(scored.dossier.warnings == (*row.warned == 0 ? 0 : 1));
  // The register wins.
  CHECK(finding_of(scored, "CT1.02").verdict == Verdict::met);
}

TEST_CASE("a figure that stands in for an absent register is not compared") {
  World world;
  world.dossier("a.yaml",
                "registers:\n  figures:\n    rows: [{code: S1, of: CT1.01, part: 1, whole: 2}]\n");
  const Scored scored = world.score("a.yaml");
  CHECK(world.codes().empty());
  CHECK(finding_of(scored, "CT1.01").verdict == Verdict::met);
}

TEST_CASE("a lapse names the day, what is lost and what is left") {
  World world;
  world.dossier("a.yaml", sound_registers());
  const Scored scored = world.score("a.yaml");
  // E1 of 1/6/2018 leaves the window of 5 years on 1/6/2023; one event is left of two wanted.
  REQUIRE(scored.lapses.size() == 1);
  const Lapse& lapse = scored.lapses.front();
  CHECK(lapse.on == Date::of(2023, 6, 1));
  CHECK(names(scored, lapse.reg, lapse.lost) == "E1");
  CHECK(lapse.then.verdict == Verdict::not_met);
  CHECK(lapse.then.value.at.rational() == Rational(1));
  CHECK(&scored.assessment.findings[lapse.finding] == &finding_of(scored, "CT1.02"));
}

TEST_CASE("lapses past the horizon are not told") {
  World world;
  world.dossier("a.yaml", sound_registers());
  ScoreRequest request = world.request("a.yaml");
  const auto [months, count] = GENERATE(std::pair{1, 0u}, std::pair{2, 1u});
  request.lapse_months = months;
  const Answer<Scored> scored = score(world.context, request);
  REQUIRE(scored);
  CHECK(scored->lapses.size() == count);
}

TEST_CASE("unknown cells that decide are named once, in key order") {
  World world;
  world.dossier("a.yaml", R"(registers:
  staff:
    rows:
      - {code: CB03, name: Chi, from: 2010-01-01}
      - {code: CB01, name: An, from: 2010-01-01}
      - {code: CB02, name: Ba, degree: thạc sĩ, from: 2010-01-01}
)");
  const Scored scored = world.score("a.yaml");
  std::vector<std::uint32_t> rows;
  for (const ReportInput::OpenCell& cell : scored.open_cells) {
    CHECK(scored.dossier.pack().schema.registers[cell.reg].fields[cell.field].name == "degree");
    rows.push_back(cell.row);
  }
  CHECK(names(scored, scored.dossier.pack().schema.find_register("staff"), rows) == "CB01 CB03");
}

TEST_CASE("why judges every level, and refuses an unknown indicator before it reads") {
  World world;
  world.dossier("a.yaml", sound_registers());
  const Answer<Why> answer = why(world.context, world.request("a.yaml"), "ct1.01");
  REQUIRE(answer);
  CHECK(answer->scored.assessment.levels.size() == 2);
  CHECK_FALSE(answer->turns.empty());
  CHECK(answer->explanation.indicator == 0);
  CHECK(why(world.context, world.request("a.yaml"), "CT9.99").exit == ExitCode::usage);
  CHECK(world.codes() == "U014");
}
