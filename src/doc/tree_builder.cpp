#include "doc/tree_builder.h"

#include <utility>

#include "base/text.h"
#include "doc/check_text.h"

namespace chuan {
namespace {
constexpr std::uint32_t kWideMap = 16;
}

TreeBuilder::TreeBuilder(SourceId source, std::string_view text, const ReadLimits& limits,
                         Diagnostics& diagnostics)
    : source_(source),
      text_(text),
      limits_(limits),
      diagnostics_(diagnostics),
      all_nfc_(is_nfc_quick(text)) {}

std::string_view TreeBuilder::normal(std::string_view text, std::size_t begin, std::size_t end) {
  if (is_nfc_quick(text)) return text;
  std::string nfc = to_nfc(text);
  if (nfc == text) return text;
  if (!warned_nfc_) diagnostics_.add(Code::text_not_nfc, span_of(source_, begin, end));
  warned_nfc_ = true;
  return tree_.keep(std::move(nfc));
}

std::string_view TreeBuilder::slice(std::size_t begin, std::size_t end) {
  const std::string_view text = text_.substr(begin, end - begin);
  return all_nfc_ ? text : normal(text, begin, end);
}

std::string_view TreeBuilder::decoded(std::string value, std::size_t begin, std::size_t end) {
  const std::size_t bad = find_control_character(value);
  if (bad != std::string_view::npos) {
    add_control_character(value, bad, span_of(source_, begin, end), diagnostics_);
  }
  return normal(tree_.keep(std::move(value)), begin, end);
}

bool TreeBuilder::expects_key() const {
  return !frames_.empty() && frames_.back().map && !has_key_;
}

bool TreeBuilder::in_map() const {
  return !frames_.empty() && frames_.back().map;
}

std::size_t TreeBuilder::open_begin() const {
  return frames_.empty() ? std::string_view::npos : tree_[frames_.back().node].origin.begin;
}

NodeId TreeBuilder::earlier(Frame& frame, std::string_view name) {
  if (tree_[frame.node].children < kWideMap) return tree_.find(frame.node, name);
  if (!frame.keys) {
    frame.keys = std::make_unique<KeyIndex>();
    for (NodeId c = tree_.first_child(frame.node); c != kNoNode; c = tree_.next(c)) {
      frame.keys->try_emplace(tree_.key(c), c);
    }
  }
  const auto id = static_cast<NodeId>(tree_.size());
  const auto [found, added] = frame.keys->try_emplace(name, id);
  return added ? kNoNode : found->second;
}

void TreeBuilder::key(std::string_view name, std::size_t begin, std::size_t end) {
  key_ = name;
  key_origin_ = span_of(source_, begin, end);
  has_key_ = true;
  const NodeId first = earlier(frames_.back(), name);
  doubled_ = first != kNoNode;
  if (!doubled_) return;
  ++recovered_;
  Diagnostic& fault = diagnostics_.add(Code::duplicate_key, key_origin_, {std::string(name)});
  fault.notes.push_back({tree_.key_origin(first), "first_here", {}});
}

bool TreeBuilder::append(Tree::Node node, std::size_t begin, std::size_t end) {
  node.origin = span_of(source_, begin, end);
  if (tree_.size() >= limits_.nodes) {
    diagnostics_.add(Code::too_many_nodes, node.origin, {std::to_string(limits_.nodes)});
    return false;
  }
  if (has_key_) {
    node.key = key_;
    node.key_origin = key_origin_;
    has_key_ = false;
  }
  // What stands under a doubled key is read on, for its faults, but hangs nowhere.
  tree_.append(frames_.empty() || doubled_ ? kNoNode : frames_.back().node, node);
  doubled_ = false;
  return true;
}

bool TreeBuilder::scalar(std::string_view text, ScalarStyle style, std::size_t begin,
                         std::size_t end) {
  Tree::Node node;
  node.kind = NodeKind::scalar;
  node.style = style;
  node.text = text;
  return append(node, begin, end);
}

bool TreeBuilder::null(std::size_t begin, std::size_t end) {
  return append({}, begin, end);
}

bool TreeBuilder::open(NodeKind kind, std::size_t begin, std::size_t end) {
  if (frames_.size() >= limits_.depth) {
    diagnostics_.add(Code::too_deep, span_of(source_, begin, end), {std::to_string(limits_.depth)});
    return false;
  }
  Tree::Node node;
  node.kind = kind;
  const auto id = static_cast<NodeId>(tree_.size());
  if (!append(node, begin, end)) return false;
  frames_.push_back({id, kind == NodeKind::map, nullptr});
  return true;
}

void TreeBuilder::close(std::size_t end) {
  Origin& origin = tree_.at(frames_.back().node).origin;
  origin = span_of(source_, origin.begin, end);
  frames_.pop_back();
}

}  // namespace chuan
