/// Sheets of cells into an .xlsx, made with libxlsxwriter.
///
///   BookOut book;  book.sheets.push_back({.name = "Kết quả"});
///   book.sheets.back().rows.push_back({text("CT1.01"), number("12.5"), percent("0.7091")});
///   const std::optional<std::string> bytes = write_workbook(book);
///
/// What a person needs of a sheet is data here: widths, hidden and repeated rows, frozen panes,
/// filters, pick lists by range, checks, comments on headings, colours by role, print set-up (A4).
/// A text is always written as text, also when it begins with "=" or "+".
///
/// Contract: same input, same bytes. No throw. Nothing when the temporary file the library needs
/// could not be written, or the library is not there (temporary_failed).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace chuan {

enum class CellLook : std::uint8_t {
  plain,
  wrapped,  ///< text that breaks into lines, top aligned
  heading,  ///< of a table
  title,    ///< of a page
  note,     ///< small, grey
  good,     ///< met
  bad,      ///< not met
  warn,     ///< unknown, nearly, missing papers
  group,    ///< a row that heads a group
  code,     ///< hidden keys
  input,    ///< where a clerk writes
  hint      ///< beside it: what helps, and is not for writing
};
enum class NumberLook : std::uint8_t {
  general,
  whole,
  decimal,
  percent,
  date,
  month,
  year,
  text  ///< what is typed stays a text: codes such as 2.10
};

struct CellOut {
  enum class Kind : std::uint8_t { blank, text, number, formula };
  /// A plain blank is no cell; an empty text is an empty cell with its look.
  Kind kind = Kind::blank;
  CellLook look = CellLook::plain;
  NumberLook format = NumberLook::general;
  std::string text;     ///< the text, or the formula with its "="
  double value = 0;     ///< numbers and what formulas come to (dates: serial, 1900 system)
  std::string comment;  ///< shown beside the cell
  std::string link;     ///< "internal:'Sheet'!A1" or empty
};

/// What may be typed in a range of rows of one column.
struct ColumnCheck {
  enum class Kind : std::uint8_t { list, date, whole, decimal, percent };
  Kind kind = Kind::list;
  std::uint32_t first_row = 0, last_row = 0, column = 0;
  std::string list_range;  ///< list: "='Danh mục'!$A$2:$A$7"
  double low = 0, high = 0;
  bool bounded = false;
  bool warn_only = false;      ///< a notice, not a refusal
  std::string title, message;  ///< shown when the cell is entered (32 and 255 characters at most)
};

struct SheetOut {
  std::string name;  ///< brought to what Excel allows; see sheet_name
  std::vector<std::vector<CellOut>> rows;
  std::vector<double> widths;  ///< by column, in characters
  struct ColumnLook {
    CellLook look = CellLook::plain;
    NumberLook format = NumberLook::general;
  };
  std::vector<ColumnLook> column_looks;  ///< by column, of the cells that are not written
  std::vector<std::uint32_t> hidden_rows;
  std::vector<std::uint32_t> hidden_columns;
  std::uint32_t frozen_rows = 0, frozen_columns = 0;
  std::int64_t filter_row = -1;  ///< heading row that carries filters; -1: none
  std::uint32_t filter_columns = 0;
  std::int64_t repeat_first = -1, repeat_last = -1;  ///< print titles
  std::vector<ColumnCheck> checks;
  struct Merge {
    std::uint32_t row = 0, first_column = 0, last_column = 0;
  };
  std::vector<Merge> merges;  ///< the first cell's value and look stand for all
  bool portrait = false;      ///< else A4 landscape; always one page wide
  bool locked = false;        ///< read-only (no password)
  bool hidden = false;
  CellLook tab = CellLook::plain;  ///< colour of its tab; plain: none
  std::string footer;              ///< printed on each page
};
struct BookOut {
  std::vector<SheetOut> sheets;
  std::string title, subject;
  Date created;  ///< the document's property: from the data, never the clock
};

std::optional<std::string> write_workbook(const BookOut& book);

/// At most 31 characters, none of []:*?/\ and no apostrophe at an end.
std::string sheet_name(std::string_view name);
/// "'Name'", as formulas and links name a sheet.
std::string quoted_sheet(std::string_view name);
/// "internal:'Name'!D17", for CellOut::link; row and column from 0.
std::string link_to_cell(std::string_view sheet, std::uint32_t row, std::uint32_t column);
/// The serial number of a day, for CellOut::value.
double serial_of(Date day);

}  // namespace chuan
