/// A dossier's training register as tables: what `stats` begins with.
///
///   Answer<Stats> stats = make_stats(context, {.dossier = {.source = {"samples/ha-noi-2023"}}});
///   stats_writers()[0].write(stats->report("chuan 0.1.0"), {});
///
/// Contract: a Stats owns all that a report refers to; the StatsInput must not outlive it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/dossier.h"
#include "model/stats.h"
#include "report/stats_report.h"

namespace chuan {

struct StatsRequest {
  DossierRequest dossier;
  /// Its first and its last day. By default the calendar years asked and the running one up to
  /// as-of, as far as the register covers them.
  std::optional<DateSpan> from;
  std::optional<DateSpan> to;
  std::vector<Dimension> by = {Dimension::programme};
};

struct Stats {
  Dossier dossier;
  StatsTable table;

  StatsInput report(std::string tool) const;
  ExitCode exit() const { return dossier.faults == 0 ? ExitCode::done : ExitCode::evidence; }
};
Answer<Stats> make_stats(Context& context, const StatsRequest& request);

}  // namespace chuan
