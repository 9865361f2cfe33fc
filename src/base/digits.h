/// Decimal digits, one by one and eight at once.
///
/// Contract: pure; ASCII digits alone, whatever the locale.
#pragma once

#include <cstdint>

namespace chuan {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

inline constexpr std::uint64_t kEightZeros = 0x3030'3030'3030'3030u;
/// Of eight bytes less `kEightZeros` (by exclusive or): the high bit of each that is no digit's.
/// Bytes of a higher place than one of these may be taken for such; none below it is.
constexpr std::uint64_t no_digits(std::uint64_t bytes) {
  // A digit stays below 0x80 with 0x76 added; what does not may carry into the byte above.
  return (bytes | (bytes + 0x7676'7676'7676'7676u)) & 0x8080'8080'8080'8080u;
}

}  // namespace chuan
