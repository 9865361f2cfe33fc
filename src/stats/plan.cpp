// Classes assigned against classes begun: in the places of the pivot, and year by year.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "stats/parts.h"
#include "stats/pivot.h"

namespace chuan {
namespace {

/// The plans register, read once.
struct Assigned {
  StatsKey year, programme, organiser, target_group, unit;
  Sum classes;
  Sum learners;
  bool with_learners = false;
};

std::vector<Assigned> read_plans(const StatsWork& work) {
  std::vector<Assigned> out;
  const std::uint16_t reg = work.schema.find_register("plans");
  if (reg == kNone16 || reg >= work.evidence.registers.size()) return out;
  const RegisterSchema& fields = work.schema.registers[reg];
  const Register& data = work.evidence.registers[reg];
  const auto cell = [&](std::string_view name, std::uint32_t row) {
    const std::uint16_t field = fields.field(name);
    return field >= data.columns.size() ? Cell::none() : data.columns[field].cell(row);
  };
  for (std::uint32_t row = 0; row < data.rows; ++row) {
    Assigned plan;
    plan.year = key_of(cell("year", row));
    plan.programme = key_of(cell("programme", row));
    plan.organiser = key_of(cell("organiser", row));
    plan.target_group = key_of(cell("target_group", row));
    plan.classes = sum_of(cell("classes", row));
    plan.learners = sum_of(cell("learners", row));
    plan.with_learners = !cell("learners", row).is_none();
    plan.unit = work.reader.unit_of(cell("origin_unit", row));
    out.push_back(plan);
  }
  return out;
}

std::optional<StatsKey> key_in(const Assigned& plan, Dimension dimension) {
  switch (dimension) {
    case Dimension::year:
      return plan.year;
    case Dimension::programme:
      return plan.programme;
    case Dimension::organiser:
      return plan.organiser;
    case Dimension::target_group:
      return plan.target_group;
    case Dimension::unit:
      return plan.unit;
    case Dimension::mode:
    case Dimension::plan:
      break;
  }
  return std::nullopt;
}

Fulfilment fulfilment_of(const Sum& planned, const StatsCount& count) {
  Fulfilment out;
  out.planned = planned.range();
  out.begun = count.classes;
  out.in_plan = count.in_plan + count.added;
  // What is unknown may be either, but is one class only.
  out.in_plan.hi = std::min(out.in_plan.hi, out.begun.hi);
  out.share = ratio_of(out.begun, out.planned);
  out.in_plan_share = ratio_of(out.in_plan, out.planned);
  return out;
}

/// Whole years of the period for which something was assigned.
std::vector<int> planned_years(const std::vector<Assigned>& plans, DateSpan period) {
  std::vector<int> out;
  for (const int year : years_in(period)) {
    const DateSpan span = DateSpan::year(year);
    const bool whole = period.first <= span.first && period.last >= span.last;
    const bool planned = std::any_of(plans.begin(), plans.end(), [&](const Assigned& plan) {
      return plan.year == StatsKey{KeyKind::value, year};
    });
    if (whole && planned) out.push_back(year);
  }
  return out;
}

}  // namespace

void fill_pivot_plan(const StatsWork& work, StatsTable& table) {
  const std::vector<Assigned> plans = read_plans(work);
  const std::vector<int> years = planned_years(plans, table.period);
  if (years.empty()) return;
  Pivot pivot(table.by, years);
  for (const ClassRow& row : work.rows) pivot.add(row, in_years(row, years));
  std::map<Keys, Sum> planned;
  Sum total;
  bool placed = true;
  for (const Assigned& plan : plans) {
    if (!std::binary_search(years.begin(), years.end(), plan.year.value) ||
        plan.year.kind != KeyKind::value)
      continue;
    total.add(plan.classes);
    Keys keys;
    for (const Dimension dimension : table.by) {
      const std::optional<StatsKey> key = key_in(plan, dimension);
      placed = placed && key.has_value();
      keys.push_back(key.value_or(StatsKey{}));
    }
    planned[keys].add(plan.classes);
  }
  table.total_plan = fulfilment_of(total, count_of(pivot.total()));
  if (!placed) return;
  for (StatsRow& row : table.rows) {
    const auto assigned = planned.find(row.keys);
    if (assigned == planned.end()) continue;
    const ClassTally* begun = pivot.find(row.keys);
    row.plan = fulfilment_of(assigned->second, count_of(begun == nullptr ? ClassTally{} : *begun));
  }
}

namespace {

/// One line of plan against actual while it is summed.
struct Line {
  Sum planned, planned_heads;
  bool heads_planned = false;
  ClassTally begun, running, scheduled;
};

PlanRow row_of(int year, std::optional<StatsKey> programme, const Line& line, Date as_of) {
  PlanRow out;
  out.year = year;
  out.programme = programme;
  out.ended = as_of >= DateSpan::year(year).last;
  out.planned_classes = line.planned.range();
  if (line.heads_planned) out.planned_heads = line.planned_heads.range();
  const StatsCount count = count_of(line.begun);
  const Fulfilment against = fulfilment_of(line.planned, count);
  out.begun = count.classes;
  out.in_plan = against.in_plan;
  out.outside = count.outside;
  out.heads = count.heads;
  out.running = line.running.at(ClassMeasure::classes).range();
  out.scheduled = line.scheduled.at(ClassMeasure::classes).range();
  out.to_open = left_of(out.planned_classes, out.in_plan);
  out.share = against.share;
  out.in_plan_share = against.in_plan_share;
  return out;
}

}  // namespace

void fill_plan(const StatsWork& work, StatsTable& table) {
  const std::vector<Assigned> plans = read_plans(work);
  const Date as_of = work.options.as_of;
  for (const int year : years_in(table.period)) {
    const StatsKey year_key{KeyKind::value, year};
    const DateSpan whole = DateSpan::year(year);
    std::map<StatsKey, Line> lines;
    Line all;
    bool planned = false;
    for (const Assigned& plan : plans) {
      if (plan.year != year_key) continue;
      planned = true;
      for (Line* line : {&all, &lines[plan.programme]}) {
        line->planned.add(plan.classes);
        line->planned_heads.add(plan.learners);
        line->heads_planned = line->heads_planned || plan.with_learners;
      }
    }
    if (!planned) continue;
    const DateSpan past{whole.first, std::min(whole.last, as_of)};
    const DateSpan ahead{std::max(whole.first, as_of.plus_days(1)), whole.last};
    for (const ClassRow& row : work.rows) {
      const In begun = may_begin(row, past), later = may_begin(row, ahead);
      if (begun == In::no && later == In::no) continue;
      const StatsKey programme = row.keys[static_cast<std::size_t>(Dimension::programme)];
      for (Line* line : {&all, &lines[programme]}) {
        line->begun.add(row, begun);
        line->running.add(row, both(begun, running_on(row, as_of)));
        line->scheduled.add(row, later);
      }
    }
    table.plan.push_back(row_of(year, std::nullopt, all, as_of));
    for (const auto& [programme, line] : lines)
      table.plan.push_back(row_of(year, programme, line, as_of));
  }
}

}  // namespace chuan
