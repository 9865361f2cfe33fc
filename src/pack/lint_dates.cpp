// P107: what is counted or added up belongs to some time: a stay, a window, years.
#include "pack/lint_context.h"

namespace chuan {
namespace {

void look_at(LintContext& context, const Measure& measure) {
  if (measure.kind != MeasureKind::count && measure.kind != MeasureKind::sum) return;
  const RegisterSchema& reg = context.pack.schema.registers[measure.reg];
  if (measure.scope == TimeScope::day && reg.stay_from == kNone16)
    context.diagnostics.add(Code::lint_undated, measure.origin, {reg.name});
}

}  // namespace

void lint_dates(LintContext& context) {
  for (const Measure& measure : context.pack.measures) look_at(context, measure);
  for (const Measure& part : context.pack.parts) look_at(context, part);
}

}  // namespace chuan
