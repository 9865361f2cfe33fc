// Workbooks: bytes as they come, or parts ("=== xl/workbook.xml") that are packed first, so that
// the XML is reached without guessing checksums. A value exactly when there is no error; cells in
// order.
#include <utility>

#include "doc/workbook.h"
#include "doc/zip.h"
#include "fuzz/fuzz.h"

namespace {

using namespace chuan;

void check(const Sheet& sheet, const Workbook& book, const SourceMap& sources) {
  std::pair<std::uint32_t, std::uint32_t> last;
  bool first = true;
  for (const SheetCell& cell : sheet.cells) {
    const std::pair<std::uint32_t, std::uint32_t> at(cell.row, cell.column);
    fuzz::demand(first || last < at, "cells row by row, left to right");
    last = at;
    first = false;
    fuzz::demand(!sources.place(cell_origin(sheet, cell.row, cell.column)).cell.empty(), "a place");
    if (cell.kind == SheetValue::number) (void)day_of_serial(cell.text, book.from_1904);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(fuzz::text_of(data, size));
  if (bytes.starts_with("=== ")) {
    std::vector<ZipPart> parts;
    for (fuzz::Part& part : fuzz::parts_of(bytes))
      parts.push_back({std::move(part.name), std::move(part.text)});
    bytes = write_zip(parts);
  }
  SourceMap sources;
  Diagnostics diagnostics;
  WorkbookLimits limits;
  limits.cells = 20'000;
  const auto book = read_workbook(bytes, "a.xlsx", sources, diagnostics, limits);
  fuzz::demand(book.has_value() == !diagnostics.has_errors(), "value and errors");
  for (const Diagnostic& d : diagnostics.all())
    if (d.origin.known()) (void)sources.place(d.origin);
  if (!book) return 0;
  for (const Sheet& sheet : book->sheets) check(sheet, *book, sources);
  return 0;
}
