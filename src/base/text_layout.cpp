#include <utf8proc.h>

#include "base/text.h"
#include "base/utf8.h"

namespace chuan {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

std::size_t width_of(std::uint32_t c) {
  if (c < 0x20 || c == 0x7F || is_invisible(c)) return 0;
  if (c < 0x300) return 1;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

/// The longest front of the text that fits, with the marks that belong to its last letter.
std::string_view front(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    used += width_of(c.value);
    if (used > columns) break;
    at += c.size;
  }
  return text.substr(0, at);
}

void wrap_paragraph(std::string_view text, std::size_t columns, std::vector<std::string>& lines) {
  std::string line;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = text.find_first_not_of(" \t\r", at);
    if (from == std::string_view::npos) break;
    const std::string_view word = text.substr(from, text.find_first_of(" \t\r", from) - from);
    at = from + word.size();
    const std::size_t width = display_width(word);
    if (!line.empty() && used + 1 + width > columns) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (!line.empty()) {
      line.push_back(' ');
      ++used;
    }
    line += word;
    used += width;
  }
  lines.push_back(std::move(line));
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    width += width_of(c.value);
    at += c.size;
  }
  return width;
}

std::string fit_columns(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::string_view kept = front(text, columns - 1);
  while (kept.ends_with(' ')) kept.remove_suffix(1);
  return std::string(kept).append(kEllipsis);
}

std::string pad_right(std::string_view text, std::size_t columns) {
  std::string out = fit_columns(text, columns);
  return out.append(columns - display_width(out), ' ');
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::string out = fit_columns(text, columns);
  return std::string(columns - display_width(out), ' ') + out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    wrap_paragraph(text.substr(0, end), columns, lines);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

}  // namespace chuan
