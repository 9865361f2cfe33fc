/// Numbers from text, in one place: plain (dot only) for YAML and JSON, Vietnamese for CSV cells.
///
///   parse_plain_number("92.5")        -> 92.5        "012", "1_000", "39,5", "0x1F" are refused
///   parse_text_number("68,5%")        -> 68.5        "1.234" is ambiguous and refused
///   either accepts ">=40", "<=3", "40..45": at least, at most, a range.
///
/// Contract: exact; the value is below 10^12 in size with at most six decimals, held in millionths.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/rational.h"

namespace chuan {

inline constexpr std::int64_t kNumberMin = INT64_MIN;  ///< unbounded below
inline constexpr std::int64_t kNumberMax = INT64_MAX;  ///< unbounded above

/// A closed interval in millionths; a plain number has both ends equal.
struct NumberSpan {
  std::int64_t lo = 0;
  std::int64_t hi = 0;
  bool exact() const { return lo == hi; }
  bool operator==(const NumberSpan&) const = default;
};

enum class NumberFault : std::uint8_t {
  none,
  not_a_number,
  ambiguous,
  too_large,
  too_precise,
  empty_range
};
struct ParsedNumber {
  NumberSpan value;
  NumberFault fault = NumberFault::none;
  bool percent = false;  ///< a "%" followed the number (its value is not divided)
};
ParsedNumber parse_plain_number(std::string_view text);
ParsedNumber parse_text_number(std::string_view text);

/// A threshold as packs spell it: "90 %" -> 9/10, "2/3", "12.5", exact.
struct ParsedFraction {
  Rational value;
  bool percent = false;
  bool ok = false;
};
ParsedFraction parse_fraction(std::string_view text);

/// The shortest plain text that reads back the same: "92.5", ">=40", "40..45".
std::string to_plain(NumberSpan value);
/// The same for CSV cells, read back by parse_text_number: "1.2340" where "1.234" is ambiguous.
std::string to_text(NumberSpan value);

}  // namespace chuan
