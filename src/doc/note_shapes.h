/// The drawing in which a sheet's comments are boxes: VML, spliced as text, because what Excel
/// writes there is not always XML. Private to the folder.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "doc/workbook_map.h"

namespace chuan::xlsx {

/// A drawing without shapes. `number` keeps its shapes' ids apart from other sheets'.
std::string empty_drawing(std::size_t number);
/// The box of a comment of that many lines. False when the drawing has no end to put it before.
bool add_note_shape(std::string& drawing, Address at, std::size_t lines);
bool has_shapes(std::string_view drawing);
void remove_note_shape(std::string& drawing, Address at);

}  // namespace chuan::xlsx
