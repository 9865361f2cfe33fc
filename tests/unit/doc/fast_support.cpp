#include <iterator>
#include <utility>

#include "base/text.h"
#include "doc/fast.h"
#include "unit/doc/doc_test.h"
#include "unit/doc/fast_test.h"

namespace chuan::test {
namespace {

std::string show(const Tree& tree, NodeId id) {
  const Tree::Node& n = tree[id];
  const auto span = [](const Origin& o) {
    return "[" + std::to_string(o.begin) + "," + std::to_string(o.end) + ")";
  };
  constexpr std::string_view kKinds = "nslm";
  std::string out(1, kKinds[static_cast<std::size_t>(n.kind)]);
  out += n.style == ScalarStyle::quoted ? "q" : "p";
  out += " key '" + std::string(n.key) + "'" + (n.key_origin.known() ? span(n.key_origin) : "");
  out += " text '" + std::string(n.text) + "'" + span(n.origin);
  return out + " children " + std::to_string(n.children);
}

bool same(const Tree::Node& a, const Tree::Node& b) {
  return a.kind == b.kind && a.style == b.style && a.parent == b.parent &&
         a.first_child == b.first_child && a.last_child == b.last_child && a.next == b.next &&
         a.children == b.children && a.key == b.key && a.text == b.text &&
         a.key_origin == b.key_origin && a.origin == b.origin;
}

/// A tree with its big lists kept as records, beside the whole one.
struct KeptApart {
  const Tree& rest;
  const Records& records;
  const Tree& whole;

  std::string cell(const Records::Cell& cell, NodeId node) const {
    const Tree::Node& n = whole[node];
    if (cell.kind == n.kind && (cell.kind == NodeKind::list || cell.text() == n.text)) return {};
    return "cell '" + std::string(cell.kind == NodeKind::list ? "[]" : cell.text()) + "' / " +
           show(whole, node);
  }
  std::string row(const Records::List& list, std::uint32_t at, NodeId node) const {
    std::uint32_t next = at == list.first_row ? list.first_cell : records.row_ends[at - 1];
    const std::uint32_t end = records.row_ends[at];
    if (!whole.is_map(node)) return "row / " + show(whole, node);
    NodeId child = whole.first_child(node);
    for (; child != kNoNode && next < end; child = whole.next(child)) {
      const Records::Cell& head = records.cells[next++];
      if (records.keys[list.first_key + head.key] != whole.key(child))
        return "key '" + std::string(records.keys[list.first_key + head.key]) + "' / " +
               show(whole, child);
      if (std::string found = cell(head, child); !found.empty()) return found;
      if (head.kind != NodeKind::list) continue;
      if (head.size != whole[child].children) return "members / " + show(whole, child);
      for (NodeId member = whole.first_child(child); member != kNoNode; member = whole.next(member))
        if (std::string found = cell(records.cells[next++], member); !found.empty()) return found;
    }
    return child == kNoNode && next == end ? "" : "cells / " + show(whole, node);
  }
  std::string members(const Records::List& list, NodeId node) const {
    NodeId child = whole.first_child(node);
    for (std::uint32_t at = list.first_row; at < list.end_row; ++at, child = whole.next(child)) {
      if (child == kNoNode) return "rows / " + show(whole, node);
      if (std::string found = row(list, at, child); !found.empty()) return found;
    }
    return child == kNoNode ? "" : "rows / " + show(whole, child);
  }
  std::string difference(NodeId a, NodeId b) const {
    const Tree::Node& left = rest[a];
    const Tree::Node& right = whole[b];
    const bool alike = left.kind == right.kind && left.style == right.style &&
                       left.key == right.key && left.text == right.text &&
                       left.key_origin == right.key_origin && left.origin == right.origin;
    if (!alike) return show(rest, a) + " / " + show(whole, b);
    if (const Records::List* list = records.find(a)) return members(*list, b);
    NodeId child = rest.first_child(a), other = whole.first_child(b);
    for (; child != kNoNode && other != kNoNode;
         child = rest.next(child), other = whole.next(other))
      if (std::string found = difference(child, other); !found.empty()) return found;
    return child == other ? "" : "children / " + show(whole, b);
  }
};

}  // namespace

std::string difference(const Tree& a, const Tree& b) {
  for (NodeId id = 0; id < a.size() && id < b.size(); ++id)
    if (!same(a[id], b[id])) return show(a, id) + " / " + show(b, id);
  if (a.size() == b.size()) return {};
  return std::to_string(a.size()) + " / " + std::to_string(b.size()) + " nodes";
}

Both read_both(Text form, const std::string& text) {
  Both out;
  ReadLimits limits;
  limits.by_library = true;
  const Reading slow = form == Text::yaml ? yaml(text, limits) : json(text, limits);
  out.slow = slow.tree.has_value() && slow.diagnostics.empty();
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  const std::string_view whole = slow.sources.text(0);
  const std::size_t base = whole.starts_with(kBom) ? kBom.size() : 0;
  if (!is_clean_text(whole.substr(base))) return out;
  Tree tree;
  const auto read = [&](Records* records) {
    const bool done = form == Text::yaml ? read_fast_yaml(0, whole, base, limits, tree, records)
                                         : read_fast_json(0, whole, base, limits, tree, records);
    if (done && !out.slow && (form == Text::yaml || !tree.is_null(tree.root())))
      out.difference = "only the strict reader reads it: " + slow.faults();
    return done;
  };
  Records records("registers", "rows");
  out.records = read(&records);
  if (out.records && out.slow)
    out.difference = KeptApart{tree, records, *slow.tree}.difference(0, 0);
  if (!out.difference.empty()) return out;
  out.fast = read(nullptr);
  if (out.fast && out.slow) out.difference = difference(tree, *slow.tree);
  return out;
}

std::string mutated(std::string text, std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {
      " ",  "\n",  "\t",   ":",  ": ",       "- ",      "#",   " #",   ",",  "{",    "}",
      "[",  "]",   "\"",   "'",  "?",        "|",       ">",   "&a ",  "*a", "!",    "~",
      "-",  "\\",  "\r\n", "é",  "\xCC\x81", "%",       "@",   "`",    "<<", "null", "---",
      "0x", "1e5", "  ",   "''", "\\n",      "\\u1EA1", "|\n", ": |\n"};
  const int changes = 1 + static_cast<int>(random() % 3);
  for (int i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = random() % text.size();
    const std::size_t size = std::min<std::size_t>(1 + random() % 4, text.size() - at);
    switch (random() % 4) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, kPieces[random() % std::size(kPieces)]);
        break;
      case 2:
        text.replace(at, size, kPieces[random() % std::size(kPieces)]);
        break;
      default: {
        const std::size_t from = random() % text.size();
        text.insert(at, std::string(text, from, 1 + random() % 40));
      }
    }
  }
  return text;
}

}  // namespace chuan::test
