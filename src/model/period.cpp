#include "model/assessment.h"

namespace chuan {

Period period_of(const PackInfo& pack, Date as_of) {
  Period period;
  period.as_of = as_of;
  // (as-of minus n years, as-of]: the first instant is excluded, so the first day counted is next.
  period.first_day = as_of.minus_years(pack.window_years).plus_days(1);
  // A year is asked once it has ended and settled: as-of after 31/12 + settle.
  int last = as_of.year();
  while (as_of < Date::of(last + 1, 1, 1) + pack.settle) --last;
  period.year_count = pack.calendar_years;
  period.first_year = last - pack.calendar_years + 1;
  return period;
}

}  // namespace chuan
