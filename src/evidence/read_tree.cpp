#include <algorithm>
#include <span>
#include <string>

#include "base/same_bytes.h"
#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/quick_cells.h"
#include "evidence/reader.h"

namespace chuan {
namespace {

/// What we have written ourselves, and is no dossier: nothing else of it is worth a word.
bool is_result(const Tree& tree, NodeId node) {
  constexpr std::string_view kOurs = "chuan/", kEvidence = "chuan/evidence/";
  if (!tree.is_scalar(node)) return false;
  const std::string_view text = trim(tree.text(node));
  return text.starts_with(kOurs) && !text.starts_with(kEvidence);
}

void read_schema(Reader& reader, const Tree& tree, NodeId root) {
  const NodeId node = tree.find(root, "schema");
  if (node == kNoNode) {
    reader.report(Code::evidence_schema_missing, tree.origin(root), {std::string(kEvidenceSchema)});
    return;
  }
  if (tree.is_scalar(node) && trim(tree.text(node)) == kEvidenceSchema) return;
  if (is_result(tree, node)) {
    reader.report(Code::evidence_is_result, place_of(tree, node),
                  {std::string(trim(tree.text(node)))});
    reader.refused = true;
    return;
  }
  reader.report(Code::evidence_schema_wrong, place_of(tree, node),
                {std::string(trim(tree.text(node))), std::string(kEvidenceSchema)});
}

void read_school(Reader& reader, const Tree& tree, NodeId root) {
  const NodeId node = tree.find(root, "school");
  if (node == kNoNode) {
    reader.report(Code::required_key_missing, tree.origin(root), {"school"});
    return;
  }
  if (!needs_map(reader, tree, node)) return;
  report_unknown_keys(reader, tree, node, {"code", "name", "province"});
  Evidence& evidence = reader.evidence;
  evidence.school_code = required_text(reader, tree, node, "code");
  evidence.school_name = required_text(reader, tree, node, "name");
  evidence.province = optional_text(reader, tree, node, "province");
}

void read_units(Reader& reader, const Tree& tree, NodeId root) {
  const NodeId list = tree.find(root, "units");
  if (list == kNoNode || !needs_list(reader, tree, list)) return;
  std::vector<Unit>& units = reader.evidence.units;
  for (NodeId node = tree.first_child(list); node != kNoNode; node = tree.next(node)) {
    if (!needs_map(reader, tree, node)) continue;
    report_unknown_keys(reader, tree, node, {"code", "name"});
    const std::string code(required_text(reader, tree, node, "code"));
    const std::string name(optional_text(reader, tree, node, "name"));
    if (code.empty()) continue;
    const bool twice = std::any_of(units.begin(), units.end(),
                                   [&](const Unit& unit) { return unit.code == code; });
    if (twice) {
      reader.report(Code::unit_twice, place_of(tree, tree.find(node, "code")), {code});
    } else {
      units.push_back({code, name});
    }
  }
}

void read_fact(Reader& reader, const Tree& tree, NodeId node) {
  const std::vector<FieldSchema>& facts = reader.schema.facts;
  const std::uint16_t index = find_field(facts, tree.key(node));
  if (index == kNone16) {
    reader.report(Code::fact_unknown, tree.key_origin(node), {std::string(tree.key(node))},
                  nearest_field(facts, tree.key(node)));
    return;
  }
  RawCell raw;
  if (read_raw(reader, tree, node, raw)) set_fact(reader, index, raw);
}

void read_facts(Reader& reader, const Tree& tree, NodeId root) {
  std::vector<Fact>& facts = reader.evidence.facts;
  facts.resize(reader.schema.facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) facts[i].cell = empty_cell(reader.schema.facts[i]);
  const NodeId map = tree.find(root, "facts");
  if (map == kNoNode || !needs_map(reader, tree, map)) return;
  for (NodeId node = tree.first_child(map); node != kNoNode; node = tree.next(node))
    read_fact(reader, tree, node);
}

/// What a report has a place for, and how a school may write it without marks.
struct StatementPart {
  std::string_view id;
  std::string_view spelling;
};
constexpr std::string_view kHeading = "heading";
constexpr StatementPart kHeadingParts[] = {
    {"number", "so"}, {"parent", "cap tren"}, {"place", "dia danh"}, {"short", "viet tat"}};
constexpr StatementPart kIndicatorParts[] = {
    {"current", "hien trang"}, {"explanation", "giai trinh"}, {"plan", "ke hoach"},
    {"strength", "diem manh"}, {"weakness", "diem yeu"},      {"strength", "uu diem"},
    {"weakness", "han che"}};

std::span<const StatementPart> parts_of(bool heading) {
  if (heading) return kHeadingParts;
  return kIndicatorParts;
}
std::string_view part_of(bool heading, std::string_view written) {
  const std::string key = fold_key(written);
  for (const StatementPart& part : parts_of(heading))
    if (key == part.id || key == part.spelling) return part.id;
  return {};
}
std::string part_names(bool heading) {
  std::string out;
  for (const StatementPart& part : parts_of(heading))
    if ((", " + out + ",").find(" " + std::string(part.id) + ",") == std::string::npos)
      out += (out.empty() ? "" : ", ") + std::string(part.id);
  return out;
}

/// "CT2.18/weakness" belongs to an indicator; other keys are the reports' own.
void read_statements(Reader& reader, const Tree& tree, NodeId root) {
  const NodeId map = tree.find(root, "statements");
  if (map == kNoNode || !needs_map(reader, tree, map)) return;
  for (NodeId node = tree.first_child(map); node != kNoNode; node = tree.next(node)) {
    if (!needs_text(reader, tree, node)) continue;
    const std::string_view key = tree.key(node);
    const std::size_t slash = key.find('/');
    Statement statement{std::string(key), std::string(trim(tree.text(node)))};
    if (slash != std::string_view::npos) {
      const std::string_view whose = key.substr(0, slash);
      const bool heading = whose == kHeading;
      if (!heading && reader.names.indicator(whose) == kNone16)
        reader.report(Code::indicator_unknown, tree.key_origin(node), {std::string(whose)},
                      reader.names.nearest_indicator(whose));
      else if (const std::string_view part = part_of(heading, key.substr(slash + 1)); !part.empty())
        statement.key = std::string(whose) + "/" + std::string(part);
      else
        reader.report(Code::statement_unplaced, tree.key_origin(node),
                      {std::string(key), part_names(heading)});
    }
    std::vector<Statement>& all = reader.evidence.statements;
    if (std::any_of(all.begin(), all.end(),
                    [&](const Statement& other) { return other.key == statement.key; }))
      reader.report(Code::duplicate_key, tree.key_origin(node), {statement.key});
    else
      all.push_back(std::move(statement));
  }
}

}  // namespace

void set_fact(Reader& reader, std::uint16_t index, const RawCell& raw) {
  const FieldSchema& field = reader.schema.facts[index];
  Fact& fact = reader.evidence.facts[index];
  fact.origin = raw.origin;
  if (!raw.text.empty() || raw.is_list) {
    fact.cell = read_cell(reader, field, kNone16, raw);
  } else if (field.required) {
    reader.report(Code::required_cell_missing, raw.origin,
                  {reader.called(raw.origin, field.name), reader.called(raw.origin, "facts")});
  }
}

Origin place_of(const Tree& tree, NodeId node) {
  const Tree::Node& n = tree[node];
  if (n.kind == NodeKind::null && n.key_origin.known() && n.origin.begin == n.origin.end)
    return n.key_origin;
  return n.origin;
}

bool needs_map(Reader& reader, const Tree& tree, NodeId node) {
  if (tree.is_map(node) || tree.is_null(node)) return true;
  reader.report(Code::evidence_needs_map, place_of(tree, node), {std::string(tree.key(node))});
  return false;
}

bool needs_list(Reader& reader, const Tree& tree, NodeId node) {
  if (tree.is_list(node) || tree.is_null(node)) return true;
  reader.report(Code::evidence_needs_list, place_of(tree, node), {std::string(tree.key(node))});
  return false;
}

bool needs_text(Reader& reader, const Tree& tree, NodeId node) {
  if (tree.is_scalar(node) || tree.is_null(node)) return true;
  reader.report(Code::evidence_needs_text, place_of(tree, node),
                {reader.called(place_of(tree, node), tree.key(node))});
  return false;
}

void report_unknown_keys(Reader& reader, const Tree& tree, NodeId map,
                         std::initializer_list<std::string_view> known) {
  for (NodeId node = tree.first_child(map); node != kNoNode; node = tree.next(node)) {
    const std::string_view key = tree.key(node);
    if (std::any_of(known.begin(), known.end(),
                    [key](std::string_view name) { return same_text(name, key); }))
      continue;
    reader.report(Code::evidence_key_unknown, tree.key_origin(node), {std::string(key)},
                  nearest(key, std::vector<std::string_view>(known)));
  }
}

std::string_view optional_text(Reader& reader, const Tree& tree, NodeId map, std::string_view key) {
  const NodeId node = tree.find(map, key);
  if (node == kNoNode || !needs_text(reader, tree, node)) return {};
  return trim(tree.text(node));
}

std::string_view required_text(Reader& reader, const Tree& tree, NodeId map, std::string_view key) {
  const NodeId node = tree.find(map, key);
  const bool written = node != kNoNode && !tree.is_null(node);
  const std::string_view text = optional_text(reader, tree, map, key);
  if (text.empty() && (!written || tree.is_scalar(node))) {
    const Origin place = place_of(tree, node == kNoNode ? map : node);
    reader.report(Code::required_key_missing, place, {reader.called(place, key)});
  }
  return text;
}

bool read_day(Reader& reader, const Tree& tree, NodeId node, Date& out) {
  if (!needs_text(reader, tree, node)) return false;
  const RawCell raw{trim(tree.text(node)), place_of(tree, node), reader.rules, false, {}};
  DateSpan span;
  if (!read_date(reader, tree.key(node), raw, span)) return false;
  if (!span.exact()) {
    reader.report(Code::date_not_a_day, raw.origin,
                  {std::string(raw.text), reader.called(raw.origin, tree.key(node))});
    return false;
  }
  out = span.first;
  return true;
}

bool read_raw(Reader& reader, const Tree& tree, NodeId node, RawCell& raw) {
  raw = {{}, place_of(tree, node), TextRules::plain, false, {}};
  if (tree.is_scalar(node)) {
    raw.text = quick::trimmed(tree.text(node));
    return true;
  }
  if (tree.is_null(node)) return true;
  if (tree.is_map(node)) {
    reader.report(Code::evidence_needs_text, raw.origin, {std::string(tree.key(node))});
    return false;
  }
  reader.members.clear();
  for (NodeId item = tree.first_child(node); item != kNoNode; item = tree.next(item)) {
    if (tree.is_scalar(item)) {
      reader.members.push_back({tree.text(item), tree.origin(item)});
    } else if (!tree.is_null(item)) {
      reader.report(Code::evidence_needs_text, tree.origin(item), {std::string(tree.key(node))});
    }
  }
  raw.is_list = true;
  raw.items = reader.members;
  return true;
}

void read_document(Reader& reader, const Tree& tree, SourceId source) {
  Evidence& evidence = reader.evidence;
  const NodeId root = tree.root();
  evidence.registers.resize(reader.schema.registers.size());
  read_schema(reader, tree, root);
  if (reader.refused) return;
  report_unknown_keys(reader, tree, root,
                      {"schema", "pack", "school", "dossier_date", "units", "facts", "statements",
                       "rulings", "opinion_asked", "not_applicable", "registers", "$schema"});
  evidence.pack = optional_text(reader, tree, root, "pack");
  read_school(reader, tree, root);
  const NodeId date = tree.find(root, "dossier_date");
  evidence.dossier_date = kDateMin;
  if (date == kNoNode || tree.is_null(date)) {
    const Origin place = date == kNoNode ? tree.origin(root) : place_of(tree, date);
    reader.report(Code::required_key_missing, place, {reader.called(place, "dossier_date")});
  } else {
    read_day(reader, tree, date, evidence.dossier_date);
  }
  read_units(reader, tree, root);
  read_facts(reader, tree, root);
  read_statements(reader, tree, root);
  const NodeId rulings = tree.find(root, "rulings");
  if (rulings != kNoNode) read_rulings(reader, tree, rulings);
  const NodeId asked = tree.find(root, "opinion_asked");
  if (asked != kNoNode) read_grounds(reader, tree, asked, GroundKind::opinion_asked);
  const NodeId not_applicable = tree.find(root, "not_applicable");
  if (not_applicable != kNoNode)
    read_grounds(reader, tree, not_applicable, GroundKind::not_applicable);
  const NodeId registers = tree.find(root, "registers");
  if (registers != kNoNode) read_registers(reader, tree, registers, source);
}

}  // namespace chuan
