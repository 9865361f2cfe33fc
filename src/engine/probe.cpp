#include "engine/probe.h"

#include "engine/measure.h"
#include "engine/workspace.h"

namespace chuan {

MeasureProbe::MeasureProbe(const CompiledPack& pack, const Evidence& evidence, Date as_of,
                           Workspace& workspace)
    : workspace_(workspace) {
  engine::Asker& asker = workspace_.impl().asker;
  asker.begin(pack, evidence);
  asker.at(period_of(pack.info, as_of), false);
}

std::optional<Value> MeasureProbe::value(std::uint32_t measure, int year) {
  engine::Asker& asker = workspace_.impl().asker;
  const Measure& asked = asker.pack().measures[measure];
  if (asked.kind == MeasureKind::ruling) return std::nullopt;
  if (asked.scope != TimeScope::each_year) return engine::compute(asker, asked, 0).value;
  for (unsigned slot = asker.first_slot(asked); slot < asker.end_slot(asked); ++slot)
    if (asker.year_of(slot) == year) return engine::compute(asker, asked, slot).value;
  return std::nullopt;
}

}  // namespace chuan
