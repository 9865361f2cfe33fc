/// Shares, counts, sums and ratios of the fused reference, as intervals where something is unknown.
#pragma once

#include <bit>

#include "fused_answers.h"

namespace chuan::bench {

/// Sums over a share's people: with (m)embers surely or maybe in, (p)assing surely or maybe.
struct Shares {
  std::int64_t pass = 0, may_pass = 0, in = 0;           ///< of the sure members
  std::int64_t any_pass = 0, any_may_pass = 0, any = 0;  ///< of all possible members
  void add(std::uint64_t sure, std::uint64_t may, std::uint64_t p, std::uint64_t maybe_p) {
    pass += std::popcount(sure & p);
    may_pass += std::popcount(sure & maybe_p);
    in += std::popcount(sure);
    any_pass += std::popcount(may & p);
    any_may_pass += std::popcount(may & maybe_p);
    any += std::popcount(may);
  }
  void add(Tri member, Tri passing) {
    const std::int64_t sure = member & 1U;
    const std::int64_t may = member >> 1U;
    const std::int64_t p = passing & 1U;
    const std::int64_t maybe_p = passing >> 1U;
    pass += sure & p;
    may_pass += sure & maybe_p;
    in += sure;
    any_pass += may & p;
    any_may_pass += may & maybe_p;
    any += may;
  }
};
inline Got share(const Shares& s) {
  Got out;
  out.at = {s.pass, s.in};
  out.exact = s.pass == s.may_pass && s.in == s.any;
  out.empty = s.any == 0;
  out.may_be_empty = s.in == 0;
  if (out.exact) {
    out.low = out.high = out.at;
    return out;
  }
  out.low = {s.pass, s.any - s.any_pass + s.pass};
  out.high = {s.any_may_pass, s.any_may_pass + s.in - s.may_pass};
  if (out.low.den == 0) out.low = {1, 1};
  if (out.high.den == 0) out.high = {0, 1};
  return out;
}
/// The register does not reach over the time asked: anything may be.
inline void uncover(Got& got) {
  got.empty = false;
  got.low = {0, 1};
  got.high = {1, 1};
  got.exact = false;
  got.doubt = Reason::not_covered;
}

struct Range {
  std::int64_t lo = 0, hi = 0;
  void add(Tri t) {
    lo += t & 1U;
    hi += t >> 1U;
  }
};
inline Got count(Range total, bool known, bool covered) {
  if (!known) return open_value({0, 1}, kWithoutEnd, Reason::register_absent);
  Got out;
  out.low = {total.lo, 1};
  out.high = total.hi >= kManyRows ? kWithoutEnd : Num{total.hi, 1};
  if (!covered) {
    out.high = kWithoutEnd;
    out.doubt = Reason::not_covered;
  }
  settle(out);
  return out;
}

/// Sums of non-negative numbers in millionths.
struct Sum {
  std::int64_t lo = 0, hi = 0;
  bool no_ceiling = false;
  void add(Tri member, Cell cell) {
    if (member == kNo || cell.is_none()) return;
    if (member == kYes && cell.lo > 0) lo += cell.lo;
    if (cell.hi == kCellMax)
      no_ceiling = true;
    else
      hi += cell.hi;
  }
};
inline Got sum(const Sum& total, bool known, bool covered) {
  if (!known) return open_value({0, kMicro}, kWithoutEnd, Reason::register_absent);
  Got out;
  out.low = {total.lo, kMicro};
  out.high = total.no_ceiling || !covered ? kWithoutEnd : Num{total.hi, kMicro};
  if (!covered) out.doubt = Reason::not_covered;
  settle(out);
  return out;
}
inline Got fact(Cell cell, std::int64_t den, Cell unknown) {
  Got out;
  if (cell.is_none()) {
    out.empty = out.may_be_empty = true;
    out.at = out.low = out.high = {0, 0};
    return out;
  }
  if (cell.lo == kCellMin) cell.lo = unknown.lo;
  if (cell.hi == kCellMax) cell.hi = unknown.hi;
  out.low = {cell.lo, den};
  out.high = cell.hi == kCellMax ? kWithoutEnd : Num{cell.hi, den};
  settle(out);
  return out;
}
inline Got amount(Cell cell) {
  return fact(cell, kMicro, {0, kCellMax});
}
inline Got yes_no(Cell cell) {
  return fact(cell, 1, {0, 1});
}

inline Num in_micro(Num value) {
  return value.den == 0 ? value : Num{value.num * (kMicro / value.den), 1};
}
inline Got ratio(const Got& top, const Got& bottom) {
  const Num top_low = in_micro(top.low);
  const Num top_high = in_micro(top.high);
  const Num bottom_low = in_micro(bottom.low);
  const Num bottom_high = in_micro(bottom.high);
  Got out;
  out.at = {in_micro(top.at).num, in_micro(bottom.at).num};
  out.empty = bottom_high.den != 0 && bottom_high.num <= 0;
  out.may_be_empty = bottom_low.den == 0 || bottom_low.num <= 0;
  out.low = top_low.den == 0 || bottom_high.den == 0 || bottom_high.num <= 0
                ? Num{0, kMicro}
                : Num{top_low.num, bottom_high.num};
  out.high = top_high.den == 0 || (out.may_be_empty && top_high.num > 0) ? Num{kMicro, 0}
             : out.may_be_empty                                          ? Num{0, kMicro}
                                : Num{top_high.num, bottom_low.num};
  out.exact = top.exact && bottom.exact;
  out.doubt = top.exact ? bottom.doubt : top.doubt;
  return out;
}

}  // namespace chuan::bench
