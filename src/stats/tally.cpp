#include "stats/tally.h"

#include <algorithm>
#include <array>

namespace chuan {
namespace {

constexpr std::array kHeads = {ClassMeasure::learners, ClassMeasure::turns, ClassMeasure::untold};

Range range_of(const ClassTally& tally, ClassMeasure m) {
  return tally.at(m).range();
}

Rational not_below_zero(const Rational& value) {
  return std::max(value, Rational(0));
}

/// The part of the total that is surely and possibly elsewhere.
Sum rest_of(const ClassTally& place, const ClassTally& total, ClassMeasure m) {
  const Sum whole = total.at(m);
  const Sum& own = place.sure_of(m);
  const Sum& shared = place.maybe_of(m);
  Sum rest;
  rest.lo = std::max<Int128>(whole.lo - own.lo - shared.lo, 0);
  rest.hi = std::max<Int128>(whole.hi - own.hi, rest.lo);
  rest.open = whole.open;
  return rest;
}

Sum plus(Sum a, const Sum& b) {
  a.add(b);
  return a;
}

}  // namespace

void ClassTally::add(const ClassRow& row, In in) {
  if (in == In::no) return;
  for (std::size_t m = 0; m < kMeasures; ++m)
    sure[m].add(in == In::yes ? row.adds[m] : row.adds[m].maybe());
}

void ClassTally::add_maybe(const ClassRow& row, In in) {
  if (in == In::no) return;
  for (std::size_t m = 0; m < kMeasures; ++m)
    maybe[m].add(in == In::yes ? row.adds[m] : row.adds[m].maybe());
}

Sum ClassTally::at(ClassMeasure m) const {
  Sum out = sure_of(m);
  out.hi += maybe_of(m).hi;
  out.open = out.open || maybe_of(m).open;
  return out;
}

void ClassTally::open() {
  for (Sum& sum : sure) sum.open = true;
}

std::optional<Range> share_of(const Sum& part, const Sum& rest) {
  if (part.lo + rest.lo == 0 && part.hi + rest.hi == 0 && !part.open && !rest.open)
    return std::nullopt;
  Range out;
  out.lo = rest.open || part.lo == 0 ? Rational(0) : Rational(part.lo, part.lo + rest.hi);
  if (part.open)
    out.hi = Rational(1);
  else
    out.hi = part.hi == 0 ? Rational(0) : Rational(part.hi, part.hi + rest.lo);
  return out;
}

std::optional<Range> ratio_of(const Range& top, const Range& bottom) {
  if (bottom.lo <= Rational(0)) return std::nullopt;
  Range out;
  out.lo = bottom.open ? Rational(0) : top.lo / bottom.hi;
  out.hi = top.hi / bottom.lo;
  out.open = top.open;
  return out;
}

std::optional<Range> share_of_total(const ClassTally& place, const ClassTally& total,
                                    ClassMeasure measure) {
  return share_of(place.at(measure), rest_of(place, total, measure));
}

std::optional<Range> head_share_of_total(const ClassTally& place, const ClassTally& total) {
  Sum part;
  Sum rest;
  for (const ClassMeasure m : kHeads) {
    part.add(place.at(m));
    rest.add(rest_of(place, total, m));
  }
  return share_of(part, rest);
}

StatsCount count_of(const ClassTally& tally) {
  StatsCount out;
  out.classes = range_of(tally, ClassMeasure::classes);
  out.learners = range_of(tally, ClassMeasure::learners);
  out.turns = range_of(tally, ClassMeasure::turns);
  out.untold = range_of(tally, ClassMeasure::untold);
  out.heads = out.learners + out.turns + out.untold;
  out.planned_learners = range_of(tally, ClassMeasure::planned_learners);
  const Sum mode_unknown = tally.at(ClassMeasure::mode_unknown).maybe();
  const Sum plan_unknown = tally.at(ClassMeasure::plan_unknown).maybe();
  out.mode_unknown = range_of(tally, ClassMeasure::mode_unknown);
  out.full_time = plus(tally.at(ClassMeasure::full_time), mode_unknown).range();
  out.part_time = plus(tally.at(ClassMeasure::part_time), mode_unknown).range();
  out.online = plus(tally.at(ClassMeasure::online), mode_unknown).range();
  out.in_plan = plus(tally.at(ClassMeasure::in_plan), plan_unknown).range();
  out.added = plus(tally.at(ClassMeasure::added), plan_unknown).range();
  out.outside = plus(tally.at(ClassMeasure::outside), plan_unknown).range();
  for (std::size_t g = 0; g < kGrades; ++g)
    out.grades[g] = range_of(
        tally, static_cast<ClassMeasure>(static_cast<std::size_t>(ClassMeasure::excellent) + g));
  out.answers = range_of(tally, ClassMeasure::answers);
  out.satisfied = range_of(tally, ClassMeasure::satisfied);

  const Sum other = plus(tally.at(ClassMeasure::part_time), tally.at(ClassMeasure::online));
  out.full_time_share =
      share_of(plus(tally.at(ClassMeasure::full_time), mode_unknown), plus(other, mode_unknown));
  out.average_size = ratio_of(out.heads, out.classes);
  out.satisfied_share = ratio_of(out.satisfied, out.answers);
  return out;
}

std::optional<Range> minus(const Range& a, const Range& b) {
  if (a.open || b.open) return std::nullopt;
  return Range{a.lo - b.hi, a.hi - b.lo, false};
}

Range left_of(const Range& a, const Range& b) {
  Range out;
  out.lo = b.open ? Rational(0) : not_below_zero(a.lo - b.hi);
  out.hi = not_below_zero(a.hi - b.lo);
  out.open = a.open;
  return out;
}

StatsChange change_between(const StatsCount& before, const StatsCount& after) {
  StatsChange out;
  out.classes = minus(after.classes, before.classes);
  out.heads = minus(after.heads, before.heads);
  const auto rate = [](const Range& old, const Range& now) -> std::optional<Range> {
    const std::optional<Range> quotient = ratio_of(now, old);
    if (!quotient || old.open || now.open) return std::nullopt;
    return Range{quotient->lo - Rational(1), quotient->hi - Rational(1), false};
  };
  out.classes_rate = rate(before.classes, after.classes);
  out.heads_rate = rate(before.heads, after.heads);
  return out;
}

}  // namespace chuan
