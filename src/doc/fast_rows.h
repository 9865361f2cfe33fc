/// Cells of records as nearly all are written, many in one go: the expected key and right behind it
/// a plain value; and on into the rows that follow, as far as they stand apart alike (fast_run.h).
/// Private to the strict readers, which read every other cell themselves.
///
/// Contract: `at` stands before a key of the row at hand and moves behind the cells that were
/// taken, each of which the strict reader would have taken the same way. Nothing is taken that is
/// odd. The row at hand is then that of the last cell taken.
#pragma once

#include <cstddef>

#include "doc/fast_records.h"

namespace chuan {

/// True when `at` stands behind a value that no further key follows at once; false before a key.
[[nodiscard]] bool take_json_cells(FastRecords& records, const char*& at, const char* end);
[[nodiscard]] bool take_flow_cells(FastRecords& records, const char*& at, const char* end);
/// Lines of maps in block style, of keys in column `indent`; true when any was taken, and `at` then
/// stands at the end of its line.
[[nodiscard]] bool take_block_cells(FastRecords& records, const char*& at, const char* end,
                                    std::size_t indent);

}  // namespace chuan
