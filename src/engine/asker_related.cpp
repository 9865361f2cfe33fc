/// What a record is said to be by records of another register that name it.
#include <algorithm>

#include "engine/asker.h"
#include "engine/records.h"

namespace chuan::engine {

Bits Asker::related(const Asked& asked) {
  const Predicate& pred = asked.pred;
  const Register& other = evidence_->registers[pred.other];
  if (!other.known()) return answers(asked, [](std::uint32_t) { return kMay; });
  const Bits where = ask(pred.where, asked.slot);  // before the scratch is taken: it may nest
  const bool by_year = pred.in_year != kNoPred && asked.slot != 0;
  const Bits in_year = by_year ? ask(pred.in_year, asked.slot) : where;
  const bool weighted = pack_->schema.registers[pred.other].weight != kNone16;
  const bool once = pred.at_least == 1;
  std::int64_t anyone = 0;  // records that name somebody unknown

  // Whom one record names at all is a bit of theirs; more than one are to be counted.
  const std::size_t count = words_for(asked.rows);
  Bits out{words(asked), nullptr};
  out.may = once && !weighted && where.decided() && in_year.decided() ? out.sure : words(asked);
  std::fill_n(out.sure, count, 0);
  std::fill_n(out.may, count, 0);
  if (!once) {
    count_lo_.assign(asked.rows, 0);
    count_hi_.assign(asked.rows, 0);
  }
  for (std::size_t w = 0; w < words_for(other.rows); ++w) {
    const std::uint64_t sure_word = where.sure[w] & in_year.sure[w];
    for_each_bit(where.may[w] & in_year.may[w], w * 64, [&](std::size_t r) {
      const auto row = static_cast<std::uint32_t>(r);
      const bool sure = ((sure_word >> (r % 64)) & 1U) != 0;
      const std::int64_t lo = sure ? (weighted ? weight_lo(pred.other, row) : 1) : 0;
      const std::int64_t hi = weighted ? weight_hi(pred.other, row) : 1;
      for_named(
          other, other.columns[pred.by_field], r,
          [&](std::size_t target) {
            if (once) {
              if (lo > 0) set(out.sure, target);
              if (hi > 0) set(out.may, target);
            } else {
              count_lo_[target] = std::min(kBoundless, count_lo_[target] + lo);
              count_hi_[target] = std::min(kBoundless, count_hi_[target] + hi);
            }
          },
          [&] { anyone = std::min(kBoundless, anyone + hi); });
    });
  }
  Days days;
  bool timed = time_asked(pred.where, asked.slot, days);
  if (!timed && by_year) {
    days = year_days(asked.slot);
    timed = true;
  }
  // Outside what a register covers, a count is [n, infinity).
  if (timed && !covers(pred.other, days)) anyone = kBoundless;
  if (!once)
    return answers(asked, [&](std::uint32_t row) {
      return answer(count_lo_[row] >= pred.at_least, count_hi_[row] + anyone >= pred.at_least);
    });
  if (anyone > 0) {
    if (out.decided()) out.may = words(asked);
    for (std::size_t w = 0; w < count; ++w) out.may[w] = tail_mask(asked.rows, w);
  } else if (!out.decided()) {
    for (std::size_t w = 0; w < count; ++w) out.sure[w] &= out.may[w];
  }
  return out;
}

Bits Asker::year_row(const Asked& asked) {
  const Predicate& pred = asked.pred;
  const Register& other = evidence_->registers[pred.other];
  const std::size_t count = words_for(asked.rows);
  const Bits out{words(asked), words(asked)};
  std::fill_n(out.sure, count, 0);
  std::fill_n(out.may, count, 0);
  std::uint64_t* there = words(asked);  // whose row is surely there
  std::fill_n(there, count, 0);
  if (other.known()) {
    const Bits where = ask(pred.where, asked.slot);
    const Bits in_year = ask(pred.in_year, asked.slot);
    const Column& by = other.columns[pred.by_field];
    for (std::size_t w = 0; w < words_for(other.rows); ++w) {
      for_each_bit(in_year.may[w], w * 64, [&](std::size_t row) {
        const std::int32_t target = by.targets[row];
        if (target < 0) return;
        const auto person = static_cast<std::size_t>(target);
        const bool sure = test(in_year.sure, row);
        if (sure) set(there, person);
        if (!test(where.may, row)) return;
        set(out.may, person);
        if (sure && test(where.sure, row)) set(out.sure, person);
      });
    }
  }
  // A row missing is unknown, or a plain no.
  if (!pred.missing_is_no)
    for (std::size_t w = 0; w < count; ++w) out.may[w] |= ~there[w] & tail_mask(asked.rows, w);
  return out;
}

}  // namespace chuan::engine
