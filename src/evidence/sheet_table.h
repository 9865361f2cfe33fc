/// A sheet as a table: which column is what, and the rows that hold data. Private to the folder.
///
/// Columns are found by the keys of the hidden row, else by their headings without marks, in any
/// order. Merged cells, columns without a name and text in an old font are reported here.
///
/// Contract: views into the Workbook, which outlives the table.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "doc/workbook.h"
#include "evidence/book_form.h"
#include "evidence/reader.h"

namespace chuan {

struct SheetColumn {
  enum class Role : std::uint8_t { unnamed, known, extra, helper };
  Role role = Role::unnamed;
  std::uint16_t known = kNone16;  ///< the field of a register, the column of a part
  std::string_view name;          ///< the heading, trimmed
  Origin origin;                  ///< of the heading
};

struct SheetRow {
  std::uint32_t row = 0;
  std::span<const SheetCell> cells;  ///< left to right, blanks left out
};

struct SheetTable {
  const Sheet* sheet = nullptr;
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;  ///< below the headings, without blank rows

  Origin cell(std::uint32_t row, std::uint32_t column) const;
  /// The whole of a row, as wide as the table.
  Origin row(std::uint32_t row) const;
  /// Where a cell in the column of a field or part would stand; the first column without one.
  std::uint32_t column_of(std::uint16_t known) const;
};

/// How one kind of sheet names its columns.
struct ColumnNames {
  std::string prefix;                                         ///< of keys: "staff."
  std::function<std::uint16_t(std::string_view)> by_key;      ///< what follows the prefix
  std::function<std::uint16_t(std::string_view)> by_heading;  ///< kNone16: an extra column
};

/// Nothing for a sheet without data, or, reported, one without headings.
std::optional<SheetTable> find_table(Reader& reader, const Sheet& sheet, const ColumnNames& names);

/// What a sheet is.
SheetRole role_of(const EvidenceSchema& schema, const Sheet& sheet);
bool is_blank(const Sheet& sheet);

}  // namespace chuan
