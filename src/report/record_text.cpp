#include "report/record_text.h"

#include <algorithm>

#include "base/text.h"
#include "report/letters.h"
#include "report/numerals.h"

namespace chuan {
namespace {

const FieldSchema* field_of(const CompiledPack& pack, std::uint16_t reg, std::uint16_t field) {
  if (reg >= pack.schema.registers.size()) return nullptr;
  const auto& fields = pack.schema.registers[reg].fields;
  return field < fields.size() ? &fields[field] : nullptr;
}

std::string text_of(const Evidence& evidence, std::int64_t id) {
  const auto at = static_cast<std::size_t>(id);
  return id >= 0 && at < evidence.texts.size() ? one_line(evidence.texts[at]) : std::string();
}

/// The values a mask surely holds.
std::string mask_words(const Wording& w, const FieldSchema& field, std::int64_t mask) {
  if (field.scale >= w.pack.schema.scales.size()) return {};
  const auto& values = w.pack.schema.scales[field.scale].values;
  std::vector<std::string> items;
  for (std::size_t i = 0; i < values.size() && i < 64; ++i)
    if ((static_cast<std::uint64_t>(mask) >> i & 1u) != 0)
      items.push_back(one_line(w.of(values[i].title)));
  return joined(items);
}

std::string list_words(const Evidence& evidence, const Register& reg, const Cell& cell) {
  std::vector<std::string> items;
  for (std::int64_t i = cell.lo; i < cell.hi; ++i)
    if (static_cast<std::size_t>(i) < reg.items.size())
      items.push_back(text_of(evidence, reg.items[static_cast<std::size_t>(i)].text));
  return joined(items);
}

}  // namespace

Cell record_cell(const Evidence& evidence, std::uint16_t reg, std::uint16_t field,
                 std::uint32_t row) {
  if (reg >= evidence.registers.size()) return Cell::unknown();
  const Register& data = evidence.registers[reg];
  if (field >= data.columns.size() || row >= data.rows) return Cell::unknown();
  return data.columns[field].cell(row);
}

std::optional<DateSpan> record_days(const Evidence& evidence, std::uint16_t reg,
                                    std::uint16_t field, std::uint32_t row) {
  const Cell cell = record_cell(evidence, reg, field, row);
  if (cell.is_unknown() || cell.is_none() || cell.hi >= kDateMax.days || cell.lo <= kDateMin.days)
    return std::nullopt;
  return DateSpan{Date{static_cast<std::int32_t>(cell.lo)},
                  Date{static_cast<std::int32_t>(cell.hi)}};
}

std::string_view scale_id(const Wording& w, const Evidence& evidence, std::uint16_t reg,
                          std::uint16_t field, std::uint32_t row) {
  const FieldSchema* schema = field_of(w.pack, reg, field);
  const Cell cell = record_cell(evidence, reg, field, row);
  if (schema == nullptr || schema->type != FieldType::scale || !cell.exact() || cell.lo < 0 ||
      schema->scale >= w.pack.schema.scales.size())
    return {};
  const auto& values = w.pack.schema.scales[schema->scale].values;
  const auto at = static_cast<std::size_t>(cell.lo);
  return at < values.size() ? std::string_view(values[at].id) : std::string_view();
}

std::string record_text(const Wording& w, const Evidence& evidence, std::uint16_t reg,
                        std::uint16_t field, std::uint32_t row) {
  const FieldSchema* schema = field_of(w.pack, reg, field);
  const Cell cell = record_cell(evidence, reg, field, row);
  if (schema == nullptr || cell.is_unknown() || cell.is_none()) return {};
  switch (schema->type) {
    case FieldType::text:
    case FieldType::code:
      return cell.exact() ? text_of(evidence, cell.lo) : std::string();
    case FieldType::date: {
      const std::optional<DateSpan> span = record_days(evidence, reg, field, row);
      return span ? days(*span, w.language) : std::string();
    }
    case FieldType::scale_list:
      return mask_words(w, *schema, cell.lo);
    case FieldType::code_list:
    case FieldType::serves:
      return list_words(evidence, evidence.registers[reg], cell);
    case FieldType::measure: {
      const auto at = static_cast<std::size_t>(cell.lo);
      return cell.exact() && at < w.pack.schema.measure_keys.size() ? w.pack.schema.measure_keys[at]
                                                                    : std::string();
    }
    default:
      return one_line(cell_words(w, *schema, cell));
  }
}

std::string record_text(const Wording& w, const Evidence& evidence, std::uint16_t reg,
                        std::string_view field, std::string_view heading, std::uint32_t row) {
  if (reg >= w.pack.schema.registers.size() || reg >= evidence.registers.size()) return {};
  const std::uint16_t known = w.pack.schema.registers[reg].field(field);
  if (known != kNone16) return record_text(w, evidence, reg, known, row);
  for (const ExtraColumn& column : evidence.registers[reg].extra) {
    if (column.name != field && fold_key(column.name) != fold_key(heading)) continue;
    return row < column.cells.size() ? one_line(trim(column.cells[row])) : std::string();
  }
  return {};
}

std::vector<std::uint16_t> served_indicators(const CompiledPack& pack, const Evidence& evidence,
                                             std::uint16_t reg, std::uint16_t field,
                                             std::uint32_t row) {
  std::vector<std::uint16_t> out;
  const Cell serves = record_cell(evidence, reg, field, row);
  if (serves.is_unknown()) return out;
  for (std::int64_t i = serves.lo; i < serves.hi; ++i) {
    const auto& items = evidence.registers[reg].items;
    if (static_cast<std::size_t>(i) >= items.size()) break;
    const std::int32_t target = items[static_cast<std::size_t>(i)].target;
    std::uint16_t indicator = kNone16;
    if (names_indicator(target))
      indicator = indicator_of_target(target);
    else if (target >= 0 && static_cast<std::size_t>(target) < pack.schema.slots.size())
      indicator = pack.schema.slots[static_cast<std::size_t>(target)].indicator;
    if (indicator < pack.indicators.size()) out.push_back(indicator);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string indicator_ids(const CompiledPack& pack, const std::vector<std::uint16_t>& indicators) {
  std::vector<std::string> ids;
  for (const std::uint16_t i : indicators)
    if (i < pack.indicators.size()) ids.push_back(pack.indicators[i].id);
  return joined(ids);
}

}  // namespace chuan
