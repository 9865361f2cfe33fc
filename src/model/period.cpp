#include "model/assessment.h"

namespace chuan {

int last_year_on(Date day, Duration settle) {
  int last = day.year();
  while (day < Date::of(last + 1, 1, 1) + settle) --last;
  return last;
}

Period period_of(const PackInfo& pack, Date as_of, std::optional<Date> years_as_of) {
  Period period;
  period.as_of = as_of;
  // (as-of minus n years, as-of]: the first instant is excluded, so the first day counted is next.
  period.first_day = as_of.minus_years(pack.window_years).plus_days(1);
  period.years_day = years_as_of.value_or(as_of);
  period.year_count = pack.calendar_years;
  period.first_year = last_year_on(period.years_day, pack.settle) - pack.calendar_years + 1;
  return period;
}

}  // namespace chuan
