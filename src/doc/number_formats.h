/// What a workbook's number formats make of a number: a day, a percentage, or only a number.
/// Private to the folder.
#pragma once

#include <string_view>
#include <vector>

#include "doc/workbook.h"
#include "doc/xml.h"

namespace chuan::xlsx {

/// By a cell's style; `root` is that of the part of styles. Formats that are not understood, and
/// styles past the end, are plain.
std::vector<SheetFormat> formats_of(XmlNode root);
/// Of a format's code: "dd/mm/yyyy", "0.00%", "#,##0". Quoted and escaped letters say nothing.
SheetFormat format_of_code(std::string_view code);

}  // namespace chuan::xlsx
