#include "report/finding_memory.h"

#include <algorithm>

namespace chuan {
namespace {

/// Without where in the assessment it stands.
Finding placeless(Finding finding) {
  finding.deciding -= finding.first_check;
  finding.first_check = 0;
  return finding;
}
CheckResult placeless(CheckResult check) {
  check.first_year = 0;
  return check;
}

}  // namespace

FindingMemory::Known& FindingMemory::at(const Finding& finding) {
  if (finding.indicator >= known_.size()) known_.resize(finding.indicator + 1U);
  return known_[finding.indicator];
}

const FindingMemory::Text* FindingMemory::find(const Assessment& assessment,
                                               const Finding& finding) {
  Known& known = at(finding);
  ++known.missed;
  // A ruling is the dossier's own.
  if (finding.ruling >= 0 || known.text.head.empty() || placeless(finding) != known.finding)
    return nullptr;
  std::size_t years = 0;
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = assessment.checks[finding.first_check + i];
    if (placeless(check) != known.checks[i]) return nullptr;
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
  known.finding = placeless(finding);
  known.checks.clear();
  known.years.clear();
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = assessment.checks[finding.first_check + i];
    known.checks.push_back(placeless(check));
    const auto begin = assessment.years.begin() + check.first_year;
    known.years.insert(known.years.end(), begin, begin + check.year_count);
  }
  return &known.text;
}

}  // namespace chuan
