/// Figures and percentages held against each other, reading by reading.
///
/// Contract: pure; fills readings, repairs and the verdict of the claim.
#pragma once

#include "claim/claim.h"
#include "model/claim.h"

namespace chuan {

void check_claim(Claim& claim, const ClaimOptions& options);

}  // namespace chuan
