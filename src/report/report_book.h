/// The shape of our reports as sheets: a title, what is judged, a table with repeated heading, and
/// below it how the document came about.
///
///   ReportSheet sheet(input, options, "Ket qua", {{"No.", 5}, {"Indicator", 40}});
///   sheet.group("1. ...");
///   sheet.row({cell_number(1), cell_text("CT1.01")});
///   BookOut book;  book.sheets.push_back(sheet.finish());
///
/// Contract: texts are cleaned and always written as text; a number keeps its type, a quotient is a
/// formula with its value.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doc/write_workbook.h"
#include "report/indicator_rows.h"

namespace chuan {

CellOut cell_text(std::string_view text, CellLook look = CellLook::wrapped);
CellOut cell_number(std::int64_t value);
/// "=45/60" with 0.75, or a plain number; in percent, whole or decimal as it is.
CellOut cell_exact(const ExactNumber& number);
/// A date, month or year by how much of it is known; the words where it is none of them.
CellOut cell_days(const std::optional<DateSpan>& span, std::string_view words);
CellOut cell_formula(std::string formula, double value, NumberLook format);
/// The value to the last bit the same everywhere.
double to_double(const Rational& value);

struct ReportColumn {
  std::string title;
  double width = 10;
};

class ReportSheet {
 public:
  /// `subject`: the lines under the title.
  ReportSheet(const ReportInput& input, const ReportOptions& options, std::string_view name,
              std::string_view title, const std::vector<std::string>& subject,
              const std::vector<ReportColumn>& columns);
  void group(std::string_view title);
  void row(std::vector<CellOut> cells) { sheet_.rows.push_back(std::move(cells)); }
  /// Where the next row stands, from 0.
  std::uint32_t next() const { return static_cast<std::uint32_t>(sheet_.rows.size()); }
  void note(std::string_view text, CellLook look = CellLook::note);
  SheetOut finish();

 private:
  void merged(std::string_view text, CellLook look);
  const ReportInput& input_;
  const ReportOptions& options_;
  SheetOut sheet_;
  std::uint32_t columns_;
};

/// A book with its properties, in the order of the sheets.
std::optional<std::string> write_report_book(const ReportInput& input, std::string_view title,
                                             std::vector<SheetOut> sheets);

}  // namespace chuan
