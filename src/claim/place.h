/// Tokens of a sentence into figures and percentages: which number says what of which.
///
/// A clause ends at a comma and its like, or before "và", "trong đó", "còn". In a clause a number
/// takes the phrase beside it: the one after it where numbers come first ("46 đạt"), the one before
/// where phrases do ("đạt 46"). A percentage belongs to the number of its clause, else to the
/// phrase of its clause, else to the number before.
///
/// Contract: pure; fills figures, percents, asides and unplaced of the claim.
#pragma once

#include <vector>

#include "claim/tokens.h"
#include "model/claim.h"

namespace chuan {

void place_numbers(const std::vector<Token>& tokens, Claim& claim);

/// The part that holds this one: met for exceeded, not_met for nearly; total for the rest.
ClaimPart holder_of(ClaimPart part);

}  // namespace chuan
