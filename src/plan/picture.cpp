#include "plan/picture.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace chuan {
namespace {

Mark mark_of(const Finding& finding) {
  switch (finding.verdict) {
    case Verdict::met:
      return finding.undocumented ? Mark::undocumented : Mark::met;
    case Verdict::not_met:
      return finding.nearly ? Mark::nearly : Mark::not_met;
    case Verdict::no_evidence:
      return Mark::no_evidence;
    case Verdict::needs_ruling:
      return Mark::needs_ruling;
    case Verdict::not_applicable:
      break;
  }
  return Mark::not_applicable;
}

/// One check of one number: what two schools have can be put side by side.
const Measure* comparable(const CompiledPack& pack, const Indicator& row) {
  if (row.checks.size() != 1) return nullptr;
  const Measure& measure = pack.measures[row.checks.front().measure];
  if (measure.scope == TimeScope::each_year) return nullptr;
  switch (measure.kind) {
    case MeasureKind::share:
    case MeasureKind::count:
    case MeasureKind::sum:
    case MeasureKind::ratio:
      return &measure;
    default:
      return nullptr;
  }
}

std::int64_t value_of(const CompiledPack& pack, const Assessment& assessment,
                      const Finding& finding) {
  if (finding.check_count == 0 || finding.deciding >= assessment.checks.size()) return kNoValue;
  if (comparable(pack, pack.indicators[finding.indicator]) == nullptr) return kNoValue;
  const Value& value = assessment.checks[finding.deciding].value;
  const bool number = value.kind == ValueKind::share || value.kind == ValueKind::ratio ||
                      value.kind == ValueKind::count || value.kind == ValueKind::amount;
  if (!number || !value.exact || value.at.den == 0) return kNoValue;
  const Rational half(1, 2);
  const Int128 micro = (value.at.rational() * Rational(kMicro) + half).floor();
  constexpr Int128 most = INT64_MAX;
  return micro > most || micro < -most ? kNoValue : static_cast<std::int64_t>(micro);
}

bool lower_is_better(const Indicator& row) {
  for (const Condition& condition : row.checks.front().conditions)
    for (const Threshold& threshold : condition.thresholds) return is_ceiling(threshold.compare);
  return false;
}

Rational at_quarter(const std::vector<std::int64_t>& sorted, std::size_t quarter) {
  const std::size_t steps = (sorted.size() - 1) * quarter;
  const std::size_t at = steps / 4;
  if (at + 1 >= sorted.size()) return Rational(sorted.back());
  const Int128 low = sorted[at];
  const Int128 high = sorted[at + 1];
  return Rational(low * 4 + (high - low) * static_cast<Int128>(steps % 4), 4);
}

Spread spread_of(std::vector<std::int64_t> values) {
  Spread out;
  if (values.empty()) return out;
  std::sort(values.begin(), values.end());
  out.count = static_cast<std::uint32_t>(values.size());
  out.lowest = Rational(values.front());
  out.first_quartile = at_quarter(values, 1);
  out.median = at_quarter(values, 2);
  out.third_quartile = at_quarter(values, 3);
  out.highest = Rational(values.back());
  out.mean = Rational(std::accumulate(values.begin(), values.end(), Int128{0}),
                      static_cast<Int128>(values.size()));
  return out;
}

void add(Tally& sum, const Tally& one) {
  sum.indicators += one.indicators;
  sum.applicable += one.applicable;
  sum.met += one.met;
  sum.undocumented += one.undocumented;
  sum.exceeds += one.exceeds;
  sum.not_met += one.not_met;
  sum.nearly += one.nearly;
  sum.no_evidence += one.no_evidence;
  sum.needs_ruling += one.needs_ruling;
  sum.not_applicable += one.not_applicable;
}

bool is_met(Mark mark) {
  return mark == Mark::met || mark == Mark::undocumented;
}
/// Keeps the level from being reached.
bool is_missing(Mark mark) {
  return mark != Mark::met && mark != Mark::not_applicable && mark != Mark::absent;
}

int met_in_group(const PictureRow& row, const PictureGroup& group) {
  int met = 0;
  for (const std::uint16_t i : group.indicators)
    if (is_met(row.marks[i])) ++met;
  return met;
}

PictureGroup group_of(const CompiledPack& pack, int level, const std::vector<PictureRow>& rows,
                      std::uint16_t group) {
  PictureGroup out;
  out.group = group;
  for (std::uint16_t i = 0; i < pack.indicators.size(); ++i)
    if (pack.indicators[i].group == group && pack.indicators[i].first_level <= level)
      out.indicators.push_back(i);
  std::vector<std::int64_t> counts;
  counts.reserve(rows.size());
  for (const PictureRow& row : rows) {
    counts.push_back(met_in_group(row, out));
    out.met += static_cast<int>(counts.back());
    for (const std::uint16_t i : out.indicators)
      if (row.marks[i] < Mark::not_applicable) ++out.applicable;
  }
  out.spread = spread_of(std::move(counts));
  return out;
}

PictureIndicator indicator_of(const CompiledPack& pack, const std::vector<PictureRow>& rows,
                              std::uint16_t indicator) {
  PictureIndicator out;
  out.indicator = indicator;
  std::vector<std::int64_t> values;
  for (const PictureRow& row : rows) {
    const Mark mark = row.marks[indicator];
    if (mark == Mark::absent) continue;
    ++out.by_mark[static_cast<std::size_t>(mark)];
    if (mark != Mark::not_applicable) ++out.applicable;
    if (is_missing(mark)) ++out.missing;
    if (row.values[indicator] != kNoValue) values.push_back(row.values[indicator]);
  }
  const Indicator& row = pack.indicators[indicator];
  out.valued = comparable(pack, row) != nullptr;
  out.lower_is_better = out.valued && lower_is_better(row);
  out.spread = spread_of(std::move(values));
  return out;
}

/// Those who fall short in exactly one row, and what each row would lift.
void find_one_away(Picture& picture) {
  std::map<std::uint16_t, int> lifted;
  for (std::uint32_t at = 0; at < picture.rows.size(); ++at) {
    const std::vector<Mark>& marks = picture.rows[at].marks;
    const auto missing = std::find_if(marks.begin(), marks.end(), is_missing);
    if (missing == marks.end() || std::find_if(missing + 1, marks.end(), is_missing) != marks.end())
      continue;
    const auto indicator = static_cast<std::uint16_t>(missing - marks.begin());
    picture.one_away.push_back({at, indicator});
    ++lifted[indicator];
  }
  for (PictureIndicator& row : picture.indicators) {
    const auto found = lifted.find(row.indicator);
    if (found != lifted.end()) row.lifts = found->second;
  }
}

void rank(Picture& picture) {
  const std::vector<PictureIndicator>& rows = picture.indicators;
  for (std::uint16_t i = 0; i < rows.size(); ++i) {
    if (rows[i].lifts != 0) picture.fixes.push_back(i);
    // Met, and only papers are missing: not hard.
    if (rows[i].missing != rows[i].count(Mark::undocumented)) picture.hardest.push_back(i);
  }
  // Unknown is not no: only what is known not to be met makes a row hard.
  const auto not_met = [&](std::uint16_t at) {
    return rows[at].count(Mark::nearly) + rows[at].count(Mark::not_met);
  };
  std::stable_sort(picture.hardest.begin(), picture.hardest.end(),
                   [&](std::uint16_t a, std::uint16_t b) {
                     const Int128 of_a = Int128{not_met(a)} * rows[b].applicable;
                     const Int128 of_b = Int128{not_met(b)} * rows[a].applicable;
                     return of_a != of_b ? of_a > of_b : rows[a].missing > rows[b].missing;
                   });
  std::stable_sort(picture.fixes.begin(), picture.fixes.end(),
                   [&](std::uint16_t a, std::uint16_t b) { return rows[a].lifts > rows[b].lifts; });
}

/// What a school is known by.
const std::string& identity(const PictureRow& row) {
  return row.code.empty() ? row.name : row.code;
}

/// The dossiers of each school, schools by their first dossier.
std::vector<std::vector<std::uint32_t>> by_school(const std::vector<PictureRow>& rows) {
  std::map<std::string_view, std::size_t> schools;
  std::vector<std::vector<std::uint32_t>> out;
  for (std::uint32_t at = 0; at < rows.size(); ++at) {
    const auto [school, is_new] = schools.emplace(identity(rows[at]), out.size());
    if (is_new) out.emplace_back();
    out[school->second].push_back(at);
  }
  return out;
}

Standing standing_of(std::vector<std::int64_t> all, std::int64_t own, bool lower) {
  Standing out;
  out.own = Rational(own);
  out.others = static_cast<int>(all.size()) - 1;
  for (const std::int64_t value : all) {
    if (lower ? value > own : value < own) ++out.worse;
    if (value == own) ++out.equal;
  }
  --out.equal;  // itself
  out.all = spread_of(std::move(all));
  if (out.others == 0) return out;
  // Equals stand side by side: half of them on either side.
  out.percentile = Rational(Int128{50} * (2 * out.worse + out.equal), out.others);
  const Rational quarter(25);
  while (out.quartile < 4 && out.percentile >= quarter * Rational(out.quartile)) ++out.quartile;
  return out;
}

}  // namespace

