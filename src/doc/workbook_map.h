/// What an .xlsx container holds and where: the workbook's part, its sheets, shared texts, styles.
/// Private to the folder: what the reader and the editor of workbooks share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "doc/xml.h"
#include "doc/zip.h"

namespace chuan::xlsx {

struct SheetPart {
  std::string name;  ///< NFC
  std::string part;  ///< "xl/worksheets/sheet1.xml"
  std::string relation;
  bool hidden = false;
};
struct BookMap {
  std::string part;               ///< "xl/workbook.xml"
  std::vector<SheetPart> sheets;  ///< worksheets only, in the order of the tabs
  std::size_t tabs = 0;           ///< all sheets, charts too
  std::string shared_texts;       ///< empty: none
  std::string styles;             ///< empty: none
  bool from_1904 = false;
};

/// The container is a workbook and names its parts as it should; else the fault is added.
std::optional<BookMap> map_book(ZipReader& zip, const std::string& file, Diagnostics& diagnostics);
/// A part inflated and parsed for its data; an error is added when it is not there or broken.
std::optional<XmlDocument> read_part(ZipReader& zip, const std::string& part,
                                     const std::string& file, Diagnostics& diagnostics);

/// The fault of a part, or that it is missing.
void add_part_fault(const XmlFault& fault, const std::string& part, const std::string& file,
                    Diagnostics& diagnostics);

/// "xl/_rels/workbook.xml.rels" of "xl/workbook.xml".
std::string relations_of(std::string_view part);
/// The part a relation of `part` points to: "/xl/a.xml", "a.xml" and "../a.xml" alike.
std::string resolve(std::string_view part, std::string_view target);
/// The last piece of a relation's type, which is the same in both dialects of the format.
std::string_view relation_kind(XmlNode relation);

/// A cell's address from 0; nothing when it is none.
struct Address {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Address&) const = default;
};
inline constexpr std::uint32_t kRows = 1'048'576;
inline constexpr std::uint32_t kColumns = 16'384;
std::optional<Address> parse_address(std::string_view text);
/// "17" of a row, from 0; nothing when it is none.
std::optional<std::uint32_t> parse_row(std::string_view text);

/// Plain decimal text of a number as spreadsheets write it, rounded to the 15 digits they mean;
/// nothing when the text is none.
std::optional<std::string> plain_number(std::string_view text);

}  // namespace chuan::xlsx
