/// Days as they are written in nearly every date cell. Private to the folder.
///
/// Contract: like quick_cells.h; years from 1900 to 2200 alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace chuan::quick {

inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2200;
/// Days since 1970 of the first of January, by year from kFirstYear to the one behind kLastYear.
inline constexpr auto kYears = [] {
  std::array<std::int32_t, kLastYear - kFirstYear + 2> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int past = kFirstYear + static_cast<int>(i) - 1;
    out[i] = 365 * (past + 1 - 1970) + past / 4 - past / 100 + past / 400 - 477;
  }
  return out;
}();

/// Days since 1970 of a day that exists; false when there is none.
inline bool days_of(int year, int month, int day, std::int64_t& days) {
  static constexpr std::array<int, 13> kBefore = {0,   31,  59,  90,  120, 151, 181,
                                                  212, 243, 273, 304, 334, 365};
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return false;
  const std::int32_t* const first = kYears.data() + (year - kFirstYear);
  const int leap = first[1] - first[0] - 365;
  const auto m = static_cast<std::size_t>(month);
  if (day > kBefore[m] - kBefore[m - 1] + (month == 2 ? leap : 0)) return false;
  days = first[0] + kBefore[m - 1] + (month > 2 ? leap : 0) + day - 1;
  return true;
}

/// Eight bytes are digits, and hyphens where "00-00-00" has them.
inline bool is_day_shape(const char* text) {
  constexpr std::uint64_t kShape = 0x3030'2D30'302D'3030u;
  // A digit's distance from '0' stays below 0x80 with 0x76 added; a hyphen's must be none.
  constexpr std::uint64_t kRoom = 0x7676'7F76'767F'7676u;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, 8);
  bytes ^= kShape;
  return ((bytes | (bytes + kRoom)) & 0x8080'8080'8080'8080u) == 0;
}

}  // namespace chuan::quick
