#include "base/utf8.h"

#include <cstring>

#include "base/text.h"

namespace chuan {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// Length of the valid sequence at `at`, 0 when there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  const std::size_t size = lead < 0xC2   ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (size == 0 || text.size() - at < size) return 0;
  const unsigned second = byte_at(text, at + 1);
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  }
  return size;
}

}  // namespace

std::size_t ascii_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (text.size() - end >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + end, 8);
    if ((word & 0x8080'8080'8080'8080u) != 0) break;
    end += 8;
  }
  while (end < text.size() && is_ascii(text[end])) ++end;
  return end - at;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = sequence_length(text, at);
  if (size == 0) return {0xFFFD, 1};
  std::uint32_t value = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) value = (value << 6) | (byte_at(text, at + i) & 0x3F);
  return {value, size};
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(std::uint32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

bool all_ascii(std::string_view text) {
  return ascii_run(text, 0) == text.size();
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  for (;;) {
    at += ascii_run(text, at);
    if (at == text.size()) return std::string_view::npos;
    do {
      const std::size_t size = sequence_length(text, at);
      if (size == 0) return at;
      at += size;
    } while (at < text.size() && !is_ascii(text[at]));
  }
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t run = ascii_run(text, at);
    count += run;
    at += run;
    if (at < text.size()) {
      at += code_point_at(text, at).size;
      ++count;
    }
  }
  return count;
}

}  // namespace chuan
