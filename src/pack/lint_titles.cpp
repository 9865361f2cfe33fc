// P102: a forgotten translation.
#include <algorithm>

#include "pack/lint_context.h"

namespace chuan {

void lint_titles(LintContext& context) {
  for (const Tree& tree : context.trees)
    for (NodeId node = 0; node < tree.size(); ++node) {
      if (!tree.is_map(node)) continue;
      const NodeId vi = tree.find(node, "vi");
      const NodeId en = tree.find(node, "en");
      if (vi == kNoNode || en == kNoNode || tree.text(vi) != tree.text(en)) continue;
      // Names and symbols are the same in both; words with Vietnamese letters are not.
      const std::string_view text = tree.text(en);
      if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }))
        context.diagnostics.add(Code::lint_title_same, tree.origin(en), {std::string(text)});
    }
}

}  // namespace chuan
