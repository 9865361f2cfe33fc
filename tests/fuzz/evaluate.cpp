// A dossier of the shipped pack, whatever it says, is judged at both levels: totals are the sum of
// their rows, nothing lapses before the day it is judged on, and the same bytes come out again.
#include <numeric>

#include "app/scorer.h"
#include "fuzz/fuzz.h"

namespace {

using namespace chuan;

struct World {
  MemoryFileSystem disk;
  Context context{disk};
  Scorer scorer = make();

  Scorer make() {
    PackRequest request;
    request.asked = "qd11-2021";
    Answer<OpenPack> pack = open_pack(context, request);
    fuzz::demand(bool(pack), "the shipped pack opens");
    ScorerOptions options;
    options.level = 2;
    options.explain = true;
    return {disk, *pack, options};
  }
};

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
  const Scorer::Outcome got = world.scorer.score_text("a.yaml", text);
  const std::string line(got.line);
  fuzz::demand(line.ends_with("}\n") && line.find('\n') == line.size() - 1, "one line of JSON");
  fuzz::demand((got.assessment != nullptr) == (got.evidence != nullptr), "evidence and assessment");
  if (got.assessment) {
    fuzz::demand(got.assessment->levels.size() == 2, "both levels");
    for (const LevelResult& level : got.assessment->levels) check(level, *got.assessment);
  }
  fuzz::demand(world.scorer.score_text("a.yaml", text).line == line, "the same bytes again");
  return 0;
}
