#include "engine/evaluate.h"

#include <algorithm>

#include "engine/judge.h"
#include "engine/totals.h"
#include "engine/workspace.h"
#include "model/serving.h"

namespace chuan {

namespace engine {

namespace {

/// not_met, then no_evidence, needs_ruling, met: the worst decides.
int rank(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_met:
      return 0;
    case Verdict::no_evidence:
      return 1;
    case Verdict::needs_ruling:
      return 2;
    case Verdict::met:
      return 3;
    case Verdict::not_applicable:
      return 4;
  }
  return 4;
}

bool is_ruling(const Asker& asker, const Check& check) {
  return asker.pack().measures[check.measure].kind == MeasureKind::ruling;
}

}  // namespace

std::uint32_t judge_row(Asker& asker, const Indicator& row, std::uint8_t level,
                        std::vector<CheckResult>& checks, std::vector<YearResult>& years) {
  const std::size_t before = checks.size();
  for (std::size_t c = 0; c < row.checks.size(); ++c) {
    const Check& check = row.checks[c];
    if (is_ruling(asker, check)) continue;
    const std::size_t at = checks.size();
    for (std::size_t k = 0; k < check.conditions.size(); ++k) {
      if (check.conditions[k].level > level) continue;
      judge(asker, check, static_cast<std::uint16_t>(k), checks.emplace_back(), years);
      if (checks.size() == at + 1) continue;
      // The higher level's condition stands for the check unless a lower one is worse.
      CheckResult& worst = checks[at];
      const CheckResult& got = checks.back();
      const bool all_exceed = got.exceeds && worst.exceeds;
      if (rank(got.verdict) <= rank(worst.verdict)) worst = got;
      worst.exceeds = all_exceed;
      checks.pop_back();
    }
    if (checks.size() != at) checks[at].check = static_cast<std::uint16_t>(c);
  }
  return static_cast<std::uint32_t>(checks.size() - before);
}

std::uint32_t deciding(const std::vector<CheckResult>& checks, std::uint32_t first,
                       std::uint32_t count) {
  std::uint32_t best = first;
  for (std::uint32_t i = first + 1; i < first + count; ++i)
    if (rank(checks[i].verdict) < rank(checks[best].verdict)) best = i;
  return best;
}

namespace {

void mark_served(Workspace::Impl& work) {
  const Asker& asker = work.asker;
  const EvidenceSchema& schema = asker.pack().schema;
  work.slots_served.assign(schema.slots.size(), 0);
  const DocumentFields& fields = schema.documents;
  if (fields.reg == kNone16) return;
  const Register& data = asker.evidence().registers[fields.reg];
  if (data.rows == 0) return;
  const Date day = asker.period().as_of;
  const Column& issued = data.columns[fields.date];
  const Column& valid_to = data.columns[fields.valid_to];
  const Column& serves = data.columns[fields.serves];
  for (std::uint32_t row = 0; row < data.rows; ++row) {
    if (!surely_in_force(issued.cell(row), valid_to.cell(row), day)) continue;
    const Cell served = serves.cell(row);
    if (served.is_unknown()) continue;
    for (std::int64_t i = served.lo; i < served.hi; ++i) {
      const std::int32_t slot = data.items[static_cast<std::size_t>(i)].target;
      if (slot >= 0) work.slots_served[static_cast<std::size_t>(slot)] = 1;
    }
  }
}

/// The ruling of the stage in force on as-of: the last by date.
std::int32_t ruling_for(const Evidence& evidence, std::uint16_t indicator, RulingStage stage,
                        Date as_of) {
  std::int32_t best = -1;
  for (std::size_t i = 0; i < evidence.rulings.size(); ++i) {
    const Ruling& ruling = evidence.rulings[i];
    if (ruling.indicator != indicator || ruling.stage != stage || ruling.date > as_of) continue;
    if (best < 0 || evidence.rulings[static_cast<std::size_t>(best)].date < ruling.date)
      best = static_cast<std::int32_t>(i);
  }
  return best;
}

std::int32_t ground_for(const std::vector<Ground>& grounds, std::uint16_t indicator) {
  for (std::size_t i = 0; i < grounds.size(); ++i)
    if (grounds[i].indicator == indicator) return static_cast<std::int32_t>(i);
  return -1;
}

void append_ruling(const Evidence& evidence, const Indicator& row, std::uint8_t level,
                   RulingStage stage, Workspace::Impl& work, Finding& finding) {
  for (std::size_t c = 0; c < row.checks.size(); ++c) {
    const Check& check = row.checks[c];
    if (!is_ruling(work.asker, check)) continue;
    if (check.conditions.empty() || check.conditions.front().level > level) continue;
    CheckResult out;
    // One ruling answers for all levels asked: the highest says what is asked of it.
    while (out.condition + 1u < check.conditions.size() &&
           check.conditions[out.condition + 1u].level <= level)
      ++out.condition;
    out.check = static_cast<std::uint16_t>(c);
    out.level = check.conditions[out.condition].level;
    out.threshold = threshold_on(check.conditions[out.condition], work.asker.period().as_of);
    out.value.kind = ValueKind::ruling;
    finding.ruling = ruling_for(evidence, finding.indicator, stage, work.asker.period().as_of);
    if (finding.ruling < 0) {
      out.verdict = Verdict::needs_ruling;
      out.reason = Reason::awaiting_ruling;
      out.value.exact = false;
      out.value.high = {static_cast<Int128>(RulingValue::not_met), 1};
    } else {
      const RulingValue value = evidence.rulings[static_cast<std::size_t>(finding.ruling)].value;
      out.value.at = out.value.low = out.value.high = {static_cast<Int128>(value), 1};
      out.exceeds = value == RulingValue::exceeds;
      out.nearly = value == RulingValue::near;
      const bool met = value == RulingValue::met || value == RulingValue::exceeds;
      out.verdict = met ? Verdict::met : Verdict::not_met;
      out.reason = met ? Reason::none : Reason::ruled_against;
    }
    work.assessment.checks.push_back(out);
    ++finding.check_count;
  }
}

bool some_year_is_lost(const CompiledPack& pack, const Measure& measure, const CheckResult& result,
                       const std::vector<YearResult>& years) {
  const auto begin = years.begin() + result.first_year;
  return std::any_of(begin, begin + result.year_count,
                     [&](const YearResult& year) { return is_lost(pack, measure, year); });
}

Basis weakest_basis(const Asker& asker, const Indicator& row, std::uint8_t level) {
  Basis weakest = Basis::official;
  for (const Check& check : row.checks)
    for (const Condition& condition : check.conditions)
      if (condition.level <= level) {
        const auto at = threshold_on(condition, asker.period().as_of);
        weakest = std::max(weakest, condition.thresholds[at].basis);
      }
  return weakest;
}

void judge_finding(const Evidence& evidence, const EvaluateOptions& options, Workspace::Impl& work,
                   Finding& finding) {
  Assessment& out = work.assessment;
  const Indicator& row = work.asker.pack().indicators[finding.indicator];
  finding.basis = weakest_basis(work.asker, row, finding.level);
  finding.first_check = static_cast<std::uint32_t>(out.checks.size());
  finding.check_count = judge_row(work.asker, row, finding.level, out.checks, out.years);
  append_ruling(evidence, row, finding.level, options.stage, work, finding);
  finding.deciding = deciding(out.checks, finding.first_check, finding.check_count);
  const CheckResult& worst = out.checks[finding.deciding];
  finding.verdict = worst.verdict;
  finding.reason = worst.reason;

  bool some_exceed = false;
  bool all_exceed = true;
  bool all_failed_nearly = true;
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& got = out.checks[finding.first_check + i];
    const Check& check = row.checks[got.check];
    const Measure& measure = work.asker.pack().measures[check.measure];
    const Threshold& threshold = check.conditions[got.condition].thresholds[got.threshold];
    if (measure.kind == MeasureKind::ruling || can_exceed(measure, threshold, work.asker.pack())) {
      some_exceed |= got.exceeds;
      all_exceed &= got.exceeds;
    }
    if (got.verdict == Verdict::not_met) all_failed_nearly &= got.nearly;
    if (measure.scope == TimeScope::each_year && got.verdict != Verdict::met &&
        some_year_is_lost(work.asker.pack(), measure, got, out.years)) {
      const auto from = holds_from(work.asker, measure, got, out.years);
      if (from && (!finding.holds_from || *finding.holds_from < *from)) finding.holds_from = from;
    }
  }
  finding.exceeds = finding.verdict == Verdict::met && some_exceed && all_exceed;
  finding.nearly = finding.verdict == Verdict::not_met && all_failed_nearly;

