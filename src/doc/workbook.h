/// Workbooks (.xlsx) as sheets of cells, whoever wrote them: Excel, LibreOffice, openpyxl, us.
///
///   const auto book = read_workbook(bytes, "quang-tri.xlsx", sources, diagnostics);
///   for (const Sheet& sheet : book->sheets)
///     for (const SheetCell& cell : sheet.cells) ... cell_origin(sheet, cell)
///
/// A cell's type is what the file holds, not what it means: dates are serial numbers (a date is
/// what the register's schema says is one), numbers are given as plain decimal text rounded to 15
/// significant digits ("0.685", "1234567.5", never an exponent), text is NFC with its blanks as
/// written. Of a number's format it is told whether it shows a day or a percentage.
///
/// Contract: cells row by row, left to right, without blanks (a cell of nothing but white space is
/// kept as text); every sheet is a source of kind `sheet` in the SourceMap. Texts live as long as
/// the Workbook. A value is there exactly when no error was added. No throw; bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/source.h"

namespace chuan {

enum class SheetValue : std::uint8_t {
  text,
  number,
  boolean,    ///< text is "true" or "false"
  error,      ///< "#N/A"
  uncomputed  ///< a formula without a stored value
};
enum class SheetFormat : std::uint8_t { plain, date, percent };
struct SheetCell {
  std::uint32_t row = 0;     ///< from 0
  std::uint32_t column = 0;  ///< from 0
  SheetValue kind = SheetValue::text;
  bool formula = false;  ///< the value is a formula's
  std::string_view text;
  SheetFormat format = SheetFormat::plain;  ///< of a number
};
struct SheetRange {
  std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};
struct Sheet {
  std::string name;  ///< NFC
  SourceId source = kNoSource;
  bool hidden = false;
  std::vector<SheetCell> cells;
  std::vector<SheetRange> merged;
};
struct Workbook {
  std::vector<Sheet> sheets;  ///< in the order of the tabs
  bool from_1904 = false;     ///< serial dates count from 1/1/1904
  std::deque<std::string> kept;

  const Sheet* find(std::string_view name) const;  ///< exact name, else by fold_key
};
struct WorkbookLimits {
  std::size_t file_bytes = 32u << 20;
  std::size_t cells = 2'000'000;
};

std::optional<Workbook> read_workbook(std::string_view bytes, const std::string& file,
                                      SourceMap& sources, Diagnostics& diagnostics,
                                      const WorkbookLimits& limits = {});

/// True when bytes begin like a ZIP (.xlsx) or like an old or locked Office file (D0CF11E0).
bool looks_like_workbook(std::string_view bytes);

Origin cell_origin(const Sheet& sheet, std::uint32_t row, std::uint32_t column);
/// The day of a serial number given as SheetCell::text ("45000", also with a time of day, which is
/// cut off); nothing when it is none (negative, the day 29/2/1900, past year 9999).
std::optional<Date> day_of_serial(std::string_view number, bool from_1904);

}  // namespace chuan
