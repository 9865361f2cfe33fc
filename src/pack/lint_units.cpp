// P109: like over like, whole things in whole numbers, percentages in the field's own scale.
#include "pack/lint_context.h"

namespace chuan {
namespace {

const FieldSchema* field_of(const CompiledPack& pack, const Measure& measure) {
  if (measure.kind == MeasureKind::value) return &pack.schema.facts[measure.field];
  if (measure.kind == MeasureKind::sum)
    return &pack.schema.registers[measure.reg].fields[measure.field];
  return nullptr;
}

std::string unit_of(const CompiledPack& pack, const Measure& measure) {
  const FieldSchema* field = field_of(pack, measure);
  return field ? field->unit : std::string();
}

void look_at(LintContext& context, const Measure& measure, const Threshold& threshold) {
  const auto report = [&](const std::string& what) {
    context.diagnostics.add(Code::lint_units, threshold.origin, {what});
  };
  if (measure.kind == MeasureKind::ratio) {
    const std::string top = unit_of(context.pack, context.pack.parts[measure.top]);
    const std::string bottom = unit_of(context.pack, context.pack.parts[measure.bottom]);
    const bool percent = threshold.written.find('%') != std::string::npos;
    if (percent && !top.empty() && !bottom.empty() && top != bottom)
      report(threshold.written + ": " + top + " / " + bottom);
    return;
  }
  const FieldSchema* field = field_of(context.pack, measure);
  if (field && field->type != FieldType::number) return;
  const bool whole = measure.kind == MeasureKind::count || (field && field->integer);
  const std::string unit = field && !field->unit.empty() ? " " + field->unit : std::string();
  if (whole && threshold.value.den() != 1) report(threshold.written + unit);
  if (field && field->unit == "%" && threshold.value > Rational(0) &&
      threshold.value <= Rational(1))
    report(threshold.written + unit);
}

}  // namespace

void lint_units(LintContext& context) {
  for (const Indicator& indicator : context.pack.indicators)
    for (const Check& check : indicator.checks)
      for (const Condition& condition : check.conditions)
        for (const Threshold& threshold : condition.thresholds)
          look_at(context, context.pack.measures[check.measure], threshold);
}

}  // namespace chuan
