/// What every reader of this folder asks of a text before it looks at its syntax.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "doc/read.h"

namespace chuan {

struct CheckedText {
  std::size_t base = 0;  ///< offset of the first byte behind a BOM
  bool clean = false;    ///< is_clean_text
};
/// Size, encoding and control characters; nothing when an error was added.
std::optional<CheckedText> check_text(const SourceMap& sources, SourceId source,
                                      const ReadLimits& limits, Diagnostics& diagnostics);

/// Offset of the first control character other than tab and line breaks; npos when there is none.
std::size_t find_control_character(std::string_view text);
Diagnostic& add_control_character(std::string_view text, std::size_t at, Origin origin,
                                  Diagnostics& diagnostics);

/// An origin from size_t offsets (texts are smaller than 4 GB: check_text sees to it).
Origin span_of(SourceId source, std::size_t begin, std::size_t end);

}  // namespace chuan
