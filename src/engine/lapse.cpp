/// The day a met verdict is lost if nothing is added (DESIGN 6.10): as-of is moved over the days on
/// which anything the measure reads can change, with the year list frozen, and judged again.
#include <algorithm>

#include "engine/judge.h"
#include "engine/records.h"
#include "engine/workspace.h"

namespace chuan::engine {

namespace {

constexpr int kHorizonYears = 5;

/// The days on which what a finding reads can change, and how many records each moves at most.
///
/// A record that the timeless parts of a conjunction rule out cannot turn its answer on any day, so
/// its days are no candidates. `relevant` holds the others; null: any may be.
class Collector {
 public:
  Collector(Workspace::Impl& work, Date last)
      : work_(work), asker_(work.asker), pack_(work.asker.pack()), last_(last) {}

  void measure(const Measure& m) {
    in_year_ = m.scope == TimeScope::each_year;
    if (m.kind == MeasureKind::ratio) {
      predicate(pack_.parts[m.top].members, nullptr);
      predicate(pack_.parts[m.bottom].members, nullptr);
    }
    if (m.members == kNoPred) return;
    predicate(m.members, nullptr);
    if (m.passing != kNoPred) predicate(m.passing, narrowed(m.members, nullptr));
  }
  void day(Date d, std::int64_t moves) {
    if (d > asker_.period().as_of && d <= last_)
      work_.candidates.push_back({d.days, finding_, moves});
  }
  void set_finding(std::uint32_t finding) {
    finding_ = finding;
    work_.masks.reset();
  }

 private:
  using Mask = const std::uint64_t*;

  const Register& data(std::uint16_t reg) const { return asker_.evidence().registers[reg]; }
  bool timed(const Predicate& pred) const { return pred.uses_day || pred.uses_year; }

  void predicate(PredId id, Mask relevant) {
    if (id == kNoPred) return;
    const Predicate& pred = pack_.predicates[id];
    if (!timed(pred) || data(pred.reg).rows == 0) return;
    if (pred.op == PredOp::all) relevant = narrowed(id, relevant);
    for (std::uint32_t i = 0; i < pred.child_count; ++i)
      predicate(pack_.children[pred.first_child + i], relevant);
    if (pred.where != kNoPred && timed(pack_.predicates[pred.where])) {
      const Predicate* const outer = named_by_;
      named_by_ = &pred;
      nested_ = outer != nullptr;
      predicate(pred.where, naming(pred, relevant));
      nested_ = false;
      named_by_ = outer;
    }
    const RegisterSchema& schema = pack_.schema.registers[pred.reg];
    switch (pred.op) {
      case PredOp::in_window:
        rows(pred, pred.field, relevant, [&](Date d, std::int64_t moves) {
          day(d, moves);
          window_exit(d, moves);
        });
        break;
      case PredOp::seniority:
        if (in_year_) break;
        rows(pred, pred.field, relevant,
             [&](Date d, std::int64_t moves) { day((d + pred.length).plus_days(1), moves); });
        break;
      case PredOp::employed:
        if (!in_year_) stays(pred, schema.stay_from, schema.stay_to, relevant);
        break;
      case PredOp::in_force:
        stays(pred, pack_.schema.documents.date, pack_.schema.documents.valid_to, relevant);
        break;
      case PredOp::younger:
        rows(pred, pred.field, relevant,
             [&](Date d, std::int64_t moves) { younger_exit(d, pred.length, moves); });
        break;
      default:
        break;
    }
  }

  /// Of `relevant`, the rows that the timeless parts of the predicate do not rule out.
  Mask narrowed(PredId id, Mask relevant) {
    while (pack_.predicates[id].op == PredOp::set)
      id = pack_.children[pack_.predicates[id].first_child];
    const Predicate& pred = pack_.predicates[id];
    if (!timed(pred)) return both(pred, relevant, asker_.ask(id, 0).may);
    if (pred.op != PredOp::all) return relevant;
    for (std::uint32_t i = 0; i < pred.child_count; ++i)
      relevant = narrowed(pack_.children[pred.first_child + i], relevant);
    return relevant;
  }
  Mask both(const Predicate& pred, Mask a, Mask b) {
    if (a == nullptr) return b;
    const std::size_t count = words_for(data(pred.reg).rows);
    std::uint64_t* out = work_.masks.take(count);
    for (std::size_t w = 0; w < count; ++w) out[w] = a[w] & b[w];
    return out;
  }
  /// The rows of the other register that name a relevant record, or nobody knows whom.
  Mask naming(const Predicate& pred, Mask relevant) {
    const Register& other = data(pred.other);
    if (relevant == nullptr || other.rows == 0) return nullptr;
    const std::size_t count = words_for(other.rows);
    std::uint64_t* out = work_.masks.take(count);
    std::fill_n(out, count, 0);
    for (std::size_t row = 0; row < other.rows; ++row)
      for_named(
          other, other.columns[pred.by_field], row,
          [&](std::size_t target) {
            if (test(relevant, target)) set(out, row);
          },
          [&] { set(out, row); });
    return out;
  }

