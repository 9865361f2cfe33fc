#include "report/machine_names.h"

#include <array>

namespace chuan {
namespace {

template <typename E, std::size_t N>
const OwnWord& pick(const std::array<OwnWord, N>& names, E value) {
  static constexpr OwnWord kNone;
  const auto at = static_cast<std::size_t>(value);
  return at < N ? names[at] : kNone;
}

}  // namespace

const OwnWord& machine_name(Verdict verdict) {
  static constexpr std::array<OwnWord, 5> names{"met", "not_met", "no_evidence", "needs_ruling",
                                                "not_applicable"};
  return pick(names, verdict);
}

const OwnWord& machine_name(Reason reason) {
  static constexpr std::array<OwnWord, 16> names{
      "none",          "below_threshold", "above_limit",     "missing_document", "expired_document",
      "out_of_window", "missing_year",    "unknown_fields",  "register_absent",  "not_covered",
      "empty_set",     "contradiction",   "awaiting_ruling", "ruled_against",    "opinion_asked",
      "not_applicable"};
  return pick(names, reason);
}

const OwnWord& machine_name(ValueKind kind) {
  static constexpr std::array<OwnWord, 11> names{"none",      "share",     "ratio", "count",
                                                 "each_year", "scale",     "date",  "amount",
                                                 "bool",      "documents", "ruling"};
  return pick(names, kind);
}

const OwnWord& machine_name(Basis basis) {
  static constexpr std::array<OwnWord, 4> names{"official", "published", "reported", "provisional"};
  return pick(names, basis);
}

const OwnWord& machine_name(Owner owner) {
  static constexpr std::array<OwnWord, 3> names{"school", "province", "academy"};
  return pick(names, owner);
}

const OwnWord& machine_name(GapSection section) {
  static constexpr std::array<OwnWord, 6> names{"school_now", "school_data", "wait",
                                                "province",   "academy",     "ruling"};
  return pick(names, section);
}

const OwnWord& machine_name(RulingStage stage) {
  static constexpr std::array<OwnWord, 4> names{"self", "province", "survey", "council"};
  return pick(names, stage);
}

const OwnWord& machine_name(RulingValue value) {
  static constexpr std::array<OwnWord, 4> names{"met", "exceeds", "near", "not_met"};
  return pick(names, value);
}

const OwnWord& machine_name(Outcome outcome) {
  static constexpr std::array<OwnWord, 5> names{"passing", "failing", "undecided", "maybe_member",
                                                "left_out"};
  return pick(names, outcome);
}

const OwnWord& machine_name(Turn::Kind kind) {
  static constexpr std::array<OwnWord, 8> names{"lose_passing", "add_failing", "convert",
                                                "recruit",      "resolve",     "fewer_units",
                                                "more_units",   "topics"};
  return pick(names, kind);
}

const OwnWord& machine_name(MeasureKind kind) {
  static constexpr std::array<OwnWord, 8> names{"share", "count",  "sum",       "ratio",
                                                "value", "lowest", "documents", "ruling"};
  return pick(names, kind);
}

const OwnWord& machine_name(TimeScope scope) {
  static constexpr std::array<OwnWord, 4> names{"day", "window", "years", "each_year"};
  return pick(names, scope);
}

const OwnWord& machine_name(PackStatus status) {
  static constexpr std::array<OwnWord, 2> names{"complete", "incomplete"};
  return pick(names, status);
}

const OwnWord& machine_name(Severity severity) {
  static constexpr std::array<OwnWord, 3> names{"note", "warning", "error"};
  return pick(names, severity);
}

const OwnWord& operator_sign(Compare compare) {
  static constexpr std::array<OwnWord, 5> signs{">=", ">", "<=", "<", "="};
  return pick(signs, compare);
}

std::string exact_text(const Rational& value) {
  if (value.den() == 1) return to_string(value.num());
  const Rational scaled = value * Rational(kMicro);
  if (scaled.den() != 1) return to_string(value);
  std::string text = to_decimal(value, 6);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

const FieldSchema* measured_field(const CompiledPack& pack, const Measure& measure) {
  if (measure.kind == MeasureKind::value)
    return measure.field < pack.schema.facts.size() ? &pack.schema.facts[measure.field] : nullptr;
  if (measure.kind != MeasureKind::sum && measure.kind != MeasureKind::lowest) return nullptr;
  if (measure.reg >= pack.schema.registers.size()) return nullptr;
  const std::vector<FieldSchema>& fields = pack.schema.registers[measure.reg].fields;
  return measure.field < fields.size() ? &fields[measure.field] : nullptr;
}

const ScaleValue* scale_value(const CompiledPack& pack, const Measure& measure, Int128 at) {
  const FieldSchema* field = measured_field(pack, measure);
  if (field == nullptr || field->scale >= pack.schema.scales.size()) return nullptr;
  const std::vector<ScaleValue>& values = pack.schema.scales[field->scale].values;
  if (at < 0 || at >= static_cast<Int128>(values.size())) return nullptr;
  return &values[static_cast<std::size_t>(at)];
}

std::string threshold_text(const CompiledPack& pack, const Measure& measure,
                           const Threshold& threshold) {
  const FieldSchema* field = measured_field(pack, measure);
  if (field != nullptr) {
    if (field->type == FieldType::scale) {
      const ScaleValue* value = scale_value(pack, measure, threshold.value.num());
      return value == nullptr ? to_string(threshold.value) : value->id;
    }
    if (field->type == FieldType::yes_no) return threshold.value == Rational(0) ? "false" : "true";
    if (field->type == FieldType::date)
      return to_iso(Date{static_cast<std::int32_t>(threshold.value.num())});
  }
  if (measure.kind == MeasureKind::ruling) return "met";
  return to_string(threshold.value);
}

}  // namespace chuan
