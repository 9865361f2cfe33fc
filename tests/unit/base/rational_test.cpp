#include "base/rational.h"

#include <catch2/catch.hpp>
#include <random>
#include <tuple>

using namespace chuan;

TEST_CASE("a share is exact: 45/60 is 75 %, 89.996 % is not 90 %") {
  CHECK(Rational(45, 60) == Rational(3, 4));
  CHECK(Rational(22499, 25000) < Rational(9, 10));
  CHECK(Rational(9, 10) == Rational(90, 100));
  CHECK(Rational(1, -2) == Rational(-1, 2));
  CHECK(Rational::from_micro(12'500'000) == Rational(25, 2));
}

TEST_CASE("decimals are rounded half away from zero") {
  const auto [num, den, decimals, text] =
      GENERATE(table<int, int, int, const char*>({{39, 55, 4, "0.7091"},
                                                  {3900, 55, 2, "70.91"},
                                                  {4600, 55, 2, "83.64"},
                                                  {1, 2, 0, "1"},
                                                  {-1, 2, 0, "-1"},
                                                  {49, 100, 0, "0"},
                                                  {-49, 100, 0, "0"},
                                                  {5, 1000, 2, "0.01"},
                                                  {4999, 1000000, 2, "0.00"},
                                                  {-4999, 1000000, 2, "0.00"},
                                                  {999, 1000, 2, "1.00"},
                                                  {1, 3, 3, "0.333"},
                                                  {2, 3, 3, "0.667"},
                                                  {7, 1, 2, "7.00"},
                                                  {-199, 100, 1, "-2.0"}}));
  CHECK(to_decimal(Rational(num, den), decimals) == text);
}

TEST_CASE("the machine form is a fraction in lowest terms") {
  CHECK(to_string(Rational(10, 3)) == "10/3");
  CHECK(to_string(Rational(-6, 4)) == "-3/2");
  CHECK(to_string(Rational(10, 5)) == "2");
  CHECK(to_string(Rational()) == "0");
}

TEST_CASE("whole numbers of 128 bits are written out") {
  const Int128 top = (Int128{1} << 126) - 1 + (Int128{1} << 126);
  CHECK(to_string(top) == "170141183460469231731687303715884105727");
  CHECK(to_string(-top - 1) == "-170141183460469231731687303715884105728");
  CHECK(to_decimal(Rational(top - 1, top), 2) == "1.00");
  CHECK(to_decimal(Rational(top / 2, top), 3) == "0.500");
}

TEST_CASE("ceil and floor enclose the value") {
  const auto [num, floor, ceil] =
      GENERATE(table<int, int, int>({{7, 3, 4}, {-7, -4, -3}, {6, 3, 3}, {-6, -3, -3}, {0, 0, 0}}));
  CHECK(Rational(num, 2).floor() == floor);
  CHECK(Rational(num, 2).ceil() == ceil);
}

TEST_CASE("sums and products of generated fractions agree with whole arithmetic") {
  const unsigned seed = 11;
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> pick(-999, 999);
  for (int i = 0; i < 2000; ++i) {
    const int a = pick(random), c = pick(random);
    const int b = std::abs(pick(random)) + 1, d = std::abs(pick(random)) + 1;
    CAPTURE(seed, i, a, b, c, d);
    const Rational x(a, b), y(c, d);
    REQUIRE(x + y == Rational(Int128{a} * d + Int128{c} * b, Int128{b} * d));
    REQUIRE((x < y) == (Int128{a} * d < Int128{c} * b));
    REQUIRE(x - y + y == x);
    if (c != 0) REQUIRE(x / y * y == x);
  }
}
