/// What became of a pack's cases: for people, for machines, and for continuous integration.
///
/// Contract: pure; the same run gives the same bytes (JUnit carries no times).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/assessment.h"
#include "report/report.h"

namespace chuan {

struct CaseResult {
  std::string file;       ///< the path as it was opened
  std::string indicator;  ///< empty when the file's name does not fit
  int level = 0;
  std::string what;  ///< "one-below"
  std::optional<Verdict> expected;
  std::optional<Verdict> actual;  ///< nothing when the case could not be read without faults
  std::string reason;             ///< in words: why the verdict is what it is
  std::string value;              ///< in words: "17/20 = 85 %"
  std::string threshold;
  std::size_t faults = 0;
  bool passed() const { return actual && actual == expected; }
};

struct CaseRun {
  std::string pack;  ///< id
  std::string version;
  std::vector<CaseResult> cases;  ///< in byte order of file names
  std::size_t failed() const;
};

/// The failures, then the count.
std::string write_cases_text(const CaseRun& run, const ReportOptions& options);
std::string write_cases_json(const CaseRun& run, const ReportOptions& options);
/// JUnit XML: a suite of the pack, a class an indicator, a test a case.
std::string write_cases_junit(const CaseRun& run, const ReportOptions& options);

}  // namespace chuan