  /// How many records of the measure's own register the row can move at most.
  std::int64_t moved_by(const Predicate& pred, std::uint32_t row) const {
    if (named_by_ == nullptr)
      return std::max(asker_.weight_lo(pred.reg, row), asker_.weight_hi(pred.reg, row));
    if (nested_) return kBoundless;
    std::int64_t moves = 0;
    for_named(
        data(pred.reg), data(pred.reg).columns[named_by_->by_field], row,
        [&](std::size_t) { ++moves; }, [&] { moves = kBoundless; });
    return std::min(moves, kBoundless);
  }

  void stays(const Predicate& pred, std::uint16_t from, std::uint16_t to, Mask relevant) {
    rows(pred, from, relevant, [&](Date d, std::int64_t moves) { day(d, moves); });
    rows(pred, to, relevant, [&](Date d, std::int64_t moves) { day(d.plus_days(1), moves); });
  }
  /// Both ends of the field's days in each row, and of the span of weighted rows.
  template <class F>
  void rows(const Predicate& pred, std::uint16_t field, Mask relevant, F&& f) {
    const std::uint32_t count = data(pred.reg).rows;
    const View placed = asker_.columns().placed(pred.reg, field);
    for (std::size_t w = 0; w < words_for(count); ++w) {
      const std::uint64_t word = relevant == nullptr ? tail_mask(count, w) : relevant[w];
      for_each_bit(word, w * 64, [&](std::size_t row) {
        const Days days = placed.days(row);
        if (days.lo > days.hi) return;
        const auto end = [&](std::int64_t d) {
          if (d > kDateMin.days && d < kDateMax.days)
            f(Date{static_cast<std::int32_t>(d)}, moved_by(pred, static_cast<std::uint32_t>(row)));
        };
        end(days.lo);
        if (days.hi != days.lo) end(days.hi);
      });
    }
  }
  /// The first as-of whose window no longer holds `d` (29/2/2020 leaves on 1/3/2025).
  void window_exit(Date d, std::int64_t moves) {
    if (d < asker_.period().first_day) return;  // it left before
    const int years = pack_.info.window_years;
    Date exit = d.plus_years(years);
    while (exit.minus_years(years) < d) exit = exit.plus_days(1);
    day(exit, moves);
  }
  void younger_exit(Date d, Duration length, std::int64_t moves) {
    Date exit = d + length;
    while (exit - length <= d) exit = exit.plus_days(1);
    day(exit, moves);
  }

