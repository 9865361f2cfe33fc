// P115: tables show short titles, so no two rows share one.
#include <map>

#include "pack/lint_context.h"

namespace chuan {
namespace {

/// Where the short title of a row stands: its own, or that an overlay gave it.
Origin place_of(const LintContext& context, const ast::Indicator& indicator, bool vi) {
  const std::string_view key = vi ? "vi" : "en";
  const std::string& text = vi ? indicator.short_title.vi : indicator.short_title.en;
  for (const Tree& tree : context.trees)
    for (NodeId node = 0; node < tree.size(); ++node) {
      if (!tree.is_map(node)) continue;
      NodeId id = tree.find(node, "indicator");
      if (id == kNoNode) id = tree.find(node, "id");
      const NodeId title = tree.find(node, "short");
      if (id == kNoNode || title == kNoNode || !tree.is_scalar(id) || !tree.is_map(title)) continue;
      const NodeId word = tree.find(title, key);
      if (tree.text(id) == indicator.id.text && word != kNoNode && tree.text(word) == text)
        return tree.origin(word);
    }
  return indicator.id.origin;
}

}  // namespace

void lint_short(LintContext& context) {
  for (const bool vi : {true, false}) {
    std::map<std::string_view, const ast::Indicator*> seen;
    for (const ast::Indicator& indicator : context.written.indicators) {
      const std::string& title = vi ? indicator.short_title.vi : indicator.short_title.en;
      const auto [first, fresh] = seen.try_emplace(title, &indicator);
      if (!fresh)
        context.diagnostics.add(Code::lint_short_twice, place_of(context, indicator, vi),
                                {title, std::string(first->second->id.text)});
    }
  }
}

}  // namespace chuan
