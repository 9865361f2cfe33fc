/// Texts of an Evidence, each kept once: an open-addressed table of ids over Evidence::texts.
///
/// Contract: ids are positions in the vector attached, which only grows; equal texts, equal ids.
/// The table, and the memory of long texts given back by `release`, serve the next Evidence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/evidence.h"

namespace chuan {

class TextPool {
 public:
  /// `texts` is empty.
  void attach(std::vector<std::string>& texts);
  TextId id(std::string_view text);
  /// Empties `texts`; what they held on the heap is used again.
  void release(std::vector<std::string>& texts);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = 0;  ///< plus one; 0 is free
  };
  void grow();
  void append(std::string_view text);

  std::vector<std::string>* texts_ = nullptr;
  std::vector<Slot> slots_;
  std::vector<std::string> spare_;
};

}  // namespace chuan
