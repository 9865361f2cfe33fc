#include "base/date.h"

#include <catch2/catch.hpp>

using namespace chuan;

TEST_CASE("a Date knows its calendar day") {
  const Date d = Date::of(2023, 4, 12);
  CHECK(d.year() == 2023);
  CHECK(d.month() == 4);
  CHECK(d.day() == 12);
  CHECK(Date::of(1970, 1, 1).days == 0);
  CHECK(Date::of(2000, 3, 1).days == 11017);
}

TEST_CASE("days that do not exist are refused") {
  const auto [year, month, day, exists] =
      GENERATE(table<int, int, int, bool>({{2024, 2, 29, true},
                                           {2023, 2, 29, false},
                                           {1900, 2, 29, false},
                                           {2000, 2, 29, true},
                                           {2023, 4, 31, false},
                                           {2023, 13, 1, false},
                                           {2023, 0, 1, false},
                                           {2023, 1, 0, false},
                                           {2023, 1, 32, false},
                                           {1899, 12, 31, false},
                                           {1900, 1, 1, true},
                                           {2200, 12, 31, true},
                                           {2201, 1, 1, false},
                                           {2023, 1, 300, false},
                                           {-1, 1, 1, false}}));
  CAPTURE(year, month, day);
  CHECK(Date::make(year, month, day).has_value() == exists);
}

TEST_CASE("calendar arithmetic stays inside the month") {
  CHECK(Date::of(2024, 2, 29).minus_years(5) == Date::of(2019, 2, 28));
  CHECK(Date::of(2024, 2, 29).minus_years(4) == Date::of(2020, 2, 29));
  CHECK(Date::of(2023, 4, 12).minus_years(5) == Date::of(2018, 4, 12));
  CHECK(Date::of(2023, 1, 31).plus_months(1) == Date::of(2023, 2, 28));
  CHECK(Date::of(2023, 1, 31).plus_months(-2) == Date::of(2022, 11, 30));
  CHECK(Date::of(2022, 12, 31).plus_days(1) == Date::of(2023, 1, 1));
}

TEST_CASE("unbounded dates stay unbounded") {
  CHECK(kDateMax.plus_years(5) == kDateMax);
  CHECK(kDateMin.minus_years(5) == kDateMin);
  CHECK(kDateMin < Date::of(1900, 1, 1));
  CHECK(kDateMax > Date::of(2200, 12, 31));
}

TEST_CASE("every day of 1900 to 2200 survives its calendar form") {
  Date d = Date::of(1900, 1, 1);
  for (const Date last = Date::of(2200, 12, 31); d <= last; d = d.plus_days(1)) {
    if (Date::make(d.year(), d.month(), d.day()) != d) FAIL(to_iso(d));
  }
}

TEST_CASE("spans cover their month or year") {
  CHECK(DateSpan::month(2024, 2) == DateSpan{Date::of(2024, 2, 1), Date::of(2024, 2, 29)});
  CHECK(DateSpan::month(2023, 12).last == Date::of(2023, 12, 31));
  CHECK(DateSpan::year(2019) == DateSpan{Date::of(2019, 1, 1), Date::of(2019, 12, 31)});
}

TEST_CASE("durations are spelled out") {
  CHECK(parse_duration("18 months") == Duration{18, 0});
  CHECK(parse_duration("1 month") == Duration{1, 0});
  CHECK(parse_duration("5 years") == Duration{60, 0});
  CHECK(parse_duration("30 days") == Duration{0, 30});
  CHECK(parse_duration("0 months") == Duration{0, 0});
  for (const char* bad : {"3m", "5", "", "months", "-1 months", "5 weeks", "5years", "12345 days",
                          "5 s", "1.5 years", "5 yearss", "5 years ago"}) {
    CAPTURE(bad);
    CHECK(!parse_duration(bad));
  }
  CHECK(Date::of(2020, 2, 29) + Duration{12, 1} == Date::of(2021, 3, 1));
  CHECK(Date::of(2021, 3, 31) - Duration{1, 0} == Date::of(2021, 2, 28));
}

namespace {
std::string shown(const ParsedDate& parsed) {
  switch (parsed.fault) {
    case DateFault::not_a_date:
      return "not_a_date";
    case DateFault::no_such_day:
      return "no_such_day";
    case DateFault::two_digit_year:
      return "two_digit_year";
    case DateFault::none:
      break;
  }
  return to_iso(parsed.span);
}
}  // namespace

TEST_CASE("ISO dates, for YAML, JSON and the command line") {
  const auto [text, result] =
      GENERATE(table<const char*, const char*>({{"2023-04-12", "2023-04-12"},
                                                {"2023-04", "2023-04"},
                                                {"2023", "2023"},
                                                {"2024-02-29", "2024-02-29"},
                                                {"2023-02-29", "no_such_day"},
                                                {"2023-13", "no_such_day"},
                                                {"2023-00", "no_such_day"},
                                                {"2023-04-00", "no_such_day"},
                                                {"1899", "no_such_day"},
                                                {"2201-01-01", "no_such_day"},
                                                {"12/4/2023", "not_a_date"},
                                                {"2023-4-12", "not_a_date"},
                                                {"23-04-12", "two_digit_year"},
                                                {"", "not_a_date"},
                                                {"2023-", "not_a_date"},
                                                {"2023-04-12T00:00", "not_a_date"},
                                                {" 2023", "not_a_date"},
                                                {"20230412", "not_a_date"},
                                                {"2023-04-12-", "not_a_date"},
                                                {"-2023", "not_a_date"},
                                                {"?", "not_a_date"},
                                                {"99999999999999", "not_a_date"}}));
  CAPTURE(text);
  CHECK(shown(parse_iso_date(text)) == result);
}

TEST_CASE("Vietnamese dates, for CSV and sheets") {
  const auto [text, result] =
      GENERATE(table<const char*, const char*>({{"12/4/2023", "2023-04-12"},
                                                {"12/04/2023", "2023-04-12"},
                                                {"4/2023", "2023-04"},
                                                {"2023", "2023"},
                                                {"12-4-2023", "2023-04-12"},
                                                {"12.4.2023", "2023-04-12"},
                                                {"2023-04-12", "2023-04-12"},
                                                {"2023-04", "2023-04"},
                                                {" 12/4/2023 ", "2023-04-12"},
                                                {"2023-4-2", "2023-04-02"},
                                                {"12/4/23", "two_digit_year"},
                                                {"4/23", "two_digit_year"},
                                                {"31/4/2023", "no_such_day"},
                                                {"29/2/2023", "no_such_day"},
                                                {"29/2/2024", "2024-02-29"},
                                                {"4/13/2023", "no_such_day"},
                                                {"0/4/2023", "no_such_day"},
                                                {"13/2023", "no_such_day"},
                                                {"12/4-2023", "not_a_date"},
                                                {"12/4/", "not_a_date"},
                                                {"4/7", "not_a_date"},
                                                {"abc", "not_a_date"},
                                                {"", "not_a_date"},
                                                {"12/4/20233", "not_a_date"},
                                                {"12 4 2023", "not_a_date"},
                                                {"45028", "not_a_date"},
                                                {"123/4/2023", "not_a_date"}}));
  CAPTURE(text);
  CHECK(shown(parse_text_date(text)) == result);
}

TEST_CASE("a span is written in the shortest form that reads back") {
  for (const DateSpan span :
       {DateSpan::day(Date::of(2023, 4, 12)), DateSpan::month(2024, 2), DateSpan::year(1999)}) {
    CHECK(parse_iso_date(to_iso(span)).span == span);
    CHECK(parse_text_date(to_iso(span)).span == span);
  }
}
