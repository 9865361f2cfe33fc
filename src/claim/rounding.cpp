#include "claim/rounding.h"

namespace chuan {

Rational unit_of(const ClaimPercent& printed) {
  Int128 unit = 1;
  for (int i = 0; i < printed.decimals; ++i) unit *= 10;
  return {1, unit};
}

ClaimRounding rounding_of(const ClaimPercent& printed, const Rational& exact) {
  const Rational unit = unit_of(printed);
  const Rational off = exact - printed.value;
  switch (printed.near) {
    case ClaimNear::over:
      return off > Rational(0) ? ClaimRounding::over : ClaimRounding::none;
    case ClaimNear::under:
      return off < Rational(0) && off >= Rational(-1) ? ClaimRounding::under : ClaimRounding::none;
    case ClaimNear::about:
      return off <= Rational(1) && off >= Rational(-1) ? ClaimRounding::about : ClaimRounding::none;
    // A bound is a bound: nothing is rounded past it.
    case ClaimNear::least:
      return off >= Rational(0) ? ClaimRounding::over : ClaimRounding::none;
    case ClaimNear::most:
      return off <= Rational(0) ? ClaimRounding::under : ClaimRounding::none;
    case ClaimNear::below:
      return off < Rational(0) ? ClaimRounding::under : ClaimRounding::none;
    case ClaimNear::exact:
      break;
  }
  if (off == Rational(0)) return ClaimRounding::exact;
  const Rational half = unit * Rational(1, 2);
  if (off < half && off >= -half) return ClaimRounding::rounded;
  if (off > Rational(0) && off < unit) return ClaimRounding::truncated;
  return ClaimRounding::none;
}

}  // namespace chuan
