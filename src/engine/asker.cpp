#include "engine/asker.h"

#include <algorithm>
#include <utility>

#include "engine/records.h"

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

void Asker::begin(const CompiledPack& pack, const Evidence& evidence) {
  pack_ = &pack;
  evidence_ = &evidence;
  static_stamp_ = ++stamp_;
  static_arena_.reset();
  columns_.begin(pack, evidence);
  first_figure_.assign(pack.schema.measure_keys.size(), kNoRow);
  const FigureFields& fields = pack.schema.figures;
  if (fields.reg == kNone16 || evidence.registers[fields.reg].rows == 0) return;
  const Register& figures = evidence.registers[fields.reg];
  next_figure_.resize(figures.rows);
  for (std::size_t row = figures.rows; row-- > 0;) {
    const Cell of = figures.columns[fields.of].cell(row);
    if (!of.exact()) continue;
    std::int32_t& first = first_figure_[static_cast<std::size_t>(of.lo)];
    next_figure_[row] = first;
    first = static_cast<std::int32_t>(row);
  }
}

void Asker::at(const Period& period, bool assume_nothing_added) {
  const bool same_years = years_.size() == slots() && !years_.empty() &&
                          period.first_year == period_.first_year &&
                          period.year_count == period_.year_count;
  period_ = period;
  nothing_added_ = assume_nothing_added;
  day_stamp_ = ++stamp_;
  day_arena_.reset();
  const std::size_t needed = pack_->predicates.size() * slots();
  if (memo_.size() < needed) memo_.resize(needed);
  if (same_years) return;
  years_.resize(slots());
  for (unsigned slot = 0; slot < slots(); ++slot)
    years_[slot] = {Date::of(year_of(slot), 1, 1).days, Date::of(year_of(slot), 12, 31).days};
}

unsigned Asker::first_slot(const Measure& measure) const {
  int moved = 0;
  if (measure.settle) {
    const int last = last_year_on(period_.years_day, *measure.settle);
    moved = last - (period_.first_year + period_.year_count - 1);
  }
  return static_cast<unsigned>(kSpareYears + std::clamp(moved, -kSpareYears, kSpareYears)) + 1;
}

Bits Asker::ask(PredId id, unsigned slot) {
  while (pack_->predicates[id].op == PredOp::set)
    id = pack_->children[pack_->predicates[id].first_child];
  const Predicate& pred = pack_->predicates[id];
  const std::uint32_t rows = evidence_->registers[pred.reg].rows;
  if (rows == 0) return {};
  const bool timed = pred.uses_day || pred.uses_year;
  // One block of answers a slot; what is timeless stands in slot 0.
  const std::size_t at = (timed ? slot : 0) * pack_->predicates.size() + id;
  const std::uint64_t stamp = timed ? day_stamp_ : static_stamp_;
  if (memo_[at].stamp != stamp) memo_[at] = {stamp, compute({pred, slot, rows, timed})};
  return memo_[at].bits;
}

std::int64_t Asker::weight_lo(std::uint16_t reg, std::uint32_t row) const {
  const std::uint16_t field = pack_->schema.registers[reg].weight;
  return field == kNone16 ? 1 : least_weight(evidence_->registers[reg].columns[field].cell(row));
}

std::int64_t Asker::weight_hi(std::uint16_t reg, std::uint32_t row) const {
  const std::uint16_t field = pack_->schema.registers[reg].weight;
  return field == kNone16 ? 1 : most_weight(evidence_->registers[reg].columns[field].cell(row));
}

bool Asker::covers(std::uint16_t reg, Days days) const {
  const Register& data = evidence_->registers[reg];
  if (days.lo < data.covers.first.days) return false;
  return nothing_added_ || days.hi <= data.covers.last.days;
}

bool Asker::time_asked(PredId id, unsigned slot, Days& days) const {
  const PredId dated = pack_->predicates[id].dated;
  if (dated == kNoPred) return false;
  switch (pack_->predicates[dated].op) {
    case PredOp::in_window:
      days = {period_.first_day.days, period_.as_of.days};
      return true;
    case PredOp::in_years:
      days = {years_[kSpareYears + 1].lo,
              years_[static_cast<std::size_t>(kSpareYears + period_.year_count)].hi};
      return true;
    default:
      days = years_[slot];
      return true;
  }
}

