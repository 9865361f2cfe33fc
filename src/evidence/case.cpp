#include "evidence/case.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "base/text.h"

namespace chuan {
namespace {

/// Keys whose value in the case stands for that of the base.
constexpr std::string_view kReplaced[] = {"units", "statements", "rulings", "opinion_asked",
                                          "not_applicable"};

/// What a case says of one register.
struct RegisterDelta {
  std::unordered_map<std::string, NodeId> changed;
  std::unordered_map<std::string, NodeId> removed;
  std::vector<NodeId> added;
  bool touched = false;
  bool empty = false;
  bool absent = false;
};

class CaseMerger {
 public:
  CaseMerger(Reader& reader, const Tree& base, const Tree& delta)
      : reader_(reader), base_(base), delta_(delta), registers_(reader.schema.registers.size()) {}

  Tree merge() {
    const NodeId from = delta_.root();
    report_unknown_keys(
        reader_, delta_, from,
        {"$schema", "schema", "note", "base", "as_of", "facts", "change", "add", "remove", "empty",
         "absent", "units", "statements", "rulings", "opinion_asked", "not_applicable"});
    read_lists("empty", &RegisterDelta::empty);
    read_lists("absent", &RegisterDelta::absent);
    each_record("change", [this](RegisterDelta& to, std::uint16_t reg, NodeId record) {
      name_once(to.changed, to, reg, record);
    });
    each_record(
        "add", [](RegisterDelta& to, std::uint16_t, NodeId record) { to.added.push_back(record); });
    each_record("remove", [this](RegisterDelta& to, std::uint16_t reg, NodeId record) {
      name_once(to.removed, to, reg, record);
    });
    write();
    return std::move(out_);
  }

 private:
  NodeId append(NodeId parent, Tree::Node node, std::string_view key) {
    node.key = key;
    node.first_child = node.last_child = node.next = kNoNode;
    node.children = 0;
    return out_.append(parent, node);
  }
  NodeId copy(const Tree& from, NodeId node, NodeId parent, std::string_view key) {
    const NodeId made = append(parent, from[node], key);
    for (NodeId c = from.first_child(node); c != kNoNode; c = from.next(c))
      copy(from, c, made, from.key(c));
    return made;
  }
  NodeId copy(const Tree& from, NodeId node, NodeId parent) {
    return copy(from, node, parent, from.key(node));
  }

  /// "GV01/2021": a record as messages name it; empty when a part of its key is not written.
  std::string name_of(const Tree& tree, NodeId record, std::uint16_t reg) {
    const RegisterSchema& schema = reader_.schema.registers[reg];
    std::string out;
    for (const std::uint16_t field : schema.key) {
      std::string part;
      for (NodeId c = tree.first_child(record); c != kNoNode; c = tree.next(c))
        if (find_field(schema.fields, tree.key(c)) == field) part = trim(tree.text(c));
      const FieldSchema& key = schema.fields[field];
      if (key.type == FieldType::scale) {
        const std::uint16_t value = reader_.names.scale_value(key.scale, part);
        if (value != kNone16) part = reader_.schema.scales[key.scale].values[value].id;
      }
      if (field != schema.key.front()) out += '/';
      out += part;
    }
    while (out.ends_with('/')) out.pop_back();
    return out;
  }

  std::uint16_t register_at(std::string_view name, Origin origin) {
    const std::uint16_t reg = reader_.schema.find_register(name);
    if (reg == kNone16)
      reader_.report(Code::register_unknown, origin, {std::string(name)},
                     nearest_register(reader_.schema, name));
    return reg;
  }

  void read_lists(std::string_view key, bool RegisterDelta::*member) {
    const NodeId list = delta_.find(delta_.root(), key);
    if (list == kNoNode || !needs_list(reader_, delta_, list)) return;
    for (NodeId c = delta_.first_child(list); c != kNoNode; c = delta_.next(c)) {
      if (!needs_text(reader_, delta_, c)) continue;
      const std::uint16_t reg = register_at(trim(delta_.text(c)), delta_.origin(c));
      if (reg != kNone16) use(reg, member, delta_.origin(c));
    }
  }
  void use(std::uint16_t reg, bool RegisterDelta::*member, Origin origin) {
    RegisterDelta& to = registers_[reg];
    if (to.empty || to.absent) conflict(reg, origin);
    to.*member = true;
  }
  void conflict(std::uint16_t reg, Origin origin) {
    reader_.report(Code::case_register_twice, origin, {reader_.schema.registers[reg].name});
  }

