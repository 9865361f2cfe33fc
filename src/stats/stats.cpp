#include "stats/stats.h"

#include <algorithm>
#include <map>

#include "stats/parts.h"
#include "stats/pivot.h"

namespace chuan {
namespace {

/// Rows told by what the rules of time did to them.
void sort_rows(const StatsWork& work, StatsTable& table) {
  const std::vector<int> years = years_in(table.period);
  for (const std::uint32_t at : work.reader.data()->by_key) {
    const ClassRow& row = work.rows[at];
    const In in = in_span(row, table.period);
    if (in == In::no) {
      ++table.rows_out;
      continue;
    }
    ++table.rows_in;
    if (!row.dated)
      table.undated.push_back(at);
    else if (in == In::maybe)
      table.period_edge.push_back(at);
    if (row.dated && years_touched(row, years).size() > 1) table.year_edge.push_back(at);
    if (!row.heads) ++table.without_heads;
  }
}

/// A place that lies in one year is open only where that year is not covered.
bool place_covered(const StatsWork& work, const StatsTable& table, const Keys& keys) {
  for (std::size_t i = 0; i < table.by.size(); ++i) {
    if (table.by[i] != Dimension::year || keys[i].kind != KeyKind::value) continue;
    const DateSpan year = DateSpan::year(keys[i].value);
    return work.covers(
        {std::max(year.first, table.period.first), std::min(year.last, table.period.last)});
  }
  return table.covered;
}

void fill_pivot(const StatsWork& work, StatsTable& table) {
  Pivot pivot(table.by, years_in(table.period));
  for (const ClassRow& row : work.rows) pivot.add(row, in_span(row, table.period));
  if (!table.covered) pivot.total().open();
  table.total = count_of(pivot.total());
  std::map<Keys, std::size_t> index;
  for (auto& [keys, tally] : pivot.places()) {
    if (!place_covered(work, table, keys)) tally.open();
    StatsRow row;
    row.keys = keys;
    row.count = count_of(tally);
    row.class_share = share_of_total(tally, pivot.total(), ClassMeasure::classes);
    row.head_share = head_share_of_total(tally, pivot.total());
    index[keys] = table.rows.size();
    table.rows.push_back(std::move(row));
  }
  const auto year_at = std::find(table.by.begin(), table.by.end(), Dimension::year);
  if (year_at == table.by.end()) return;
  const auto at = static_cast<std::size_t>(year_at - table.by.begin());
  const auto whole = [&](int year) {
    return std::any_of(table.years.begin(), table.years.end(),
                       [&](const YearStats& stats) { return stats.year == year && stats.whole; });
  };
  for (StatsRow& row : table.rows) {
    if (row.keys[at].kind != KeyKind::value) continue;
    const int year = row.keys[at].value;
    if (!whole(year) || !whole(year - 1)) continue;
    Keys before = row.keys;
    before[at].value = year - 1;
    const auto found = index.find(before);
    row.change = change_between(
        found == index.end() ? StatsCount{} : table.rows[found->second].count, row.count);
  }
}

void fill_units(const StatsWork& work, StatsTable& table) {
  Pivot pivot({Dimension::unit}, {});
  for (const ClassRow& row : work.rows) pivot.add(row, in_span(row, table.period));
  if (work.evidence.units.empty() && pivot.places().size() < 2 &&
      pivot.find({{KeyKind::none, 0}}) != nullptr)
    return;
  std::map<StatsKey, ClassTally> units = {{{KeyKind::none, 0}, {}}};
  for (std::size_t i = 0; i < work.evidence.units.size(); ++i)
    units[{KeyKind::value, static_cast<std::int32_t>(i)}];
  for (const auto& [keys, tally] : pivot.places()) units[keys[0]] = tally;
  if (units.size() < 2) return;
  const auto put = [&](StatsKey unit, ClassTally tally) {
    if (!table.covered) tally.open();
    table.units.push_back({unit, count_of(tally)});
  };
  put({KeyKind::none, 0}, units[{KeyKind::none, 0}]);
  for (const auto& [unit, tally] : units)
    if (unit.kind != KeyKind::none) put(unit, tally);
}

void fill_running(const StatsWork& work, StatsTable& table) {
  ClassTally tally;
  for (const ClassRow& row : work.rows)
    tally.add(row, both(may_begin(row, {kDateMin, table.as_of}), running_on(row, table.as_of)));
  table.running = count_of(tally);
}

}  // namespace

bool StatsWork::covers(DateSpan span) const {
  const Register* data = reader.data();
  if (data == nullptr) return false;
  // Nothing is known, or asked, of days after as-of.
  const Date last = std::min(span.last, options.as_of);
  if (last < span.first) return true;
  return span.first >= data->covers.first && last <= data->covers.last;
}

In both(In a, In b) {
  return std::min(a, b);
}

In running_on(const ClassRow& row, Date day) {
  if (row.end.is_unknown()) return In::maybe;
  const bool open = row.end.is_none();
  if (!open && row.end.hi < day.days) return In::no;
  const bool sure = (open || row.end.lo >= day.days) && !row.several;
  return sure ? In::yes : In::maybe;
}

StatsTable make_stats(const EvidenceSchema& schema, const Evidence& evidence,
                      const StatsOptions& options) {
  StatsTable table;
  table.period = options.period;
  table.as_of = options.as_of;
  table.by = options.by;
  const ClassReader reader(schema, evidence);
  table.known = reader.known();
  const std::vector<ClassRow> rows = reader.read();
  const StatsWork work{schema, evidence, options, reader, rows};
  fill_quotas(work, table);
  if (reader.data() == nullptr) return table;
  table.covered = reader.known() && work.covers(table.period);
  sort_rows(work, table);
  fill_trend(work, table);
  fill_pivot(work, table);
  fill_pivot_plan(work, table);
  fill_plan(work, table);
  fill_headlines(work, table);
  fill_units(work, table);
  fill_running(work, table);
  return table;
}

}  // namespace chuan
