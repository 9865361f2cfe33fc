#include "report/wording.h"

#include <bit>

#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/numerals.h"
#include "report/people.h"

namespace chuan {
namespace {

std::string unit_words(const FieldSchema& field) {
  return field.unit == "m2" ? glyph::kSquareMetres : one_line(field.unit);
}

std::string join_range(const std::string& low, const std::string& high) {
  return low == high ? low : low + glyph::kDash + high;
}

/// "below 3" for one to two people where small counts are merged.
std::string few_people(const Wording& w, std::uint16_t reg, const std::string& number) {
  const bool few = number == "1" || number == "2" || number == join_range("1", "2");
  return w.strict && few && counts_people(w.pack.schema, reg) ? w.say("value.few") : number;
}

std::string interval(const Wording& w, const Value& value) {
  const auto text = [&](const Fraction& end) { return decimal(end.rational(), w.language); };
  if (value.exact) return value.at.undefined() ? w.say("value.none") : text(value.at);
  if (value.low.den == 0) return w.say("value.unknown");
  if (value.high.den == 0) return w.say("value.from", {text(value.low)});
  return join_range(text(value.low), text(value.high));
}

/// Of the tops alone: topics, years.
std::string tops(const Wording& w, const Value& value) {
  if (value.exact) return whole(value.at.num, w.language);
  return join_range(whole(value.low.num, w.language), whole(value.high.num, w.language));
}

std::string heads_of(const Wording& w, const Fraction& value, bool micro) {
  const Rational scale = micro ? Rational(1, kMicro) : Rational(1);
  return decimal(Rational(value.num) * scale, w.language);
}
std::string whole_of(const Wording& w, const Fraction& value, bool micro) {
  const Rational scale = micro ? Rational(1, kMicro) : Rational(1);
  return decimal(Rational(value.den) * scale, w.language);
}

std::string quotient(const Wording& w, const Asked& asked, const Fraction& value, int places = 2) {
  if (value.undefined()) return w.say("value.undefined");
  if (value.unbounded()) return glyph::kInfinity;
  if (!told_in_percent(asked)) return decimal(value.rational(), w.language, places);
  const Rational share = value.rational();
  return percent_beside(share, asked.threshold == nullptr ? share : asked.threshold->value,
                        w.language, places);
}

std::string share_words(const Wording& w, const Asked& asked, const Value& value, Detail detail) {
  const bool micro = value.kind == ValueKind::ratio;
  if (value.exact) {
    const std::string brief = quotient(w, asked, value.at, detail == Detail::terse ? 1 : 2);
    if (detail != Detail::full) return brief;
    return heads_of(w, value.at, micro) + "/" + whole_of(w, value.at, micro) +
           (value.at.den <= 1 ? "" : " = " + brief);
  }
  std::string brief;
  if (value.low.den == 0 || value.high.den == 0)
    brief = value.high.unbounded() && value.low.den != 0
                ? w.say("value.from", {quotient(w, asked, value.low)})
                : w.say("value.unknown");
  else if (told_in_percent(asked))
    brief = percent_range(value.low.rational(), value.high.rational(), w.language);
  else
    brief = decimal_range(value.low.rational(), value.high.rational(), w.language);
  if (detail != Detail::full || value.low.den == 0 || value.high.den == 0) return brief;
  const std::uint16_t reg = asked.measure == nullptr ? kNone16 : asked.measure->reg;
  const std::string top =
      few_people(w, reg, join_range(heads_of(w, value.low, micro), heads_of(w, value.high, micro)));
  const std::string low_den = whole_of(w, value.low, micro);
  const std::string high_den = whole_of(w, value.high, micro);
  // The ends of a ratio are not counts of anything that could be told apart.
  if (micro) return brief;
  if (few_people(w, reg, join_range(low_den, high_den)) == w.say("value.few")) return brief;
  const std::string fraction = low_den == high_den
                                   ? top + "/" + low_den
                                   : heads_of(w, value.low, micro) + "/" + low_den + glyph::kDash +
                                         heads_of(w, value.high, micro) + "/" + high_den;
  return fraction + " = " + brief;
}

std::string scale_text(const Wording& w, const Measure& measure, const Fraction& value) {
  const ScaleValue* found = scale_value(w.pack, measure, value.num);
  return found == nullptr ? w.say("value.none") : w.of(found->title);
}

std::string yes_no_text(const Wording& w, const Value& value) {
  if (!value.exact) return w.say("value.unknown");
  return w.say(value.at.num == 0 ? "value.no" : "value.yes");
}

int topic_count(const Measure& measure) {
  return std::popcount(measure.topics);
}

std::string documents_text(const Wording& w, const Asked& asked, const Value& value) {
  const int topics = asked.measure == nullptr ? 0 : topic_count(*asked.measure);
  const std::string n = tops(w, value);
  if (topics > 1) return w.say("value.topics", {n, std::to_string(topics)});
  return w.say("value.documents", {n});
}

std::string ruling_text(const Wording& w, const Value& value) {
  if (value.at.num < 0 || value.at.num > 3) return w.say("value.unknown");
  const auto ruled = static_cast<RulingValue>(static_cast<int>(value.at.num));
  return w.say("ruling." + std::string(machine_name(ruled)));
}

std::string date_text(const Wording& w, const Fraction& value) {
  return day(Date{static_cast<std::int32_t>(value.num)}, w.language);
}

std::string signed_threshold(const Wording& w, Compare compare, const std::string& text) {
  switch (compare) {
    case Compare::over:
      return w.say("need.over", {text});
    case Compare::at_most:
      return w.say("need.at_most", {text});
    case Compare::under:
      return w.say("need.under", {text});
    case Compare::at_least:
    case Compare::is:
      return text;
  }
  return text;
}

}  // namespace

Asked asked_of(const CompiledPack& pack, const Indicator& indicator, const CheckResult& result) {
  Asked asked;
  if (result.check >= indicator.checks.size()) return asked;
  asked.check = &indicator.checks[result.check];
  if (asked.check->measure < pack.measures.size())
    asked.measure = &pack.measures[asked.check->measure];
  if (result.condition < asked.check->conditions.size()) {
    asked.condition = &asked.check->conditions[result.condition];
    if (result.threshold < asked.condition->thresholds.size())
      asked.threshold = &asked.condition->thresholds[result.threshold];
  }
  return asked;
}

Asked asked_on(const CompiledPack& pack, const Check& check, const Condition& condition, Date on) {
  Asked asked;
  asked.check = &check;
  asked.condition = &condition;
  if (check.measure < pack.measures.size()) asked.measure = &pack.measures[check.measure];
  for (const Threshold& threshold : condition.thresholds)
    if (threshold.from <= on || asked.threshold == nullptr) asked.threshold = &threshold;
  return asked;
}

bool told_in_percent(const Asked& asked) {
  if (asked.measure == nullptr) return false;
  if (asked.measure->kind == MeasureKind::share) return true;
  return asked.threshold != nullptr && asked.threshold->written.find('%') != std::string::npos;
}

std::string unit_of(const Wording& w, const Measure& measure) {
  const FieldSchema* field = measured_field(w.pack, measure);
  if (field == nullptr && measure.kind == MeasureKind::ratio && measure.top < w.pack.parts.size())
    field = measured_field(w.pack, w.pack.parts[measure.top]);
  return field == nullptr ? std::string() : unit_words(*field);
}

std::string cell_words(const Wording& w, const FieldSchema& field, const Cell& cell) {
  if (cell.is_unknown()) return w.say("value.unknown");
  if (cell.is_none()) return w.say("value.none");
  const auto end = [&](std::int64_t value) -> std::string {
    switch (field.type) {
      case FieldType::number: {
        const std::string unit = unit_words(field);
        return decimal(Rational::from_micro(value), w.language, 6) +
               (unit.empty() ? "" : " " + unit);
      }
      case FieldType::date:
        return day(Date{static_cast<std::int32_t>(value)}, w.language);
      case FieldType::yes_no:
        return w.say(value == 0 ? "value.no" : "value.yes");
      case FieldType::scale: {
        if (field.scale >= w.pack.schema.scales.size()) break;
        const auto& values = w.pack.schema.scales[field.scale].values;
        if (value < 0 || value >= static_cast<std::int64_t>(values.size())) break;
        return w.of(values[static_cast<std::size_t>(value)].title);
      }
      default:
        return std::to_string(value);
    }
    return w.say("value.unknown");
  };
  if (cell.exact()) return end(cell.lo);
  if (field.type == FieldType::date)
    return days(
        {Date{static_cast<std::int32_t>(cell.lo)}, Date{static_cast<std::int32_t>(cell.hi)}},
        w.language);
  if (cell.lo == kCellMin) return w.say("need.at_most", {end(cell.hi)});
  if (cell.hi == kCellMax) return w.say("value.from", {end(cell.lo)});
  return end(cell.lo) + glyph::kDash + end(cell.hi);
}

std::string record_unit(const Wording& w, std::uint16_t reg) {
  return reg < w.pack.schema.registers.size() ? one_line(w.of(w.pack.schema.registers[reg].unit))
                                              : std::string();
}

/// One of the English words that packs count with: "people", "classes", "topics".
static std::string singular(const std::string& unit) {
  if (unit == "people") return "person";
  return unit.substr(0, unit.size() - (unit.ends_with("sses") ? 2 : unit.ends_with("s") ? 1 : 0));
}

std::string heads(const Wording& w, const Measure& measure, const std::string& number) {
  std::string unit = record_unit(w, measure.reg);
  const std::string told = few_people(w, measure.reg, number);
  if (w.language == Language::en && told == "1") unit = singular(unit);
  return unit.empty() ? told : told + " " + unit;
}

std::string value_words(const Wording& w, const Asked& asked, const Value& value, Detail detail) {
  static const Measure no_measure;
  const Measure& measure = asked.measure == nullptr ? no_measure : *asked.measure;
  std::string text;
  switch (value.kind) {
    case ValueKind::none:
      return {};
    case ValueKind::share:
    case ValueKind::ratio:
      text = share_words(w, asked, value, detail);
      break;
    case ValueKind::count:
      text = few_people(w, measure.reg, interval(w, value));
      break;
    case ValueKind::amount: {
      const std::string unit = unit_of(w, measure);
      text = interval(w, value) + (unit.empty() ? "" : " " + unit);
      break;
    }
    case ValueKind::each_year:
      text = w.say("value.years", {tops(w, value), whole(value.at.den, w.language)});
      break;
    case ValueKind::scale:
      text = value.exact ? scale_text(w, measure, value.at)
                         : join_range(scale_text(w, measure, value.low),
                                      scale_text(w, measure, value.high));
      break;
    case ValueKind::date:
      text = value.exact ? date_text(w, value.at)
                         : join_range(date_text(w, value.low), date_text(w, value.high));
      break;
    case ValueKind::yes_no:
      text = yes_no_text(w, value);
      break;
    case ValueKind::documents:
      text = documents_text(w, asked, value);
      break;
    case ValueKind::ruling:
      text = ruling_text(w, value);
      break;
  }
  return value.declared ? w.say("value.declared", {text}) : text;
}

std::string threshold_words(const Wording& w, const Asked& asked) {
  if (asked.threshold == nullptr || asked.measure == nullptr) return {};
  const Measure& measure = *asked.measure;
  const Threshold& threshold = *asked.threshold;
  std::string text;
  if (told_in_percent(asked)) {
    text = percent(threshold.value, w.language);
  } else if (measure.kind == MeasureKind::ruling) {
    text = w.say("ruling.met");
  } else if (measure.kind == MeasureKind::documents && topic_count(measure) > 1) {
    text = w.say("need.topics", {decimal(threshold.value, w.language)});
  } else {
    const FieldSchema* field = measured_field(w.pack, measure);
    const FieldType type = field == nullptr ? FieldType::number : field->type;
    if (type == FieldType::scale) {
      text = scale_text(w, measure, {threshold.value.num(), 1});
    } else if (type == FieldType::yes_no) {
      text = w.say(threshold.value == Rational(0) ? "value.no" : "value.yes");
    } else if (type == FieldType::date) {
      text = date_text(w, {threshold.value.num(), 1});
    } else {
      text = decimal(threshold.value, w.language);
    }
  }
  return signed_threshold(w, threshold.compare, text);
}

std::string shortfall_words(const Wording& w, const Asked& asked, const Shortfall& shortfall,
                            Detail detail) {
  if (!shortfall.any || asked.measure == nullptr) return {};
  const Measure& measure = *asked.measure;
  if (shortfall.topics != 0) {
    const int missing = std::popcount(shortfall.topics);
    const bool open = shortfall.units_best < shortfall.units;
    const std::string least = decimal(shortfall.units_best, w.language);
    return w.say("short.documents",
                 {open ? join_range(least, std::to_string(missing)) : std::to_string(missing)});
  }
  std::string amount;
  const bool by_convert = shortfall.convert >= 0 && shortfall.convert_best >= 0;
  const std::int64_t most = by_convert ? shortfall.convert : shortfall.recruit;
  const std::int64_t least = by_convert ? shortfall.convert_best : shortfall.recruit_best;
  if (most > 0) {
    const std::string text =
        join_range(whole(least < 0 ? most : least, w.language), whole(most, w.language));
    amount = heads(w, measure, text);
  } else if (shortfall.units > Rational(0)) {
    const Rational best = shortfall.units_best < Rational(0) ? Rational(0) : shortfall.units_best;
    const std::string text = best != shortfall.units
                                 ? decimal_range(best, shortfall.units, w.language)
                                 : decimal(shortfall.units, w.language);
    const std::string unit = unit_of(w, measure);
    if (measure.kind == MeasureKind::documents)
      amount = w.say("short.documents", {text});
    else
      amount = unit.empty() ? heads(w, measure, text) : text + " " + unit;
  }
  std::string points;
  if (shortfall.points > Rational(0) && told_in_percent(asked)) {
    const Rational best = shortfall.points_best < Rational(0) ? Rational(0) : shortfall.points_best;
    const bool range = shortfall.convert_best != shortfall.convert || best > Rational(0);
    points = w.say("short.points", {range ? decimal_range(best, shortfall.points, w.language)
                                          : decimal(shortfall.points, w.language)});
  }
  if (amount.empty()) return points;
  if (points.empty() || detail != Detail::full) return amount;
  // A bare number needs more than a comma between it and the next one.
  const char last = amount.back();
  return last >= '0' && last <= '9' ? amount + " (" + points + ")" : amount + ", " + points;
}

std::string fraction_words(const Wording& w, const Asked& asked, const Fraction& value) {
  Value exact;
  exact.at = exact.low = exact.high = value;
  exact.kind = ValueKind::count;
  if (asked.measure != nullptr) {
    switch (asked.measure->kind) {
      case MeasureKind::share:
        exact.kind = ValueKind::share;
        break;
      case MeasureKind::ratio:
        exact.kind = ValueKind::ratio;
        break;
      case MeasureKind::documents:
        exact.kind = ValueKind::documents;
        break;
      case MeasureKind::sum:
      case MeasureKind::value:
        exact.kind = ValueKind::amount;
        break;
      case MeasureKind::count:
      case MeasureKind::lowest:
      case MeasureKind::ruling:
        break;
    }
  }
  return value_words(w, asked, exact);
}

std::string verdict_words(const Wording& w, Verdict verdict, bool exceeds, bool nearly) {
  if (verdict == Verdict::met && exceeds) return w.say("verdict.exceeds");
  if (verdict == Verdict::not_met && nearly) return w.say("verdict.nearly");
  return w.say("verdict." + std::string(machine_name(verdict)));
}

std::string reason_words(const Wording& w, Reason reason) {
  return reason == Reason::none ? std::string()
                                : w.say("reason." + std::string(machine_name(reason)));
}

std::string basis_words(const Wording& w, Basis basis) {
  return w.say("basis." + std::string(machine_name(basis)));
}

std::string owner_words(const Wording& w, Owner owner) {
  return w.say("owner." + std::string(machine_name(owner)));
}

}  // namespace chuan
