// A dossier of the shipped pack, whatever it says: the short ways of reading it give what the long
// one gives, and judged at both levels its totals are the sum of their rows and nothing lapses
// before the day it is judged on.
#include <numeric>
#include <utility>

#include "app/embedded.h"
#include "engine/evaluate.h"
#include "evidence/evidence_reader.h"
#include "evidence/write.h"
#include "fuzz/fuzz.h"
#include "pack/load.h"

namespace {

using namespace chuan;

CompiledPack shipped() {
  MemoryFileSystem files;
  for (const EmbeddedFile* file = embedded_files(); file->name; ++file)
    files.files[file->name] = std::string(file->begin, file->end);
  SourceMap sources;
  Diagnostics diagnostics;
  auto pack = load_pack(files, "qd11-2021", {}, sources, diagnostics);
  fuzz::demand(pack.has_value(), "the shipped pack opens");
  return std::move(*pack);
}

/// Memory is kept from input to input, as in a batch.
struct World {
  CompiledPack pack = shipped();
  EvidenceReader reader{pack.schema};
  Evidence evidence;
  Workspace workspace;
};

void read_the_long_way(const World& world, bool read, const Diagnostics& said,
                       std::string_view text) {
  SourceMap sources;
  Diagnostics diagnostics;
  ReadEvidenceOptions options;
  options.by_library = true;
  const SourceId id = sources.add_text("a.yaml", std::string(text));
  const EvidenceSchema& schema = world.pack.schema;
  const auto evidence = read_evidence_text(id, schema, options, sources, diagnostics);
  fuzz::demand(evidence.has_value() == read, "both ways read it, or none");
  fuzz::demand(diagnostics.all().size() == said.all().size(), "the same messages");
  for (std::size_t i = 0; i < said.all().size(); ++i)
    fuzz::demand(said.all()[i].code == diagnostics.all()[i].code &&
                     said.all()[i].origin == diagnostics.all()[i].origin,
                 "the same message at the same place");
  if (!evidence) return;
  fuzz::demand(evidence->faults == world.evidence.faults, "the same number of faults");
  fuzz::demand(evidence_digest(schema, *evidence) == evidence_digest(schema, world.evidence),
               "the same evidence");
}

int rows(const Tally& t) {
  return t.met + t.not_met + t.no_evidence + t.needs_ruling + t.not_applicable;
}

void check(const Tally& t) {
  fuzz::demand(rows(t) == t.indicators, "verdicts sum to the rows");
  fuzz::demand(t.applicable == t.indicators - t.not_applicable, "applicable");
  fuzz::demand(t.undocumented <= t.met && t.exceeds <= t.met && t.nearly <= t.not_met, "parts");
}

template <typename Numbers>
int sum(const Numbers& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0);
}

void check(const LevelResult& level, const Assessment& all) {
  check(level.total);
  fuzz::demand(static_cast<int>(level.finding_count) == level.total.indicators, "a row a finding");
  Tally groups;
  for (const Tally& group : level.groups) {
    check(group);
    groups.indicators += group.indicators;
    groups.met += group.met;
    groups.not_met += group.not_met;
    groups.no_evidence += group.no_evidence;
    groups.needs_ruling += group.needs_ruling;
  }
  fuzz::demand(groups.indicators == level.total.indicators && groups.met == level.total.met &&
                   groups.not_met == level.total.not_met &&
                   groups.no_evidence == level.total.no_evidence &&
                   groups.needs_ruling == level.total.needs_ruling,
               "groups sum to the level");
  fuzz::demand(sum(level.met_by_basis) == level.total.met, "met by basis");
  fuzz::demand(sum(level.rows_by_basis) == level.total.indicators, "rows by basis");
  int met = 0;
  for (std::uint32_t i = 0; i < level.finding_count; ++i) {
    const Finding& finding = all.findings[level.first_finding + i];
    met += finding.verdict == Verdict::met ? 1 : 0;
    if (!finding.lapses_on) continue;
    fuzz::demand(finding.verdict == Verdict::met, "only what is met lapses");
    fuzz::demand(*finding.lapses_on > all.period.as_of, "it lapses after the day it is judged on");
  }
  fuzz::demand(met == level.total.met, "findings sum to the total");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static World world;
  const std::string_view text = fuzz::text_of(data, size);
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add_text("a.yaml", std::string(text));
  const bool read = world.reader.read_text(id, {}, sources, diagnostics, world.evidence);
  read_the_long_way(world, read, diagnostics, text);
  if (!read) return 0;
  check_consistency(world.pack.schema, world.evidence, sources, diagnostics);
  EvaluateOptions options;
  options.level = 2;
  // A dossier without a date is judged on a day that the caller must give.
  const Date stated = world.evidence.dossier_date;
  const bool dated = Date::of(1900, 1, 1) <= stated && stated <= Date::of(2200, 12, 31);
  const Date day = dated ? stated : Date::of(2024, 2, 29);
  const Assessment& got = evaluate(world.pack, world.evidence, day, options, world.workspace);
  fuzz::demand(got.levels.size() == 2, "both levels");
  for (const LevelResult& level : got.levels) check(level, got);
  for (std::uint16_t row = 0; row < world.pack.indicators.size(); ++row)
    (void)explain(world.pack, world.evidence, day, row, options, world.workspace);
  return 0;
}
