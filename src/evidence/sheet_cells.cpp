#include "evidence/sheet_cells.h"

#include <algorithm>
#include <optional>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

namespace chuan {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
/// A serial below this year is some other number: 12.2019, 45.
constexpr int kFirstSerialYear = 1911;
constexpr std::string_view kPercent = "%";

bool is_whole(std::string_view number) {
  return std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Members of a list often stand on lines of their own.
std::string_view one_line(std::string_view text, std::string& scratch) {
  if (text.find('\n') == std::string_view::npos) return text;
  scratch = text;
  std::replace(scratch.begin(), scratch.end(), '\n', ';');
  return scratch;
}

/// What 0.685 shows as a percentage. False when it has more digits than numbers have.
bool hundredfold(std::string_view number, std::string& out) {
  const ParsedNumber parsed = parse_plain_number(number);
  const std::int64_t value = parsed.value.lo;
  if (parsed.fault != NumberFault::none || value > kNumberMax / 100 || value < kNumberMin / 100)
    return false;
  out = to_plain({value * 100, value * 100});
  return true;
}

/// "3/12/2024"; of a time of day, or what is no day, the number.
std::string shown_day(std::string_view number, bool from_1904) {
  const std::optional<Date> day = day_of_serial(number, from_1904);
  if (!day) return std::string(number);
  return std::to_string(day->day()) + "/" + std::to_string(day->month()) + "/" +
         std::to_string(day->year());
}

/// True, and reported, where the number has two meanings.
bool is_ambiguous_percent(Reader& reader, const FieldSchema& field, std::string_view number,
                          Origin origin) {
  const ParsedNumber parsed = parse_plain_number(number);
  const std::int64_t value = parsed.value.lo;
  if (parsed.fault != NumberFault::none || value == 0 || value > kMicro || value < -kMicro)
    return false;
  reader.report(Code::percent_ambiguous, origin,
                {std::string(number), reader.called(origin, field.name),
                 to_plain({value * 100, value * 100})});
  return true;
}

}  // namespace

std::string date_of_number(std::string_view number, bool from_1904) {
  if (is_whole(number) && number.size() == 4) {
    const std::optional<Date> first =
        Date::make((number[0] - '0') * 1000 + (number[1] - '0') * 100 + (number[2] - '0') * 10 +
                       (number[3] - '0'),
                   1, 1);
    if (first && first->year() >= kFirstYear && first->year() <= kLastYear)
      return std::string(number);
  }
  const std::optional<Date> day = day_of_serial(number, from_1904);
  if (!day || day->year() < kFirstSerialYear || day->year() > kLastYear) return {};
  return to_iso(*day);
}

std::string extra_text(const SheetCell& cell, bool from_1904) {
  std::string text;
  if (cell.kind == SheetValue::number && cell.format == SheetFormat::date && is_whole(cell.text))
    if (const std::optional<Date> day = day_of_serial(cell.text, from_1904)) text = to_iso(*day);
  return text.empty() ? std::string(trim(cell.text)) : text;
}

bool has_value(Reader& reader, std::string_view name, const SheetCell& cell, Origin origin) {
  if (cell.kind == SheetValue::error) {
    reader.report(Code::sheet_error_value, origin,
                  {std::string(cell.text), reader.called(origin, name)});
    return false;
  }
  if (cell.kind == SheetValue::uncomputed) {
    reader.report(Code::sheet_uncomputed, origin, {reader.called(origin, name)});
    return false;
  }
  return true;
}

RawCell raw_of(Reader& reader, const FieldSchema& field, const SheetCell& cell, Origin origin,
               bool from_1904, std::string& scratch) {
  const RawCell unknown{kUnknownToken, origin, TextRules::plain, false, {}};
  if (!has_value(reader, field.name, cell, origin)) return unknown;
  if (cell.kind != SheetValue::number) {
    const std::string_view text = trim(cell.text);
    return {is_list_type(field.type) ? one_line(text, scratch) : text,
            origin,
            TextRules::vietnamese,
            false,
            {}};
  }
  if (field.type == FieldType::date) {
    scratch = date_of_number(cell.text, from_1904);
    if (!scratch.empty()) return {scratch, origin, TextRules::plain, false, {}};
    reader.report(Code::not_a_date, origin,
                  {std::string(cell.text), reader.called(origin, field.name)});
    return unknown;
  }
  if (cell.format == SheetFormat::date) {
    reader.report(Code::sheet_day_not_asked, origin,
                  {std::string(cell.text), reader.called(origin, field.name),
                   shown_day(cell.text, from_1904)});
    return unknown;
  }
  if (field.type == FieldType::number && field.unit != kPercent &&
      cell.format == SheetFormat::percent && hundredfold(cell.text, scratch)) {
    reader.report(Code::number_percent_unexpected, origin,
                  {scratch + "%", reader.called(origin, field.name)});
    return unknown;
  }
  if (field.type == FieldType::number && field.unit == kPercent) {
    if (cell.format == SheetFormat::percent && hundredfold(cell.text, scratch))
      return {scratch, origin, TextRules::plain, false, {}};
    if (is_ambiguous_percent(reader, field, cell.text, origin)) return unknown;
  }
  return {cell.text, origin, TextRules::plain, false, {}};
}

}  // namespace chuan
