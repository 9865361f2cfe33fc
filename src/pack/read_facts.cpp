// facts.yaml: scales, single facts, registers with their fields, and named sets.
#include <map>

#include "base/text.h"
#include "pack/read.h"

namespace chuan {
namespace {

/// A scale's values fit a bit mask.
constexpr std::size_t kMaxValues = 64;
constexpr std::size_t kMaxFields = 500;

void check_aliases(ReadContext& context, const ast::Scale& scale, NodeId values) {
  // Evidence is read by any of these spellings; one spelling may mean one value only.
  std::map<std::string, std::pair<std::size_t, Origin>> seen;
  std::size_t position = 0;
  const auto claim = [&](std::string_view spelling, Origin origin) {
    const auto [first, fresh] = seen.try_emplace(fold_key(spelling), position, origin);
    if (fresh || first->second.first == position) return;
    // Two equal ids are reported as such.
    if (scale.scale.values[first->second.first].id == scale.scale.values[position].id) return;
    context.diagnostics.add(Code::pack_alias_twice, origin, {std::string(spelling)})
        .notes.push_back({first->second.second, "first_here", {}});
  };
  const Tree& tree = context.tree;
  for (NodeId item = tree.first_child(values); item != kNoNode; item = tree.next(item)) {
    if (position == scale.scale.values.size()) return;
    const ScaleValue& value = scale.scale.values[position];
    const Origin id = scale.values[position];
    const NodeId title = tree.find(item, "title");
    const NodeId vi = title == kNoNode ? kNoNode : tree.find(title, "vi");
    const NodeId en = title == kNoNode ? kNoNode : tree.find(title, "en");
    if (!value.id.empty()) claim(value.id, id);
    if (vi != kNoNode) claim(value.title.vi, tree.origin(vi));
    if (en != kNoNode) claim(value.title.en, tree.origin(en));
    if (const NodeId aliases = tree.find(item, "aliases"); aliases != kNoNode)
      for (NodeId a = tree.first_child(aliases); a != kNoNode; a = tree.next(a))
        if (tree.is_scalar(a)) claim(tree.text(a), tree.origin(a));
    ++position;
  }
}

ast::Scale read_scale(ReadContext& context, NodeId node) {
  ast::Scale out;
  out.id = key_word(context, node);
  out.scale.id = out.id.text;
  MapReader map(context, node, out.id.text);
  out.scale.title = map.bilingual("title", Need::required);
  out.scale.ordered = map.yes_no("ordered");
  std::vector<ast::Word> ids;
  const std::vector<NodeId> values = map.list("values", Need::required);
  if (values.size() > kMaxValues)
    context.diagnostics.add(Code::pack_too_many, context.tree.origin(map.find("values")),
                            {"values", std::to_string(kMaxValues)});
  bool sound = true;
  for (const NodeId item : values) {
    if (out.scale.values.size() == kMaxValues) break;
    sound = sound && context.tree.is_map(item);
    MapReader entry(context, item, "values");
    ScaleValue value;
    const ast::Word id = entry.id(IdKind::name);
    ids.push_back(id);
    value.id = id.text;
    value.title = entry.bilingual("title", Need::required);
    for (const ast::Word& alias : entry.words("aliases")) value.aliases.emplace_back(alias.text);
    entry.finish();
    out.values.push_back(id.origin);
    out.scale.values.push_back(std::move(value));
  }
  check_unique(context, ids);
  if (!values.empty() && sound) check_aliases(context, out, map.find("values"));
  map.finish();
  return out;
}

/// A key that only some types take.
void only_for(ReadContext& context, const MapReader& map, NodeId node, std::string_view key,
              bool fits, FieldType type) {
  if (fits || !map.has(key)) return;
  context.diagnostics.add(
      Code::pack_key_not_for_type, context.tree.key_origin(context.tree.find(node, key)),
      {std::string(key), std::string(kFieldTypeWords[static_cast<std::size_t>(type)])});
}

ast::Field read_field(ReadContext& context, NodeId node, bool in_register) {
  static constexpr std::string_view kEmpty[] = {"unknown", "none", "open"};
  ast::Field out;
  FieldSchema& schema = out.schema;
  out.name = key_word(context, node);
  schema.name = out.name.text;
  MapReader map(context, node, out.name.text);
  const auto type = map.choice("type", kFieldTypeWords, Need::required);
  out.broken = !type;
  if (type) schema.type = static_cast<FieldType>(*type);
  schema.title = map.bilingual("title", Need::required);
  schema.hint = map.bilingual("hint");
  schema.unit = map.text("unit");
  schema.integer = map.yes_no("integer");
  schema.required = map.yes_no("required");
  const NodeId min = map.find("min");
  const NodeId max = map.find("max");
  if (const auto value = read_micro(context, min, "min")) schema.min = *value;
  if (const auto value = read_micro(context, max, "max")) schema.max = *value;
  if (schema.min > schema.max)
    context.diagnostics.add(
        Code::pack_number_range, context.tree.origin(max),
        {std::string(context.tree.text(max)), std::string(context.tree.text(min)), "10^12"});
  const FieldType t = schema.type;
  const bool scaled = t == FieldType::scale || t == FieldType::scale_list;
  const bool list = t == FieldType::code_list || t == FieldType::serves;
  const bool texty = t == FieldType::text || t == FieldType::scale_list || list;
  schema.empty = texty ? EmptyMeans::none : EmptyMeans::unknown;
  if (const auto empty = map.choice("empty", kEmpty))
    schema.empty = static_cast<EmptyMeans>(*empty);
  out.scale = map.word("scale", scaled && type ? Need::required : Need::optional);
  out.refers_to =
      map.word("refers_to", type && t == FieldType::code_list ? Need::required : Need::optional);
  out.not_above = map.word("not_above");
  map.finish();
  if (!type) return out;
  const bool number = t == FieldType::number;
  if (!in_register) only_for(context, map, node, "not_above", false, t);
  for (const std::string_view key : {"unit", "integer", "min", "max", "not_above"})
    only_for(context, map, node, key, number, t);
  only_for(context, map, node, "scale", scaled, t);
  only_for(context, map, node, "refers_to", t == FieldType::code || t == FieldType::code_list, t);
  if (schema.empty == EmptyMeans::open)
    only_for(context, map, node, "empty", t == FieldType::date, t);
  // A single fact stands alone: it names no record and lists none.
  const bool record_only = t == FieldType::code || t == FieldType::measure || list;
  if (!in_register && record_only) only_for(context, map, node, "type", false, t);
  return out;
}

std::vector<ast::Field> read_fields(ReadContext& context, NodeId node, std::string_view name,
                                    bool in_register) {
  std::vector<ast::Field> out;
  for (const NodeId entry : read_entries(context, node, name, IdKind::name)) {
    if (out.size() == kMaxFields) {
      context.diagnostics.add(Code::pack_too_many, context.tree.key_origin(entry),
                              {std::string(name), std::to_string(kMaxFields)});
      break;
    }
    ast::Field field = read_field(context, entry, in_register);
    if (in_register && field.name.text == "origin_unit") {
      context.diagnostics.add(Code::pack_reserved_field, field.name.origin,
                              {std::string(field.name.text)});
      continue;
    }
    out.push_back(std::move(field));
  }
  return out;
}

/// `{from: F, to: F}`.
void read_stretch(ReadContext& context, NodeId node, std::string_view name, ast::Word& from,
                  ast::Word& to) {
  MapReader map(context, node, name);
  from = map.word("from", Need::required);
  to = map.word("to", Need::required);
  map.finish();
}

ast::Register read_register(ReadContext& context, NodeId node) {
  ast::Register out;
  out.name = key_word(context, node);
  MapReader map(context, node, out.name.text);
  out.title = map.bilingual("title", Need::required);
  out.hint = map.bilingual("hint");
  out.unit = map.bilingual("unit");
  out.key = map.words("key", Need::required);
  check_unique(context, out.key);
  read_stretch(context, map.find("people"), "people", out.stay_from, out.stay_to);
  out.weight = map.word("weight");
  read_stretch(context, map.find("span"), "span", out.span_from, out.span_to);
  out.fields = read_fields(context, map.find("fields", Need::required), "fields", true);
  map.finish();
  return out;
}

ast::Set read_set(ReadContext& context, NodeId node) {
  ast::Set out;
  out.id = key_word(context, node);
  MapReader map(context, node, out.id.text);
  out.title = map.bilingual("title", Need::required);
  out.of = map.word("of", Need::required);
  out.where = read_filters(context, map.find("where", Need::required), "where");
  map.finish();
  return out;
}

}  // namespace

std::vector<ast::Scale> read_scales(ReadContext& context, NodeId node) {
  std::vector<ast::Scale> out;
  for (const NodeId entry : read_entries(context, node, "scales", IdKind::name))
    out.push_back(read_scale(context, entry));
  return out;
}

std::vector<ast::Register> read_registers(ReadContext& context, NodeId node) {
  std::vector<ast::Register> out;
  for (const NodeId entry : read_entries(context, node, "registers", IdKind::name))
    out.push_back(read_register(context, entry));
  return out;
}

std::vector<ast::Set> read_sets(ReadContext& context, NodeId node) {
  std::vector<ast::Set> out;
  for (const NodeId entry : read_entries(context, node, "sets", IdKind::name))
    out.push_back(read_set(context, entry));
  return out;
}

void read_facts_file(ReadContext& context, ast::RulePack& out) {
  MapReader map(context, context.tree.root(), "facts.yaml");
  if (!map.valid()) return;
  out.facts_origin = map.origin();
  check_schema(context, map, "chuan/facts/1", Need::optional);
  out.scales = read_scales(context, map.find("scales"));
  out.facts = read_fields(context, map.find("facts"), "facts", false);
  out.registers = read_registers(context, map.find("registers", Need::required));
  out.sets = read_sets(context, map.find("sets"));
  out.unit_title = {"origin_unit", "origin_unit"};
  if (const NodeId node = map.find("origin_unit"); node != kNoNode) {
    MapReader unit(context, node, "origin_unit");
    out.unit_title = unit.bilingual("title", Need::required);
    out.unit_hint = unit.bilingual("hint");
    unit.finish();
  }
  map.finish();
}

}  // namespace chuan
