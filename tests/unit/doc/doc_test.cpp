#include "unit/doc/doc_test.h"

#include <utility>

namespace chuan::test {
namespace {

void append_shape(std::string& out, const Tree& tree, NodeId node) {
  switch (tree[node].kind) {
    case NodeKind::null:
      out += "~";
      return;
    case NodeKind::scalar: {
      const char* quote = tree[node].style == ScalarStyle::quoted ? "'" : "";
      out.append(quote).append(tree.text(node)).append(quote);
      return;
    }
    case NodeKind::list:
    case NodeKind::map:
      break;
  }
  out += tree.is_map(node) ? "{" : "[";
  for (NodeId c = tree.first_child(node); c != kNoNode; c = tree.next(c)) {
    if (c != tree.first_child(node)) out += ", ";
    if (tree.is_map(node)) out.append(tree.key(c)).append(": ");
    append_shape(out, tree, c);
  }
  out += tree.is_map(node) ? "}" : "]";
}

template <typename Read>
Reading read_with(std::string text, Read read) {
  Reading reading;
  const SourceId id = reading.sources.add_text("t", std::move(text));
  read(reading, id);
  return reading;
}

}  // namespace

std::string Reading::faults() const {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) {
    if (!out.empty()) out += " ";
    const Place p = sources.place(d.origin);
    out += code_id(d.code);
    if (d.origin.known()) out += "@" + std::to_string(p.line) + ":" + std::to_string(p.column);
    if (d.args.empty()) continue;
    out += "(";
    for (const std::string& arg : d.args) out.append(&arg == &d.args[0] ? "" : "|").append(arg);
    out += ")";
  }
  return out;
}

std::string Reading::shape() const {
  std::string out;
  if (tree) append_shape(out, *tree, tree->root());
  return out;
}

std::string_view Reading::text_of(const Origin& origin) const {
  return sources.text(origin.source).substr(origin.begin, origin.end - origin.begin);
}

std::string Reading::place(const Origin& origin) const {
  const Place p = sources.place(origin);
  return std::to_string(p.line) + ":" + std::to_string(p.column) + "-" +
         std::to_string(p.end_line) + ":" + std::to_string(p.end_column);
}

Reading yaml(std::string text, const ReadLimits& limits) {
  return read_with(std::move(text), [&](Reading& r, SourceId id) {
    r.tree = read_yaml(r.sources, id, r.diagnostics, limits);
  });
}
Reading json(std::string text, const ReadLimits& limits) {
  return read_with(std::move(text), [&](Reading& r, SourceId id) {
    r.tree = read_json(r.sources, id, r.diagnostics, limits);
  });
}
Reading csv(std::string text, const ReadLimits& limits) {
  return read_with(std::move(text), [&](Reading& r, SourceId id) {
    r.table = read_csv(r.sources, id, r.diagnostics, limits);
  });
}

}  // namespace chuan::test
