// Measures: a map with the kind as its key, and `when_empty` and `merge` beside it.
#include "pack/read.h"

namespace chuan {
namespace {

constexpr std::string_view kKinds[] = {"share", "every",  "count",     "sum",    "ratio",
                                       "value", "lowest", "documents", "ruling", "each_year"};

/// `when_empty` and `merge`, where they mean something: elsewhere they are unknown keys.
void read_beside(MapReader& map, ast::Measure& out) {
  static constexpr std::string_view kWhenEmpty[] = {"unknown", "met", "not_met"};
  static constexpr std::string_view kMerge[] = {"union", "new_unit"};
  const MeasureKind kind = out.kind;
  if (kind == MeasureKind::share || kind == MeasureKind::ratio || kind == MeasureKind::lowest)
    if (const auto when = map.choice("when_empty", kWhenEmpty))
      out.when_empty = static_cast<WhenEmpty>(*when);
  if (kind != MeasureKind::value && kind != MeasureKind::ruling)
    if (const auto merge = map.choice("merge", kMerge)) out.new_unit = *merge == 1;
}

/// The keys of a measure over records.
void read_records(ReadContext& context, MapReader& map, ast::Measure& out) {
  out.of = map.word("of", Need::required);
  const bool must_pass = out.kind == MeasureKind::share;
  out.where = read_filters(context, map.find("where", must_pass ? Need::required : Need::optional),
                           "where");
  out.asked = read_filters(context, map.find("asked"), "asked");
  out.date = map.word("date");
  out.in_window = map.word("in_window");
  out.in_years = map.word("in_years");
  if (out.kind == MeasureKind::sum || out.kind == MeasureKind::lowest)
    out.field = map.word("field", Need::required);
  // A record is chosen by one time; with two the author has to say `where` instead.
  const std::string_view times[] = {"date", "in_window", "in_years"};
  if (map.has("date") + map.has("in_window") + map.has("in_years") > 1) map.one_of(times);
}

void read_documents(ReadContext& context, MapReader& map, ast::Measure& out) {
  out.of = map.word("of", Need::required);
  out.where = read_filters(context, map.find("where"), "where");
  out.date = map.word("date");
  out.topics = map.words("topics");
  check_unique(context, out.topics);
  if (const auto age = map.duration("max_age")) out.max_age = *age;
}

std::optional<ast::Measure> read_part(ReadContext& context, MapReader& map, std::string_view key) {
  const NodeId node = map.find(key, Need::required);
  return node == kNoNode ? std::nullopt : read_measure(context, node);
}

/// What stands under the kind's own key.
void read_inside(ReadContext& context, NodeId node, std::string_view kind, ast::Measure& out) {
  MapReader map(context, node, kind);
  if (!map.valid()) return;
  if (kind == "ratio") {
    out.kind = MeasureKind::ratio;
    for (const std::string_view key : {"top", "bottom"})
      if (std::optional<ast::Measure> part = read_part(context, map, key))
        out.parts.push_back(std::move(*part));
  } else if (kind == "value") {
    out.kind = MeasureKind::value;
    out.field = map.word("fact", Need::required);
  } else if (kind == "documents") {
    out.kind = MeasureKind::documents;
    read_documents(context, map, out);
  } else if (kind == "ruling") {
    out.kind = MeasureKind::ruling;
  } else {
    out.every = kind == "every";
    out.kind = kind == "count"    ? MeasureKind::count
               : kind == "sum"    ? MeasureKind::sum
               : kind == "lowest" ? MeasureKind::lowest
                                  : MeasureKind::share;
    read_records(context, map, out);
  }
  map.finish();
}

}  // namespace

std::optional<ast::Measure> read_measure(ReadContext& context, NodeId node) {
  MapReader map(context, node, "measure");
  const auto found = map.one_of(kKinds);
  if (!found) return std::nullopt;
  const std::string_view kind = kKinds[*found];
  const NodeId inside = map.find(kind);
  ast::Measure out;
  if (kind == "each_year") {
    const auto inner = read_measure(context, inside);
    if (!inner) return std::nullopt;
    out = *inner;
    if (out.each_year)
      context.diagnostics.add(Code::pack_each_year_kind,
                              context.tree.key_origin(context.tree.find(inside, kind)),
                              {std::string(kind)});
    out.each_year = true;
    const NodeId need = map.find("need");
    if (need != kNoNode && !(context.tree.is_scalar(need) && context.tree.text(need) == "all")) {
      out.need_origin = context.tree.origin(need);
      if (const auto n = read_integer(context, need, "need", 1, 20))
        out.need = static_cast<int>(*n);
    }
    out.settle = map.duration("settle");
  } else {
    read_inside(context, inside, kind, out);
    out.kind_origin = context.tree.key_origin(inside);
    out.origin = context.tree.origin(node);
  }
  read_beside(map, out);
  map.finish();
  return out;
}

}  // namespace chuan
