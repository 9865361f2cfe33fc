// A user's workbook changed in place: what is asked for, and nothing else.
#include "doc/edit_workbook.h"

#include <catch2/catch.hpp>
#include <string>

#include "unit/doc/book_parts.h"

using namespace chuan;
using namespace chuan::test;

namespace {

struct Edited {
  std::optional<std::string> bytes;
  std::vector<ZipPart> parts;
  std::string faults;

  std::string part(const std::string& name) const {
    const ZipPart* found = find_part(parts, name);
    return found == nullptr ? std::string() : found->bytes;
  }
};
Edited edit(const std::string& bytes, const WorkbookEdit& what) {
  Diagnostics diagnostics;
  Edited out;
  out.bytes = edit_workbook(bytes, "a.xlsx", what, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) out.faults += code_id(d.code);
  CHECK(out.bytes.has_value() == out.faults.empty());
  if (out.bytes) out.parts = *read_zip(*out.bytes, "a.xlsx", diagnostics);
  return out;
}
bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}
std::size_t count(const std::string& text, const std::string& piece) {
  std::size_t n = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
    ++n;
  return n;
}

const std::string kSheet = "xl/worksheets/sheet1.xml";
const std::string kStyles =
    "<styleSheet><numFmts count='1'><numFmt numFmtId='164' formatCode='0.0'/></numFmts><fonts "
    "count='1'><font><b/></font></fonts><fills count='2'><fill/><fill/></fills><borders count='1'>"
    "<border/></borders><cellStyleXfs count='1'><xf/></cellStyleXfs><cellXfs count='2'><xf "
    "fontId='0' fillId='0'/><xf numFmtId='164' fontId='0' fillId='1'><alignment wrapText='1'/></xf>"
    "</cellXfs><extLst><ext/></extLst></styleSheet>";
const std::string kBookRelations =
    "<Relationships><Relationship Id='rId1' Type='t/worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='rId2' Type='t/sharedStrings' Target='sharedStrings.xml'/>"
    "<Relationship Id='rId3' Type='t/styles' Target='styles.xml'/></Relationships>";

BookParts with_styles(const std::string& rows) {
  BookParts parts(rows);
  parts.put("xl/styles.xml", kStyles).put("xl/_rels/workbook.xml.rels", kBookRelations);
  parts.put("xl/media/anh.png", std::string("\x89PNG\0\1", 6));
  return parts;
}
WorkbookEdit marks(std::vector<CellMark> list) {
  WorkbookEdit out;
  out.marks = std::move(list);
  return out;
}
SheetOut list_of(const std::string& name, const std::string& words) {
  SheetOut sheet;
  sheet.name = name;
  CellOut cell;
  cell.kind = CellOut::Kind::text;
  cell.text = words;
  cell.look = CellLook::heading;
  sheet.rows = {{cell}};
  sheet.widths = {20};
  sheet.repeat_first = sheet.repeat_last = 0;
  return sheet;
}

}  // namespace

TEST_CASE("a marked cell keeps its style but for the fill") {
  const BookParts parts = with_styles(
      "<row r='3' spans='1:1'><c r='A3' s='1'><v>1</v></c><c r='C3'><v>3</v></c></row>");
  const Edited r = edit(parts.bytes(), marks({{"S", 2, 0, MarkRole::error, "sai"},
                                              {"S", 2, 1, MarkRole::warning, ""},
                                              {"S", 0, 4, MarkRole::error, "thi\u1EBFu"},
                                              {"S", 9, 0, MarkRole::error, "cu\u1ED1i"},
                                              {"kh\u00F4ng c\u00F3", 0, 0, MarkRole::error, "x"}}));
  CHECK(r.faults.empty());
  CHECK(holds(r.part(kSheet),
              "<row r=\"1\"><c r=\"E1\" s=\"2\"/></row><row r=\"3\"><c r=\"A3\" s=\"3\"><v>1</v>"
              "</c><c r=\"B3\" s=\"4\"/><c r=\"C3\"><v>3</v></c></row><row r=\"10\">"));
  const std::string styles = r.part("xl/styles.xml");
  CHECK(holds(styles,
              "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"2\" applyFill=\"1\"><alignment "
              "wrapText=\"1\"/></xf>"));
  CHECK(holds(styles, "<cellXfs count=\"5\">"));
  CHECK(holds(styles, "<fills count=\"4\">"));
  CHECK(holds(styles, "</cellXfs><extLst><ext/></extLst>"));
  CHECK(read_book_bytes(*r.bytes).cells() == "A3=1 C3=3");
  for (const ZipPart& part : parts.parts)
    if (part.name != kSheet && part.name != "xl/styles.xml" && part.name != "[Content_Types].xml" &&
        part.name != "xl/workbook.xml") {
      CAPTURE(part.name);
      CHECK((r.part(part.name) == part.bytes));
    }
}

