#include "evidence/row_order.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/same_bytes.h"

namespace chuan {
namespace {

template <typename T>
int order_of(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

int compare_items(const Evidence& evidence, const Register& reg, Cell a, Cell b) {
  const std::int64_t size = std::min(a.hi - a.lo, b.hi - b.lo);
  for (std::int64_t i = 0; i < size; ++i) {
    const std::string_view left = evidence.text(reg.items[static_cast<std::size_t>(a.lo + i)].text);
    const std::string_view right =
        evidence.text(reg.items[static_cast<std::size_t>(b.lo + i)].text);
    if (const int order = order_of(left, right); order != 0) return order;
  }
  return order_of(a.hi - a.lo, b.hi - b.lo);
}

int compare_cells(const Evidence& evidence, const Register& reg, const FieldSchema& field,
                  const Column& column, std::uint32_t row_a, std::uint32_t row_b) {
  const Cell a = column.cell(row_a);
  const Cell b = column.cell(row_b);
  const bool words = field.type == FieldType::text || field.type == FieldType::code;
  const bool list = field.type == FieldType::code_list || field.type == FieldType::serves;
  if (a == b && !list) return 0;
  if (words && a.exact() && b.exact())
    return order_of(evidence.text(static_cast<TextId>(a.lo)),
                    evidence.text(static_cast<TextId>(b.lo)));
  if (list && !a.is_unknown() && !b.is_unknown()) return compare_items(evidence, reg, a, b);
  if (const int order = order_of(a.lo, b.lo); order != 0) return order;
  return order_of(a.hi, b.hi);
}

}  // namespace

int compare_keys(const EvidenceSchema& schema, const Evidence& evidence, std::uint16_t reg,
                 std::uint32_t a, std::uint32_t b) {
  const RegisterSchema& shape = schema.registers[reg];
  const Register& data = evidence.registers[reg];
  for (const std::uint16_t field : shape.key) {
    const int order = compare_cells(evidence, data, shape.fields[field], data.columns[field], a, b);
    if (order != 0) return order;
  }
  return 0;
}

std::uint32_t ascending_texts(const Evidence& evidence, const Register& reg, std::uint16_t field) {
  const Column& column = reg.columns[field];
  if (!column.written()) return 0;
  std::string_view before;
  std::uint64_t before_begins = 0;
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    if (column.lo[row] != column.hi[row]) return row;
    const std::string_view text = evidence.text(static_cast<TextId>(column.lo[row]));
    const std::uint64_t begins = first_bytes(text);
    const bool ascends = begins != before_begins ? begins > before_begins : text > before;
    if (row != 0 && !ascends) return row;
    before = text;
    before_begins = begins;
  }
  return reg.rows;
}

bool keys_ascend(const EvidenceSchema& schema, const Evidence& evidence, std::uint16_t reg) {
  const RegisterSchema& shape = schema.registers[reg];
  const Register& data = evidence.registers[reg];
  const bool one_word =
      shape.key.size() == 1 && (shape.fields[shape.key[0]].type == FieldType::code ||
                                shape.fields[shape.key[0]].type == FieldType::text);
  const std::uint32_t ascending = one_word ? ascending_texts(evidence, data, shape.key[0]) : 0;
  for (std::uint32_t row = std::max(ascending, 1u); row < data.rows; ++row)
    if (compare_keys(schema, evidence, reg, row - 1, row) >= 0) return false;
  return true;
}

std::vector<std::uint32_t> rows_by_key(const EvidenceSchema& schema, const Evidence& evidence,
                                       std::uint16_t reg) {
  const RegisterSchema& shape = schema.registers[reg];
  const Register& data = evidence.registers[reg];
  std::vector<std::uint32_t> rows(data.rows);
  std::iota(rows.begin(), rows.end(), 0u);
  auto less = [&](std::uint32_t a, std::uint32_t b) {
    if (const int order = compare_keys(schema, evidence, reg, a, b); order != 0) return order < 0;
    for (std::size_t f = 0; f < shape.fields.size(); ++f) {
      const int order = compare_cells(evidence, data, shape.fields[f], data.columns[f], a, b);
      if (order != 0) return order < 0;
    }
    return a < b;
  };
  if (!std::is_sorted(rows.begin(), rows.end(), less)) std::sort(rows.begin(), rows.end(), less);
  return rows;
}

}  // namespace chuan
