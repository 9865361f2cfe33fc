/// Printed percentages beside exact ones.
///
///   rounding_of({.value = 83.63, .decimals = 2}, 46 * 100 / 55)    // truncated
///
/// Contract: pure and exact.
#pragma once

#include "base/rational.h"
#include "model/claim.h"

namespace chuan {

/// The last digit printed: 1/100 for 83.64.
Rational unit_of(const ClaimPercent& printed);

/// How the printed percentage can come from the exact one; none when it cannot. Rounded is half
/// up; over is above it; under is at most one point below it, about at most one point off; what
/// bounds it (at least, at most, below) holds or not.
ClaimRounding rounding_of(const ClaimPercent& printed, const Rational& exact);

}  // namespace chuan
