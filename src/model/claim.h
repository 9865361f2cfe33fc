/// What a published sentence says in numbers, and whether they can all be true at once.
///
///   "46/55, 83,64%, 9 chưa đạt, trong đó 4 tiệm cận"
///   figures: met 46 of 55; not_met 9; nearly 4    percents: 83.64 of the first
///
/// A reading fixes what lies inside what. The standard's own reading: exceeded within met, nearly
/// within not met, for opinion apart from both. Only it decides the verdict; the others are tried
/// so that a reader sees what would have to be meant for the numbers to add up.
///
/// Contract: plain values. Spans are byte offsets into `Claim::sentence` (NFC).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/rational.h"

namespace chuan {

enum class ClaimPart : std::uint8_t {
  other,  ///< a part of a whole that is not about indicators: 33/42 lecturers
  total,
  met,
  exceeded,      ///< within met
  plain,         ///< within met: met and not exceeded
  undocumented,  ///< within met: the papers are missing
  official,      ///< the four split met by the basis of the threshold
  published,
  reported,
  provisional,
  not_met,
  nearly,  ///< within not met
  opinion,
  no_evidence,
  not_applicable,  ///< outside the total
  rest             ///< what the sentence leaves over: "còn 16"
};

struct ClaimSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A number that was placed. -1: the sentence does not say it.
struct ClaimFigure {
  ClaimPart part = ClaimPart::other;
  std::int64_t count = -1;
  std::int64_t whole = -1;  ///< the m of n/m
  int level = 0;            ///< 0: the sentence names none
  int year = 0;             ///< of which it tells, where it compares years; else 0
  bool goal = false;        ///< aimed at, not reached: held together with other aims only
  bool within = false;      ///< after "trong đó"
  bool reference = false;   ///< "trong 39: ...": names a whole said elsewhere
  ClaimSpan span;
};

/// `under` is a little below, `below` however far.
enum class ClaimNear : std::uint8_t { exact, over, under, about, least, most, below };
struct ClaimPercent {
  std::int32_t figure = -1;  ///< in Claim::figures
  Rational value;            ///< 83.64 as 2091/25
  int decimals = 0;          ///< as printed
  ClaimNear near = ClaimNear::exact;
  ClaimSpan span;
};

enum class ClaimFault : std::uint8_t {
  none,
  sum_differs,         ///< the parts do not add up to their whole
  percent_differs,     ///< neither rounding nor truncation gives this percentage
  part_exceeds_whole,  ///< a part is larger than what it lies in
  two_values,          ///< one thing is given two numbers
  two_totals,
  rest_differs,     ///< "còn n" is not what is left
  no_whole_number,  ///< no whole number of the total has this percentage
  percents_differ   ///< the percentages do not add up to 100
};
enum class ClaimCheckKind : std::uint8_t { sum, within, percent, same, percent_sum };
enum class ClaimRounding : std::uint8_t { none, exact, rounded, truncated, over, under, about };

struct ClaimTerm {
  ClaimPart part = ClaimPart::other;
  std::int64_t count = 0;
};
/// One relation between numbers: terms on the left, held against one number on the right.
struct ClaimCheck {
  Rational share;                ///< percent: the exact percentage; percent_sum: the sum
  std::vector<ClaimTerm> terms;  ///< percent: the one part counted, if it is known
  ClaimTerm against;             ///< percent: the whole; count -1 where nothing fits
  std::int32_t percent = -1;     ///< in Claim::percents
  ClaimCheckKind kind = ClaimCheckKind::sum;
  ClaimFault fault = ClaimFault::none;  ///< none: it holds
  ClaimRounding rounding = ClaimRounding::none;
  bool derived = false;  ///< the sentence does not say the total: the sum makes it
  bool holds() const { return fault == ClaimFault::none; }
};

struct ClaimReading {
  int level = 0;
  int year = 0;
  bool goal = false;
  bool exceeded_beside = false;  ///< counted next to the met ones
  bool nearly_beside = false;    ///< counted next to the not met ones
  bool opinion_within = false;   ///< counted among the not met ones
  bool possible = true;
  std::vector<ClaimCheck> checks;
  bool standard() const { return !exceeded_beside && !nearly_beside && !opinion_within; }
};

/// One number that, changed alone, would let the standard's reading hold.
struct ClaimRepair {
  std::uint32_t figure = 0;
  bool whole = false;  ///< the m of n/m instead of the count
  std::int64_t value = 0;
};

enum class ClaimVerdict : std::uint8_t { consistent, inconsistent, nothing };

struct Claim {
  std::string sentence;
  ClaimVerdict verdict = ClaimVerdict::nothing;
  std::vector<ClaimFigure> figures;
  std::vector<ClaimPercent> percents;
  std::vector<ClaimReading> readings;  ///< by level; the standard's first
  std::vector<ClaimRepair> repairs;    ///< only where the standard's reading fails
  std::vector<ClaimSpan> unplaced;     ///< numbers it cannot place: the claim is refused
  std::vector<ClaimSpan> asides;       ///< dates, years, levels, counts of other things
};

}  // namespace chuan
