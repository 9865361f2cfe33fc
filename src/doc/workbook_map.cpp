#include "doc/workbook_map.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace chuan::xlsx {
namespace {

constexpr std::string_view kUsualBook = "xl/workbook.xml";

std::nullopt_t fail(Diagnostics& diagnostics, Code code, std::vector<std::string> args) {
  std::string subject = args.front();
  diagnostics.add(code, {}, std::move(args)).subject = std::move(subject);
  return std::nullopt;
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true" || text == "on";
}

/// The workbook's part as the container names it; empty when it names none.
std::optional<std::string> book_part(ZipReader& zip, const std::string& file,
                                     Diagnostics& diagnostics) {
  constexpr std::string_view kRelations = "_rels/.rels";
  if (zip.find(kRelations) == std::string_view::npos) return std::string(kUsualBook);
  const auto relations = read_part(zip, std::string(kRelations), file, diagnostics);
  if (!relations) return std::nullopt;
  for (XmlNode r = relations->root().first(); r; r = r.next())
    if (relation_kind(r) == "officeDocument") return resolve({}, r.attribute("Target"));
  return std::string(kUsualBook);
}

bool map_sheets(XmlNode sheets, XmlNode relations, const ZipReader& zip, const std::string& file,
                BookMap& book, Diagnostics& diagnostics) {
  std::set<std::string> names;  // Excel tells no capital from a small letter
  for (XmlNode sheet = sheets.first(); sheet; sheet = sheet.next()) {
    ++book.tabs;
    SheetPart out;
    out.name = to_nfc(sheet.attribute("name"));
    out.relation = sheet.attribute("id");
    const std::string_view state = sheet.attribute("state");
    out.hidden = state == "hidden" || state == "veryHidden";
    XmlNode relation = relations.first();
    while (relation && relation.attribute("Id") != out.relation) relation = relation.next();
    if (relation && relation_kind(relation) != "worksheet") continue;
    if (relation) out.part = resolve(book.part, relation.attribute("Target"));
    // More sheets than parts: some are named twice, and each costs the time of reading it.
    if (out.part.empty() || zip.find(out.part) == std::string_view::npos ||
        book.sheets.size() >= zip.size()) {
      fail(diagnostics, Code::workbook_part_missing,
           {file, out.part.empty() ? out.name : out.part});
      return false;
    }
    if (!names.insert(to_lower(out.name)).second) {
      fail(diagnostics, Code::workbook_sheet_twice, {file, out.name});
      return false;
    }
    book.sheets.push_back(std::move(out));
  }
  return true;
}

}  // namespace

void add_part_fault(const XmlFault& fault, const std::string& part, const std::string& file,
                    Diagnostics& diagnostics) {
  std::vector<std::string> args = {file, part};
  if (fault.code == Code::workbook_xml) args.push_back(std::to_string(fault.at));
  fail(diagnostics, fault.code, std::move(args));
}

std::optional<XmlDocument> read_part(ZipReader& zip, const std::string& part,
                                     const std::string& file, Diagnostics& diagnostics) {
  const std::size_t index = zip.find(part);
  if (index == std::string_view::npos)
    return fail(diagnostics, Code::workbook_part_missing, {file, part});
  std::optional<std::string> bytes = zip.read(index, diagnostics);
  if (!bytes) return std::nullopt;
  XmlFault fault;
  std::optional<XmlDocument> document = XmlDocument::parse(std::move(*bytes), XmlKeep::data, fault);
  if (!document) add_part_fault(fault, part, file, diagnostics);
  return document;
}

std::optional<BookMap> map_book(ZipReader& zip, const std::string& file, Diagnostics& diagnostics) {
  const std::optional<std::string> part = book_part(zip, file, diagnostics);
  if (!part) return std::nullopt;
  BookMap book;
  book.part = *part;
  if (zip.find(book.part) == std::string_view::npos || book.part.ends_with(".bin"))
    return fail(diagnostics, Code::workbook_no_book, {file});
  const auto document = read_part(zip, book.part, file, diagnostics);
  if (!document) return std::nullopt;
  const XmlNode root = document->root();
  if (root.name() != "workbook") return fail(diagnostics, Code::workbook_no_book, {file});
  const auto relations = read_part(zip, relations_of(book.part), file, diagnostics);
  if (!relations) return std::nullopt;

  book.from_1904 = is_true(root.child("workbookPr").attribute("date1904"));
  for (XmlNode r = relations->root().first(); r; r = r.next()) {
    std::string target = resolve(book.part, r.attribute("Target"));
    if (relation_kind(r) == "sharedStrings")
      book.shared_texts = std::move(target);
    else if (relation_kind(r) == "styles")
      book.styles = std::move(target);
  }
  if (!map_sheets(root.child("sheets"), relations->root(), zip, file, book, diagnostics))
    return std::nullopt;
  if (book.sheets.empty()) return fail(diagnostics, Code::workbook_no_sheet, {file});
  return book;
}

std::string relations_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  std::string out(part.substr(0, name));
  return out.append("_rels/").append(part.substr(name)).append(".rels");
}

std::string resolve(std::string_view part, std::string_view target) {
  std::vector<std::string_view> steps;
  const auto walk = [&steps](std::string_view path) {
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('/', begin), path.size());
      const std::string_view step = path.substr(begin, end - begin);
      if (step == ".." && !steps.empty())
        steps.pop_back();
      else if (!step.empty() && step != "." && step != "..")
        steps.push_back(step);
      begin = end + 1;
    }
  };
  const std::size_t slash = part.rfind('/');
  if (!target.starts_with('/') && slash != std::string_view::npos) walk(part.substr(0, slash));
  walk(target);
  std::string out;
  for (const std::string_view step : steps) out.append(out.empty() ? "" : "/").append(step);
  return out;
}

std::string_view relation_kind(XmlNode relation) {
  const std::string_view type = relation.attribute("Type");
  return type.substr(type.rfind('/') + 1);
}

std::optional<std::uint32_t> parse_row(std::string_view text) {
  std::uint32_t row = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), row);
  if (error != std::errc() || end != text.data() + text.size() || row == 0 || row > kRows)
    return std::nullopt;
  return row - 1;
}

std::optional<Address> parse_address(std::string_view text) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < 4; ++at) {
    const char c = text[at];
    const bool small = c >= 'a' && c <= 'z';
    if (!small && (c < 'A' || c > 'Z')) break;
    column = column * 26 + static_cast<std::uint32_t>(c - (small ? 'a' : 'A')) + 1;
  }
  const auto row = parse_row(text.substr(at));
  if (column == 0 || column > kColumns || !row) return std::nullopt;
  return Address{*row, column - 1};
}

std::optional<std::string> plain_number(std::string_view text) {
  if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value == 0) return "0";
  // "-d.dddddddddddddde+xx": 15 digits, rounded from the number itself.
  std::array<char, 32> buffer;
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific, 14);
  const std::string_view made(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  const std::size_t e = made.find('e');
  const std::size_t dot = made.find('.');
  int exponent = 0;
  const std::size_t sign = made[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(made.data() + sign, made.data() + made.size(), exponent);
  std::string digits(1, made[dot - 1]);
  digits += made.substr(dot + 1, e - dot - 1);
  digits.erase(digits.find_last_not_of('0') + 1);

  std::string out = made.front() == '-' ? "-" : "";
  if (exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
    return out;
  }
  const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return out + digits + std::string(whole - digits.size(), '0');
  return out + digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace chuan::xlsx
