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
  out.fast = form == Text::yaml ? read_fast_yaml(0, whole, base, limits, tree)
                                : read_fast_json(0, whole, base, limits, tree);
  if (!out.fast) return out;
  if (out.slow) {
    out.difference = difference(tree, *slow.tree);
  } else if (form == Text::yaml || !tree.is_null(tree.root())) {
    out.difference = "only the strict reader reads it: " + slow.faults();
  }
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
