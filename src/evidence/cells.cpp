#include "evidence/cells.h"

#include <string>

#include "base/number.h"
#include "base/text.h"

namespace chuan {
namespace {

std::vector<std::string> named(const Reader& reader, const RawCell& raw, std::string_view field) {
  return {std::string(raw.text), reader.called(raw.origin, field)};
}

Code code_of(NumberFault fault) {
  switch (fault) {
    case NumberFault::ambiguous:
      return Code::number_ambiguous;
    case NumberFault::too_large:
      return Code::number_too_large;
    case NumberFault::too_precise:
      return Code::number_too_precise;
    case NumberFault::empty_range:
      return Code::number_empty_range;
    case NumberFault::none:
    case NumberFault::not_a_number:
      break;
  }
  return Code::not_a_number;
}

bool whole(std::int64_t micro) {
  return micro == kNumberMin || micro == kNumberMax || micro % kMicro == 0;
}

/// A written end must lie in the field's range; an end that is not written stops at it.
bool fit_range(Reader& reader, const FieldSchema& field, const RawCell& raw, NumberSpan& span) {
  const bool low_open = span.lo == kNumberMin;
  const bool high_open = span.hi == kNumberMax;
  if ((!low_open && span.lo < field.min) || (!high_open && span.hi < field.min)) {
    reader.report(Code::number_below_min, raw.origin,
                  {std::string(raw.text), reader.called(raw.origin, field.name),
                   to_plain({field.min, field.min})});
    return false;
  }
  if ((!high_open && span.hi > field.max) || (!low_open && span.lo > field.max)) {
    reader.report(Code::number_above_max, raw.origin,
                  {std::string(raw.text), reader.called(raw.origin, field.name),
                   to_plain({field.max, field.max})});
    return false;
  }
  if (low_open) span.lo = field.min;
  if (high_open) span.hi = field.max;
  return true;
}

Cell number_cell(Reader& reader, const FieldSchema& field, const RawCell& raw) {
  const ParsedNumber parsed =
      raw.rules == TextRules::plain ? parse_plain_number(raw.text) : parse_text_number(raw.text);
  if (parsed.fault == NumberFault::not_a_number && raw.rules == TextRules::plain) {
    const ParsedNumber vietnamese = parse_text_number(raw.text);
    if (vietnamese.fault == NumberFault::none) {
      reader.report(Code::number_not_plain, raw.origin,
                    {std::string(raw.text), reader.called(raw.origin, field.name),
                     to_plain(vietnamese.value)});
      return Cell::unknown();
    }
  }
  if (parsed.fault != NumberFault::none) {
    reader.report(code_of(parsed.fault), raw.origin, named(reader, raw, field.name));
    return Cell::unknown();
  }
  if (parsed.percent && field.unit != "%") {
    reader.report(Code::number_percent_unexpected, raw.origin, named(reader, raw, field.name));
    return Cell::unknown();
  }
  NumberSpan span = parsed.value;
  if (field.integer && (!whole(span.lo) || !whole(span.hi))) {
    reader.report(Code::number_not_whole, raw.origin, named(reader, raw, field.name));
    return Cell::unknown();
  }
  if (!fit_range(reader, field, raw, span)) return Cell::unknown();
  return {span.lo, span.hi};
}

Cell date_cell(Reader& reader, const FieldSchema& field, const RawCell& raw) {
  DateSpan span;
  if (!read_date(reader, field.name, raw, span)) return Cell::unknown();
  return {span.first.days, span.last.days};
}

Cell year_cell(Reader& reader, const FieldSchema& field, const RawCell& raw) {
  int year = 0;
  bool digits = raw.text.size() == 4;
  for (const char c : raw.text) {
    digits = digits && c >= '0' && c <= '9';
    year = digits ? year * 10 + (c - '0') : 0;
  }
  if (digits && year >= 1900 && year <= 2200) return Cell::exactly(year);
  reader.report(Code::not_a_year, raw.origin, named(reader, raw, field.name));
  return Cell::unknown();
}

Cell yes_no_cell(Reader& reader, const FieldSchema& field, const RawCell& raw) {
  const YesNo answer = parse_yes_no(raw.text);
  if (answer != YesNo::neither) return Cell::exactly(answer == YesNo::yes ? 1 : 0);
  reader.report(Code::not_yes_no, raw.origin, named(reader, raw, field.name));
  return Cell::unknown();
}

Cell scale_cell(Reader& reader, const FieldSchema& field, const RawCell& raw) {
  const std::uint16_t value = reader.names.scale_value(field.scale, raw.text);
  if (value != kNone16) return Cell::exactly(value);
  reader.report(Code::value_off_scale, raw.origin,
                {std::string(raw.text), reader.called(raw.origin, field.name),
                 reader.names.scale_titles(field.scale)},
                reader.names.nearest_scale_value(field.scale, raw.text));
  return Cell::unknown();
}

Cell measure_cell(Reader& reader, const FieldSchema& field, const RawCell& raw) {
  const std::uint16_t key = reader.names.measure(raw.text);
  if (key != kNone16) return Cell::exactly(key);
  reader.report(Code::measure_unknown, raw.origin, named(reader, raw, field.name),
                reader.names.nearest_measure(raw.text));
  return Cell::unknown();
}

}  // namespace

bool is_list_type(FieldType type) {
  return type == FieldType::scale_list || type == FieldType::code_list || type == FieldType::serves;
}

Cell unknown_cell(FieldType type) {
  return type == FieldType::scale_list ? Cell{0, -1} : Cell::unknown();
}

Cell none_cell(FieldType type) {
  return is_list_type(type) ? Cell{0, 0} : Cell::none();
}

Cell open_cell() {
  return Cell::exactly(kDateMax.days);
}

Cell empty_cell(const FieldSchema& field) {
  switch (field.empty) {
    case EmptyMeans::none:
      return none_cell(field.type);
    case EmptyMeans::open:
      return open_cell();
    case EmptyMeans::unknown:
      break;
  }
  return unknown_cell(field.type);
}

Cell empty_cell(const RegisterSchema& schema, const Register& reg, std::uint16_t field) {
  if (field == schema.weight) return Cell::none();
  for (const std::uint16_t declared : reg.blank_is_no)
    if (declared == field) return Cell::exactly(0);
  return empty_cell(schema.fields[field]);
}

YesNo parse_yes_no(std::string_view text) {
  if (text == "true") return YesNo::yes;
  if (text == "false") return YesNo::no;
  const std::string key = fold_key(text);
  for (const std::string_view yes : {"true", "co", "x", "yes", "1"})
    if (key == yes) return YesNo::yes;
  for (const std::string_view no : {"false", "khong", "no", "0"})
    if (key == no) return YesNo::no;
  return YesNo::neither;
}

bool read_date(Reader& reader, std::string_view name, const RawCell& raw, DateSpan& span) {
  const ParsedDate parsed =
      raw.rules == TextRules::plain ? parse_iso_date(raw.text) : parse_text_date(raw.text);
  if (parsed.fault == DateFault::none) {
    span = parsed.span;
    return true;
  }
  const ParsedDate vietnamese = parse_text_date(raw.text);
  const DateFault fault = parsed.fault == DateFault::not_a_date ? vietnamese.fault : parsed.fault;
  const std::vector<std::string> args{std::string(raw.text), reader.called(raw.origin, name)};
  switch (fault) {
    case DateFault::none:  // a date, in a form that YAML and JSON do not take
      reader.report(Code::date_not_iso, raw.origin, {args[0], args[1], to_iso(vietnamese.span)});
      break;
    case DateFault::no_such_day:
      reader.report(Code::no_such_day, raw.origin, args);
      break;
    case DateFault::two_digit_year:
      reader.report(Code::date_two_digit_year, raw.origin, args);
      break;
    case DateFault::not_a_date:
      reader.report(Code::not_a_date, raw.origin, args);
      break;
  }
  return false;
}

Cell read_cell(Reader& reader, const FieldSchema& field, std::uint16_t reg, const RawCell& raw) {
  if (raw.text == kUnknownToken) return unknown_cell(field.type);
  if (raw.text == kNoneToken)
    return field.empty == EmptyMeans::open ? open_cell() : none_cell(field.type);
  if (is_list_type(field.type)) return read_list(reader, field, reg, raw);
  if (raw.is_list) {
    reader.report(Code::cell_not_a_list, raw.origin, {reader.called(raw.origin, field.name)});
    return unknown_cell(field.type);
  }
  switch (field.type) {
    case FieldType::number:
      return number_cell(reader, field, raw);
    case FieldType::date:
      return date_cell(reader, field, raw);
    case FieldType::year:
      return year_cell(reader, field, raw);
    case FieldType::yes_no:
      return yes_no_cell(reader, field, raw);
    case FieldType::scale:
      return scale_cell(reader, field, raw);
    case FieldType::measure:
      return measure_cell(reader, field, raw);
    case FieldType::text:
    case FieldType::code:
    case FieldType::scale_list:
    case FieldType::code_list:
    case FieldType::serves:
      break;
  }
  return Cell::exactly(reader.texts.id(raw.text));
}

}  // namespace chuan
