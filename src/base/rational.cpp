#include "base/rational.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace chuan {
namespace {

__extension__ typedef unsigned __int128 UInt128;  // NOLINT(modernize-use-using)

void append_digits(std::string& out, UInt128 value) {
  const std::size_t from = out.size();
  do {
    out.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(from), out.end());
}

UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

/// The next decimal digit of rest/den; `rest` becomes what is left. Adds instead of multiplying, so
/// that no denominator overflows.
int next_digit(UInt128& rest, UInt128 den) {
  int digit = 0;
  UInt128 sum = 0;
  for (int i = 0; i < 10; ++i) {
    if (sum >= den - rest) {
      sum -= den - rest;
      ++digit;
    } else {
      sum += rest;
    }
  }
  rest = sum;
  return digit;
}

}  // namespace

std::string to_string(Int128 value) {
  if (value >= INT64_MIN && value <= INT64_MAX) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   static_cast<std::int64_t>(value));
    return {digits.data(), end.ptr};
  }
  std::string out;
  if (value < 0) out.push_back('-');
  append_digits(out, magnitude(value));
  return out;
}

std::string to_string(const Rational& value) {
  std::string out = to_string(value.num());
  if (value.den() != 1) {
    out.push_back('/');
    out += to_string(value.den());
  }
  return out;
}

std::string to_decimal(const Rational& value, int decimals) {
  const auto den = static_cast<UInt128>(value.den());
  UInt128 whole = magnitude(value.num()) / den;
  UInt128 rest = magnitude(value.num()) % den;
  std::string digits;
  for (int i = 0; i < decimals; ++i) {
    digits.push_back(static_cast<char>('0' + next_digit(rest, den)));
  }
  if (rest >= den - rest) {
    auto digit = digits.rbegin();
    for (; digit != digits.rend() && *digit == '9'; ++digit) *digit = '0';
    if (digit == digits.rend()) {
      ++whole;
    } else {
      ++*digit;
    }
  }
  const bool zero = whole == 0 && digits.find_first_not_of('0') == std::string::npos;
  std::string out;
  if (value.num() < 0 && !zero) out.push_back('-');
  append_digits(out, whole);
  if (!digits.empty()) {
    out.push_back('.');
    out += digits;
  }
  return out;
}

}  // namespace chuan
