#include "app/lapses.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace chuan {
namespace {

/// Records of one check with an outcome, each with the predicate that decided.
struct Marked {
  std::uint16_t reg = kNone16;
  std::vector<std::pair<std::uint32_t, PredId>> rows;  ///< in the order of the explanation

  bool has(std::uint32_t row) const { return preds_.count(row) != 0; }
  PredId because(std::uint32_t row) const {
    const auto found = preds_.find(row);
    return found == preds_.end() ? kNoPred : found->second;
  }
  /// Of a record's outcomes the first stands.
  void add(std::uint32_t row, PredId pred) {
    preds_.emplace(row, pred);
    rows.emplace_back(row, pred);
  }

 private:
  std::unordered_map<std::uint32_t, PredId> preds_;
};

Marked marked(const Explanation& explanation, std::uint16_t check, Outcome outcome) {
  Marked out;
  for (const ExplainedGroup& group : explanation.groups) {
    if (group.check != check || group.outcome != outcome) continue;
    out.reg = group.reg;
    for (const std::uint32_t row : group.rows) out.add(row, group.because);
  }
  return out;
}

/// Documents in force for any topic of the check.
Marked documents(const Explanation& explanation, std::uint16_t check, std::uint16_t reg) {
  Marked out;
  for (const ExplainedTopic& topic : explanation.topics) {
    if (topic.check != check) continue;
    out.reg = reg;
    for (const std::uint32_t row : topic.in_force)
      if (!out.has(row)) out.add(row, kNoPred);
  }
  return out;
}

/// The predicate for which a record no longer passes.
PredId why_not(const Explanation& then, std::uint16_t check, std::uint32_t row) {
  for (const Outcome outcome : {Outcome::failing, Outcome::left_out}) {
    const PredId pred = marked(then, check, outcome).because(row);
    if (pred != kNoPred) return pred;
  }
  return kNoPred;
}

/// What passes now and not then; where nothing is lost, who fails then and did not ask before
/// (somebody's seniority begins).
void compare(const Explanation& now, const Explanation& then, std::uint16_t check,
             std::uint16_t documents_reg, Lapse& lapse) {
  Marked before = marked(now, check, Outcome::passing);
  Marked after = marked(then, check, Outcome::passing);
  if (before.rows.empty()) {
    before = documents(now, check, documents_reg);
    after = documents(then, check, documents_reg);
  }
  lapse.reg = before.reg;
  for (const auto& [row, pred] : before.rows) {
    if (after.has(row)) continue;
    if (lapse.lost.empty()) lapse.because = why_not(then, check, row);
    lapse.lost.push_back(row);
  }
  if (!lapse.lost.empty()) return;
  const Marked failed_before = marked(now, check, Outcome::failing);
  const Marked fails = marked(then, check, Outcome::failing);
  lapse.reg = fails.reg;
  for (const auto& [row, pred] : fails.rows) {
    if (failed_before.has(row)) continue;
    if (lapse.lost.empty()) lapse.because = pred;
    lapse.lost.push_back(row);
  }
}

}  // namespace

std::vector<Lapse> find_lapses(const CompiledPack& pack, const Evidence& evidence,
                               const Assessment& assessment, const EvaluateOptions& options,
                               Date until) {
  std::vector<Lapse> out;
  if (assessment.levels.empty()) return out;
  const LevelResult& level = assessment.top();
  EvaluateOptions later = options;
  later.lapses = false;
  later.years_as_of = assessment.period.as_of;
  later.assume_nothing_added = true;
  EvaluateOptions today = options;
  today.lapses = false;

  for (std::uint32_t i = 0; i < level.finding_count; ++i) {
    const std::uint32_t at = level.first_finding + i;
    const Finding& finding = assessment.findings[at];
    if (!finding.lapses_on || *finding.lapses_on > until) continue;
    Lapse lapse;
    lapse.finding = at;
    lapse.on = *finding.lapses_on;
    Workspace workspace;
    const Assessment& then = evaluate(pack, evidence, lapse.on, later, workspace);
    if (at >= then.findings.size()) continue;
    lapse.then = then.checks[then.findings[at].deciding];
    lapse.then.first_year = 0;  // the years of another assessment
    lapse.then.year_count = 0;
    Workspace other;
    compare(explain(pack, evidence, assessment.period.as_of, finding.indicator, today, other),
            explain(pack, evidence, lapse.on, finding.indicator, later, other), lapse.then.check,
            pack.schema.documents.reg, lapse);
    out.push_back(std::move(lapse));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Lapse& a, const Lapse& b) { return a.on < b.on; });
  return out;
}

}  // namespace chuan
