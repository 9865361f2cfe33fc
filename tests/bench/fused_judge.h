/// Values against thresholds, and the years of a check; private to the fused reference.
#pragma once

#include "fused_values.h"

namespace chuan::bench {

inline int compare(Num a, Num b) {
  if (a.den == 0) return a.num > 0 ? 1 : -1;
  const Int128 left = Int128{a.num} * b.den;
  const Int128 right = Int128{b.num} * a.den;
  return left < right ? -1 : (left > right ? 1 : 0);
}
struct Judged {
  Verdict verdict;
  Reason reason;
};
/// Against an at-least threshold. Nobody asked: open, or met where the rule says so.
inline Judged judge(const Got& got, Num threshold, Reason failing = Reason::below_threshold,
                    bool met_when_empty = false) {
  if (got.empty)
    return met_when_empty ? Judged{Verdict::met, Reason::none}
                          : Judged{Verdict::no_evidence, Reason::empty_set};
  const bool yes = compare(got.low, threshold) >= 0;
  const bool no = got.exact ? !yes : compare(got.high, threshold) < 0;
  if ((!yes && !no) || (got.may_be_empty && !(yes && met_when_empty)))
    return {Verdict::no_evidence, got.doubt};
  return yes ? Judged{Verdict::met, Reason::none} : Judged{Verdict::not_met, failing};
}
inline Judged judge_at_most(const Got& got, Num threshold) {
  if (compare(got.high, threshold) <= 0) return {Verdict::met, Reason::none};
  if (compare(got.low, threshold) > 0) return {Verdict::not_met, Reason::above_limit};
  return {Verdict::no_evidence, got.doubt};
}

inline void put(FusedValue& out, const Got& got, Judged judged) {
  out.verdict = judged.verdict;
  out.reason = judged.reason;
  out.exact = got.exact;
  out.declared = got.declared;
  out.check = 0;
  out.at = got.at;
  if (got.exact) return;
  out.low = got.low;
  out.high = got.high;
}

/// The worse of two checks stands for the row, the first of equals.
inline int rank(Verdict verdict) {
  constexpr std::array<int, 5> ranks{3, 0, 1, 2, 4};
  return ranks[static_cast<std::size_t>(verdict)];
}
inline void put_worse(FusedValue& first, const FusedValue& second) {
  if (rank(second.verdict) >= rank(first.verdict)) return;
  first = second;
  first.check = 1;
}

/// The years of one check, and what they come to; all five must pass.
class YearTally {
 public:
  /// `counts`: of a year without any is said that nothing was done in it.
  YearTally(std::array<FusedValue, kYears>& years, Num threshold, bool counts = false)
      : years_(years), threshold_(threshold), counts_(counts) {}
  void add(unsigned year, const Got& got) {
    const Judged judged = judge(got, threshold_);
    put(years_[year], got, judged);
    declared_ |= got.declared;
    if (judged.verdict == Verdict::met) {
      ++met_;
    } else if (judged.verdict == Verdict::no_evidence) {
      if (open_++ == 0) open_reason_ = judged.reason;
    } else {
      if (failed_reason_ == Reason::none) failed_reason_ = judged.reason;
      nothing_ |= counts_ && got.exact && got.high.num == 0;
    }
  }
  void finish(FusedValue& row) const {
    Got got;
    got.at = got.low = {met_, kYears};
    got.high = {met_ + open_, kYears};
    got.exact = open_ == 0;
    got.declared = declared_;
    Judged judged{Verdict::met, Reason::none};
    if (met_ + open_ < static_cast<int>(kYears))
      judged = {Verdict::not_met, nothing_ ? Reason::missing_year : failed_reason_};
    else if (open_ > 0)
      judged = {Verdict::no_evidence, open_reason_};
    put(row, got, judged);
  }

 private:
  std::array<FusedValue, kYears>& years_;
  Num threshold_;
  bool counts_;
  int met_ = 0, open_ = 0;
  bool declared_ = false, nothing_ = false;
  Reason open_reason_ = Reason::none, failed_reason_ = Reason::none;
};

}  // namespace chuan::bench
