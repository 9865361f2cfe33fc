#include "report/layout.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "doc/read.h"

namespace chuan {
namespace {

constexpr std::string_view kSchema = "chuan/layout/1";
constexpr std::array<std::string_view, 9> kFilledIn = {"{school}", "{parent}", "{number}",
                                                       "{kind}",   "{short}",  "{place}",
                                                       "{day}",    "{month}",  "{year}"};
constexpr std::array<std::string_view, 4> kKinds = {"tu-danh-gia", "phieu-chi-tieu", "minh-chung",
                                                    "lo-trinh"};

std::string list_of(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

/// How a number is written and what it is held in.
struct WrittenAs {
  int low = 0, high = 0;    ///< as written
  Rational unit{1};         ///< one of the written unit, held
  bool whole_only = false;  ///< it must come out whole
};
constexpr int kMmPerInchTenths = 254;
constexpr WrittenAs kMillimetres{0, 160, Rational(14400, kMmPerInchTenths), false};
constexpr WrittenAs kPoints{6, 36, Rational(2), true};
constexpr WrittenAs kSpace{0, 36, Rational(20), false};
constexpr WrittenAs kLines{1, 3, Rational(240), false};
constexpr WrittenAs kPercent{0, 100, Rational(1), true};

/// Asks a map for each of its keys once; what nobody asked for is a fault.
class Keys {
 public:
  Keys(const Tree& tree, NodeId node, std::string name, Diagnostics& diagnostics)
      : tree_(tree), node_(node), name_(std::move(name)), diagnostics_(diagnostics) {
    if (node == kNoNode || tree.is_map(node)) return;
    diagnostics.add(Code::layout_not_map, tree.origin(node), {name_});
    node_ = kNoNode;
  }
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;

  NodeId find(std::string_view key, bool required) {
    known_.push_back(key);
    if (node_ == kNoNode) return kNoNode;
    const NodeId found = tree_.find(node_, key);
    if (found == kNoNode && required)
      diagnostics_.add(Code::layout_missing_key, tree_.origin(node_), {std::string(key)});
    return found;
  }

  std::string text(std::string_view key, bool required) {
    const NodeId node = find(key, required);
    if (node == kNoNode) return {};
    const std::string_view value = tree_.is_scalar(node) ? trim(tree_.text(node)) : "";
    // An empty value is as good as none.
    if (value.empty()) diagnostics_.add(Code::layout_missing_key, place(node), {std::string(key)});
    return std::string(value);
  }

  int number(std::string_view key, const WrittenAs& measure, bool required, int otherwise) {
    const NodeId node = find(key, required);
    if (node == kNoNode) return otherwise;
    const std::string_view written = tree_.is_scalar(node) ? trim(tree_.text(node)) : "";
    const ParsedNumber parsed = parse_plain_number(written);
    const Rational value = Rational::from_micro(parsed.value.lo);
    const bool usable = parsed.fault == NumberFault::none && parsed.value.exact() &&
                        !parsed.percent && value >= Rational(measure.low) &&
                        value <= Rational(measure.high);
    const Rational held = usable ? value * measure.unit : Rational(0);
    if (usable && (!measure.whole_only || held.den() == 1))
      return static_cast<int>((held + Rational(1, 2)).floor());
    diagnostics_.add(Code::layout_number, place(node),
                     {std::string(key), std::string(written), std::to_string(measure.low),
                      std::to_string(measure.high)});
    return otherwise;
  }

  bool yes_no(std::string_view key) {
    const NodeId node = find(key, false);
    if (node == kNoNode) return false;
    const std::string_view value = tree_.is_scalar(node) ? tree_.text(node) : "";
    if (value != "true" && value != "false")
      diagnostics_.add(Code::layout_value, place(node),
                       {std::string(key), std::string(value), "true, false"});
    return value == "true";
  }

  Bilingual words(std::string_view key) {
    Keys map(tree_, find(key, true), std::string(key), diagnostics_);
    if (map.node_ == kNoNode) return {};
    Bilingual out;
    out.vi = map.text("vi", true);
    out.en = map.text("en", true);
    map.finish();
    return out;
  }

  Lettering lettering(std::string_view key) {
    Keys map(tree_, find(key, true), std::string(key), diagnostics_);
    const Lettering out = map.lettering();
    map.finish();
    return out;
  }
  Lettering lettering() {
    Lettering out;
    out.half_points = number("size", kPoints, node_ != kNoNode, out.half_points);
    out.bold = yes_no("bold");
    out.italic = yes_no("italic");
    return out;
  }

  std::vector<HeadLine> lines(std::string_view key) {
    std::vector<HeadLine> out;
    const NodeId list = find(key, true);
    if (list == kNoNode) return out;
    if (!tree_.is_list(list)) {
      diagnostics_.add(Code::layout_not_list, place(list), {std::string(key)});
      return out;
    }
    for (NodeId item = tree_.first_child(list); item != kNoNode; item = tree_.next(item)) {
      Keys map(tree_, item, std::string(key), diagnostics_);
      HeadLine line;
      line.text = map.text("text", true);
      if (map.node_ != kNoNode) check_placeholders(tree_.find(item, "text"), line.text);
      line.look = map.lettering();
      line.rule = map.number("rule", kPercent, false, 0);
      map.finish();
      out.push_back(std::move(line));
    }
    return out;
  }

  std::vector<std::pair<std::string, std::string>> kinds(std::string_view key) {
    std::vector<std::pair<std::string, std::string>> out;
    Keys map(tree_, find(key, true), std::string(key), diagnostics_);
    for (const std::string_view kind : kKinds)
      if (map.find(kind, false) != kNoNode) out.emplace_back(kind, map.text(kind, false));
    map.finish();
    return out;
  }

  void finish() const {
    if (node_ == kNoNode) return;
    for (NodeId child = tree_.first_child(node_); child != kNoNode; child = tree_.next(child)) {
      const std::string_view key = tree_.key(child);
      if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
      diagnostics_.add(Code::layout_unknown_key, tree_.key_origin(child),
                       {std::string(key), list_of(known_)}, nearest(key, known_));
    }
  }

 private:
  Origin place(NodeId node) const {
    return tree_.is_null(node) ? tree_.key_origin(node) : tree_.origin(node);
  }

  void check_placeholders(NodeId node, std::string_view text) {
    for (std::size_t at = text.find('{'); at != std::string_view::npos;
         at = text.find('{', at + 1)) {
      const std::size_t end = text.find('}', at);
      const std::string_view name =
          text.substr(at, end == std::string_view::npos ? end : end - at + 1);
      if (std::find(kFilledIn.begin(), kFilledIn.end(), name) != kFilledIn.end()) continue;
      diagnostics_.add(Code::layout_placeholder, place(node),
                       {std::string(name), list_of(kFilledIn)}, nearest(name, kFilledIn));
    }
  }

  const Tree& tree_;
  NodeId node_;
  std::string name_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> known_;
};

}  // namespace

int Layout::text_width(bool landscape) const {
  return (landscape ? kPageLong : kPageShort) - left - right;
}

std::string_view Layout::abbreviation(std::string_view kind) const {
  for (const auto& [name, text] : kinds)
    if (name == kind) return text;
  return {};
}

std::optional<Layout> read_layout(const SourceMap& sources, SourceId source,
                                  Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  const std::optional<Tree> tree = read_yaml(sources, source, diagnostics);
  if (!tree) return std::nullopt;
  const NodeId schema = tree->is_map(tree->root()) ? tree->find(tree->root(), "schema") : kNoNode;
  if (schema == kNoNode || !tree->is_scalar(schema) || tree->text(schema) != kSchema) {
    diagnostics.add(Code::layout_schema, tree->origin(schema == kNoNode ? tree->root() : schema));
    return std::nullopt;
  }
  Layout out;
  Keys top(*tree, tree->root(), "layout", diagnostics);
  top.find("schema", true);
  out.id = top.text("id", true);
  out.title = top.words("title");
  out.source = top.words("source");
  out.font = top.text("font", true);
  {
    Keys page(*tree, top.find("page", true), "page", diagnostics);
    out.top = page.number("top", kMillimetres, true, 0);
    out.bottom = page.number("bottom", kMillimetres, true, 0);
    out.left = page.number("left", kMillimetres, true, 0);
    out.right = page.number("right", kMillimetres, true, 0);
    out.number_first_page = page.yes_no("number_first_page");
    page.finish();
  }
  {
    Keys sizes(*tree, top.find("sizes", true), "sizes", diagnostics);
    out.body = sizes.number("body", kPoints, true, out.body);
    out.table = sizes.number("table", kPoints, true, out.table);
    out.wide_table = sizes.number("wide_table", kPoints, true, out.wide_table);
    out.small = sizes.number("small", kPoints, true, out.small);
    sizes.finish();
  }
  {
    Keys paragraph(*tree, top.find("paragraph", true), "paragraph", diagnostics);
    out.first_line = paragraph.number("first_line", kMillimetres, true, 0);
    out.after = paragraph.number("after", kSpace, true, 0);
    out.line = paragraph.number("line", kLines, true, out.line);
    paragraph.finish();
  }
  {
    Keys head(*tree, top.find("head", true), "head", diagnostics);
    out.head_left_width = head.number("left_width", kMillimetres, true, 0);
    out.head_left = head.lines("left");
    out.head_right = head.lines("right");
    head.finish();
  }
  out.title_look = top.lettering("document_title");
  out.subject_look = top.lettering("document_subject");
  {
    Keys headings(*tree, top.find("headings", true), "headings", diagnostics);
    out.headings[0] = headings.lettering("first");
    out.headings[1] = headings.lettering("second");
    out.headings[2] = headings.lettering("third");
    headings.finish();
  }
  out.signature = top.lines("signature");
  out.kinds = top.kinds("kinds");
  top.finish();
  if (diagnostics.errors() != before) return std::nullopt;
  return out;
}

}  // namespace chuan
