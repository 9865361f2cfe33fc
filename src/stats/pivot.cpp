#include "stats/pivot.h"

#include <algorithm>
#include <utility>

namespace chuan {

std::vector<int> years_in(DateSpan span) {
  std::vector<int> out;
  if (span.first > span.last) return out;
  for (int year = span.first.year(); year <= span.last.year(); ++year) out.push_back(year);
  return out;
}

std::vector<int> years_touched(const ClassRow& row, const std::vector<int>& years) {
  std::vector<int> out;
  if (!row.dated) return out;
  for (const int year : years) {
    const DateSpan span = DateSpan::year(year);
    if (row.days.last >= span.first && row.days.first <= span.last) out.push_back(year);
  }
  return out;
}

In in_years(const ClassRow& row, const std::vector<int>& years) {
  if (!row.dated) return years.empty() ? In::no : In::maybe;
  std::int32_t covered = 0;
  const std::vector<int> touched = years_touched(row, years);
  for (const int year : touched) {
    const DateSpan span = DateSpan::year(year);
    covered +=
        std::min(row.days.last, span.last).days - std::max(row.days.first, span.first).days + 1;
  }
  if (touched.empty()) return In::no;
  return covered == row.days.last.days - row.days.first.days + 1 ? In::yes : In::maybe;
}

Pivot::Pivot(std::vector<Dimension> by, std::vector<int> years)
    : by_(std::move(by)), years_(std::move(years)) {
  by_year_ = std::find(by_.begin(), by_.end(), Dimension::year) != by_.end();
}

void Pivot::add(const ClassRow& row, In in) {
  if (in == In::no) return;
  total_.add(row, in);
  Keys keys(by_.size());
  for (std::size_t i = 0; i < by_.size(); ++i) keys[i] = row.keys[static_cast<std::size_t>(by_[i])];
  if (!by_year_) {
    places_[keys].add(row, in);
    return;
  }
  const auto set_year = [&](StatsKey year) {
    for (std::size_t i = 0; i < by_.size(); ++i)
      if (by_[i] == Dimension::year) keys[i] = year;
  };
  const std::vector<int> touched = years_touched(row, years_);
  if (touched.empty()) {
    set_year({KeyKind::unknown, 0});
    places_[keys].add(row, In::maybe);
  }
  for (const int year : touched) {
    set_year({KeyKind::value, year});
    ClassTally& place = places_[keys];
    touched.size() == 1 ? place.add(row, in) : place.add_maybe(row, in);
  }
}

ClassTally* Pivot::find(const Keys& keys) {
  const auto at = places_.find(keys);
  return at == places_.end() ? nullptr : &at->second;
}

}  // namespace chuan
