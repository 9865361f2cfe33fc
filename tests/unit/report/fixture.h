/// A small school judged by hand: one indicator of each kind, so that every form of words is met.
///
/// People in it are named "TEN RIENG n" on purpose: no output may ever hold that text.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "model/assessment.h"
#include "model/gap.h"
#include "report/report.h"

namespace chuan::test {

inline constexpr const char* kPrivateName = "TEN RIENG";

/// Positions of the indicators of the small pack.
enum Row : std::uint16_t {
  kMasters,   ///< share of people, two levels, met, an open cell
  kSeniors,   ///< share of people, nearly, with a lever and a task
  kPapers,    ///< documents by topic, one expired
  kRefresh,   ///< each year a share, two failed years: waits
  kTopics,    ///< count in the window, met, lapses
  kSoftware,  ///< yes or no, not met
  kLand,      ///< an amount, the province's
  kRector,    ///< lowest of a scale, met
  kWebsite,   ///< a ruling, awaited
  kSeats,     ///< a ratio in percent, declared
  kTheory,    ///< two checks, the second decides
  kUnits,     ///< at most, met
  kRowCount
};

struct World {
  World();

  SourceMap sources;  // first: the evidence is read into it
  CompiledPack pack;
  Evidence evidence;
  Assessment assessment;
  Gap gap;
  std::vector<Lapse> lapses;
  std::vector<Explanation> explanations;
  std::vector<Turn> turns;  ///< of kMasters

  ReportInput input() const;
  WhyInput why(const ReportInput& report, std::uint16_t indicator) const;
  Finding& finding(Row row) { return assessment.findings[row]; }
  CheckResult& check(Row row) { return assessment.checks[assessment.findings[row].deciding]; }
  /// Counts of the findings as they are, into the one level judged.
  void count();
};

}  // namespace chuan::test
