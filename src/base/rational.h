/// Exact numbers: shares, ratios and thresholds are compared as fractions, never as doubles.
///
///   Rational share(45, 60);            // 3/4, reduced
///   share >= Rational(3, 4)            // true; 89.996 % is never 90 %
///
/// Contract: a value type, no allocation, no throw. The denominator is positive and the fraction is
/// reduced. Inputs come from Number (below 10^12, six decimals) and from counts, and sums run over
/// at most 10^6 records, so every product fits 128 bits: nothing is checked.
#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <string>

namespace chuan {

__extension__ typedef __int128 Int128;  // NOLINT(modernize-use-using)

/// The number of millionths in one: evidence numbers are stored as whole millionths.
inline constexpr std::int64_t kMicro = 1'000'000;

class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(Int128 whole) : num_(whole) {}  // NOLINT(google-explicit-constructor)
  constexpr Rational(Int128 num, Int128 den) : num_(num), den_(den) { reduce(); }
  /// From an evidence number in millionths.
  static constexpr Rational from_micro(Int128 micro) { return {micro, kMicro}; }

  constexpr Int128 num() const { return num_; }
  constexpr Int128 den() const { return den_; }

  friend constexpr bool operator==(const Rational& a, const Rational& b) {
    return a.num_ == b.num_ && a.den_ == b.den_;
  }
  friend constexpr std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (a.den_ == b.den_) return a.num_ <=> b.num_;
    return mul(a.num_, b.den_) <=> mul(b.num_, a.den_);
  }
  friend constexpr Rational operator+(const Rational& a, const Rational& b) {
    if (a.den_ == b.den_) return {a.num_ + b.num_, a.den_};
    return {mul(a.num_, b.den_) + mul(b.num_, a.den_), mul(a.den_, b.den_)};
  }
  friend constexpr Rational operator-(Rational a) {
    a.num_ = -a.num_;
    return a;
  }
  friend constexpr Rational operator-(const Rational& a, const Rational& b) { return a + (-b); }
  friend constexpr Rational operator*(const Rational& a, const Rational& b) {
    return {mul(a.num_, b.num_), mul(a.den_, b.den_)};
  }
  /// `b` must not be zero.
  friend constexpr Rational operator/(const Rational& a, const Rational& b) {
    return {mul(a.num_, b.den_), mul(a.den_, b.num_)};
  }

  /// The least whole number that is not below the value.
  constexpr Int128 ceil() const {
    const Int128 q = num_ / den_;
    return q + ((num_ % den_ > 0) ? 1 : 0);
  }
  /// The greatest whole number that is not above the value.
  constexpr Int128 floor() const {
    const Int128 q = num_ / den_;
    return q - ((num_ % den_ < 0) ? 1 : 0);
  }

 private:
  static constexpr Int128 mul(Int128 a, Int128 b) {
    Int128 out = 0;
    if (__builtin_mul_overflow(a, b, &out)) {
      constexpr Int128 top = (Int128{1} << 126) - 1 + (Int128{1} << 126);
      return ((a < 0) != (b < 0)) ? -top : top;
    }
    return out;
  }
  constexpr void reduce() {
    if (den_ < 0) {
      num_ = -num_;
      den_ = -den_;
    }
    if (den_ == 1) return;
    const Int128 a = gcd(num_ < 0 ? -num_ : num_, den_);
    if (a > 1) {
      num_ = divided(num_, a);
      den_ = divided(den_, a);
    }
  }
  /// In 64 bits where both fit: a division of 128 is a call of many times the cost.
  static constexpr Int128 divided(Int128 a, Int128 b) {
    const auto x = static_cast<std::int64_t>(a);
    const auto y = static_cast<std::int64_t>(b);
    return x == a && y == b && y > 0 ? x / y : a / b;
  }
  /// Of what is not negative. Counts fit 64 bits, where shifts and differences need no division.
  static constexpr Int128 gcd(Int128 a, Int128 b) {
    while (b != 0) {
      if (((a | b) >> 64) == 0)
        return gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
      const Int128 r = a % b;
      a = b;
      b = r;
    }
    return a;
  }
  static constexpr std::uint64_t gcd(std::uint64_t a, std::uint64_t b) {
    if (a == 0 || b == 0) return a | b;
    const int twos = std::countr_zero(a | b);
    a >>= std::countr_zero(a);
    while (b != 0) {
      b >>= std::countr_zero(b);
      const std::uint64_t less = a < b ? a : b;
      b = a < b ? b - a : a - b;
      a = less;
    }
    return a << twos;
  }

  Int128 num_ = 0;
  Int128 den_ = 1;
};

/// "-12" in decimal digits.
std::string to_string(Int128 value);
/// "3/4", or "5" for a whole number: the machine form in JSON and in digests.
std::string to_string(const Rational& value);
/// Decimal text rounded half up (away from zero at the half), `decimals` digits, dot: "70.91".
/// Writers round; nothing else does.
std::string to_decimal(const Rational& value, int decimals);

}  // namespace chuan
