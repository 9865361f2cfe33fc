/// One dossier's passes, one a register, and what they share; private to the fused reference.
#pragma once

#include <vector>

#include "fused_judge.h"

namespace chuan::bench {

/// What one dossier's passes share.
struct Run {
  const Dossier& dossier;
  const Calendar& calendar;
  std::vector<PersonBlock>& people;
  FusedResult& out;
  std::array<std::uint64_t, kPersonSets> anyone{};  ///< all ones: whoever is asked may be named
  unsigned years_written = 0;                       ///< bit: staff_years has rows of that year

  bool covers(Days32 covered, std::int32_t lo, std::int32_t hi) const {
    return lo >= covered.lo && hi <= covered.hi;
  }
  bool covers_year(Days32 covered, unsigned year) const {
    return covers(covered, calendar.year_start[year], calendar.year_start[year + 1] - 1);
  }
  bool covers_years(Days32 covered) const {
    return covers(covered, calendar.year_start[0], calendar.year_start[kYears] - 1);
  }
  bool covers_window(Days32 covered) const {
    return covers(covered, calendar.window_first, calendar.as_of.days);
  }
  Tri in_window(Days32 days) const {
    return within(days, calendar.window_first, calendar.as_of.days);
  }
  Tri in_years(Days32 days) const {
    return within(days, calendar.year_start[0], calendar.year_start[kYears] - 1);
  }
  Tri in_year(Days32 days, unsigned year) const {
    return within(days, calendar.year_start[year], calendar.year_start[year + 1] - 1);
  }
  /// The year asked that holds the day; kYears: none.
  unsigned year_of(std::int32_t day) const {
    const auto since = static_cast<std::uint32_t>(day - calendar.year_start[0]);
    if (since >= static_cast<std::uint32_t>(calendar.year_start[kYears] - calendar.year_start[0]))
      return kYears;
    const unsigned year = since / 366;
    return year + (day >= calendar.year_start[year + 1] ? 1U : 0U);
  }
  /// f(year, answer) for the years in which the days may lie.
  template <class F>
  void each_year_of(Days32 days, F&& f) const {
    if (days.exact()) {
      const unsigned year = year_of(days.lo);
      if (year < kYears) f(year, kYes);
      return;
    }
    for (unsigned year = 0; year < kYears; ++year)
      if (const Tri t = in_year(days, year); t != kNo) f(year, t);
  }
  Tri present(Days32 from, Days32 to) const {
    const std::int32_t day = calendar.as_of.days;
    return tri(from.hi <= day && to.lo >= day, from.lo <= day && to.hi >= day);
  }
  void name(std::int32_t person, PersonSet set, Tri t) {
    if (person < 0) {
      if (person == kSomebody && t != kNo) anyone[set] = ~std::uint64_t{0};
      return;
    }
    PersonBlock& block = people[static_cast<unsigned>(person) / 64];
    const unsigned at = static_cast<unsigned>(person) % 64;
    block.sure[set] |= std::uint64_t{t & 1U} << at;
    block.may[set] |= std::uint64_t{t >> 1U} << at;
  }
  static PersonSet of_year(PersonSet first, unsigned year) {
    return static_cast<PersonSet>(first + year);
  }
  /// The declared figure that stands in for a register not known, else what was counted. `year`:
  /// kYears on the day.
  enum class As : std::uint8_t { share, ratio, count };
  const Got& or_declared(FigureKey key, unsigned year, As as, bool known, Got& got) const {
    if (!known && dossier.first_figure[key] != 0) declare(key, year, as, got);
    return got;
  }
  void declare(FigureKey key, unsigned year, As as, Got& got) const;
};

void pass_works(Run& run);   ///< research, publications, events: group 4, and the people they name
void pass_people(Run& run);  ///< certificates, discipline, staff by year, staff: group 2
void pass_training(
    Run& run);               ///< units, classes, plans, programmes, surveys, rooms, budgets, facts
void pass_papers(Run& run);  ///< documents, the school's years, rulings

}  // namespace chuan::bench
