/// Conditions: a measured value against the threshold in force.
///
/// The laws (DESIGN 6.5, 6.7, 6.8, 6.11):
///   decided  only when the whole interval agrees; otherwise no_evidence with the reason of doubt
///   exceeds  met, and the low end strictly better than an at-least threshold; never for at-most,
///            documents, yes/no, or shares of 100 %; each year: in every year
///   nearly   not met, and one head or unit short with at least half the threshold, or at least
///            9/10 of it; at most: one unit over; documents: one topic missing and half there; each
///            year: one failed year, itself nearly; scales and yes/no never
///
/// Contract: as Asker. `judge` appends year results to the assessment's years.
#pragma once

#include <optional>

#include "engine/measure.h"

namespace chuan::engine {

/// The threshold in force on that day: the last with `from` not after it, else the first.
std::uint16_t threshold_on(const Condition& condition, Date day);

/// Could this check exceed at all?
bool can_exceed(const Measure& measure, const Threshold& threshold, const CompiledPack& pack);

/// One check's condition, for any measure but a ruling, into a fresh result.
void judge(Asker& asker, const Check& check, std::uint16_t condition, CheckResult& out,
           std::vector<YearResult>& years);

/// A year that failed, or in which nobody was asked, cannot be repaired. One of which too little is
/// known, or whose one row is missing, is to be filled in, not waited for.
bool is_lost(const CompiledPack& pack, const Measure& measure, const YearResult& year);

/// The first dossier day on which the years that fail are no longer asked, if later ones pass.
std::optional<Date> holds_from(const Asker& asker, const Measure& measure,
                               const CheckResult& result, const std::vector<YearResult>& years);

}  // namespace chuan::engine
