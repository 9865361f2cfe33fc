/// The result of judging one dossier against one pack on one day: findings and totals, as data.
///
/// Contract: plain values; everything a writer prints is here or in the explanation, nothing is
/// computed by writers except rounding. An Assessment points at nothing; positions refer to the
/// pack and the evidence it was made from.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "model/evidence.h"
#include "model/pack.h"

namespace chuan {

/// Semantics 7. Exclusive; they sum to the rows of the level.
enum class Verdict : std::uint8_t { met, not_met, no_evidence, needs_ruling, not_applicable };

/// Semantics 11: why the verdict is what it is.
enum class Reason : std::uint8_t {
  none,  ///< met, and nothing to add
  below_threshold,
  above_limit,
  missing_document,  ///< a topic has no document
  expired_document,  ///< it had one, no longer in force or too old
  out_of_window,     ///< enough records exist, too few of them in the window
  missing_year,      ///< a year asked has nothing
  unknown_fields,    ///< records are there, cells that decide are not filled
  register_absent,   ///< the register is absent, or empty and not declared so
  not_covered,       ///< the register does not cover the whole time asked
  empty_set,         ///< nobody and nothing to ask (0/0)
  contradiction,     ///< the data cannot both be true (a part above its whole)
  awaiting_ruling,
  ruled_against,
  opinion_asked,
  not_applicable
};

enum class ValueKind : std::uint8_t {
  none,
  share,
  ratio,
  count,
  each_year,
  scale,
  date,
  amount,
  yes_no,
  documents,
  ruling
};

/// num/den as counted, not reduced: 45/60 heads. Amounts and the ends of ratios are in millionths
/// (amount: den = kMicro). den == 0: 0/0 is undefined, 1/0 is "without bound".
struct Fraction {
  Int128 num = 0;
  Int128 den = 1;
  bool unbounded() const { return den == 0 && num != 0; }
  bool undefined() const { return den == 0 && num == 0; }
  Rational rational() const { return den == 0 ? Rational(0) : Rational(num, den); }
  bool operator==(const Fraction&) const = default;
};

/// What a measure came to. `at` counts what is sure; where `exact` is false the true value lies in
/// [low, high]. each_year: years that pass / years asked. ruling: position in RulingValue.
struct Value {
  ValueKind kind = ValueKind::none;
  bool exact = true;
  bool declared = false;  ///< from `figures`, not counted from a register
  Fraction at, low, high;
  bool operator==(const Value&) const = default;
};

/// What is missing to the threshold; two ends where the value is an interval (low end: at worst).
/// An end that cannot be reached that way is -1.
struct Shortfall {
  bool any = false;
  Rational points;       ///< shares: threshold minus value at worst, in percentage points
  Rational points_best;  ///< ... at best
  std::int64_t convert = 0, convert_best = 0;  ///< heads that must change
  std::int64_t recruit = 0, recruit_best = 0;  ///< or passing heads to add
  Rational units, units_best;  ///< counts, sums, ratios (of the top), at most: the excess
  std::uint64_t topics = 0;    ///< documents: the topics without one
  bool operator==(const Shortfall&) const = default;
};

struct YearResult {
  int year = 0;
  Verdict verdict = Verdict::met;
  Reason reason = Reason::none;
  bool nearly = false;
  bool exceeds = false;
  Value value;
  Shortfall shortfall;
  bool operator==(const YearResult&) const = default;
};

struct CheckResult {
  std::uint16_t check = 0;  ///< in Indicator::checks
  std::uint8_t level = 1;   ///< whose condition this is
  Verdict verdict = Verdict::met;
  Reason reason = Reason::none;
  bool exceeds = false;
  bool nearly = false;
  Value value;
  std::uint16_t condition = 0;  ///< in Check::conditions
  std::uint16_t threshold = 0;  ///< in Condition::thresholds: the one in force
  Shortfall shortfall;
  std::uint32_t first_year = 0;  ///< in Assessment::years
  std::uint32_t year_count = 0;
  bool operator==(const CheckResult&) const = default;
};

struct Finding {
  std::uint16_t indicator = 0;
  std::uint8_t level = 1;
  Verdict verdict = Verdict::no_evidence;
  Reason reason = Reason::none;
  bool exceeds = false;
  bool nearly = false;
  bool undocumented = false;
  bool opinion_asked = false;        ///< the ground turned not_met or no_evidence into needs_ruling
  Basis basis = Basis::provisional;  ///< the weakest of its thresholds
  std::optional<Date> lapses_on;
  std::optional<Date> holds_from;
  std::uint32_t first_check = 0;  ///< in Assessment::checks
  std::uint32_t check_count = 0;
  std::uint32_t deciding = 0;  ///< in Assessment::checks
  std::int32_t ruling = -1;    ///< in Evidence::rulings
  std::int32_t ground = -1;    ///< in Evidence::opinion_asked or not_applicable
  bool operator==(const Finding&) const = default;
};

/// One row of counts: a level or a group of it.
struct Tally {
  int indicators = 0, applicable = 0, met = 0, undocumented = 0, exceeds = 0, not_met = 0,
      nearly = 0, no_evidence = 0, needs_ruling = 0, not_applicable = 0;
  bool operator==(const Tally&) const = default;
};
struct LevelResult {
  std::uint8_t level = 1;
  Tally total;
  std::array<int, 4> met_by_basis{};   ///< of the met rows, by Basis
  std::array<int, 4> rows_by_basis{};  ///< of all rows
  std::vector<Tally> groups;           ///< by group of the pack
  bool reached = false;                ///< eligible to apply: all applicable rows met, documented
  std::uint32_t first_finding = 0;     ///< in Assessment::findings
  std::uint32_t finding_count = 0;
};

/// The time judged: days first_day..as_of are in the window, `years` are asked (semantics 1, 2).
struct Period {
  Date as_of;
  Date first_day;
  int first_year = 0;
  int year_count = 0;
  Date years_day;  ///< the day on which the years are asked: as-of, or where they were frozen
};
/// The last calendar year that has ended and settled on a day: day after 31/12 + settle.
int last_year_on(Date day, Duration settle);
/// Pure calendar arithmetic on the pack's window, settle and the day.
/// `years_as_of` judges the calendar years on another day (semantics 10).
Period period_of(const PackInfo& pack, Date as_of, std::optional<Date> years_as_of = {});

struct Assessment {
  Period period;
  RulingStage stage = RulingStage::self;
  std::vector<LevelResult> levels;  ///< 1..the level asked
  std::vector<Finding> findings;    ///< level by level, in pack order
  std::vector<CheckResult> checks;
  std::vector<YearResult> years;
  bool before_dossier = false;  ///< as-of before the dossier date: lists are dated late
  bool after_dossier = false;   ///< as-of after it: lists are carried forward

