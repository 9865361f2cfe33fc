/// A hash of short texts for the tables of this folder. Private to the folder.
///
/// Contract: depends on every byte and on a number drawn once a process, so that nobody can write
/// a dossier whose texts all meet. Whatever is made with it must not depend on its values.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace chuan {

/// Where the system has put this process's data: another place in each.
inline const char kPlaced = 0;
inline const std::uint64_t kHashSeed =
    std::uint64_t{reinterpret_cast<std::uintptr_t>(&kPlaced)} * 0xD6E8'FEB8'6659'FD93u;

inline std::uint32_t short_hash(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15u;
  std::uint64_t hash = kHashSeed ^ text.size() * kOdd;
  const char* at = text.data();
  std::size_t left = text.size();
  while (left >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 29;
    at += 8;
    left -= 8;
  }
  std::uint64_t tail = 0;
  if (left >= 4) {
    std::uint32_t low = 0, high = 0;
    std::memcpy(&low, at, 4);
    std::memcpy(&high, at + left - 4, 4);
    tail = low | std::uint64_t{high} << 32;
  } else {
    for (; left > 0; --left) tail = tail << 8 | static_cast<unsigned char>(*at++);
  }
  hash = (hash ^ tail) * kOdd;
  // Once more: codes of one kind differ in their last bytes, which reach few bits the first time.
  hash = (hash ^ hash >> 32) * kOdd;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace chuan
