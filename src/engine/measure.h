/// Measures: from answers to numbers, as intervals where something is unknown.
///
/// The laws (DESIGN 6.5, 6.6):
///   share    p passing, f failing members; u1 members of whom passing is unknown; u2, u3, u4 may
///   be
///            members, and pass, fail, or it is unknown:
///            from p/(p+f+u1+u3+u4) to (p+u1+u2+u4)/(p+f+u1+u2+u4)
///   count    from the sure members to the possible ones; without upper bound past `covers`
///   sum      a possible member adds between nothing and its value
///   ratio    from top.low/bottom.high to top.high/bottom.low
///   lowest   of the sure members at most, of the possible ones at least; nothing written: below
///   all 0/0, lowest of nobody: `empty`, decided by the measure's when_empty
/// A declared figure stands in where a register the measure needs is absent for the time asked.
///
/// Contract: as Asker; no allocation of its own.
#pragma once

#include <cstdint>

#include "engine/asker.h"

namespace chuan::engine {

struct Computed {
  Value value;
  bool surely_empty = false;
  bool may_be_empty = false;
  /// Share, ratio: what stands below has no upper bound, or what stands above no lower one; an end
  /// is then only come near to, and there is no distance to the threshold.
  bool boundless = false;
  Reason doubt = Reason::unknown_fields;  ///< why it is not exact, when it is not
  std::uint64_t topics_missing = 0;       ///< documents: topics not surely there
  bool expired = false;                   ///< documents: one of those had a document once
};

/// What the measure comes to in `slot` (0: on as-of; otherwise in that year).
Computed compute(Asker& asker, const Measure& measure, unsigned slot);

/// Counts of the members if time did not matter (no in_window): tells "out of the window".
Int128 count_ever(Asker& asker, const Measure& measure);

/// Is every register known that the measure reads, for the time of the slot?
bool registers_known(Asker& asker, const Measure& measure, unsigned slot);

}  // namespace chuan::engine
