/// What measures and declared figures share. Private to src/engine.
#pragma once

#include "engine/measure.h"

namespace chuan::engine {

inline constexpr Fraction kInfinity{1, 0};

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
