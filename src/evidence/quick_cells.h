/// The cell of a text as nearly all cells are written: whole numbers, ISO days, true and false, a
/// scale's own words, codes and texts.
///
/// Contract: true gives the cell read_cell would give, and nothing is reported; false says nothing,
/// read_cell is to be asked. `text` is trimmed, not empty, and no list. Private to the folder.
#pragma once

#include <string_view>

#include "evidence/reader.h"

namespace chuan {

[[nodiscard]] bool quick_cell(Reader& reader, const FieldSchema& field, std::string_view text,
                              Cell& cell);
/// trim, which most texts do not need.
std::string_view quick_trim(std::string_view text);

}  // namespace chuan
