#include "pack/overlay.h"

#include <algorithm>

#include "base/number.h"
#include "pack/read.h"

namespace chuan {
namespace {

/// False when the overlay was written for another pack. Another state of this one is a fault too.
bool check_base(ReadContext& context, NodeId node, const PackInfo& info) {
  MapReader map(context, node, "base");
  const ast::Word pack = map.word("pack", Need::required);
  const ast::Word digest = map.word("digest");
  map.finish();
  if (pack.there() && pack.text != info.id) {
    context.diagnostics.add(Code::overlay_pack, pack.origin, {std::string(pack.text), info.id});
    return false;
  }
  if (digest.there() && digest.text != info.digest) {
    // Read on: what no longer stands as the overlay repeats it is told, place by place.
    context.diagnostics.add(Code::overlay_digest, digest.origin,
                            {std::string(digest.text), info.digest});
  }
  return pack.there();
}

ast::Indicator* find_indicator(ReadContext& context, ast::RulePack& pack, const ast::Word& id) {
  if (!id.there()) return nullptr;
  std::vector<std::string_view> candidates;
  for (ast::Indicator& indicator : pack.indicators) {
    if (indicator.id.text == id.text) return &indicator;
    candidates.push_back(indicator.id.text);
  }
  context.diagnostics.add(Code::pack_undefined_indicator, id.origin, {std::string(id.text)},
                          nearest_of(context.diagnostics, id.text, candidates));
  return nullptr;
}

void apply_title(ReadContext& context, NodeId node, ast::RulePack& pack) {
  MapReader map(context, node, "titles");
  ast::Indicator* indicator = find_indicator(context, pack, map.word("indicator", Need::required));
  const ast::Word was = map.word("was");
  if (indicator && was.there() && was.text != indicator->title.vi)
    context.diagnostics.add(Code::overlay_text_was, was.origin,
                            {std::string(was.text), indicator->title.vi});
  const auto change = [&](std::string_view key, Bilingual ast::Indicator::*place,
                          std::size_t columns) {
    const bool there = map.has(key);
    Bilingual text = map.bilingual(key, Need::optional, columns);
    if (there && indicator) indicator->*place = std::move(text);
  };
  change("title", &ast::Indicator::title, 0);
  change("short", &ast::Indicator::short_title, kIndicatorShort);
  change("rule", &ast::Indicator::rule, 0);
  change("clause", &ast::Indicator::clause, 0);
  change("note", &ast::Indicator::note, 0);
  map.finish();
}

bool same_value(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const ParsedFraction x = parse_fraction(a);
  const ParsedFraction y = parse_fraction(b);
  return x.ok && y.ok && x.percent == y.percent && x.value == y.value;
}

/// The comparison that a draft leaves empty; the keys beside it become known ones. kNoNode when
/// there is a value, or no comparison at all.
NodeId place_to_fill(ReadContext& context, MapReader& map) {
  for (const std::string_view word : kCompareWords) {
    const NodeId node = context.tree.find(map.node(), word);
    if (node == kNoNode || !context.tree.is_null(node)) continue;
    for (const std::string_view key :
         {word, std::string_view("basis"), std::string_view("sources")})
      map.find(key);
    return node;
  }
  return kNoNode;
}

void apply_threshold(ReadContext& context, NodeId node, ast::RulePack& pack) {
  MapReader map(context, node, "thresholds");
  if (!map.valid()) return;
  const ast::Word id = map.word("indicator", Need::required);
  const ast::Word check_id = map.word("check");
  const std::optional<std::int64_t> level = map.integer("level", 1, 9, Need::required);
  const ast::Word was = map.word("was", Need::required);
  const NodeId place = place_to_fill(context, map);
  std::vector<ast::Threshold> thresholds;
  if (place == kNoNode) thresholds = read_thresholds(context, map);
  map.finish();
  ast::Indicator* indicator = find_indicator(context, pack, id);
  if (!indicator || !level || !was.there() || (thresholds.empty() && place == kNoNode)) return;

  ast::Condition* condition = nullptr;
  for (ast::Check& check : indicator->checks) {
    if (check.id.text != check_id.text) continue;
    for (ast::Condition& c : check.conditions)
      if (c.level == *level) condition = &c;
  }
  std::string name(id.text);
  if (check_id.there()) name += "/" + std::string(check_id.text);
  if (!condition || condition->thresholds.empty()) {
    context.diagnostics.add(Code::overlay_no_condition,
                            check_id.there() ? check_id.origin : id.origin,
                            {name, std::to_string(*level)});
    return;
  }
  const ast::Word& stands = condition->thresholds.back().value;
  if (!same_value(was.text, stands.text)) {
    context.diagnostics
        .add(Code::overlay_was, was.origin, {std::string(was.text), std::string(stands.text)})
        .notes.push_back({stands.origin, "first_here", {}});
    return;
  }
  if (place != kNoNode) {
    context.diagnostics.add(Code::overlay_unfilled, context.tree.key_origin(place),
                            {name, std::to_string(*level), std::string(stands.text)});
    return;
  }
  condition->thresholds = std::move(thresholds);
}

/// Adds each of `more` under a name that is not taken yet; `name_of` gives its word.
template <typename T, typename NameOf>
void add_new(ReadContext& context, std::vector<T> more, std::vector<T>& out, NameOf name_of,
             bool (*is_same)(const T&, const T&) = nullptr) {
  for (T& item : more) {
    const ast::Word name = name_of(item);
    const auto known = std::find_if(
        out.begin(), out.end(), [&](const T& other) { return name_of(other).text == name.text; });
    if (known == out.end()) {
      out.push_back(std::move(item));
      continue;
    }
    if (is_same != nullptr && is_same(item, *known)) continue;
    context.diagnostics.add(Code::pack_duplicate, name.origin, {std::string(name.text)})
        .notes.push_back({name_of(*known).origin, "first_here", {}});
  }
}

/// A named set replaces that of the same name; a new name is added.
void apply_sets(std::vector<ast::Set> more, std::vector<ast::Set>& out) {
  for (ast::Set& set : more) {
    const auto known = std::find_if(out.begin(), out.end(), [&](const ast::Set& other) {
      return other.id.text == set.id.text;
    });
    if (known == out.end()) {
      out.push_back(std::move(set));
    } else {
      *known = std::move(set);
    }
  }
}

}  // namespace

void apply_overlay(ReadContext& context, const std::string& digest, ast::RulePack& pack) {
  MapReader map(context, context.tree.root(), "overlay");
  if (!map.valid()) return;
  check_schema(context, map, "chuan/overlay/1");
  OverlayInfo info;
  info.name = map.text("name", Need::required);
  info.author = map.text("author", Need::required);
  if (const std::optional<Date> day = map.day("date", Need::required)) info.date = to_iso(*day);
  info.reason = map.text("reason", Need::required);
  info.digest = digest;
  const NodeId base = map.find("base", Need::required);
  if (base != kNoNode && !check_base(context, base, pack.info)) return;

  // Two overlays may be filled in from one text.
  add_new<ast::Titled>(
      context, read_titled(context, map.find("sources"), "sources"), pack.sources,
      [](const ast::Titled& s) { return s.id; },
      [](const ast::Titled& a, const ast::Titled& b) { return a.title == b.title; });
  add_new(context, read_scales(context, map.find("scales")), pack.scales,
          [](const ast::Scale& s) { return s.id; });
  add_new(context, read_registers(context, map.find("registers")), pack.registers,
          [](const ast::Register& r) { return r.name; });
  apply_sets(read_sets(context, map.find("sets")), pack.sets);
  for (const NodeId item : map.list("titles")) apply_title(context, item, pack);
  for (const NodeId item : map.list("thresholds")) apply_threshold(context, item, pack);
  for (const NodeId item : map.list("indicators"))
    pack.indicators.push_back(read_indicator(context, item, true));
  map.finish();
  pack.overlays.push_back(std::move(info));
}

}  // namespace chuan
