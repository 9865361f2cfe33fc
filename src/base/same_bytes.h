/// Equality and copies of short texts without a call: most keys, codes and words are shorter than
/// what one costs.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace chuan {

/// `size` bytes at `a` and at `b` are the same.
inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  const auto differ8 = [&](std::size_t at) {
    std::uint64_t left = 0, right = 0;
    std::memcpy(&left, a + at, 8);
    std::memcpy(&right, b + at, 8);
    return left ^ right;
  };
  if (size >= 8) {
    if (size <= 16) return (differ8(0) | differ8(size - 8)) == 0;
    for (std::size_t at = 0; at + 8 < size; at += 8)
      if (differ8(at) != 0) return false;
    return differ8(size - 8) == 0;
  }
  if (size >= 4) {
    std::uint32_t left = 0, right = 0, left_end = 0, right_end = 0;
    std::memcpy(&left, a, 4);
    std::memcpy(&right, b, 4);
    std::memcpy(&left_end, a + size - 4, 4);
    std::memcpy(&right_end, b + size - 4, 4);
    return ((left ^ right) | (left_end ^ right_end)) == 0;
  }
  for (std::size_t at = 0; at < size; ++at)
    if (a[at] != b[at]) return false;
  return true;
}
/// memcpy.
inline void copy_bytes(char* to, const char* from, std::size_t size) {
  const auto copy_ends = [&](auto word) {
    auto last = word;
    std::memcpy(&word, from, sizeof word);
    std::memcpy(&last, from + size - sizeof last, sizeof last);
    std::memcpy(to, &word, sizeof word);
    std::memcpy(to + size - sizeof last, &last, sizeof last);
  };
  if (size > 32)
    std::memcpy(to, from, size);
  else if (size > 16)
    copy_ends(std::array<std::uint64_t, 2>{});
  else if (size >= 8)
    copy_ends(std::uint64_t{});
  else if (size >= 4)
    copy_ends(std::uint32_t{});
  else
    for (std::size_t at = 0; at < size; ++at) to[at] = from[at];
}
/// The bytes of a text of one to eight, some of them more than once: they tell it from every other
/// of its size, and what holds for each of them holds for each of the text. No length is asked for
/// byte by byte.
inline std::uint64_t bytes_of_short(std::string_view text) {
  const std::size_t size = text.size();
  if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, text.data(), 4);
    std::memcpy(&last, text.data() + size - 4, 4);
    return first | std::uint64_t{last} << 32;
  }
  const auto byte = [&](std::size_t at) {
    return std::uint32_t{static_cast<unsigned char>(text[at])};
  };
  const std::uint32_t word = byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16 | byte(0) << 24;
  return word | std::uint64_t{word} << 32;
}
/// The first eight bytes as a number: of two texts with other numbers the lower comes first.
inline std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t word = 0;
  if (std::endian::native == std::endian::little && text.size() >= 4) {
    const std::size_t size = text.size() < 8 ? text.size() : 8;
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, text.data(), 4);
    std::memcpy(&last, text.data() + size - 4, 4);
    return __builtin_bswap64(first | std::uint64_t{last} << 8 * (size - 4));
  }
  for (std::size_t at = 0; at < 8 && at < text.size(); ++at)
    word |= std::uint64_t{static_cast<unsigned char>(text[at])} << (56 - 8 * at);
  return word;
}
inline bool same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && same_bytes(a.data(), b.data(), a.size());
}

}  // namespace chuan
