#include "doc/fast_tree.h"

#include <algorithm>

#include "base/same_bytes.h"

namespace chuan {
namespace {
/// Wider maps are left to the library's reader, which keeps an index of their keys.
constexpr std::uint32_t kWidest = 256;
}  // namespace

bool FastTree::other_key(Frame& frame) {
  const auto expected = frame.keys.begin() + static_cast<std::ptrdiff_t>(frame.next);
  const auto is_key = [this](std::string_view key) { return same_text(key, key_); };
  if (const auto found = std::find_if(expected, frame.keys.end(), is_key);
      found != frame.keys.end()) {
    frame.next = static_cast<std::size_t>(found - frame.keys.begin()) + 1;
    key_ = *found;
    return true;
  }
  frame.strange = true;
  return frame.children < kWidest && tree_.find(frame.node, key_) == kNoNode;
}

/// Only names that mean themselves wherever they stand, written as keys commonly are.
bool FastTree::is_simple(std::string_view key, std::size_t written) const {
  const std::size_t quotes = keys_ == Keys::quoted ? 2 : 0;
  return !key.empty() && written == key.size() + quotes &&
         std::all_of(key.begin(), key.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_';
         });
}

/// Whether the node opened last is one, and what a record may hold is not too deep for the limits.
bool FastTree::is_records_list() const {
  const Tree::Node& list = tree_[frames_[kRecordsDepth - 1].node];
  const Tree::Node& owner = tree_[frames_[kRecordsDepth - 2].node];
  const Tree::Node& outer = tree_[frames_[kRecordsDepth - 3].node];
  const Tree::Node& root = tree_[frames_[0].node];
  return limits_.depth >= kRecordsDepth + 2 && list.kind == NodeKind::list &&
         owner.kind == NodeKind::map && outer.kind == NodeKind::map && root.kind == NodeKind::map &&
         records_.is_path(outer.key, list.key);
}

void FastTree::remember(Frame& frame) {
  frame.keys.clear();
  frame.keys.reserve(tree_[frame.node].children);
  for (NodeId c = tree_.first_child(frame.node); c != kNoNode; c = tree_.next(c))
    if (const Tree::Node& node = tree_[c];
        is_simple(node.key, node.key_origin.end - node.key_origin.begin))
      frame.keys.push_back(node.key);
}

}  // namespace chuan