Bits Asker::compute(const Asked& asked) {
  const Predicate& pred = asked.pred;
  switch (pred.op) {
    case PredOp::always:
      return decided(asked, [](std::uint32_t) { return true; });
    case PredOp::all:
    case PredOp::any:
    case PredOp::none:
      return combine(asked);
    case PredOp::set:
      break;  // `ask` looks through sets
    case PredOp::range:
      return in_range(asked, columns_.cells(pred.reg, pred.field), pred.lo, pred.hi);
    case PredOp::one_of:
      return one_of(asked);
    case PredOp::has: {
      const View masks = columns_.cells(pred.reg, pred.field);
      if (masks.known == Known::exactly)
        return decided(asked, [&](std::uint32_t row) { return (masks.lo[row] & pred.lo) != 0; });
      return answers(asked, [&](std::uint32_t row) {
        return answer((masks.lo[row] & pred.lo) != 0, (masks.hi[row] & pred.lo) != 0);
      });
    }
    case PredOp::filled:
      return filled(asked);
    case PredOp::in_window:
    case PredOp::in_years:
    case PredOp::of_year:
      return dated(asked);
    case PredOp::seniority:
      return seniority(asked);
    case PredOp::employed: {
      const RegisterSchema& schema = pack_->schema.registers[pred.reg];
      const Date day = day_of(asked.slot);
      // In a year: at school on 31/12 and for six months then, so from 1/7 at the latest.
      const Date latest = asked.slot == 0 ? day : day.plus_days(1) - Duration{6, 0};
      return stays(asked, schema.stay_from, schema.stay_to, latest, day);
    }
    case PredOp::own_unit: {
      const View unit = columns_.cells(pred.reg, pack_->schema.registers[pred.reg].origin_unit());
      if (unit.known != Known::partly)
        return decided(asked, [&](std::uint32_t row) { return unit.lo[row] > unit.hi[row]; });
      return answers(asked, [&](std::uint32_t row) {
        const Cell cell{unit.lo[row], unit.hi[row]};
        return cell.is_none() ? kYes : (cell.is_unknown() ? kMay : kNo);
      });
    }
    case PredOp::in_force: {
      const DocumentFields& fields = pack_->schema.documents;
      // A report on a year is issued after it: of a year asked, what is there on the as-of day.
      const Date day = day_of(asked.slot);
      return stays(asked, fields.date, fields.valid_to, asked.slot == 0 ? day : period().as_of,
                   day);
    }
    case PredOp::younger: {
      const Date oldest = day_of(asked.slot) - pred.length;
      return in_range(asked, columns_.days(pred.reg, pred.field), oldest.days, kCellMax);
    }
    case PredOp::related:
      return related(asked);
    case PredOp::year_row:
      return year_row(asked);
  }
  return {};
}

Bits Asker::in_range(const Asked& asked, const View& cells, std::int64_t lo, std::int64_t hi) {
  Bits out{words(asked), nullptr};
  out.may = cells.known == Known::partly ? words(asked) : out.sure;
  fill_in_range(asked.rows, {cells.lo, cells.hi}, lo, hi, out);
  return out;
}

Bits Asker::one_of(const Asked& asked) {
  const View cells = columns_.cells(asked.pred.reg, asked.pred.field);
  const auto mask = static_cast<std::uint64_t>(asked.pred.lo);
  const auto in_mask = [&](std::uint32_t row) {
    return ((mask >> (cells.lo[row] & 63)) & 1U) != 0;
  };
  if (cells.known == Known::exactly) return decided(asked, in_mask);
  if (cells.known == Known::plainly)
    return decided(
        asked, [&](std::uint32_t row) { return (cells.lo[row] == cells.hi[row]) & in_mask(row); });
  return answers(asked, [&](std::uint32_t row) {
    if (cells.lo[row] == cells.hi[row]) return in_mask(row) ? kYes : kNo;
    return cells.lo[row] > cells.hi[row] ? kNo : answer(false, mask != 0);
  });
}

