#include "report/finding_memory.h"

#include <algorithm>

namespace chuan {

FindingMemory::Known& FindingMemory::at(const Finding& finding) {
  if (finding.indicator >= known_.size()) known_.resize(finding.indicator + 1U);
  return known_[finding.indicator];
}

const FindingMemory::Text* FindingMemory::find(const Assessment& assessment,
                                               const Finding& finding) {
  Known& known = at(finding);
  ++known.missed;
  // A ruling is the dossier's own.
  if (finding.ruling >= 0 || known.text.head.empty()) return nullptr;
  // What is known is put where this one stands: the place is no difference.
  known.finding.deciding += finding.first_check - known.finding.first_check;
  known.finding.first_check = finding.first_check;
  if (known.finding != finding) return nullptr;
  std::size_t years = 0;
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = assessment.checks[finding.first_check + i];
    known.checks[i].first_year = check.first_year;
    if (known.checks[i] != check) return nullptr;
    const auto begin = assessment.years.begin() + check.first_year;
    if (!std::equal(begin, begin + check.year_count,
                    known.years.begin() + static_cast<std::ptrdiff_t>(years)))
      return nullptr;
    years += check.year_count;
  }
  known.missed = 0;
  return &known.text;
}

FindingMemory::Text* FindingMemory::keep(const Assessment& assessment, const Finding& finding) {
  constexpr std::uint32_t kOften = 4, kSeldom = 32;
  Known& known = at(finding);
  if (finding.ruling >= 0 || (known.missed > kOften && known.missed % kSeldom != 0)) return nullptr;
  known.finding = finding;
  known.checks.clear();
  known.years.clear();
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = assessment.checks[finding.first_check + i];
    known.checks.push_back(check);
    const auto begin = assessment.years.begin() + check.first_year;
    known.years.insert(known.years.end(), begin, begin + check.year_count);
  }
  return &known.text;
}

}  // namespace chuan
