/// The parts of the statistics beside the pivot: plan against actual, trend, quotas, published
/// totals.
///
/// Contract: pure; each fills its own part of the table and reads the rest.
#pragma once

#include <vector>

#include "model/evidence.h"
#include "model/stats.h"
#include "stats/rows.h"
#include "stats/stats.h"

namespace chuan {

/// What every part works from.
struct StatsWork {
  const EvidenceSchema& schema;
  const Evidence& evidence;
  const StatsOptions& options;
  const ClassReader& reader;
  const std::vector<ClassRow>& rows;

  /// The register covers the whole span, as far as it is not after as-of.
  bool covers(DateSpan span) const;
};

/// Whether the row's classes are under way on as-of (begun and not over).
In running_on(const ClassRow& row, Date day);
In both(In a, In b);

void fill_pivot_plan(const StatsWork& work, StatsTable& table);
void fill_plan(const StatsWork& work, StatsTable& table);
void fill_trend(const StatsWork& work, StatsTable& table);
void fill_quotas(const StatsWork& work, StatsTable& table);
void fill_headlines(const StatsWork& work, StatsTable& table);

}  // namespace chuan
