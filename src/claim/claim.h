/// A sentence as newspapers and reports print it into what it claims, checked for arithmetic.
///
///   read_claim("46/55, 83,64%, 9 chưa đạt, trong đó 4 tiệm cận", {}).verdict   // consistent
///
/// Read: whole numbers, n/m ("n trên m", "n trong m", "n of m"), percentages (decimal comma or
/// dot, "%", "phần trăm"), "m chỉ tiêu", and the closed list of phrases in phrases.inc. Other words
/// are ignored. Dates, years, levels, decision numbers and counts of people, classes and the like
/// are set aside. A number that is left over is unplaced, and the claim is refused.
///
/// Held to: a part is not larger than its whole; met, not met, for opinion and without evidence,
/// where any but met is named, add up to the total; a percentage is its share rounded half up or
/// cut at the digits printed; "còn n" is what is left; one thing has one number. Without marks on
/// any letter the phrases are read without marks.
///
/// Contract: a pure total function, no throw. Text that is not UTF-8 is read byte by byte as
/// ignored words.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/claim.h"

namespace chuan {

struct ClaimOptions {
  std::int64_t total = -1;  ///< the rows of the standard, where the sentence does not say them
};

Claim read_claim(std::string_view sentence, const ClaimOptions& options);

}  // namespace chuan
