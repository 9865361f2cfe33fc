#include "report/why_parts.h"

#include <algorithm>

#include "report/letters.h"
#include "report/machine_names.h"
#include "report/numerals.h"

namespace chuan {
namespace {

std::string range_text(const Wording& w, const Rational& low, const Rational& high) {
  return decimal_range(std::min(low, high), std::max(low, high), w.language);
}

Rational needed_heads(const Threshold& threshold, Int128 whole) {
  const Rational exact = threshold.value * Rational(whole);
  switch (threshold.compare) {
    case Compare::over:
      return Rational(exact.floor() + 1);
    case Compare::at_most:
      return Rational(exact.floor());
    case Compare::under:
      return Rational(exact.ceil() - 1);
    default:
      return Rational(exact.ceil());
  }
}

/// Where a person's stay ended before the day, or began after it.
enum class Stay : std::uint8_t { left, not_yet, other };
Stay stay_of(const ReportInput& input, std::uint16_t reg, std::uint32_t row, Date day) {
  const RegisterSchema& schema = input.pack.schema.registers[reg];
  const Register& data = input.evidence.registers[reg];
  const auto cell = [&](std::uint16_t field) {
    return field < data.columns.size() && row < data.rows ? data.columns[field].cell(row)
                                                          : Cell::unknown();
  };
  const Cell to = cell(schema.stay_to);
  if (!to.is_none() && to.hi < day.days) return Stay::left;
  const Cell from = cell(schema.stay_from);
  if (!from.is_none() && !from.is_unknown() && from.lo > day.days) return Stay::not_yet;
  return Stay::other;
}

}  // namespace

std::vector<const Finding*> findings_of(const WhyInput& input) {
  std::vector<const Finding*> out;
  for (const Finding& finding : input.report.assessment.findings)
    if (finding.indicator == input.indicator) out.push_back(&finding);
  return out;
}

std::vector<const Finding*> shown_findings(const WhyInput& input) {
  const std::vector<const CheckResult*> results = results_of(input);
  std::vector<const Finding*> out;
  for (const Finding* finding : findings_of(input)) {
    const bool asks = std::any_of(results.begin(), results.end(), [&](const CheckResult* result) {
      return result->level == finding->level;
    });
    if (asks || out.empty()) out.push_back(finding);
  }
  return out;
}

std::vector<const CheckResult*> results_of(const WhyInput& input) {
  std::vector<const CheckResult*> out;
  const Assessment& a = input.report.assessment;
  for (const Finding* finding : findings_of(input))
    for (std::uint32_t i = 0; i < finding->check_count; ++i) {
      if (finding->first_check + i >= a.checks.size()) break;
      const CheckResult* result = &a.checks[finding->first_check + i];
      const bool known = std::any_of(out.begin(), out.end(), [&](const CheckResult* other) {
        return other->check == result->check && other->level == result->level;
      });
      if (!known) out.push_back(result);
    }
  std::stable_sort(out.begin(), out.end(), [](const CheckResult* x, const CheckResult* y) {
    return x->check != y->check ? x->check < y->check : x->level < y->level;
  });
  return out;
}

std::string heads_asked(const Wording& w, const Asked& asked, const Value& value) {
  if (asked.measure == nullptr || asked.threshold == nullptr) return {};
  if (value.kind != ValueKind::share || asked.measure->kind != MeasureKind::share) return {};
  if (value.low.den == 0 || value.high.den == 0) return {};
  if (value.exact) {
    if (value.at.den == 0) return {};
    return decimal(needed_heads(*asked.threshold, value.at.den), w.language);
  }
  return range_text(w, needed_heads(*asked.threshold, value.low.den),
                    needed_heads(*asked.threshold, value.high.den));
}

std::string margin_words(const Wording& w, const Asked& asked, const Value& value, Verdict verdict,
                         const Shortfall& shortfall) {
  if (asked.measure == nullptr || asked.threshold == nullptr) return {};
  if (verdict != Verdict::met) {
    const std::string words = shortfall_words(w, asked, shortfall);
    if (words.empty()) return {};
    const bool excess = is_ceiling(asked.threshold->compare);
    return w.say(excess ? "margin.excess" : "margin.short", {words});
  }
  const Fraction& low = value.exact ? value.at : value.low;
  const Fraction& high = value.exact ? value.at : value.high;
  if (low.den == 0 || high.den == 0) return {};
  const bool upper = is_ceiling(asked.threshold->compare);
  const Rational& limit = asked.threshold->value;
  const auto distance = [&](const Rational& v) { return upper ? limit - v : v - limit; };
  std::string text;
  switch (value.kind) {
    case ValueKind::share: {
      const auto to_spare = [&](const Fraction& end) {
        const Rational by = Rational(end.num) - needed_heads(*asked.threshold, end.den);
        return std::max(Rational(0), upper ? -by : by);
      };
      const Rational a = to_spare(low), b = to_spare(high);
      // It is met: where merged counts reach below the threshold, they reach too far.
      const Rational from = std::max(Rational(0), distance(low.rational()));
      const Rational to = std::max(Rational(0), distance(high.rational()));
      if (from == Rational(0) && to == Rational(0)) return w.say("margin.exact");
      text = w.say("short.points", {range_text(w, from * Rational(100), to * Rational(100))});
      // Above the fraction, and still not a head to spare.
      if (a > Rational(0) || b > Rational(0))
        text = heads(w, *asked.measure, range_text(w, a, b)) + ", " + text;
      break;
    }
    case ValueKind::ratio:
      if (!told_in_percent(asked)) return {};
      if (distance(low.rational()) == Rational(0) && distance(high.rational()) == Rational(0))
        return w.say("margin.exact");
      text = w.say("short.points", {range_text(w, distance(low.rational()) * Rational(100),
                                               distance(high.rational()) * Rational(100))});
      break;
    case ValueKind::count:
    case ValueKind::amount: {
      const Rational a = distance(low.rational());
      const Rational b = distance(high.rational());
      if (a == Rational(0) && b == Rational(0)) return w.say("margin.exact");
      const std::string unit = unit_of(w, *asked.measure);
      const std::string number = range_text(w, a, b);
      text = unit.empty() ? heads(w, *asked.measure, number) : number + " " + unit;
      break;
    }
    default:
      return {};
  }
  return w.say(upper ? "margin.below" : "margin.above", {text});
}

bool spans_an_edge(const Wording& w, const ExplainedGroup& group) {
  const bool open = group.outcome == Outcome::undecided || group.outcome == Outcome::maybe_member;
  return open && group.unknown_field == kNone16 && group.unknown_reg == group.reg &&
         group.reg < w.pack.schema.registers.size() &&
         w.pack.schema.registers[group.reg].span_from != kNone16;
}

std::string years_margin(const Wording& w, const Assessment& assessment,
                         const CheckResult& result) {
  int failed = 0;
  int unknown = 0;
  for (std::uint32_t i = 0; i < result.year_count; ++i) {
    if (result.first_year + i >= assessment.years.size()) break;
    const Verdict verdict = assessment.years[result.first_year + i].verdict;
    failed += verdict == Verdict::not_met ? 1 : 0;
    unknown += verdict == Verdict::no_evidence ? 1 : 0;
  }
  std::vector<std::string> parts;
  if (failed != 0) parts.push_back(w.say("margin.years_failed", {std::to_string(failed)}));
  if (unknown != 0) parts.push_back(w.say("margin.years_unknown", {std::to_string(unknown)}));
  return joined(parts);
}

std::string check_margin(const Wording& w, const Assessment& assessment, const Asked& asked,
                         const CheckResult& result) {
  if (result.value.kind != ValueKind::each_year)
    return margin_words(w, asked, result.value, result.verdict, result.shortfall);
  if (result.verdict == Verdict::met) return {};  // also where only some years are needed
  return years_margin(w, assessment, result);
}

std::optional<GroundLine> ground_line(const Wording& w, const ReportInput& input,
                                      const ReportOptions& options, const Finding& finding) {
  const Evidence& evidence = input.evidence;
  const auto ruling = static_cast<std::size_t>(finding.ruling);
  if (finding.ruling >= 0 && ruling < evidence.rulings.size()) {
    const Ruling& r = evidence.rulings[ruling];
    std::string who = w.say("stage." + std::string(machine_name(r.stage)));
    if (options.names && !r.person.empty()) who += " (" + one_line(r.person) + ")";
    const std::string value = w.say("ruling." + std::string(machine_name(r.value)));
    const std::string text = r.text.empty() ? std::string() : ": " + one_line(r.text);
    return GroundLine{w.say("why.section.ruling"),
                      w.say("why.ruling", {who, day(r.date, w.language), value}) + text};
  }
  if (finding.ground < 0) return std::nullopt;
  const auto ground = static_cast<std::size_t>(finding.ground);
  const bool asked = finding.opinion_asked;
  const std::vector<Ground>& grounds = asked ? evidence.opinion_asked : evidence.not_applicable;
  if (ground >= grounds.size()) return std::nullopt;
  return GroundLine{w.say(asked ? "why.section.opinion" : "why.section.not_applicable"),
                    one_line(grounds[ground].text)};
}

std::vector<RecordLine> record_lines(const Wording& w, const ReportInput& input,
                                     const ExplainedGroup& group) {
  const Date as_of = input.assessment.period.as_of;
  const Moment moment{as_of, group.year};
  RecordLine whole{group.outcome, {}, group.rows, group.weight};
  if (group.outcome == Outcome::failing || group.outcome == Outcome::left_out)
    whole.why = fails(w, group.because, moment);
  const bool stays = group.outcome == Outcome::left_out && group.year == 0 &&
                     group.because < w.pack.predicates.size() &&
                     w.pack.predicates[group.because].op == PredOp::employed &&
                     group.reg < input.evidence.registers.size();
  if (!stays) return {whole};
  RecordLine left{group.outcome, w.say("pred.employed.left", {day(as_of, w.language)}), {}, 0};
  RecordLine later{group.outcome, w.say("pred.employed.not_yet", {day(as_of, w.language)}), {}, 0};
  RecordLine other{group.outcome, whole.why, {}, 0};
  for (const std::uint32_t row : group.rows) {
    const Stay stay = stay_of(input, group.reg, row, as_of);
    RecordLine& line = stay == Stay::left ? left : stay == Stay::not_yet ? later : other;
    line.rows.push_back(row);
    ++line.weight;
  }
  std::vector<RecordLine> out;
  for (RecordLine* line : {&left, &later, &other})
    if (!line->rows.empty()) out.push_back(std::move(*line));
  return out;
}

std::optional<RowPlace> place_of_rows(const WhyInput& input, std::uint16_t reg,
                                      const std::vector<std::uint32_t>& rows) {
  if (reg >= input.report.evidence.registers.size() || rows.empty()) return std::nullopt;
  // Rows stand in the file in the order they were read: the ends are enough.
  const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
  const Register& data = input.report.evidence.registers[reg];
  const Origin from = row_origin(data, *first);
  const Origin to = row_origin(data, *last);
  if (!from.known() || from.source != to.source) return std::nullopt;
  const Place begin = input.sources.place(from);
  return RowPlace{begin.file, begin.sheet, begin.line, input.sources.place(to).line};
}

std::optional<Place> place_of_cell(const WhyInput& input, std::uint16_t reg, std::uint16_t field,
                                   std::uint32_t row) {
  if (reg >= input.report.evidence.registers.size()) return std::nullopt;
  const Origin origin = cell_origin(input.report.evidence.registers[reg], row, field);
  if (!origin.known()) return std::nullopt;
  return input.sources.place(origin);
}

std::vector<ReportInput::OpenCell> cells_to_fill(const WhyInput& input,
                                                 const ExplainedGroup& group) {
  std::vector<ReportInput::OpenCell> out;
  if (group.unknown_field == kNone16) return out;
  if (group.unknown_reg == group.reg) {
    for (const std::uint32_t row : group.rows) out.push_back({group.reg, group.unknown_field, row});
    return out;
  }
  // The rows of the other register that name these records.
  if (group.unknown_reg >= input.report.evidence.registers.size()) return out;
  const RegisterSchema& schema = input.report.pack.schema.registers[group.unknown_reg];
  const Register& other = input.report.evidence.registers[group.unknown_reg];
  const std::uint16_t year = schema.field("year");
  for (std::size_t f = 0; f < schema.fields.size() && f < other.columns.size(); ++f) {
    if (schema.fields[f].refers_to != group.reg || schema.fields[f].type != FieldType::code)
      continue;
    for (const std::uint32_t row : other.by_key) {
      const std::int32_t target = other.columns[f].targets[row];
      if (target < 0 || std::find(group.rows.begin(), group.rows.end(),
                                  static_cast<std::uint32_t>(target)) == group.rows.end())
        continue;
      if (group.year != 0 && year != kNone16 && other.columns[year].cell(row).lo != group.year)
        continue;
      const Cell cell = other.columns[group.unknown_field].cell(row);
      if (!cell.exact() && !cell.is_none())
        out.push_back({group.unknown_reg, group.unknown_field, row});
    }
  }
  return out;
}

}  // namespace chuan
