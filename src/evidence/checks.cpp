#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/number.h"
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

/// Of a cell that is written.
void make_unknown(Register& reg, std::uint16_t field, std::uint32_t row) {
  reg.columns[field].lo[row] = Cell::unknown().lo;
  reg.columns[field].hi[row] = Cell::unknown().hi;
}

void check_order(Reader& reader, std::uint16_t index, FieldPair pair) {
  const RegisterSchema& schema = reader.schema.registers[index];
  Register& reg = reader.evidence.registers[index];
  if (!may_be_written(reg.columns[pair.first]) || !may_be_written(reg.columns[pair.second])) return;
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    const Cell from = reg.columns[pair.first].cell(row);
    const Cell to = reg.columns[pair.second].cell(row);
    if (to.hi >= from.lo || !written_date(from) || !written_date(to)) continue;
    const Origin place = cell_origin(reg, row, pair.second);
    reader.report(Code::dates_reversed, place,
                  {reader.called(place, schema.fields[pair.second].name), day_text(to),
                   reader.called(place, schema.fields[pair.first].name), day_text(from)});
    make_unknown(reg, pair.second, row);
  }
}

/// Neither is believed to be the wrong one, but what is asked of is the part.
void check_part(Reader& reader, std::uint16_t index, FieldPair pair) {
  const RegisterSchema& schema = reader.schema.registers[index];
  Register& reg = reader.evidence.registers[index];
  if (!reg.columns[pair.first].written() || !reg.columns[pair.second].written()) return;
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    const Cell part = reg.columns[pair.first].cell(row);
    const Cell whole = reg.columns[pair.second].cell(row);
    if (!given(part) || !given(whole) || part.lo <= whole.hi) continue;
    const Origin place = cell_origin(reg, row, pair.first);
    reader.report(Code::above_other_field, place,
                  {reader.evidence.record_name(reader.schema, index, row),
                   reader.called(place, schema.fields[pair.first].name),
                   reader.called(place, schema.fields[pair.second].name),
                   to_plain({part.lo, part.hi}) + " > " + to_plain({whole.lo, whole.hi})});
    make_unknown(reg, pair.first, row);
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
    const Origin place = cell_origin(reg, row, field);
    reader.report(Code::after_dossier_date, place,
                  {reader.called(place, shape.name),
                   year ? std::to_string(cell.lo) : day_text(cell), to_iso(dossier)});
  }
}

/// A figure that is not as its measure wants it is told, and what was written wrongly is not known.
class FigureCheck {
 public:
  FigureCheck(Reader& reader, std::uint32_t row)
      : reader_(reader), reg_(reader.evidence.registers[reader.schema.figures.reg]), row_(row) {}

  void check() {
    const Cell of = cell(at_.of);
    const FigureShape* shape =
        of.exact() ? &reader_.schema.figure_shapes[static_cast<std::size_t>(of.lo)] : nullptr;
    // A ratio may be over one: more classes than planned.
    const Cell part = cell(at_.part), whole = cell(at_.whole);
    const bool share = shape == nullptr || shape->kind == FigureShape::Kind::share;
    if (share && given(part) && given(whole) && part.lo > whole.hi)
      report(Code::figure_part_above_whole, at_.part);
    check_way(shape);
    if (shape == nullptr) return;
    check_year(*shape);
    for (const std::uint16_t field : {at_.part, at_.whole, at_.value}) check_number(field, *shape);
  }

 private:
  Cell cell(std::uint16_t field) const { return reg_.columns[field].cell(row_); }
  std::string name() const { return reader_.evidence.record_name(reader_.schema, at_.reg, row_); }
  void report(Code code, std::uint16_t field) {
    reader_.report(code, cell_origin(reg_, row_, field), {name()});
  }

  /// Nobody knows which of its numbers is meant.
  void two_ways() {
    report(Code::figure_two_ways, at_.value);
    for (const std::uint16_t each : {at_.part, at_.whole, at_.value})
      if (given(cell(each))) make_unknown(reg_, each, row_);
  }

