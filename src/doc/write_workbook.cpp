#include "doc/write_workbook.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/cell_name.h"
#include "base/file_system.h"
#include "base/temporary_folder.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/workbook_formats.h"
#include "doc/workbook_map.h"
#include "doc/workbook_text.h"
#include "doc/xlsx_library.h"

namespace chuan {
namespace {

using namespace xlsx;

constexpr std::size_t kLongestSheetName = 31;
constexpr std::size_t kLongestText = 32'767;
constexpr std::size_t kLongestTitle = 32;
constexpr std::size_t kLongestMessage = 255;
constexpr std::size_t kMostBytes = 256u << 20;
constexpr std::uint8_t kA4 = 9;
constexpr double kMargin = 0.5;  // inches
constexpr std::string_view kForbidden = "[]:*?/\\";

/// Cut to `most` code points; where Excel counts in UTF-16, letters beyond it count twice.
std::string cut(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    units += c.value > 0xFFFF ? 2 : 1;
    if (units > most) break;
    at += c.size;
  }
  return std::string(text.substr(0, at));
}

lxw_row_t row_of(std::int64_t row) {
  return static_cast<lxw_row_t>(row);
}
lxw_col_t column_of(std::uint32_t column) {
  return static_cast<lxw_col_t>(column);
}

/// The library wants texts it may write to, and does not.
char* text_of(std::string& text) {
  return text.data();
}

// ---- one sheet

class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* sheet, xlsx::Formats& formats, const SheetOut& out)
      : sheet_(sheet), formats_(formats), out_(out) {}

  void write() {
    columns();
    for (std::uint32_t row = 0; row < out_.rows.size(); ++row) set_height(row);
    for (const std::uint32_t row : out_.hidden_rows) hide_row(row);
    // Cells under a merge are overwritten by it, so that it comes first.
    for (const SheetOut::Merge& merge : out_.merges) put_merge(merge);
    for (std::uint32_t row = 0; row < out_.rows.size(); ++row)
      for (std::uint32_t column = 0; column < out_.rows[row].size(); ++column)
        put(row, column, out_.rows[row][column]);
    for (const ColumnCheck& check : out_.checks) put_check(check);
    set_up();
  }

 private:
  void columns();
  void set_height(std::uint32_t row);
  double width_of(std::uint32_t row, std::uint32_t column) const;
  void hide_row(std::uint32_t row);
  void put_merge(const SheetOut::Merge& merge);
  void put(std::uint32_t row, std::uint32_t column, const CellOut& cell);
  void put_comment(std::uint32_t row, std::uint32_t column, const std::string& comment);
  void put_check(const ColumnCheck& check);
  void set_up();
  void set_footer();

  lxw_worksheet* sheet_;
  xlsx::Formats& formats_;
  const SheetOut& out_;
};

void SheetWriter::columns() {
  const auto& hidden = out_.hidden_columns;
  std::size_t count = std::max(out_.widths.size(), out_.column_looks.size());
  for (const std::uint32_t column : hidden) count = std::max<std::size_t>(count, column + 1);
  for (std::uint32_t c = 0; c < count; ++c) {
    lxw_row_col_options options{};
    options.hidden = std::find(hidden.begin(), hidden.end(), c) != hidden.end() ? 1 : 0;
    const double width = c < out_.widths.size() ? out_.widths[c] : LXW_DEF_COL_WIDTH;
    lxw_format* format = nullptr;
    const auto look = c < out_.column_looks.size() ? out_.column_looks[c] : SheetOut::ColumnLook{};
    if (look.look != CellLook::plain || look.format != NumberLook::general)
      format = formats_.get(look.look, look.format);
    worksheet_set_column_opt(sheet_, column_of(c), column_of(c), width, format, &options);
  }
}

double SheetWriter::width_of(std::uint32_t row, std::uint32_t column) const {
  std::uint32_t last = column;
  for (const SheetOut::Merge& merge : out_.merges)
    if (merge.row == row && merge.first_column == column) last = merge.last_column;
  double width = 0;
  for (std::uint32_t c = column; c <= last; ++c)
    width += c < out_.widths.size() ? out_.widths[c] : LXW_DEF_COL_WIDTH;
  return width;
}

void SheetWriter::set_height(std::uint32_t row) {
  constexpr double kMost = 409;  // Excel's own limit
  double height = LXW_DEF_ROW_HEIGHT;
  for (std::uint32_t column = 0; column < out_.rows[row].size(); ++column) {
    const CellOut& cell = out_.rows[row][column];
    if (cell.kind == CellOut::Kind::blank) continue;
    height =
        std::max(height, xlsx::Formats::height_of(cell.kind == CellOut::Kind::text ? cell.text : "",
                                                  cell.look, width_of(row, column)));
  }
  if (height > LXW_DEF_ROW_HEIGHT)
    worksheet_set_row(sheet_, row_of(row), std::min(std::round(height), kMost), nullptr);
}