  /// Records of change and add are maps, those of remove names.
  template <typename Use>
  void each_record(std::string_view key, Use use_record) {
    const NodeId map = delta_.find(delta_.root(), key);
    if (map == kNoNode || !needs_map(reader_, delta_, map)) return;
    const bool names = key == "remove";
    for (NodeId list = delta_.first_child(map); list != kNoNode; list = delta_.next(list)) {
      const std::uint16_t reg = register_at(delta_.key(list), delta_.key_origin(list));
      if (reg == kNone16 || !needs_list(reader_, delta_, list)) continue;
      RegisterDelta& to = registers_[reg];
      if (to.empty || to.absent) conflict(reg, delta_.key_origin(list));
      to.touched = true;
      for (NodeId c = delta_.first_child(list); c != kNoNode; c = delta_.next(c))
        if (names ? needs_text(reader_, delta_, c) : needs_map(reader_, delta_, c))
          use_record(to, reg, c);
    }
  }

  void name_once(std::unordered_map<std::string, NodeId>& records, const RegisterDelta& to,
                 std::uint16_t reg, NodeId record) {
    const std::string name = delta_.is_map(record) ? name_of(delta_, record, reg)
                                                   : std::string(trim(delta_.text(record)));
    if (name.empty()) {
      reader_.report(Code::case_record_no_key, place_of(delta_, record),
                     {reader_.schema.registers[reg].name});
    } else if (to.changed.contains(name) || to.removed.contains(name)) {
      reader_.report(Code::case_record_twice, delta_.origin(record),
                     {name, reader_.schema.registers[reg].name});
    } else {
      records.emplace(name, record);
    }
  }

  void write() {
    const NodeId from = base_.root();
    const NodeId to = delta_.root();
    const NodeId root = append(kNoNode, base_[from], {});
    const NodeId as_of = delta_.find(to, "as_of");
    for (NodeId c = base_.first_child(from); c != kNoNode; c = base_.next(c)) {
      const std::string_view key = base_.key(c);
      const bool replaced =
          std::find(std::begin(kReplaced), std::end(kReplaced), key) != std::end(kReplaced) &&
          delta_.find(to, key) != kNoNode;
      if (replaced || key == "facts" || key == "registers") continue;
      if (key == "dossier_date" && as_of != kNoNode) continue;
      copy(base_, c, root);
    }
    for (const std::string_view key : kReplaced)
      if (const NodeId node = delta_.find(to, key); node != kNoNode) copy(delta_, node, root);
    if (as_of != kNoNode) copy(delta_, as_of, root, "dossier_date");
    write_facts(root);
    write_registers(root);
  }

  void write_facts(NodeId root) {
    const NodeId base = base_.find(base_.root(), "facts");
    const NodeId own = delta_.find(delta_.root(), "facts");
    if (own == kNoNode || !needs_map(reader_, delta_, own)) {
      if (base != kNoNode) copy(base_, base, root);
      return;
    }
    const NodeId facts = append(root, delta_[own], "facts");
    out_.at(facts).kind = NodeKind::map;
    if (base != kNoNode)
      for (NodeId c = base_.first_child(base); c != kNoNode; c = base_.next(c))
        if (delta_.find(own, base_.key(c)) == kNoNode) copy(base_, c, facts);
    for (NodeId c = delta_.first_child(own); c != kNoNode; c = delta_.next(c))
      copy(delta_, c, facts);
  }

  void write_registers(NodeId root) {
    const NodeId base = base_.find(base_.root(), "registers");
    Tree::Node empty_map;
    empty_map.kind = NodeKind::map;
    empty_map.origin = base_.origin(base_.root());
    const NodeId all = append(root, base == kNoNode ? empty_map : base_[base], "registers");
    std::vector<bool> written(registers_.size(), false);
    if (base != kNoNode)
      for (NodeId c = base_.first_child(base); c != kNoNode; c = base_.next(c)) {
        const std::uint16_t reg = reader_.schema.find_register(base_.key(c));
        if (reg != kNone16) written[reg] = true;
        if (reg == kNone16 || !touches(registers_[reg]))
          copy(base_, c, all);
        else
          write_register(all, reg, c);
      }
    for (std::uint16_t reg = 0; reg < registers_.size(); ++reg)
      if (!written[reg] && touches(registers_[reg])) write_register(all, reg, kNoNode);
  }

