/// Records into a register a column after the other: one kind of cell at a time, which is faster
/// than the cells of a row in turn. For rows that name their fields in about the same order, as
/// those of an exported register do.
///
/// Contract: true gives what reading row after row gives, but for the order in which texts and
/// items of lists are numbered; false leaves `rows` as it was, and they are to be read one by one.
/// Places are not kept. Private to the folder.
#pragma once

#include <cstdint>
#include <span>

#include "doc/records.h"
#include "evidence/rows.h"

namespace chuan {

/// `fields`: of the list's keys, kNone16 for those the register does not know.
[[nodiscard]] bool read_columns(Reader& reader, const Records& records, const Records::List& list,
                                std::span<const std::uint16_t> fields, RowsReader& rows);

/// What read_raw makes of a node, of a record's cell. Gives the cell behind it and, of a list, its
/// members.
const Records::Cell* read_raw(Reader& reader, const Records::Cell* cell, RawCell& raw);

}  // namespace chuan
