/// Words of a pack to their positions: an open-addressed table, asked for nearly every cell.
///
/// Contract: of equal words the first added counts. The words outlive the table; it is filled from
/// a pack alone, so its hash need not stand up to words chosen to collide. Private to the folder.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/same_bytes.h"
#include "model/schema.h"

namespace chuan {

class WordTable {
 public:
  bool empty() const { return rows_.empty(); }
  /// Room for so many words; must come before the first `add`.
  void reserve(std::size_t words) {
    rows_.resize(std::bit_ceil(2 * words + 2));
    mask_ = rows_.size() - 1;
  }
  void add(std::string_view word, std::uint16_t value) {
    Row& row = rows_[place(word)];
    if (row.value == kNone16) row = {word, value};
  }
  /// kNone16 when it is not there.
  std::uint16_t find(std::string_view word) const { return rows_[place(word)].value; }

 private:
  struct Row {
    std::string_view word;
    std::uint16_t value = kNone16;
  };
  /// The row that holds the word, or the free one in which it would stand.
  std::size_t place(std::string_view word) const {
    std::size_t at = hash(word) & mask_;
    while (rows_[at].value != kNone16 && !same_text(rows_[at].word, word)) at = (at + 1) & mask_;
    return at;
  }
  /// Of the length and of samples: words of one scale differ in them, and no loop is run.
  static std::uint32_t hash(std::string_view word) {
    const std::size_t size = word.size();
    std::uint32_t first = 0, middle = 0, last = 0;
    if (size >= 4) {
      std::memcpy(&first, word.data(), 4);
      std::memcpy(&middle, word.data() + size / 2 - 2, 4);
      std::memcpy(&last, word.data() + size - 4, 4);
    } else if (size != 0) {
      first = static_cast<unsigned char>(word[0]);
      middle = static_cast<unsigned char>(word[size / 2]);
      last = static_cast<unsigned char>(word[size - 1]);
    }
    const std::uint64_t mixed =
        (first + (std::uint64_t{middle} << 29) + size) * 0x9E37'79B9'7F4A'7C15u +
        std::uint64_t{last} * 0xC2B2'AE3D'27D4'EB4Fu;
    return static_cast<std::uint32_t>(mixed >> 32);
  }

  std::vector<Row> rows_;
  std::size_t mask_ = 0;
};

}  // namespace chuan