  static bool touches(const RegisterDelta& delta) {
    return delta.touched || delta.empty || delta.absent;
  }

  /// `base` is kNoNode for a register the base does not have.
  void write_register(NodeId all, std::uint16_t reg, NodeId base) {
    const RegisterDelta& changes = registers_[reg];
    const std::string& name = reader_.schema.registers[reg].name;
    if (changes.absent) return;
    Tree::Node map;
    map.kind = NodeKind::map;
    if (base != kNoNode) map = base_[base];
    const NodeId to = append(all, map, name);
    if (changes.empty) {
      Tree::Node yes;
      yes.kind = NodeKind::scalar;
      yes.text = "true";
      append(to, yes, "declared_empty");
      return;
    }
    NodeId rows = kNoNode;
    if (base != kNoNode)
      for (NodeId c = base_.first_child(base); c != kNoNode; c = base_.next(c)) {
        if (base_.key(c) == "rows") rows = c;
        if (base_.key(c) != "rows" && base_.key(c) != "declared_empty") copy(base_, c, to);
      }
    Tree::Node list;
    list.kind = NodeKind::list;
    write_rows(append(to, rows == kNoNode ? list : base_[rows], "rows"), reg, rows);
  }

  void write_rows(NodeId to, std::uint16_t reg, NodeId rows) {
    const RegisterDelta& changes = registers_[reg];
    std::vector<std::string> names;
    if (rows != kNoNode)
      for (NodeId row = base_.first_child(rows); row != kNoNode; row = base_.next(row)) {
        names.push_back(name_of(base_, row, reg));
        if (changes.removed.contains(names.back())) continue;
        const auto change = changes.changed.find(names.back());
        if (change == changes.changed.end())
          copy(base_, row, to);
        else
          write_changed(to, reg, row, change->second);
      }
    for (const NodeId record : changes.added) copy(delta_, record, to);
    for (const auto* list : {&changes.changed, &changes.removed})
      for (const auto& [name, record] : *list)
        if (std::find(names.begin(), names.end(), name) == names.end())
          reader_.report(Code::case_record_unknown, delta_.origin(record),
                         {name, reader_.schema.registers[reg].name},
                         nearest(name, std::vector<std::string_view>(names.begin(), names.end())));
  }

  void write_changed(NodeId to, std::uint16_t reg, NodeId row, NodeId change) {
    const std::vector<FieldSchema>& fields = reader_.schema.registers[reg].fields;
    const auto same = [&](std::string_view a, std::string_view b) {
      const std::uint16_t field = find_field(fields, a);
      return field == kNone16 ? a == b : field == find_field(fields, b);
    };
    const NodeId made = append(to, delta_[change], {});
    for (NodeId c = base_.first_child(row); c != kNoNode; c = base_.next(c)) {
      bool replaced = false;
      for (NodeId d = delta_.first_child(change); d != kNoNode; d = delta_.next(d))
        replaced = replaced || same(base_.key(c), delta_.key(d));
      if (!replaced) copy(base_, c, made);
    }
    for (NodeId d = delta_.first_child(change); d != kNoNode; d = delta_.next(d))
      copy(delta_, d, made);
  }

  Reader& reader_;
  const Tree& base_;
  const Tree& delta_;
  std::vector<RegisterDelta> registers_;
  Tree out_;
};

}  // namespace

bool is_case(const Tree& tree) {
  const NodeId schema = tree.find(tree.root(), "schema");
  return schema != kNoNode && trim(tree.text(schema)) == kCaseSchema;
}

std::optional<std::string> base_of_case(const Tree& delta, std::string_view path) {
  const NodeId base = delta.find(delta.root(), "base");
  if (base == kNoNode || !delta.is_scalar(base) || trim(delta.text(base)).empty())
    return std::nullopt;
  const std::size_t slash = path.rfind('/');
  const std::string_view folder =
      slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  const std::string_view name = trim(delta.text(base));
  return folder.empty() ? std::string(name) : join_path(folder, name);
}

Tree apply_case(Reader& reader, const Tree& base, const Tree& delta) {
  return CaseMerger(reader, base, delta).merge();
}

}  // namespace chuan
