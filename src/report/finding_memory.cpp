#include "report/finding_memory.h"

#include <algorithm>

namespace chuan {

FindingMemory::Place& FindingMemory::at(const Finding& finding) {
  if (finding.indicator >= places_.size()) places_.resize(finding.indicator + 1U);
  return places_[finding.indicator];
}

/// Never 0. Findings that differ mostly do in their verdicts or in the deciding check's value.
std::uint64_t FindingMemory::sign_of(const Assessment& assessment, const Finding& finding) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15u;
  std::uint64_t sign =
      static_cast<std::uint64_t>(finding.verdict) << 8 | static_cast<std::uint64_t>(finding.reason);
  if (finding.check_count != 0 && finding.deciding < assessment.checks.size()) {
    const Value& value = assessment.checks[finding.deciding].value;
    for (const Fraction& part : {value.at, value.high})
      sign = (sign * kOdd + static_cast<std::uint64_t>(part.num)) * kOdd +
             static_cast<std::uint64_t>(part.den);
  }
  return sign | 1;
}

bool FindingMemory::Known::is(const Assessment& assessment, const Finding& other) {
  // What is known is put where this one stands: the place is no difference.
  finding.deciding += other.first_check - finding.first_check;
  finding.first_check = other.first_check;
  if (finding != other) return false;
  std::size_t before = 0;
  for (std::uint32_t i = 0; i < other.check_count; ++i) {
    const CheckResult& check = assessment.checks[other.first_check + i];
    checks[i].first_year = check.first_year;
    if (checks[i] != check) return false;
    const auto begin = assessment.years.begin() + check.first_year;
    if (!std::equal(begin, begin + check.year_count,
                    years.begin() + static_cast<std::ptrdiff_t>(before)))
      return false;
    before += check.year_count;
  }
  return true;
}

const FindingMemory::Text* FindingMemory::find(const Assessment& assessment,
                                               const Finding& finding) {
  if (finding.ruling >= 0) return nullptr;  // the dossier's own
  Place& place = at(finding);
  const std::uint64_t sign = sign_of(assessment, finding);
  for (std::size_t way = 0; way < kWays; ++way) {
    if (place.signs[way] != sign || !place.known[way].is(assessment, finding)) continue;
    place.missed = 0;
    return &place.known[way].text;
  }
  ++place.missed;
  return nullptr;
}

FindingMemory::Text* FindingMemory::keep(const Assessment& assessment, const Finding& finding) {
  constexpr std::uint32_t kOften = 8, kSeldom = 32;
  if (finding.ruling >= 0) return nullptr;
  Place& place = at(finding);
  if (place.missed > kOften && place.missed % kSeldom != 0) return nullptr;
  place.signs[place.next] = sign_of(assessment, finding);
  Known& known = place.known[place.next];
  place.next = (place.next + 1) % kWays;
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
