#include "evidence/quick_cells.h"

#include <cstddef>
#include <optional>

#include "base/date.h"
#include "base/rational.h"
#include "base/text.h"

namespace chuan {
namespace {

/// So many digits stay below what a number may be.
constexpr std::size_t kDigits = 11;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits alone; -1 when there is anything else.
int digits(std::string_view text, std::size_t from, std::size_t size) {
  int value = 0;
  for (std::size_t i = from; i < from + size; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool quick_number(const FieldSchema& field, std::string_view text, Cell& cell) {
  if (text.size() > kDigits || (text[0] == '0' && text.size() > 1)) return false;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    value = value * 10 + (c - '0');
  }
  value *= kMicro;
  if (value < field.min || value > field.max) return false;
  cell = Cell::exactly(value);
  return true;
}

bool quick_date(std::string_view text, Cell& cell) {
  if (text.size() == 4) {
    const int year = digits(text, 0, 4);
    if (!Date::make(year, 1, 1)) return false;
    const DateSpan span = DateSpan::year(year);
    cell = {span.first.days, span.last.days};
    return true;
  }
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto day = Date::make(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
  if (day) cell = Cell::exactly(day->days);
  return day.has_value();
}

bool quick_yes_no(std::string_view text, Cell& cell) {
  const bool yes = text == "true";
  if (!yes && text != "false") return false;
  cell = Cell::exactly(yes ? 1 : 0);
  return true;
}

}  // namespace

bool quick_cell(Reader& reader, const FieldSchema& field, std::string_view text, Cell& cell) {
  if (text.size() == 1 && !is_digit(text[0])) return false;  // "?" and "-" are no values
  switch (field.type) {
    case FieldType::number:
      return quick_number(field, text, cell);
    case FieldType::date:
      return quick_date(text, cell);
    case FieldType::yes_no:
      return quick_yes_no(text, cell);
    case FieldType::scale: {
      const std::uint16_t value = reader.names.scale_value(field.scale, text);
      if (value != kNone16) cell = Cell::exactly(value);
      return value != kNone16;
    }
    case FieldType::text:
    case FieldType::code:
      cell = Cell::exactly(reader.texts.id(text));
      return true;
    case FieldType::year:
    case FieldType::measure:
    case FieldType::scale_list:
    case FieldType::code_list:
    case FieldType::serves:
      break;
  }
  return false;
}

std::string_view quick_trim(std::string_view text) {
  const auto inner = [](char c) { return c > ' ' && c < 0x7F; };
  return !text.empty() && inner(text.front()) && inner(text.back()) ? text : trim(text);
}

}  // namespace chuan
