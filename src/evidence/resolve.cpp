#include <algorithm>
#include <numeric>
#include <span>
#include <string>

#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/places.h"
#include "evidence/reader.h"
#include "evidence/row_order.h"
#include "evidence/rows.h"

namespace chuan {
namespace {

bool key_known(const RegisterSchema& schema, const Register& reg, std::uint32_t row) {
  return !schema.key.empty() &&
         std::none_of(schema.key.begin(), schema.key.end(), [&](std::uint16_t field) {
           return reg.columns[field].cell(row).is_unknown();
         });
}

/// The first record of a key stays; the others would count twice.
void drop_duplicates(Reader& reader, std::uint16_t index) {
  const RegisterSchema& schema = reader.schema.registers[index];
  Register& reg = reader.evidence.registers[index];
  std::vector<bool> keep(reg.rows, true);
  bool any = false;
  for (std::size_t begin = 0, end = 0; begin < reg.by_key.size(); begin = end) {
    end = begin + 1;
    if (!key_known(schema, reg, reg.by_key[begin])) continue;
    while (end < reg.by_key.size() && compare_keys(reader.schema, reader.evidence, index,
                                                   reg.by_key[begin], reg.by_key[end]) == 0)
      ++end;
    if (end == begin + 1) continue;
    any = true;
    const auto run = reg.by_key.begin();
    std::sort(run + static_cast<std::ptrdiff_t>(begin), run + static_cast<std::ptrdiff_t>(end));
    const Origin first = cell_origin(reg, reg.by_key[begin], schema.key.front());
    for (std::size_t i = begin + 1; i < end; ++i) {
      const std::uint32_t row = reg.by_key[i];
      keep[row] = false;
      reader
          .report(Code::record_twice, cell_origin(reg, row, schema.key.front()),
                  {reader.evidence.record_name(reader.schema, index, row), reader.called(index)})
          .notes.push_back({first, "first_here", {}});
    }
  }
  if (!any) return;
  keep_rows(reg, keep);
  reg.by_key = rows_by_key(reader.schema, reader.evidence, index);
}

/// Codes of one register to its rows, by text id.
class Targets {
 public:
  Targets(const Evidence& evidence, const RegisterSchema& schema, const Register& reg,
          std::vector<std::int32_t>& scratch)
      : reg_(reg), key_(schema.key.size() == 1 ? schema.key.front() : kNone16), rows_(scratch) {
    rows_.clear();
    if (!usable()) return;
    rows_.assign(evidence.texts.size(), kNoRow);
    for (std::uint32_t row = 0; row < reg.rows; ++row) {
      const Cell code = reg.columns[key_].cell(row);
      if (code.exact()) rows_[static_cast<std::size_t>(code.lo)] = static_cast<std::int32_t>(row);
    }
  }
  bool usable() const { return key_ != kNone16 && reg_.present; }
  std::int32_t row_of(std::size_t text) const { return text < rows_.size() ? rows_[text] : kNoRow; }
  std::string nearest_code(const Evidence& evidence, std::string_view text) const {
    std::vector<std::string_view> codes;
    for (std::size_t id = 0; id < rows_.size(); ++id)
      if (rows_[id] != kNoRow) codes.push_back(evidence.texts[id]);
    return nearest(text, codes);
  }

 private:
  const Register& reg_;
  std::uint16_t key_;
  std::vector<std::int32_t>& rows_;
};

/// The references of one field: every row's code, or the members of its list.
struct References {
  Reader& reader;
  std::uint16_t reg;
  std::uint16_t field;
  const Targets& targets;

  const FieldSchema& schema() const { return reader.schema.registers[reg].fields[field]; }
  /// Documents that are cited but absent are a matter of consistency, not of reading.
  bool silent() const { return schema().refers_to == reader.schema.documents.reg; }

  void unresolved(TextId text, Origin origin) const {
    if (silent()) return;
    const std::string_view code = reader.evidence.text(text);
    reader.report(
        Code::reference_unresolved, origin,
        {std::string(code), reader.called(origin, schema().name),
         reader.called(schema().refers_to)},
        // What is not shown needs no suggestion.
        reader.diagnostics.dropped() != 0 ? "" : targets.nearest_code(reader.evidence, code));
  }

  void codes() const {
    Register& data = reader.evidence.registers[reg];
    Column& column = data.columns[field];
    column.targets.assign(data.rows, kNoRow);
    if (!targets.usable() || !column.written()) return;
    for (std::uint32_t row = 0; row < data.rows; ++row) {
      const Cell cell = column.cell(row);
      if (!cell.exact()) continue;
      column.targets[row] = targets.row_of(static_cast<std::size_t>(cell.lo));
      if (column.targets[row] == kNoRow)
        unresolved(static_cast<TextId>(cell.lo), cell_origin(data, row, field));
    }
  }

