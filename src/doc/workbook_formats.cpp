#include "doc/workbook_formats.h"

#include <algorithm>

#include "base/text.h"
#include "doc/xlsx_library.h"

namespace chuan::xlsx {
namespace {

constexpr const char* kFont = "Times New Roman";
constexpr lxw_color_t kNone = 0xFFFF'FFFF;
constexpr lxw_color_t kInk = 0x222222;
constexpr lxw_color_t kNavy = 0x1F3864;
constexpr lxw_color_t kLine = 0xBFBFBF;
constexpr lxw_color_t kLinkBlue = 0x0563C1;

struct Drawn {
  double size = 11;
  bool bold = false;
  bool italic = false;
  lxw_color_t ink = kInk;
  lxw_color_t fill = kNone;
  bool framed = true;
  bool centred = false;
  bool wrapped = true;
  bool top = false;   ///< else in the middle of the row
  bool open = false;  ///< may be typed in on a locked sheet
};

Drawn drawn(CellLook look) {
  switch (look) {
    case CellLook::plain:
      return {.wrapped = false};
    case CellLook::wrapped:
      return {};
    case CellLook::heading:
      return {.bold = true, .ink = 0xFFFFFF, .fill = kNavy, .centred = true};
    case CellLook::title:
      return {.size = 14, .bold = true, .ink = kNavy, .framed = false, .wrapped = false};
    case CellLook::note:
      return {.size = 9, .italic = true, .ink = 0x595959, .framed = false, .top = true};
    case CellLook::good:
      return {.ink = 0x1E5631, .fill = 0xE2F0D9};
    case CellLook::bad:
      return {.ink = 0x842029, .fill = 0xF8D7DA};
    case CellLook::warn:
      return {.ink = 0x664D03, .fill = 0xFFF2CC};
    case CellLook::group:
      return {.bold = true, .ink = kNavy, .fill = 0xDAE3F3};
    case CellLook::code:
      return {.size = 8, .ink = 0x7F7F7F, .framed = false, .wrapped = false};
    case CellLook::input:
      return {.fill = 0xFFFBE6, .open = true};
    case CellLook::hint:
      return {.size = 10, .italic = true, .ink = 0x595959, .fill = 0xF5F5F5};
  }
  return {};
}

const char* number_format(NumberLook number) {
  switch (number) {
    case NumberLook::general:
      return nullptr;
    case NumberLook::whole:
      return "#,##0";
    case NumberLook::decimal:
      return "#,##0.00";
    case NumberLook::percent:
      return "0.00%";
    case NumberLook::date:
      return "dd/mm/yyyy";
    case NumberLook::month:
      return "mm/yyyy";
    case NumberLook::year:
      return "0";
    case NumberLook::text:
      return "@";
  }
  return nullptr;
}

}  // namespace

lxw_format* Formats::get(CellLook look, NumberLook number, bool link) {
  const std::size_t place =
      (static_cast<std::size_t>(look) * kNumbers + static_cast<std::size_t>(number)) * 2 +
      (link ? 1 : 0);
  lxw_format*& format = made_[place];
  if (format != nullptr) return format;
  const Drawn d = drawn(look);
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, d.size);
  format_set_font_color(format, link ? kLinkBlue : d.ink);
  if (link) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (d.bold) format_set_bold(format);
  if (d.italic) format_set_italic(format);
  if (d.fill != kNone) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, d.fill);
  }
  if (d.framed) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, kLine);
  }
  if (d.centred) format_set_align(format, LXW_ALIGN_CENTER);
  format_set_align(format, d.top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (d.wrapped) format_set_text_wrap(format);
  if (d.open) format_set_unlocked(format);
  if (const char* shown = number_format(number)) format_set_num_format(format, shown);
  return format;
}

std::uint32_t Formats::colour_of(CellLook look) {
  const Drawn d = drawn(look);
  return d.fill == kNone ? d.ink : d.fill;
}

double Formats::height_of(std::string_view text, CellLook look, double width) {
  constexpr double kSpacing = 1.32;  // of the letters' size
  constexpr double kAir = 3.5;
  constexpr double kUsualSize = 11;
  const Drawn d = drawn(look);
  // A column's width is told in digits, which are wider than most letters.
  const double letters = width * (d.bold ? 1.0 : 1.12) * kUsualSize / d.size;
  std::size_t lines = 1;
  if (d.wrapped) {
    lines = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const auto columns = static_cast<std::size_t>(std::max(letters, 4.0));
      lines += std::max<std::size_t>(wrap(text.substr(begin, end - begin), columns).size(), 1);
      begin = end + 1;
    }
  }
  return static_cast<double>(lines) * d.size * kSpacing + (d.framed ? kAir : 0);
}

}  // namespace chuan::xlsx
