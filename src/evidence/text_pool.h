/// Texts of an Evidence, each kept once: an open-addressed table of ids over Evidence::texts.
///
/// Contract: ids are positions in the vector attached, which only grows; equal texts, equal ids.
/// The table serves the next Evidence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/evidence.h"

namespace chuan {

class TextPool {
 public:
  /// `texts` is empty.
  void attach(Texts& texts);
  TextId id(std::string_view text);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = 0;  ///< plus one; 0 is free
  };
  void grow();

  Texts* texts_ = nullptr;
  std::vector<Slot> slots_;
};

}  // namespace chuan
