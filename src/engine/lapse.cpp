/// The day a met verdict is lost if nothing is added (DESIGN 6.10): as-of is moved over the days on
/// which anything the measure reads can change, with the year list frozen, and judged again.
#include <algorithm>

#include "engine/judge.h"
#include "engine/workspace.h"

namespace chuan::engine {

namespace {

constexpr int kHorizonYears = 5;

class Collector {
 public:
  Collector(Workspace::Impl& work, Date last) : work_(work), last_(last) {}

  void measure(const Measure& m, std::uint32_t finding) {
    finding_ = finding;
    in_year_ = m.scope == TimeScope::each_year;
    if (m.kind == MeasureKind::ratio) {
      const CompiledPack& pack = work_.asker.pack();
      predicate(pack.parts[m.top].members);
      predicate(pack.parts[m.bottom].members);
    }
    predicate(m.members);
    predicate(m.passing);
  }
  void day(Date d) {
    if (d > work_.asker.period().as_of && d <= last_)
      work_.candidates.push_back({d.days, finding_});
  }
  void set_finding(std::uint32_t finding) { finding_ = finding; }

 private:
  void predicate(PredId id) {
    if (id == kNoPred) return;
    const CompiledPack& pack = work_.asker.pack();
    const Predicate& pred = pack.predicates[id];
    if (!pred.uses_day && !pred.uses_year) return;
    for (std::uint32_t i = 0; i < pred.child_count; ++i)
      predicate(pack.children[pred.first_child + i]);
    if (pred.where != kNoPred) predicate(pred.where);
    const RegisterSchema& schema = pack.schema.registers[pred.reg];
    switch (pred.op) {
      case PredOp::in_window:
        rows(pred, pred.field, [&](Date d) { day(d), window_exit(d); });
        break;
      case PredOp::seniority:
        if (!in_year_) rows(pred, pred.field, [&](Date d) { day((d + pred.length).plus_days(1)); });
        break;
      case PredOp::employed:
        if (in_year_) break;
        rows(pred, schema.stay_from, [&](Date d) { day(d); });
        rows(pred, schema.stay_to, [&](Date d) { day(d.plus_days(1)); });
        break;
      case PredOp::in_force:
        rows(pred, pack.schema.documents.date, [&](Date d) { day(d); });
        rows(pred, pack.schema.documents.valid_to, [&](Date d) { day(d.plus_days(1)); });
        break;
      case PredOp::younger:
        rows(pred, pred.field, [&](Date d) { younger_exit(d, pred.length); });
        break;
      default:
        break;
    }
  }

  /// Both ends of the field's days in each row, and of the span of weighted rows.
  template <class F>
  void rows(const Predicate& pred, std::uint16_t field, F&& f) {
    const std::uint32_t count = work_.asker.evidence().registers[pred.reg].rows;
    for (std::uint32_t row = 0; row < count; ++row) {
      const Days days = work_.asker.placed_days(pred.reg, field, row);
      if (days.lo > days.hi) continue;
      if (days.lo > kDateMin.days && days.lo < kDateMax.days)
        f(Date{static_cast<std::int32_t>(days.lo)});
      if (days.hi != days.lo && days.hi > kDateMin.days && days.hi < kDateMax.days)
        f(Date{static_cast<std::int32_t>(days.hi)});
    }
  }
  /// The first as-of whose window no longer holds `d` (29/2/2020 leaves on 1/3/2025).
  void window_exit(Date d) {
    const int years = work_.asker.pack().info.window_years;
    Date exit = d.plus_years(years);
    while (exit.minus_years(years) < d) exit = exit.plus_days(1);
    day(exit);
  }
  void younger_exit(Date d, Duration length) {
    Date exit = d + length;
    while (exit - length <= d) exit = exit.plus_days(1);
    day(exit);
  }

  Workspace::Impl& work_;
  Date last_;
  std::uint32_t finding_ = 0;
  bool in_year_ = false;
};

bool still_met(Workspace::Impl& work, const Finding& finding) {
  const Indicator& row = work.asker.pack().indicators[finding.indicator];
  work.probe_years.clear();
  for (const Check& check : row.checks) {
    if (work.asker.pack().measures[check.measure].kind == MeasureKind::ruling) continue;
    for (std::size_t k = 0; k < check.conditions.size(); ++k) {
      if (check.conditions[k].level > finding.level) continue;
      if (judge(work.asker, check, static_cast<std::uint16_t>(k), work.probe_years).verdict !=
          Verdict::met)
        return false;
    }
  }
  return true;
}

}  // namespace

void find_lapses(const CompiledPack& pack, const Evidence& evidence, const EvaluateOptions& options,
                 Workspace::Impl& work) {
  Assessment& out = work.assessment;
  const Date last = out.period.as_of.plus_years(kHorizonYears);
  work.candidates.clear();
  Collector collector(work, last);
  for (std::size_t f = 0; f < out.findings.size(); ++f) {
    const Finding& finding = out.findings[f];
    if (finding.verdict != Verdict::met) continue;
    collector.set_finding(static_cast<std::uint32_t>(f));
    for (const Check& check : pack.indicators[finding.indicator].checks) {
      bool applies = false;
      for (const Condition& condition : check.conditions) {
        if (condition.level > finding.level) continue;
        applies = true;
        for (const Threshold& threshold : condition.thresholds) collector.day(threshold.from);
      }
      if (applies) collector.measure(pack.measures[check.measure], static_cast<std::uint32_t>(f));
    }
  }
  std::sort(work.candidates.begin(), work.candidates.end());

  const Period period = out.period;
  std::int32_t day = INT32_MIN;
  for (std::size_t i = 0; i < work.candidates.size(); ++i) {
    const Workspace::Impl::Candidate& candidate = work.candidates[i];
    if (i > 0 && !(work.candidates[i - 1] < candidate)) continue;
    Finding& finding = out.findings[candidate.finding];
    if (finding.lapses_on) continue;
    if (candidate.day != day) {
      day = candidate.day;
      work.asker.at(period_of(pack.info, Date{day}, period.years_day), true);
    }
    if (!still_met(work, finding)) finding.lapses_on = Date{day};
  }
  work.asker.begin(pack, evidence);
  work.asker.at(period, options.assume_nothing_added);
}

}  // namespace chuan::engine
