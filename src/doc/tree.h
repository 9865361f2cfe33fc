/// The neutral document every text format is read into: maps, lists and scalars with their origin.
///
/// A Tree is one flat array of nodes in document order. Scalars are kept as text (plain or quoted);
/// numbers and dates are parsed later, in one place, by whoever knows the field's type.
///
///   const NodeId root = tree.root();
///   for (NodeId c = tree.first_child(root); c != kNoNode; c = tree.next(c)) tree.key(c) ...
///
/// Contract: string_views stay valid while the tree and the SourceMap it was read from live.
/// Building is single-threaded; a finished tree is read-only.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace chuan {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFF'FFFF;

enum class NodeKind : std::uint8_t { null, scalar, list, map };
/// How a scalar was written: `plain` may be a number, date or boolean; `quoted` is always text.
/// JSON numbers, true, false and null are plain (null is NodeKind::null); JSON strings are quoted.
enum class ScalarStyle : std::uint8_t { plain, quoted };

class Tree {
 public:
  struct Node {
    NodeKind kind = NodeKind::null;
    ScalarStyle style = ScalarStyle::plain;
    NodeId parent = kNoNode;
    NodeId first_child = kNoNode;
    NodeId last_child = kNoNode;
    NodeId next = kNoNode;
    std::uint32_t children = 0;
    std::string_view key;   ///< when the parent is a map (NFC)
    std::string_view text;  ///< scalar value (NFC)
    Origin key_origin;
    Origin origin;
  };

  NodeId root() const { return nodes_.empty() ? kNoNode : 0; }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  std::size_t size() const { return nodes_.size(); }
  NodeId first_child(NodeId id) const { return nodes_[id].first_child; }
  NodeId next(NodeId id) const { return nodes_[id].next; }
  bool is_map(NodeId id) const { return nodes_[id].kind == NodeKind::map; }
  bool is_list(NodeId id) const { return nodes_[id].kind == NodeKind::list; }
  bool is_scalar(NodeId id) const { return nodes_[id].kind == NodeKind::scalar; }
  bool is_null(NodeId id) const { return nodes_[id].kind == NodeKind::null; }
  std::string_view text(NodeId id) const { return nodes_[id].text; }
  std::string_view key(NodeId id) const { return nodes_[id].key; }
  Origin origin(NodeId id) const { return nodes_[id].origin; }
  Origin key_origin(NodeId id) const { return nodes_[id].key_origin; }
  /// The child of a map with that key, or kNoNode.
  NodeId find(NodeId map, std::string_view key) const;

  /// Appends a node under `parent` (kNoNode for the root). For builders only.
  NodeId append(NodeId parent, const Node& node) {
    const auto id = static_cast<NodeId>(nodes_.size());
    nodes_.push_back(node);
    nodes_.back().parent = parent;
    if (parent == kNoNode) return id;
    Node& above = nodes_[parent];
    (above.last_child == kNoNode ? above.first_child : nodes_[above.last_child].next) = id;
    above.last_child = id;
    ++above.children;
    return id;
  }
  /// A node that its builder links itself.
  Node& grow() { return nodes_.emplace_back(); }
  Node& at(NodeId id) { return nodes_[id]; }
  /// Keeps a text that is not a slice of the source (escapes, NFC changes).
  std::string_view keep(std::string text);
  /// Empty again; the memory is kept.
  void clear() {
    nodes_.clear();
    kept_.clear();
  }

 private:
  std::vector<Node> nodes_;
  std::deque<std::string> kept_;
};

}  // namespace chuan
