#include "base/date.h"

#include <array>
#include <chrono>
#include <span>

#include "base/digits.h"
#include "base/text.h"

namespace chuan {
namespace {

namespace chrono = std::chrono;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
/// Days further out than this are "unbounded" and stay where they are under calendar arithmetic.
constexpr std::int32_t kCalendarReach = 1'000'000;

constexpr chrono::year_month_day civil(Date d) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{d.days}}};
}

constexpr Date from_civil(chrono::year_month_day ymd) {
  return {static_cast<std::int32_t>(chrono::sys_days{ymd}.time_since_epoch().count())};
}

constexpr chrono::year_month_day ymd_of(int year, int month, int day) {
  return {chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
          chrono::day{static_cast<unsigned>(day)}};
}

/// Up to three groups of digits parted by one kind of separator.
struct DateParts {
  std::array<int, 3> value{};
  std::array<int, 3> width{};
  int count = 0;
  char separator = 0;
};

std::optional<DateParts> split(std::string_view text, std::string_view separators) {
  DateParts parts;
  std::size_t at = 0;
  while (parts.count < 3) {
    const auto i = static_cast<std::size_t>(parts.count);
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at]) && at - from < 5) {
      parts.value[i] = parts.value[i] * 10 + (text[at] - '0');
      ++at;
    }
    if (at == from) return std::nullopt;
    parts.width[i] = static_cast<int>(at - from);
    ++parts.count;
    if (at == text.size()) return parts;
    const char c = text[at];
    if (separators.find(c) == std::string_view::npos) return std::nullopt;
    if (parts.separator != 0 && parts.separator != c) return std::nullopt;
    parts.separator = c;
    ++at;
  }
  return std::nullopt;
}

ParsedDate fault(DateFault why) {
  return {{}, why};
}

/// `month` and `day` are 0 when the text leaves them out.
ParsedDate checked(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month > 12) return fault(DateFault::no_such_day);
  if (month == 0) return {DateSpan::year(year), DateFault::none};
  if (day == 0) return {DateSpan::month(year, month), DateFault::none};
  const auto d = Date::make(year, month, day);
  return d ? ParsedDate{DateSpan::day(*d), DateFault::none} : fault(DateFault::no_such_day);
}

/// The text gives a month or a day, so a zero is a day that does not exist.
bool has_zero(const DateParts& p) {
  for (int i = 0; i < p.count; ++i) {
    if (p.value[static_cast<std::size_t>(i)] == 0) return true;
  }
  return false;
}

ParsedDate year_first(const DateParts& p) {
  if (p.count > 1 && has_zero(p)) return fault(DateFault::no_such_day);
  return checked(p.value[0], p.count > 1 ? p.value[1] : 0, p.count > 2 ? p.value[2] : 0);
}

}  // namespace

Date Date::of(int year, int month, int day) {
  return from_civil(ymd_of(year, month, day));
}

std::optional<Date> Date::make(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const auto ymd = ymd_of(year, month, day);
  if (!ymd.ok()) return std::nullopt;
  return from_civil(ymd);
}

int Date::year() const {
  return static_cast<int>(civil(*this).year());
}
int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

Date Date::plus_months(int months) const {
  if (days < -kCalendarReach || days > kCalendarReach) return *this;
  const auto ymd = civil(*this) + chrono::months{months};
  if (ymd.ok()) return from_civil(ymd);
  return from_civil(ymd.year() / ymd.month() / chrono::last);
}

DateSpan DateSpan::month(int year, int month) {
  const Date first = Date::of(year, month, 1);
  return {first, first.plus_months(1).plus_days(-1)};
}

DateSpan DateSpan::year(int year) {
  return {Date::of(year, 1, 1), Date::of(year, 12, 31)};
}

Date operator+(Date d, Duration length) {
  return d.plus_months(length.months).plus_days(length.days);
}
Date operator-(Date d, Duration length) {
  return d.plus_months(-length.months).plus_days(-length.days);
}

std::optional<Duration> parse_duration(std::string_view text) {
  text = trim(text);
  std::size_t at = 0;
  int n = 0;
  while (at < text.size() && is_digit(text[at]) && at < 5) n = n * 10 + (text[at++] - '0');
  const std::size_t digits = at;
  while (at < text.size() && text[at] == ' ') ++at;
  if (digits == 0 || digits > 4 || at == digits) return std::nullopt;
  std::string_view unit = text.substr(at);
  if (unit.size() > 1 && unit.back() == 's') unit.remove_suffix(1);
  if (unit == "day") return Duration{0, n};
  if (unit == "month") return Duration{n, 0};
  if (unit == "year") return Duration{12 * n, 0};
  return std::nullopt;
}

ParsedDate parse_iso_date(std::string_view text) {
  const auto parts = split(text, "-");
  if (!parts) return fault(DateFault::not_a_date);
  if (parts->width[0] == 2 && parts->count == 3) return fault(DateFault::two_digit_year);
  if (parts->width[0] != 4 || (parts->count > 1 && parts->width[1] != 2) ||
      (parts->count > 2 && parts->width[2] != 2)) {
    return fault(DateFault::not_a_date);
  }
  return year_first(*parts);
}

ParsedDate parse_text_date(std::string_view text) {
  const auto parts = split(trim(text), "-/.");
  if (!parts) return fault(DateFault::not_a_date);
  const auto last = static_cast<std::size_t>(parts->count - 1);
  for (std::size_t i = 0; i <= last; ++i) {
    const bool may_be_year = i == last || (i == 0 && (parts->separator == '-'));
    if (parts->width[i] > (may_be_year ? 4 : 2)) return fault(DateFault::not_a_date);
  }
  if (parts->width[0] == 4) {
    if (parts->count > 1 && parts->width[last] > 2) return fault(DateFault::not_a_date);
    return year_first(*parts);
  }
  if (parts->count > 1 && parts->width[last] == 2) return fault(DateFault::two_digit_year);
  if (parts->count == 1 || parts->width[last] != 4) return fault(DateFault::not_a_date);
  if (has_zero(*parts)) return fault(DateFault::no_such_day);
  if (parts->count == 2) return checked(parts->value[1], parts->value[0], 0);
  return checked(parts->value[2], parts->value[1], parts->value[0]);
}

std::string to_iso(Date d) {
  std::string out = "0000-00-00";
  const auto put = [&](std::size_t end, int n) {
    for (; n > 0; n /= 10) out[--end] = static_cast<char>('0' + n % 10);
  };
  const int year = d.year();
  if (year >= 0 && year <= 9999)
    put(4, year);
  else  // of an unbounded day
    out.replace(0, 4, std::to_string(year));
  put(out.size() - 3, d.month());
  put(out.size(), d.day());
  return out;
}

std::string to_iso(const DateSpan& span) {
  const std::string first = to_iso(span.first);
  if (span.exact()) return first;
  if (span == DateSpan::year(span.first.year())) return first.substr(0, 4);
  if (span == DateSpan::month(span.first.year(), span.first.month())) return first.substr(0, 7);
  return first + "/" + to_iso(span.last);
}

}  // namespace chuan
