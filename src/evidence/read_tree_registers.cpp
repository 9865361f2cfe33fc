#include <algorithm>
#include <string>

#include "base/text.h"
#include "evidence/columns_reader.h"
#include "evidence/rows.h"

namespace chuan {
namespace {

void read_covers(Reader& reader, const Tree& tree, NodeId map, Register& reg) {
  const NodeId node = tree.find(map, "covers");
  if (node == kNoNode || tree.is_null(node) || !needs_map(reader, tree, node)) return;
  report_unknown_keys(reader, tree, node, {"from", "to"});
  reg.covers_given = true;
  auto end_of = [&](std::string_view key, DateSpan& span) {
    const NodeId date = tree.find(node, key);
    if (date == kNoNode || tree.is_null(date) || !needs_text(reader, tree, date)) return false;
    return read_date(reader, key,
                     {trim(tree.text(date)), tree.origin(date), reader.rules, false, {}}, span);
  };
  DateSpan span;
  if (end_of("from", span)) reg.covers.first = span.first;
  if (end_of("to", span)) reg.covers.last = span.last;
  if (reg.covers.last < reg.covers.first) {
    reader.report(Code::covers_reversed, tree.origin(node),
                  {to_iso(reg.covers.first), to_iso(reg.covers.last)});
    reg.covers = {kDateMin, kDateMax};
    reg.covers_given = false;
  }
}

void read_blank_is_no(Reader& reader, const Tree& tree, NodeId map, const RegisterSchema& schema,
                      Register& reg) {
  const NodeId list = tree.find(map, "blank_is_no");
  if (list == kNoNode || !needs_list(reader, tree, list)) return;
  for (NodeId node = tree.first_child(list); node != kNoNode; node = tree.next(node)) {
    if (!needs_text(reader, tree, node)) continue;
    const std::string_view name = trim(tree.text(node));
    const std::uint16_t field = find_field(schema.fields, name);
    if (field == kNone16) {
      reader.report(Code::blank_is_no_unknown, tree.origin(node), {std::string(name), schema.name},
                    nearest_field(schema.fields, name));
    } else if (schema.fields[field].type != FieldType::yes_no) {
      reader.report(Code::blank_is_no_other_type, tree.origin(node),
                    {schema.fields[field].name, schema.name});
    } else if (std::find(reg.blank_is_no.begin(), reg.blank_is_no.end(), field) ==
               reg.blank_is_no.end()) {
      reg.blank_is_no.push_back(field);
    }
  }
  std::sort(reg.blank_is_no.begin(), reg.blank_is_no.end());
}

void read_declared_empty(Reader& reader, const Tree& tree, NodeId map, Register& reg) {
  const NodeId node = tree.find(map, "declared_empty");
  if (node == kNoNode || tree.is_null(node) || !needs_text(reader, tree, node)) return;
  const std::string_view text = trim(tree.text(node));
  const YesNo answer = parse_yes_no(text);
  reg.declared_empty = answer == YesNo::yes;
  if (answer == YesNo::neither) {
    reader.report(Code::not_yes_no, tree.origin(node),
                  {std::string(text), reader.called(tree.origin(node), "declared_empty")});
  }
}

/// A cell that is not as nearly all are; `field` is none for a column the register does not know.
void read_other(Reader& reader, RowsReader& rows, std::uint16_t field, std::string_view key,
                Origin name, const RawCell& raw) {
  if (field != kNone16) {
    rows.set(field, raw, name);
  } else if (raw.is_list) {
    reader.report(Code::cell_not_a_list, raw.origin, {std::string(key)});
  } else {
    rows.extra(key, name, raw.text);
  }
}

void read_row(Reader& reader, const Tree& tree, NodeId row, RowsReader& rows) {
  for (NodeId node = tree.first_child(row); node != kNoNode; node = tree.next(node)) {
    const std::uint16_t field = rows.field(tree.key(node));
    if (field != kNone16 && tree.is_scalar(node) &&
        rows.set_quick(field, tree.text(node), tree.origin(node)))
      continue;
    RawCell raw;
    if (read_raw(reader, tree, node, raw))
      read_other(reader, rows, field, tree.key(node), tree.key_origin(node), raw);
  }
}

void read_nodes(Reader& reader, const Tree& tree, NodeId list, RowsReader& rows) {
  for (NodeId row = tree.first_child(list); row != kNoNode; row = tree.next(row)) {
    if (!needs_map(reader, tree, row)) continue;
    if (!rows.begin_row(tree.origin(row))) break;
    read_row(reader, tree, row, rows);
    rows.end_row();
  }
}

void read_records(Reader& reader, const Records& records, const Records::List& list,
                  const RegisterSchema& schema, RowsReader& rows) {
  std::vector<std::uint16_t>& fields = reader.memory.fields;
  fields.clear();
  for (std::uint32_t key = list.first_key; key < list.end_key; ++key)
    fields.push_back(find_field(schema.fields, records.keys[key]));
  if (read_columns(reader, records, list, fields, rows)) return;
  const Records::Cell* cell = records.cells.data() + list.first_cell;
  for (std::uint32_t row = list.first_row; row < list.end_row; ++row) {
    if (!rows.begin_row({})) break;
    const Records::Cell* const end = records.cells.data() + records.row_ends[row];
    while (cell != end) {
      const std::uint16_t field = fields[cell->key];
      if (field != kNone16 && cell->kind == NodeKind::scalar &&
          rows.set_quick(field, cell->text(), {})) {
        ++cell;
        continue;
      }
      const std::string_view key = records.keys[list.first_key + cell->key];
      RawCell raw;
      cell = read_raw(reader, cell, raw);
      read_other(reader, rows, field, key, {}, raw);
    }
    rows.end_row();
  }
}

void read_register(Reader& reader, const Tree& tree, NodeId node, std::uint16_t index,
                   SourceId source) {
  const RegisterSchema& schema = reader.schema.registers[index];
  Register& reg = reader.evidence.registers[index];
  if (!needs_map(reader, tree, node)) return;
  report_unknown_keys(reader, tree, node, {"covers", "declared_empty", "blank_is_no", "rows"});
  read_covers(reader, tree, node, reg);
  read_blank_is_no(reader, tree, node, schema, reg);
  read_declared_empty(reader, tree, node, reg);
  const NodeId list = tree.find(node, "rows");
  const bool has_rows = list != kNoNode && needs_list(reader, tree, list);
  const Records& records = reader.memory.records;
  const Records::List* const kept = has_rows ? records.find(list) : nullptr;
  const std::size_t count = kept != nullptr ? kept->end_row - kept->first_row
                            : has_rows      ? tree[list].children
                                            : 0;
  RowsReader rows(reader, index, source, count);
  if (kept != nullptr) {
    read_records(reader, records, *kept, schema, rows);
  } else if (has_rows) {
    read_nodes(reader, tree, list, rows);
  }
  rows.finish();
}

}  // namespace

void read_registers(Reader& reader, const Tree& tree, NodeId map, SourceId source) {
  if (!needs_map(reader, tree, map)) return;
  for (NodeId node = tree.first_child(map); node != kNoNode; node = tree.next(node)) {
    const std::uint16_t index = reader.schema.find_register(tree.key(node));
    if (index != kNone16) {
      read_register(reader, tree, node, index, source);
    } else {
      reader.report(Code::register_unknown, tree.key_origin(node), {std::string(tree.key(node))},
                    nearest_register(reader.schema, tree.key(node)));
    }
  }
}

}  // namespace chuan
