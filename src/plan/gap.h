/// From findings to the gap: sections by who must act, levers, tasks, and what would turn a
/// verdict.
///
/// Contract: total functions, no I/O, no clock, no throw.
#pragma once

#include <vector>

#include "model/gap.h"

namespace chuan {

/// The findings of the highest level judged that are not met, and met ones that are undocumented.
Gap make_gap(const CompiledPack& pack, const Evidence& evidence, const Assessment& assessment);

/// For each check result of the finding: the least changes that turn its verdict.
std::vector<Turn> make_turns(const CompiledPack& pack, const Assessment& assessment,
                             std::uint32_t finding);

}  // namespace chuan
