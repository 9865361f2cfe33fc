/// The training register of a dossier as tables.
///
///   const StatsTable table = make_stats(schema, evidence, {.as_of = day, .period = span});
///
/// Which rows count, stated once and held everywhere (semantics 4 of the design):
/// - A row of one class counts by the day it starts: in the period or year, or not at all.
/// - A row for several classes spreads from its start to its end. Inside the period it counts
///   whole; where it spans an edge it counts [0, n], its learners likewise.
/// - A start known to the month or year lies somewhere in it: wholly inside counts whole, across an
///   edge [0, n]. A date that straddles the dossier's day is taken to lie before it (the list says
///   what was, not what may be); an open end of a row for several classes is the dossier's day.
/// - A row whose start is unknown counts [0, n], in each year of a plan, too; it stands in no year
///   of the trend.
/// - What the register does not cover may hold more: such totals are at least.
///
/// Contract: a pure total function of its arguments, no throw. A pack without the register
/// `classes` gives an empty table with `known` false.
#pragma once

#include <vector>

#include "model/evidence.h"
#include "model/schema.h"
#include "model/stats.h"

namespace chuan {

struct StatsOptions {
  Date as_of;
  DateSpan period;                                     ///< first to last day, inclusive
  std::vector<Dimension> by = {Dimension::programme};  ///< may be empty: the total alone
};

StatsTable make_stats(const EvidenceSchema& schema, const Evidence& evidence,
                      const StatsOptions& options);

}  // namespace chuan
