/// yaml-cpp's error messages as our codes, each at the place where a person has to mend the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace chuan::yaml {

struct FaultContext {
  SourceId source;
  std::string_view text;
  std::size_t at;          ///< where the library gave up
  std::size_t last_end;    ///< one past the last value read
  std::size_t open_begin;  ///< the innermost open container; npos outside all
  std::size_t depth;       ///< the nesting limit
};
void add_fault(const FaultContext& context, const std::string& words, Diagnostics& diagnostics);

}  // namespace chuan::yaml
