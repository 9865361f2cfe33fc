#include "pack/digest.h"

#include "doc/write.h"

namespace chuan {
namespace {

/// The reader bounds how deep a tree can be, and so this recursion.
void append_node(std::string& out, const Tree& tree, NodeId node) {
  switch (tree[node].kind) {
    case NodeKind::null:
      out += "null";
      return;
    case NodeKind::scalar:
      append_json_string(out, tree.text(node));
      return;
    case NodeKind::list:
    case NodeKind::map:
      break;
  }
  const bool map = tree.is_map(node);
  out += map ? '{' : '[';
  for (NodeId c = tree.first_child(node); c != kNoNode; c = tree.next(c)) {
    if (c != tree.first_child(node)) out += ',';
    if (map) {
      append_json_string(out, tree.key(c));
      out += ':';
    }
    append_node(out, tree, c);
  }
  out += map ? '}' : ']';
}

}  // namespace

void append_canonical(std::string& out, std::string_view name, const Tree& tree) {
  append_json_string(out, name);
  out += ' ';
  if (tree.root() != kNoNode) append_node(out, tree, tree.root());
  out += '\n';
}

}  // namespace chuan
