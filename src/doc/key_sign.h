/// A key as it stands in a record's text, with its quotes, its colon and the blank behind that in
/// YAML: whole words are compared, and no length is asked for.
///
/// Contract: pure. A key too long for it stands nowhere: it is read the long way.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace chuan {

class KeySign {
 public:
  /// So many bytes of the text must be there to look at.
  static constexpr std::size_t kMost = 32;

  /// Stands nowhere: no text holds so many zeros.
  KeySign() { mask_.fill(~std::uint64_t{0}); }
  KeySign(std::string_view name, bool quoted) : KeySign() {
    const std::size_t quote = quoted ? 1 : 0;
    const std::size_t size = name.size() + 2 * quote + (quoted ? 1 : 2);
    if (size > kMost) return;
    std::array<char, kMost> text{}, mask{};
    if (quoted) text[0] = text[name.size() + 1] = '"';
    std::copy(name.begin(), name.end(), text.begin() + static_cast<std::ptrdiff_t>(quote));
    text[name.size() + 2 * quote] = ':';
    if (!quoted) text[size - 1] = ' ';
    std::fill_n(mask.begin(), size, '\xFF');
    std::memcpy(bytes_.data(), text.data(), kMost);
    std::memcpy(mask_.data(), mask.data(), kMost);
    size_ = size;
  }

  bool stands_at(const char* text) const {
    return (differ(text, 0) | differ(text, 1)) == 0 &&
           (size_ <= 16 || (differ(text, 2) | differ(text, 3)) == 0);
  }
  std::size_t size() const { return size_; }

 private:
  std::uint64_t differ(const char* text, std::size_t word) const {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text + 8 * word, 8);
    return (bytes ^ bytes_[word]) & mask_[word];
  }

  std::array<std::uint64_t, kMost / 8> bytes_{};
  std::array<std::uint64_t, kMost / 8> mask_{};
  std::size_t size_ = 0;
};

}  // namespace chuan
