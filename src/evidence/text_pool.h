/// Texts of an Evidence, each kept once: an open-addressed table of ids over Evidence::texts.
///
/// Contract: ids are positions in the vector given, which only grows; equal texts, equal ids.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/evidence.h"

namespace chuan {

class TextPool {
 public:
  explicit TextPool(std::vector<std::string>& texts) : texts_(texts) {}
  TextId id(std::string_view text);

 private:
  void grow();
  std::vector<std::string>& texts_;
  std::vector<std::uint32_t> slots_;  ///< id + 1; 0 is free
};

}  // namespace chuan
