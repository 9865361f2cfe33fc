/// What a Workspace holds: the asker's answers and the assessment being written.
#pragma once

#include <vector>

#include "engine/asker.h"
#include "engine/evaluate.h"

namespace chuan {

struct Workspace::Impl {
  engine::Asker asker;
  Assessment assessment;
  std::vector<std::uint8_t> slots_served;  ///< by wanted document: one is in force
  std::vector<YearResult> probe_years;     ///< lapses: thrown away after each probe
  /// A day on which a finding might be lost, to be tried in order of days.
  struct Candidate {
    std::int32_t day;
    std::uint32_t finding;
    std::int64_t moves;  ///< records that change at most
    bool operator<(const Candidate& o) const {
      return day != o.day ? day < o.day : finding < o.finding;
    }
  };
  std::vector<Candidate> candidates;
  /// Lapses: how far a finding is from being judged again.
  struct Wait {
    std::int64_t slack = 0;    ///< records that may change before it can be lost
    std::int64_t changed = 0;  ///< by the candidates since it was judged last
  };
  std::vector<Wait> waits;  ///< by finding
  engine::WordArena masks;  ///< lapses: rows that matter to one finding
};

namespace engine {

/// All conditions of a row up to a level; one result a check, the worst of its levels.
/// Returns the number of results appended to `checks`.
std::uint32_t judge_row(Asker& asker, const Indicator& row, std::uint8_t level,
                        std::vector<CheckResult>& checks, std::vector<YearResult>& years);
/// Position of the deciding result: the worst, the first of equals.
std::uint32_t deciding(const std::vector<CheckResult>& checks, std::uint32_t first,
                       std::uint32_t count);

/// Fills `lapses_on` of the met findings (semantics 10). Leaves the asker on some later day.
void find_lapses(const CompiledPack& pack, Workspace::Impl& work);

}  // namespace engine
}  // namespace chuan
