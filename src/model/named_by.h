/// The rows of a register by the record that their code names: made once, asked for each record.
///
///   const NamedBy years(evidence.registers[staff_years].columns[staff], 300, 60);
///   for (const std::uint32_t row : years.of(3)) ...   // in the order of the rows
///
/// Contract: a copy, so the evidence may change. Rows that name nobody are under no record.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/evidence.h"

namespace chuan {

class NamedBy {
 public:
  /// `codes` is a column of codes of a register with `rows` rows, which name one of `records`.
  NamedBy(const Column& codes, std::uint32_t rows, std::uint32_t records) : begins_(records + 1) {
    const auto named = [&](std::uint32_t row) {
      const std::int32_t target = row < codes.targets.size() ? codes.targets[row] : -1;
      return target >= 0 && static_cast<std::uint32_t>(target) < records
                 ? static_cast<std::uint32_t>(target)
                 : records;
    };
    for (std::uint32_t row = 0; row < rows; ++row)
      if (const std::uint32_t at = named(row); at < records) ++begins_[at + 1];
    for (std::uint32_t i = 0; i < records; ++i) begins_[i + 1] += begins_[i];
    rows_.resize(begins_[records]);
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t row = 0; row < rows; ++row)
      if (const std::uint32_t at = named(row); at < records) rows_[next[at]++] = row;
  }

  std::span<const std::uint32_t> of(std::uint32_t record) const {
    return std::span(rows_).subspan(begins_[record], begins_[record + 1] - begins_[record]);
  }

 private:
  std::vector<std::uint32_t> begins_;  ///< by record, into `rows_`
  std::vector<std::uint32_t> rows_;
};

}  // namespace chuan
