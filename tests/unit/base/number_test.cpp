#include "base/number.h"

#include <catch2/catch.hpp>
#include <random>

using namespace chuan;

namespace {
std::string shown(const ParsedNumber& parsed) {
  switch (parsed.fault) {
    case NumberFault::not_a_number:
      return "not_a_number";
    case NumberFault::ambiguous:
      return "ambiguous";
    case NumberFault::too_large:
      return "too_large";
    case NumberFault::too_precise:
      return "too_precise";
    case NumberFault::empty_range:
      return "empty_range";
    case NumberFault::none:
      break;
  }
  return to_plain(parsed.value) + (parsed.percent ? "%" : "");
}
}  // namespace

TEST_CASE("plain numbers, for YAML and JSON: a dot only, nothing YAML 1.1 would read otherwise") {
  const auto [text, result] =
      GENERATE(table<const char*, const char*>({{"92.5", "92.5"},
                                                {"0", "0"},
                                                {"-12", "-12"},
                                                {"-0", "0"},
                                                {"0.5", "0.5"},
                                                {"1.50", "1.5"},
                                                {"012", "not_a_number"},
                                                {"1_000", "not_a_number"},
                                                {"39,5", "not_a_number"},
                                                {"0x1F", "not_a_number"},
                                                {"1e3", "not_a_number"},
                                                {"1e400", "not_a_number"},
                                                {".5", "not_a_number"},
                                                {"5.", "not_a_number"},
                                                {"+5", "not_a_number"},
                                                {"", "not_a_number"},
                                                {"-", "not_a_number"},
                                                {"1 234", "not_a_number"},
                                                {"1.2.3", "not_a_number"},
                                                {".inf", "not_a_number"},
                                                {"nan", "not_a_number"},
                                                {"999999999999", "999999999999"},
                                                {"1000000000000", "too_large"},
                                                {"-999999999999.999999", "-999999999999.999999"},
                                                {"99999999999999999999999", "too_large"},
                                                {"0.000001", "0.000001"},
                                                {"0.0000001", "too_precise"},
                                                {"0.1000000000", "0.1"},
                                                {">=40", ">=40"},
                                                {">= 40", ">=40"},
                                                {"<=3", "<=3"},
                                                {"≥40", ">=40"},
                                                {"≤ 3", "<=3"},
                                                {"40..45", "40..45"},
                                                {"40 .. 45", "40..45"},
                                                {"45..40", "empty_range"},
                                                {"40..40", "40"},
                                                {"40...45", "not_a_number"},
                                                {"..45", "not_a_number"},
                                                {">=40..45", "not_a_number"},
                                                {">40", "not_a_number"},
                                                {"90%", "90%"},
                                                {"90 %", "90%"},
                                                {">=90 %", ">=90%"},
                                                {"40%..45%", "40..45%"},
                                                {"40..45 %", "40..45%"},
                                                {"40%..45", "not_a_number"},
                                                {"90%%", "not_a_number"},
                                                {" 7 ", "7"},
                                                {"-5..-3.5", "-5..-3.5"},
                                                {"1.234", "1.234"}}));
  CAPTURE(text);
  CHECK(shown(parse_plain_number(text)) == result);
}

TEST_CASE("Vietnamese numbers, for cells: the ambiguous is refused") {
  const auto [text, result] =
      GENERATE(table<const char*, const char*>({{"68,5%", "68.5%"},
                                                {"68,5 %", "68.5%"},
                                                {"1.234.567", "1234567"},
                                                {"1.234,5", "1234.5"},
                                                {"1 234", "1234"},
                                                {"1\u00A0234", "1234"},
                                                {"1\u202F234,5", "1234.5"},
                                                {"1 234.5", "1234.5"},
                                                {"1.234", "ambiguous"},
                                                {"1,234", "ambiguous"},
                                                {"-1.234", "ambiguous"},
                                                {">=1.234", "ambiguous"},
                                                {"123.456", "ambiguous"},
                                                {"1234.567", "1234.567"},
                                                {"0.123", "0.123"},
                                                {"0,125", "0.125"},
                                                {"12.5", "12.5"},
                                                {"12,5", "12.5"},
                                                {"1.2340", "1.234"},
                                                {"1,234.5", "1234.5"},
                                                {"1,234,567", "1234567"},
                                                {"1.234.56", "not_a_number"},
                                                {"1.23.456", "not_a_number"},
                                                {"1.234,567,8", "not_a_number"},
                                                {"1.234.567,89", "1234567.89"},
                                                {"05", "5"},
                                                {"007,5", "7.5"},
                                                {"1 23", "not_a_number"},
                                                {"12 34", "not_a_number"},
                                                {"1234 567", "not_a_number"},
                                                {"1.234 567", "not_a_number"},
                                                {"1 234.567", "1234.567"},
                                                {"−5", "-5"},
                                                {"- 5", "-5"},
                                                {"", "not_a_number"},
                                                {"-", "not_a_number"},
                                                {",5", "not_a_number"},
                                                {"5,", "not_a_number"},
                                                {"5.", "not_a_number"},
                                                {"abc", "not_a_number"},
                                                {"12 người", "not_a_number"},
                                                {"1e3", "not_a_number"},
                                                {">= 40", ">=40"},
                                                {"≤3,5", "<=3.5"},
                                                {"40..45", "40..45"},
                                                {"40,5..45,5", "40.5..45.5"},
                                                {"1.234.567..2.345.678", "1234567..2345678"},
                                                {"\u00A07\u00A0", "7"},
                                                {"0", "0"},
                                                {"999.999.999.999", "999999999999"},
                                                {"1.000.000.000.000", "too_large"},
                                                {"0,0000001", "too_precise"}}));
  CAPTURE(text);
  CHECK(shown(parse_text_number(text)) == result);
}

TEST_CASE("thresholds are exact fractions") {
  CHECK(parse_fraction("90 %").value == Rational(9, 10));
  CHECK(parse_fraction("90 %").percent);
  CHECK(parse_fraction("2/3").value == Rational(2, 3));
  CHECK(parse_fraction("12.5").value == Rational(25, 2));
  CHECK(parse_fraction("12.5%").value == Rational(1, 8));
  CHECK(parse_fraction("15").value == Rational(15));
  CHECK_FALSE(parse_fraction("15").percent);
  CHECK(parse_fraction("0").ok);
  for (const char* bad :
       {"", "%", "1/0", "1/-2", "/2", "2/", ">=2", "1..2", "90,5 %", "1/2/3", "x"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_fraction(bad).ok);
  }
}

TEST_CASE("numbers written out read back the same, also as cells") {
  const unsigned seed = 2021;
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<std::int64_t> digits(0, 17);
  for (int i = 0; i < 5000; ++i) {
    const auto pick = [&] {
      std::int64_t bound = 10;
      for (std::int64_t n = digits(random); n > 0; --n) bound *= 10;
      return std::uniform_int_distribution<std::int64_t>(1 - bound, bound - 1)(random);
    };
    NumberSpan span{pick(), pick()};
    if (span.lo > span.hi) std::swap(span.lo, span.hi);
    if (i % 4 == 1) span.lo = kNumberMin;
    if (i % 4 == 2) span.hi = kNumberMax;
    if (i % 4 == 3) span.hi = span.lo;
    CAPTURE(seed, i, to_plain(span), to_text(span));
    REQUIRE(parse_plain_number(to_plain(span)).value == span);
    REQUIRE(parse_text_number(to_text(span)).value == span);
  }
  CHECK(to_text({1'234'000, 1'234'000}) == "1.2340");
  CHECK(to_plain({kNumberMin, kNumberMax}).empty());
}
