/// What single records say beside the predicates: how many they stand for, and whom they name.
#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/bits.h"
#include "model/evidence.h"

namespace chuan::engine {

/// How many a row of that weight stands for, in ones; none written is one.
inline std::int64_t least_weight(Cell cell) {
  if (cell.is_none()) return 1;
  return cell.lo <= 0 ? 0 : (cell.lo + kMicro - 1) / kMicro;
}
inline std::int64_t most_weight(Cell cell) {
  if (cell.is_none()) return 1;
  return cell.hi == kCellMax ? kBoundless : std::max<std::int64_t>(0, cell.hi / kMicro);
}

/// Calls `f` with each record that the cell names, and `anyone` when it is not known which.
template <class F, class Anyone>
void for_named(const Register& other, const Column& by, std::size_t row, F&& f, Anyone&& anyone) {
  const Cell cell = by.cell(row);
  const auto name = [&](std::int32_t target) {
    target < 0 ? anyone() : f(static_cast<std::size_t>(target));
  };
  if (cell.is_unknown()) {
    anyone();
  } else if (cell.is_none()) {
    return;
  } else if (!by.targets.empty()) {
    name(by.targets[row]);
  } else {
    for (std::int64_t i = cell.lo; i < cell.hi; ++i)
      name(other.items[static_cast<std::size_t>(i)].target);
  }
}

}  // namespace chuan::engine
