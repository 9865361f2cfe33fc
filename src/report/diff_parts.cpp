#include "report/diff_parts.h"

#include <algorithm>

#include "report/machine_names.h"

namespace chuan {
namespace {

DiffSide side_of(const ReportInput& input, const Finding& finding) {
  DiffSide side;
  side.finding = &finding;
  side.indicator = &input.pack.indicators[finding.indicator];
  if (finding.check_count != 0 && finding.deciding < input.assessment.checks.size()) {
    side.check = &input.assessment.checks[finding.deciding];
    side.asked = asked_of(input.pack, *side.indicator, *side.check);
  }
  return side;
}

/// Of a share 26 of 30 is not 13 of 15; other numbers may be written over any bottom, as results
/// that were read back are.
bool same_end(ValueKind kind, const Fraction& a, const Fraction& b) {
  const bool parts =
      kind == ValueKind::share || kind == ValueKind::documents || kind == ValueKind::each_year;
  if (parts || a.den == 0 || b.den == 0) return a == b;
  return a.rational() == b.rational();
}
bool same_value(const Value& a, const Value& b) {
  return a.kind == b.kind && a.exact == b.exact &&
         (a.exact ? same_end(a.kind, a.at, b.at)
                  : same_end(a.kind, a.low, b.low) && same_end(a.kind, a.high, b.high));
}
bool same_value(const CheckResult* a, const CheckResult* b) {
  return a == nullptr || b == nullptr ? a == b : same_value(a->value, b->value);
}

/// The years of a check, where both sides asked the same.
bool same_years(const Assessment& before, const CheckResult* a, const Assessment& after,
                const CheckResult* b) {
  if (a == nullptr || b == nullptr || a->year_count != b->year_count) return true;
  for (std::uint32_t i = 0; i < a->year_count; ++i) {
    const std::size_t of_a = std::size_t{a->first_year} + i, of_b = std::size_t{b->first_year} + i;
    if (of_a >= before.years.size() || of_b >= after.years.size()) return true;
    const YearResult &old = before.years[of_a], &now = after.years[of_b];
    if (old.year != now.year) return true;
    if (old.verdict != now.verdict || !same_value(old.value, now.value)) return false;
  }
  return true;
}

/// What is told beside the verdict.
bool same_marks(const Finding& a, const Finding& b) {
  return a.exceeds == b.exceeds && a.nearly == b.nearly && a.undocumented == b.undocumented;
}

bool same_threshold(const DiffInput& input, const DiffSide& a, const DiffSide& b) {
  if (a.asked.threshold == nullptr || b.asked.threshold == nullptr)
    return a.asked.threshold == b.asked.threshold;
  // Positions on a scale may differ between packs: compare what is asked, not where it stands.
  return a.asked.threshold->compare == b.asked.threshold->compare &&
         threshold_text(input.before.pack, *a.asked.measure, *a.asked.threshold) ==
             threshold_text(input.after.pack, *b.asked.measure, *b.asked.threshold);
}

void judge_row(const DiffInput& input, DiffRow& row) {
  const bool both = row.before.finding != nullptr && row.after.finding != nullptr;
  row.turned = !both || row.before.finding->verdict != row.after.finding->verdict;
  if (!both) return;
  row.value_changed = !same_value(row.before.check, row.after.check) ||
                      !same_years(input.before.assessment, row.before.check, input.after.assessment,
                                  row.after.check) ||
                      !same_marks(*row.before.finding, *row.after.finding);
  row.threshold_changed = !same_threshold(input, row.before, row.after);
}

bool is_same(const CompiledPack& a, const CompiledPack& b) {
  return a.info.id == b.info.id && a.info.digest == b.info.digest &&
         std::equal(
             a.overlays.begin(), a.overlays.end(), b.overlays.begin(), b.overlays.end(),
             [](const OverlayInfo& x, const OverlayInfo& y) { return x.digest == y.digest; });
}

}  // namespace

const LevelResult* level_of(const Assessment& assessment, std::uint8_t level) {
  for (const LevelResult& result : assessment.levels)
    if (result.level == level) return &result;
  return nullptr;
}

Diff make_diff(const DiffInput& input) {
  Diff diff;
  const Assessment& before = input.before.assessment;
  const Assessment& after = input.after.assessment;
  diff.level = std::min(before.top().level, after.top().level);
  diff.same_pack = is_same(input.before.pack, input.after.pack);
  diff.same_day = before.period.as_of == after.period.as_of;
  diff.same_evidence = input.before.evidence_digest == input.after.evidence_digest;

  const LevelResult* old_level = level_of(before, diff.level);
  const LevelResult* new_level = level_of(after, diff.level);
  std::vector<DiffRow> gone;
  if (old_level != nullptr)
    for (std::uint32_t i = 0; i < old_level->finding_count; ++i) {
      DiffRow row;
      row.before = side_of(input.before, before.findings[old_level->first_finding + i]);
      row.id = row.before.indicator->id;
      gone.push_back(std::move(row));
    }
  if (new_level != nullptr)
    for (std::uint32_t i = 0; i < new_level->finding_count; ++i) {
      DiffRow row;
      row.after = side_of(input.after, after.findings[new_level->first_finding + i]);
      row.id = row.after.indicator->id;
      const auto match = std::find_if(gone.begin(), gone.end(),
                                      [&](const DiffRow& old) { return old.id == row.id; });
      if (match != gone.end()) {
        row.before = match->before;
        gone.erase(match);
      }
      diff.rows.push_back(std::move(row));
    }
  diff.rows.insert(diff.rows.end(), gone.begin(), gone.end());
  for (DiffRow& row : diff.rows) judge_row(input, row);
  return diff;
}

}  // namespace chuan
