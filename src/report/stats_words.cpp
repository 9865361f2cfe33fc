#include "report/stats_words.h"

#include "report/letters.h"
#include "report/machine_names.h"
#include "report/numerals.h"

namespace chuan {
namespace {

bool nothing_known(const Range& range) {
  return range.open && range.lo == Rational(0);
}

const ScaleValue* scale_value_of(const CompiledPack& pack, Dimension dimension, StatsKey key) {
  const EvidenceSchema& schema = pack.schema;
  const std::uint16_t reg = schema.find_register("classes");
  if (reg == kNone16 || key.kind != KeyKind::value || key.value < 0) return nullptr;
  const std::uint16_t field = schema.registers[reg].field(dimension_name(dimension));
  if (field == kNone16) return nullptr;
  const std::uint16_t scale = schema.registers[reg].fields[field].scale;
  if (scale >= schema.scales.size()) return nullptr;
  const std::vector<ScaleValue>& values = schema.scales[scale].values;
  const auto position = static_cast<std::size_t>(key.value);
  return position < values.size() ? &values[position] : nullptr;
}

const Unit* unit_of_key(const Evidence& evidence, StatsKey key) {
  const auto position = static_cast<std::size_t>(key.value);
  return key.value >= 0 && position < evidence.units.size() ? &evidence.units[position] : nullptr;
}

Cell cell_of(const CompiledPack& pack, const Evidence& evidence, std::string_view reg,
             std::string_view field, std::uint32_t row) {
  const std::uint16_t at = pack.schema.find_register(reg);
  if (at == kNone16 || at >= evidence.registers.size()) return Cell::none();
  const Register& data = evidence.registers[at];
  const std::uint16_t column = pack.schema.registers[at].field(field);
  if (column >= data.columns.size() || row >= data.rows) return Cell::none();
  return data.columns[column].cell(row);
}

std::string signed_number(const Rational& value, Language language) {
  const std::string number = decimal(value, language, 2);
  return value > Rational(0) ? "+" + number : number;
}

}  // namespace

std::string range_words(const Range& range, Language language, int places) {
  const auto number = [&](const Rational& value) { return decimal(value, language, places); };
  if (nothing_known(range)) return "?";
  if (range.open) return "≥ " + number(range.lo);
  if (range.exact()) return number(range.lo);
  if (range.lo == Rational(0)) return "≤ " + number(range.hi);
  const std::string low = number(range.lo);
  const std::string high = number(range.hi);
  return low == high ? low : low + "–" + high;
}

std::string share_words(const std::optional<Range>& share, Language language) {
  if (!share) return {};
  if (share->lo == Rational(0) && (share->open || share->hi >= Rational(1))) return "?";
  if (share->open) return "≥ " + percent(share->lo, language);
  return percent_range(share->lo, share->hi, language);
}

std::string change_words(const std::optional<Range>& change, Language language) {
  if (!change || change->open) return {};
  if (change->exact()) return signed_number(change->lo, language);
  return signed_number(change->lo, language) + phrase("stats.to", language) +
         signed_number(change->hi, language);
}

std::string rate_words(const std::optional<Range>& rate, Language language) {
  if (!rate || !rate->exact()) return {};
  const std::string text = percent(rate->lo, language);
  return rate->lo > Rational(0) ? "+" + text : text;
}

std::string range_plain(const Range& range) {
  if (nothing_known(range)) return "?";
  if (range.open) return ">=" + exact_text(range.lo);
  if (range.exact()) return exact_text(range.lo);
  if (range.lo == Rational(0)) return "<=" + exact_text(range.hi);
  return exact_text(range.lo) + ".." + exact_text(range.hi);
}

std::string share_plain(const std::optional<Range>& share) {
  if (!share) return {};
  const auto number = [](const Rational& value) { return to_decimal(value * Rational(100), 2); };
  if (share->exact()) return number(share->lo);
  if (share->open) return ">=" + number(share->lo);
  return number(share->lo) + ".." + number(share->hi);
}

std::string key_words(const Wording& w, const Evidence& evidence, Dimension dimension,
                      StatsKey key) {
  if (key.kind == KeyKind::unknown) return w.say("stats.key.unknown");
  if (key.kind == KeyKind::none)
    return w.say(dimension == Dimension::unit ? "stats.key.own" : "stats.key.none");
  if (dimension == Dimension::year) return std::to_string(key.value);
  if (dimension == Dimension::unit) {
    const Unit* unit = unit_of_key(evidence, key);
    return unit == nullptr ? std::string() : one_line(unit->name.empty() ? unit->code : unit->name);
  }
  const ScaleValue* value = scale_value_of(w.pack, dimension, key);
  return value == nullptr ? std::string() : w.of(value->title);
}

std::string key_id(const CompiledPack& pack, const Evidence& evidence, Dimension dimension,
                   StatsKey key) {
  if (key.kind == KeyKind::unknown) return "?";
  if (key.kind == KeyKind::none) return {};
  if (dimension == Dimension::year) return std::to_string(key.value);
  if (dimension == Dimension::unit) {
    const Unit* unit = unit_of_key(evidence, key);
    return unit == nullptr ? std::string() : unit->code;
  }
  const ScaleValue* value = scale_value_of(pack, dimension, key);
  return value == nullptr ? std::string() : value->id;
}

std::string text_cell(const CompiledPack& pack, const Evidence& evidence, std::string_view reg,
                      std::string_view field, std::uint32_t row) {
  const Cell cell = cell_of(pack, evidence, reg, field, row);
  if (!cell.exact() || cell.lo < 0 || static_cast<std::size_t>(cell.lo) >= evidence.texts.size())
    return {};
  return std::string(evidence.text(static_cast<TextId>(cell.lo)));
}

StatsKey key_cell(const CompiledPack& pack, const Evidence& evidence, std::string_view reg,
                  std::string_view field, std::uint32_t row) {
  const Cell cell = cell_of(pack, evidence, reg, field, row);
  if (cell.is_none()) return {KeyKind::none, 0};
  if (!cell.exact()) return {KeyKind::unknown, 0};
  return {KeyKind::value, static_cast<std::int32_t>(cell.lo)};
}

std::string_view machine_name(Agreement agreement) {
  switch (agreement) {
    case Agreement::equal:
      return "equal";
    case Agreement::within:
      return "within";
    case Agreement::differs:
      return "differs";
    case Agreement::undecided:
      return "undecided";
  }
  return "";
}

std::string_view machine_name(Counted counted) {
  switch (counted) {
    case Counted::classes:
      return "classes";
    case Counted::learners:
      return "learners";
    case Counted::turns:
      return "turns";
    case Counted::heads:
      return "heads";
    case Counted::unknown:
      return "unknown";
  }
  return "";
}

}  // namespace chuan
