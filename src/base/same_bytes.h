/// Equality of short texts without a call: most keys and codes are shorter than what one costs.
#pragma once

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
inline bool same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && same_bytes(a.data(), b.data(), a.size());
}

}  // namespace chuan
