/// What the strict readers build a Tree with: like TreeBuilder, but nothing is reported. Lists that
/// are wanted as records go to FastRecords, by the same calls.
///
/// A map's keys must be distinct. Records of a register mostly name the same keys in the same order
/// as the record before, so each level remembers the keys of its last map: a key that stands there
/// behind the one before it cannot be doubled, and only others are compared with all of the map.
///
/// Contract: false means give up. The text outlives the tree's use.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/check_text.h"
#include "doc/fast_records.h"
#include "doc/tree.h"

namespace chuan {

class FastTree {
 public:
  enum class Keys : std::uint8_t { plain, quoted };

  FastTree(SourceId source, const ReadLimits& limits, Keys keys, Tree& tree, Records* records)
      : source_(source), limits_(limits), keys_(keys), tree_(tree), records_(records) {}

  [[nodiscard]] bool open(NodeKind kind, std::size_t begin, std::size_t end) {
    if (depth_ >= kDepth || depth_ >= limits_.depth) return false;
    if (records_.active()) {
      ++depth_;
      return records_.open(kind);
    }
    Frame& frame = frames_[depth_];
    frame.node = count_;
    frame.last = kNoNode;
    frame.children = 0;
    frame.is_map = kind == NodeKind::map;
    frame.next = 0;
    frame.strange = false;
    if (!add(kind, ScalarStyle::plain, {}, begin, end)) return false;
    if (++depth_ == kRecordsDepth && records_.wanted() && is_records_list())
      records_.begin(frame.node, limits_.nodes - count_, keys_ == Keys::quoted);
    return true;
  }
  void close(std::size_t end) {
    --depth_;
    if (records_.active() && !records_.close()) return;
    Frame& frame = frames_[depth_];
    Tree::Node& node = tree_.at(frame.node);
    node.origin.end = static_cast<std::uint32_t>(end);
    node.last_child = frame.last;
    node.children = frame.children;
    if (frame.strange) remember(frame);
  }
  /// The key that should come next, as the text spells it; empty when none is known.
  std::string_view expected() const {
    if (records_.active()) return records_.expected();
    const Frame& frame = frames_[depth_ - 1];
    return frame.next < frame.keys.size() ? frame.keys[frame.next] : std::string_view();
  }
  /// `expected()` stands in [begin, end), quotes aside.
  [[nodiscard]] bool expected_key(std::size_t begin, std::size_t end) {
    if (records_.active()) return records_.expected_key();
    Frame& frame = frames_[depth_ - 1];
    key_ = frame.keys[frame.next++];
    key_begin_ = static_cast<std::uint32_t>(begin);
    key_end_ = static_cast<std::uint32_t>(end);
    return true;
  }
  /// The name is what stands in [begin, end), quotes aside.
  [[nodiscard]] bool key(std::string_view name, std::size_t begin, std::size_t end) {
    if (records_.active()) return records_.key(name, is_simple(name, end - begin));
    key_ = name;
    key_begin_ = static_cast<std::uint32_t>(begin);
    key_end_ = static_cast<std::uint32_t>(end);
    return other_key(frames_[depth_ - 1]);
  }
  [[nodiscard]] bool scalar(std::string_view text, ScalarStyle style, std::size_t begin,
                            std::size_t end) {
    if (records_.active()) return records_.put(NodeKind::scalar, text);
    return add(NodeKind::scalar, style, text, begin, end);
  }
  [[nodiscard]] bool null(std::size_t begin, std::size_t end) {
    if (records_.active()) return records_.put(NodeKind::null, {});
    return add(NodeKind::null, ScalarStyle::plain, {}, begin, end);
  }
  Tree& tree() { return tree_; }
  FastRecords& records() { return records_; }

 private:
  static constexpr std::size_t kDepth = 32;
  /// Of the root, `outer`, any and `inner`.
  static constexpr std::size_t kRecordsDepth = 4;
  struct Frame {
    NodeId node = kNoNode;
    NodeId last = kNoNode;       ///< its last child so far
    std::uint32_t children = 0;  ///< put into the node when it closes
    bool is_map = false;
    std::size_t next = 0;                ///< in `keys`: where the next key is expected
    bool strange = false;                ///< a key came that `keys` does not hold
    std::vector<std::string_view> keys;  ///< distinct, of letters, digits and "_" alone
  };

  bool add(NodeKind kind, ScalarStyle style, std::string_view text, std::size_t begin,
           std::size_t end) {
    if (count_ + records_.size() >= limits_.nodes) return false;
    const NodeId id = count_++;
    Tree::Node& node = tree_.grow();
    node.kind = kind;
    node.style = style;
    node.text = text;
    node.origin = {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (depth_ == 0) return true;
    Frame& above = frames_[depth_ - 1];
    node.parent = above.node;
    if (above.is_map) {
      node.key = key_;
      node.key_origin = {source_, key_begin_, key_end_};
    }
    if (above.last == kNoNode) {
      tree_.at(above.node).first_child = id;
    } else {
      tree_.at(above.last).next = id;
    }
    above.last = id;
    ++above.children;
    return true;
  }
  bool other_key(Frame& frame);
  bool is_simple(std::string_view key, std::size_t written) const;
  bool is_records_list() const;
  void remember(Frame& frame);

  SourceId source_;
  const ReadLimits& limits_;
  Keys keys_;
  Tree& tree_;
  FastRecords records_;
  std::array<Frame, kDepth> frames_;
  std::size_t depth_ = 0;
  NodeId count_ = 0;
  std::string_view key_;
  std::uint32_t key_begin_ = 0;
  std::uint32_t key_end_ = 0;
};

}  // namespace chuan
