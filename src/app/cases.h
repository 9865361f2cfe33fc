/// A pack's cases run: each dossier of its folder cases/ judged, its verdict held to its name.
///
///   Answer<CaseRun> run = run_cases(context, {.pack = "rules/qd11-2021"});
///   // cases/CT2.18.L1.one-below.not_met.yaml: the verdict on CT2.18 at level 1 must be not_met
///
/// Contract: a case that reads with a fault fails, and its messages stand in the context; other
/// dossiers in the folder (the bases) are not run. No value when the pack is faulty, there are no
/// cases, or --only names no row of the pack.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "report/case_report.h"

namespace chuan {

struct CaseName {
  std::string indicator;
  int level = 1;
  std::string what;
  Verdict expected = Verdict::met;
};
/// "CT2.18.L1.one-below.not_met.yaml" taken apart; nothing when it does not fit.
std::optional<CaseName> parse_case_name(std::string_view file);

struct CasesRequest {
  std::string pack;  ///< an id (its cases in rules/<id>/cases) or a folder; empty: the newest
  std::vector<std::string> only;  ///< indicators; empty: all
};
Answer<CaseRun> run_cases(Context& context, const CasesRequest& request);

}  // namespace chuan
