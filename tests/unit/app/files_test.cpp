#include "app/check.h"
#include "app/stored.h"
#include "app/transfer.h"
#include "unit/app/small_world.h"

using namespace chuan;
using small_world::sound_registers;
using small_world::World;

TEST_CASE("the form of a dossier follows its name") {
  using Form = std::optional<DossierForm>;
  const auto [path, form] = GENERATE(table<std::string, Form>({
      {"a.yaml", DossierForm::yaml},
      {"a.YML", DossierForm::yaml},
      {"d/a.json", DossierForm::json},
      {"folder", DossierForm::folder},
      {"folder/", DossierForm::folder},
      {"a.2023/folder", DossierForm::folder},
      {"a.csv", std::nullopt},
      {"a.xlsx", DossierForm::workbook},
      {"d/A.XLSX", DossierForm::workbook},
      {"a.xls", std::nullopt},
  }));
  CAPTURE(path);
  CHECK(form_of(path) == form);
}

TEST_CASE("a dossier is converted without loss, and never when it has faults") {
  World world;
  world.dossier("a.yaml", sound_registers());
  world.dossier("bad.yaml",
                sound_registers() + "  tasks:\n    rows: [{code: T1, deadline: maybe}]\n");
  ConvertRequest request;
  request.dossier = world.request("a.yaml").dossier;
  const auto [form, target] = GENERATE(table<DossierForm, std::string>({
      {DossierForm::yaml, "b.yaml"},
      {DossierForm::json, "b.json"},
      {DossierForm::folder, "b"},
      {DossierForm::workbook, "b.xlsx"},
  }));
  request.form = form;
  const Answer<Converted> made = converted_files(world.context, request);
  REQUIRE(made);
  CHECK(made->carried.empty());
  REQUIRE(write_files(world.context, target, made->files, {}) == ExitCode::done);
  CHECK(world.score(target).dossier.digest == world.score("a.yaml").dossier.digest);
  request.dossier.source.path = "bad.yaml";
  CHECK(converted_files(world.context, request).exit == ExitCode::evidence);
  CHECK(world.context.diagnostics.all().back().code == Code::faulty_not_converted);
}

TEST_CASE("nothing is overwritten unless told to") {
  World world;
  const MadeFiles files = {{"", "new"}};
  world.files.files["a.yaml"] = "old";
  CHECK(write_files(world.context, "a.yaml", files, {}) == ExitCode::usage);
  CHECK(world.codes() == "U019");
  CHECK(world.files.files["a.yaml"] == "old");
  CHECK(write_files(world.context, "a.yaml", files, {true}) == ExitCode::done);
  CHECK(world.files.files["a.yaml"] == "new");
  world.files.files["d/x.txt"] = "x";
  CHECK(write_files(world.context, "d", {{"school.yaml", "s"}}, {}) == ExitCode::usage);
}

namespace {

/// Fails at the file with this name; remembers the order of writes.
class FailingFiles final : public FileSystem {
 public:
  std::string fails_at;
  std::vector<std::string> written;
  FileKind kind(const std::string&) const override { return FileKind::absent; }
  IoStatus read(const std::string&, std::size_t, std::string&) const override {
    return {IoFault::not_found, {}};
  }
  IoStatus list(const std::string&, std::vector<DirEntry>&) const override { return {}; }
  IoStatus write_atomic(const std::string& path, std::string_view) override {
    if (path == fails_at) return {IoFault::other, "disk full"};
    written.push_back(path);
    return {};
  }
  IoStatus make_directories(const std::string&) override { return {}; }
};

}  // namespace

TEST_CASE("school.yaml is written last, so that half a folder is no dossier") {
  FailingFiles files;
  files.fails_at = "out/registers/b.csv";
  Context context(files);
  const MadeFiles made = {{"school.yaml", ""}, {"registers/a.csv", ""}, {"registers/b.csv", ""}};
  CHECK(write_files(context, "out", made, {}) == ExitCode::system);
  CHECK(files.written == std::vector<std::string>{"out/registers/a.csv"});
  CHECK(context.diagnostics.all().back().code == Code::cannot_write);
  files.fails_at.clear();
  CHECK(write_files(context, "out", made, {}) == ExitCode::done);
  CHECK(files.written.back() == "out/school.yaml");
}

TEST_CASE("a new dossier reads back without a fault") {
  World world;
  NewDossierRequest request;
  request.pack = "packs/mini";
  request.date = Date::of(2026, 6, 30);
  request.form = GENERATE(DossierForm::yaml, DossierForm::folder);
  const Answer<MadeFiles> files = new_dossier_files(world.context, request);
  REQUIRE(files);
  const std::string target = request.form == DossierForm::yaml ? "n.yaml" : "n";
  REQUIRE(write_files(world.context, target, *files, {}) == ExitCode::done);
  const Scored scored = world.score(target);
  CHECK(scored.dossier.faults == 0);
  CHECK(scored.dossier.as_of == request.date);
  CHECK(scored.assessment.top().total.met == 0);
}

