/// A cell of a sheet as the text that read_cell takes: the field's type decides. A number format,
/// which tools drop, only tells a slip or a percentage from another number.
///
/// Numbers: in a date column a number from 1900 to 2200 is a year (as a serial it would be a day of
/// 1905), any other a serial day from 1911 on, and what is left is no date. In a column measured in
/// % a number is what its cell shows: 0.685 as "68.5%" is 68.5. Without such a format one above 1
/// is percents as written; between 0 and 1 it is either a fraction or a small percentage, so it is
/// refused. In columns of text and codes a number is its own digits. What shows a day in any other
/// column than one of dates was made one by the spreadsheet ("3/4"): nobody knows what was typed.
/// Texts follow the Vietnamese rules of CSV cells.
///
/// Contract: error cells and formulas without a value are reported and come back as "?". Private.
#pragma once

#include <string>
#include <string_view>

#include "doc/workbook.h"
#include "evidence/cells.h"
#include "evidence/reader.h"

namespace chuan {

/// `scratch` holds the text where it is not the cell's own, and must live as long as the RawCell.
RawCell raw_of(Reader& reader, const FieldSchema& field, const SheetCell& cell, Origin origin,
               bool from_1904, std::string& scratch);
/// False, and reported, for error cells and formulas without a value.
bool has_value(Reader& reader, std::string_view name, const SheetCell& cell, Origin origin);
/// What a cell outside the columns known says, to be kept: a day as such.
std::string extra_text(const SheetCell& cell, bool from_1904);
/// The day or year a number in a date column stands for, in ISO form; empty when it is none.
std::string date_of_number(std::string_view number, bool from_1904);

}  // namespace chuan
