#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "evidence/cells.h"
#include "evidence/places.h"
#include "evidence/reader.h"

namespace chuan {
namespace {

using FieldPair = std::pair<std::uint16_t, std::uint16_t>;

std::string day_text(Cell cell) {
  return to_iso(
      DateSpan{{static_cast<std::int32_t>(cell.lo)}, {static_cast<std::int32_t>(cell.hi)}});
}

bool given(Cell cell) {
  return !cell.is_unknown() && !cell.is_none();
}
bool written_date(Cell cell) {
  return given(cell) && cell != open_cell();
}
bool may_be_written(const Column& column) {
  return column.written() || written_date(column.blank);
}

void check_order(Reader& reader, std::uint16_t index, FieldPair pair) {
  const RegisterSchema& schema = reader.schema.registers[index];
  Register& reg = reader.evidence.registers[index];
  if (!may_be_written(reg.columns[pair.first]) || !may_be_written(reg.columns[pair.second])) return;
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    const Cell from = reg.columns[pair.first].cell(row);
    const Cell to = reg.columns[pair.second].cell(row);
    if (to.hi >= from.lo || !written_date(from) || !written_date(to)) continue;
    reader.report(Code::dates_reversed, cell_origin(reg, row, pair.second),
                  {schema.fields[pair.second].name, day_text(to), schema.fields[pair.first].name,
                   day_text(from)});
    reg.columns[pair.second].lo[row] = Cell::unknown().lo;
    reg.columns[pair.second].hi[row] = Cell::unknown().hi;
  }
}

void check_after_dossier(Reader& reader, std::uint16_t index, std::uint16_t field) {
  const FieldSchema& shape = reader.schema.registers[index].fields[field];
  const bool year = shape.type == FieldType::year;
  const Date dossier = reader.evidence.dossier_date;
  const std::int64_t last = year ? dossier.year() : dossier.days;
  const Register& reg = reader.evidence.registers[index];
  const Column& column = reg.columns[field];
  if (!may_be_written(column)) return;
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    const Cell cell = column.cell(row);
    if (cell.lo <= last || !given(cell)) continue;
    reader.report(Code::after_dossier_date, cell_origin(reg, row, field),
                  {shape.name, year ? std::to_string(cell.lo) : day_text(cell), to_iso(dossier)});
  }
}

void check_figures(Reader& reader) {
  const FigureFields& at = reader.schema.figures;
  if (at.reg == kNone16 || at.part == kNone16 || at.whole == kNone16 || at.value == kNone16) return;
  const Register& reg = reader.evidence.registers[at.reg];
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    const Cell part = reg.columns[at.part].cell(row);
    const Cell whole = reg.columns[at.whole].cell(row);
    const Cell value = reg.columns[at.value].cell(row);
    auto name = [&] { return reader.evidence.record_name(reader.schema, at.reg, row); };
    if ((given(part) || given(whole)) && given(value))
      reader.report(Code::figure_two_ways, cell_origin(reg, row, at.value), {name()});
    // "?" was written on purpose; a blank was forgotten.
    const bool half = (given(part) && whole.is_none()) || (given(whole) && part.is_none()) ||
                      (part.is_none() && whole.is_none() && value.is_none());
    const Origin place = given(part)    ? cell_origin(reg, row, at.whole)
                         : given(whole) ? cell_origin(reg, row, at.part)
                                        : row_origin(reg, row);
    if (half) reader.report(Code::figure_half, place, {name()});
    const Cell of = reg.columns[at.of].cell(row);
    // A ratio may be over one: more classes than planned.
    const bool ratio = of.exact() && !reader.schema.share_keys[static_cast<std::size_t>(of.lo)];
    if (!ratio && given(part) && given(whole) && part.lo > whole.hi)
      reader.report(Code::figure_part_above_whole, cell_origin(reg, row, at.part), {name()});
  }
}

/// One figure declared by two rows: neither can be believed.
void check_figures_twice(Reader& reader) {
  const FigureFields& at = reader.schema.figures;
  if (at.reg == kNone16 || at.of == kNone16 || at.year == kNone16) return;
  const Register& reg = reader.evidence.registers[at.reg];
  const std::uint16_t unit = reader.schema.registers[at.reg].origin_unit();
  using Declared = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::uint32_t>;
  std::vector<Declared> rows;
  rows.reserve(reg.rows);
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    if (reg.columns[at.of].cell(row).exact())
      rows.emplace_back(reg.columns[at.of].cell(row).lo, reg.columns[at.year].cell(row).lo,
                        reg.columns[unit].cell(row).lo, row);
  }
  std::sort(rows.begin(), rows.end());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& [of, year, from, row] = rows[i];
    const auto& [of_before, year_before, from_before, before] = rows[i - 1];
    if (of != of_before || year != year_before || from != from_before) continue;
    reader
        .report(Code::figure_twice, cell_origin(reg, row, at.of),
                {reader.schema.measure_keys[static_cast<std::size_t>(of)],
                 reader.evidence.record_name(reader.schema, at.reg, row),
                 reader.evidence.record_name(reader.schema, at.reg, before)})
        .notes.push_back({cell_origin(reg, before, at.of), "first_here", {}});
  }
}

}  // namespace

void check_rows(Reader& reader) {
  Evidence& evidence = reader.evidence;
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    const auto index = static_cast<std::uint16_t>(r);
    Register& reg = evidence.registers[r];
    if (!reg.present) continue;
    if (reg.declared_empty && reg.rows != 0) {
      reader.report(Code::declared_empty_with_rows, row_origin(reg, 0),
                    {reader.schema.registers[r].name, std::to_string(reg.rows)});
      reg.declared_empty = false;
    }
    const RegisterPlan& plan = reader.memory.registers[r];
    for (const FieldPair& pair : plan.ordered) check_order(reader, index, pair);
    if (evidence.dossier_date == kDateMin) continue;
    for (const std::uint16_t field : plan.past) check_after_dossier(reader, index, field);
  }
  check_figures(reader);
  check_figures_twice(reader);
}

}  // namespace chuan