  if (row.may_not_apply) {
    finding.ground = ground_for(evidence.not_applicable, finding.indicator);
    if (finding.ground >= 0) {
      finding.verdict = Verdict::not_applicable;
      finding.reason = Reason::not_applicable;
      finding.exceeds = finding.nearly = false;
      finding.holds_from.reset();
      return;
    }
  }
  if (finding.verdict == Verdict::not_met || finding.verdict == Verdict::no_evidence) {
    finding.ground = ground_for(evidence.opinion_asked, finding.indicator);
    if (finding.ground >= 0) {
      finding.verdict = Verdict::needs_ruling;
      finding.reason = Reason::opinion_asked;
      finding.opinion_asked = true;
      finding.nearly = false;
    }
  }
  if (finding.verdict == Verdict::met)
    for (const WantedDocument& wanted : row.documents)
      if (work.slots_served[wanted.slot] == 0) finding.undocumented = true;
}

void count_in(Tally& tally, const Finding& finding) {
  ++tally.indicators;
  if (finding.verdict != Verdict::not_applicable) ++tally.applicable;
  switch (finding.verdict) {
    case Verdict::met:
      ++tally.met;
      break;
    case Verdict::not_met:
      ++tally.not_met;
      break;
    case Verdict::no_evidence:
      ++tally.no_evidence;
      break;
    case Verdict::needs_ruling:
      ++tally.needs_ruling;
      break;
    case Verdict::not_applicable:
      ++tally.not_applicable;
      break;
  }
  tally.undocumented += finding.undocumented ? 1 : 0;
  tally.exceeds += finding.exceeds ? 1 : 0;
  tally.nearly += finding.nearly ? 1 : 0;
}

}  // namespace

