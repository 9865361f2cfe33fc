#include "engine/shortfall.h"

#include "engine/measure_parts.h"

namespace chuan::engine {

namespace {

/// An end of a value as the number thresholds speak of: of documents, the topics covered.
Fraction number_of(const Value& value, const Fraction& end) {
  return value.kind == ValueKind::documents ? Fraction{end.num, 1} : end;
}

bool yes_or_no(const Measure& measure, const CompiledPack& pack) {
  return measure.kind == MeasureKind::value &&
         pack.schema.facts[measure.field].type == FieldType::yes_no;
}

/// What is measured comes in whole pieces: heads, classes, seats; not hectares.
bool is_whole(const CompiledPack& pack, const Measure& measure) {
  switch (measure.kind) {
    case MeasureKind::count:
      return true;
    case MeasureKind::sum:
      return pack.schema.registers[measure.reg].fields[measure.field].integer;
    case MeasureKind::value:
      return pack.schema.facts[measure.field].integer ||
             pack.schema.facts[measure.field].type == FieldType::year;
    case MeasureKind::ratio:
      return is_whole(pack, pack.parts[measure.top]);
    default:
      return false;
  }
}

/// What a share lacks or has too much of: points, and heads that must change, or be added: passing
/// ones to reach a threshold, others to come below a limit; -1: never that way.
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
ShareGap share_gap(Int num, Int den, Int top, Int bottom, bool limit, bool strict) {
  // In heads times `bottom`.
  const Int by = limit ? num * bottom - top * den : top * den - num * bottom;
  const Int may_change = limit ? num : den - num;
  const Int others = limit ? top : bottom - top;  // what each one more moves it by
  ShareGap out;
  out.convert = heads(by, bottom, strict);
  if (out.convert > may_change) out.convert = -1;
  out.recruit = others <= 0 ? -1 : heads<Int>(by, others, strict);
  if (den == 0)
    out.points = limit ? Rational(0) : Rational(top, bottom) * Rational(100);
  else if (by > 0)
    out.points = Rational(by * 100, bottom * den);
  return out;
}
ShareGap share_gap(const Fraction& value, const Threshold& threshold, bool limit) {
  const bool strict = is_strict(threshold.compare);
  const Int128 top = threshold.value.num();
  const Int128 bottom = threshold.value.den();
  // Below it every product stays within 64 bits, a hundredfold too.
  constexpr Int128 kSmall = Int128{1} << 27;
  const auto small = [](Int128 number) { return number >= 0 && number < kSmall; };
  if (small(value.num) && small(value.den) && small(top) && small(bottom))
    return share_gap(static_cast<std::int64_t>(value.num), static_cast<std::int64_t>(value.den),
                     static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom), limit,
                     strict);
  return share_gap<Int128>(value.num, value.den, top, bottom, limit, strict);
}

Rational positive(const Rational& value) {
  return value < Rational(0) ? Rational(0) : value;
}

/// From `value` to what meets `asked`.
Rational units(const Rational& value, const Rational& asked, Compare compare, bool limit,
               bool whole) {
  Rational target = asked;
  if (whole && compare != Compare::is) {
    const Rational floor(asked.floor());
    const bool exact = floor == asked;
    const bool strict = is_strict(compare);
    if (limit)
      target = strict && exact ? floor - Rational(1) : floor;
    else
      target = exact && !strict ? floor : floor + Rational(1);
  }
  return positive(limit ? value - target : target - value);
}

}  // namespace

bool is_limit(const Computed& got, const Threshold& threshold) {
  if (threshold.compare != Compare::is) return is_ceiling(threshold.compare);
  return order_of(number_of(got.value, got.value.low), threshold.value) > 0;
}

void shortfall_of(const CompiledPack& pack, const Measure& measure, const Computed& got,
                  const Threshold& threshold, Shortfall& out) {
  out.any = true;
  const bool limit = is_limit(got, threshold);
  const bool whole = is_whole(pack, measure);
  const Fraction worst = number_of(got.value, limit ? got.value.high : got.value.low);
  const Fraction best = number_of(got.value, limit ? got.value.low : got.value.high);
  const auto far = [&](const Rational& value, const Rational& asked) {
    return units(value, asked, threshold.compare, limit, whole);
  };
  switch (measure.kind) {
    case MeasureKind::share: {
      const ShareGap low = share_gap(worst, threshold, limit);
      const ShareGap high = got.value.exact ? low : share_gap(best, threshold, limit);
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
      // In units of the top: the bottom times the threshold, against the top.
      const auto of_top = [&](const Fraction& value) {
        if (value.den == 0) return Rational(0);
        return far(Rational(value.num, kMicro), threshold.value * Rational(value.den, kMicro));
      };
      const auto points = [&](const Fraction& value) {
        if (value.den == 0) return Rational(0);
        const Rational by =
            limit ? value.rational() - threshold.value : threshold.value - value.rational();
        return positive(by * Rational(100));
      };
      out.units = of_top(got.value.exact ? got.value.at : worst);
      out.units_best = of_top(got.value.exact ? got.value.at : best);
      out.points = points(worst);
      out.points_best = points(best);
      break;
    }
    case MeasureKind::count:
    case MeasureKind::sum:
    case MeasureKind::value:
      if (got.value.kind != ValueKind::count && got.value.kind != ValueKind::amount) {
        out.any = false;
      } else {
        out.units = worst.unbounded() ? Rational(0) : far(worst.rational(), threshold.value);
        out.units_best = best.unbounded() ? Rational(0) : far(best.rational(), threshold.value);
      }
      break;
    default:
      out.any = false;
  }
}

bool nearly_met(const CompiledPack& pack, const Check& check, const Measure& measure,
                const Computed& got, const Threshold& threshold, const Shortfall& missing) {
  if (check.nearly.never || yes_or_no(measure, pack)) return false;
  const bool limit = is_limit(got, threshold);
  const Fraction worst = number_of(got.value, limit ? got.value.high : got.value.low);
  if (worst.den == 0 || got.surely_empty) return false;
  const auto times = [&](int ka, int kb) { return order_of(worst, threshold.value, ka, kb); };
  if (check.nearly.given) {
    const Rational value = worst.rational();
    // Against its compare: the value moved by `within` towards the threshold reaches it.
    return limit ? value - check.nearly.within <= threshold.value
                 : value + check.nearly.within >= threshold.value;
  }
  switch (got.value.kind) {
    case ValueKind::documents:
      return missing.units == Rational(1) && times(2, 1) >= 0;
    case ValueKind::share:
      if (limit) return missing.convert == 1;
      if (missing.convert == 1 && times(2, 1) >= 0) return true;
      break;
    case ValueKind::count:
    case ValueKind::amount:
    case ValueKind::ratio:
      if (limit) return missing.units <= Rational(1);
      if (missing.units <= Rational(1) && times(2, 1) >= 0) return true;
      break;
    default:
      return false;
  }
  return times(10, 9) >= 0;
}

}  // namespace chuan::engine
