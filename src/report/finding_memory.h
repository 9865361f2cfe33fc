/// Findings of the dossiers before, as JSON: in a batch most findings say what they said for one of
/// the last schools, down to the last number, and their text is copied instead of written again.
///
///   FindingMemory memory;                                   // one a thread, of one pack
///   append_score_json(input, options, line, &memory);
///
/// Contract: the bytes are the same with it and without. Only for compact layout; one pack and one
/// set of options. Memory is kept from call to call.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/assessment.h"

namespace chuan {

class FindingMemory {
 public:
  /// The entries of a finding's object before and after those that name the school's own records.
  struct Text {
    std::string head, tail;
  };
  /// What was written for this very finding; null when it was another.
  const Text* find(const Assessment& assessment, const Finding& finding);
  /// After `find` gave nothing: where to put what is written now; null when findings at this
  /// position have long been different each time.
  Text* keep(const Assessment& assessment, const Finding& finding);

 private:
  static constexpr std::size_t kWays = 4;
  struct Known {
    Finding finding;
    std::vector<CheckResult> checks;
    std::vector<YearResult> years;
    Text text;
    bool is(const Assessment& assessment, const Finding& other);
  };
  /// What was written for one indicator, the oldest in the place of the next.
  struct Place {
    std::array<Known, kWays> known;
    std::array<std::uint64_t, kWays> signs{};  ///< of each; 0 where there is none
    std::size_t next = 0;
    std::uint32_t missed = 0;  ///< how often since one was found
  };
  static std::uint64_t sign_of(const Assessment& assessment, const Finding& finding);
  Place& at(const Finding& finding);

  std::vector<Place> places_;  ///< by indicator
};

}  // namespace chuan
