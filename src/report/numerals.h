/// Numbers, dates and lengths as people read them: 57,14 %, 10.000, 12/4/2023, 18 months.
///
/// Contract: pure, exact until the last step, independent of any locale. Rounding is half up and
/// trailing zeros are cut ("75 %"); where a rounded number would look equal to a threshold it is
/// not equal to, digits are added until it does not (89.996 % never prints as 90 %).
#pragma once

#include <string>

#include "base/date.h"
#include "base/rational.h"
#include "report/report.h"

namespace chuan {

std::string whole(Int128 value, Language language);
std::string decimal(const Rational& value, Language language, int places = 2);
std::string percent(const Rational& share, Language language);
/// As `percent`, with digits enough to be seen on its own side of `threshold`.
std::string percent_beside(const Rational& share, const Rational& threshold, Language language,
                           int places = 2);
/// "8,21-10" without a unit; one number when both ends print alike.
std::string decimal_range(const Rational& low, const Rational& high, Language language);
/// "98,21-100 %".
std::string percent_range(const Rational& low, const Rational& high, Language language);

std::string day(Date date, Language language);
/// A day, a month, a year, or "from-to".
std::string days(const DateSpan& span, Language language);
/// "18 months", "5 years" (whole years of more than 24 months), "30 days".
std::string length(Duration duration, Language language);
/// Millions of dong held in millionths: "60 million dong".
std::string cost(std::int64_t micro_millions, Language language);

}  // namespace chuan