TEST_CASE("marks of one cell are one mark, the worse one") {
  const Edited r = edit(with_styles("").bytes(), marks({{"S", 0, 0, MarkRole::error, "m\u1ED9t"},
                                                        {"S", 0, 0, MarkRole::warning, "hai"}}));
  CHECK(holds(r.part("xl/comments1.xml"), ">[chuan] m\u1ED9t\n\nhai</t>"));
  CHECK(count(r.part("xl/drawings/vmlDrawing1.vml"), "<v:shape ") == 1);
  CHECK(holds(r.part("xl/styles.xml"), "FFFFB7B8"));
  CHECK_FALSE(holds(r.part("xl/styles.xml"), "FFFFE29A"));
}

TEST_CASE("comments get their parts, types and relations") {
  const Edited r =
      edit(with_styles("").bytes(), marks({{"S", 4, 1, MarkRole::error, "<sai> & \"x\""}}));
  CHECK(holds(r.part(kSheet), "<legacyDrawing r:id=\"rIdChuan2\"/></worksheet>"));
  CHECK(holds(r.part("xl/worksheets/_rels/sheet1.xml.rels"), "Target=\"../comments1.xml\""));
  CHECK(holds(r.part("xl/worksheets/_rels/sheet1.xml.rels"), "t/vmlDrawing"));
  CHECK(holds(r.part("[Content_Types].xml"), "PartName=\"/xl/comments1.xml\""));
  CHECK(holds(r.part("[Content_Types].xml"), "Extension=\"vml\""));
  CHECK(holds(r.part("xl/comments1.xml"), "<comment ref=\"B5\" authorId=\"0\">"));
  CHECK(holds(r.part("xl/comments1.xml"), "&lt;sai&gt; &amp; \"x\""));
  CHECK(holds(r.part("xl/drawings/vmlDrawing1.vml"), "<x:Row>4</x:Row><x:Column>1</x:Column>"));
}

TEST_CASE("other people's comments stay, with ours below") {
  BookParts parts = with_styles("<row><c><v>1</v></c></row>");
  parts.put(kSheet, sheet_xml("<row><c><v>1</v></c></row>",
                              "<pageMargins/><legacyDrawing r:id='d'/><tableParts/>"));
  parts.put("xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships><Relationship Id='c' Type='t/comments' Target='/xl/comments7.xml'/>"
            "<Relationship Id='d' Type='t/vmlDrawing' Target='../v.vml'/></Relationships>");
  parts.put("xl/comments7.xml",
            "<comments><authors><author>Lan</author></authors><commentList><comment ref='A1' "
            "authorId='0'><text><t>xem l\u1EA1i</t></text></comment><comment ref='B2' authorId='0'>"
            "<text><r><t>k</t></r></text></comment></commentList></comments>");
  const std::string drawing =
      "<xml xmlns:v='v'><br><v:shape id=\"_x0000_s1025\"><x:Row>0</x:Row><x:Column>0</x:Column>"
      "</v:shape></xml>";
  parts.put("xl/v.vml", drawing);
  const WorkbookEdit both =
      marks({{"S", 0, 0, MarkRole::error, "sai"}, {"S", 5, 5, MarkRole::error, "thi\u1EBFu"}});
  const Edited r = edit(parts.bytes(), both);
  const std::string comments = r.part("xl/comments7.xml");
  CHECK(holds(comments, "<authors><author>Lan</author><author>chuan</author></authors>"));
  CHECK(holds(comments, "xem l\u1EA1i</t></r>"));
  CHECK(holds(comments, ">\n[chuan] sai</t></r></text></comment>"));
  CHECK(holds(comments, "<comment ref=\"F6\" authorId=\"1\">"));
  CHECK(r.part("xl/v.vml").starts_with(drawing.substr(0, drawing.size() - 6)));
  CHECK(holds(r.part("xl/v.vml"), "_x0000_s1026"));
  CHECK(holds(r.part(kSheet), "<legacyDrawing r:id=\"d\"/><tableParts/>"));

  // Again: the same; and without a fault, as it was before but for what marking rewrote.
  const Edited again = edit(*r.bytes, both);
  CHECK(again.part("xl/comments7.xml") == comments);
  CHECK(count(again.part("xl/v.vml"), "<v:shape ") == 2);
  CHECK(holds(again.part(kSheet), "<c s=\""));
  const Edited clean = edit(*again.bytes, marks({}));
  CHECK_FALSE(holds(clean.part("xl/comments7.xml"), "sai"));
  CHECK_FALSE(holds(clean.part("xl/comments7.xml"), "F6"));
  CHECK(holds(clean.part("xl/comments7.xml"), "xem l\u1EA1i"));
  CHECK(count(clean.part("xl/v.vml"), "<v:shape ") == 1);
}

