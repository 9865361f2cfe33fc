#include "app/merge_counts.h"

#include <algorithm>

#include "report/people.h"
#include "report/wording.h"

namespace chuan {
namespace {

bool small(Int128 n) {
  return n == 1 || n == 2;
}

/// The ends of what n of d people may be told as.
struct Told {
  Int128 low, high;
};
Told told(Int128 n, Int128 d) {
  Told out{n, n};
  if (small(n)) out = {1, std::min<Int128>(2, d)};
  if (small(d - n)) out = {std::min(out.low, d - 2), std::max(out.high, d - 1)};
  return out;
}

/// Each end of a share widened to what it is told as; true when anything changed.
bool merge_share(Value& value) {
  Fraction low = value.exact ? value.at : value.low;
  Fraction high = value.exact ? value.at : value.high;
  if (low.den == 0 || high.den == 0) return false;
  const bool few = small(low.den) || small(high.den);
  if (few) {
    // Of one or two people a share other than none and all would tell both.
    const bool none = high.num == 0;
    const bool all = low.num == low.den && high.num == high.den;
    low = all ? Fraction{1, 1} : Fraction{0, 2};
    high = none ? Fraction{0, 1} : Fraction{2, 2};
  } else {
    low.num = std::max<Int128>(0, told(low.num, low.den).low);
    high.num = told(high.num, high.den).high;
  }
  const Fraction& was_low = value.exact ? value.at : value.low;
  const Fraction& was_high = value.exact ? value.at : value.high;
  if (low == was_low && high == was_high) return false;
  value.exact = false;
  value.at = value.low = low;
  value.high = high;
  return true;
}

bool merge_count(Value& value) {
  const Fraction low = value.exact ? value.at : value.low;
  const Fraction high = value.exact ? value.at : value.high;
  if (low.den != 1 || high.den > 1 || (!small(low.num) && !small(high.num))) return false;
  value.exact = false;
  value.low = {small(low.num) ? Int128{1} : low.num, 1};
  value.high = {high.den == 1 && small(high.num) ? Int128{2} : high.num, high.den};
  value.at = value.low;
  return true;
}

/// The top of a ratio, in millionths, where it counts people.
bool merge_top(Value& value) {
  Fraction& low = value.exact ? value.at : value.low;
  Fraction& high = value.exact ? value.at : value.high;
  if (!small(low.num / kMicro) && !small(high.num / kMicro)) return false;
  Fraction from = low;
  Fraction to = high;
  if (small(from.num / kMicro)) from.num = kMicro;
  if (small(to.num / kMicro)) to.num = Int128{2} * kMicro;
  value.exact = false;
  value.at = value.low = from;
  value.high = to;
  return true;
}

void merge_heads(std::int64_t& most, std::int64_t& best) {
  if (small(most)) most = 2;
  if (small(best)) best = 1;
  if (most == 2 && best <= 0) best = 1;
}

void merge(const CompiledPack& pack, const Measure& measure, Value& value, Shortfall& shortfall) {
  bool merged = false;
  const auto people = [&](std::uint16_t reg) { return counts_people(pack.schema, reg); };
  if (measure.kind == MeasureKind::ratio) {
    const bool top = measure.top < pack.parts.size() && people(pack.parts[measure.top].reg) &&
                     pack.parts[measure.top].kind == MeasureKind::count;
    merged = top && value.kind == ValueKind::ratio && merge_top(value);
  } else if (people(measure.reg)) {
    merged = (value.kind == ValueKind::share && merge_share(value)) ||
             (value.kind == ValueKind::count && merge_count(value));
    merge_heads(shortfall.convert, shortfall.convert_best);
    merge_heads(shortfall.recruit, shortfall.recruit_best);
  }
  // The distance to a known threshold would tell the value.
  if (merged) shortfall = Shortfall{};
}

}  // namespace

void merge_small_counts(const CompiledPack& pack, Assessment& assessment,
                        std::vector<Lapse>& lapses) {
  const auto of_check = [&](const Finding& finding, CheckResult& result) {
    const Asked asked = asked_of(pack, pack.indicators[finding.indicator], result);
    if (asked.measure == nullptr) return;
    merge(pack, *asked.measure, result.value, result.shortfall);
    for (std::uint32_t i = 0; i < result.year_count; ++i) {
      YearResult& year = assessment.years[result.first_year + i];
      merge(pack, *asked.measure, year.value, year.shortfall);
    }
  };
  std::vector<bool> done(assessment.checks.size());
  for (const Finding& finding : assessment.findings)
    for (std::uint32_t i = 0; i < finding.check_count; ++i) {
      const std::size_t at = std::size_t{finding.first_check} + i;
      if (at >= done.size() || done[at]) continue;
      done[at] = true;
      of_check(finding, assessment.checks[at]);
    }
  for (Lapse& lapse : lapses) {
    if (counts_people(pack.schema, lapse.reg)) lapse.lost.clear();
    if (lapse.finding >= assessment.findings.size()) continue;
    const Indicator& indicator = pack.indicators[assessment.findings[lapse.finding].indicator];
    const Asked asked = asked_of(pack, indicator, lapse.then);
    if (asked.measure != nullptr)
      merge(pack, *asked.measure, lapse.then.value, lapse.then.shortfall);
  }
}

void drop_people(const CompiledPack& pack, Explanation& explanation) {
  std::erase_if(explanation.groups, [&](const ExplainedGroup& group) {
    return counts_people(pack.schema, group.reg) || counts_people(pack.schema, group.unknown_reg);
  });
}

}  // namespace chuan
