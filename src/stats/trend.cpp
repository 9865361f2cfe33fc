// Year by year: what changed, and where in-service grew while full-time shrank.
#include <map>
#include <optional>

#include "stats/parts.h"
#include "stats/pivot.h"

namespace chuan {
namespace {

bool grew(const Range& before, const Range& after) {
  return !before.open && after.lo > before.hi;
}
bool shrank(const Range& before, const Range& after) {
  return !after.open && after.hi < before.lo;
}

std::optional<ModeWarning> warning_between(int from, int to, const StatsCount& before,
                                           const StatsCount& after) {
  if (!grew(before.part_time, after.part_time) || !shrank(before.full_time, after.full_time))
    return std::nullopt;
  ModeWarning out;
  out.from_year = from;
  out.to_year = to;
  out.part_time_before = before.part_time;
  out.part_time_after = after.part_time;
  out.full_time_before = before.full_time;
  out.full_time_after = after.full_time;
  return out;
}

/// Consecutive years, and the first against the last where they are further apart.
void warn(const std::map<int, StatsCount>& years, std::optional<StatsKey> programme,
          std::vector<ModeWarning>& out) {
  const auto add = [&](std::optional<ModeWarning> warning) {
    if (!warning) return;
    warning->programme = programme;
    out.push_back(*warning);
  };
  for (auto at = years.begin(); at != years.end(); ++at) {
    const auto next = years.find(at->first + 1);
    if (next != years.end()) add(warning_between(at->first, next->first, at->second, next->second));
  }
  if (years.size() < 3) return;
  const auto& first = *years.begin();
  const auto& last = *years.rbegin();
  add(warning_between(first.first, last.first, first.second, last.second));
}

}  // namespace

void fill_trend(const StatsWork& work, StatsTable& table) {
  const std::vector<int> years = years_in(table.period);
  Pivot all({Dimension::year}, years);
  Pivot programmes({Dimension::programme, Dimension::year}, years);
  for (const ClassRow& row : work.rows) {
    const In in = in_span(row, table.period);
    all.add(row, in);
    programmes.add(row, in);
  }
  std::map<int, StatsCount> whole;
  for (const int year : years) {
    const DateSpan span = DateSpan::year(year);
    const DateSpan asked{std::max(span.first, table.period.first),
                         std::min(span.last, table.period.last)};
    YearStats stats;
    stats.year = year;
    stats.whole = asked == span && table.as_of >= span.last && work.covers(span);
    const ClassTally* found = all.find({{KeyKind::value, year}});
    ClassTally tally = found == nullptr ? ClassTally{} : *found;
    if (!work.covers(asked)) tally.open();
    stats.count = count_of(tally);
    if (stats.whole) whole[year] = stats.count;
    if (!table.years.empty() && stats.whole && table.years.back().whole)
      stats.change = change_between(table.years.back().count, stats.count);
    table.years.push_back(stats);
  }

  warn(whole, std::nullopt, table.warnings);
  std::map<StatsKey, std::map<int, StatsCount>> by_programme;
  for (const auto& [keys, tally] : programmes.places())
    if (keys[0].kind == KeyKind::value && keys[1].kind == KeyKind::value &&
        whole.find(keys[1].value) != whole.end())
      by_programme[keys[0]][keys[1].value] = count_of(tally);
  for (auto& [programme, counts] : by_programme) {
    for (const auto& [year, unused] : whole) counts.try_emplace(year);
    warn(counts, programme, table.warnings);
  }
}

}  // namespace chuan
