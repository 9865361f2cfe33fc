// Dates, numbers and thresholds, a text a line: what is parsed prints, and parses back the same.
#include "base/date.h"
#include "base/number.h"
#include "doc/workbook.h"
#include "fuzz/fuzz.h"

namespace {

using namespace chuan;

void date(const ParsedDate& parsed) {
  if (parsed.fault != DateFault::none) return;
  fuzz::demand(parsed.span.first <= parsed.span.last, "a date's first day is not after its last");
  const std::string text = to_iso(parsed.span);
  for (const ParsedDate& again : {parse_iso_date(text), parse_text_date(text)})
    fuzz::demand(again.fault == DateFault::none && again.span == parsed.span, text);
}

void number(const ParsedNumber& parsed) {
  if (parsed.fault != NumberFault::none) return;
  fuzz::demand(parsed.value.lo <= parsed.value.hi, "a number's low end is not above its high one");
  const ParsedNumber plain = parse_plain_number(to_plain(parsed.value));
  fuzz::demand(plain.fault == NumberFault::none && plain.value == parsed.value,
               to_plain(parsed.value));
  const ParsedNumber text = parse_text_number(to_text(parsed.value));
  fuzz::demand(text.fault == NumberFault::none && text.value == parsed.value,
               to_text(parsed.value));
}

void values(std::string_view text) {
  date(parse_iso_date(text));
  date(parse_text_date(text));
  number(parse_plain_number(text));
  number(parse_text_number(text));
  if (const ParsedFraction parsed = parse_fraction(text); parsed.ok) {
    const Int128 most = Int128{kMicro} * kMicro;  // what a written number stays below
    const Int128 num = parsed.value.num();
    const bool short_enough = num < most && -num < most && parsed.value.den() < most;
    const std::string words = to_string(parsed.value);
    const ParsedFraction again = parse_fraction(words);
    if (short_enough) fuzz::demand(again.ok && again.value == parsed.value, words);
  }
  if (const auto length = parse_duration(text)) {
    fuzz::demand(length->months >= 0 && length->days >= 0, "a length is not below zero");
    const Date day = Date::of(2024, 2, 29);
    fuzz::demand(day - *length <= day && day <= day + *length, "before and after");
  }
  for (const bool from_1904 : {false, true})
    if (const auto day = day_of_serial(text, from_1904))
      fuzz::demand(day->year() >= 1899 && day->year() <= 9999, "a serial number's day");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    values(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return 0;
}
