/// Declared totals (`figures`) that stand in where a register is absent for the time asked.
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
      const Days year{Date::of(asker.year_of(slot), 1, 1).days,
                      Date::of(asker.year_of(slot), 12, 31).days};
      if (!asker.covers(pred.other, year)) return false;
      // No row at all of a year: the register is absent for that year.
      if (pred.op == PredOp::year_row) {
        Answer in_year = kNo;
        bool any = false;
        for (std::uint32_t row = 0; row < other.rows && !any; ++row)
          any = asker.row_in_year(pred, row, slot, in_year);
        if (!any) return false;
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

bool declared(Asker& asker, const Measure& measure, unsigned slot, Computed& out) {
  const FigureFields& fields = asker.pack().schema.figures;
  if (fields.reg == kNone16 || measure.key == kNone16) return false;
  const Register& data = asker.evidence().registers[fields.reg];
  for (std::uint32_t row = 0; row < data.rows; ++row) {
    const Cell of = data.columns[fields.of].cell(row);
    if (!of.exact() || of.lo != measure.key) continue;
    const Cell year = data.columns[fields.year].cell(row);
    const bool this_time = slot == 0 ? !year.exact() || measure.scope != TimeScope::each_year
                                     : year.exact() && year.lo == asker.year_of(slot);
    if (!this_time) continue;
    if (registers_known(asker, measure, slot)) return false;  // the register wins
    const bool parts = measure.kind == MeasureKind::share || measure.kind == MeasureKind::ratio;
    const bool whole_heads =
        measure.kind == MeasureKind::share || measure.kind == MeasureKind::count;
    const Int128 unit = whole_heads ? kMicro : 1;
    auto low_of = [&](Cell c) { return c.lo == kCellMin ? Int128{0} : Int128{c.lo} / unit; };
    if (!parts) {
      Cell value = data.columns[fields.value].cell(row);
      if (value.is_none()) value = data.columns[fields.part].cell(row);
      if (value.is_none()) continue;
      const Int128 den = whole_heads ? 1 : kMicro;
      out.value.kind = whole_heads ? ValueKind::count : ValueKind::amount;
      out.value.low = {low_of(value), den};
      out.value.high = value.hi == kCellMax ? kInfinity : Fraction{Int128{value.hi} / unit, den};
      out.value.at = out.value.low;
      settle(out.value);
    } else {
      const Cell part = data.columns[fields.part].cell(row);
      const Cell whole = data.columns[fields.whole].cell(row);
      if (part.is_none() || whole.is_none()) continue;
      const bool is_share = measure.kind == MeasureKind::share;
      out.value.kind = is_share ? ValueKind::share : ValueKind::ratio;
      out.value.at = {low_of(part), low_of(whole)};
      out.surely_empty = whole.hi <= 0;
      out.may_be_empty = whole.lo <= 0;
      out.value.low = whole.hi == kCellMax || whole.hi <= 0
                          ? Fraction{0, 1}
                          : Fraction{low_of(part), Int128{whole.hi} / unit};
      if (is_share && (part.hi == kCellMax || whole.lo <= 0 || part.hi >= whole.lo))
        out.value.high = {1, 1};
      else if (part.hi == kCellMax || whole.lo <= 0)
        out.value.high = kInfinity;
      else
        out.value.high = {Int128{part.hi} / unit, Int128{whole.lo} / unit};
      out.value.exact = part.exact() && whole.exact();
      if (out.value.exact) out.value.high = out.value.low;
      // More passing than there are: the figures cannot both be true, so they say nothing.
      if (is_share && part.lo > whole.hi) {
        out = unknown_value(ValueKind::share, {0, 1}, {1, 1}, Reason::contradiction);
      }
    }
    out.value.declared = true;
    return true;
  }
  return false;
}

}  // namespace chuan::engine
