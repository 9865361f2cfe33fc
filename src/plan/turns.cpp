#include "plan/gap.h"

namespace chuan {

namespace {

Turn turn(const CheckResult& check, Turn::Kind kind, Rational amount, Fraction then,
          Verdict verdict) {
  Turn out;
  out.check = check.check;
  out.level = check.level;
  out.kind = kind;
  out.amount = amount;
  out.then = then;
  out.verdict = verdict;
  return out;
}

/// The least whole number that takes a value past the threshold that is `room` away (or to it, when
/// it must not lie on it).
Int128 least_loss(const Rational& room, Compare compare) {
  return is_strict(compare) ? room.ceil() : room.floor() + 1;
}

bool reaches(const Fraction& end, const Threshold& threshold) {
  if (end.den == 0) return end.num > 0 && !is_ceiling(threshold.compare);
  const Rational value = end.rational();
  switch (threshold.compare) {
    case Compare::at_least:
      return value >= threshold.value;
    case Compare::over:
      return value > threshold.value;
    case Compare::at_most:
      return value <= threshold.value;
    case Compare::under:
      return value < threshold.value;
    case Compare::is:
      break;
  }
  return value == threshold.value;
}

/// What is met no more, when the better end of its value comes to `best`.
Verdict no_more_met(const Fraction& best, const Threshold& threshold) {
  return reaches(best, threshold) ? Verdict::no_evidence : Verdict::not_met;
}

void share_turns(const CheckResult& check, const Threshold& threshold, std::vector<Turn>& out) {
  const Rational& t = threshold.value;
  if (check.verdict == Verdict::met) {
    const Fraction low = check.value.low;
    if (low.den <= 0 || t <= Rational(0)) return;
    const Int128 lost = least_loss(Rational(low.num) - t * Rational(low.den), threshold.compare);
    const Fraction high = check.value.high;
    if (lost > 0 && lost <= low.num)
      out.push_back(turn(check, Turn::Kind::lose_passing, lost, {low.num - lost, low.den},
                         no_more_met({high.num - lost, high.den}, threshold)));
    const Int128 added = least_loss(Rational(low.num) / t - Rational(low.den), threshold.compare);
    if (added > 0)
      out.push_back(turn(check, Turn::Kind::add_failing, added, {low.num, low.den + added},
                         no_more_met({high.num, high.den + added}, threshold)));
    return;
  }
  if (!check.shortfall.any) return;
  // Where it is not known who belongs, no number of people cleared up is sure to do.
  const Fraction base = check.value.low, best = check.value.high;
  const bool members_known = base.den == best.den && base.den == check.value.at.den;
  const Int128 unknown = best.num - check.value.at.num;
  if (members_known && unknown > 0 && check.shortfall.convert_best == 0)
    out.push_back(turn(check, Turn::Kind::resolve, Rational(unknown), best, Verdict::met));
  if (check.shortfall.convert > 0)
    out.push_back(turn(check, Turn::Kind::convert, check.shortfall.convert,
                       {base.num + check.shortfall.convert, base.den}, Verdict::met));
  if (check.shortfall.recruit > 0)
    out.push_back(turn(check, Turn::Kind::recruit, check.shortfall.recruit,
                       {base.num + check.shortfall.recruit, base.den + check.shortfall.recruit},
                       Verdict::met));
}

/// The end of a value after so many units more or fewer (of the top, for a ratio).
Fraction moved(const Value& value, Fraction end, const Rational& units) {
  const Rational scaled =
      units * Rational(value.kind == ValueKind::count ? Int128{1} : Int128{kMicro});
  return {end.num + scaled.floor(), end.den};
}

/// Counts and amounts: `value.den` is the unit. Ratios: units of the top.
void unit_turns(const CheckResult& check, const Threshold& threshold, std::vector<Turn>& out) {
  const bool limit = is_ceiling(threshold.compare);
  if (check.verdict != Verdict::met) {
    if (check.shortfall.any && check.shortfall.units > Rational(0))
      out.push_back(turn(check, limit ? Turn::Kind::fewer_units : Turn::Kind::more_units,
                         check.shortfall.units,
                         moved(check.value, limit ? check.value.high : check.value.low,
                               limit ? -check.shortfall.units : check.shortfall.units),
                         Verdict::met));
    return;
  }
  const Fraction end = limit ? check.value.high : check.value.low;
  if (end.den == 0 || threshold.compare == Compare::is) return;
  const bool is_ratio = check.value.kind == ValueKind::ratio;
  const Rational have = is_ratio ? Rational(end.num, kMicro) : end.rational();
  const Rational need = is_ratio ? threshold.value * Rational(end.den, kMicro) : threshold.value;
  const Rational room = limit ? need - have : have - need;
  const Int128 amount = least_loss(room, threshold.compare);
  const Rational move = limit ? Rational(amount) : Rational(-amount);
  const Fraction best = limit ? check.value.low : check.value.high;
  out.push_back(
      turn(check, limit ? Turn::Kind::more_units : Turn::Kind::fewer_units, amount,
           moved(check.value, end, move),
           no_more_met(best.den == 0 ? best : moved(check.value, best, move), threshold)));
}

}  // namespace

std::vector<Turn> make_turns(const CompiledPack& pack, const Assessment& assessment,
                             std::uint32_t finding) {
  std::vector<Turn> out;
  const Finding& found = assessment.findings[finding];
  const Indicator& row = pack.indicators[found.indicator];
  for (std::uint32_t i = 0; i < found.check_count; ++i) {
    const CheckResult& check = assessment.checks[found.first_check + i];
    const Threshold& threshold =
        row.checks[check.check].conditions[check.condition].thresholds[check.threshold];
    switch (check.value.kind) {
      case ValueKind::share:
        share_turns(check, threshold, out);
        break;
      case ValueKind::count:
      case ValueKind::amount:
      case ValueKind::ratio:
        unit_turns(check, threshold, out);
        break;
      case ValueKind::documents:
        if (check.verdict != Verdict::met && check.shortfall.topics != 0)
          out.push_back(turn(check, Turn::Kind::topics, check.shortfall.units, check.value.low,
                             Verdict::met));
        break;
      default:
        break;
    }
  }
  return out;
}

}  // namespace chuan
