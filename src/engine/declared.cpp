/// Declared totals (`figures`) that stand in where a register is absent for the time asked.
#include <algorithm>

#include "engine/measure_parts.h"

namespace chuan::engine {

namespace {

bool pred_known(Asker& asker, PredId id, unsigned slot) {
  if (id == kNoPred) return true;
  const Predicate& pred = asker.pack().predicates[id];
  const Evidence& evidence = asker.evidence();
  if (pred.op == PredOp::related || pred.op == PredOp::year_row) {
    const Register& other = evidence.registers[pred.other];
    if (pred.op == PredOp::year_row && pred.missing_is_no) return true;
    if (!other.known()) return false;
    if (slot != 0 && pred.date_field != kNone16) {
      if (!asker.covers(pred.other, asker.year_days(slot))) return false;
      // No row at all of a year: the register is absent for that year.
      if (pred.op == PredOp::year_row) {
        const std::uint64_t* may = asker.ask(pred.in_year, slot).may;
        if (std::all_of(may, may + words_for(other.rows), [](std::uint64_t w) { return w == 0; }))
          return false;
      }
    }
    return pred_known(asker, pred.where, slot);
  }
  for (std::uint32_t i = 0; i < pred.child_count; ++i)
    if (!pred_known(asker, asker.pack().children[pred.first_child + i], slot)) return false;
  return true;
}

}  // namespace

bool registers_known(Asker& asker, const Measure& measure, unsigned slot) {
  if (measure.kind == MeasureKind::ratio)
    return registers_known(asker, asker.pack().parts[measure.top], slot) &&
           registers_known(asker, asker.pack().parts[measure.bottom], slot);
  if (measure.reg == kNone16) return true;
  if (!asker.evidence().registers[measure.reg].known()) return false;
  Days asked;
  if (asker.time_asked(measure.members, slot, asked)) {
    if (!asker.covers(measure.reg, asked)) return false;
  } else if (slot != 0 &&
             asker.day_of(slot) < asker.evidence().registers[measure.reg].covers.first) {
    return false;
  }
  return pred_known(asker, measure.members, slot) && pred_known(asker, measure.passing, slot);
}

namespace {

/// The sum of what several units declared, in the figures' own millionths.
struct Total {
  Int128 lo = 0;
  Int128 hi = 0;
  bool no_ceiling = false;
  void add(Cell cell) {
    lo += cell.lo == kCellMin ? 0 : cell.lo;
    hi += cell.hi == kCellMax ? 0 : cell.hi;
    no_ceiling |= cell.hi == kCellMax;
  }
  bool exact() const { return !no_ceiling && lo == hi; }
  Fraction low(Int128 unit, Int128 den) const { return {lo / unit, den}; }
  Fraction high(Int128 unit, Int128 den) const {
    return no_ceiling ? kInfinity : Fraction{hi / unit, den};
  }
};

void set_total(const Total& total, ValueKind kind, Computed& out) {
  const bool heads = kind == ValueKind::count;
  out.value.kind = kind;
  out.value.low = total.low(heads ? kMicro : 1, heads ? 1 : kMicro);
  out.value.high = total.high(heads ? kMicro : 1, heads ? 1 : kMicro);
  out.value.at = out.value.low;
  settle(out.value);
}

void set_share(const Total& part, const Total& whole, Computed& out) {
  // More passing than there are: the figures cannot both be true, so they say nothing.
  if (!whole.no_ceiling && part.lo > whole.hi) {
    out = unknown_value(ValueKind::share, {0, 1}, {1, 1}, Reason::contradiction);
    return;
  }
  out.value.kind = ValueKind::share;
  out.value.at = {part.lo / kMicro, whole.lo / kMicro};
  out.boundless = whole.no_ceiling;
  out.value.low = out.boundless ? Fraction{0, 1} : Fraction{part.lo / kMicro, whole.hi / kMicro};
  const Int128 most = part.no_ceiling || part.hi > whole.lo ? whole.lo : part.hi;
  out.value.high = {most / kMicro, whole.lo / kMicro};
}

void set_ratio(const Total& part, const Total& whole, Computed& out) {
  out.value.kind = ValueKind::ratio;
  out.value.at = {part.lo, whole.lo};
  out.boundless = whole.no_ceiling;
  out.value.low = out.boundless ? Fraction{0, kMicro} : Fraction{part.lo, whole.hi};
  out.value.high =
      part.no_ceiling || whole.lo <= 0 ? Fraction{kMicro, 0} : Fraction{part.hi, whole.lo};
}

}  // namespace

bool declared(Asker& asker, const Measure& measure, unsigned slot, Computed& out) {
  const FigureFields& fields = asker.pack().schema.figures;
  const std::int32_t first = asker.first_figure(measure.key);
  if (first == kNoRow) return false;
  const Register& data = asker.evidence().registers[fields.reg];
  const bool parts = measure.kind == MeasureKind::share || measure.kind == MeasureKind::ratio;
  const auto cell = [&](std::uint16_t field, std::int32_t row) {
    return data.columns[field].cell(static_cast<std::size_t>(row));
  };
  const std::uint16_t unit = asker.pack().schema.registers[fields.reg].origin_unit();
  const auto counts = [&](std::int32_t row) {
    if (measure.own_unit_only && !cell(unit, row).is_none()) return false;
    const Cell year = cell(fields.year, row);
    if (slot == 0 ? year.exact() : !year.exact() || year.lo != asker.year_of(slot)) return false;
    return parts ? !cell(fields.part, row).is_none() && !cell(fields.whole, row).is_none()
                 : !cell(fields.value, row).is_none();
  };
  std::int32_t row = first;
  while (row != kNoRow && !counts(row)) row = asker.next_figure(row);
  if (row == kNoRow || registers_known(asker, measure, slot)) return false;  // the register wins
  // One row, or one of each predecessor: parts and wholes add up (semantics 14).
  Total part, whole, value;
  for (; row != kNoRow; row = asker.next_figure(row)) {
    if (!counts(row)) continue;
    part.add(cell(fields.part, row));
    whole.add(cell(fields.whole, row));
    value.add(cell(fields.value, row));
  }
  if (!parts) {
    set_total(value, measure.kind == MeasureKind::count ? ValueKind::count : ValueKind::amount,
              out);
  } else {
    out.surely_empty = !whole.no_ceiling && whole.hi <= 0;
    out.may_be_empty = whole.lo <= 0;
    measure.kind == MeasureKind::share ? set_share(part, whole, out) : set_ratio(part, whole, out);
    if (out.doubt != Reason::contradiction) {
      out.value.exact = part.exact() && whole.exact();
      // With no sure whole an end is 0/0: the ends of the worlds in which somebody is asked.
      if (!out.surely_empty && out.value.low.den == 0) out.value.low = {0, 1};
      if (!out.surely_empty && out.value.high.undefined()) out.value.high = {1, 1};
    }
  }
  out.value.declared = true;
  return true;
}

}  // namespace chuan::engine
