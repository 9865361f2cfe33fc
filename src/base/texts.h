/// Many short texts by position, one behind the other in one run of bytes.
///
/// Contract: owns its bytes, under 4 GB of them; copyable. Views hold until it grows. `clear` keeps
/// the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/roomy_text.h"
#include "base/same_bytes.h"

namespace chuan {

class Texts {
 public:
  std::size_t size() const { return spans_.size(); }
  std::string_view operator[](std::size_t at) const {
    return {bytes_.view().data() + spans_[at].begin, spans_[at].size};
  }
  void push_back(std::string_view text) { spans_.push_back(put(text)); }
  /// Another text at that position; the bytes of the one before stay until `clear`.
  void set(std::size_t at, std::string_view text) { spans_[at] = put(text); }
  void clear() {
    bytes_.end_at(0);
    spans_.clear();
  }

 private:
  struct Span {
    std::uint32_t begin = 0, size = 0;
  };
  /// `text` is none of its own.
  Span put(std::string_view text) {
    const std::size_t begin = bytes_.size();
    copy_bytes(bytes_.room(text.size()), text.data(), text.size());
    bytes_.end_at(begin + text.size());
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())};
  }

  RoomyText bytes_;
  std::vector<Span> spans_;
};

}  // namespace chuan