  /// As part and whole, or as a value.
  void check_way(const FigureShape* shape) {
    const Cell part = cell(at_.part), whole = cell(at_.whole), value = cell(at_.value);
    const bool parts = given(part) || given(whole);
    if (parts && given(value)) {
      two_ways();
    } else if (shape != nullptr && shape->in_parts() && given(value)) {
      report(Code::figure_as_value, at_.value);
    } else if (shape != nullptr && !shape->in_parts() && parts) {
      report(Code::figure_as_parts, given(part) ? at_.part : at_.whole);
    } else {
      // "?" was written on purpose; a blank was forgotten.
      const bool none = part.is_none() && whole.is_none() && value.is_none();
      if (given(part) && whole.is_none())
        report(Code::figure_half, at_.whole);
      else if (given(whole) && part.is_none())
        report(Code::figure_half, at_.part);
      else if (none)
        reader_.report(Code::figure_half, row_origin(reg_, row_), {name()});
    }
  }
  void check_year(const FigureShape& shape) {
    const Cell year = cell(at_.year);
    if (shape.yearly && !given(year)) report(Code::figure_year_missing, at_.year);
    if (!shape.yearly && given(year))
      reader_.report(Code::figure_year_given, cell_origin(reg_, row_, at_.year),
                     {name(), std::to_string(year.lo)});
  }
  /// Nothing is fewer than none; heads are whole.
  void check_number(std::uint16_t field, const FigureShape& shape) {
    const Cell number = cell(field);
    if (!given(number)) return;
    const auto is_whole = [](std::int64_t end) {
      return end == kCellMin || end == kCellMax || end % kMicro == 0;
    };
    const bool below = number.lo < 0 && number.lo != kCellMin;
    if (!below && (!shape.in_heads() || (is_whole(number.lo) && is_whole(number.hi)))) return;
    const Origin place = cell_origin(reg_, row_, field);
    const std::string title =
        reader_.called(place, reader_.schema.registers[at_.reg].fields[field].name);
    const std::string text = to_plain({number.lo, number.hi});
    if (below)
      reader_.report(Code::number_below_min, place, {text, title, "0"});
    else
      reader_.report(Code::number_not_whole, place, {text, title});
    make_unknown(reg_, field, row_);
  }

  Reader& reader_;
  Register& reg_;
  std::uint32_t row_;
  const FigureFields& at_ = reader_.schema.figures;
};

void check_figures(Reader& reader) {
  const FigureFields& at = reader.schema.figures;
  for (const std::uint16_t needed : {at.reg, at.of, at.year, at.part, at.whole, at.value})
    if (needed == kNone16) return;
  const std::uint32_t rows = reader.evidence.registers[at.reg].rows;
  for (std::uint32_t row = 0; row < rows; ++row) FigureCheck(reader, row).check();
}

/// One figure declared by two rows: neither can be believed.
void check_figures_twice(Reader& reader) {
  const FigureFields& at = reader.schema.figures;
  if (at.reg == kNone16 || at.of == kNone16 || at.year == kNone16) return;
  Register& reg = reader.evidence.registers[at.reg];
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
    for (const std::uint32_t doubted : {before, row})
      for (const std::uint16_t field : {at.part, at.whole, at.value})
        if (given(reg.columns[field].cell(doubted))) make_unknown(reg, field, doubted);
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
                    {reader.called(index), std::to_string(reg.rows)});
      reg.declared_empty = false;
    }
    const RegisterPlan& plan = reader.memory.registers[r];
    for (const FieldPair& pair : plan.ordered) check_order(reader, index, pair);
    for (const FieldPair& pair : plan.parts) check_part(reader, index, pair);
    if (evidence.dossier_date == kDateMin) continue;
    for (const std::uint16_t field : plan.past) check_after_dossier(reader, index, field);
  }
  check_figures(reader);
  check_figures_twice(reader);
}

}  // namespace chuan
