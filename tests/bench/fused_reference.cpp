#include "fused_reference.h"

#include "fused_run.h"

namespace chuan::bench {

namespace {

void set_calendar(Calendar& calendar, Date as_of) {
  constexpr Duration taught{7 * 12, 0};
  calendar.as_of = as_of;
  calendar.window_first = as_of.minus_years(5).plus_days(1).days;
  calendar.first_year = as_of.year() - static_cast<int>(kYears);
  calendar.asked[0] = calendar.arrived[0] = as_of.days;
  for (unsigned i = 0; i <= kYears; ++i) {
    const int year = calendar.first_year + static_cast<int>(i);
    calendar.year_start[i] = Date::of(year, 1, 1).days;
    if (i == kYears) break;
    calendar.asked[i + 1] = Date::of(year, 12, 31).days;
    calendar.arrived[i + 1] = Date::of(year, 7, 1).days;
  }
  Date start = as_of - taught;
  while (start.plus_days(1) + taught < as_of) start = start.plus_days(1);
  while (start + taught >= as_of) start = start.plus_days(-1);
  calendar.taught_since = start.days;
}

struct Total {
  std::int64_t lo = 0, hi = 0;
  bool no_ceiling = false;
  void add(Cell cell) {
    lo += cell.lo == kCellMin ? 0 : cell.lo;
    if (cell.hi == kCellMax)
      no_ceiling = true;
    else
      hi += cell.hi;
  }
  bool exact() const { return !no_ceiling && lo == hi; }
};

void set_share(const Total& part, const Total& whole, Got& out) {
  out = {};
  if (!whole.no_ceiling && part.lo > whole.hi) {
    out = open_value({0, 1}, {1, 1}, Reason::contradiction);
    return;
  }
  const std::int64_t most = part.no_ceiling || part.hi > whole.lo ? whole.lo : part.hi;
  out.at = {part.lo / kMicro, whole.lo / kMicro};
  out.low = whole.no_ceiling ? Num{0, 1} : Num{part.lo / kMicro, whole.hi / kMicro};
  out.high = {most / kMicro, whole.lo / kMicro};
}

void set_ratio(const Total& part, const Total& whole, Got& out) {
  out = {};
  out.at = {part.lo, whole.lo};
  out.low = whole.no_ceiling ? Num{0, kMicro} : Num{part.lo, whole.hi};
  out.high = part.no_ceiling || whole.lo <= 0 ? Num{kMicro, 0} : Num{part.hi, whole.lo};
}

}  // namespace

void Run::declare(FigureKey key, unsigned year, As as, Got& got) const {
  const bool parts = as != As::count;
  const int asked = year == kYears ? -1 : calendar.first_year + static_cast<int>(year);
  Total part, whole, value;
  bool found = false;
  for (unsigned at = dossier.first_figure[key]; at != 0;) {
    const Figure& row = dossier.figures[at - 1];
    at = row.next;
    if (row.year != asked) continue;
    if (parts ? row.part.is_none() || row.whole.is_none() : row.value.is_none()) continue;
    part.add(row.part);
    whole.add(row.whole);
    value.add(row.value);
    found = true;
  }
  if (!found) return;
  if (!parts) {
    got = {};
    got.low = {value.lo / kMicro, 1};
    got.high = value.no_ceiling ? kWithoutEnd : Num{value.hi / kMicro, 1};
    settle(got);
  } else {
    as == As::share ? set_share(part, whole, got) : set_ratio(part, whole, got);
    if (got.doubt != Reason::contradiction) {
      got.empty = !whole.no_ceiling && whole.hi <= 0;
      got.may_be_empty = whole.lo <= 0;
      got.exact = part.exact() && whole.exact();
      if (!got.empty && got.low.den == 0) got.low = {0, 1};
      if (!got.empty && got.high.den == 0 && got.high.num == 0) got.high = {1, 1};
    }
  }
  got.declared = true;
}

const FusedResult& fused_evaluate(const Dossier& dossier, Date as_of, FusedScratch& scratch) {
  if (scratch.calendar.as_of != as_of) set_calendar(scratch.calendar, as_of);
  const std::size_t blocks = (dossier.staff.rows.size() + 63) / 64;
  scratch.people.assign(blocks, PersonBlock{});
  Run run{dossier, scratch.calendar, scratch.people, scratch.result};
  pass_works(run);
  pass_people(run);
  pass_training(run);
  pass_papers(run);
  for (std::uint64_t rows = dossier.opinion_asked; rows != 0; rows &= rows - 1) {
    FusedValue& row = run.out.rows[static_cast<unsigned>(std::countr_zero(rows))];
    if (row.verdict != Verdict::not_met && row.verdict != Verdict::no_evidence) continue;
    row.verdict = Verdict::needs_ruling;
    row.reason = Reason::opinion_asked;
  }
  constexpr std::uint64_t may_not_apply = (std::uint64_t{1} << k2_06) | (std::uint64_t{1} << k6_03);
  for (std::uint64_t rows = dossier.not_applicable & may_not_apply; rows != 0; rows &= rows - 1) {
    FusedValue& row = run.out.rows[static_cast<unsigned>(std::countr_zero(rows))];
    row.verdict = Verdict::not_applicable;
    row.reason = Reason::not_applicable;
  }
  return run.out;
}

}  // namespace chuan::bench
