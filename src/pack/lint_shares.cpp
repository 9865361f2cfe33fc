// P106: the denominator of a share is a named set, or narrowed where it is asked.
#include <algorithm>

#include "pack/lint_context.h"

namespace chuan {

void lint_shares(LintContext& context) {
  each_measure(context.written, [&](const ast::Measure& measure) {
    if (measure.kind != MeasureKind::share || !measure.asked.empty()) return;
    if (measure.date.there() || measure.in_window.there() || measure.in_years.there()) return;
    const auto named = [&](const ast::Register& reg) { return reg.name.text == measure.of.text; };
    const auto& registers = context.written.registers;
    if (std::any_of(registers.begin(), registers.end(), named))
      context.diagnostics.add(Code::lint_share_of_all, measure.of.origin,
                              {std::string(measure.of.text)});
  });
}

}  // namespace chuan
