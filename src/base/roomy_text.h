/// Text that grows at its end, is emptied and grows again. What it gives up stays as room, so a
/// stream of texts of about one size clears no memory and copies nothing.
///
/// Contract: views and pointers into it hold until it grows. One moved from is empty.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace chuan {

class RoomyText {
 public:
  RoomyText() = default;
  RoomyText(const RoomyText&) = default;
  RoomyText& operator=(const RoomyText&) = default;
  RoomyText(RoomyText&& other) noexcept
      : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {
    other.bytes_.clear();
  }
  RoomyText& operator=(RoomyText&& other) noexcept {
    bytes_ = std::exchange(other.bytes_, {});
    size_ = std::exchange(other.size_, 0);
    return *this;
  }
  ~RoomyText() = default;

  std::size_t size() const { return size_; }
  std::string_view view() const { return {bytes_.data(), size_}; }
  /// As a string of its own; this one is empty then.
  std::string take() {
    bytes_.resize(std::exchange(size_, 0));
    return std::exchange(bytes_, {});
  }

  /// Where the next `size` bytes go; `end_at` says how many were put there.
  char* room(std::size_t size) {
    if (bytes_.size() - size_ < size) grow(size);
    return bytes_.data() + size_;
  }
  /// So much may come before it moves. Costs nothing until it does.
  void reserve(std::size_t size) { bytes_.reserve(size); }
  /// The size with all its room.
  std::size_t most() const { return bytes_.size(); }
  /// The text ends there, within its room: what was put behind it counts, or what it held does not.
  void end_at(std::size_t size) { size_ = size; }
  void append(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }

 private:
  void grow(std::size_t size) {
    constexpr std::size_t kStep = 4096;
    bytes_.resize(size_ + size + std::max(kStep, size_ / 2));
  }

  std::string bytes_;  ///< the text, then room
  std::size_t size_ = 0;
};

}  // namespace chuan
