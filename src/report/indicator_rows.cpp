#include "report/indicator_rows.h"

#include <algorithm>

#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/predicate_words.h"
#include "report/why_parts.h"

namespace chuan {
namespace {

bool is_quotient(ValueKind kind) {
  return kind == ValueKind::share || kind == ValueKind::ratio;
}

std::optional<ExactNumber> number_of(const Asked& asked, const Value& value) {
  if (!value.exact || value.at.den == 0) return std::nullopt;
  ExactNumber number;
  number.percent = told_in_percent(asked);
  if (is_quotient(value.kind)) {
    number.quotient = true;
    const Rational scale = value.kind == ValueKind::ratio ? Rational(1, kMicro) : Rational(1);
    number.top = Rational(value.at.num) * scale;
    number.bottom = Rational(value.at.den) * scale;
    return number;
  }
  if (value.kind != ValueKind::count && value.kind != ValueKind::amount) return std::nullopt;
  number.top = value.at.rational();
  return number;
}

/// What is asked as a number: shares, ratios, counts and amounts that must be reached.
std::optional<ExactNumber> limit_of(const Wording& w, const Asked& asked) {
  if (asked.threshold == nullptr || asked.measure == nullptr) return std::nullopt;
  const bool plain =
      asked.threshold->compare == Compare::at_least || asked.threshold->compare == Compare::is;
  if (!plain) return std::nullopt;
  const FieldSchema* field = measured_field(w.pack, *asked.measure);
  switch (asked.measure->kind) {
    case MeasureKind::share:
    case MeasureKind::ratio:
    case MeasureKind::count:
      break;
    case MeasureKind::sum:
    case MeasureKind::value:
      if (field == nullptr || field->type != FieldType::number) return std::nullopt;
      break;
    default:
      return std::nullopt;
  }
  ExactNumber number;
  number.top = asked.threshold->value;
  number.percent = told_in_percent(asked);
  return number;
}

std::vector<YearLine> year_lines(const Wording& w, const Assessment& assessment, const Asked& asked,
                                 const CheckResult& check) {
  std::vector<YearLine> lines;
  for (std::uint32_t i = 0; i < check.year_count; ++i) {
    const std::size_t at = std::size_t{check.first_year} + i;
    if (at >= assessment.years.size()) break;
    const YearResult& year = assessment.years[at];
    YearLine line;
    line.year = year.year;
    line.kind = year.verdict;
    line.verdict = verdict_words(w, year.verdict, year.exceeds, year.nearly);
    const bool nothing =
        year.value.kind == ValueKind::none || year.value.at.undefined() ||
        (year.verdict == Verdict::no_evidence && year.reason != Reason::unknown_fields);
    line.reason = reason_words(w, year.reason);
    line.actual = nothing ? line.reason : value_words(w, asked, year.value);
    if (!nothing) line.margin = margin_words(w, asked, year.value, year.verdict, year.shortfall);
    lines.push_back(std::move(line));
  }
  return lines;
}

CheckLine check_line(const Wording& w, const Assessment& assessment, const Indicator& indicator,
                     const CheckResult& check) {
  const Asked asked = asked_of(w.pack, indicator, check);
  CheckLine line;
  line.key = asked.check == nullptr ? indicator.id : asked.check->key;
  if (asked.measure != nullptr) line.measure = one_line(measure_sentence(w, *asked.measure));
  line.level = check.level;
  line.required = threshold_words(w, asked);
  line.actual = found_words(w, assessment, asked, check);
  line.actual_brief = found_words(w, assessment, asked, check, Detail::brief);
  line.margin = check_margin(w, assessment, asked, check);
  line.kind = check.verdict;
  line.verdict = verdict_words(w, check.verdict, check.exceeds, check.nearly);
  line.reason = reason_words(w, check.reason);
  if (asked.threshold != nullptr) line.basis = basis_words(w, asked.threshold->basis);
  const ValueKind kind = check.value.kind;
  if (asked.measure != nullptr && (kind == ValueKind::count || kind == ValueKind::amount)) {
    line.unit = unit_of(w, *asked.measure);
    if (line.unit.empty()) line.unit = record_unit(w, asked.measure->reg);
  }
  line.number = number_of(asked, check.value);
  line.limit = limit_of(w, asked);
  line.years = year_lines(w, assessment, asked, check);
  return line;
}

void add_papers(const Wording& w, const ReportInput& input, const Indicator& indicator,
                IndicatorRow& row) {
  const Explanation* explanation = find_explanation(input, row.indicator);
  if (explanation == nullptr) return;
  std::vector<std::string> there;
  std::vector<std::string> missing;
  for (const WantedDocument& wanted : indicator.documents) {
    PaperLine line;
    line.title = one_line(w.of(wanted.title));
    for (const ExplainedDocument& document : explanation->documents) {
      if (document.slot != wanted.slot || document.row == kNoRow) continue;
      std::string code = one_line(input.evidence.record_name(
          w.pack.schema, w.pack.schema.documents.reg, static_cast<std::uint32_t>(document.row)));
      if (document.in_force && std::find(there.begin(), there.end(), code) == there.end())
        there.push_back(code);
      (document.in_force ? line.codes : line.expired).push_back(std::move(code));
    }
    if (line.codes.empty()) missing.push_back(lower_first(line.title));
    row.papers.push_back(std::move(line));
  }
  row.documents = joined(there);
  if (missing.empty()) return;
  if (!row.documents.empty()) row.documents += "; ";
  row.documents += w.say("note.paper", {joined(missing)});
}

void add_lapse(const Wording& w, const ReportInput& input, IndicatorRow& row,
               const Finding& finding) {
  if (finding.holds_from) row.holds_from = day(*finding.holds_from, w.language);
  if (finding.verdict != Verdict::met) return;
  if (finding.lapses_on) row.lapses_on = day(*finding.lapses_on, w.language);
  for (const Lapse& lapse : input.lapses)
    if (lapse.finding == row.finding) {
      row.lapses_on = day(lapse.on, w.language);
      row.lapse = lapse_words(w, input, lapse);
      return;
    }
}

void add_missing(const std::vector<MissingSection>& sections, IndicatorRow& row) {
  for (const MissingSection& section : sections)
    for (const MissingRow& missing : section.rows)
      if (missing.finding == row.finding) {
        row.actions = missing.actions;
        row.tasks = missing.tasks;
        row.notes = missing.notes;
      }
}

IndicatorRow indicator_row(const Wording& w, const ReportInput& input, const ReportOptions& options,
                           std::uint32_t at) {
  const Assessment& a = input.assessment;
  const Finding& finding = a.findings[at];
  const Indicator& indicator = w.pack.indicators[finding.indicator];
  IndicatorRow row;
  row.finding = at;
  row.indicator = finding.indicator;
  row.group = indicator.group;
  row.id = indicator.id;
  row.title = one_line(w.of(indicator.title));
  const std::string& brief = w.of(indicator.short_title);
  row.short_title = brief.empty() ? row.title : one_line(brief);
  row.clause = one_line(w.of(indicator.clause));
  row.rule = one_line(w.of(indicator.rule));
  row.note = one_line(w.of(indicator.note));
  row.owner = owner_words(w, indicator.owner);
  row.kind = finding.verdict;
  row.exceeds = finding.exceeds;
  row.nearly = finding.nearly;
  row.undocumented = finding.undocumented;
  row.verdict = verdict_words(w, finding.verdict, finding.exceeds, finding.nearly);
  if (finding.undocumented) row.verdict = w.say("rows.undocumented", {row.verdict});
  row.basis = basis_words(w, finding.basis);
  row.reason = reason_words(w, finding.reason);
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const std::size_t check = std::size_t{finding.first_check} + i;
    if (check >= a.checks.size()) break;
    if (check == finding.deciding) row.deciding = row.checks.size();
    row.checks.push_back(check_line(w, a, indicator, a.checks[check]));
  }
  add_papers(w, input, indicator, row);
  if (const std::optional<GroundLine> ground = ground_line(w, input, options, finding))
    row.ground = ground->text;
  add_lapse(w, input, row, finding);
  return row;
}

}  // namespace

const CheckLine& IndicatorRow::lead() const {
  static const CheckLine none;
  return deciding < checks.size() ? checks[deciding] : none;
}

std::vector<IndicatorRow> make_indicator_rows(const ReportInput& input,
                                              const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  ReportOptions everyone = options;
  everyone.owner = std::nullopt;
  const std::vector<MissingSection> missing = make_missing(input, everyone);
  std::vector<IndicatorRow> rows;
  const LevelResult& level = input.assessment.top();
  for (std::uint32_t i = 0; i < level.finding_count; ++i) {
    const std::uint32_t at = level.first_finding + i;
    if (at >= input.assessment.findings.size()) break;
    if (input.assessment.findings[at].indicator >= w.pack.indicators.size()) continue;
    rows.push_back(indicator_row(w, input, options, at));
    rows.back().number = static_cast<int>(rows.size());
    add_missing(missing, rows.back());
  }
  return rows;
}

}  // namespace chuan
