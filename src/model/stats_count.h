/// What a set of classes comes to, as intervals with exact ends, and where it stands in a table.
///
/// Contract: plain values. Learners, turns and numbers whose source does not say which are never
/// mixed; `heads` is all three together.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

#include "base/rational.h"

namespace chuan {

/// From `lo` to `hi`; `open`: no upper end is known, and `hi` says nothing.
struct Range {
  Rational lo;
  Rational hi;
  bool open = false;

  static Range exactly(const Rational& value) { return {value, value, false}; }
  bool exact() const { return !open && lo == hi; }
  bool zero() const { return exact() && lo == Rational(0); }
  bool operator==(const Range&) const = default;
};
inline Range operator+(const Range& a, const Range& b) {
  return {a.lo + b.lo, a.hi + b.hi, a.open || b.open};
}

enum class Dimension : std::uint8_t {
  programme,
  mode,
  plan,
  year,
  organiser,
  target_group,
  unit  ///< the predecessor of a merged school
};
inline constexpr std::size_t kDimensions = 7;

enum class KeyKind : std::uint8_t { value, none, unknown };
/// What a row of the pivot stands for in one dimension: a position in the scale, a year, a unit of
/// Evidence::units.
struct StatsKey {
  KeyKind kind = KeyKind::unknown;
  std::int32_t value = 0;
  auto operator<=>(const StatsKey&) const = default;
};

enum class Grade : std::uint8_t { excellent, good, fair, average, failed };
inline constexpr std::size_t kGrades = 5;

/// What a set of classes comes to.
struct StatsCount {
  Range classes;
  Range learners;
  Range turns;
  Range untold;  ///< the source does not say which of the two
  Range heads;   ///< learners, turns and untold together
  Range planned_learners;
  Range full_time, part_time, online;  ///< classes; one whose mode is unknown may be any
  Range mode_unknown;
  Range in_plan, added, outside;      ///< classes
  std::array<Range, kGrades> grades;  ///< learners
  Range answers, satisfied;
  std::optional<Range> full_time_share;  ///< of the classes; nothing where there is none
  std::optional<Range> average_size;     ///< heads a class
  std::optional<Range> satisfied_share;
};

}  // namespace chuan
