// Filters: one map a question, and lists of them. One row of kFilterKeys a kind.
#include "pack/read.h"

namespace chuan {
namespace {

constexpr std::string_view kFilterKeys[] = {"field",    "filled",    "in_window", "in_years", "set",
                                            "in_force", "seniority", "younger",   "any",      "all",
                                            "none",     "related",   "row"};
constexpr std::string_view kComparisons[] = {"at_least", "over", "at_most", "under", "is",
                                             "is_not",   "in",   "not_in",  "has"};

/// The value of `has`, `in`: one word or a list of them.
std::vector<ast::Word> read_values(ReadContext& context, NodeId node, std::string_view name) {
  if (node == kNoNode || context.tree.is_list(node)) return read_words(context, node, name);
  const ast::Word word = read_word(context, node, name);
  return word.there() ? std::vector<ast::Word>{word} : std::vector<ast::Word>{};
}

void read_comparison(ReadContext& context, MapReader& map, ast::Filter& out) {
  const auto found = map.one_of(kComparisons);
  if (!found) return;
  const std::string_view key = kComparisons[*found];
  out.values = read_values(context, map.find(key), key);
  if (*found <= 5) {
    out.kind = ast::FilterKind::compare;
    out.compare = *found == 5 ? Compare::is : static_cast<Compare>(*found);
    out.negated = *found == 5;
    if (context.tree.is_list(map.find(key)))
      context.diagnostics.add(Code::pack_not_text, context.tree.origin(map.find(key)),
                              {std::string(key)});
  } else {
    out.kind = key == "has" ? ast::FilterKind::has : ast::FilterKind::in;
    out.negated = key == "not_in";
  }
}

void read_related(ReadContext& context, MapReader& map, bool row, ast::Filter& out) {
  static constexpr std::string_view kMissing[] = {"unknown", "fails"};
  out.kind = row ? ast::FilterKind::row : ast::FilterKind::related;
  out.by = map.word("by", Need::required);
  out.date = map.word("date");
  out.parts = read_filters(context, map.find("where"), "where");
  if (row) {
    if (const auto missing = map.choice("missing", kMissing)) out.missing_fails = *missing == 1;
  } else if (const auto n = map.integer("at_least", 1, 1'000'000)) {
    out.at_least = static_cast<std::uint32_t>(*n);
  }
}

std::optional<ast::Filter> read_filter(ReadContext& context, NodeId node) {
  MapReader map(context, node, "where");
  const auto kind = map.one_of(kFilterKeys);
  if (!kind) return std::nullopt;
  const std::string_view key = kFilterKeys[*kind];
  ast::Filter out;
  out.origin = context.tree.origin(node);
  const NodeId value = map.find(key);
  if (key == "any" || key == "all" || key == "none") {
    out.kind = key == "any"   ? ast::FilterKind::any
               : key == "all" ? ast::FilterKind::all
                              : ast::FilterKind::none;
    out.parts = read_filters(context, value, key);
  } else if (key == "in_force") {
    out.kind = ast::FilterKind::in_force;
    if (!read_yes_no(context, value, key))
      context.diagnostics.add(Code::pack_unknown_word, context.tree.origin(value),
                              {std::string(context.tree.text(value)), "true"});
  } else {
    out.subject = read_word(context, value, key);
    if (key == "field") {
      read_comparison(context, map, out);
    } else if (key == "seniority" || key == "younger") {
      out.kind = key == "seniority" ? ast::FilterKind::seniority : ast::FilterKind::younger;
      if (const auto length = map.duration(key == "seniority" ? "over" : "than", Need::required))
        out.length = *length;
    } else if (key == "related" || key == "row") {
      read_related(context, map, key == "row", out);
    } else {
      out.kind = key == "filled"      ? ast::FilterKind::filled
                 : key == "in_window" ? ast::FilterKind::in_window
                 : key == "in_years"  ? ast::FilterKind::in_years
                                      : ast::FilterKind::set;
    }
  }
  map.finish();
  return out;
}

}  // namespace

std::vector<ast::Filter> read_filters(ReadContext& context, NodeId node, std::string_view name) {
  std::vector<ast::Filter> out;
  for (const NodeId item : read_list(context, node, name))
    if (std::optional<ast::Filter> filter = read_filter(context, item))
      out.push_back(std::move(*filter));
  return out;
}

}  // namespace chuan
