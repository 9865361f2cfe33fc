#include "report/numerals.h"

#include "report/catalogue.h"
#include "report/glyphs.h"

namespace chuan {
namespace {

std::string grouped(std::string digits, char mark) {
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, mark);
  return digits;
}

/// "-1234.50" with a dot, rounded, into "-1.234,5".
std::string for_people(std::string plain, Language language) {
  const bool english = language == Language::en;
  const bool negative = !plain.empty() && plain[0] == '-';
  if (negative) plain.erase(0, 1);
  std::string fraction;
  if (const std::size_t dot = plain.find('.'); dot != std::string::npos) {
    fraction = plain.substr(dot + 1);
    plain.resize(dot);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  }
  std::string out = grouped(std::move(plain), english ? ',' : '.');
  if (!fraction.empty()) out += (english ? "." : ",") + fraction;
  return negative && out != "0" ? "-" + out : out;
}

std::string with_percent(const std::string& number, Language language) {
  return number + (language == Language::en ? "%" : " %");
}

}  // namespace

std::string whole(Int128 value, Language language) {
  return for_people(to_string(value), language);
}

std::string decimal(const Rational& value, Language language, int places) {
  return for_people(to_decimal(value, places), language);
}

std::string percent(const Rational& share, Language language) {
  return with_percent(decimal(share * Rational(100), language), language);
}

std::string percent_beside(const Rational& share, const Rational& threshold, Language language,
                           int places) {
  const Rational value = share * Rational(100);
  const Rational limit = threshold * Rational(100);
  while (value != limit && places < 6 &&
         decimal(value, language, places) == decimal(limit, language, places))
    ++places;
  return with_percent(decimal(value, language, places), language);
}

std::string decimal_range(const Rational& low, const Rational& high, Language language) {
  const std::string a = decimal(low, language);
  const std::string b = decimal(high, language);
  return a == b ? a : a + glyph::kDash + b;
}

std::string percent_range(const Rational& low, const Rational& high, Language language) {
  return with_percent(decimal_range(low * Rational(100), high * Rational(100), language), language);
}

std::string day(Date date, Language language) {
  const std::string y = std::to_string(date.year());
  const std::string m = std::to_string(date.month());
  const std::string d = std::to_string(date.day());
  if (language == Language::en) return d + " " + phrase("month." + m, language) + " " + y;
  return d + "/" + m + "/" + y;
}

std::string days(const DateSpan& span, Language language) {
  if (span.exact()) return day(span.first, language);
  const int year = span.first.year();
  const int month = span.first.month();
  if (span == DateSpan::year(year)) return std::to_string(year);
  if (span == DateSpan::month(year, month)) {
    if (language == Language::en)
      return phrase("month." + std::to_string(month), language) + " " + std::to_string(year);
    return std::to_string(month) + "/" + std::to_string(year);
  }
  return day(span.first, language) + glyph::kDash + day(span.last, language);
}

std::string length(Duration duration, Language language) {
  std::string out;
  if (duration.months != 0) {
    const bool years = duration.months > 24 && duration.months % 12 == 0;
    out = phrase(years ? "length.years" : "length.months", language,
                 {std::to_string(years ? duration.months / 12 : duration.months)});
  }
  if (duration.days != 0) {
    if (!out.empty()) out += " ";
    out += phrase("length.days", language, {std::to_string(duration.days)});
  }
  return out;
}

std::string cost(std::int64_t micro_millions, Language language) {
  return phrase("cost.millions", language,
                {decimal(Rational::from_micro(micro_millions), language)});
}

}  // namespace chuan
