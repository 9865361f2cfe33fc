// Workbooks damaged at random, in the container's bytes and in the text of its parts: reading and
// changing them ends, with a value or with a fault, and never in another way.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>
#include <vector>

#include "doc/edit_workbook.h"
#include "unit/doc/book_parts.h"

using namespace chuan;
using namespace chuan::test;

namespace {

/// xorshift: the same mutants everywhere, each named by its seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E37'79B9'7F4A'7C15 + 1) {}
  std::size_t below(std::size_t n) {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return n == 0 ? 0 : static_cast<std::size_t>(state_ % n);
  }

 private:
  std::uint64_t state_;
};

std::vector<ZipPart> own_parts() {
  BookOut book;
  SheetOut sheet;
  sheet.name = "\u0110\u1ED9i ng\u0169";
  for (int r = 0; r < 12; ++r) {
    std::vector<CellOut> row(5);
    for (std::size_t c = 0; c < row.size(); ++c) {
      row[c].kind = c % 2 == 0 ? CellOut::Kind::text : CellOut::Kind::number;
      row[c].text = "\u00F4 " + std::to_string(r);
      row[c].value = 0.1 * r;
      row[c].look = static_cast<CellLook>((static_cast<std::size_t>(r) + c) % 8);
    }
    row[0].comment = r < 2 ? "g\u1EE3i \u00FD" : "";
    sheet.rows.push_back(std::move(row));
  }
  sheet.merges = {{13, 0, 3}};
  sheet.filter_row = 0;
  sheet.filter_columns = 5;
  sheet.repeat_first = sheet.repeat_last = 0;
  book.sheets = {sheet, sheet};
  Diagnostics diagnostics;
  const auto bytes = write_workbook(book);
  REQUIRE(bytes);
  return read_zip(*bytes, "a.xlsx", diagnostics).value_or(std::vector<ZipPart>());
}

std::vector<ZipPart> foreign_parts() {
  BookParts parts(
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c t='inlineStr'><is><r><t>a_x000D_</t></r></is></c>"
      "<c r='D1' t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c><f>A1</f></c></row><row><c t='d'><v>"
      "2023-04-12</v></c><c r='XFD2'><v>1E+300</v></c></row>");
  parts.shared("<si><t>m\u1ED9t</t></si><si><r><t>h</t></r><r><t>ai</t></r></si>");
  return parts.parts;
}

/// A piece of XML in the wrong place.
void spoil_text(std::string& text, Dice& dice) {
  static const std::vector<std::string> kPieces = {"<",
                                                   ">",
                                                   "\"",
                                                   "'",
                                                   "&#0;",
                                                   "&#xD800;",
                                                   "&amp;",
                                                   "]]>",
                                                   "<!--",
                                                   "-1",
                                                   "99999999999999999999",
                                                   "1E+308",
                                                   "A1048577",
                                                   "XFE1",
                                                   "r=\"0\"",
                                                   "<row>",
                                                   "<c>",
                                                   "</row>",
                                                   "<![CDATA[",
                                                   "\xFF\xFE",
                                                   "\xC3",
                                                   "e\xCC\x82",
                                                   "t=\"s\"",
                                                   "../../..",
                                                   "_x0000_",
                                                   "<!DOCTYPE a>",
                                                   "xmlns:r=\"\"",
                                                   "\0",
                                                   "<v>-0</v>",
                                                   "ref=\"A1:A1\""};
  const std::size_t times = 1 + dice.below(4);
  for (std::size_t i = 0; i < times; ++i) {
    const std::size_t at = dice.below(text.size());
    const std::size_t length = dice.below(40);
    switch (dice.below(6)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, kPieces[dice.below(kPieces.size())]);
        break;
      case 2:
        if (!text.empty()) text[at] = static_cast<char>(dice.below(256));
        break;
      case 3:
        text.insert(dice.below(text.size()), text.substr(at, 4 * length));
        break;
      case 4:
        text.replace(at, length, kPieces[dice.below(kPieces.size())]);
        break;
      default: {  // one attribute's value for another's
        const std::size_t a = text.find('"', at);
        const std::size_t b = text.find('"', a == std::string::npos ? a : a + 1);
        if (b != std::string::npos)
          text.replace(a + 1, b - a - 1, kPieces[dice.below(kPieces.size())]);
      }
    }
  }
}

std::string mutant(std::vector<ZipPart> parts, Dice& dice) {
  switch (dice.below(8)) {
    case 0:
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(dice.below(parts.size())));
      break;
    case 1: {
      const std::string name = parts[dice.below(parts.size())].name;
      parts[dice.below(parts.size())].name = name;
      break;
    }
    case 2:
    case 3: {  // the container itself
      std::string bytes = write_zip(parts);
      const std::size_t times = 1 + dice.below(6);
      for (std::size_t i = 0; i < times; ++i) {
        // Half of them in the directory, which stands at the end.
        const std::size_t reach =
            dice.below(2) == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 900);
        bytes[bytes.size() - 1 - dice.below(reach)] = static_cast<char>(dice.below(256));
      }
      if (dice.below(8) == 0) bytes.resize(dice.below(bytes.size()));
      return bytes;
    }
    default:
      spoil_text(parts[dice.below(parts.size())].bytes, dice);
  }
  return write_zip(parts);
}

void try_out(const std::string& bytes, bool with_sheet) {
  BookReading r = read_book_bytes(bytes);
  REQUIRE(r.book.has_value() == !r.diagnostics.has_errors());
  if (r.book)
    for (const Sheet& sheet : r.book->sheets)
      for (std::size_t i = 1; i < sheet.cells.size(); ++i) {
        const SheetCell& a = sheet.cells[i - 1];
        const SheetCell& b = sheet.cells[i];
        REQUIRE((a.row < b.row || (a.row == b.row && a.column < b.column)));
      }
  WorkbookEdit edit;
  edit.marks.emplace();
  const std::string name = r.book ? r.book->sheets[0].name : "S";
  edit.marks->push_back({name, 2, 1, MarkRole::error, "sai"});
  edit.marks->push_back({name, 40, 7, MarkRole::warning, "xem"});
  if (with_sheet) {
    edit.sheets.emplace_back();
    edit.sheets[0].name = name;
  }
  Diagnostics diagnostics;
  const auto edited = edit_workbook(bytes, "a.xlsx", edit, diagnostics);
  REQUIRE(edited.has_value() == !diagnostics.has_errors());
  // What could be read before can be read after, and holds the same but for a sheet replaced.
  if (!r.book || !edited || with_sheet) return;
  const BookReading after = read_book_bytes(*edited);
  CAPTURE(after.faults());
  REQUIRE(after.book);
  REQUIRE(after.cells() == r.cells());
}

}  // namespace

TEST_CASE("damaged workbooks end in a value or a fault") {
  const bool deep = std::getenv("CHUAN_DEEP") != nullptr;
  const std::uint64_t mutants = deep ? 6000 : 400;
  const std::vector<std::vector<ZipPart>> bases = {own_parts(), foreign_parts()};
  for (std::uint64_t seed = 1; seed <= mutants; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const std::string bytes = mutant(bases[dice.below(bases.size())], dice);
    try_out(bytes, seed % 10 == 0);
  }
}
