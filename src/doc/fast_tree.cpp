#include "doc/fast_tree.h"

#include <algorithm>

namespace chuan {
namespace {
/// Wider maps are left to the library's reader, which keeps an index of their keys.
constexpr std::uint32_t kWidest = 256;
}  // namespace

bool FastTree::other_key(Frame& frame) {
  const auto expected = frame.keys.begin() + static_cast<std::ptrdiff_t>(frame.next);
  if (const auto found = std::find(expected, frame.keys.end(), key_); found != frame.keys.end()) {
    frame.next = static_cast<std::size_t>(found - frame.keys.begin()) + 1;
    key_ = *found;
    return true;
  }
  frame.strange = true;
  return frame.children < kWidest && tree_.find(frame.node, key_) == kNoNode;
}

/// Only names that mean themselves wherever they stand, written as keys commonly are.
bool FastTree::is_simple(const Tree::Node& node) const {
  const std::size_t quotes = keys_ == Keys::quoted ? 2 : 0;
  const std::size_t size = node.key_origin.end - node.key_origin.begin;
  return !node.key.empty() && size == node.key.size() + quotes &&
         std::all_of(node.key.begin(), node.key.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_';
         });
}

void FastTree::remember(Frame& frame) {
  frame.keys.clear();
  for (NodeId c = tree_.first_child(frame.node); c != kNoNode; c = tree_.next(c))
    if (is_simple(tree_[c])) frame.keys.push_back(tree_[c].key);
}

}  // namespace chuan
