/// Three-valued answers for all records of a register at once: two bit sets.
///
/// `sure` holds the records for which a predicate is true whatever the unknown cells say, `may`
/// those for which it can be true; sure is a subset of may. Strong Kleene logic on them is word
/// arithmetic. Bits past the last record are zero.
///
/// Contract: Bits points into a WordArena and lives until its reset.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace chuan::engine {

struct Bits {
  std::uint64_t* sure = nullptr;
  std::uint64_t* may = nullptr;
  /// No record is open: `may` is `sure` itself.
  bool decided() const { return sure == may; }
};

/// More than any count of rows. Sums of many are cut at it: some thousands of it pass 64 bits.
inline constexpr std::int64_t kBoundless = std::int64_t{1} << 50;

/// An answer for one record: bit 0 sure, bit 1 may.
using Answer = unsigned;
inline constexpr Answer kNo = 0;
inline constexpr Answer kMay = 2;
inline constexpr Answer kYes = 3;
constexpr Answer answer(bool sure, bool may) {
  return static_cast<Answer>(may) << 1U | static_cast<Answer>(sure & may);
}

inline constexpr std::size_t words_for(std::size_t rows) {
  return (rows + 63) / 64;
}
/// The valid bits of word `w`.
inline constexpr std::uint64_t tail_mask(std::size_t rows, std::size_t w) {
  const std::size_t left = rows - w * 64;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}
inline bool test(const std::uint64_t* words, std::size_t row) {
  return ((words[row / 64] >> (row % 64)) & 1U) != 0;
}
inline void set(std::uint64_t* words, std::size_t row) {
  words[row / 64] |= std::uint64_t{1} << (row % 64);
}
inline Answer answer_of(const Bits& bits, std::size_t row) {
  return answer(test(bits.sure, row), test(bits.may, row));
}
template <class F>
void for_each_bit(std::uint64_t word, std::size_t base, F&& f) {
  while (word != 0) {
    f(base + static_cast<std::size_t>(std::countr_zero(word)));
    word &= word - 1;
  }
}

/// The bit of each row: does `f` hold for it?
template <class F>
void fill(std::uint32_t rows, std::uint64_t* out, F&& f) {
  for (std::uint32_t base = 0; base < rows; base += 64) {
    std::uint64_t word = 0;
    std::uint32_t row = std::min(base + 64, rows);
    for (; row - base >= 8; row -= 8)
      for (std::uint32_t i = 1; i <= 8; ++i) word = word + word + (f(row - i) ? 1U : 0U);
    while (row-- > base) word = word + word + (f(row) ? 1U : 0U);
    out[base / 64] = word;
  }
}
/// The bits of each row's Answer.
template <class F>
void fill_answers(std::uint32_t rows, const Bits& out, F&& f) {
  for (std::uint32_t base = 0; base < rows; base += 64) {
    std::uint64_t sure = 0;
    std::uint64_t may = 0;
    for (std::uint32_t row = std::min(base + 64, rows); row-- > base;) {
      const Answer got = f(row);
      sure = sure + sure + (got & 1U);
      may = may + may + (got >> 1U);
    }
    out.sure[base / 64] = sure;
    out.may[base / 64] = may;
  }
}

/// Cells by row, [lo, hi] each; lo > hi is none.
struct CellRows {
  const std::int64_t* lo = nullptr;
  const std::int64_t* hi = nullptr;
};
/// Does each row's value lie from `low` to `high`? Where no cell is open `out` may be one set.
void fill_in_range(std::uint32_t rows, CellRows cells, std::int64_t low, std::int64_t high,
                   const Bits& out);

/// Bump memory for bit sets; `reset` keeps the blocks, so a steady state allocates nothing.
class WordArena {
 public:
  std::uint64_t* take(std::size_t words) {
    if (static_cast<std::size_t>(end_ - next_) < words) next_block(words);
    return std::exchange(next_, next_ + words);
  }
  void reset() {
    block_ = 0;
    next_ = end_ = nullptr;
  }

 private:
  static constexpr std::size_t kFirst = 1U << 9, kDoublings = 5;

  void next_block(std::size_t words) {
    while (block_ < blocks_.size() && blocks_[block_].size() < words) ++block_;
    // Twice the last: one school cold touches little memory, many soon need no more.
    if (block_ == blocks_.size())
      blocks_.emplace_back(std::max(kFirst << std::min(block_, kDoublings), words));
    next_ = blocks_[block_].data();
    end_ = next_ + blocks_[block_].size();
    ++block_;
  }

  std::vector<std::vector<std::uint64_t>> blocks_;
  std::size_t block_ = 0;          ///< the first that is not in use
  std::uint64_t* next_ = nullptr;  ///< in the last that is, and its end
  std::uint64_t* end_ = nullptr;
};

}  // namespace chuan::engine
