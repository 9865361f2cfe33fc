#include "doc/write_workbook.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "base/temporary_folder.h"
#include "doc/xml.h"
#include "unit/doc/book_parts.h"

using namespace chuan;
using namespace chuan::test;

namespace {

CellOut text(const std::string& words, CellLook look = CellLook::plain) {
  CellOut cell;
  cell.kind = CellOut::Kind::text;
  cell.text = words;
  cell.look = look;
  return cell;
}
CellOut number(double value, NumberLook format = NumberLook::general) {
  CellOut cell;
  cell.kind = CellOut::Kind::number;
  cell.value = value;
  cell.format = format;
  return cell;
}
CellOut formula(const std::string& words, double value) {
  CellOut cell = number(value);
  cell.kind = CellOut::Kind::formula;
  cell.text = words;
  return cell;
}
BookOut one_sheet(std::vector<std::vector<CellOut>> rows) {
  BookOut book;
  book.created = Date::of(2023, 4, 12);
  book.sheets.emplace_back();
  book.sheets[0].name = "S";
  book.sheets[0].rows = std::move(rows);
  return book;
}
std::string part_of(const BookOut& book, const std::string& name) {
  Diagnostics diagnostics;
  const auto bytes = write_workbook(book);
  REQUIRE(bytes);
  const auto parts = read_zip(*bytes, "a.xlsx", diagnostics);
  REQUIRE(parts);
  const ZipPart* part = find_part(*parts, name);
  return part == nullptr ? std::string() : part->bytes;
}
bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("cells come back as they were written") {
  CellOut link = text("xem");
  link.link = link_to_cell("S", 2, 3);
  CHECK(link.link == "internal:'S'!D3");
  const BookOut book = one_sheet(
      {{text("\u0110\u1ED9i ng\u0169"), number(0.7091, NumberLook::percent), number(1e15), {}},
       {text("=1+1"), text("+84"), text("-x"), text("@a"), text("http://a.b"), link},
       {text("_x000D_"), text(" a\nb "), text("\ttab"), text("\""), text("<&>'")},
       {formula("=B1*2", 1.4182), number(serial_of(Date::of(2023, 4, 12)), NumberLook::date)},
       {text(""), text("", CellLook::input), {}}});
  const auto bytes = write_workbook(book);
  REQUIRE(bytes);
  const BookReading r = read_book_bytes(*bytes);
  CHECK(r.faults().empty());
  CHECK(r.cells() ==
        "A1='\u0110\u1ED9i ng\u0169' B1=0.7091 C1=1000000000000000 A2='=1+1' B2='+84' C2='-x' "
        "D2='@a' E2='http://a.b' F2='xem' A3='_x000D_' B3=' a\nb ' C3='\ttab' D3='\"' E3='<&>'' "
        "A4=f1.4182 B4=45028");
  CHECK_FALSE(holds(part_of(book, "xl/worksheets/sheet1.xml"), "r:id"));  // nothing became a URL
}

TEST_CASE("a text of any length and letters is kept as far as a cell can hold it") {
  const std::string letters(32'767, 'a');
  const std::string longer = letters + "b";
  const BookReading r =
      read_book_bytes(*write_workbook(one_sheet({{text(letters), text(longer)}})));
  REQUIRE(r.book);
  CHECK((r.book->sheets[0].cells[0].text == letters));
  CHECK((r.book->sheets[0].cells[1].text == letters));
}

TEST_CASE("the same book gives the same bytes, at any moment") {
  CellOut noted = text("a");
  noted.comment = "Ghi ch\u00FA\nhai d\u00F2ng";
  BookOut book = one_sheet({{noted, number(1)}});
  book.title = "\u0110\u00E1nh gi\u00E1";
  const auto first = write_workbook(book);
  const auto second = write_workbook(book);
  CHECK((first == second));
  CHECK(holds(part_of(book, "docProps/core.xml"), "2023-04-12T00:00:00Z"));
}

TEST_CASE("names of sheets are brought to what Excel takes") {
  CHECK(sheet_name("K\u1EBFt qu\u1EA3") == "K\u1EBFt qu\u1EA3");
  CHECK(sheet_name("a[b]:c*d?e/f\\g") == "a b  c d e f g");
  CHECK(sheet_name("'a'") == "a");
  CHECK(sheet_name("") == "-");
  CHECK(sheet_name(" '' ") == "-");
  std::string name;
  for (int i = 0; i < 40; ++i) name += "\u1EC7";
  CHECK(sheet_name(name).size() == 31 * 3);
  BookOut book = one_sheet({});
  for (const char* twin : {"s", "S:", "S"}) {
    book.sheets.emplace_back();
    book.sheets.back().name = twin;
  }
  const BookReading r = read_book_bytes(*write_workbook(book));
  REQUIRE(r.book);
  CHECK(r.book->sheets[1].name == "s (2)");
  CHECK(r.book->sheets[2].name == "S (3)");
  CHECK(r.book->sheets[3].name == "S (4)");
}

TEST_CASE("what a person needs of a sheet is in the file") {
  BookOut book =
      one_sheet({{text("key", CellLook::code)},
                 {text("T\u00EAn", CellLook::heading), text("M\u00E3", CellLook::heading)},
                 {text("a"), text("2.10")}});
  SheetOut& sheet = book.sheets[0];
  sheet.rows[1][0].comment = "Ghi h\u1ECD t\u00EAn";
  sheet.hidden_rows = {0};
  sheet.hidden_columns = {3};
  sheet.widths = {30, 10};
  sheet.column_looks = {{}, {CellLook::input, NumberLook::text}};
  sheet.frozen_rows = 2;
  sheet.filter_row = 1;
  sheet.filter_columns = 2;
  sheet.repeat_first = sheet.repeat_last = 1;
  sheet.merges = {{5, 0, 1}, {6, 1, 1}};
  sheet.locked = true;
  sheet.tab = CellLook::good;
  sheet.footer = "A & B";
  ColumnCheck list;
  list.first_row = 2;
  list.last_row = 500;
  list.column = 1;
  list.list_range = "='Danh m\u1EE5c'!$A$2:$A$7";
  list.title =
      "M\u1ED9t ti\u00EAu \u0111\u1EC1 d\u00E0i h\u01A1n ba m\u01B0\u01A1i hai ch\u1EEF c\u00E1i";
  sheet.checks.push_back(list);
  list.kind = ColumnCheck::Kind::whole;
  list.bounded = list.warn_only = true;
  list.low = 1;
  list.high = 9;
  sheet.checks.push_back(list);
  book.sheets.emplace_back();
  book.sheets.back().name = "\u1EA8n";
  book.sheets.back().hidden = true;

  const std::string xml = part_of(book, "xl/worksheets/sheet1.xml");
  for (const char* piece :
       {"<row r=\"1\" spans=\"1:2\" hidden=\"1\">", "ySplit=\"2\"", "<autoFilter ref=\"A2:B3\"/>",
        "paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"", "fitToPage=\"1\"",
        "<mergeCell ref=\"A6:B6\"/>", "sheetProtection", "tabColor",
        "&amp;L&amp;8 A &amp;&amp; B&amp;R", "'Danh m\u1EE5c'!$A$2:$A$7</formula1>",
        "type=\"whole\"", "errorStyle=\"warning\"", "<formula1>1</formula1><formula2>9</formula2>",
        "hidden=\"1\" customWidth"})
    CHECK((holds(xml, piece) ? "" : piece) == std::string());
  const std::string main = part_of(book, "xl/workbook.xml");
  CHECK(holds(main, "S!$2:$2</definedName>"));
  CHECK(holds(main, "state=\"hidden\""));
  CHECK(holds(part_of(book, "xl/comments1.xml"), "Ghi h\u1ECD t\u00EAn"));
}

TEST_CASE("a folder for temporary files is gone with its owner") {
  std::string path;
  {
    const auto folder = TemporaryFolder::make();
    REQUIRE(folder);
    path = folder->path();
    CHECK(std::filesystem::is_directory(path));
  }
  CHECK_FALSE(std::filesystem::exists(path));
}
