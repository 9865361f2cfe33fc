#include "engine/bits.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace chuan::engine {
namespace {

/// Of a word of rows: bits that surely lie in the range, and that may.
struct Words {
  std::uint64_t sure = 0;
  std::uint64_t may = 0;
};

Words in_range(CellRows cells, std::uint32_t first, std::uint32_t end, std::int64_t low,
               std::int64_t high) {
  Words out;
  for (std::uint32_t row = end; row-- > first;) {
    const bool sure = (cells.lo[row] >= low) & (cells.hi[row] <= high);
    const bool may = (cells.lo[row] <= high) & (cells.hi[row] >= low);
    out.sure = out.sure + out.sure + ((sure & may) ? 1U : 0U);
    out.may = out.may + out.may + (may ? 1U : 0U);
  }
  return out;
}

#if defined(__x86_64__) && defined(__GNUC__)
const bool has_wide = __builtin_cpu_supports("avx2") != 0;

/// The same for machines that compare four rows at once.
[[gnu::target("avx2")]] Words in_range_wide(CellRows cells, std::uint32_t first, std::uint32_t end,
                                            std::int64_t low, std::int64_t high) {
  const __m256i lows = _mm256_set1_epi64x(low);
  const __m256i highs = _mm256_set1_epi64x(high);
  // The last rows come first: what is found moves up as the others join.
  const std::uint32_t wide = first + (end - first) / 4 * 4;
  Words out = in_range(cells, wide, end, low, high);
  for (std::uint32_t row = wide; row != first;) {
    row -= 4;
    const __m256i lo = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(cells.lo + row));
    const __m256i hi = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(cells.hi + row));
    const __m256i out_of_it =
        _mm256_or_si256(_mm256_cmpgt_epi64(lo, highs), _mm256_cmpgt_epi64(lows, hi));
    const __m256i reaches_out =
        _mm256_or_si256(_mm256_cmpgt_epi64(lows, lo), _mm256_cmpgt_epi64(hi, highs));
    const auto not_may =
        static_cast<std::uint64_t>(_mm256_movemask_pd(_mm256_castsi256_pd(out_of_it)));
    const auto not_sure =
        static_cast<std::uint64_t>(_mm256_movemask_pd(_mm256_castsi256_pd(reaches_out)));
    out.may = out.may << 4U | (~not_may & 15U);
    out.sure = out.sure << 4U | (~(not_may | not_sure) & 15U);
  }
  return out;
}
#endif

}  // namespace

void fill_in_range(std::uint32_t rows, CellRows cells, std::int64_t low, std::int64_t high,
                   const Bits& out) {
  for (std::uint32_t first = 0; first < rows; first += 64) {
    const std::uint32_t end = std::min(first + 64, rows);
#if defined(__x86_64__) && defined(__GNUC__)
    const Words words = has_wide ? in_range_wide(cells, first, end, low, high)
                                 : in_range(cells, first, end, low, high);
#else
    const Words words = in_range(cells, first, end, low, high);
#endif
    out.may[first / 64] = words.may;
    if (!out.decided()) out.sure[first / 64] = words.sure;
  }
}

}  // namespace chuan::engine
