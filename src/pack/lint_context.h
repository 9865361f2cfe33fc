/// What every lint is given, and the walks that several of them share. Private to src/pack.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "pack/written.h"

namespace chuan {

struct LintContext {
  const FileSystem& files;
  const std::string& folder;
  const std::deque<Tree>& trees;
  const ast::RulePack& written;
  const CompiledPack& pack;
  SourceMap& sources;
  Diagnostics& diagnostics;

  bool complete() const { return pack.info.status == PackStatus::complete; }
  bool overlaid() const { return !pack.overlays.empty(); }
};

/// "CT2.18" or "CT2.19/a".
std::string check_key(const ast::Indicator& indicator, const ast::Check& check);

/// f(indicator, check, condition, threshold) for every threshold as written.
template <typename F>
void each_threshold(const ast::RulePack& written, F f) {
  for (const ast::Indicator& indicator : written.indicators)
    for (const ast::Check& check : indicator.checks)
      for (const ast::Condition& condition : check.conditions)
        for (const ast::Threshold& threshold : condition.thresholds)
          f(indicator, check, condition, threshold);
}

/// f(measure) for the measure of every check, and the parts of ratios.
template <typename F>
void each_measure(const ast::RulePack& written, F f) {
  for (const ast::Indicator& indicator : written.indicators)
    for (const ast::Check& check : indicator.checks) {
      if (!check.measure) continue;
      f(*check.measure);
      for (const ast::Measure& part : check.measure->parts) f(part);
    }
}

/// The rows of the table in lints.cpp, one file each.
void lint_basis(LintContext& context);
void lint_titles(LintContext& context);
void lint_levels(LintContext& context);
void lint_reach(LintContext& context);
void lint_shares(LintContext& context);
void lint_dates(LintContext& context);
void lint_unused(LintContext& context);
void lint_units(LintContext& context);
void lint_owners(LintContext& context);
void lint_order(LintContext& context);
void lint_cases(LintContext& context);
void lint_stability(LintContext& context);
void lint_short(LintContext& context);
void lint_readings(LintContext& context);
void lint_rules(LintContext& context);

}  // namespace chuan
