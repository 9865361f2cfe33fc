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
    return true;
  }
  frame.strange = true;
  return tree_[frame.node].children < kWidest && tree_.find(frame.node, key_) == kNoNode;
}

void FastTree::remember(Frame& frame) {
  frame.keys.clear();
  for (NodeId c = tree_.first_child(frame.node); c != kNoNode; c = tree_.next(c))
    frame.keys.push_back(tree_.key(c));
}

}  // namespace chuan
