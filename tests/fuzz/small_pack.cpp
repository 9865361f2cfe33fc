#include "fuzz/small_pack.h"

#include "engine/evaluate.h"
#include "evidence/read.h"
#include "fuzz/fuzz.h"
#include "pack/lint.h"

namespace chuan::fuzz {
namespace {

constexpr const char* kDossier =
    "schema: chuan/evidence/1\n"
    "school: {code: t, name: T, province: P}\n"
    "dossier_date: 2024-02-29\n";

void judge(const CompiledPack& pack) {
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add_text("a.yaml", kDossier);
  const auto evidence = read_evidence_text(id, pack.schema, {}, sources, diagnostics);
  demand(evidence.has_value(), "a dossier that says nothing is read");
  Workspace workspace;
  EvaluateOptions options;
  options.level = static_cast<std::uint8_t>(pack.info.levels);
  const Assessment& got = evaluate(pack, *evidence, Date::of(2024, 2, 29), options, workspace);
  demand(got.levels.size() == options.level, "a result for each level");
  for (const LevelResult& level : got.levels)
    demand(level.total.indicators == static_cast<int>(level.finding_count), "a finding for each");
}

}  // namespace

void check_pack(const pack_test::PackFiles& files) {
  pack_test::Loaded loaded = files.load();
  (void)loaded.report();
  demand(loaded.pack.has_value() == !loaded.diagnostics.has_errors(), "value and errors");
  SourceMap sources;
  Diagnostics diagnostics;
  (void)lint_pack(files.files, "p", {files.overlays}, sources, diagnostics);
  if (!loaded.pack) return;
  const std::string broken = pack_test::broken(*loaded.pack);
  demand(broken.empty(), broken);
  if (loaded.pack->info.status == PackStatus::complete) judge(*loaded.pack);
}

}  // namespace chuan::fuzz
