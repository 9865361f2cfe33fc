#include "unit/doc/book_parts.h"

#include <algorithm>

namespace chuan::test {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/";

std::string relation(const std::string& id, const std::string& kind, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + kind + "\" Target=\"" +
         target + "\"/>";
}
std::string relations(const std::string& inside) {
  return std::string("<Relationships xmlns=\"") + kPackage + "relationships\">" + inside +
         "</Relationships>";
}

}  // namespace

std::string sheet_xml(std::string_view rows, std::string_view after) {
  return std::string("<worksheet xmlns=\"") + kMain + "\" xmlns:r=\"" + kOffice + "\"><sheetData>" +
         std::string(rows) + "</sheetData>" + std::string(after) + "</worksheet>";
}

BookParts::BookParts(std::string_view rows) {
  put("[Content_Types].xml",
      std::string("<Types xmlns=\"") + kPackage +
          "content-types\"><Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
          "Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
  put("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
  put("xl/workbook.xml", std::string("<workbook xmlns=\"") + kMain + "\" xmlns:r=\"" + kOffice +
                             "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                             "</workbook>");
  put("xl/_rels/workbook.xml.rels",
      relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                relation("rId2", "sharedStrings", "sharedStrings.xml")));
  put("xl/worksheets/sheet1.xml", sheet_xml(rows));
  shared({});
}

BookParts& BookParts::put(const std::string& name, std::string bytes) {
  for (ZipPart& part : parts) {
    if (part.name != name) continue;
    part.bytes = std::move(bytes);
    return *this;
  }
  parts.push_back({name, std::move(bytes)});
  return *this;
}
BookParts& BookParts::drop(const std::string& name) {
  std::erase_if(parts, [&](const ZipPart& p) { return p.name == name; });
  return *this;
}
BookParts& BookParts::shared(std::string_view items) {
  return put("xl/sharedStrings.xml",
             std::string("<sst xmlns=\"") + kMain + "\">" + std::string(items) + "</sst>");
}

BookReading read_book_bytes(const std::string& bytes, const WorkbookLimits& limits) {
  BookReading out;
  out.book = read_workbook(bytes, "a.xlsx", out.sources, out.diagnostics, limits);
  return out;
}

std::string BookReading::faults() const {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) {
    out += out.empty() ? "" : " ";
    out += code_id(d.code);
    if (d.origin.known()) out += "@" + sources.place(d.origin).cell;
    for (std::size_t i = 0; i < d.args.size(); ++i) out += (i == 0 ? "(" : "|") + d.args[i];
    if (!d.args.empty()) out += ")";
  }
  return out;
}

std::string BookReading::cells() const {
  if (!book) return "none";
  std::string out;
  for (const Sheet& sheet : book->sheets) {
    if (book->sheets.size() > 1) out += (out.empty() ? "" : " ") + sheet.name + ":";
    for (const SheetCell& cell : sheet.cells) {
      out += out.empty() ? "" : " ";
      out += sources.place(cell_origin(sheet, cell.row, cell.column)).cell + "=";
      if (cell.formula) out += "f";
      if (cell.kind == SheetValue::uncomputed) out += "?";
      const char* quote = cell.kind == SheetValue::text ? "'" : "";
      out += quote + std::string(cell.text) + quote;
    }
  }
  return out;
}

}  // namespace chuan::test
