/// Findings of the dossier before, as JSON: in a batch most findings say what they said for the
/// school before, down to the last number, and their text is copied instead of written again.
///
///   FindingMemory memory;                                   // one a thread, of one pack
///   append_score_json(input, options, line, &memory);
///
/// Contract: the bytes are the same with it and without. Only for compact layout; one pack and one
/// set of options. Memory is kept from call to call.
#pragma once

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
  struct Known {
    Finding finding;
    std::vector<CheckResult> checks;
    std::vector<YearResult> years;
    Text text;
    std::uint32_t missed = 0;  ///< how often since it was found
  };
  Known& at(const Finding& finding);

  std::vector<Known> known_;  ///< by indicator
};

}  // namespace chuan
