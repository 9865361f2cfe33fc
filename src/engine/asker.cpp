#include "engine/asker.h"

#include <algorithm>

namespace chuan::engine {

namespace {

std::int64_t year_of_day(std::int64_t days) {
  return Date{static_cast<std::int32_t>(days)}.year();
}

/// The last start day for which `day` is after start + length.
std::int64_t seniority_cutoff(Date day, Duration length) {
  Date start = day - length;
  while (start.plus_days(1) + length < day) start = start.plus_days(1);
  while (start + length >= day) start = start.plus_days(-1);
  return start.days;
}

}  // namespace

Placing::Placing(const Asker& asker, std::uint16_t reg, std::uint16_t field) {
  const RegisterSchema& schema = asker.pack().schema.registers[reg];
  const Register& data = asker.evidence().registers[reg];
  if (data.columns.empty()) return;
  const auto source = [&](std::uint16_t f) {
    return Source{&data.columns[f], schema.fields[f].type == FieldType::year};
  };
  own_ = source(field);
  if (schema.span_from == kNone16 || schema.weight == kNone16) return;
  from_ = source(schema.span_from);
  to_ = source(schema.span_to);
  weight_ = &data.columns[schema.weight];
}

Days Placing::of_years(Days years) {
  const Cell cell{years.lo, years.hi};
  if (cell.is_none() || cell.is_unknown()) return years;
  return {Date::of(static_cast<int>(cell.lo), 1, 1).days,
          Date::of(static_cast<int>(cell.hi), 12, 31).days};
}

void Asker::begin(const CompiledPack& pack, const Evidence& evidence) {
  pack_ = &pack;
  evidence_ = &evidence;
  static_stamp_ = ++stamp_;
  static_arena_.reset();
  figures_.assign(pack.schema.measure_keys.size(), 0);
  const FigureFields& fields = pack.schema.figures;
  if (fields.reg == kNone16 || evidence.registers[fields.reg].rows == 0) return;
  const Column& of = evidence.registers[fields.reg].columns[fields.of];
  for (std::size_t row = 0; row < of.lo.size(); ++row)
    if (of.cell(row).exact()) figures_[static_cast<std::size_t>(of.lo[row])] = 1;
}

void Asker::at(const Period& period, bool assume_nothing_added) {
  period_ = period;
  nothing_added_ = assume_nothing_added;
  day_stamp_ = ++stamp_;
  day_arena_.reset();
  const std::size_t needed = pack_->predicates.size() * slots();
  if (memo_.size() < needed) memo_.resize(needed);
}

unsigned Asker::first_slot(const Measure& measure) const {
  int moved = 0;
  if (measure.settle) {
    const int last = last_year_on(period_.years_day, *measure.settle);
    moved = last - (period_.first_year + period_.year_count - 1);
  }
  return static_cast<unsigned>(kSpareYears + std::clamp(moved, -kSpareYears, kSpareYears)) + 1;
}

Bits Asker::fresh(std::size_t rows, bool timed) {
  const std::size_t words = words_for(rows);
  std::uint64_t* memory = (timed ? day_arena_ : static_arena_).take(2 * words);
  return {memory, memory + words};
}

Bits Asker::ask(PredId id, unsigned slot) {
  const Predicate& pred = pack_->predicates[id];
  if (pred.op == PredOp::set) return ask(pack_->children[pred.first_child], slot);
  const bool timed = pred.uses_day || pred.uses_year;
  // One block of answers a slot; what is timeless stands in slot 0.
  Memo& memo = memo_[(timed ? slot : 0) * pack_->predicates.size() + id];
  const std::uint64_t stamp = timed ? day_stamp_ : static_stamp_;
  if (memo.stamp == stamp) return memo.bits;
  const Bits bits = fresh(evidence_->registers[pred.reg].rows, timed);
  compute(pred, slot, bits);
  memo.stamp = stamp;
  memo.bits = bits;
  return bits;
}

std::int64_t Asker::weight_lo(std::uint16_t reg, std::uint32_t row) const {
  const std::uint16_t field = pack_->schema.registers[reg].weight;
  if (field == kNone16) return 1;
  const Cell cell = evidence_->registers[reg].columns[field].cell(row);
  if (cell.is_none()) return 1;
  return cell.lo <= 0 ? 0 : (cell.lo + kMicro - 1) / kMicro;
}

std::int64_t Asker::weight_hi(std::uint16_t reg, std::uint32_t row) const {
  const std::uint16_t field = pack_->schema.registers[reg].weight;
  if (field == kNone16) return 1;
  const Cell cell = evidence_->registers[reg].columns[field].cell(row);
  if (cell.is_none()) return 1;
  return cell.hi == kCellMax ? kBoundless : std::max<std::int64_t>(0, cell.hi / kMicro);
}

bool Asker::covers(std::uint16_t reg, Days days) const {
  const Register& data = evidence_->registers[reg];
  if (days.lo < data.covers.first.days) return false;
  return nothing_added_ || days.hi <= data.covers.last.days;
}

bool Asker::time_asked(PredId id, unsigned slot, Days& days) const {
  const Predicate& pred = pack_->predicates[id];
  if (!pred.uses_day && !pred.uses_year) return false;
  switch (pred.op) {
    case PredOp::in_window:
      days = {period_.first_day.days, period_.as_of.days};
      return true;
    case PredOp::in_years:
      days = {Date::of(period_.first_year, 1, 1).days,
              Date::of(period_.first_year + period_.year_count - 1, 12, 31).days};
      return true;
    case PredOp::of_year:
      days = {Date::of(year_of(slot), 1, 1).days, Date::of(year_of(slot), 12, 31).days};
      return true;
    case PredOp::all:
    case PredOp::any:
    case PredOp::none:
    case PredOp::set:
      for (std::uint32_t i = 0; i < pred.child_count; ++i)
        if (time_asked(pack_->children[pred.first_child + i], slot, days)) return true;
      return false;
    default:
      return false;
  }
}

void Asker::compute(const Predicate& pred, unsigned slot, Bits out) {
  const Register& data = evidence_->registers[pred.reg];
  const Column* column =
      pred.field == kNone16 || data.columns.empty() ? nullptr : &data.columns[pred.field];
  const Date day = day_of(slot);
  switch (pred.op) {
    case PredOp::always:
      fill(pred.reg, out, [](std::uint32_t) { return kYes; });
      return;
    case PredOp::all:
    case PredOp::any:
    case PredOp::none:
      combine(pred, slot, out);
      return;
    case PredOp::set:
      return;  // `ask` looks through sets
    case PredOp::range: {
      if (data.rows == 0) return;
      const std::int64_t* lo = column->lo.data();
      const std::int64_t* hi = column->hi.data();
      fill(pred.reg, out, [&](std::uint32_t row) {
        return answer(lo[row] >= pred.lo && hi[row] <= pred.hi,
                      lo[row] <= pred.hi && hi[row] >= pred.lo);
      });
      return;
    }
    case PredOp::one_of: {
      const auto mask = static_cast<std::uint64_t>(pred.lo);
      fill(pred.reg, out, [&](std::uint32_t row) {
        const Cell cell = column->cell(row);
        if (cell.exact()) return (mask >> (cell.lo & 63)) & 1U ? kYes : kNo;
        return cell.is_none() ? kNo : answer(false, mask != 0);
      });
      return;
    }
    case PredOp::has:
      fill(pred.reg, out, [&](std::uint32_t row) {
        const Cell cell = column->cell(row);
        return answer((cell.lo & pred.lo) != 0, (cell.hi & pred.lo) != 0);
      });
      return;
    case PredOp::filled: {
      const FieldType type = pack_->schema.registers[pred.reg].fields[pred.field].type;
      const bool list = type == FieldType::code_list || type == FieldType::serves;
      fill(pred.reg, out, [&](std::uint32_t row) {
        const Cell cell = column->cell(row);
        if (type == FieldType::scale_list) return answer(cell.lo != 0, cell.hi != 0);
        if (cell.is_unknown()) return kMay;
        if (list) return cell.lo != cell.hi ? kYes : kNo;
        if (type == FieldType::date && cell.lo >= kDateMax.days) return kNo;  // open
        return cell.is_none() ? kNo : kYes;
      });
      return;
    }
    case PredOp::in_window:
    case PredOp::in_years:
    case PredOp::of_year: {
      Days asked;
      time_asked(static_cast<PredId>(&pred - pack_->predicates.data()), slot, asked);
      const RegisterSchema& schema = pack_->schema.registers[pred.reg];
      const bool year = schema.fields[pred.field].type == FieldType::year;
      if (data.rows == 0) return;
      if (schema.span_from != kNone16 || (year && pred.op == PredOp::in_window)) {
        const Placing placing(*this, pred.reg, pred.field);
        fill(pred.reg, out,
             [&](std::uint32_t row) { return within(placing.of(row), asked.lo, asked.hi); });
        return;
      }
      // Dates lie between days, and years between years: the cells themselves.
      if (year) asked = {year_of_day(asked.lo), year_of_day(asked.hi)};
      const std::int64_t* lo = column->lo.data();
      const std::int64_t* hi = column->hi.data();
      fill(pred.reg, out, [&](std::uint32_t row) {
        return within({lo[row], hi[row]}, asked.lo, asked.hi);
      });
      return;
    }
    case PredOp::seniority: {
      const std::int64_t cutoff = seniority_cutoff(day, pred.length);
      const Placing placing(*this, pred.reg, pred.field);
      fill(pred.reg, out, [&](std::uint32_t row) {
        const Days start = placing.own(row);
        return start.lo > start.hi ? kNo : answer(start.hi <= cutoff, start.lo <= cutoff);
      });
      return;
    }
    case PredOp::employed: {
      const RegisterSchema& schema = pack_->schema.registers[pred.reg];
      // In a year: at school on 31/12 and for six months then, so from 1/7 at the latest.
      const std::int64_t latest = slot == 0 ? day.days : (day.plus_days(1) - Duration{6, 0}).days;
      fill(pred.reg, out, [&](std::uint32_t row) {
        const Cell from = data.columns[schema.stay_from].cell(row);
        Cell to = data.columns[schema.stay_to].cell(row);
        if (to.is_none()) to = Cell::exactly(kDateMax.days);
        return answer(from.hi <= latest && to.lo >= day.days,
                      from.lo <= latest && to.hi >= day.days);
      });
      return;
    }
    case PredOp::own_unit: {
      const Column& unit = data.columns[pack_->schema.registers[pred.reg].origin_unit()];
      fill(pred.reg, out, [&](std::uint32_t row) {
        const Cell cell = unit.cell(row);
        return cell.is_none() ? kYes : (cell.is_unknown() ? kMay : kNo);
      });
      return;
    }
    case PredOp::in_force: {
      const DocumentFields& fields = pack_->schema.documents;
      fill(pred.reg, out, [&](std::uint32_t row) {
        const Cell issued = data.columns[fields.date].cell(row);
        Cell to = data.columns[fields.valid_to].cell(row);
        if (to.is_none()) to = Cell::exactly(kDateMax.days);
        return answer(issued.hi <= day.days && to.lo >= day.days,
                      issued.lo <= day.days && to.hi >= day.days);
      });
      return;
    }
    case PredOp::younger: {
      const std::int64_t oldest = (day - pred.length).days;
      const Placing placing(*this, pred.reg, pred.field);
      fill(pred.reg, out,
           [&](std::uint32_t row) { return within(placing.own(row), oldest, kCellMax); });
      return;
    }
    case PredOp::related:
      related(pred, slot, out);
      return;
    case PredOp::year_row:
      year_row(pred, slot, out);
      return;
  }
}

void Asker::combine(const Predicate& pred, unsigned slot, Bits out) {
  const std::size_t rows = evidence_->registers[pred.reg].rows;
  const std::size_t words = words_for(rows);
  const bool all = pred.op == PredOp::all;
  for (std::size_t w = 0; w < words; ++w) out.sure[w] = out.may[w] = all ? tail_mask(rows, w) : 0;
  for (std::uint32_t i = 0; i < pred.child_count; ++i) {
    const Bits child = ask(pack_->children[pred.first_child + i], slot);
    for (std::size_t w = 0; w < words; ++w) {
      if (all) {
        out.sure[w] &= child.sure[w];
        out.may[w] &= child.may[w];
      } else {
        out.sure[w] |= child.sure[w];
        out.may[w] |= child.may[w];
      }
    }
  }
  if (pred.op != PredOp::none) return;
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t sure = ~out.may[w] & tail_mask(rows, w);
    out.may[w] = ~out.sure[w] & tail_mask(rows, w);
    out.sure[w] = sure;
  }
}

}  // namespace chuan::engine
