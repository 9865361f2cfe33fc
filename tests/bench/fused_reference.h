/// The limit: qd11-2021 at level 1 written by hand in C++, all rules fused into one pass a
/// register.
///
///   FusedScratch scratch;
///   const FusedResult& r = fused_evaluate(dossier, as_of, scratch);
///   r.rows[0].verdict;                    // CT1.01
///
/// It knows this one pack and nothing else: thresholds, sets and fields are constants. For each row
/// it gives verdict, reason and the exact value of the deciding check, and for yearly checks those
/// of each year; what `evaluate` tells beside that (nearly, exceeds, shortfalls, documents there,
/// lapses, totals) it does not. tests/unit/bench holds it against `evaluate`.
///
/// Contract: no allocation once the scratch has grown; the result lives in the scratch.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "fused_records.h"
#include "model/assessment.h"

namespace chuan::bench {

struct Num {
  std::int64_t num = 0;
  std::int64_t den = 1;
};
/// low and high are set where the value is not exact.
struct FusedValue {
  Verdict verdict = Verdict::no_evidence;
  Reason reason = Reason::none;
  bool exact = true;
  bool declared = false;
  std::uint8_t check = 0;
  Num at, low, high;
};

struct FusedResult {
  std::array<FusedValue, kRows> rows;
  std::array<std::array<FusedValue, kYears>, kYearChecks> years;
};

/// The days a dossier is judged by; made again only when as-of changes.
struct Calendar {
  Date as_of{INT32_MIN};
  std::int32_t window_first = 0;
  std::int32_t taught_since = 0;  ///< the last start day of more than seven years' teaching
  int first_year = 0;
  std::array<std::int32_t, kYears + 1> year_start{};  ///< 1/1 of each year, and of the one after
  std::array<std::int32_t, kYears + 1> asked{};       ///< as-of, then 31/12 of each year
  std::array<std::int32_t, kYears + 1> arrived{};     ///< latest `from` of those asked then
};

/// Bit sets over 64 people, filled by the registers that name people.
enum PersonSet : unsigned {
  kTeachingSkills,
  kClassics,
  kDisciplined,
  kLedProvincial,
  kLedTopic,
  kProduct,
  kRefreshed = kProduct + kYears,
  kActive = kRefreshed + kYears,
  kField = kActive + kYears,
  kRated = kField + kYears,
  kExempt = kRated + kYears,
  kPersonSets = kExempt + kYears
};
struct PersonBlock {
  std::array<std::uint64_t, kPersonSets> sure{};
  std::array<std::uint64_t, kPersonSets> may{};
  std::array<std::uint64_t, kYears> row_there{};
};

struct FusedScratch {
  Calendar calendar;
  std::vector<PersonBlock> people;
  FusedResult result;
};

const FusedResult& fused_evaluate(const Dossier& dossier, Date as_of, FusedScratch& scratch);

}  // namespace chuan::bench
