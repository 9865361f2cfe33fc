/// Three-valued answers about one record, and what a measure comes to; private to the fused
/// reference. The laws are those of src/engine/measure.h and judge.h, worked out for this pack.
#pragma once

#include "fused_reference.h"

namespace chuan::bench {

inline constexpr Num kWithoutEnd{1, 0};
inline constexpr std::int64_t kManyRows = std::int64_t{1} << 50;

/// Three-valued answers: bit 0 surely, bit 1 maybe; `&` and `|` are strong Kleene.
using Tri = unsigned;
inline constexpr Tri kNo = 0, kMay = 2, kYes = 3;
inline Tri tri(bool sure, bool may) {
  return (Tri{may} << 1) | Tri{sure && may};
}
inline Tri not_tri(Tri t) {
  return ((t & 1U) == 0 ? 2U : 0U) | ((t & 2U) == 0 ? 1U : 0U);
}
// Sums, not branches: what the cells hold cannot be foreseen.
inline Tri is(Code code, Code value) {
  return Tri{code == value} * kYes | Tri{code == kOpen} * kMay;
}
inline Tri at_least(Code code, Code value) {
  return (Tri{code >= value} & Tri{code < kNothing}) * kYes | Tri{code == kOpen} * kMay;
}
inline Tri one_of(Code code, unsigned mask) {
  return ((mask >> code) & 1U) * kYes | Tri{code == kOpen} * kMay;
}
inline Tri within(Days32 days, std::int32_t lo, std::int32_t hi) {
  return tri(days.lo >= lo && days.hi <= hi, days.lo <= hi && days.hi >= lo);
}
inline Tri written(Days32 date) {
  if (date.lo == INT32_MIN && date.hi == INT32_MAX) return kMay;
  return date.lo > date.hi || date.lo >= kDateMax.days ? kNo : kYes;
}

struct Got {
  Num at, low, high;
  bool exact = true;
  bool empty = false;
  bool may_be_empty = false;
  bool declared = false;
  Reason doubt = Reason::unknown_fields;
};

inline Got open_value(Num low, Num high, Reason doubt) {
  Got out;
  out.at = out.low = low;
  out.high = high;
  out.exact = false;
  out.doubt = doubt;
  return out;
}
inline void settle(Got& got) {
  got.exact = got.low.num == got.high.num && got.low.den == got.high.den;
  got.at = got.low;
}

}  // namespace chuan::bench
