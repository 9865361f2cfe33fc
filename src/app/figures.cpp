#include "app/figures.h"

#include <string>

#include "base/number.h"
#include "engine/probe.h"
#include "model/assessment.h"

namespace chuan {
namespace {

/// The cells of one row of `figures` that say a number.
struct Figure {
  Cell part, whole, value;
};

/// "33/42", "27", ">=40/60": as the clerk wrote it, in plain numbers.
std::string written(const Figure& figure) {
  const auto number = [](Cell cell) { return to_plain({cell.lo, cell.hi}); };
  if (figure.value.lo <= figure.value.hi && !figure.value.is_unknown()) return number(figure.value);
  return number(figure.part) + "/" + number(figure.whole);
}

std::string counted(const Fraction& at) {
  return to_string(at.num) + "/" + to_string(at.den);
}

std::string counted(const Value& value) {
  if (value.kind == ValueKind::share) {
    if (value.exact) return counted(value.at);
    return counted(value.low) + ".." + counted(value.high);
  }
  if (value.exact) return to_string(value.at.rational());
  return to_string(value.low.rational()) + ".." +
         (value.high.unbounded() ? std::string() : to_string(value.high.rational()));
}

bool known(Cell cell) {
  return !cell.is_none() && !cell.is_unknown();
}

/// No number in the cell lies in [low, high].
bool outside(Cell cell, const Fraction& low, const Fraction& high) {
  const bool below =
      cell.hi != kCellMax && !low.unbounded() && Rational::from_micro(cell.hi) < low.rational();
  const bool above =
      cell.lo != kCellMin && !high.unbounded() && Rational::from_micro(cell.lo) > high.rational();
  return below || above;
}

bool is(Cell cell, Int128 whole_number) {
  const Fraction number{whole_number, 1};
  return !outside(cell, number, number);
}

bool contradicts(const Figure& figure, const Value& value) {
  if (value.kind == ValueKind::share) {
    if (!known(figure.part) || !known(figure.whole) || value.at.undefined()) return false;
    if (value.exact) return !is(figure.part, value.at.num) || !is(figure.whole, value.at.den);
    // Only the shares can be compared: which records belong is not decided.
    if (!figure.part.exact() || !figure.whole.exact() || figure.whole.lo == 0) return false;
    const Rational share(figure.part.lo, figure.whole.lo);
    return (!value.low.undefined() && share < value.low.rational()) ||
           (!value.high.undefined() && share > value.high.rational());
  }
  if (!known(figure.value)) return false;
  const Fraction& low = value.exact ? value.at : value.low;
  const Fraction& high = value.exact ? value.at : value.high;
  return !low.undefined() && !high.undefined() && outside(figure.value, low, high);
}

/// Kinds whose value a figure states as a number.
bool comparable(const Value& value) {
  return !value.declared && (value.kind == ValueKind::share || value.kind == ValueKind::count ||
                             value.kind == ValueKind::ratio || value.kind == ValueKind::amount);
}

/// `at`: the measure of the figure before, which mostly is of another year.
std::uint32_t measure_of(const CompiledPack& pack, std::int64_t key, std::uint32_t at) {
  if (at < pack.measures.size() && pack.measures[at].key == key) return at;
  at = 0;
  while (at < pack.measures.size() && pack.measures[at].key != key) ++at;
  return at;
}

}  // namespace

void check_figures(const CompiledPack& pack, const Evidence& evidence, Workspace& workspace,
                   Diagnostics& diagnostics) {
  const FigureFields& fields = pack.schema.figures;
  if (fields.reg == kNone16) return;
  const Register& figures = evidence.registers[fields.reg];
  if (figures.rows == 0) return;
  MeasureProbe probe(pack, evidence, evidence.dossier_date, workspace);
  const auto cell = [&](std::uint16_t field, std::uint32_t row) {
    return field == kNone16 ? Cell::none() : figures.columns[field].cell(row);
  };
  std::uint32_t measure = 0;
  for (std::uint32_t row = 0; row < figures.rows; ++row) {
    const Cell of = cell(fields.of, row);
    const Cell year = cell(fields.year, row);
    if (!of.exact()) continue;
    measure = measure_of(pack, of.lo, measure);
    if (measure == pack.measures.size()) continue;
    const auto value = probe.value(measure, year.exact() ? static_cast<int>(year.lo) : 0);
    if (!value && year.exact() && pack.measures[measure].scope == TimeScope::each_year)
      diagnostics.add(
          Code::figure_year_not_asked, cell_origin(figures, row, fields.year),
          {evidence.record_name(pack.schema, fields.reg, row), std::to_string(year.lo)});
    const Figure figure{cell(fields.part, row), cell(fields.whole, row), cell(fields.value, row)};
    if (!value || !comparable(*value) || !contradicts(figure, *value)) continue;
    diagnostics.add(
        Code::figure_differs, row_origin(figures, row),
        {evidence.record_name(pack.schema, fields.reg, row), written(figure), counted(*value)});
  }
}

}  // namespace chuan
