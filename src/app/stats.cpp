#include "app/stats.h"

#include <algorithm>
#include <utility>

#include "model/assessment.h"
#include "stats/stats.h"

namespace chuan {
namespace {

/// The calendar years asked and the running one, as far as the register covers them.
DateSpan usual_period(const Dossier& dossier) {
  const Period asked = period_of(dossier.pack().info, dossier.as_of);
  DateSpan out{Date::of(asked.first_year, 1, 1), dossier.as_of};
  const std::uint16_t reg = dossier.pack().schema.find_register("classes");
  if (reg == kNone16 || reg >= dossier.evidence.registers.size()) return out;
  const Register& classes = dossier.evidence.registers[reg];
  const DateSpan covered{std::max(out.first, classes.covers.first),
                         std::min(out.last, classes.covers.last)};
  return classes.known() && covered.first <= covered.last ? covered : out;
}

}  // namespace

StatsInput Stats::report(std::string tool) const {
  return {dossier.pack(), dossier.evidence, table, dossier.digest, std::move(tool), dossier.faults};
}

Answer<Stats> make_stats(Context& context, const StatsRequest& request) {
  Answer<Dossier> dossier = open_dossier(context, request.dossier);
  if (!dossier) return dossier.exit;
  StatsOptions options;
  options.as_of = dossier->as_of;
  options.by = request.by;
  options.period = usual_period(*dossier);
  if (request.from) options.period.first = request.from->first;
  if (request.to) options.period.last = request.to->last;
  if (options.period.first > options.period.last) {
    context.diagnostics.add(Code::period_reversed, {},
                            {to_iso(options.period.first), to_iso(options.period.last)});
    return ExitCode::usage;
  }
  Stats stats;
  stats.dossier = std::move(*dossier);
  context.names.learn(stats.dossier.pack(), stats.dossier.evidence, context.language);
  context.names.hide(stats.dossier.evidence);
  stats.table = make_stats(stats.dossier.pack().schema, stats.dossier.evidence, options);
  return stats;
}

}  // namespace chuan
