#include "report/machine_names.h"
#include "report/model.h"
#include "report/pack_label.h"
#include "report/sheet_text.h"
#include "report/writers.h"

namespace chuan {
namespace {

constexpr const char* kColumns[] = {
    "indicator",    "level",  "group",     "title",      "verdict",   "exceeds",     "nearly",
    "undocumented", "reason", "kind",      "value",      "numerator", "denominator", "percent",
    "low",          "high",   "declared",  "op",         "threshold", "basis",       "points",
    "heads",        "units",  "lapses_on", "holds_from", "owner",     "pack"};

bool is_quotient(ValueKind kind) {
  return kind == ValueKind::share || kind == ValueKind::ratio;
}

std::string percent_number(const Rational& value) {
  return to_decimal(value * Rational(100), 2);
}

/// A value as one text; shares and ratios in percent, since a sheet takes 4/7 for a date.
std::string plain_value(const CompiledPack& pack, const Asked& asked, ValueKind kind,
                        const Fraction& value) {
  if (value.den == 0) return {};
  switch (kind) {
    case ValueKind::none:
      return {};
    case ValueKind::share:
    case ValueKind::ratio:
      return percent_number(value.rational());
    case ValueKind::each_year:
    case ValueKind::documents:
      return to_string(value.num);
    case ValueKind::count:
    case ValueKind::amount:
      return exact_text(value.rational());
    case ValueKind::scale: {
      const ScaleValue* found =
          asked.measure == nullptr ? nullptr : scale_value(pack, *asked.measure, value.num);
      return found == nullptr ? std::string() : found->id;
    }
    case ValueKind::date:
      return to_iso(Date{static_cast<std::int32_t>(value.num)});
    case ValueKind::yes_no:
      return value.num == 0 ? "false" : "true";
    case ValueKind::ruling:
      return value.num < 0 || value.num > 3
                 ? std::string()
                 : std::string(machine_name(static_cast<RulingValue>(static_cast<int>(value.num))));
  }
  return {};
}

std::string threshold_cell(const CompiledPack& pack, const Asked& asked) {
  if (told_in_percent(asked)) return percent_number(asked.threshold->value) + "%";
  return threshold_text(pack, *asked.measure, *asked.threshold);
}

const char* yes_no(bool value) {
  return value ? "true" : "false";
}

void put_finding(std::string& out, const ReportInput& input, const Wording& w,
                 const Finding& finding, std::string_view label) {
  const Indicator& indicator = w.pack.indicators[finding.indicator];
  const CheckResult* check = deciding_check(input.assessment, finding);
  const Asked asked = check == nullptr ? Asked{} : asked_of(w.pack, indicator, *check);
  const Value value = check == nullptr ? Value{} : check->value;
  // Each year has its own distance; the years together have none.
  const bool distance = check != nullptr && value.kind != ValueKind::each_year;
  const Shortfall shortfall = distance ? check->shortfall : Shortfall{};
  const bool quotient = is_quotient(value.kind);
  const bool parts =
      quotient || value.kind == ValueKind::each_year || value.kind == ValueKind::documents;
  const auto part = [&](Int128 n) {
    return value.kind == ValueKind::ratio ? exact_text(Rational::from_micro(n)) : to_string(n);
  };
  const auto plain = [&](const Fraction& end) {
    return plain_value(w.pack, asked, value.kind, end);
  };
  const bool share = asked.measure != nullptr && asked.measure->kind == MeasureKind::share;
  CsvRow row;
  row.text(indicator.id).number(std::to_string(finding.level));
  row.text(indicator.group < w.pack.groups.size() ? w.pack.groups[indicator.group].id : "");
  row.text(w.of(indicator.title));
  row.number(machine_name(finding.verdict)).number(yes_no(finding.exceeds));
  row.number(yes_no(finding.nearly)).number(yes_no(finding.undocumented));
  row.number(finding.reason == Reason::none ? "" : machine_name(finding.reason));
  row.number(value.kind == ValueKind::none ? "" : machine_name(value.kind));
  row.number(value.exact && !parts ? plain(value.at) : "");
  row.number(value.exact && parts ? part(value.at.num) : "");
  row.number(value.exact && parts ? part(value.at.den) : "");
  row.number(value.exact && quotient ? plain(value.at) : "");
  row.number(value.exact ? "" : plain(value.low)).number(value.exact ? "" : plain(value.high));
  row.number(yes_no(value.declared));
  if (asked.threshold != nullptr && asked.measure != nullptr) {
    // The sign alone would run as a formula.
    row.text(operator_sign(asked.threshold->compare));
    row.text(threshold_cell(w.pack, asked));
  } else {
    row.number("").number("");
  }
  row.number(machine_name(finding.basis));
  const bool any = shortfall.any;
  row.number(any && share ? to_decimal(shortfall.points, 2) : "");
  row.number(any && share && shortfall.convert >= 0 ? std::to_string(shortfall.convert) : "");
  row.number(any && !share ? exact_text(shortfall.units) : "");
  row.number(finding.lapses_on ? to_iso(*finding.lapses_on) : "");
  row.number(finding.holds_from ? to_iso(*finding.holds_from) : "");
  row.number(machine_name(indicator.owner)).text(label);
  row.end(out);
}

}  // namespace

std::string write_score_csv(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const std::string label = pack_label(w.pack);
  std::string out;
  CsvRow head;
  for (const char* column : kColumns) head.number(column);
  head.end(out);
  const LevelResult& level = input.assessment.top();
  for (std::uint32_t i = 0; i < level.finding_count; ++i)
    put_finding(out, input, w, input.assessment.findings[level.first_finding + i], label);
  return out;
}

}  // namespace chuan
