#include "evidence/rows.h"

#include <algorithm>
#include <string>
#include <utility>

#include "evidence/places.h"

namespace chuan {
namespace {

/// Columns that the register does not know, and their cells with all that are empty.
constexpr std::size_t kMostExtra = 1'000, kMostExtraCells = 2'000'000;

}  // namespace

RowsReader::RowsReader(Reader& reader, std::uint16_t reg, SourceId source, std::size_t count)
    : reader_(reader),
      schema_(reader.schema.registers[reg]),
      plan_(reader.memory.registers[reg]),
      reg_(reader.evidence.registers[reg]),
      index_(reg),
      placed_(reader.options.keep_extents),
      quick_(!reader.options.by_library && reader.rules == TextRules::plain),
      count_(count),
      before_(reader.records) {
  const std::size_t fields = schema_.fields.size();
  reg_.source = source;
  if (reg_.columns.empty()) reg_.columns = std::move(plan_.columns);
  reg_.columns.resize(fields);
  if (placed_) {
    reg_.row_extents.resize(count);
    reg_.cell_extents.assign(count * fields, Extent{});
  }
  plan_.guesses.assign(fields + 1, {});
  clear();
}

void RowsReader::clear() {
  plan_.cells.clear();
  for (std::size_t f = 0; f < schema_.fields.size(); ++f) {
    Column& column = reg_.columns[f];
    column.blank = reg_.blank_is_no.empty()
                       ? plan_.blanks[f]
                       : empty_cell(schema_, reg_, static_cast<std::uint16_t>(f));
    column.lo.clear();
    column.hi.clear();
    column.targets.clear();
    plan_.cells.push_back({nullptr, nullptr, &schema_.fields[f], 0, 0});
  }
}

const RegisterPlan::Cells& RowsReader::write(std::uint16_t field) {
  RegisterPlan::Cells& cells = plan_.cells[field];
  Column& column = reg_.columns[field];
  column.lo.assign(count_, column.blank.lo);
  column.hi.assign(count_, column.blank.hi);
  cells.lo = column.lo.data();
  cells.hi = column.hi.data();
  return cells;
}

bool RowsReader::begin_columns(std::uint32_t count) {
  const std::size_t most = reader_.options.max_records;
  if (placed_ || !quick_ || before_ > most || count > most - before_) return false;
  reader_.records = before_ + count;
  return true;
}

bool RowsReader::set_at(std::uint32_t row, std::uint16_t field, const RawCell& raw) {
  row_ = row;
  set(field, raw, {});
  if (!plan_.is_key[field]) return plan_.cells[field].filled == row + 1;
  if (is_odd(field)) check_key(field);
  return true;
}

void RowsReader::restart() {
  reader_.records = before_;
  reg_.items.clear();
  row_ = 0;
  clear();
}

std::uint16_t RowsReader::find(std::string_view heading, std::size_t after) {
  const std::uint16_t found = find_field(schema_.fields, heading);
  if (found == kNone16) return found;
  plan_.guesses[after] = {heading, found};
  return last_ = found;
}

bool RowsReader::refuse(Origin origin) {
  if (!reader_.refused)
    reader_.report(Code::too_many_records, origin, {std::to_string(reader_.options.max_records)});
  reader_.refused = true;
  return false;
}

void RowsReader::place_row(Origin origin) {
  reg_.row_extents[row_] = {origin.begin, origin.end};
  if (origin.source != reg_.source && reg_.row_sources.empty())
    reg_.row_sources.assign(reg_.row_extents.size(), reg_.source);
  if (!reg_.row_sources.empty()) reg_.row_sources[row_] = origin.source;
}

/// A cell that a case leaves as its base has it stands in another file than its record.
void RowsReader::place(std::uint16_t field, Origin origin) {
  if (origin.source == row_origin(reg_, row_).source)
    reg_.cell_extents[std::size_t{row_} * schema_.fields.size() + field] = {origin.begin,
                                                                            origin.end};
}

void RowsReader::set(std::uint16_t field, const RawCell& raw, Origin name) {
  if (plan_.cells[field].named == row_ + 1) {
    reader_.report(Code::column_twice, name,
                   {reader_.called(name, schema_.fields[field].name), reader_.called(index_)});
    return;
  }
  plan_.cells[field].named = row_ + 1;
  if (placed_) place(field, raw.origin);
  if (raw.text.empty() && !raw.is_list) return;
  if (raw.text != kUnknownToken || !plan_.is_key[field]) plan_.cells[field].filled = row_ + 1;
  put(field, read_cell(reader_, schema_.fields[field], index_, raw));
}

bool RowsReader::has_too_many_extra(std::size_t columns, std::size_t rows, Origin origin) {
  if (columns <= kMostExtra && columns * rows <= kMostExtraCells) return false;
  reader_.report(Code::too_many_columns, origin, {reader_.called(index_), std::to_string(columns)});
  return reader_.refused = true;
}

void RowsReader::extra(std::string_view heading, Origin name, std::string_view text) {
  if (reader_.refused) return;
  auto at = std::find_if(reg_.extra.begin(), reg_.extra.end(),
                         [&](const ExtraColumn& column) { return column.name == heading; });
  if (at == reg_.extra.end()) {
    if (has_too_many_extra(reg_.extra.size() + 1, row_ + 1, name)) return;
    reader_.report(Code::column_unknown, name, {std::string(heading), reader_.called(index_)},
                   nearest_field(schema_.fields, heading));
    at = reg_.extra.insert(reg_.extra.end(), {std::string(heading), {}});
  }
  if (at->cells.size() < row_ && has_too_many_extra(reg_.extra.size(), row_ + 1, name)) return;
  at->cells.resize(row_);
  at->cells.emplace_back(text);
}

/// Keys name the record: they cannot be empty or "?", except one that is known not to apply.
void RowsReader::check_key(std::uint16_t field) {
  const FieldSchema& key = schema_.fields[field];
  const bool none = reg_.columns[field].cell(row_).is_none();
  if (none ? may_be_none(key) : plan_.cells[field].filled == row_ + 1) return;
  const Origin place = cell_origin(reg_, row_, field);
  reader_.report(Code::record_key_missing, place,
                 {reader_.called(place, key.name), reader_.called(index_)});
  put(field, Cell::unknown());
}

void RowsReader::end_row() {
  for (const std::uint16_t field : schema_.key)
    if (is_odd(field)) check_key(field);
  for (const std::uint16_t field : plan_.required) {
    if (plan_.cells[field].filled == row_ + 1) continue;
    const Origin place = cell_origin(reg_, row_, field);
    reader_.report(Code::required_cell_missing, place,
                   {reader_.called(place, schema_.fields[field].name), reader_.called(index_)});
  }
  ++row_;
}

void RowsReader::finish() {
  reg_.present = true;
  reg_.rows = row_;
  for (Column& column : reg_.columns) {
    if (!column.written()) continue;
    column.lo.resize(row_);
    column.hi.resize(row_);
  }
  if (placed_) {
    reg_.row_extents.resize(row_);
    if (!reg_.row_sources.empty()) reg_.row_sources.resize(row_);
    reg_.cell_extents.resize(std::size_t{row_} * schema_.fields.size());
  }
  if (reader_.refused || has_too_many_extra(reg_.extra.size(), row_, row_origin(reg_, 0))) return;
  for (ExtraColumn& column : reg_.extra) column.cells.resize(row_);
}

void keep_rows(Register& reg, const std::vector<bool>& keep) {
  const std::size_t fields = reg.columns.size();
  const bool placed = !reg.row_extents.empty();
  std::uint32_t to = 0;
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    if (!keep[row]) continue;
    for (Column& column : reg.columns) {
      if (!column.written()) continue;
      column.lo[to] = column.lo[row];
      column.hi[to] = column.hi[row];
    }
    for (ExtraColumn& column : reg.extra)
      if (to != row) column.cells[to] = std::move(column.cells[row]);
    if (!reg.row_sources.empty()) reg.row_sources[to] = reg.row_sources[row];
    if (placed) {
      reg.row_extents[to] = reg.row_extents[row];
      std::copy_n(reg.cell_extents.begin() + static_cast<std::ptrdiff_t>(row * fields), fields,
                  reg.cell_extents.begin() + static_cast<std::ptrdiff_t>(to * fields));
    }
    ++to;
  }
  reg.rows = to;
  for (Column& column : reg.columns) {
    if (!column.written()) continue;
    column.lo.resize(to);
    column.hi.resize(to);
  }
  for (ExtraColumn& column : reg.extra) column.cells.resize(to);
  if (!reg.row_sources.empty()) reg.row_sources.resize(to);
  if (placed) {
    reg.row_extents.resize(to);
    reg.cell_extents.resize(to * fields);
  }
}

}  // namespace chuan
