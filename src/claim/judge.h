/// One reading of one level's figures: the checks it asks and whether all hold.
///
/// Contract: pure. The figures are not changed; percentages point into the same claim.
#pragma once

#include <cstdint>
#include <vector>

#include "model/claim.h"

namespace chuan {

/// The relations of `reading` (its flags, level and aim) between the claim's figures. `total`: the
/// rows of the standard where the sentence does not say them, or -1.
void judge(const std::vector<ClaimFigure>& figures, const std::vector<ClaimPercent>& percents,
           std::int64_t total, ClaimReading& reading);

}  // namespace chuan
