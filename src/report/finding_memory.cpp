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
CheckResult placeless(CheckResult check, std::uint32_t first_year) {
  if (check.year_count != 0) check.first_year -= first_year;
  return check;
}

/// The first year that a check of the finding asks; theirs stand one after the other.
std::uint32_t first_year(const Assessment& assessment, const Finding& finding) {
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = assessment.checks[finding.first_check + i];
    if (check.year_count != 0) return check.first_year;
  }
  return 0;
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
  const std::uint32_t from = first_year(assessment, finding);
  std::size_t years = 0;
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = assessment.checks[finding.first_check + i];
    if (placeless(check, from) != known.checks[i]) return nullptr;
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
  const std::uint32_t from = first_year(assessment, finding);
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = assessment.checks[finding.first_check + i];
    known.checks.push_back(placeless(check, from));
    const auto begin = assessment.years.begin() + check.first_year;
    known.years.insert(known.years.end(), begin, begin + check.year_count);
  }
  return &known.text;
}

}  // namespace chuan
