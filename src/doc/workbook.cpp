#include "doc/workbook.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include "base/cell_name.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/check_text.h"
#include "doc/load_text.h"
#include "doc/number_formats.h"
#include "doc/workbook_map.h"
#include "doc/workbook_text.h"

namespace chuan {
namespace {

constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0";
/// Rows that an Origin can name.
constexpr std::uint32_t kNamedRows = 1u << 18;

class BookReader {
 public:
  BookReader(ZipReader& zip, const std::string& file, SourceMap& sources, Diagnostics& diagnostics,
             const WorkbookLimits& limits)
      : zip_(zip), file_(file), sources_(sources), diagnostics_(diagnostics), limits_(limits) {}

  std::optional<Workbook> read() {
    const std::size_t errors = diagnostics_.errors();
    const auto map = xlsx::map_book(zip_, file_, diagnostics_);
    if (!map) return std::nullopt;
    book_.from_1904 = map->from_1904;
    if (!map->shared_texts.empty() && !read_shared(map->shared_texts)) return std::nullopt;
    if (zip_.find(map->styles) != std::string_view::npos) read_formats(map->styles);
    for (const xlsx::SheetPart& part : map->sheets)
      if (!read_sheet(part)) return std::nullopt;
    if (diagnostics_.errors() != errors) return std::nullopt;
    return std::move(book_);
  }

 private:
  struct Place {
    const Sheet& sheet;
    xlsx::Address at;
    Origin origin() const { return cell_origin(sheet, at.row, at.column); }
  };

  bool read_shared(const std::string& part);
  void read_formats(const std::string& part);
  bool read_sheet(const xlsx::SheetPart& part);
  void read_rows(XmlNode rows, Sheet& sheet);
  void read_merged(XmlNode merges, Sheet& sheet);
  void put_in_order(Sheet& sheet);
  /// False when the limit of cells is passed.
  bool read_cell(XmlNode cell, xlsx::Address at, Sheet& sheet);
  void fill(XmlNode cell, const Place& place, SheetCell& out);
  SheetFormat format_of(std::string_view style) const;
  std::string_view shared(std::string_view number, const Place& place);
  std::string_view keep(std::string text) { return book_.kept.emplace_back(std::move(text)); }
  std::string_view checked(xlsx::CellText text, const Place& place);
  void tell(xlsx::TextState state, std::string_view text, const Place& place);
  void add_address(const Sheet& sheet, std::uint32_t row, std::string_view text) {
    diagnostics_.add(Code::workbook_cell_address, cell_origin(sheet, row, 0), {std::string(text)});
  }

