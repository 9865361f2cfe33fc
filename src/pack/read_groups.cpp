// groups/*.yaml: the indicators with their checks, conditions, wanted documents and levers.
#include "pack/read.h"

namespace chuan {
namespace {

constexpr std::size_t kMaxChecks = 50;

struct Standing {
  std::optional<std::size_t> basis;
  std::vector<ast::Word> sources;
};

Standing read_standing(MapReader& map, Need need) {
  Standing out;
  out.basis = map.choice("basis", kBasisWords, need);
  out.sources = map.words("sources", need);
  return out;
}

/// The comparison of one threshold. `inherited` is what the condition says for all its dates.
std::optional<ast::Threshold> read_threshold(ReadContext& context, MapReader& map, NodeId node,
                                             const Standing* inherited) {
  const auto compare = map.one_of(kCompareWords);
  const auto needed = [&](bool given) {
    return inherited && given ? Need::optional : Need::required;
  };
  const auto basis =
      map.choice("basis", kBasisWords, needed(inherited && inherited->basis.has_value()));
  std::vector<ast::Word> sources =
      map.words("sources", needed(inherited && !inherited->sources.empty()));
  if (!compare) return std::nullopt;
  ast::Threshold out;
  out.compare = static_cast<Compare>(*compare);
  out.value = map.word(kCompareWords[*compare]);
  out.compare_origin = context.tree.key_origin(context.tree.find(node, kCompareWords[*compare]));
  if (inherited && inherited->basis) out.basis = static_cast<Basis>(*inherited->basis);
  if (basis) out.basis = static_cast<Basis>(*basis);
  out.sources = sources.empty() && inherited ? inherited->sources : std::move(sources);
  return out;
}

std::vector<ast::Condition> read_levels(ReadContext& context, NodeId node) {
  std::vector<ast::Condition> out;
  for (const NodeId entry : read_entries(context, node, "levels", IdKind::label)) {
    const ast::Word key = key_word(context, entry);
    ast::Condition condition;
    condition.origin = key.origin;
    if (key.text.size() == 1 && key.text[0] >= '1' && key.text[0] <= '9') {
      condition.level = static_cast<std::uint8_t>(key.text[0] - '0');
    } else {
      context.diagnostics.add(Code::pack_number_range, key.origin,
                              {std::string(key.text), "1", "9"});
      continue;
    }
    MapReader map(context, entry, "levels");
    condition.thresholds = read_thresholds(context, map);
    map.finish();
    out.push_back(std::move(condition));
  }
  return out;
}

ast::Nearly read_nearly(ReadContext& context, NodeId node) {
  ast::Nearly out;
  if (node == kNoNode) return out;
  out.given = true;
  if (context.tree.is_scalar(node)) {
    static constexpr std::string_view kNever[] = {"never"};
    out.never = read_choice(context, read_word(context, node, "nearly"), kNever).has_value();
    return out;
  }
  MapReader map(context, node, "nearly");
  out.within = map.word("within", Need::required);
  map.finish();
  return out;
}

/// measure, levels, nearly: of a check, or of an indicator that has one check.
ast::Check read_check(ReadContext& context, MapReader& map) {
  ast::Check out;
  if (const NodeId node = map.find("measure", Need::required); node != kNoNode)
    out.measure = read_measure(context, node);
  out.conditions = read_levels(context, map.find("levels", Need::required));
  out.nearly = read_nearly(context, map.find("nearly"));
  return out;
}

std::vector<ast::Check> read_checks(ReadContext& context, MapReader& map) {
  static constexpr std::string_view kForms[] = {"measure", "checks"};
  const auto form = map.one_of(kForms);
  std::vector<ast::Check> out;
  if (!form || *form == 0) {
    if (form) out.push_back(read_check(context, map));
    for (const std::string_view key : {"levels", "nearly"}) map.find(key);
    return out;
  }
  const ast::Nearly common = read_nearly(context, map.find("nearly"));
  std::vector<ast::Word> ids;
  for (const NodeId item : map.list("checks")) {
    if (out.size() == kMaxChecks) {
      context.diagnostics.add(Code::pack_too_many, context.tree.origin(item),
                              {"checks", std::to_string(kMaxChecks)});
      break;
    }
    MapReader entry(context, item, "checks");
    const ast::Word id = entry.id(IdKind::name);
    ast::Check check = read_check(context, entry);
    check.id = id;
    if (!check.nearly.given) check.nearly = common;
    ids.push_back(id);
    entry.finish();
    out.push_back(std::move(check));
  }
  check_unique(context, ids);
  return out;
}

std::vector<ast::Wanted> read_documents(ReadContext& context, const std::vector<NodeId>& items) {
  std::vector<ast::Wanted> out;
  std::vector<ast::Word> ids;
  for (const NodeId item : items) {
    MapReader map(context, item, "documents");
    ast::Wanted wanted;
    wanted.id = map.id(IdKind::name);
    wanted.title = map.bilingual("title", Need::required);
    map.finish();
    ids.push_back(wanted.id);
    out.push_back(std::move(wanted));
  }
  check_unique(context, ids);
  return out;
}

std::vector<Lever> read_levers(ReadContext& context, const std::vector<NodeId>& items,
                               Owner owner) {
  std::vector<Lever> out;
  for (const NodeId item : items) {
    MapReader map(context, item, "levers");
    Lever lever;
    lever.owner = owner;
    lever.text = map.bilingual("text", Need::required);
    if (const auto other = map.choice("owner", kOwnerWords))
      lever.owner = static_cast<Owner>(*other);
    if (const auto takes = map.duration("takes")) lever.takes = *takes;
    const NodeId cost = map.find("cost");
    if (const auto micro = read_micro(context, cost, "cost")) {
      lever.cost = *micro;
      if (*micro < 0)
        context.diagnostics.add(Code::pack_number_range, context.tree.origin(cost),
                                {std::string(context.tree.text(cost)), "0", "10^12"});
    }
    map.finish();
    out.push_back(std::move(lever));
  }
  return out;
}

}  // namespace

std::vector<ast::Threshold> read_thresholds(ReadContext& context, MapReader& map) {
  std::vector<ast::Threshold> out;
  if (!map.valid()) return out;
  const NodeId node = map.node();
  if (!map.has("dated")) {
    map.find("dated");
    if (auto threshold = read_threshold(context, map, node, nullptr))
      out.push_back(std::move(*threshold));
    return out;
  }
  const Standing standing = read_standing(map, Need::optional);
  for (const NodeId item : map.list("dated")) {
    MapReader entry(context, item, "dated");
    const NodeId from = entry.find("from", Need::required);
    const std::optional<Date> day = read_day(context, from, "from");
    auto threshold = entry.valid() ? read_threshold(context, entry, item, &standing) : std::nullopt;
    entry.finish();
    if (!threshold || !day) continue;
    threshold->from = day;
    threshold->from_origin = context.tree.origin(from);
    out.push_back(std::move(*threshold));
  }
  return out;
}

ast::Indicator read_indicator(ReadContext& context, NodeId node, bool with_group) {
  ast::Indicator out;
  MapReader map(context, node, "indicators");
  if (!map.valid()) return out;
  out.origin = map.origin();
  out.id = map.id(IdKind::indicator);
  if (with_group) out.group = map.word("group", Need::required);
  out.subgroup = map.word("subgroup");
  out.title = map.bilingual("title", Need::required);
  out.short_title = map.bilingual("short", Need::required, kIndicatorShort);
  out.rule = map.bilingual("rule", Need::required);
  out.clause = map.bilingual("clause", Need::required);
  if (const auto owner = map.choice("owner", kOwnerWords, Need::required))
    out.owner = static_cast<Owner>(*owner);
  out.may_not_apply = map.yes_no("may_not_apply");
  out.readings = map.words("readings");
  out.note = map.bilingual("note");
  out.checks = read_checks(context, map);
  out.documents = read_documents(context, map.list("documents"));
  out.levers = read_levers(context, map.list("levers"), out.owner);
  map.finish();
  return out;
}

void read_group_file(ReadContext& context, ast::RulePack& out) {
  MapReader map(context, context.tree.root(), "groups");
  if (!map.valid()) return;
  check_schema(context, map, "chuan/group/1", Need::optional);
  const ast::Word group = map.word("group", Need::required);
  for (const NodeId item : map.list("indicators", Need::required)) {
    ast::Indicator indicator = read_indicator(context, item, false);
    indicator.group = group;
    out.indicators.push_back(std::move(indicator));
  }
  map.finish();
}

}  // namespace chuan
