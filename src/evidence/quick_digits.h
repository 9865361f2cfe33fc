/// Digits as they are written in nearly every number cell. Private to the folder.
///
/// Contract: like quick_cells.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/digits.h"

namespace chuan::quick {

/// The number that one to eight bytes are; false where one is no digit. How many there are is
/// nothing to be guessed: zeros fill them up to eight. On little-endian machines alone.
inline bool eight_digits(std::string_view text, std::int64_t& value) {
  const std::size_t size = text.size();
  std::uint64_t bytes = 0;  // the first digit in the lowest byte
  if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, text.data(), 4);
    std::memcpy(&last, text.data() + size - 4, 4);
    const std::size_t before = 8 * (8 - size);
    bytes = first | std::uint64_t{last} << 8 * (size - 4);
    bytes = bytes << before | kEightZeros >> 1 >> (63 - before);
  } else {
    const auto byte = [](char c) { return std::uint64_t{static_cast<unsigned char>(c)}; };
    const char tens = size > 1 ? text[size - 2] : '0', hundreds = size > 2 ? text[0] : '0';
    bytes =
        kEightZeros >> 24 | byte(hundreds) << 40 | byte(tens) << 48 | byte(text[size - 1]) << 56;
  }
  bytes ^= kEightZeros;
  if (no_digits(bytes) != 0) return false;
  // Two digits, then four, then all: each step does every part of the word.
  constexpr std::uint64_t kPairs = 0x0000'00FF'0000'00FFu;
  bytes = bytes * 10 + (bytes >> 8);
  bytes = (bytes & kPairs) * (100 + (std::uint64_t{1'000'000} << 32)) +
          (bytes >> 16 & kPairs) * (1 + (std::uint64_t{10'000} << 32));
  value = static_cast<std::int64_t>(bytes >> 32);
  return true;
}

}  // namespace chuan::quick
