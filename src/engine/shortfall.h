/// How far a value is from its threshold, and whether that is nearly.
///
/// The laws (DESIGN 6.8, 6.11), of the end of the value that stands worse, and of the better one:
///   at least, over   what is lacking: of a share points, heads to convert and heads to recruit; of
///                    a count, a sum or a ratio's top units; of documents topics
///   at most, under   the excess, in the same units: heads that must no longer pass, or others to
///                    recruit
///   is               what is lacking or the excess, on whichever side the value stands
/// What comes in whole pieces is short by whole ones: 5 is one short of "over 5", two of "over 6".
///
/// Contract: pure functions.
#pragma once

#include "engine/measure.h"

namespace chuan::engine {

/// The value stands above what is asked: it is an excess that keeps it from being met.
bool is_limit(const Computed& got, const Threshold& threshold);

/// Of a value that is known to have bounds.
void shortfall_of(const CompiledPack& pack, const Measure& measure, const Computed& got,
                  const Threshold& threshold, Shortfall& out);

/// Of a value that is not met; `missing` is its shortfall.
bool nearly_met(const CompiledPack& pack, const Check& check, const Measure& measure,
                const Computed& got, const Threshold& threshold, const Shortfall& missing);

}  // namespace chuan::engine
