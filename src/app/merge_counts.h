/// `--redact strict`: counts of people below three are merged, and no person is told by a code.
///
/// A count of 1 or 2 becomes the interval 1 to 2 (in words: below 3), in numerators, in what a
/// numerator leaves of its whole (54 of 56 and 55 of 56 read alike), in wholes and in distances. 0
/// counts nobody and stays. Verdicts stay: they are the result.
///
/// What it cannot do: a verdict beside its threshold narrows an interval, two outputs of two days
/// can be set against each other, and a sum can be taken apart by whoever knows its other terms.
///
/// Contract: changes what is told of an assessment, never its verdicts and totals. No throw.
#pragma once

#include <vector>

#include "model/gap.h"
#include "model/pack.h"

namespace chuan {

void merge_small_counts(const CompiledPack& pack, Assessment& assessment,
                        std::vector<Lapse>& lapses);
/// Without the records of people.
void drop_people(const CompiledPack& pack, Explanation& explanation);

}  // namespace chuan