void SheetWriter::hide_row(std::uint32_t row) {
  lxw_row_col_options options{};
  options.hidden = 1;
  worksheet_set_row_opt(sheet_, row_of(row), LXW_DEF_ROW_HEIGHT, nullptr, &options);
}

void SheetWriter::put_merge(const SheetOut::Merge& merge) {
  if (merge.last_column <= merge.first_column) return;  // the library complains of one cell
  CellOut first;
  if (merge.row < out_.rows.size() && merge.first_column < out_.rows[merge.row].size())
    first = out_.rows[merge.row][merge.first_column];
  worksheet_merge_range(sheet_, row_of(merge.row), column_of(merge.first_column), row_of(merge.row),
                        column_of(merge.last_column), "", formats_.get(first.look, first.format));
}

void SheetWriter::put(std::uint32_t row, std::uint32_t column, const CellOut& cell) {
  const lxw_row_t r = row_of(row);
  const lxw_col_t c = column_of(column);
  const bool linked = !cell.link.empty();
  lxw_format* format = formats_.get(cell.look, cell.format, linked);
  const auto inside = [&](const SheetOut::Merge& m) {
    return m.row == row && column > m.first_column && column <= m.last_column;
  };
  if (std::any_of(out_.merges.begin(), out_.merges.end(), inside)) return;
  switch (cell.kind) {
    case CellOut::Kind::blank:
      // A blank of no look is none: it would only make the file larger.
      if (cell.look != CellLook::plain) worksheet_write_blank(sheet_, r, c, format);
      break;
    case CellOut::Kind::number:
      worksheet_write_number(sheet_, r, c, std::isfinite(cell.value) ? cell.value : 0, format);
      break;
    case CellOut::Kind::formula:
      worksheet_write_formula_num(sheet_, r, c, cell.text.c_str(), format, cell.value);
      break;
    case CellOut::Kind::text: {
      const std::string text = cut(xlsx::escaped(cell.text), kLongestText);
      if (text.empty())
        worksheet_write_blank(sheet_, r, c, format);
      else if (linked)
        worksheet_write_url_opt(sheet_, r, c, cell.link.c_str(), format, text.c_str(), nullptr);
      else
        worksheet_write_string(sheet_, r, c, text.c_str(), format);
      break;
    }
  }
  if (!cell.comment.empty()) put_comment(row, column, cell.comment);
}

void SheetWriter::put_comment(std::uint32_t row, std::uint32_t column, const std::string& comment) {
  constexpr std::size_t kLineLetters = 38;
  constexpr std::size_t kLinePixels = 16;
  std::string text = cut(comment, kLongestText);
  std::string author = "chuan";
  std::string font = "Tahoma";
  std::size_t lines = 1;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines += wrap(std::string_view(text).substr(begin, end - begin), kLineLetters).size();
    begin = end + 1;
  }
  lxw_comment_options options{};
  options.author = text_of(author);
  options.width = 280;
  options.height = static_cast<std::uint16_t>(std::min<std::size_t>(lines, 30) * kLinePixels);
  options.font_name = text_of(font);
  options.font_size = 9;
  worksheet_write_comment_opt(sheet_, row_of(row), column_of(column), text.c_str(), &options);
}

void SheetWriter::put_check(const ColumnCheck& check) {
  // Without bounds still a date, a number: between what nobody passes.
  constexpr double kMost = 1e15;
  constexpr double kLastSerial = 2'958'465;
  lxw_data_validation rule{};
  std::string range = check.list_range;
  std::string title = cut(check.title, kLongestTitle);
  std::string message = cut(check.message, kLongestMessage);
  rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule.minimum_number = check.bounded ? check.low : -kMost;
  rule.maximum_number = check.bounded ? check.high : kMost;
  switch (check.kind) {
    case ColumnCheck::Kind::list:
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = text_of(range);
      break;
    case ColumnCheck::Kind::date:
      rule.validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
      if (!check.bounded) rule.minimum_number = 1;
      if (!check.bounded) rule.maximum_number = kLastSerial;
      break;
    case ColumnCheck::Kind::whole:
      rule.validate = LXW_VALIDATION_TYPE_INTEGER;
      break;
    case ColumnCheck::Kind::decimal:
    case ColumnCheck::Kind::percent:
      rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
      break;
  }
  rule.error_type =
      check.warn_only ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
  if (!title.empty()) rule.input_title = rule.error_title = text_of(title);
  if (!message.empty()) rule.input_message = rule.error_message = text_of(message);
  worksheet_data_validation_range(sheet_, row_of(check.first_row), column_of(check.column),
                                  row_of(check.last_row), column_of(check.column), &rule);
}