  void lists() const {
    Register& data = reader.evidence.registers[reg];
    if (!targets.usable()) return;
    for (std::uint32_t row = 0; row < data.rows; ++row) {
      const Cell cell = data.columns[field].cell(row);
      if (cell.is_unknown() || cell.lo >= cell.hi) continue;
      const std::span items = std::span(data.items)
                                  .subspan(static_cast<std::size_t>(cell.lo),
                                           static_cast<std::size_t>(cell.hi - cell.lo));
      bool all_there = true;
      for (ListItem& item : items) {
        item.target = targets.row_of(item.text);
        all_there &= item.target != kNoRow;
      }
      if (all_there) continue;
      const Origin place = cell_origin(data, row, field);
      std::uint32_t from = 0;
      for (const ListItem& item : items) {
        const Origin origin =
            item_origin(reader.sources, place, reader.evidence.text(item.text), from);
        if (item.target == kNoRow) unresolved(item.text, origin);
      }
    }
  }
};

/// Once a field: it names records of a register that is not there.
void report_absent_target(Reader& reader, std::uint16_t index, std::uint16_t field,
                          std::uint16_t target) {
  const Register& reg = reader.evidence.registers[index];
  const FieldSchema& schema = reader.schema.registers[index].fields[field];
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    const Cell cell = reg.columns[field].cell(row);
    const bool named =
        is_list_type(schema.type) ? !cell.is_unknown() && cell.lo != cell.hi : cell.exact();
    if (!named) continue;
    const Origin place = cell_origin(reg, row, field);
    reader.report(Code::reference_register_absent, place,
                  {reader.called(place, schema.name), reader.called(target)});
    return;
  }
}

void resolve_references(Reader& reader, std::uint16_t target) {
  if (!reader.memory.registers[target].referred_to) return;
  const Evidence& evidence = reader.evidence;
  const Targets targets(evidence, reader.schema.registers[target], evidence.registers[target],
                        reader.memory.rows_of);
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    const auto reg = static_cast<std::uint16_t>(r);
    if (!evidence.registers[r].present) continue;
    for (const RegisterPlan::Reference& reference : reader.memory.registers[r].references) {
      if (reference.target != target) continue;
      const FieldType type = reader.schema.registers[r].fields[reference.field].type;
      const References references{reader, reg, reference.field, targets};
      if (type == FieldType::code) references.codes();
      if (type == FieldType::code_list) references.lists();
      if (!evidence.registers[target].present && !references.silent())
        report_absent_target(reader, reg, reference.field, target);
    }
  }
}

void resolve_units(Reader& reader, std::uint16_t index) {
  const std::uint16_t field = reader.schema.registers[index].origin_unit();
  Register& reg = reader.evidence.registers[index];
  Column& column = reg.columns[field];
  if (!column.written()) return;
  std::vector<std::string_view> known;
  for (const Unit& unit : reader.evidence.units) known.push_back(unit.code);
  std::sort(known.begin(), known.end());
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    const Cell cell = column.cell(row);
    if (!cell.exact()) continue;
    const std::string_view code = reader.evidence.text(static_cast<TextId>(cell.lo));
    if (std::binary_search(known.begin(), known.end(), code)) continue;
    reader.report(Code::unit_unknown, cell_origin(reg, row, field), {std::string(code)},
                  reader.diagnostics.dropped() != 0 ? "" : nearest(code, known));
    column.lo[row] = Cell::unknown().lo;
    column.hi[row] = Cell::unknown().hi;
  }
}

}  // namespace

void resolve(Reader& reader) {
  Evidence& evidence = reader.evidence;
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    Register& reg = evidence.registers[r];
    const auto index = static_cast<std::uint16_t>(r);
    if (reg.covers.last == kDateMax && evidence.dossier_date != kDateMin)
      reg.covers.last = evidence.dossier_date;
    if (!reg.present) continue;
    if (keys_ascend(reader.schema, evidence, index)) {
      reg.by_key.resize(reg.rows);
      std::iota(reg.by_key.begin(), reg.by_key.end(), 0u);
    } else {
      reg.by_key = rows_by_key(reader.schema, evidence, index);
      drop_duplicates(reader, index);
    }
    resolve_units(reader, index);
  }
  for (std::size_t r = 0; r < evidence.registers.size(); ++r)
    resolve_references(reader, static_cast<std::uint16_t>(r));
}

}  // namespace chuan