  Workspace::Impl& work_;
  Asker& asker_;
  const CompiledPack& pack_;
  Date last_;
  std::uint32_t finding_ = 0;
  bool in_year_ = false;
  const Predicate* named_by_ = nullptr;  ///< inside its `where`
  bool nested_ = false;                  ///< ... and that of another one
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

/// The slack of a condition that was met.
std::int64_t slack_of(const CompiledPack& pack, const Check& check, const CheckResult& result) {
  const Condition& condition = check.conditions[result.condition];
  if (condition.thresholds.size() > 1) return 0;  // another may come into force
  return slack_of(pack.measures[check.measure], result, condition.thresholds[result.threshold]);
}

/// Lost, or how many records may change before it has to be judged again.
std::optional<std::int64_t> still_met(Workspace::Impl& work, const Finding& finding) {
  const CompiledPack& pack = work.asker.pack();
  work.probe_years.clear();
  std::int64_t slack = INT64_MAX;
  for (const Check& check : pack.indicators[finding.indicator].checks) {
    if (pack.measures[check.measure].kind == MeasureKind::ruling) continue;
    for (std::size_t k = 0; k < check.conditions.size(); ++k) {
      if (check.conditions[k].level > finding.level) continue;
      CheckResult result;
      judge(work.asker, check, static_cast<std::uint16_t>(k), result, work.probe_years);
      if (result.verdict != Verdict::met) return std::nullopt;
      slack = std::min(slack, slack_of(pack, check, result));
    }
  }
  return slack;
}

/// The slack that the finding's own results leave: with nothing added no less is known than then.
std::int64_t slack_now(const Workspace::Impl& work, const Finding& finding) {
  const CompiledPack& pack = work.asker.pack();
  const Indicator& row = pack.indicators[finding.indicator];
  std::int64_t slack = INT64_MAX;
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& result = work.assessment.checks[finding.first_check + i];
    const Check& check = row.checks[result.check];
    if (pack.measures[check.measure].kind == MeasureKind::ruling) continue;
    const auto judged =
        std::count_if(check.conditions.begin(), check.conditions.end(),
                      [&](const Condition& condition) { return condition.level <= finding.level; });
    if (judged != 1) return 0;  // the result is the worst of several
    slack = std::min(slack, slack_of(pack, check, result));
  }
  return slack;
}

void collect(const Finding& finding, const CompiledPack& pack, Collector& collector) {
  for (const Check& check : pack.indicators[finding.indicator].checks) {
    bool applies = false;
    for (const Condition& condition : check.conditions) {
      if (condition.level > finding.level) continue;
      applies = true;
      if (condition.thresholds.size() == 1) continue;  // always in force
      for (const Threshold& threshold : condition.thresholds)
        collector.day(threshold.from, kBoundless);
    }
    if (applies) collector.measure(pack.measures[check.measure]);
  }
}

}  // namespace

void find_lapses(const CompiledPack& pack, Workspace::Impl& work) {
  Assessment& out = work.assessment;
  const Date last = out.period.as_of.plus_years(kHorizonYears);
  work.candidates.clear();
  work.waits.assign(out.findings.size(), {});
  Collector collector(work, last);
  for (std::size_t f = 0; f < out.findings.size(); ++f) {
    const Finding& finding = out.findings[f];
    if (finding.verdict != Verdict::met) continue;
    collector.set_finding(static_cast<std::uint32_t>(f));
    const std::size_t before = work.candidates.size();
    collect(finding, pack, collector);
    if (work.candidates.size() != before) work.waits[f].slack = slack_now(work, finding);
  }
  std::sort(work.candidates.begin(), work.candidates.end());

  const Date years_day = out.period.years_day;
  std::int32_t day = INT32_MIN;
  for (std::size_t i = 0; i < work.candidates.size(); ++i) {
    const Workspace::Impl::Candidate& candidate = work.candidates[i];
    Finding& finding = out.findings[candidate.finding];
    if (finding.lapses_on) continue;
    Workspace::Impl::Wait& wait = work.waits[candidate.finding];
    wait.changed = std::min(wait.changed + candidate.moves, INT64_MAX - kBoundless);
    const bool more = i + 1 < work.candidates.size() && !(candidate < work.candidates[i + 1]);
    if (more || wait.changed <= wait.slack) continue;
    if (candidate.day != day) {
      day = candidate.day;
      work.asker.at(period_of(pack.info, Date{day}, years_day), true);
    }
    const auto slack = still_met(work, finding);
    if (!slack) finding.lapses_on = Date{day};
    wait.slack = slack.value_or(0);
    wait.changed = 0;
  }
}

namespace {

/// One row a year, of each predecessor: none is no answer.
bool is_yearly(const RegisterSchema& reg) {
  return std::all_of(reg.key.begin(), reg.key.end(), [&](std::uint16_t field) {
    return field == reg.origin_unit() || reg.fields[field].type == FieldType::year;
  });
}

}  // namespace

bool is_lost(const CompiledPack& pack, const Measure& measure, const YearResult& year) {
  if (year.verdict == Verdict::not_met) return true;
  if (year.reason != Reason::empty_set) return false;
  return measure.reg == kNone16 || !is_yearly(pack.schema.registers[measure.reg]);
}

std::optional<Date> holds_from(const Asker& asker, const Measure& measure,
                               const CheckResult& result, const std::vector<YearResult>& years) {
  const int asked = static_cast<int>(result.year_count);
  const int need = measure.need == 0 ? asked : measure.need;
  for (int dropped = 0; dropped <= asked; ++dropped) {
    int met = dropped;  // the years that come in are taken to pass, and those to be filled in
    for (int i = dropped; i < asked; ++i)
      met += is_lost(asker.pack(), measure, years[result.first_year + static_cast<unsigned>(i)])
                 ? 0
                 : 1;
    if (met >= need && dropped == 0) return std::nullopt;  // nothing to wait for
    if (met >= need) {
      const int last = asker.year_of(asker.first_slot(measure)) + asked - 1 + dropped;
      return Date::of(last + 1, 1, 1) + measure.settle.value_or(asker.pack().info.settle);
    }
  }
  return std::nullopt;
}

}  // namespace chuan::engine
