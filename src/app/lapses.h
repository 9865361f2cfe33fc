/// Met verdicts that will be lost within a horizon, with what is lost and what is left (semantics
/// 10): the dossier is judged again on the day of the loss, as if nothing were added.
///
/// Contract: pure, no throw; sorted by day, then by finding.
#pragma once

#include <vector>

#include "base/date.h"
#include "engine/evaluate.h"
#include "model/gap.h"

namespace chuan {

/// Of the findings of the highest level. `until` is the last day told.
std::vector<Lapse> find_lapses(const CompiledPack& pack, const Evidence& evidence,
                               const Assessment& assessment, const EvaluateOptions& options,
                               Date until);

}  // namespace chuan
