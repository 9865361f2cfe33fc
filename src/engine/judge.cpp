#include "engine/judge.h"

namespace chuan::engine {

namespace {

enum class Tri : std::uint8_t { no, yes, open };

/// An end of a value as the number thresholds speak of: of documents, the topics covered.
Fraction number_of(const Value& value, const Fraction& end) {
  return value.kind == ValueKind::documents ? Fraction{end.num, 1} : end;
}

constexpr bool fits_64(Int128 value) {
  return value == static_cast<std::int64_t>(value);
}
constexpr int sign_of(Int128 left, Int128 right) {
  return left < right ? -1 : (left == right ? 0 : 1);
}

/// -1, 0, 1 as a against b; an unbounded fraction is beyond every rational.
int compare(const Fraction& a, const Rational& b) {
  if (a.den == 0) return a.num > 0 ? 1 : -1;
  // Nearly all: one multiplication a side.
  if (fits_64(a.num) && fits_64(a.den) && fits_64(b.num()) && fits_64(b.den()))
    return sign_of(Int128{static_cast<std::int64_t>(a.num)} * static_cast<std::int64_t>(b.den()),
                   Int128{static_cast<std::int64_t>(b.num())} * static_cast<std::int64_t>(a.den));
  const Rational value(a.num, a.den);
  return value < b ? -1 : (value == b ? 0 : 1);
}

/// The same of `ka` times a against `kb` times b, for small factors.
int compare(const Fraction& a, const Rational& b, int ka, int kb) {
  if (a.den == 0) return a.num > 0 ? 1 : -1;
  Int128 left = 0;
  Int128 right = 0;
  if (__builtin_mul_overflow(a.num * ka, b.den(), &left) ||
      __builtin_mul_overflow(b.num() * kb, a.den, &right)) {
    const Rational value = Rational(a.num, a.den) * Rational(ka);
    const Rational other = b * Rational(kb);
    return value < other ? -1 : (value == other ? 0 : 1);
  }
  return sign_of(left, right);
}

/// How a value stands to its threshold, and how its low end does.
struct Standing {
  Tri tri = Tri::open;
  int low = 0;
};

Standing compare(const Computed& got, const Threshold& threshold) {
  const bool topics = got.value.kind == ValueKind::documents;
  const auto stands = [&](const Fraction& end) {
    return topics ? compare({end.num, 1}, threshold.value) : compare(end, threshold.value);
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

bool at_least(Compare compare) {
  return compare == Compare::at_least || compare == Compare::over;
}
bool at_most(Compare compare) {
  return compare == Compare::at_most || compare == Compare::under;
}

bool yes_or_no(const Measure& measure, const CompiledPack& pack) {
  return measure.kind == MeasureKind::value &&
         pack.schema.facts[measure.field].type == FieldType::yes_no;
}

/// What a share lacks: points, and heads that must change, or passing ones that must be added; -1:
/// never that way.
struct ShareGap {
  Rational points;
  std::int64_t convert = 0;
  std::int64_t recruit = 0;
};
/// The least whole number that is not below num/den (above it when `strict`), and not below zero.
template <class Int>
std::int64_t heads(Int num, Int den, bool strict) {
  if (num < 0 || (num == 0 && !strict)) return 0;
  const Int whole = num / den;
  return static_cast<std::int64_t>(strict || whole * den != num ? whole + 1 : whole);
}
template <class Int>
ShareGap share_gap(Int num, Int den, Int top, Int bottom, bool strict) {
  const Int short_of = top * den - num * bottom;  // in heads times `bottom`
  ShareGap out;
  out.convert = heads(short_of, bottom, strict);
  if (out.convert > den - num) out.convert = -1;
  out.recruit = bottom <= top ? -1 : heads<Int>(short_of, bottom - top, strict);
  if (den == 0)
    out.points = Rational(top, bottom) * Rational(100);
  else if (short_of > 0)
    out.points = Rational(short_of * 100, bottom * den);
  return out;
}
ShareGap share_gap(const Fraction& value, const Threshold& threshold) {
  const bool strict = threshold.compare == Compare::over;
  const Int128 top = threshold.value.num();
  const Int128 bottom = threshold.value.den();
  // Below it every product stays within 64 bits, a hundredfold too.
  constexpr Int128 kSmall = Int128{1} << 27;
  const auto small = [](Int128 number) { return number >= 0 && number < kSmall; };
  if (small(value.num) && small(value.den) && small(top) && small(bottom))
    return share_gap(static_cast<std::int64_t>(value.num), static_cast<std::int64_t>(value.den),
                     static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom), strict);
  return share_gap<Int128>(value.num, value.den, top, bottom, strict);
}

Rational positive(const Rational& value) {
  return value < Rational(0) ? Rational(0) : value;
}

void shortfall_of(const Measure& measure, const Computed& got, const Threshold& threshold,
                  Shortfall& out) {
  out.any = true;
  const bool limit = at_most(threshold.compare);
  const Fraction worst = number_of(got.value, limit ? got.value.high : got.value.low);
  const Fraction best = number_of(got.value, limit ? got.value.low : got.value.high);
  switch (measure.kind) {
    case MeasureKind::share: {
      const ShareGap low = share_gap(worst, threshold);
      const ShareGap high = got.value.exact ? low : share_gap(best, threshold);
      out.points = low.points;
      out.convert = low.convert;
      out.recruit = low.recruit;
      out.points_best = high.points;
      out.convert_best = high.convert;
      out.recruit_best = high.recruit;
      break;
    }
    case MeasureKind::documents:
      out.topics = got.topics_missing;
      out.units = positive(threshold.value - worst.rational());
      out.units_best = positive(threshold.value - best.rational());
      break;
    case MeasureKind::ratio: {
      // In units of the top: the bottom times the threshold, less the top.
      auto units = [&](const Fraction& value) {
        if (value.den == 0) return Rational(0);
        return positive(threshold.value * Rational(value.den, kMicro) -
                        Rational(value.num, kMicro));
      };
      out.units = units(got.value.exact ? got.value.at : worst);
      out.units_best = units(got.value.exact ? got.value.at : best);
      out.points = positive((threshold.value - worst.rational()) * Rational(100));
      out.points_best = positive((threshold.value - best.rational()) * Rational(100));
      break;
    }
    case MeasureKind::count:
    case MeasureKind::sum:
    case MeasureKind::value:
      if (got.value.kind != ValueKind::count && got.value.kind != ValueKind::amount) {
        out.any = false;
      } else if (at_most(threshold.compare)) {
        out.units = worst.unbounded() ? Rational(0) : worst.rational() - threshold.value;
        out.units_best =
            best.unbounded() ? Rational(0) : positive(best.rational() - threshold.value);
      } else {
        out.units = positive(threshold.value - worst.rational());
        out.units_best =
            best.unbounded() ? Rational(0) : positive(threshold.value - best.rational());
      }
      break;
    default:
      out.any = false;
  }
}

bool nearly_met(const Asker& asker, const Check& check, const Measure& measure, const Computed& got,
                const Threshold& threshold, const Shortfall& missing) {
  if (check.nearly.never || yes_or_no(measure, asker.pack())) return false;
  const Fraction worst =
      number_of(got.value, at_most(threshold.compare) ? got.value.high : got.value.low);
  if (worst.den == 0 || got.surely_empty) return false;
  const auto times = [&](int ka, int kb) { return compare(worst, threshold.value, ka, kb); };
  if (check.nearly.given) {
    const Rational value = worst.rational();
    // Against its compare: the value moved by `within` towards the threshold reaches it.
    return at_most(threshold.compare) ? value - check.nearly.within <= threshold.value
                                      : value + check.nearly.within >= threshold.value;
  }
  switch (got.value.kind) {
    case ValueKind::documents:
      return missing.units == Rational(1) && times(2, 1) >= 0;
    case ValueKind::share:
      if (missing.convert == 1 && times(2, 1) >= 0) return true;
      break;
    case ValueKind::count:
    case ValueKind::amount:
    case ValueKind::ratio:
      if (at_most(threshold.compare)) return missing.units <= Rational(1);
      if (missing.units <= Rational(1) && times(2, 1) >= 0) return true;
      break;
    default:
      return false;
  }
  return (at_least(threshold.compare) || got.value.kind == ValueKind::share) && times(10, 9) >= 0;
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
      shortfall_of(measure, got, threshold, out.shortfall);
    return;
  }
  if (!got.surely_empty && !got.boundless) shortfall_of(measure, got, threshold, out.shortfall);
  out.verdict = Verdict::not_met;
  if (got.surely_empty) {
    out.reason = Reason::empty_set;
  } else if (measure.kind == MeasureKind::documents) {
    out.reason = got.expired ? Reason::expired_document : Reason::missing_document;
  } else if (at_most(threshold.compare)) {
    out.reason = Reason::above_limit;
  } else if (measure.kind == MeasureKind::count && measure.scope == TimeScope::window &&
             Rational(count_ever(asker, measure)) >= threshold.value) {
    out.reason = Reason::out_of_window;
  } else {
    out.reason = Reason::below_threshold;
  }
  out.nearly = nearly_met(asker, check, measure, got, threshold, out.shortfall);
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
    out.exceeds = measure.need == 0 && all_exceed && can_exceed(measure, threshold, asker.pack());
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
  if (!at_least(threshold.compare)) return false;
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