PictureRow picture_row(const CompiledPack& pack, const Evidence& evidence,
                       const Assessment& assessment, std::size_t faults, std::string path) {
  PictureRow out;
  out.code = evidence.school_code;
  out.name = evidence.school_name;
  out.path = std::move(path);
  out.as_of = assessment.period.as_of;
  out.stage = assessment.stage;
  out.faults = static_cast<std::uint32_t>(faults);
  for (const LevelResult& level : assessment.levels)
    if (level.reached && level.level >= 1 && level.level <= 32)
      out.reached |= 1u << (level.level - 1);
  const LevelResult& top = assessment.top();
  out.total = top.total;
  out.met_by_basis = top.met_by_basis;
  out.rows_by_basis = top.rows_by_basis;
  out.marks.assign(pack.indicators.size(), Mark::absent);
  out.values.assign(pack.indicators.size(), kNoValue);
  for (std::uint32_t i = 0; i < top.finding_count; ++i) {
    const Finding& finding = assessment.findings[top.first_finding + i];
    out.marks[finding.indicator] = mark_of(finding);
    out.values[finding.indicator] = value_of(pack, assessment, finding);
  }
  return out;
}

Picture make_picture(const CompiledPack& pack, int level, std::vector<PictureRow> rows,
                     std::vector<PictureFault> faults) {
  Picture out;
  out.level = level;
  out.faults = std::move(faults);
  out.reached.assign(static_cast<std::size_t>(level), 0);
  std::vector<std::int64_t> met;
  std::map<int, int> bins;
  for (const PictureRow& row : rows) {
    add(out.sum, row.total);
    for (std::size_t i = 0; i < row.met_by_basis.size(); ++i) {
      out.met_by_basis[i] += row.met_by_basis[i];
      out.rows_by_basis[i] += row.rows_by_basis[i];
    }
    for (std::size_t i = 0; i < out.reached.size(); ++i)
      if ((row.reached >> i & 1u) != 0) ++out.reached[i];
    met.push_back(row.total.met);
    ++bins[row.total.met];
  }
  for (const auto& [count, dossiers] : bins) out.distribution.push_back({count, dossiers});
  out.met = spread_of(std::move(met));
  const auto by_day = [](const PictureRow& a, const PictureRow& b) { return a.as_of < b.as_of; };
  const auto [first, last] = std::minmax_element(rows.begin(), rows.end(), by_day);
  if (first != rows.end()) {
    out.first_as_of = first->as_of;
    out.last_as_of = last->as_of;
  }
  for (std::uint16_t i = 0; i < pack.groups.size(); ++i)
    out.groups.push_back(group_of(pack, level, rows, i));
  for (std::uint16_t i = 0; i < pack.indicators.size(); ++i)
    if (pack.indicators[i].first_level <= level)
      out.indicators.push_back(indicator_of(pack, rows, i));
  out.rows = std::move(rows);
  find_one_away(out);
  rank(out);
  for (auto& dossiers : by_school(out.rows))
    if (dossiers.size() > 1) out.repeated.push_back(std::move(dossiers));
  return out;
}

