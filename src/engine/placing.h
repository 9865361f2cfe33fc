/// Where records lie in time, by one of their fields.
///
/// Contract: points into the evidence of the Asker it was made from.
#pragma once

#include <cstdint>

#include "engine/bits.h"
#include "model/assessment.h"

namespace chuan::engine {

/// Inclusive days; `lo > hi` holds nothing.
struct Days {
  std::int64_t lo = 0;
  std::int64_t hi = 0;
};

/// Surely within, or perhaps.
inline Answer within(const Days& days, std::int64_t lo, std::int64_t hi) {
  const bool may = days.lo <= hi && days.hi >= lo;
  return answer(days.lo >= lo && days.hi <= hi, may);
}

class Asker;

/// Where the rows of a register lie in time by one field, looked up once for all of them.
class Placing {
 public:
  Placing(const Asker& asker, std::uint16_t reg, std::uint16_t field);
  /// The cell's days; years from 1/1 to 31/12.
  Days own(std::uint32_t row) const { return cell(own_, row); }
  /// The same, or the span of a row that stands for several.
  Days of(std::uint32_t row) const {
    const Days days = cell(own_, row);
    if (weight_ == nullptr || weight_->lo[row] > weight_->hi[row] || weight_->hi[row] < 2 * kMicro)
      return days;
    const Days from = cell(from_, row);
    const Days to = cell(to_, row);
    if (from.lo > from.hi || to.lo > to.hi) return days;  // no span written: the date decides
    return {from.lo, to.hi};
  }

 private:
  struct Source {
    const Column* column = nullptr;
    bool year = false;
  };
  static Days cell(const Source& source, std::uint32_t row) {
    const Days days{source.column->lo[row], source.column->hi[row]};
    return source.year ? of_years(days) : days;
  }
  static Days of_years(Days years);

  Source own_, from_, to_;
  const Column* weight_ = nullptr;  ///< null: no row has a span
};

}  // namespace chuan::engine
