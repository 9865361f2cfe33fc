#include "doc/tree.h"

#include <utility>

#include "base/same_bytes.h"

namespace chuan {

NodeId Tree::find(NodeId map, std::string_view key) const {
  for (NodeId child = nodes_[map].first_child; child != kNoNode; child = nodes_[child].next) {
    if (same_text(nodes_[child].key, key)) return child;
  }
  return kNoNode;
}

std::string_view Tree::keep(std::string text) {
  return kept_.emplace_back(std::move(text));
}

}  // namespace chuan