std::vector<std::uint32_t> one_a_school(const Picture& picture) {
  std::vector<std::uint32_t> out;
  for (const auto& dossiers : by_school(picture.rows))
    out.push_back(*std::max_element(dossiers.begin(), dossiers.end(), [&](auto a, auto b) {
      return picture.rows[a].as_of < picture.rows[b].as_of;
    }));
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Handback> make_handbacks(const Picture& picture) {
  const std::vector<std::uint32_t> schools = one_a_school(picture);
  std::vector<Handback> out(schools.size() < kFewestSchools ? 0 : schools.size());
  if (out.empty()) return out;
  const auto rank_all = [&](auto value_at, bool lower, auto take) {
    std::vector<std::int64_t> all;
    for (const std::uint32_t row : schools)
      if (const std::int64_t value = value_at(picture.rows[row]); value != kNoValue)
        all.push_back(value);
    if (all.size() < kFewestSchools) return;
    for (std::size_t i = 0; i < schools.size(); ++i)
      if (const std::int64_t own = value_at(picture.rows[schools[i]]); own != kNoValue)
        take(out[i], standing_of(all, own, lower));
  };
  for (std::size_t i = 0; i < schools.size(); ++i) out[i].row = schools[i];
  rank_all([](const PictureRow& row) { return std::int64_t{row.total.met}; }, false,
           [](Handback& one, const Standing& standing) { one.met = standing; });
  for (const PictureGroup& group : picture.groups) {
    rank_all([&](const PictureRow& row) { return std::int64_t{met_in_group(row, group)}; }, false,
             [](Handback& one, const Standing& standing) { one.groups.push_back(standing); });
  }
  for (const PictureIndicator& indicator : picture.indicators) {
    if (!indicator.valued) continue;
    rank_all([&](const PictureRow& row) { return row.values[indicator.indicator]; },
             indicator.lower_is_better,
             [&](Handback& one, const Standing& standing) {
               one.indicators.push_back({indicator.indicator, standing});
             });
  }
  return out;
}

}  // namespace chuan
