/// Cells as spreadsheets call them.
///
///   cell_name(16, 3)      // "D17"; row and column from 0
///
/// Contract: pure.
#pragma once

#include <cstdint>
#include <string>

namespace chuan {

/// "AB" for 27.
std::string column_letters(std::uint32_t column);
std::string cell_name(std::uint32_t row, std::uint32_t column);

}  // namespace chuan
