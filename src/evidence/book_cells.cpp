// How values of the evidence are typed in cells, so that sheet_cells.h reads them back.
#include <algorithm>
#include <charconv>
#include <string>

#include "base/date.h"
#include "base/number.h"
#include "evidence/book_writer.h"
#include "evidence/cells.h"

namespace chuan {
namespace {

constexpr std::string_view kYes = "c\u00F3";
constexpr std::string_view kNo = "kh\u00F4ng";
/// What a double, and LibreOffice, keeps of a number.
constexpr std::ptrdiff_t kDigits = 15;
/// Before this a serial number is not taken for a day (sheet_cells.h).
constexpr int kFirstSerialYear = 1911;

CellOut number_of(double value, CellLook look, NumberLook format = NumberLook::general) {
  CellOut out;
  out.kind = CellOut::Kind::number;
  out.look = look;
  out.format = format;
  out.value = value;
  return out;
}

/// A number where a cell can hold it exactly and it has one meaning, else a text.
CellOut number_cell(const FieldSchema& field, Cell value, CellLook look) {
  const NumberSpan span{value.lo, value.hi};
  const bool percent = field.unit == "%";
  if (value.exact()) {
    const std::string plain = to_plain(span);
    const auto digits =
        std::count_if(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool two_meanings = percent && value.lo != 0 && value.lo <= kMicro && value.lo >= -kMicro;
    double number = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (digits <= kDigits && !two_meanings && read.ec == std::errc())
      return number_of(number, look);
  }
  return text_cell(to_text(span) + (percent && value.exact() ? "%" : ""), look);
}

CellOut date_cell(std::string_view iso, Cell value, CellLook look) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  const Date first{static_cast<std::int32_t>(value.lo)};
  if (iso.size() == kYear) return number_of(first.year(), look);
  // As a text: Excel makes a day of a month that is typed bare.
  if (iso.size() == kMonth)
    return text_cell(std::string(iso.substr(5)) + "/" + std::string(iso.substr(0, 4)), look);
  return first.year() < kFirstSerialYear ? text_cell(iso, look) : day_cell(first, look);
}

}  // namespace

CellOut text_cell(std::string_view text, CellLook look) {
  CellOut out;
  if (text.empty()) return blank_cell(look);
  out.kind = CellOut::Kind::text;
  out.look = look;
  out.text = text;
  return out;
}

CellOut blank_cell(CellLook look) {
  CellOut out;
  if (look != CellLook::plain && look != CellLook::wrapped) out.kind = CellOut::Kind::text;
  out.look = look;
  return out;
}

CellOut day_cell(Date day, CellLook look) {
  return number_of(serial_of(day), look, NumberLook::date);
}

CellOut BookWriter::cell(const FieldSchema& field, Cell value, const std::optional<Cell>& empty,
                         const Register* reg, CellLook look) {
  const CellForm form = speller.spell(field, value, empty, reg);
  const bool token = speller.text() == kUnknownToken || speller.text() == kNoneToken;
  switch (form) {
    case CellForm::omitted:
      return blank_cell(look);
    case CellForm::yes_no:
      return text_cell(value.lo != 0 ? kYes : kNo, look);
    case CellForm::date:
      return date_cell(speller.text(), value, look);
    case CellForm::number:
    case CellForm::text:
      if (field.type == FieldType::year && !token)
        return number_of(static_cast<double>(value.lo), look);
      if (field.type == FieldType::number && !token) return number_cell(field, value, look);
      return text_cell(speller.text(), look);
    case CellForm::list:
      break;
  }
  std::string joined;
  for (const std::string_view item : speller.list()) {
    if (!joined.empty()) joined += "; ";
    joined += item;
  }
  return text_cell(joined, look);
}

}  // namespace chuan