TEST_CASE("check ends with the evidence's faults, warnings are none") {
  World world;
  world.dossier("a.yaml", sound_registers());
  world.dossier("warned.yaml",
                sound_registers() + "  figures:\n    rows: [{code: S1, of: CT1.02, value: 9}]\n");
  world.dossier("bad.yaml",
                sound_registers() + "  tasks:\n    rows: [{code: T1, deadline: maybe}]\n");
  const auto [path, exit] = GENERATE(table<std::string, ExitCode>({
      {"a.yaml", ExitCode::done},
      {"warned.yaml", ExitCode::done},
      {"bad.yaml", ExitCode::evidence},
      {"none.yaml", ExitCode::system},
  }));
  CAPTURE(path);
  CHECK(check(world.context, world.request(path).dossier, CheckFiles::no) == exit);
}

TEST_CASE("check looks at the documents beside the dossier when asked") {
  World world;
  world.dossier("d/a.yaml",
                "registers:\n  documents:\n    rows: [{code: M1, path: papers/one.pdf}]\n");
  const DossierRequest request = world.request("d/a.yaml").dossier;
  CHECK(check(world.context, request, CheckFiles::no) == ExitCode::done);
  const std::size_t before = world.context.diagnostics.all().size();
  check(world.context, request, CheckFiles::yes);
  CHECK(world.context.diagnostics.all().size() > before);
  world.files.files["d/papers/one.pdf"] = "x";
  const std::size_t absent = world.context.diagnostics.all().size();
  CHECK(check(world.context, request, CheckFiles::yes) == ExitCode::done);
  CHECK(world.context.diagnostics.all().size() == absent);
}

namespace {

std::string json_of(const Scored& scored) {
  for (const ScoreWriter& writer : score_writers())
    if (writer.name == "json") return writer.write(scored.report("chuan test"), {});
  return {};
}

}  // namespace

TEST_CASE("an assessment written as JSON reads back with its verdicts and values") {
  World world;
  world.dossier("a.yaml", sound_registers());
  ScoreRequest request = world.request("a.yaml");
  request.level = GENERATE(1, 2);
  const Answer<Scored> judged = score(world.context, request);
  REQUIRE(judged);
  const Scored& scored = *judged;
  world.files.files["a.json"] = json_of(scored);
  request.dossier.source.path = "a.json";
  const Answer<Scored> stored = score_or_stored(world.context, request);
  INFO(world.codes());
  REQUIRE(stored);
  CHECK(world.codes().empty());
  CHECK(stored->dossier.digest == scored.dossier.digest);
  CHECK(stored->dossier.as_of == scored.dossier.as_of);
  REQUIRE(stored->assessment.levels.size() == scored.assessment.levels.size());
  const LevelResult& top = scored.assessment.top();
  CHECK(stored->assessment.top().total.met == top.total.met);
  CHECK(stored->assessment.top().met_by_basis == top.met_by_basis);
  REQUIRE(stored->assessment.top().finding_count == top.finding_count);
  for (std::uint32_t i = 0; i < top.finding_count; ++i) {
    const Finding& a = scored.assessment.findings[top.first_finding + i];
    const Finding& b = stored->assessment.findings[i];
    CHECK(a.indicator == b.indicator);
    CHECK(a.verdict == b.verdict);
    CHECK(a.reason == b.reason);
    CHECK(a.exceeds == b.exceeds);
    CHECK(a.lapses_on == b.lapses_on);
    const CheckResult& x = scored.assessment.checks[a.deciding];
    const CheckResult& y = stored->assessment.checks[b.deciding];
    CHECK(x.value.at.rational() == y.value.at.rational());
    CHECK(x.value.kind == y.value.kind);
    CHECK(x.check == y.check);
    CHECK(x.condition == y.condition);
  }
}

TEST_CASE("an assessment that lacks something is refused with its name") {
  World world;
  world.dossier("a.yaml", sound_registers());
  const std::string whole = json_of(world.score("a.yaml"));
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {"\"as_of\"", "\"as_off\""},
      {"\"findings\"", "\"finding\""},
      {"\"levels\"", "\"level_s\""},
      {"CT1.02", "CT9.99"},
  }));
  CAPTURE(from);
  std::string text = whole;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  world.files.files["b.json"] = text;
  CHECK(score_or_stored(world.context, world.request("b.json")).exit == ExitCode::evidence);
  CHECK(world.context.diagnostics.all().back().code == Code::not_an_assessment);
}

TEST_CASE("an assessment made with other rules is said to be") {
  World world;
  world.dossier("a.yaml", sound_registers());
  std::string text = json_of(world.score("a.yaml"));
  const std::string digest = world.score("a.yaml").dossier.pack().info.digest;
  text.replace(text.find(digest), digest.size(), "sha256:0");
  world.files.files["b.json"] = text;
  CHECK(score_or_stored(world.context, world.request("b.json")));
  CHECK(world.codes() == "U027");
}
