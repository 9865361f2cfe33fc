// P110: who owns a row can do something about it.
#include <algorithm>

#include "pack/lint_context.h"
#include "pack/read.h"

namespace chuan {

void lint_owners(LintContext& context) {
  for (const ast::Indicator& indicator : context.written.indicators) {
    const auto owns = [&](const Lever& lever) { return lever.owner == indicator.owner; };
    if (std::none_of(indicator.levers.begin(), indicator.levers.end(), owns))
      context.diagnostics.add(
          Code::lint_owner_no_lever, indicator.id.origin,
          {std::string(indicator.id.text),
           std::string(kOwnerWords[static_cast<std::size_t>(indicator.owner)])});
  }
}

}  // namespace chuan
