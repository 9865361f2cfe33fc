/// The cell of a text as nearly all cells are written: whole numbers, ISO days, true and false, a
/// scale's own words, codes and texts.
///
/// Contract: true gives the cell read_cell would give, and nothing is reported; false says nothing,
/// read_cell is to be asked for the trimmed text. `text` is not empty, and no list. Private to the
/// folder.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/date.h"
#include "base/digits.h"
#include "base/rational.h"
#include "base/text.h"
#include "evidence/quick_days.h"
#include "evidence/quick_digits.h"
#include "evidence/reader.h"

namespace chuan::quick {

/// Digits alone, of a number that is surely small enough.
inline bool number(const FieldSchema& field, std::string_view text, Cell& cell) {
  constexpr std::size_t kDigits = 11;
  if (text.size() > kDigits || (text[0] == '0' && text.size() > 1)) return false;
  std::int64_t value = 0;
  if (std::endian::native == std::endian::little && text.size() <= 8) {
    if (!eight_digits(text, value)) return false;
  } else {
    for (const char c : text) {
      if (!is_digit(c)) return false;
      value = value * 10 + (c - '0');
    }
  }
  value *= kMicro;
  if (value < field.min || value > field.max) return false;
  cell = Cell::exactly(value);
  return true;
}

inline bool date(std::string_view text, Cell& cell) {
  if (text.size() != 10 || !is_day_shape(text.data() + 2) || !is_digit(text[0]) ||
      !is_digit(text[1]))
    return false;
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  std::int64_t days = 0;
  if (!days_of(two(0) * 100 + two(2), two(5), two(8), days)) return false;
  cell = Cell::exactly(days);
  return true;
}

inline bool year(std::string_view text, Cell& cell) {
  if (text.size() != 4) return false;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    value = value * 10 + (c - '0');
  }
  if (value < kFirstYear || value > kLastYear) return false;
  cell = Cell::exactly(value);
  return true;
}

inline bool yes_no(std::string_view text, Cell& cell) {
  const bool yes = text == "true";
  if (!yes && text != "false") return false;
  cell = Cell::exactly(yes ? 1 : 0);
  return true;
}

/// No blank of any kind begins or ends the text: both ends are ASCII, or letters of the ranges that
/// Vietnamese is written with.
inline bool is_trimmed(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto letter2 = [&](std::size_t at) { return byte(at) >= 0xC3 && byte(at) <= 0xCB; };
  const auto letter3 = [&](std::size_t at) {
    return byte(at) == 0xE1 && (byte(at + 1) == 0xBA || byte(at + 1) == 0xBB);
  };
  const auto sign = [&](std::size_t at) { return byte(at) > ' ' && byte(at) < 0x7F; };
  const std::size_t size = text.size();
  if (size == 0) return true;
  const bool begin = sign(0) || letter2(0) || (size >= 3 && letter3(0));
  const bool end =
      sign(size - 1) || (size >= 2 && letter2(size - 2)) || (size >= 3 && letter3(size - 3));
  return begin && end;
}
inline std::string_view trimmed(std::string_view text) {
  return is_trimmed(text) ? text : trim(text);
}

/// "?" and "-" are no values.
inline bool is_sign(std::string_view text) {
  return text.size() == 1 && !is_digit(text[0]);
}

/// Of a list, and that alone: nothing is cut off it or out of it.
inline bool is_item(std::string_view text) {
  return !text.empty() && !is_sign(text) && is_trimmed(text) &&
         text.find(';') == std::string_view::npos;
}

inline bool scale(Reader& reader, const FieldSchema& field, std::string_view text, Cell& cell) {
  if (is_sign(text) || !is_trimmed(text)) return false;
  const std::uint16_t value = reader.names.scale_value(field.scale, text);
  cell = Cell::exactly(value);
  return value != kNone16;
}

inline bool measure(Reader& reader, std::string_view text, Cell& cell) {
  if (is_sign(text) || !is_trimmed(text)) return false;
  const std::uint16_t key = reader.names.measure(text);
  cell = Cell::exactly(key);
  return key != kNone16;
}

inline bool text(Reader& reader, std::string_view text, Cell& cell) {
  if (is_sign(text) || !is_trimmed(text)) return false;
  cell = Cell::exactly(reader.texts.id(text));
  return true;
}

[[nodiscard]] inline bool cell_of(Reader& reader, const FieldSchema& field, std::string_view text,
                                  Cell& cell) {
  switch (field.type) {
    case FieldType::number:
      return number(field, text, cell);
    case FieldType::date:
      return date(text, cell);
    case FieldType::yes_no:
      return yes_no(text, cell);
    case FieldType::scale:
      return scale(reader, field, text, cell);
    case FieldType::text:
    case FieldType::code:
      return quick::text(reader, text, cell);
    case FieldType::year:
      return year(text, cell);
    case FieldType::measure:
      return measure(reader, text, cell);
    case FieldType::scale_list:
    case FieldType::code_list:
    case FieldType::serves:
      break;
  }
  return false;
}

}  // namespace chuan::quick
