#include "engine/judge.h"

#include "engine/measure_parts.h"
#include "engine/shortfall.h"

namespace chuan::engine {

namespace {

enum class Tri : std::uint8_t { no, yes, open };

/// How a value stands to its threshold, and how its low end does.
struct Standing {
  Tri tri = Tri::open;
  int low = 0;
};

Standing compare(const Computed& got, const Threshold& threshold) {
  const bool topics = got.value.kind == ValueKind::documents;
  const auto stands = [&](const Fraction& end) {
    return topics ? order_of({end.num, 1}, threshold.value) : order_of(end, threshold.value);
  };
  const int low = stands(got.value.low);
  const int high = got.value.exact ? low : stands(got.value.high);
  bool yes = false;
  bool no = false;
  switch (threshold.compare) {
    case Compare::at_least:
      yes = low >= 0;
      no = high < 0;
      break;
    case Compare::over:
      yes = low > 0;
      no = high <= 0;
      break;
    case Compare::at_most:
      yes = high <= 0;
      no = low > 0;
      break;
    case Compare::under:
      yes = high < 0;
      no = low >= 0;
      break;
    case Compare::is:
      yes = low == 0 && high == 0;
      no = low > 0 || high < 0;
      break;
  }
  return {yes ? Tri::yes : (no ? Tri::no : Tri::open), low};
}

/// One value against one threshold, into a CheckResult or a YearResult: the inner step of both.
template <class Result>
void judge_value(Asker& asker, const Check& check, const Measure& measure, const Computed& got,
                 const Threshold& threshold, Result& out) {
  out.value = got.value;
  Standing standing;
  Tri& tri = standing.tri;
  if (got.surely_empty) {
    tri = measure.when_empty == WhenEmpty::met
              ? Tri::yes
              : (measure.when_empty == WhenEmpty::not_met ? Tri::no : Tri::open);
  } else {
    standing = compare(got, threshold);
    // In the worlds in which nobody is asked, when_empty decides; all worlds must agree.
    const bool empty_agrees = !got.may_be_empty ||
                              (tri == Tri::yes && measure.when_empty == WhenEmpty::met) ||
                              (tri == Tri::no && measure.when_empty == WhenEmpty::not_met);
    if (!empty_agrees) tri = Tri::open;
  }
  if (tri == Tri::yes) {
    out.verdict = Verdict::met;
    out.exceeds =
        !got.surely_empty && standing.low > 0 && can_exceed(measure, threshold, asker.pack());
    return;
  }
  if (tri == Tri::open) {
    out.verdict = Verdict::no_evidence;
    out.reason = got.surely_empty ? Reason::empty_set : got.doubt;
    // Nothing known of the members: no head is known to be missing either.
    const bool members_known =
        got.value.kind != ValueKind::share || got.doubt == Reason::unknown_fields;
    if (!got.surely_empty && !got.boundless && members_known)
      shortfall_of(asker.pack(), measure, got, threshold, out.shortfall);
    return;
  }
  if (!got.surely_empty && !got.boundless)
    shortfall_of(asker.pack(), measure, got, threshold, out.shortfall);
  out.verdict = Verdict::not_met;
  if (got.surely_empty) {
    out.reason = Reason::empty_set;
  } else if (measure.kind == MeasureKind::documents) {
    out.reason = got.expired ? Reason::expired_document : Reason::missing_document;
  } else if (is_limit(got, threshold)) {
    out.reason = Reason::above_limit;
  } else if (measure.kind == MeasureKind::count && measure.scope == TimeScope::window &&
             Rational(count_ever(asker, measure)) >= threshold.value) {
    out.reason = Reason::out_of_window;
  } else {
    out.reason = Reason::below_threshold;
  }
  out.nearly = nearly_met(asker.pack(), check, measure, got, threshold, out.shortfall);
}

void judge_years(Asker& asker, const Check& check, const Measure& measure,
                 const Threshold& threshold, CheckResult& out, std::vector<YearResult>& years) {
  out.first_year = static_cast<std::uint32_t>(years.size());
  out.year_count = static_cast<std::uint32_t>(asker.period().year_count);
  int met = 0;
  int open = 0;
  int failed_nearly = 0;
  bool all_exceed = true;
  bool nothing = false;
  const YearResult* first_open = nullptr;
  Reason failed_reason = Reason::none;
  years.reserve(years.size() + out.year_count);
  for (unsigned slot = asker.first_slot(measure); slot < asker.end_slot(measure); ++slot) {
    const Computed got = compute(asker, measure, slot);
    YearResult& year = years.emplace_back();
    year.year = asker.year_of(slot);
    judge_value(asker, check, measure, got, threshold, year);
    out.value.declared |= got.value.declared;
    all_exceed &= year.exceeds;
    if (year.verdict == Verdict::met) {
      ++met;
    } else if (year.verdict == Verdict::no_evidence) {
      ++open;
      if (first_open == nullptr) first_open = &year;
    } else {
      failed_nearly += year.nearly ? 1 : 0;
      if (failed_reason == Reason::none) failed_reason = year.reason;
      // Nobody was asked, or nothing was done. A share of none is an answer.
      const bool counted =
          got.value.kind == ValueKind::count || got.value.kind == ValueKind::amount;
      const bool zero = counted && got.value.exact && got.value.at.num == 0;
      if (got.surely_empty || zero) nothing = true;
    }
  }
  const int asked = static_cast<int>(out.year_count);
  const int need = measure.need == 0 ? asked : measure.need;
  const int failed = asked - met - open;
  out.value.kind = ValueKind::each_year;
  out.value.at = out.value.low = {met, asked};
  out.value.high = {met + open, asked};
  out.value.exact = open == 0;
  if (met >= need) {
    out.verdict = Verdict::met;
    out.exceeds = all_exceed && can_exceed(measure, threshold, asker.pack());
  } else if (met + open < need) {
    out.verdict = Verdict::not_met;
    out.reason = nothing ? Reason::missing_year : failed_reason;
    // One year too few, that year itself nearly, and nothing left open.
    out.nearly = open == 0 && failed - failed_nearly <= asked - need && need - met == 1 &&
                 failed_nearly >= 1;
  } else {
    out.verdict = Verdict::no_evidence;
    out.reason = first_open->reason;
  }
  out.shortfall.any = out.verdict != Verdict::met;
}

}  // namespace

std::uint16_t threshold_on(const Condition& condition, Date day) {
  std::uint16_t best = 0;
  for (std::size_t i = 1; i < condition.thresholds.size(); ++i)
    if (condition.thresholds[i].from <= day) best = static_cast<std::uint16_t>(i);
  return best;
}

bool can_exceed(const Measure& measure, const Threshold& threshold, const CompiledPack& pack) {
  if (threshold.compare != Compare::at_least && threshold.compare != Compare::over) return false;
  switch (measure.kind) {
    case MeasureKind::share:
      return !measure.every && threshold.value.num() < threshold.value.den();
    case MeasureKind::count:
    case MeasureKind::sum:
    case MeasureKind::ratio:
      return true;
    case MeasureKind::value: {
      const FieldType type = pack.schema.facts[measure.field].type;
      return type == FieldType::number || type == FieldType::year || type == FieldType::scale;
    }
    case MeasureKind::lowest: {
      const auto& field = pack.schema.registers[measure.reg].fields[measure.field];
      const auto top = static_cast<std::int64_t>(pack.schema.scales[field.scale].values.size()) - 1;
      return threshold.value < Rational(top);
    }
    case MeasureKind::documents:
    case MeasureKind::ruling:
      break;
  }
  return false;
}

void judge(Asker& asker, const Check& check, std::uint16_t condition, CheckResult& out,
           std::vector<YearResult>& years) {
  const Measure& measure = asker.pack().measures[check.measure];
  out.condition = condition;
  out.level = check.conditions[condition].level;
  out.threshold = threshold_on(check.conditions[condition], asker.period().as_of);
  const Threshold& threshold = check.conditions[condition].thresholds[out.threshold];
  if (measure.scope == TimeScope::each_year) {
    judge_years(asker, check, measure, threshold, out, years);
    return;
  }
  const Computed got = compute(asker, measure, 0);
  judge_value(asker, check, measure, got, threshold, out);
}

}  // namespace chuan::engine