TEST_CASE("marks that are taken off leave no part behind") {
  const BookParts parts = with_styles("<row><c s='1'><v>1</v></c></row>");
  const Edited marked = edit(parts.bytes(), marks({{"S", 0, 0, MarkRole::error, "sai"}}));
  const Edited clean = edit(*marked.bytes, marks({}));
  CHECK(clean.part("xl/comments1.xml").empty());
  CHECK(clean.part("xl/drawings/vmlDrawing1.vml").empty());
  CHECK_FALSE(holds(clean.part(kSheet), "legacyDrawing"));
  CHECK_FALSE(holds(clean.part("[Content_Types].xml"), "comments"));
  // The style lost its mark; nothing asks for a mark any more.
  CHECK(holds(clean.part(kSheet), "<c s=\"3\"><v>1</v></c>"));
  CHECK(holds(clean.part("xl/styles.xml"), "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\">"));
  const Edited same = edit(*clean.bytes, marks({}));
  CHECK((same.bytes == clean.bytes));
}

TEST_CASE("a sheet goes behind the last, or takes the place of its name") {
  WorkbookEdit add;
  add.sheets = {list_of("L\u1ED7i", "M\u00E3 <l\u1ED7i>")};
  const Edited r = edit(with_styles("<row><c><v>1</v></c></row>").bytes(), add);
  CHECK(read_book_bytes(*r.bytes).cells() == "S: A1=1 L\u1ED7i: A1='M\u00E3 <l\u1ED7i>'");
  const std::string book = r.part("xl/workbook.xml");
  CHECK(holds(book, "<sheet name=\"L\u1ED7i\" sheetId=\"2\" r:id=\"rIdChuan1\"/></sheets>"));
  CHECK(holds(book, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">"));
  CHECK_FALSE(holds(r.part("xl/worksheets/sheet2.xml"), "tabSelected"));
  CHECK(holds(r.part("[Content_Types].xml"), "PartName=\"/xl/worksheets/sheet2.xml\""));

  WorkbookEdit replace;
  replace.sheets = {list_of("L\u1ED6I", "m\u1EDBi")};
  const Edited second = edit(*r.bytes, replace);
  CHECK(read_book_bytes(*second.bytes).cells() == "S: A1=1 L\u1ED7i: A1='m\u1EDBi'");
  CHECK(count(second.part("xl/workbook.xml"), "<definedName ") == 1);
}

TEST_CASE("replacing a sheet takes its relations and the order of calculation along") {
  BookParts parts = with_styles("<row><c><f>1</f><v>1</v></c></row>");
  std::string relations = kBookRelations;
  relations.insert(relations.find("</"),
                   "<Relationship Id='k' Type='t/calcChain' Target='calcChain.xml'/>");
  parts.put("xl/_rels/workbook.xml.rels", relations).put("xl/calcChain.xml", "<calcChain/>");
  parts.put("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships/>");
  WorkbookEdit replace;
  replace.sheets = {list_of("S", "x")};
  const Edited r = edit(parts.bytes(), replace);
  CHECK(r.part("xl/calcChain.xml").empty());
  CHECK(r.part("xl/worksheets/_rels/sheet1.xml.rels").empty());
  CHECK_FALSE(holds(r.part("xl/_rels/workbook.xml.rels"), "calcChain"));
  CHECK(read_book_bytes(*r.bytes).cells() == "A1='x'");
}

