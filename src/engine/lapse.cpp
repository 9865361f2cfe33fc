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

  void measure(const Measure& m) {
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
  void set_finding(std::uint32_t finding) {
    finding_ = finding;
    single_ = true;
  }
  /// Each candidate day collected for the finding moves one record at most.
  bool single() const { return single_; }

 private:
  void predicate(PredId id) {
    if (id == kNoPred) return;
    const CompiledPack& pack = work_.asker.pack();
    const Predicate& pred = pack.predicates[id];
    if (!pred.uses_day && !pred.uses_year) return;
    for (std::uint32_t i = 0; i < pred.child_count; ++i)
      predicate(pack.children[pred.first_child + i]);
    if (pred.where != kNoPred) {
      const RegisterSchema& other = pack.schema.registers[pred.other];
      single_ = single_ && other.fields[pred.by_field].type == FieldType::code;
      predicate(pred.where);
    }
    const RegisterSchema& schema = pack.schema.registers[pred.reg];
    single_ = single_ && schema.weight == kNone16;
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
    if (count == 0) return;
    const View placed = work_.asker.columns().placed(pred.reg, field);
    for (std::uint32_t row = 0; row < count; ++row) {
      const Days days = placed.days(row);
      if (days.lo > days.hi) continue;
      if (days.lo > kDateMin.days && days.lo < kDateMax.days)
        f(Date{static_cast<std::int32_t>(days.lo)});
      if (days.hi != days.lo && days.hi > kDateMin.days && days.hi < kDateMax.days)
        f(Date{static_cast<std::int32_t>(days.hi)});
    }
  }
  /// The first as-of whose window no longer holds `d` (29/2/2020 leaves on 1/3/2025).
  void window_exit(Date d) {
    if (d < work_.asker.period().first_day) return;  // it left before
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
  bool single_ = true;
};

/// How many records may change, whichever they are and however, and the condition surely still
/// holds: of a share each takes one from the top at worst, of a count one.
std::int64_t slack_of(const Measure& measure, const CheckResult& result,
                      const Threshold& threshold) {
  const bool share = measure.kind == MeasureKind::share && measure.scope != TimeScope::each_year;
  const bool count = measure.kind == MeasureKind::count && measure.scope != TimeScope::each_year;
  const bool over = threshold.compare == Compare::over;
  const Fraction& low = result.value.low;
  if ((!share && !count) || (!over && threshold.compare != Compare::at_least) || low.den == 0)
    return 0;
  const Int128 top = threshold.value.num() * (share ? low.den : 1);
  const Int128 whole = top / threshold.value.den();  // thresholds are not negative
  const Int128 need = over || whole * threshold.value.den() != top ? whole + 1 : whole;
  return need < low.num ? static_cast<std::int64_t>(low.num - need) : 0;
}

/// Lost, or how many records may change before it has to be judged again.
std::optional<std::int64_t> still_met(Workspace::Impl& work, const Finding& finding) {
  const Indicator& row = work.asker.pack().indicators[finding.indicator];
  work.probe_years.clear();
  std::int64_t slack = INT64_MAX;
  for (const Check& check : row.checks) {
    const Measure& measure = work.asker.pack().measures[check.measure];
    if (measure.kind == MeasureKind::ruling) continue;
    for (std::size_t k = 0; k < check.conditions.size(); ++k) {
      if (check.conditions[k].level > finding.level) continue;
      CheckResult result;
      judge(work.asker, check, static_cast<std::uint16_t>(k), result, work.probe_years);
      if (result.verdict != Verdict::met) return std::nullopt;
      slack = std::min(slack,
                       slack_of(measure, result, check.conditions[k].thresholds[result.threshold]));
      if (check.conditions[k].thresholds.size() > 1) slack = 0;
    }
  }
  return slack;
}

}  // namespace

void find_lapses(const CompiledPack& pack, const Evidence& evidence, const EvaluateOptions& options,
                 Workspace::Impl& work) {
  Assessment& out = work.assessment;
  const Date last = out.period.as_of.plus_years(kHorizonYears);
  work.candidates.clear();
  work.waits.assign(out.findings.size(), {});
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
      if (applies) collector.measure(pack.measures[check.measure]);
    }
    work.waits[f].single = collector.single();
  }
  std::sort(work.candidates.begin(), work.candidates.end());

  const Period period = out.period;
  std::int32_t day = INT32_MIN;
  for (std::size_t i = 0; i < work.candidates.size(); ++i) {
    const Workspace::Impl::Candidate& candidate = work.candidates[i];
    Finding& finding = out.findings[candidate.finding];
    if (finding.lapses_on) continue;
    Workspace::Impl::Wait& wait = work.waits[candidate.finding];
    ++wait.changed;
    const bool more = i + 1 < work.candidates.size() && !(candidate < work.candidates[i + 1]);
    if (more || (wait.single && wait.changed <= wait.slack)) continue;
    if (candidate.day != day) {
      day = candidate.day;
      work.asker.at(period_of(pack.info, Date{day}, period.years_day), true);
    }
    const auto slack = still_met(work, finding);
    if (!slack) finding.lapses_on = Date{day};
    wait.slack = slack.value_or(0);
    wait.changed = 0;
  }
  work.asker.begin(pack, evidence);
  work.asker.at(period, options.assume_nothing_added);
}

}  // namespace chuan::engine
