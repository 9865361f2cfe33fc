#include "report/letters.h"

#include <cstdint>

#include "base/text.h"
#include "report/glyphs.h"

namespace chuan {
namespace {

struct Letter {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0u;
  };
  const std::uint32_t a = byte(at);
  if (a < 0x80) return {a, 1};
  if (a < 0xE0 && at + 1 < text.size()) return {((a & 0x1F) << 6) | (byte(at + 1) & 0x3F), 2};
  if (a < 0xF0 && at + 2 < text.size())
    return {((a & 0x0F) << 12) | ((byte(at + 1) & 0x3F) << 6) | (byte(at + 2) & 0x3F), 3};
  if (at + 3 < text.size()) return {0xFFFF, 4};
  return {0xFFFD, text.size() - at};
}

void append(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// Latin blocks in which an even code is a capital and the next one its small letter: U+0102,
/// U+0110, U+01A0, and every Vietnamese letter with two marks (0x1EA0 on).
bool paired(std::uint32_t code) {
  return (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177) ||
         (code >= 0x1A0 && code <= 0x1A5) || (code >= 0x1EA0 && code <= 0x1EF9);
}

std::uint32_t small(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x1AF) return 0x1B0;
  return paired(c) ? c | 1u : c;
}

std::uint32_t capital(std::uint32_t c) {
  if (c >= 'a' && c <= 'z') return c - 32;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
  if (c == 0x1B0) return 0x1AF;
  return paired(c) ? c & ~1u : c;
}

/// A name as letters before its last run of digits, and the number in it; -1 without one.
struct Numbered {
  std::string_view stem;
  std::int64_t number = -1;
  std::size_t digits = 0;
};
Numbered numbered(std::string_view name) {
  std::size_t first = name.size();
  while (first > 0 && name[first - 1] >= '0' && name[first - 1] <= '9') --first;
  const std::size_t digits = name.size() - first;
  if (digits == 0 || digits > 12) return {name, -1, 0};
  std::int64_t number = 0;
  for (const char c : name.substr(first)) number = number * 10 + (c - '0');
  return {name.substr(0, first), number, digits};
}

}  // namespace

namespace {

constexpr std::string_view kNoLetter = "\xEF\xBF\xBD";

/// Names of files may hold bytes that are no UTF-8.
std::string only_utf8(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t bad = find_invalid_utf8(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    out += kNoLetter;
    text.remove_prefix(bad + 1);
  }
}

/// U+FFFE and U+FFFF, which no XML may hold.
bool is_no_character(std::string_view letter) {
  return letter == "\xEF\xBF\xBE" || letter == "\xEF\xBF\xBF";
}

}  // namespace

std::string one_line(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) return one_line(only_utf8(text));
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Letter at = letter_at(text, i);
    const bool control = at.code < 0x20 || (at.code >= 0x7F && at.code < 0xA0) ||
                         at.code == 0x2028 || at.code == 0x2029;
    const bool unseen = (at.code >= 0x200B && at.code <= 0x200F) ||
                        (at.code >= 0x202A && at.code <= 0x202E) ||
                        (at.code >= 0x2066 && at.code <= 0x2069) || at.code == 0xFEFF;
    if (control) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (is_no_character(text.substr(i, at.bytes))) {
      out += kNoLetter;
    } else if (!unseen) {
      out += text.substr(i, at.bytes);
    }
    i += at.bytes;
  }
  return out;
}

std::string lower_first(std::string_view text) {
  if (text.empty()) return {};
  const Letter first = letter_at(text, 0);
  const Letter second = letter_at(text, first.bytes);
  if (first.bytes < text.size() && small(second.code) != second.code) return std::string(text);
  if (first.code == 0xFFFF || first.code == 0xFFFD) return std::string(text);
  std::string out;
  append(out, small(first.code));
  out += text.substr(first.bytes);
  return out;
}

std::string upper_first(std::string_view text) {
  if (text.empty()) return {};
  const Letter first = letter_at(text, 0);
  if (first.code == 0xFFFF || first.code == 0xFFFD) return std::string(text);
  std::string out;
  append(out, capital(first.code));
  out += text.substr(first.bytes);
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Letter at = letter_at(text, i);
    if (at.bytes <= 3 && at.code != 0xFFFD)
      append(out, capital(at.code));
    else
      out += text.substr(i, at.bytes);
    i += at.bytes;
  }
  return out;
}

NameList short_list(const std::vector<std::string>& names, std::size_t parts) {
  NameList list;
  std::size_t entries = 0;
  for (std::size_t i = 0; i < names.size();) {
    const Numbered first = numbered(names[i]);
    std::size_t end = i + 1;
    while (end < names.size() && first.number >= 0) {
      const Numbered next = numbered(names[end]);
      if (next.stem != first.stem || next.digits != first.digits ||
          next.number != first.number + static_cast<std::int64_t>(end - i))
        break;
      ++end;
    }
    if (end - i < 3) end = i + 1;
    if (entries == parts) {
      list.left_out = names.size() - i;
      return list;
    }
    ++entries;
    if (!list.text.empty()) list.text += ", ";
    list.text += one_line(names[i]);
    if (end - i >= 3) list.text += glyph::kDash + one_line(names[end - 1]);
    i = end;
  }
  return list;
}

std::string year_list(const std::vector<int>& years) {
  std::vector<std::string> names;
  names.reserve(years.size());
  for (const int year : years) names.push_back(std::to_string(year));
  return short_list(names, names.size()).text;
}

std::string joined(const std::vector<std::string>& items, std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) {
      if (!word.empty() && i + 1 == items.size())
        out.append(" ").append(word).append(" ");
      else
        out += ", ";
    }
    out += items[i];
  }
  return out;
}

}  // namespace chuan
