#include "plan/gap.h"

#include <algorithm>

namespace chuan {

namespace {

GapSection section_of(const Indicator& row, const Finding& finding) {
  if (finding.verdict == Verdict::met) return GapSection::school_data;  // a document to file
  if (finding.verdict == Verdict::needs_ruling) return GapSection::ruling;
  if (finding.holds_from) return GapSection::wait;
  if (finding.verdict == Verdict::no_evidence) return GapSection::school_data;
  switch (row.owner) {
    case Owner::school:
      return GapSection::school_now;
    case Owner::province:
      return GapSection::province;
    case Owner::academy:
      return GapSection::academy;
  }
  return GapSection::school_now;
}

/// The first lever in the owner's own hand, else the first.
std::int32_t lever_of(const Indicator& row) {
  for (std::size_t i = 0; i < row.levers.size(); ++i)
    if (row.levers[i].owner == row.owner) return static_cast<std::int32_t>(i);
  return row.levers.empty() ? -1 : 0;
}

/// Given up: what it was for is assigned to nobody.
bool is_dropped(const CompiledPack& pack, const Register& tasks, std::uint32_t row) {
  const std::uint16_t status = pack.schema.tasks.status;
  if (status >= tasks.columns.size()) return false;
  const std::uint16_t scale = pack.schema.registers[pack.schema.tasks.reg].fields[status].scale;
  const Cell cell = tasks.columns[status].cell(row);
  if (!cell.exact() || scale >= pack.schema.scales.size()) return false;
  const std::vector<ScaleValue>& values = pack.schema.scales[scale].values;
  const auto at = static_cast<std::size_t>(cell.lo);
  return at < values.size() && values[at].id == "dropped";
}

bool task_serves(const CompiledPack& pack, const Register& tasks, std::uint32_t row,
                 std::uint16_t indicator) {
  const Cell serves = tasks.columns[pack.schema.tasks.serves].cell(row);
  if (serves.is_unknown()) return false;
  for (std::int64_t i = serves.lo; i < serves.hi; ++i) {
    const std::int32_t target = tasks.items[static_cast<std::size_t>(i)].target;
    if (target == target_of_indicator(indicator)) return true;
    if (target >= 0 && pack.schema.slots[static_cast<std::size_t>(target)].indicator == indicator)
      return true;
  }
  return false;
}

}  // namespace

Gap make_gap(const CompiledPack& pack, const Evidence& evidence, const Assessment& assessment) {
  Gap out;
  const LevelResult& level = assessment.top();
  const std::uint16_t tasks = pack.schema.tasks.reg;
  for (std::uint32_t i = 0; i < level.finding_count; ++i) {
    const Finding& finding = assessment.findings[level.first_finding + i];
    const bool open = finding.verdict != Verdict::met && finding.verdict != Verdict::not_applicable;
    if (!open && !finding.undocumented) continue;
    const Indicator& row = pack.indicators[finding.indicator];
    GapItem item;
    item.finding = level.first_finding + i;
    item.section = section_of(row, finding);
    item.owner = row.owner;
    item.lever = lever_of(row);
    if (tasks != kNone16)
      for (const std::uint32_t task : evidence.registers[tasks].by_key)
        if (task_serves(pack, evidence.registers[tasks], task, finding.indicator) &&
            !is_dropped(pack, evidence.registers[tasks], task))
          item.tasks.push_back(task);
    out.items.push_back(std::move(item));
  }
  std::stable_sort(out.items.begin(), out.items.end(), [&](const GapItem& a, const GapItem& b) {
    if (a.section != b.section) return a.section < b.section;
    const Finding& fa = assessment.findings[a.finding];
    const Finding& fb = assessment.findings[b.finding];
    if (fa.nearly != fb.nearly) return fa.nearly;
    // Of what must wait, the earliest day first.
    if (a.section == GapSection::wait && fa.holds_from != fb.holds_from)
      return fa.holds_from < fb.holds_from;
    return false;
  });
  return out;
}

}  // namespace chuan
