#include "report/numerals.h"

#include <catch2/catch.hpp>

using namespace chuan;
using L = Language;

TEST_CASE("numbers are written for the people of a language") {
  CHECK(whole(10000, L::vi) == "10.000");
  CHECK(whole(10000, L::en) == "10,000");
  CHECK(whole(-1234567, L::vi) == "-1.234.567");
  CHECK(whole(999, L::vi) == "999");
  CHECK(decimal({25, 2}, L::vi) == "12,5");
  CHECK(decimal({1077386, 1}, L::vi) == "1.077.386");
}

TEST_CASE("shares are rounded half up and cut of trailing zeros") {
  CHECK(percent({39, 55}, L::vi) == "70,91 %");
  CHECK(percent({39, 55}, L::en) == "70.91%");
  CHECK(percent({46, 55}, L::vi) == "83,64 %");
  CHECK(percent({45, 60}, L::vi) == "75 %");
  CHECK(percent({1, 80000}, L::vi) == "0 %");
  CHECK(percent({1, 20000}, L::vi) == "0,01 %");
  CHECK(percent(1, L::vi) == "100 %");
}

TEST_CASE("a share never prints as a threshold it does not equal") {
  CHECK(percent_beside({89996, 100000}, {9, 10}, L::vi) == "89,996 %");
  CHECK(percent_beside({9, 10}, {9, 10}, L::vi) == "90 %");
  CHECK(percent_beside({900001, 1000000}, {9, 10}, L::vi) == "90,0001 %");
  CHECK(percent_beside({79, 100}, {4, 5}, L::vi, 1) == "79 %");
  CHECK(percent_beside({7999, 10000}, {4, 5}, L::vi, 1) == "79,99 %");
}

TEST_CASE("ranges collapse when both ends print alike") {
  CHECK(percent_range({5, 6}, {6, 7}, L::vi) == "83,33–85,71 %");
  CHECK(percent_range({1, 2}, {1, 2}, L::vi) == "50 %");
}

TEST_CASE("days and lengths") {
  CHECK(day(Date::of(2023, 4, 12), L::vi) == "12/4/2023");
  CHECK(day(Date::of(2023, 4, 12), L::en) == "12 Apr 2023");
  CHECK(days(DateSpan::month(2023, 6), L::vi) == "6/2023");
  CHECK(days(DateSpan::month(2023, 6), L::en) == "Jun 2023");
  CHECK(days(DateSpan::year(2019), L::vi) == "2019");
  CHECK(days({Date::of(2019, 1, 1), Date::of(2019, 1, 2)}, L::vi) == "1/1/2019–2/1/2019");
  CHECK(length({18, 0}, L::vi) == "18 tháng");
  CHECK(length({24, 0}, L::vi) == "24 tháng");
  CHECK(length({60, 0}, L::vi) == "5 năm");
  CHECK(length({1, 0}, L::en) == "1 month");
  CHECK(length({0, 30}, L::vi) == "30 ngày");
  CHECK(length({}, L::vi).empty());
  CHECK(cost(60 * kMicro, L::vi) == "60 triệu đồng");
}
