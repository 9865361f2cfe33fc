/// Class rows into the places of a table.
///
///   Pivot pivot({Dimension::programme, Dimension::year}, years);
///   pivot.add(row, in_span(row, period));
///
/// Contract: the total is summed by itself. A row that touches several of the years asked may stand
/// in any of them, and adds [0, n] to each.
#pragma once

#include <map>
#include <vector>

#include "model/stats.h"
#include "stats/rows.h"
#include "stats/tally.h"

namespace chuan {

using Keys = std::vector<StatsKey>;

class Pivot {
 public:
  /// `years`: ascending; those a row may stand in.
  Pivot(std::vector<Dimension> by, std::vector<int> years);
  void add(const ClassRow& row, In in);

  const std::map<Keys, ClassTally>& places() const { return places_; }
  ClassTally* find(const Keys& keys);
  std::map<Keys, ClassTally>& places() { return places_; }
  ClassTally& total() { return total_; }
  const ClassTally& total() const { return total_; }

 private:
  std::vector<Dimension> by_;
  std::vector<int> years_;
  bool by_year_ = false;
  std::map<Keys, ClassTally> places_;
  ClassTally total_;
};

/// The years of `years` in which the row may begin.
std::vector<int> years_touched(const ClassRow& row, const std::vector<int>& years);
/// Every calendar year that has a day in the span.
std::vector<int> years_in(DateSpan span);
/// Whether the row begins in one of the years, all of it or part.
In in_years(const ClassRow& row, const std::vector<int>& years);

}  // namespace chuan
