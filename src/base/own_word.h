/// A short word of our own in a block of fixed size: it is copied whole, whatever its length, which
/// spares the machine a guess.
///
///   static constexpr auto kNames = std::to_array<OwnWord>({"met", "not_met"});
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chuan {

class OwnWord {
 public:
  static constexpr std::size_t kMost = 23;

  constexpr OwnWord() = default;
  template <std::size_t N>
  consteval OwnWord(const char (&text)[N])  // NOLINT(google-explicit-constructor)
      : size_(N - 1) {
    static_assert(N - 1 <= kMost);
    std::copy_n(text, N - 1, block_.begin());
  }

  /// kMost bytes, those behind the word zero.
  constexpr const char* block() const { return block_.data(); }
  constexpr std::size_t size() const { return size_; }
  constexpr std::string_view view() const { return {block_.data(), size_}; }
  constexpr operator std::string_view() const {  // NOLINT(google-explicit-constructor)
    return view();
  }
  friend constexpr bool operator==(const OwnWord& word, std::string_view text) {
    return word.view() == text;
  }

 private:
  std::array<char, kMost> block_{};
  std::uint8_t size_ = 0;
};

}  // namespace chuan
