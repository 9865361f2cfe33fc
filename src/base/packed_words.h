/// Rows of texts in one run of bytes, laid out by the compiler. An array of views would hold two
/// addresses a row, which the loader fills in at each start: a fault for every page of them.
///
///   constexpr auto kWords = pack_words([] {
///     return std::to_array<TextRow<2>>({{"key", "text"}});
///   });
///   kWords.at(0, 1)  // "text"
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chuan {

template <std::size_t Columns>
using TextRow = std::array<std::string_view, Columns>;

template <std::size_t Rows, std::size_t Columns, std::size_t Bytes>
class PackedWords {
 public:
  consteval explicit PackedWords(const std::array<TextRow<Columns>, Rows>& rows) {
    std::size_t used = 0, cell = 0;
    for (const TextRow<Columns>& row : rows)
      for (const std::string_view text : row) {
        for (const char c : text) bytes_[used++] = c;
        ends_[++cell] = static_cast<std::uint32_t>(used);
      }
  }

  static constexpr std::size_t size() { return Rows; }
  constexpr std::string_view at(std::size_t row, std::size_t column) const {
    const std::size_t cell = row * Columns + column;
    return {bytes_.data() + ends_[cell], ends_[cell + 1] - ends_[cell]};
  }

 private:
  std::array<char, Bytes> bytes_{};
  std::array<std::uint32_t, Rows * Columns + 1> ends_{};
};

/// `make` holds nothing and gives the rows; they are not there when the program runs.
template <typename Make>
consteval auto pack_words(Make) {
  constexpr auto rows = Make{}();
  constexpr std::size_t bytes = [] {
    std::size_t sum = 0;
    for (const auto& row : Make{}())
      for (const std::string_view text : row) sum += text.size();
    return sum;
  }();
  return PackedWords<rows.size(), rows[0].size(), bytes>(rows);
}

}  // namespace chuan
