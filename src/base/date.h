/// Calendar days, and intervals of days for dates known only to the month or the year.
///
///   Date d = Date::of(2023, 4, 12);
///   d.minus_years(5)                    // 12/4/2018; 29/2 minus 5 years is 28/2
///   DateSpan::year(2019)                // 1/1/2019 to 31/12/2019
///
/// Contract: value types, proleptic Gregorian, no clock, no time zone, no throw. A Date holds days
/// since 1/1/1970; kDateMin and kDateMax stand for "unbounded" (an open `to` is kDateMax).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chuan {

struct Date {
  std::int32_t days = 0;

  /// The day must exist (see `make`).
  static Date of(int year, int month, int day);
  /// Nothing when there is no such day, or the year is outside 1900..2200.
  static std::optional<Date> make(int year, int month, int day);

  int year() const;
  int month() const;
  int day() const;

  /// Calendar arithmetic; a day that does not exist becomes the last of its month.
  Date plus_months(int months) const;
  Date plus_years(int years) const { return plus_months(12 * years); }
  Date minus_years(int years) const { return plus_months(-12 * years); }
  Date plus_days(int n) const { return {days + n}; }

  auto operator<=>(const Date&) const = default;
};

inline constexpr Date kDateMin{INT32_MIN / 4};
inline constexpr Date kDateMax{INT32_MAX / 4};

/// An inclusive interval of days: one day, a month, a year, or unbounded at an end.
struct DateSpan {
  Date first;
  Date last;

  static DateSpan day(Date d) { return {d, d}; }
  static DateSpan month(int year, int month);
  static DateSpan year(int year);
  bool exact() const { return first == last; }
  auto operator<=>(const DateSpan&) const = default;
};

/// A length in the calendar, spelled in packs as "18 months", "5 years" or "30 days".
struct Duration {
  int months = 0;
  int days = 0;
  auto operator<=>(const Duration&) const = default;
};
Date operator+(Date d, Duration length);
Date operator-(Date d, Duration length);
/// "5 years", "18 months", "30 days", singular too; nothing for "3m" or "5".
std::optional<Duration> parse_duration(std::string_view text);

/// Why a date text was refused.
enum class DateFault : std::uint8_t { none, not_a_date, no_such_day, two_digit_year };
struct ParsedDate {
  DateSpan span;
  DateFault fault = DateFault::none;
};
/// ISO forms: 2023-04-12, 2023-04, 2023. Used for YAML, JSON and the command line.
ParsedDate parse_iso_date(std::string_view text);
/// ISO and Vietnamese forms: 12/4/2023, 4/2023, 2023, 12-4-2023, 12.4.2023. Used for CSV and
/// sheets.
ParsedDate parse_text_date(std::string_view text);

/// "2023-04-12"; the machine form.
std::string to_iso(Date d);
/// "2023-04-12", "2023-04" or "2023": the shortest ISO form that reads back as the same span.
std::string to_iso(const DateSpan& span);

}  // namespace chuan
