#include "doc/tree.h"

#include <utility>

namespace chuan {

NodeId Tree::find(NodeId map, std::string_view key) const {
  for (NodeId child = nodes_[map].first_child; child != kNoNode; child = nodes_[child].next) {
    if (nodes_[child].key == key) return child;
  }
  return kNoNode;
}

NodeId Tree::append(NodeId parent, Node node) {
  const auto id = static_cast<NodeId>(nodes_.size());
  node.parent = parent;
  nodes_.push_back(node);
  if (parent == kNoNode) return id;
  Node& above = nodes_[parent];
  if (above.last_child == kNoNode) {
    above.first_child = id;
  } else {
    nodes_[above.last_child].next = id;
  }
  above.last_child = id;
  ++above.children;
  return id;
}

std::string_view Tree::keep(std::string text) {
  return kept_.emplace_back(std::move(text));
}

}  // namespace chuan
