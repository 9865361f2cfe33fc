/// What measures and declared figures share. Private to src/engine.
#pragma once

#include "engine/measure.h"

namespace chuan::engine {

inline constexpr Fraction kInfinity{1, 0};

/// -1, 0, 1 as `ka` times a against `kb` times b, for factors of at most two digits; an unbounded
/// fraction is beyond every rational.
inline int order_of(const Fraction& a, const Rational& b, int ka = 1, int kb = 1) {
  if (a.den == 0) return a.num > 0 ? 1 : -1;
  const auto order = [](const auto& left, const auto& right) {
    return left < right ? -1 : (left == right ? 0 : 1);
  };
  // Nearly all: no product comes near the end of what a number can hold.
  const auto is_small = [](Int128 value) { return value >> 55 == 0 || value >> 55 == -1; };
  if (is_small(a.num) && is_small(a.den) && is_small(b.num()) && is_small(b.den()))
    return order(
        Int128{static_cast<std::int64_t>(a.num) * ka} * static_cast<std::int64_t>(b.den()),
        Int128{static_cast<std::int64_t>(b.num()) * kb} * static_cast<std::int64_t>(a.den));
  return order(Rational(a.num, a.den) * Rational(ka), b * Rational(kb));
}

/// An interval whose ends agree is a number.
inline void settle(Value& value) {
  value.exact = value.low == value.high;
  if (value.exact) value.at = value.low;
}

inline Computed unknown_value(ValueKind kind, Fraction low, Fraction high, Reason doubt) {
  Computed out;
  out.value.kind = kind;
  out.value.exact = false;
  out.value.at = low;
  out.value.low = low;
  out.value.high = high;
  out.doubt = doubt;
  return out;
}

/// The declared figure of the measure for the time of the slot; false when there is none, or when
/// the registers it would stand in for are known.
bool declared(Asker& asker, const Measure& measure, unsigned slot, Computed& out);

}  // namespace chuan::engine
