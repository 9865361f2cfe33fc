#include "base/text.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>

#include "base/utf8.h"

namespace chuan {
namespace {

/// Ranges in which every character is its own NFC and never joins with the one before.
bool certainly_nfc(std::uint32_t c) {
  return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2002 && c <= 0x20CF) ||
         (c >= 0x2190 && c <= 0x22FF) || (c >= 0x2500 && c <= 0x27BF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || c == 0xFEFF || (c >= 0x1F300 && c <= 0x1FAFF);
}

/// The plain lower-case letter under a precomposed Vietnamese or Latin-1 one; 0 for all else.
/// Covers what cells hold, so that keys of Vietnamese text need no decomposition.
char plain_letter(std::uint32_t c) {
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
    char letter;
  };
  static constexpr std::array kRanges = {
      Range{0x1EA0, 0x1EB7, 'a'}, Range{0x1EB8, 0x1EC7, 'e'}, Range{0x1EC8, 0x1ECB, 'i'},
      Range{0x1ECC, 0x1EE3, 'o'}, Range{0x1EE4, 0x1EF1, 'u'}, Range{0x1EF2, 0x1EF9, 'y'},
      Range{0x00C0, 0x00C5, 'a'}, Range{0x00E0, 0x00E5, 'a'}, Range{0x00C8, 0x00CB, 'e'},
      Range{0x00E8, 0x00EB, 'e'}, Range{0x00CC, 0x00CF, 'i'}, Range{0x00EC, 0x00EF, 'i'},
      Range{0x00D2, 0x00D6, 'o'}, Range{0x00F2, 0x00F6, 'o'}, Range{0x00D9, 0x00DC, 'u'},
      Range{0x00F9, 0x00FC, 'u'}, Range{0x00DD, 0x00DD, 'y'}, Range{0x00FD, 0x00FD, 'y'},
      Range{0x0102, 0x0103, 'a'}, Range{0x0110, 0x0111, 'd'}, Range{0x0128, 0x0129, 'i'},
      Range{0x0168, 0x0169, 'u'}, Range{0x01A0, 0x01A1, 'o'}, Range{0x01AF, 0x01B0, 'u'}};
  static constexpr auto kLetters = [] {
    std::array<char, 0x1EFA> letters{};
    for (const Range& range : kRanges)
      for (std::uint32_t at = range.first; at <= range.last; ++at) letters[at] = range.letter;
    return letters;
  }();
  return c < kLetters.size() ? kLetters[c] : '\0';
}

void append_folded(std::string& out, std::uint32_t c) {
  if (const char letter = plain_letter(c)) {
    out.push_back(letter);
    return;
  }
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const auto n = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD), &boundary);
  for (utf8proc_ssize_t i = 0; i < n && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
    const auto part = parts[static_cast<std::size_t>(i)];
    const auto category = utf8proc_category(part);
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) continue;
    append_utf8(out, static_cast<std::uint32_t>(part));
  }
}

}  // namespace

std::string command_word(std::string_view path) {
  const bool whole = path.find_first_of(" &();'") == std::string_view::npos;
  return whole ? std::string(path) : "\"" + std::string(path) + "\"";
}

bool is_nfc_quick(std::string_view text) {
  for (std::size_t at = ascii_run(text, 0); at < text.size(); at += ascii_run(text, at)) {
    const CodePoint c = code_point_at(text, at);
    if (!certainly_nfc(c.value)) return false;
    at += c.size;
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (is_nfc_quick(text)) return std::string(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size < 0) return std::string(text);
  std::string out(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::free(mapped);
  return out;
}

std::string fold_key(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (is_space(c.value)) {
      blank = !out.empty();
      continue;
    }
    if (is_invisible(c.value)) continue;
    if (blank) out.push_back(' ');
    blank = false;
    if (c.value >= 'A' && c.value <= 'Z') {
      out.push_back(static_cast<char>(c.value - 'A' + 'a'));
    } else if (c.value < 0x80) {
      out.push_back(static_cast<char>(c.value));
    } else {
      append_folded(out, c.value);
    }
  }
  return out;
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    append_utf8(
        out, static_cast<std::uint32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value))));
    at += c.size;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  const auto cut = [](std::uint32_t c) { return is_space(c) || is_invisible(c); };
  while (!text.empty()) {
    const CodePoint c = code_point_at(text, 0);
    if (!cut(c.value)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 &&
           (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
      --at;
    }
    const CodePoint c = code_point_at(text, at);
    if (at + c.size != text.size() || !cut(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

bool is_blank(std::string_view text) {
  return trim(text).empty();
}

bool starts_with_formula_char(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

}  // namespace chuan
