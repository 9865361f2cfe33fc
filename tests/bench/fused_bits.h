/// What the values of a person's fields say, as bits; private to the fused reference.
#pragma once

#include <array>

#include "fused_records.h"

namespace chuan::bench {

/// Answers about one person that need no other register; bit i surely, bit 32 + i maybe.
// clang-format off
enum PersonBit : unsigned {
  bPayroll, bTeacher, bAdmin, bRector, bVice, bKhoa, bPhong, bMaster, bDegreeFits, bPostFits,
  bIntermediate, bAdvanced, bPrincipal, bManagement, bDepartment, bMeets, bTheory, bIt, bOwn,
  bSenior, bEmployed, bPersonBits = bEmployed + kYears + 1
};
// clang-format on
static_assert(bPersonBits <= 32);
inline constexpr unsigned kMaybe = 32;

using BitTable = std::array<std::uint64_t, 16>;
constexpr std::uint64_t both(unsigned bit) {
  return (std::uint64_t{1} << bit) | (std::uint64_t{1} << (bit + kMaybe));
}
constexpr void from_value(BitTable& table, unsigned bit, Code value) {
  for (Code code = value; code < kNothing; ++code) table[code] |= both(bit);
  table[kOpen] |= std::uint64_t{1} << (bit + kMaybe);
}
constexpr void of_values(BitTable& table, unsigned bit, unsigned mask) {
  for (Code code = 0; code < kNothing; ++code)
    if ((mask >> code) & 1U) table[code] |= both(bit);
  table[kOpen] |= std::uint64_t{1} << (bit + kMaybe);
}

/// What each value of each field says.
constexpr std::array<BitTable, kStaffFields> make_tables() {
  std::array<BitTable, kStaffFields> t{};
  of_values(t[kPayroll], bPayroll, 0b10);
  of_values(t[kPosition], bTeacher, 0b11);  // lecturer, concurrent
  of_values(t[kPosition], bAdmin, 0b100);
  of_values(t[kPost], bRector, 1U << 1);
  of_values(t[kPost], bVice, 1U << 2);
  of_values(t[kPost], bKhoa, 3U << 3);
  of_values(t[kPost], bPhong, 3U << 5);
  from_value(t[kDegree], bMaster, 4);
  of_values(t[kDegreeFits], bDegreeFits, 0b10);
  of_values(t[kPostFits], bPostFits, 0b10);
  from_value(t[kTheory], bIntermediate, 2);
  from_value(t[kTheory], bAdvanced, 3);
  from_value(t[kRank], bPrincipal, 7);
  from_value(t[kManagement], bManagement, 3);
  of_values(t[kDepartment], bDepartment, 0b10);
  of_values(t[kMeets], bMeets, 0b10);
  of_values(t[kTeaches], bTheory, 0b10);
  from_value(t[kIt], bIt, 1);
  of_values(t[kOwn], bOwn, 0b10);
  return t;
}
/// Two fields a look-up.
using PairTable = std::array<std::uint64_t, 256>;
constexpr std::array<PairTable, kStaffFields / 2> make_pairs() {
  const std::array<BitTable, kStaffFields> single = make_tables();
  std::array<PairTable, kStaffFields / 2> out{};
  for (unsigned f = 0; f < kStaffFields / 2; ++f)
    for (unsigned codes = 0; codes < 256; ++codes)
      out[f][codes] = single[2 * f][codes & 15U] | single[2 * f + 1][codes >> 4];
  return out;
}
static_assert(kStaffFields % 2 == 0);
inline constexpr std::array<PairTable, kStaffFields / 2> kPairs = make_pairs();

}  // namespace chuan::bench
