/// Sums of rows that surely belong to a place of a table and of rows that may, and what is told of
/// them.
///
/// Contract: pure, exact. A share's ends use that what is not in the part is in the rest, so a part
/// of an exact total has an exact share.
#pragma once

#include <optional>

#include "model/stats.h"
#include "stats/rows.h"

namespace chuan {

struct ClassTally {
  Sums sure;
  Sums maybe;  ///< of rows that may stand here or elsewhere; `lo` is what they surely add somewhere

  const Sum& sure_of(ClassMeasure m) const { return sure[static_cast<std::size_t>(m)]; }
  const Sum& maybe_of(ClassMeasure m) const { return maybe[static_cast<std::size_t>(m)]; }
  /// A row that begins in the whole asked: `yes`, or `maybe` (then it adds [0, n] of itself).
  void add(const ClassRow& row, In in);
  /// A row that stands here or elsewhere; `in`: in the whole asked.
  void add_maybe(const ClassRow& row, In in);
  /// What a measure comes to.
  Sum at(ClassMeasure m) const;
  /// There may be more than was counted.
  void open();
};

StatsCount count_of(const ClassTally& tally);

/// part / (part + rest) with the parts apart; nothing when both may be nothing.
std::optional<Range> share_of(const Sum& part, const Sum& rest);
/// top / bottom; nothing when the bottom may be zero.
std::optional<Range> ratio_of(const Range& top, const Range& bottom);
/// The share of a place in the total: of its measure.
std::optional<Range> share_of_total(const ClassTally& place, const ClassTally& total,
                                    ClassMeasure measure);
std::optional<Range> head_share_of_total(const ClassTally& place, const ClassTally& total);

/// a - b; nothing when either has no upper end.
std::optional<Range> minus(const Range& a, const Range& b);
/// At least nothing: what is left of `a` when `b` is taken away.
Range left_of(const Range& a, const Range& b);
StatsChange change_between(const StatsCount& before, const StatsCount& after);

}  // namespace chuan
