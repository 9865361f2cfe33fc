// Bit sets of a register's rows against the rows one by one.
#include "engine/bits.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <utility>

#include "model/evidence.h"

using namespace chuan;
using namespace chuan::engine;

namespace {

constexpr unsigned kSeed = 20261130;

std::int64_t end_of_cell(std::mt19937& random) {
  switch (random() % 6) {
    case 0:
      return kCellMin;
    case 1:
      return kCellMax;
    default:
      return static_cast<std::int64_t>(random() % 7) - 3;
  }
}

}  // namespace

TEST_CASE("a range holds of the rows of which it holds one by one") {
  std::mt19937 random(kSeed);
  for (std::uint32_t n = 0; n < 400; ++n) {
    const std::uint32_t rows = n < 140 ? n : static_cast<std::uint32_t>(random() % 300);
    const bool exact = random() % 3 == 0;
    std::vector<std::int64_t> lo(rows), hi(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
      lo[row] = end_of_cell(random);
      hi[row] = exact ? lo[row] : end_of_cell(random);
    }
    const std::int64_t low = end_of_cell(random), high = end_of_cell(random);
    INFO("seed " << kSeed << ", case " << n << ", " << rows << " rows, " << low << " to " << high);
    std::vector<std::uint64_t> sure(words_for(rows)), may(words_for(rows));
    fill_in_range(rows, {lo.data(), hi.data()}, low, high, {sure.data(), may.data()});
    std::uint64_t beyond = 0;
    for (std::size_t w = 0; w < may.size(); ++w) beyond |= (may[w] | sure[w]) & ~tail_mask(rows, w);
    REQUIRE(beyond == 0);
    for (std::uint32_t row = 0; row < rows; ++row) {
      CAPTURE(row, lo[row], hi[row]);
      const bool some = lo[row] <= high && hi[row] >= low;
      const bool all = lo[row] >= low && hi[row] <= high;
      REQUIRE(test(may.data(), row) == some);
      REQUIRE(test(sure.data(), row) == (all && some));
    }
    if (!exact) continue;
    std::vector<std::uint64_t> one(words_for(rows), ~std::uint64_t{0});
    fill_in_range(rows, {lo.data(), hi.data()}, low, high, {one.data(), one.data()});
    REQUIRE(one == may);
  }
}

TEST_CASE("memory of bit sets is handed out once, and again after a reset") {
  std::mt19937 random(kSeed);
  WordArena arena;
  for (int round = 0; round < 20; ++round) {
    INFO("seed " << kSeed << ", round " << round);
    std::vector<std::pair<std::uint64_t*, std::size_t>> taken;
    for (std::uint64_t n = 0; n < 300; ++n) {
      const std::size_t words = random() % 20 == 0 ? random() % 2000 : random() % 9;
      std::uint64_t* const at = arena.take(words);
      std::fill_n(at, words, n);
      taken.emplace_back(at, words);
    }
    for (std::uint64_t n = 0; n < taken.size(); ++n)
      REQUIRE(std::all_of(taken[n].first, taken[n].first + taken[n].second,
                          [n](std::uint64_t word) { return word == n; }));
    arena.reset();
  }
}
