/// Asks predicates of whole registers, each once a point in time.
///
/// A point in time is a slot: 0 is the as-of day, 1..n are the calendar years asked. What does not
/// depend on time is asked once an evaluation, also when as-of moves (lapses).
///
/// The law of time, by predicate (DESIGN 6.1-6.4; D the day asked, records may be partly known):
///   in_window   first day <= date <= as-of, first day = as-of - n years + 1 day
///   in_years    1/1/first year .. 31/12/last year      of_year  1/1/Y .. 31/12/Y
///   a row that weighs more than one and has a span lies there with all its days or may lie there
///   employed    from <= D <= to, both days inclusive; in a year D = 31/12 and from <= 1/7 (six
///               months at least)
///   seniority   D > start + n years: the anniversary itself is not over
///   in_force    date <= D <= valid_to                   younger  date >= D - length
///
/// Contract: single-threaded; Bits live until the next `begin` (static ones) or `at` (others).
#pragma once

#include <cstdint>
#include <vector>

#include "engine/bits.h"
#include "engine/columns.h"
#include "model/assessment.h"

namespace chuan::engine {

class Asker {
 public:
  /// Starts on a dossier: all answers are forgotten.
  void begin(const CompiledPack& pack, const Evidence& evidence);
  /// Moves as-of; answers that depend on no day are kept.
  void at(const Period& period, bool assume_nothing_added);

  const CompiledPack& pack() const { return *pack_; }
  const Evidence& evidence() const { return *evidence_; }
  const Period& period() const { return period_; }
  /// A measure may settle its years otherwise than the pack: slots reach some years to each side.
  static constexpr int kSpareYears = 3;
  unsigned slots() const { return static_cast<unsigned>(period_.year_count + 2 * kSpareYears) + 1; }
  int year_of(unsigned slot) const {
    return period_.first_year - kSpareYears + static_cast<int>(slot) - 1;
  }
  /// The slots of the years a measure asks: first, and one past the last.
  unsigned first_slot(const Measure& measure) const;
  unsigned end_slot(const Measure& measure) const {
    return first_slot(measure) + static_cast<unsigned>(period_.year_count);
  }
  /// The day on which `slot` is asked: as-of, or 31/12 of the year.
  Date day_of(unsigned slot) const {
    return slot == 0 ? period_.as_of : Date{static_cast<std::int32_t>(years_[slot].hi)};
  }
  /// 1/1 .. 31/12 of the slot's year; not for slot 0.
  Days year_days(unsigned slot) const { return years_[slot]; }

  Bits ask(PredId id, unsigned slot);
  Columns& columns() { return columns_; }

  /// Does the register hold all records of those days? (`covers`, semantics 5)
  bool covers(std::uint16_t reg, Days days) const;
  /// The days whose records the predicate selects from its own register; everything if untimed.
  bool time_asked(PredId id, unsigned slot, Days& days) const;
  /// How many the row stands for, at least and at most, in ones.
  std::int64_t weight_lo(std::uint16_t reg, std::uint32_t row) const;
  std::int64_t weight_hi(std::uint16_t reg, std::uint32_t row) const;
  /// The rows of `figures` that declare the measure, linked by `next_figure`; kNoRow ends them.
  std::int32_t first_figure(std::uint16_t key) const {
    return key < first_figure_.size() ? first_figure_[key] : kNoRow;
  }
  std::int32_t next_figure(std::int32_t row) const {
    return next_figure_[static_cast<std::size_t>(row)];
  }

 private:
  struct Memo {
    std::uint64_t stamp = 0;
    Bits bits;
  };
  /// Where the answers to one predicate go, and until when they stand.
  struct Asked {
    const Predicate& pred;
    unsigned slot;
    std::uint32_t rows;
    bool timed;
  };
  std::uint64_t* words(const Asked& asked) {
    return (asked.timed ? day_arena_ : static_arena_).take(words_for(asked.rows));
  }
  /// One set for both: `f` is true for the rows for which the predicate holds, and none is open.
  template <class F>
  Bits decided(const Asked& asked, F&& f);
  /// `f` gives each row's Answer.
  template <class F>
  Bits answers(const Asked& asked, F&& f);
  Bits compute(const Asked& asked);
  Bits in_range(const Asked& asked, const View& cells, std::int64_t lo, std::int64_t hi);
  Bits one_of(const Asked& asked);
  Bits filled(const Asked& asked);
  Bits dated(const Asked& asked);
  Bits seniority(const Asked& asked);
  Bits stays(const Asked& asked, std::uint16_t from, std::uint16_t to, Date latest, Date day);
  Bits combine(const Asked& asked);
  Bits related(const Asked& asked);
  Bits year_row(const Asked& asked);

  const CompiledPack* pack_ = nullptr;
  const Evidence* evidence_ = nullptr;
  Period period_;
  bool nothing_added_ = false;
  std::vector<Memo> memo_;
  std::uint64_t stamp_ = 0;
  std::uint64_t static_stamp_ = 0;
  std::uint64_t day_stamp_ = 0;
  WordArena static_arena_;
  WordArena day_arena_;
  Columns columns_;
  std::vector<Days> years_;                 ///< by slot
  std::vector<std::int32_t> first_figure_;  ///< by measure key
  std::vector<std::int32_t> next_figure_;   ///< by row of `figures`
  std::vector<Bits> parts_;                 ///< scratch of conjunctions and the like, as a stack
  std::vector<std::int64_t> count_lo_;
  std::vector<std::int64_t> count_hi_;
};

template <class F>
Bits Asker::decided(const Asked& asked, F&& f) {
  std::uint64_t* out = words(asked);
  fill(asked.rows, out, f);
  return {out, out};
}

template <class F>
Bits Asker::answers(const Asked& asked, F&& f) {
  const Bits out{words(asked), words(asked)};
  fill_answers(asked.rows, out, f);
  return out;
}

}  // namespace chuan::engine
