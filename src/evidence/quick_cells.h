/// The cell of a text as nearly all cells are written: whole numbers, ISO days, true and false, a
/// scale's own words, codes and texts.
///
/// Contract: true gives the cell read_cell would give, and nothing is reported; false says nothing,
/// read_cell is to be asked. `text` is trimmed, not empty, and no list. Private to the folder.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/date.h"
#include "base/rational.h"
#include "base/text.h"
#include "evidence/reader.h"

namespace chuan::quick {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits alone, of a number that is surely small enough.
inline bool number(const FieldSchema& field, std::string_view text, Cell& cell) {
  constexpr std::size_t kDigits = 11;
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

inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2200;
/// Days since 1970 of the first of January, by year from kFirstYear to the one behind kLastYear.
inline constexpr auto kYears = [] {
  std::array<std::int32_t, kLastYear - kFirstYear + 2> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int past = kFirstYear + static_cast<int>(i) - 1;
    out[i] = 365 * (past + 1 - 1970) + past / 4 - past / 100 + past / 400 - 477;
  }
  return out;
}();

/// Days since 1970 of a day that exists; false when there is none.
inline bool days_of(int year, int month, int day, std::int64_t& days) {
  static constexpr std::array<int, 13> kBefore = {0,   31,  59,  90,  120, 151, 181,
                                                  212, 243, 273, 304, 334, 365};
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return false;
  const std::int32_t* const first = kYears.data() + (year - kFirstYear);
  const int leap = first[1] - first[0] - 365;
  const auto m = static_cast<std::size_t>(month);
  if (day > kBefore[m] - kBefore[m - 1] + (month == 2 ? leap : 0)) return false;
  days = first[0] + kBefore[m - 1] + (month > 2 ? leap : 0) + day - 1;
  return true;
}

/// Eight bytes are digits, and hyphens where "00-00-00" has them.
inline bool is_day_shape(const char* text) {
  constexpr std::uint64_t kShape = 0x3030'2D30'302D'3030u;
  // A digit's distance from '0' stays below 0x80 with 0x76 added; a hyphen's must be none.
  constexpr std::uint64_t kRoom = 0x7676'7F76'767F'7676u;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, 8);
  bytes ^= kShape;
  return ((bytes | (bytes + kRoom)) & 0x8080'8080'8080'8080u) == 0;
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

[[nodiscard]] inline bool cell_of(Reader& reader, const FieldSchema& field, std::string_view text,
                                  Cell& cell) {
  if (text.size() == 1 && !is_digit(text[0])) return false;  // "?" and "-" are no values
  switch (field.type) {
    case FieldType::number:
      return number(field, text, cell);
    case FieldType::date:
      return date(text, cell);
    case FieldType::yes_no:
      return yes_no(text, cell);
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
      return year(text, cell);
    case FieldType::measure: {
      const std::uint16_t key = reader.names.measure(text);
      if (key != kNone16) cell = Cell::exactly(key);
      return key != kNone16;
    }
    case FieldType::scale_list:
    case FieldType::code_list:
    case FieldType::serves:
      break;
  }
  return false;
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

}  // namespace chuan::quick