  const LevelResult& top() const { return levels.back(); }
};

// ---- Explanation (semantics: recorded where the decision is made; made on demand)

enum class Outcome : std::uint8_t {
  passing,       ///< counted, and in the numerator
  failing,       ///< counted in the denominator only
  undecided,     ///< a member; whether it passes is unknown
  maybe_member,  ///< whether it belongs at all is unknown
  left_out       ///< not a member
};
/// Records that share an outcome for the same reason.
struct ExplainedGroup {
  std::uint16_t check = 0;  ///< in Indicator::checks
  std::uint8_t part = 0;    ///< ratios: 0 top, 1 bottom
  int year = 0;             ///< 0: not by year
  std::uint16_t reg = kNone16;
  Outcome outcome = Outcome::passing;
  PredId because = kNoPred;  ///< the first predicate that is false, or undecided
  std::uint16_t unknown_field =
      kNone16;  ///< undecided: the cell that would decide (of `unknown_reg`)
  std::uint16_t unknown_reg = kNone16;
  std::vector<std::uint32_t> rows;  ///< in key order
  std::int64_t weight = 0;          ///< classes the rows stand for; rows.size() when unweighted
};
struct ExplainedDocument {
  std::uint16_t slot = kNone16;
  std::int32_t row = kNoRow;  ///< kNoRow: missing
  bool in_force = false;
};
struct ExplainedTopic {
  std::uint16_t check = 0;
  std::uint8_t topic = 0;                        ///< position in the scale
  std::vector<std::uint32_t> in_force, expired;  ///< document rows
};
struct Explanation {
  std::uint16_t indicator = 0;
  std::vector<ExplainedGroup> groups;
  std::vector<ExplainedDocument> documents;
  std::vector<ExplainedTopic> topics;
};

}  // namespace chuan
