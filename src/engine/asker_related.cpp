/// What a record is said to be by records of another register that name it.
#include <algorithm>

#include "engine/asker.h"

namespace chuan::engine {

Days Asker::year_days(unsigned slot) const {
  const int year = year_of(slot);
  return {Date::of(year, 1, 1).days, Date::of(year, 12, 31).days};
}

bool Asker::row_in_year(const Predicate& pred, std::uint32_t other_row, unsigned slot,
                        Answer& in_year) const {
  if (pred.date_field == kNone16 || slot == 0) {
    in_year = kYes;
    return true;
  }
  const Days year = year_days(slot);
  in_year = within(Placing(*this, pred.other, pred.date_field).of(other_row), year.lo, year.hi);
  return in_year != kNo;
}

void Asker::related(const Predicate& pred, unsigned slot, Bits out) {
  const Register& mine = evidence_->registers[pred.reg];
  const Register& other = evidence_->registers[pred.other];
  if (!other.known()) {
    fill(pred.reg, out, [](std::uint32_t) { return kMay; });
    return;
  }
  const Bits where = ask(pred.where, slot);  // before the scratch is taken: it may nest
  std::int64_t anyone = 0;                   // records that name somebody unknown
  const bool by_year = pred.in_year != kNoPred && slot != 0;
  const Bits in_year = by_year ? ask(pred.in_year, slot) : where;
  const bool weighted = pack_->schema.registers[pred.other].weight != kNone16;
  count_lo_.assign(mine.rows, 0);
  count_hi_.assign(mine.rows, 0);
  for (std::size_t w = 0; w < words_for(other.rows); ++w) {
    const std::uint64_t sure_word = where.sure[w] & in_year.sure[w];
    for_each_bit(where.may[w] & in_year.may[w], w * 64, [&](std::size_t r) {
      const auto row = static_cast<std::uint32_t>(r);
      const bool sure = ((sure_word >> (r % 64)) & 1U) != 0;
      const std::int64_t lo = sure ? (weighted ? weight_lo(pred.other, row) : 1) : 0;
      const std::int64_t hi = weighted ? weight_hi(pred.other, row) : 1;
      auto name = [&](std::int32_t target) {
        if (target < 0) {
          anyone += hi;
          return;
        }
        count_lo_[static_cast<std::size_t>(target)] += lo;
        count_hi_[static_cast<std::size_t>(target)] += hi;
      };
      const Column& by = other.columns[pred.by_field];
      const Cell cell = by.cell(row);
      if (cell.is_unknown()) {
        anyone += hi;
      } else if (cell.is_none()) {
        return;
      } else if (!by.targets.empty()) {
        name(by.targets[row]);
      } else {
        for (std::int64_t i = cell.lo; i < cell.hi; ++i)
          name(other.items[static_cast<std::size_t>(i)].target);
      }
    });
  }
  Days asked;
  bool timed = time_asked(pred.where, slot, asked);
  if (!timed && by_year) {
    asked = year_days(slot);
    timed = true;
  }
  // Outside what a register covers, a count is [n, infinity).
  if (timed && !covers(pred.other, asked)) anyone = kBoundless;
  fill(pred.reg, out, [&](std::uint32_t row) {
    return answer(count_lo_[row] >= pred.at_least, count_hi_[row] + anyone >= pred.at_least);
  });
}

void Asker::year_row(const Predicate& pred, unsigned slot, Bits out) {
  const Register& mine = evidence_->registers[pred.reg];
  const Register& other = evidence_->registers[pred.other];
  const std::size_t words = words_for(mine.rows);
  std::fill_n(out.sure, words, 0);
  std::fill_n(out.may, words, 0);
  const Bits where = other.known() ? ask(pred.where, slot) : Bits{};
  // count_lo_ is 1 where a row is surely there. A row missing is unknown, or a plain no.
  count_lo_.assign(mine.rows, 0);
  if (other.known()) {
    const Column& by = other.columns[pred.by_field];
    const Bits in_year = ask(pred.in_year, slot);
    for (std::size_t w = 0; w < words_for(other.rows); ++w) {
      for_each_bit(in_year.may[w], w * 64, [&](std::size_t row) {
        const std::int32_t target = by.targets[row];
        if (target < 0) return;
        const auto person = static_cast<std::size_t>(target);
        const bool sure = test(in_year.sure, row);
        if (sure) count_lo_[person] = 1;
        if (!test(where.may, row)) return;
        set(out.may, person);
        if (sure && test(where.sure, row)) set(out.sure, person);
      });
    }
  }
  if (pred.missing_is_no) return;
  for (std::uint32_t person = 0; person < mine.rows; ++person)
    if (count_lo_[person] == 0) set(out.may, person);
}

}  // namespace chuan::engine
