/// Builds a Tree from the events of a parser: what YAML and JSON have in common.
///
/// Duplicate keys, depth, the number of nodes, NFC and control characters hidden in escapes are
/// looked after here, so that no format can forget one.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "doc/read.h"
#include "doc/tree.h"

namespace chuan {

class TreeBuilder {
 public:
  TreeBuilder(SourceId source, std::string_view text, const ReadLimits& limits,
              Diagnostics& diagnostics);

  /// A slice of the source, or a decoded text, as the tree will hold it (NFC, kept).
  std::string_view slice(std::size_t begin, std::size_t end);
  std::string_view decoded(std::string value, std::size_t begin, std::size_t end);

  void key(std::string_view name, std::size_t begin, std::size_t end);
  /// False when a limit is passed: the error is added and reading must stop.
  [[nodiscard]] bool scalar(std::string_view text, ScalarStyle style, std::size_t begin,
                            std::size_t end);
  [[nodiscard]] bool null(std::size_t begin, std::size_t end);
  [[nodiscard]] bool open(NodeKind kind, std::size_t begin, std::size_t end);
  void close(std::size_t end);

  bool expects_key() const;
  std::size_t depth() const { return frames_.size(); }
  /// Where the innermost open container begins; npos outside all.
  std::size_t open_begin() const;
  bool in_map() const;
  /// Errors that leave a value when the caller asked to recover.
  std::size_t recovered() const { return limits_.recover ? recovered_ : 0; }

  Tree take() { return std::move(tree_); }
  const Tree& tree() const { return tree_; }

 private:
  using KeyIndex = std::unordered_map<std::string_view, NodeId>;
  struct Frame {
    NodeId node;
    bool map;
    std::unique_ptr<KeyIndex> keys;  ///< only for maps too wide for a look at each sibling
  };

  std::string_view normal(std::string_view text, std::size_t begin, std::size_t end);
  [[nodiscard]] bool append(Tree::Node node, std::size_t begin, std::size_t end);
  NodeId earlier(Frame& frame, std::string_view name);

  SourceId source_;
  std::string_view text_;
  const ReadLimits& limits_;
  Diagnostics& diagnostics_;
  Tree tree_;
  std::vector<Frame> frames_;
  std::string_view key_;
  Origin key_origin_;
  bool has_key_ = false;
  bool doubled_ = false;  ///< the key at hand stands in this map already
  std::size_t recovered_ = 0;
  bool all_nfc_;
  bool warned_nfc_ = false;
};

}  // namespace chuan
