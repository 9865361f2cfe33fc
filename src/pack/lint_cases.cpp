// P112: every level of every row has a case. What the cases say is for `chuan pack test`.
#include <set>

#include "pack/lint_context.h"

namespace chuan {

void lint_cases(LintContext& context) {
  const std::string folder = join_path(context.folder, "cases");
  std::vector<DirEntry> entries;
  // A pack that is shipped without its cases has them elsewhere.
  if (context.overlaid() || context.files.kind(folder) != FileKind::directory ||
      !context.files.list(folder, entries).ok())
    return;
  std::set<std::string> proven;  // "CT2.18.L1" of "CT2.18.L1.one-below.not_met.yaml"
  for (const DirEntry& entry : entries)
    if (const std::size_t level = entry.name.find(".L"); level != std::string::npos)
      proven.insert(entry.name.substr(0, entry.name.find('.', level + 1)));
  for (const ast::Indicator& indicator : context.written.indicators)
    for (const ast::Check& check : indicator.checks)
      for (const ast::Condition& condition : check.conditions) {
        const std::string level = std::to_string(condition.level);
        // Checks of one row share its cases.
        if (proven.insert(std::string(indicator.id.text) + ".L" + level).second)
          context.diagnostics.add(Code::lint_no_case, condition.origin,
                                  {std::string(indicator.id.text), level});
      }
}

}  // namespace chuan
