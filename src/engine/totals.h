/// What a level's findings come to: its tallies, and whether it is reached.
///
/// Contract: reads the findings that the level names by their position; gives `total`, `groups`,
/// the counts by basis and `reached`. No throw.
#pragma once

#include "model/assessment.h"
#include "model/pack.h"

namespace chuan::engine {

void total_up(const CompiledPack& pack, const Assessment& assessment, LevelResult& level);

}  // namespace chuan::engine
