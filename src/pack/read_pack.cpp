// pack.yaml: what the pack is, its time, levels, groups, sources and readings.
#include "pack/read.h"

namespace chuan {
namespace {

void read_instrument(ReadContext& context, NodeId node, Need need, PackInfo& info) {
  MapReader map(context, node, "instrument");
  info.instrument = map.text("number", Need::required);
  // The day of an instrument whose text is not supplied may be unknown.
  if (const auto date = map.day("date", need)) info.instrument_date = *date;
  info.issuer = map.text("issuer", Need::required);
  map.finish();
}

void read_in_force(ReadContext& context, NodeId node, PackInfo& info) {
  MapReader map(context, node, "in_force");
  if (const auto from = map.day("from", Need::required)) info.in_force_from = *from;
  if (const auto to = map.day("to")) info.in_force_to = *to;
  if (info.in_force_to < info.in_force_from)
    context.diagnostics.add(Code::pack_force_reversed, context.tree.origin(map.find("to")),
                            {to_iso(info.in_force_from), to_iso(info.in_force_to)});
  map.finish();
}

void read_window(ReadContext& context, NodeId node, PackInfo& info) {
  MapReader map(context, node, "window");
  if (const auto years = map.integer("years", 1, 20, Need::required))
    info.window_years = static_cast<int>(*years);
  if (const auto years = map.integer("calendar_years", 1, 20, Need::required))
    info.calendar_years = static_cast<int>(*years);
  if (const auto settle = map.duration("settle")) info.settle = *settle;
  map.finish();
}

std::vector<ast::Group> read_groups(ReadContext& context, const std::vector<NodeId>& items) {
  std::vector<ast::Group> out;
  std::vector<ast::Word> ids, subgroup_ids;
  for (const NodeId item : items) {
    MapReader map(context, item, "groups");
    ast::Group group;
    group.id = map.id(IdKind::label);
    ids.push_back(group.id);
    group.title = map.bilingual("title", Need::required);
    group.short_title = map.bilingual("short", Need::required, kGroupShort);
    for (const NodeId sub : map.list("subgroups")) {
      MapReader entry(context, sub, "subgroups");
      const ast::Word id = entry.id(IdKind::label);
      subgroup_ids.push_back(id);
      group.subgroups.emplace_back(id, entry.bilingual("title", Need::required));
      entry.finish();
    }
    map.finish();
    out.push_back(std::move(group));
  }
  check_unique(context, ids);
  check_unique(context, subgroup_ids);
  return out;
}

}  // namespace

void check_schema(ReadContext& context, MapReader& map, std::string_view expected, Need need) {
  const ast::Word schema = map.word("schema", need);
  if (schema.there() && schema.text != expected)
    context.diagnostics.add(Code::pack_schema, schema.origin,
                            {std::string(schema.text), std::string(expected)});
}

std::vector<ast::Titled> read_titled(ReadContext& context, NodeId node, std::string_view name) {
  std::vector<ast::Titled> out;
  for (const NodeId entry : read_entries(context, node, name, IdKind::slug))
    out.push_back({key_word(context, entry),
                   std::string(read_word(context, entry, context.tree.key(entry)).text)});
  return out;
}

void read_pack_file(ReadContext& context, ast::RulePack& out) {
  static constexpr std::string_view kStatus[] = {"complete", "incomplete"};
  MapReader map(context, context.tree.root(), "pack.yaml");
  if (!map.valid()) return;
  PackInfo& info = out.info;
  out.origin = map.origin();
  check_schema(context, map, "chuan/pack/1");
  info.id = map.id(IdKind::slug).text;
  info.version = map.text("version", Need::required);
  info.name = map.bilingual("name", Need::required);
  if (const auto status = map.choice("status", kStatus, Need::required))
    info.status = static_cast<PackStatus>(*status);
  const bool complete = info.status == PackStatus::complete;
  const Need when_complete = complete ? Need::required : Need::optional;
  // A complete pack has nothing to excuse: `reason` is then an unknown key.
  if (!complete) info.status_reason = map.bilingual("reason", Need::required);
  read_instrument(context, map.find("instrument", Need::required), when_complete, info);
  read_in_force(context, map.find("in_force", when_complete), info);
  if (const ast::Word replaces = map.word("replaces"); check_id(context, replaces, IdKind::slug))
    info.replaces = replaces.text;
  if (!info.id.empty() && info.replaces == info.id)
    context.diagnostics.add(Code::pack_replaces_itself, context.tree.origin(map.find("replaces")));
  read_window(context, map.find("window", Need::required), info);
  for (const NodeId level : map.list("levels", Need::required))
    info.level_titles.push_back(read_bilingual(context, level, "levels"));
  constexpr std::size_t kMaxLevels = 9;
  if (info.level_titles.size() > kMaxLevels) {
    context.diagnostics.add(Code::pack_too_many, context.tree.origin(map.find("levels")),
                            {"levels", std::to_string(kMaxLevels)});
    info.level_titles.resize(kMaxLevels);
  }
  info.levels = static_cast<int>(info.level_titles.size());
  out.sources = read_titled(context, map.find("sources", when_complete), "sources");
  out.readings = read_titled(context, map.find("readings"), "readings");
  out.groups = read_groups(context, map.list("groups", when_complete));
  map.finish();
}

}  // namespace chuan
