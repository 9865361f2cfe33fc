/// A hash of short texts for the tables of this folder. Private to the folder.
///
/// Contract: depends on every byte and on a number drawn once a process, so that nobody can write
/// a dossier whose texts all meet. Whatever is made with it must not depend on its values.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/same_bytes.h"

namespace chuan {

/// Where the system has put this process's data: another place in each.
inline const char kPlaced = 0;
inline const std::uint64_t kHashSeed =
    std::uint64_t{reinterpret_cast<std::uintptr_t>(&kPlaced)} * 0xD6E8'FEB8'6659'FD93u;
inline const std::uint64_t kHashFactor = ~kHashSeed * 0xC2B2'AE3D'27D4'EB4Fu;

__extension__ typedef unsigned __int128 UInt128;  // NOLINT(modernize-use-using)

/// Both halves of a product hold something of every bit of its factors.
inline std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  const auto product = static_cast<UInt128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint32_t short_hash(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15u;
  const auto word = [](const char* at) {
    std::uint64_t out = 0;
    std::memcpy(&out, at, 8);
    return out;
  };
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = kHashSeed ^ left * kOdd;
  for (; left > 16; at += 16, left -= 16)
    hash = fold_product(hash ^ word(at), kHashFactor ^ word(at + 8));
  if (left > 8)
    hash = fold_product(hash ^ word(at), kHashFactor ^ word(at + left - 8));
  else if (left != 0)
    hash = fold_product(hash ^ bytes_of_short({at, left}), kHashFactor);
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace chuan