  ZipReader& zip_;
  const std::string& file_;
  SourceMap& sources_;
  Diagnostics& diagnostics_;
  const WorkbookLimits& limits_;
  Workbook book_;
  struct Shared {
    std::string_view text;
    xlsx::TextState state;
  };
  std::vector<Shared> shared_;
  std::vector<SheetFormat> formats_;  ///< by style
  std::size_t cells_ = 0;
  bool too_many_ = false;
  bool warned_nfc_ = false;
  bool row_told_ = false;  ///< of the sheet at hand
};

bool BookReader::read_shared(const std::string& part) {
  const auto document = xlsx::read_part(zip_, part, file_, diagnostics_);
  if (!document) return false;
  for (XmlNode item = document->root().first(); item; item = item.next()) {
    if (item.name() != "si") continue;
    xlsx::CellText text = xlsx::rich_text(item);
    shared_.push_back({keep(std::move(text.text)), text.state});
  }
  return true;
}

/// Without them numbers are numbers: a broken part of styles costs no data.
void BookReader::read_formats(const std::string& part) {
  Diagnostics ignored;
  if (const auto document = xlsx::read_part(zip_, part, file_, ignored))
    formats_ = xlsx::formats_of(document->root());
}

bool BookReader::read_sheet(const xlsx::SheetPart& part) {
  const auto document = xlsx::read_part(zip_, part.part, file_, diagnostics_);
  if (!document) return false;
  Sheet& sheet = book_.sheets.emplace_back();
  sheet.name = part.name;
  sheet.hidden = part.hidden;
  sheet.source = sources_.add_sheet(file_, sheet.name);
  row_told_ = false;
  const XmlNode root = document->root();
  read_rows(root.child("sheetData"), sheet);
  read_merged(root.child("mergeCells"), sheet);
  if (too_many_) {
    diagnostics_.add(Code::workbook_too_many_cells, {}, {file_, std::to_string(limits_.cells)})
        .subject = file_;
    return false;
  }
  put_in_order(sheet);
  return true;
}

void BookReader::read_rows(XmlNode rows, Sheet& sheet) {
  std::uint32_t next_row = 0;
  for (XmlNode row = rows.first(); row && !too_many_; row = row.next()) {
    if (row.name() != "row") continue;
    std::uint32_t at = next_row;
    if (row.has("r")) {
      const auto given = xlsx::parse_row(row.attribute("r"));
      if (!given) {
        add_address(sheet, std::min(next_row, kNamedRows - 1), row.attribute("r"));
        continue;
      }
      at = *given;
    }
    next_row = at + 1;
    xlsx::Address next{at, 0};
    for (XmlNode cell = row.first(); cell; cell = cell.next()) {
      if (cell.name() != "c") continue;
      const auto given = cell.has("r") ? xlsx::parse_address(cell.attribute("r")) : next;
      if (!given || given->column >= xlsx::kColumns || given->row >= xlsx::kRows) {
        add_address(
            sheet, std::min(at, kNamedRows - 1),
            cell.has("r") ? std::string(cell.attribute("r")) : cell_name(next.row, next.column));
        break;
      }
      next = {given->row, given->column + 1};
      if (!read_cell(cell, *given, sheet)) return;
    }
  }
}

bool BookReader::read_cell(XmlNode cell, xlsx::Address at, Sheet& sheet) {
  if (!cell.first()) return true;
  SheetCell out;
  out.row = at.row;
  out.column = at.column;
  fill(cell, {sheet, at}, out);
  if (out.text.empty() && out.kind != SheetValue::uncomputed) return true;
  if (at.row >= kNamedRows) {
    if (!row_told_)
      diagnostics_.add(Code::workbook_row_limit, cell_origin(sheet, kNamedRows - 1, at.column),
                       {std::to_string(at.row + 1), std::to_string(kNamedRows)});
    row_told_ = true;
    return true;
  }
  if (++cells_ > limits_.cells) {
    too_many_ = true;
    return false;
  }
  sheet.cells.push_back(out);
  return true;
}

void BookReader::fill(XmlNode cell, const Place& place, SheetCell& out) {
  const std::string_view type = cell.attribute("t");
  const XmlNode value = cell.child("v");
  out.formula = static_cast<bool>(cell.child("f"));
  if (type == "inlineStr") {
    out.text = checked(xlsx::rich_text(cell.child("is")), place);
    return;
  }
  std::string text = value ? value.text() : std::string();
  // An empty text is a formula's value; an empty number is that of one never computed.
  if (out.formula && (!value || (text.empty() && type != "str"))) {
    out.kind = SheetValue::uncomputed;
    return;
  }
  if (text.empty()) return;
  if (type == "s") {
    out.text = shared(trim(text), place);
  } else if (type == "b") {
    out.kind = SheetValue::boolean;
    out.text = trim(text) == "1" || trim(text) == "true" ? "true" : "false";
  } else if (type == "e") {
    out.kind = SheetValue::error;
    out.text = checked(xlsx::plain_text(std::move(text)), place);
  } else if (type == "d") {
    // "2023-04-12T00:00:00": the day is what a dossier asks for.
    text.erase(std::min(text.find('T'), text.size()));
    out.text = checked(xlsx::plain_text(std::move(text)), place);
  } else {
    const auto number = type.empty() || type == "n" ? xlsx::plain_number(trim(text)) : std::nullopt;
    if (number) {
      out.kind = SheetValue::number;
      out.format = format_of(cell.attribute("s"));
    }
    out.text = number ? keep(*number) : checked(xlsx::plain_text(std::move(text)), place);
  }
}

SheetFormat BookReader::format_of(std::string_view style) const {
  std::size_t index = 0;
  std::from_chars(style.data(), style.data() + style.size(), index);
  return index < formats_.size() ? formats_[index] : SheetFormat::plain;
}

std::string_view BookReader::shared(std::string_view number, const Place& place) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
  if (error != std::errc() || end != number.data() + number.size() || index >= shared_.size()) {
    diagnostics_.add(Code::workbook_shared_text, place.origin(), {std::string(number)});
    return {};
  }
  tell(shared_[index].state, shared_[index].text, place);
  return shared_[index].text;
}

std::string_view BookReader::checked(xlsx::CellText text, const Place& place) {
  if (text.text.empty()) return {};
  tell(text.state, text.text, place);
  return keep(std::move(text.text));
}

void BookReader::tell(xlsx::TextState state, std::string_view text, const Place& place) {
  switch (state) {
    case xlsx::TextState::good:
      return;
    case xlsx::TextState::made_nfc:
      if (!warned_nfc_) diagnostics_.add(Code::text_not_nfc, place.origin());
      warned_nfc_ = true;
      return;
    case xlsx::TextState::bad_utf8:
      diagnostics_.add(Code::invalid_utf8, place.origin(), {xlsx::bad_byte(text)});
      return;
    case xlsx::TextState::control:
      add_control_character(text, find_control_character(text), place.origin(), diagnostics_);
      return;
  }
}

void BookReader::read_merged(XmlNode merges, Sheet& sheet) {
  for (XmlNode merge = merges.first(); merge; merge = merge.next()) {
    const std::string_view text = merge.attribute("ref");
    const std::size_t colon = std::min(text.find(':'), text.size());
    const auto a = xlsx::parse_address(text.substr(0, colon));
    const auto b = colon == text.size() ? a : xlsx::parse_address(text.substr(colon + 1));
    if (!a || !b) {
      add_address(sheet, 0, text);
      continue;
    }
    sheet.merged.push_back({std::min(a->row, b->row), std::min(a->column, b->column),
                            std::max(a->row, b->row), std::max(a->column, b->column)});
  }
}

void BookReader::put_in_order(Sheet& sheet) {
  const auto key = [](const SheetCell& c) { return std::tuple(c.row, c.column); };
  const auto less = [&](const SheetCell& a, const SheetCell& b) { return key(a) < key(b); };
  if (!std::is_sorted(sheet.cells.begin(), sheet.cells.end(), less))
    std::stable_sort(sheet.cells.begin(), sheet.cells.end(), less);
  for (std::size_t i = 1; i < sheet.cells.size(); ++i)
    if (key(sheet.cells[i]) == key(sheet.cells[i - 1]))
      diagnostics_.add(Code::workbook_cell_twice,
                       cell_origin(sheet, sheet.cells[i].row, sheet.cells[i].column));
}

}  // namespace

