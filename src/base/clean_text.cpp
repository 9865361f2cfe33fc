// is_clean_text: every byte of every dossier goes through it.
#include <array>
#include <cstring>

#include "base/text.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define CHUAN_WIDE 1
#include <immintrin.h>
#endif

namespace chuan {
namespace {

// Clean are ASCII without control characters but tab and line breaks, and the letters and signs
// that Vietnamese is written with: C2 A0 to CB BF, E1 B8 80 to E1 BB BF, E2 80 82 to E2 80 BF. None
// of them ever joins with the one before. Each byte is judged by the two before it.

/// Compilers make vector code of the loop.
bool is_clean(std::string_view text) {
  const auto bad = [](unsigned char first, unsigned char before, unsigned char c) {
    const auto lead3 = [](unsigned char b) { return (b == 0xE1) | (b == 0xE2); };
    const auto lead2 = [](unsigned char b) { return (b >= 0xC2) & (b <= 0xCB); };
    const int follows = (c & 0xC0) == 0x80;
    const int wanted = lead2(before) | lead3(before) | lead3(first);
    const int unknown = (c >= 0x80) & !(follows | lead2(c) | lead3(c));
    const int other = ((before == 0xE1) & ((c < 0xB8) | (c > 0xBB))) |
                      ((before == 0xE2) & (c != 0x80)) | ((first == 0xE2) & (c < 0x82)) |
                      ((before == 0xC2) & (c < 0xA0));
    const int control = ((c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r')) | (c == 0x7F);
    return (follows ^ wanted) | unknown | other | control;
  };
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  if (size == 0) return true;
  int found = bad(0, 0, bytes[0]);
  if (size > 1) found |= bad(0, bytes[0], bytes[1]);
  unsigned char any = 0;
  for (std::size_t i = 2; i < size; ++i)
    any |= static_cast<unsigned char>(bad(bytes[i - 2], bytes[i - 1], bytes[i]));
  // A letter cut off at the end would want more than a blank.
  found |= bad(size > 1 ? bytes[size - 2] : 0, bytes[size - 1], ' ');
  return (found | any) == 0;
}

#ifdef CHUAN_WIDE
constexpr std::size_t kBlock = 32;
using Nibbles = std::array<unsigned char, 16>;

/// A table in which `bit` stands at the nibbles from `first` to `last`.
constexpr Nibbles at(unsigned char bit, std::size_t first, std::size_t last) {
  Nibbles out{};
  for (std::size_t i = first; i <= last; ++i) out[i] = bit;
  return out;
}
constexpr Nibbles operator|(Nibbles a, const Nibbles& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] |= b[i];
  return a;
}

// What two bytes may not be one behind the other: a bit in all three tables, by the high and the
// low half of the first and the high half of the second. Bit 7 says that both follow a lead.
constexpr Nibbles kFirstHigh = at(0x01, 0x0, 0x7) | at(0x0A | 0x20, 0xC, 0xC) | at(0x03, 0xD, 0xD) |
                               at(0x02 | 0x10 | 0x40 | 0x04, 0xE, 0xE) | at(0x03, 0xF, 0xF) |
                               at(0x80, 0x8, 0xB);
constexpr Nibbles kFirstLow = at(0x83, 0x0, 0xF) | at(0x08, 0x0, 0x1) | at(0x08, 0xC, 0xF) |
                              at(0x10, 0x0, 0x0) | at(0x10, 0x3, 0xF) | at(0x20 | 0x04, 0x2, 0x2) |
                              at(0x40, 0x1, 0x1);
constexpr Nibbles kSecondHigh = at(0x01, 0x8, 0xB) | at(0x02, 0x0, 0x7) | at(0x02, 0xC, 0xF) |
                                at(0x18, 0x0, 0xF) | at(0x20, 0x8, 0x9) | at(0x40, 0x8, 0xA) |
                                at(0x04, 0x9, 0xB) | at(0x80, 0x8, 0xB);
// What one byte is, a bit in both tables: never clean (0x07), not behind E1 (0x08), not behind E2
// (0x10), not the third behind E2 (0x20).
constexpr Nibbles kByteHigh = at(0x01, 0x0, 0x0) | at(0x02, 0x1, 0x1) | at(0x04, 0x7, 0x7) |
                              at(0x08, 0xB, 0xB) | at(0x30, 0x8, 0x8);
constexpr Nibbles kByteLow = at(0x01, 0x0, 0x8) | at(0x01, 0xB, 0xC) | at(0x01, 0xE, 0xF) |
                             at(0x02, 0x0, 0xF) | at(0x04, 0xF, 0xF) | at(0x08, 0x0, 0x7) |
                             at(0x08, 0xC, 0xF) | at(0x10, 0x1, 0xF) | at(0x20, 0x0, 0x1);
// The low half of a lead of three: which bits count for the second byte, and for the third.
constexpr Nibbles kBehind = at(0x08, 0x1, 0x1) | at(0x10, 0x2, 0x2);
constexpr Nibbles kThird = at(0x80, 0x1, 0x2) | at(0x20, 0x2, 0x2);

[[gnu::target("avx2"), gnu::always_inline]] inline __m256i looked_up(const Nibbles& table,
                                                                     __m256i nibbles) {
  const auto* data = reinterpret_cast<const __m128i*>(table.data());
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(data)), nibbles);
}
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i load(const unsigned char* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i low(__m256i bytes) {
  return _mm256_and_si256(bytes, _mm256_set1_epi8(0x0F));
}
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i high(__m256i bytes) {
  return low(_mm256_srli_epi16(bytes, 4));
}
/// What the table has for the leads of three, nothing for other bytes.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i of_leads(const Nibbles& table,
                                                                    __m256i bytes) {
  const __m256i lead = _mm256_set1_epi8(static_cast<char>(0xE0));
  const __m256i leads = _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, lead), bytes);
  return _mm256_and_si256(looked_up(table, low(bytes)), leads);
}
/// Not zero where a byte of the block is not clean; two bytes before it are looked at.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i unclean(const unsigned char* block) {
  const __m256i bytes = load(block), before = load(block - 1), first = load(block - 2);
  const __m256i third = of_leads(kThird, first);
  const __m256i pair = _mm256_and_si256(
      _mm256_and_si256(looked_up(kFirstHigh, high(before)), looked_up(kFirstLow, low(before))),
      looked_up(kSecondHigh, high(bytes)));
  const __m256i byte =
      _mm256_and_si256(looked_up(kByteHigh, high(bytes)), looked_up(kByteLow, low(bytes)));
  const __m256i counts =
      _mm256_or_si256(_mm256_or_si256(_mm256_set1_epi8(0x07), of_leads(kBehind, before)), third);
  const __m256i follows = _mm256_and_si256(third, _mm256_set1_epi8(static_cast<char>(0x80)));
  return _mm256_or_si256(_mm256_xor_si256(pair, follows), _mm256_and_si256(byte, counts));
}

[[gnu::target("avx2")]] bool is_clean_wide(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  // Blanks before the beginning and behind the end, where a letter cut off would want more.
  std::array<unsigned char, 2 + kBlock> edge;
  edge.fill(' ');
  __m256i found = _mm256_setzero_si256();
  std::size_t at = 0;
  if (size >= kBlock) {
    std::memcpy(edge.data() + 2, bytes, kBlock);
    found = unclean(edge.data() + 2);
    for (at = kBlock; at + kBlock <= size; at += kBlock)
      found = _mm256_or_si256(found, unclean(bytes + at));
    edge.fill(' ');
    std::memcpy(edge.data(), bytes + at - 2, 2);
  }
  if (at < size) std::memcpy(edge.data() + 2, bytes + at, size - at);
  found = _mm256_or_si256(found, unclean(edge.data() + 2));
  return _mm256_testz_si256(found, found) != 0;
}

const bool has_wide = __builtin_cpu_supports("avx2") != 0;
#endif

}  // namespace

bool is_clean_text(std::string_view text) {
#ifdef CHUAN_WIDE
  if (has_wide) return is_clean_wide(text);
#endif
  return is_clean(text);
}

}  // namespace chuan