void total_up(const CompiledPack& pack, const Assessment& out, LevelResult& level) {
  level.total = {};
  level.groups.assign(pack.groups.size(), Tally{});
  level.met_by_basis.fill(0);
  level.rows_by_basis.fill(0);
  for (std::uint32_t i = 0; i < level.finding_count; ++i) {
    const Finding& finding = out.findings[level.first_finding + i];
    count_in(level.total, finding);
    count_in(level.groups[pack.indicators[finding.indicator].group], finding);
    const auto basis = static_cast<std::size_t>(finding.basis);
    ++level.rows_by_basis[basis];
    if (finding.verdict == Verdict::met) ++level.met_by_basis[basis];
  }
  level.reached = level.total.applicable > 0 && level.total.met == level.total.applicable &&
                  level.total.undocumented == 0;
}

}  // namespace engine

Workspace::Workspace() : impl_(std::make_unique<Impl>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

const Assessment& evaluate(const CompiledPack& pack, const Evidence& evidence, Date as_of,
                           const EvaluateOptions& options, Workspace& workspace) {
  Workspace::Impl& work = workspace.impl();
  Assessment& out = work.assessment;
  out.period = period_of(pack.info, as_of, options.years_as_of);
  out.stage = options.stage;
  out.before_dossier = as_of < evidence.dossier_date;
  out.after_dossier = as_of > evidence.dossier_date;
  out.findings.clear();
  out.checks.clear();
  out.years.clear();

  work.asker.begin(pack, evidence);
  work.asker.at(out.period, options.assume_nothing_added);
  engine::mark_served(work);
  out.levels.resize(options.level);
  for (std::uint8_t level = 1; level <= options.level; ++level) {
    LevelResult& result = out.levels[level - 1U];
    result.level = level;
    result.first_finding = static_cast<std::uint32_t>(out.findings.size());
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      if (pack.indicators[i].first_level > level) continue;
      Finding& finding = out.findings.emplace_back();
      finding.indicator = static_cast<std::uint16_t>(i);
      finding.level = level;
      engine::judge_finding(evidence, options, work, finding);
    }
    result.finding_count = static_cast<std::uint32_t>(out.findings.size()) - result.first_finding;
    engine::total_up(pack, out, result);
  }
  if (options.lapses) engine::find_lapses(pack, work);
  return out;
}

}  // namespace chuan