const Sheet* Workbook::find(std::string_view name) const {
  for (const Sheet& sheet : sheets)
    if (sheet.name == name) return &sheet;
  const std::string folded = fold_key(name);
  for (const Sheet& sheet : sheets)
    if (fold_key(sheet.name) == folded) return &sheet;
  return nullptr;
}

std::optional<Workbook> read_workbook(std::string_view bytes, const std::string& file,
                                      SourceMap& sources, Diagnostics& diagnostics,
                                      const WorkbookLimits& limits) {
  const auto refuse = [&](Code code, std::vector<std::string> args) {
    diagnostics.add(code, {}, std::move(args)).subject = file;
    return std::nullopt;
  };
  if (bytes.size() > limits.file_bytes)
    return refuse(Code::file_too_large, {file, size_words(limits.file_bytes)});
  if (bytes.starts_with(kOldOffice)) return refuse(Code::workbook_old_format, {file});
  std::optional<ZipReader> zip = ZipReader::open(bytes, file, diagnostics);
  if (!zip) return std::nullopt;
  return BookReader(*zip, file, sources, diagnostics, limits).read();
}

bool looks_like_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") ||
         bytes.starts_with(kOldOffice);
}

Origin cell_origin(const Sheet& sheet, std::uint32_t row, std::uint32_t column) {
  const std::uint32_t cell =
      std::min(row, kNamedRows - 1) << 14 | std::min(column, xlsx::kColumns - 1);
  return {sheet.source, cell, cell};
}

std::optional<Date> day_of_serial(std::string_view number, bool from_1904) {
  constexpr std::int32_t kLastSerial = 2'958'465;  // 31/12/9999
  constexpr std::int32_t kLeapYearThatWasNone = 60;
  std::int32_t serial = 0;
  const std::size_t dot = std::min(number.find('.'), number.size());
  const auto [end, error] = std::from_chars(number.data(), number.data() + dot, serial);
  if (error != std::errc() || end != number.data() + dot || number.starts_with('-'))
    return std::nullopt;
  if (from_1904) {
    const Date day = Date::of(1904, 1, 1).plus_days(serial);
    return serial > kLastSerial - 1462 ? std::nullopt : std::optional(day);
  }
  if (serial < 1 || serial > kLastSerial || serial == kLeapYearThatWasNone) return std::nullopt;
  // Excel believes in a 29/2/1900: serial numbers before it are a day behind the others.
  return Date::of(1899, 12, serial < kLeapYearThatWasNone ? 31 : 30).plus_days(serial);
}

}  // namespace chuan
