#include "evidence/spell.h"

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/number.h"
#include "evidence/cells.h"
#include "evidence/names.h"

namespace chuan {

Speller::Speller(const EvidenceSchema& schema, const Evidence& evidence, ScaleWords words)
    : schema_(schema), evidence_(evidence) {
  for (const Scale& scale : schema.scales) {
    std::vector<std::string_view>& out = scale_words_.emplace_back();
    for (const ScaleValue& value : scale.values) {
      // A title that a list or another reader could take for something else gives way to the id.
      const std::string& title = value.title.vi;
      const bool plain = !title.empty() && title != kUnknownToken && title != kNoneToken &&
                         title.find(';') == std::string::npos;
      out.push_back(words == ScaleWords::titles && plain ? std::string_view(title)
                                                         : std::string_view(value.id));
    }
  }
}

CellForm Speller::as_text(std::string_view text) {
  text_ = text;
  return CellForm::text;
}

CellForm Speller::scale_list(const FieldSchema& field, Cell cell) {
  const auto sure = static_cast<std::uint64_t>(cell.lo);
  const std::vector<std::string_view>& words = scale_words_[field.scale];
  for (std::size_t i = 0; i < words.size(); ++i)
    if ((sure >> i & 1) != 0) list_.push_back(words[i]);
  if (cell.lo != cell.hi) list_.push_back(kUnknownToken);
  return CellForm::list;
}

std::optional<Cell> left_out(const FieldSchema& fact) {
  const Cell empty = empty_cell(fact);
  if (fact.required && empty == unknown_cell(fact.type)) return std::nullopt;
  return empty;
}

std::optional<Cell> left_out(const RegisterSchema& schema, const Register& reg,
                             std::uint16_t field) {
  const Cell empty = empty_cell(schema, reg, field);
  const bool asked = schema.fields[field].required ||
                     std::find(schema.key.begin(), schema.key.end(), field) != schema.key.end();
  if (asked && empty == unknown_cell(schema.fields[field].type)) return std::nullopt;
  return empty;
}

CellForm Speller::spell(const FieldSchema& field, Cell cell, std::optional<Cell> empty,
                        const Register* reg) {
  list_.clear();
  const bool list = field.type == FieldType::code_list || field.type == FieldType::serves;
  const bool none = list ? cell.lo == cell.hi && !cell.is_unknown() : cell == none_cell(field.type);
  if (none) cell = none_cell(field.type);
  if (cell == empty) return CellForm::omitted;
  if (cell == unknown_cell(field.type)) return as_text(kUnknownToken);
  if (none) return as_text(kNoneToken);
  switch (field.type) {
    case FieldType::number:
      text_ = to_plain({cell.lo, cell.hi});
      return cell.exact() ? CellForm::number : CellForm::text;
    case FieldType::year:
      text_ = std::to_string(cell.lo);
      return CellForm::number;
    case FieldType::date:
      if (cell == open_cell()) return as_text(kNoneToken);
      text_ = to_iso(
          DateSpan{{static_cast<std::int32_t>(cell.lo)}, {static_cast<std::int32_t>(cell.hi)}});
      return CellForm::date;
    case FieldType::yes_no:
      text_ = cell.lo != 0 ? "true" : "false";
      return CellForm::yes_no;
    case FieldType::scale:
      return as_text(scale_words_[field.scale][static_cast<std::size_t>(cell.lo)]);
    case FieldType::scale_list:
      return scale_list(field, cell);
    case FieldType::measure:
      return as_text(schema_.measure_keys[static_cast<std::size_t>(cell.lo)]);
    case FieldType::text:
    case FieldType::code:
      return as_text(evidence_.text(static_cast<TextId>(cell.lo)));
    case FieldType::code_list:
    case FieldType::serves:
      break;
  }
  if (reg == nullptr) return CellForm::omitted;
  for (auto i = static_cast<std::size_t>(cell.lo); i < static_cast<std::size_t>(cell.hi); ++i)
    list_.push_back(evidence_.text(reg->items[i].text));
  return CellForm::list;
}

std::string_view stage_word(RulingStage stage) {
  constexpr std::array<std::string_view, 4> words = {"self", "province", "survey", "council"};
  return words[static_cast<std::size_t>(stage)];
}

std::string_view value_word(RulingValue value) {
  constexpr std::array<std::string_view, 4> words = {"met", "exceeds", "near", "not_met"};
  return words[static_cast<std::size_t>(value)];
}

}  // namespace chuan