void SheetWriter::set_up() {
  if (out_.frozen_rows != 0 || out_.frozen_columns != 0)
    worksheet_freeze_panes(sheet_, row_of(out_.frozen_rows), column_of(out_.frozen_columns));
  if (out_.filter_row >= 0 && out_.filter_columns > 0) {
    const std::int64_t last = static_cast<std::int64_t>(out_.rows.size()) - 1;
    worksheet_autofilter(sheet_, row_of(out_.filter_row), 0,
                         row_of(std::max(last, out_.filter_row + 1)),
                         column_of(out_.filter_columns - 1));
  }
  if (out_.repeat_first >= 0 && out_.repeat_last >= out_.repeat_first)
    worksheet_repeat_rows(sheet_, row_of(out_.repeat_first), row_of(out_.repeat_last));
  worksheet_set_paper(sheet_, kA4);
  out_.portrait ? worksheet_set_portrait(sheet_) : worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_set_margins(sheet_, kMargin, kMargin, kMargin, kMargin + 0.15);
  set_footer();
  if (out_.tab != CellLook::plain)
    worksheet_set_tab_color(sheet_, xlsx::Formats::colour_of(out_.tab));
  if (!out_.locked) return;
  lxw_protection may{};
  may.format_columns = 1;
  may.format_rows = 1;
  may.autofilter = 1;
  worksheet_protect(sheet_, nullptr, &may);
}

void SheetWriter::set_footer() {
  constexpr std::size_t kLongestFooter = 200;  // of 255, with our own signs
  std::string text;
  for (const char c : cut(out_.footer, kLongestFooter)) text.append(c == '&' ? 2 : 1, c);
  const std::string footer = "&L&8 " + text + "&R&8 &P/&N";
  worksheet_set_footer(sheet_, footer.c_str());
}

// ---- the book

void set_properties(lxw_workbook* workbook, const BookOut& book) {
  constexpr std::int64_t kDaySeconds = 86'400;
  std::string title = book.title;
  std::string subject = book.subject;
  std::string author = "chuan";
  lxw_doc_properties properties{};
  properties.title = text_of(title);
  properties.subject = text_of(subject);
  properties.author = text_of(author);
  // Zero would mean now.
  properties.created = std::max<std::int64_t>(book.created.days * kDaySeconds, kDaySeconds);
  workbook_set_properties(workbook, &properties);
}

/// Each sheet's name as Excel takes it, no two alike.
std::vector<std::string> names_of(const BookOut& book) {
  std::vector<std::string> out;
  std::set<std::string> used;
  for (const SheetOut& sheet : book.sheets) {
    std::string name = sheet_name(sheet.name);
    for (int n = 2; !used.insert(to_lower(name)).second; ++n) {
      const std::string number = " (" + std::to_string(n) + ")";
      name = cut(sheet_name(sheet.name), kLongestSheetName - number.size()) + number;
    }
    out.push_back(std::move(name));
  }
  return out;
}

bool save(const BookOut& book, const TemporaryFolder& folder, const std::string& file) {
  std::string folder_path = folder.path();
  lxw_workbook_options options{};
  options.tmpdir = text_of(folder_path);
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  if (workbook == nullptr) return false;
  set_properties(workbook, book);
  xlsx::Formats formats(workbook);
  const std::vector<std::string> names = names_of(book);
  bool shown = false;
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const SheetOut& out = book.sheets[i];
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, names[i].c_str());
    if (sheet == nullptr) continue;
    SheetWriter(sheet, formats, out).write();
    if (out.hidden) {
      worksheet_hide(sheet);
    } else if (!shown) {
      worksheet_activate(sheet);
      worksheet_set_first_sheet(sheet);
      shown = true;
    }
  }
  return workbook_close(workbook) == LXW_NO_ERROR;
}

}  // namespace

std::optional<std::string> write_workbook(const BookOut& book) {
  const std::optional<TemporaryFolder> folder = TemporaryFolder::make();
  if (!folder || !library_there()) return std::nullopt;
  const std::string file = folder->path() + "/book.xlsx";
  std::string bytes;
  if (!save(book, *folder, file) || !DiskFileSystem().read(file, kMostBytes, bytes).ok())
    return std::nullopt;
  return bytes;
}

std::string sheet_name(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (kForbidden.find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20)
      c = ' ';
  while (out.starts_with('\'')) out.erase(0, 1);
  out = cut(trim(out), kLongestSheetName);
  while (out.ends_with('\'') || out.ends_with(' ')) out.pop_back();
  return out.empty() ? "-" : out;
}

std::string quoted_sheet(std::string_view name) {
  std::string out = "'";
  for (const char c : name) out.append(c == '\'' ? 2 : 1, c);
  return out + "'";
}

std::string link_to_cell(std::string_view sheet, std::uint32_t row, std::uint32_t column) {
  return "internal:" + quoted_sheet(sheet) + "!" + cell_name(row, column);
}

double serial_of(Date day) {
  return day.days - Date::of(1899, 12, 30).days;
}

}  // namespace chuan
