/// One code point at a time, for the text functions of this folder and for the readers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chuan {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t size = 1;  ///< bytes; 1 for a bad byte, whose value is U+FFFD
};

/// The code point that begins at `at`, which must be inside the text.
CodePoint code_point_at(std::string_view text, std::size_t at);
void append_utf8(std::string& out, std::uint32_t code_point);

/// White space that stands between words: blanks, NBSP and its kin, line breaks.
bool is_space(std::uint32_t code_point);
/// Characters nobody sees: zero-width blanks and joiners, BOM, soft hyphen.
bool is_invisible(std::uint32_t code_point);
inline bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
/// How many ASCII bytes stand from `at` on; eight at a time.
std::size_t ascii_run(std::string_view text, std::size_t at);
bool all_ascii(std::string_view text);

}  // namespace chuan
