/// Workbooks made by hand, part by part, and what reading them gives in one line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "doc/workbook.h"
#include "doc/zip.h"

namespace chuan::test {

/// The least workbook: one sheet "S" whose sheetData is given, and whatever else a test replaces.
struct BookParts {
  std::vector<ZipPart> parts;

  explicit BookParts(std::string_view rows = {});
  BookParts& put(const std::string& name, std::string bytes);
  BookParts& drop(const std::string& name);
  BookParts& shared(std::string_view items);  ///< "<si><t>a</t></si>"
  std::string bytes() const { return write_zip(parts); }
};

struct BookReading {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<Workbook> book;

  /// "F085@A3(ZZZ9)" for each diagnostic, joined with blanks.
  std::string faults() const;
  /// "A1='text' B1=12 C1=true D1=#N/A E1=? F1=f12": of the first sheet, or of all with "S: ".
  std::string cells() const;
};
BookReading read_book_bytes(const std::string& bytes, const WorkbookLimits& limits = {});

/// A whole part around what is inside it.
std::string sheet_xml(std::string_view rows, std::string_view after = {});

}  // namespace chuan::test