TEST_CASE("prefixed parts are changed in their own prefix") {
  BookParts parts = with_styles("");
  parts.put(kSheet,
            "<x:worksheet xmlns:x='m'><x:cols><x:col min='1' max='9' style='1'/></x:cols>"
            "<x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>");
  std::string styles = kStyles;
  for (std::size_t at = 0; (at = styles.find('<', at)) != std::string::npos; ++at)
    styles.insert(styles[at + 1] == '/' ? at + 2 : at + 1, "x:");
  parts.put("xl/styles.xml", styles);
  WorkbookEdit what = marks({{"S", 0, 2, MarkRole::error, "sai"}});
  what.sheets = {list_of("L\u1ED7i", "m")};
  const Edited r = edit(parts.bytes(), what);
  CHECK(r.faults.empty());
  CHECK(holds(r.part(kSheet), "</x:c><x:c r=\"C1\" s=\"2\"/></x:row>"));
  CHECK(holds(r.part(kSheet), "<x:legacyDrawing xmlns:r=\"t\" r:id="));
  CHECK_FALSE(holds(r.part("xl/styles.xml"), "<font>"));
  CHECK_FALSE(holds(r.part("xl/styles.xml"), "<color"));
  CHECK(read_book_bytes(*r.bytes).cells() == "S: A1=1 L\u1ED7i: A1='m'");
}

TEST_CASE("a workbook without styles gets them") {
  WorkbookEdit what = marks({{"S", 0, 0, MarkRole::warning, "sai"}});
  what.sheets = {list_of("L\u1ED7i", "m")};
  const Edited r = edit(BookParts("<row><c><v>1</v></c></row>").bytes(), what);
  CHECK(r.faults.empty());
  CHECK(holds(r.part("xl/styles1.xml"), "<fill><patternFill patternType=\"gray125\"/></fill>"));
  CHECK(holds(r.part("xl/_rels/workbook.xml.rels"), "Target=\"styles1.xml\""));
}

TEST_CASE("a workbook of our own, marked, is a workbook still") {
  BookOut book;
  book.sheets = {list_of("S", "t\u00EAn"), list_of("T", "m\u00E3")};
  book.sheets[0].rows[0][0].comment = "g\u1EE3i \u00FD";
  const auto bytes = write_workbook(book);
  REQUIRE(bytes);
  WorkbookEdit what =
      marks({{"S", 0, 0, MarkRole::error, "sai"}, {"T", 3, 3, MarkRole::error, "x"}});
  what.sheets = {list_of("T", "thay")};
  const Edited r = edit(*bytes, what);
  CHECK(read_book_bytes(*r.bytes).cells() == "S: A1='t\u00EAn' T: A1='thay'");
  CHECK(holds(r.part("xl/comments1.xml"), "g\u1EE3i \u00FD"));
  CHECK(holds(r.part("xl/comments1.xml"), "sai"));
  CHECK((edit(*bytes, what).bytes == r.bytes));
}

TEST_CASE("a broken part is told, not skipped") {
  const WorkbookEdit what = marks({{"S", 0, 0, MarkRole::error, "sai"}});
  CHECK(edit(with_styles("").put("xl/styles.xml", "<styleSheet>").bytes(), what).faults == "F082");
  CHECK(edit(with_styles("").drop("[Content_Types].xml").bytes(), what).faults == "F081");
  CHECK(edit(with_styles("").put(kSheet, "<a>").bytes(), what).faults == "F082");
  CHECK(edit("PK", what).faults == "F073");
  // What would be written back as bytes that are no text (a find of the mutants).
  for (const char* reference : {"&#xD800;", "&#0;", "&#x110000;", "&#99999999999;"})
    CHECK(edit(with_styles("").put(kSheet, sheet_xml("", reference)).bytes(), what).faults ==
          "F082");
  CHECK(edit(with_styles("").put(kSheet, sheet_xml("", "&#225;&#x;&#;&x;")).bytes(), what)
            .faults.empty());
}
