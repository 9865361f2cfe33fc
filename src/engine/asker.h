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

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/bits.h"
#include "engine/placing.h"
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
    return slot == 0 ? period_.as_of : Date::of(year_of(slot), 12, 31);
  }

  Bits ask(PredId id, unsigned slot);

  /// Does the register hold all records of those days? (`covers`, semantics 5)
  bool covers(std::uint16_t reg, Days days) const;
  /// The days whose records the predicate selects from its own register; everything if untimed.
  bool time_asked(PredId id, unsigned slot, Days& days) const;
  Days year_days(unsigned slot) const;  ///< 1/1 .. 31/12 of the slot's year
  /// How many the row stands for, at least and at most, in ones.
  std::int64_t weight_lo(std::uint16_t reg, std::uint32_t row) const;
  std::int64_t weight_hi(std::uint16_t reg, std::uint32_t row) const;
  /// Does the row's date lie in the year of the slot, where the predicate asks for that?
  bool row_in_year(const Predicate& pred, std::uint32_t other_row, unsigned slot,
                   Answer& in_year) const;
  /// Some row of `figures` declares the measure.
  bool has_figure(std::uint16_t key) const { return key < figures_.size() && figures_[key] != 0; }

 private:
  struct Memo {
    std::uint64_t stamp = 0;
    Bits bits;
  };
  Bits fresh(std::size_t rows, bool timed);
  void compute(const Predicate& pred, unsigned slot, Bits out);
  void combine(const Predicate& pred, unsigned slot, Bits out);
  void related(const Predicate& pred, unsigned slot, Bits out);
  void year_row(const Predicate& pred, unsigned slot, Bits out);
  template <class F>
  void fill(std::uint16_t reg, Bits out, F&& f) const;

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
  std::vector<std::uint8_t> figures_;  ///< by measure key
  std::vector<std::int64_t> count_lo_;
  std::vector<std::int64_t> count_hi_;
};

template <class F>
void Asker::fill(std::uint16_t reg, Bits out, F&& f) const {
  const std::uint32_t rows = evidence_->registers[reg].rows;
  for (std::uint32_t base = 0; base < rows; base += 64) {
    const std::uint32_t n = std::min<std::uint32_t>(64, rows - base);
    std::uint64_t sure = 0;
    std::uint64_t may = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint64_t got = f(base + i);
      sure |= (got & 1U) << i;
      may |= (got >> 1U) << i;
    }
    out.sure[base / 64] = sure;
    out.may[base / 64] = may;
  }
}

}  // namespace chuan::engine
