/// A pack, or an overlay over its pack, held to every lint, and a pack's cases to their names.
///
///   Answer<LintRun> run = lint(context, {.asked = "rules/qd11-2021"});
///
/// Contract: all findings are in context.diagnostics. No value when there is nothing to look at
/// (an unknown pack, a file that cannot be read).
#pragma once

#include <string>

#include "app/context.h"

namespace chuan {

struct LintRequest {
  std::string asked;  ///< a pack's id or folder, or an overlay's file; empty: the newest pack
  std::string pack;   ///< what lies under an overlay; empty: the pack the overlay names
};
struct LintRun {
  std::string looked_at;  ///< the folder or file
};
Answer<LintRun> lint(Context& context, const LintRequest& request);

}  // namespace chuan
