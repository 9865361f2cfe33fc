/// What is missing and what can be done: the step from findings to people who act.
///
/// Contract: plain values made by src/plan; positions refer to the pack, evidence and assessment.
#pragma once

#include <cstdint>
#include <vector>

#include "model/assessment.h"

namespace chuan {

/// Who must act, and whether acting helps now: the order in which a rector reads it.
enum class GapSection : std::uint8_t {
  school_now,   ///< the school can do it
  school_data,  ///< nothing is known to be missing: fill in the data
  wait,         ///< a failed past year: it holds from a later dossier date only
  province,     ///< the province decides, the school advises
  academy,      ///< the Academy decides or judges
  ruling        ///< a named person's judgement is awaited
};

struct GapItem {
  std::uint32_t finding = 0;  ///< in Assessment::findings
  GapSection section = GapSection::school_now;
  Owner owner = Owner::school;
  std::int32_t lever = -1;           ///< the first lever of the indicator that fits
  std::vector<std::uint32_t> tasks;  ///< rows of the register `tasks` that serve the indicator
};
struct Gap {
  std::vector<GapItem> items;  ///< by section, then nearly first, then pack order
};

/// A met verdict that will be lost (semantics 10), with what it will be worth on that day.
struct Lapse {
  std::uint32_t finding = 0;
  Date on;
  CheckResult then;  ///< the deciding check on that day
  /// Records counted today and not then, of register `reg`, in key order.
  std::uint16_t reg = kNone16;
  std::vector<std::uint32_t> lost;
  PredId because = kNoPred;
};

/// What would turn a verdict (for `why`): how much may be lost, or must be gained.
struct Turn {
  std::uint16_t check = 0;
  std::uint8_t level = 1;
  enum class Kind : std::uint8_t {
    lose_passing,  ///< this many passing heads become failing
    add_failing,   ///< this many failing heads are added
    convert,       ///< this many heads must become passing
    recruit,       ///< this many passing heads must be added
    resolve,       ///< the undecided heads turn out to pass
    fewer_units,   ///< a count or sum may fall by this many before the verdict is lost
    more_units,    ///< a count or sum must grow by this many
    topics         ///< documents for this many topics
  } kind = Kind::convert;
  Rational amount;
  Fraction then;  ///< the value after it
  Verdict verdict = Verdict::met;
};

}  // namespace chuan