Bits Asker::filled(const Asked& asked) {
  const Predicate& pred = asked.pred;
  const View cells = columns_.cells(pred.reg, pred.field);
  const FieldType type = pack_->schema.registers[pred.reg].fields[pred.field].type;
  const bool list = type == FieldType::code_list || type == FieldType::serves;
  const std::int64_t open = type == FieldType::date ? kDateMax.days : kCellMax;
  if (cells.known != Known::partly && !list && type != FieldType::scale_list)
    return decided(asked, [&](std::uint32_t row) {
      return (cells.lo[row] <= cells.hi[row]) & (cells.lo[row] < open);
    });
  return answers(asked, [&](std::uint32_t row) {
    const Cell cell{cells.lo[row], cells.hi[row]};
    if (type == FieldType::scale_list) return answer(cell.lo != 0, cell.hi != 0);
    if (cell.is_unknown()) return kMay;
    if (list) return cell.lo != cell.hi ? kYes : kNo;
    if (type == FieldType::date && cell.lo >= kDateMax.days) return kNo;  // open
    return cell.is_none() ? kNo : kYes;
  });
}

Bits Asker::dated(const Asked& asked) {
  const Predicate& pred = asked.pred;
  Days days;
  time_asked(static_cast<PredId>(&pred - pack_->predicates.data()), asked.slot, days);
  const RegisterSchema& schema = pack_->schema.registers[pred.reg];
  const bool year = schema.fields[pred.field].type == FieldType::year;
  if (schema.span_from != kNone16 || (year && pred.op == PredOp::in_window))
    return in_range(asked, columns_.placed(pred.reg, pred.field), days.lo, days.hi);
  // Dates lie between days, and years between years: the cells themselves.
  if (year) days = {year_of_day(days.lo), year_of_day(days.hi)};
  return in_range(asked, columns_.cells(pred.reg, pred.field), days.lo, days.hi);
}

Bits Asker::seniority(const Asked& asked) {
  const std::int64_t cutoff = seniority_cutoff(day_of(asked.slot), asked.pred.length);
  const View start = columns_.days(asked.pred.reg, asked.pred.field);
  if (start.known != Known::partly)
    return decided(asked, [&](std::uint32_t row) {
      return (start.lo[row] <= cutoff) & (start.lo[row] <= start.hi[row]);
    });
  return answers(asked, [&](std::uint32_t row) {
    return start.lo[row] > start.hi[row] ? kNo
                                         : answer(start.hi[row] <= cutoff, start.lo[row] <= cutoff);
  });
}

/// From `latest` at the latest, and not gone before `day`; no end is written as none.
Bits Asker::stays(const Asked& asked, std::uint16_t from_field, std::uint16_t to_field, Date latest,
                  Date day) {
  const View from = columns_.cells(asked.pred.reg, from_field);
  const View to = columns_.cells(asked.pred.reg, to_field);
  // None lies past every day as a beginning, and so it does as an end.
  if (from.known != Known::partly && to.known != Known::partly)
    return decided(asked, [&](std::uint32_t row) {
      return (from.lo[row] <= latest.days) & (to.lo[row] >= day.days);
    });
  return answers(asked, [&](std::uint32_t row) {
    const std::int64_t last = to.lo[row] > to.hi[row] ? kDateMax.days : to.hi[row];
    return answer((from.hi[row] <= latest.days) & (to.lo[row] >= day.days),
                  (from.lo[row] <= latest.days) & (last >= day.days));
  });
}

Bits Asker::combine(const Asked& asked) {
  const Predicate& pred = asked.pred;
  // The answers to the parts stand on a stack, since asking for one may ask for parts of its own.
  const std::size_t first = parts_.size();
  bool open = false;
  for (std::uint32_t i = 0; i < pred.child_count; ++i) {
    const Bits part = ask(pack_->children[pred.first_child + i], asked.slot);
    open |= !part.decided();
    parts_.push_back(part);
  }
  const bool all = pred.op == PredOp::all;
  const auto join = [&](std::uint64_t* to, std::uint64_t* Bits::*set) {
    for (std::size_t w = 0; w < words_for(asked.rows); ++w) {
      std::uint64_t word = all ? tail_mask(asked.rows, w) : 0;
      for (std::size_t i = first; i < parts_.size(); ++i)
        word = all ? word & (parts_[i].*set)[w] : word | (parts_[i].*set)[w];
      to[w] = pred.op == PredOp::none ? ~word & tail_mask(asked.rows, w) : word;
    }
  };
  Bits out{words(asked), nullptr};
  out.may = open ? words(asked) : out.sure;
  join(out.sure, &Bits::sure);
  if (open) join(out.may, &Bits::may);
  parts_.resize(first);
  if (pred.op == PredOp::none) std::swap(out.sure, out.may);  // surely none: where none may be
  return out;
}

}  // namespace chuan::engine
