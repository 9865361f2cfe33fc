/// Strict readers for the clean case: compact, all of one mind with the libraries, or silent.
///
/// They read what they are certain about: JSON without doubled keys; YAML in block style with
/// one-line flow rows, quoted and plain scalars of one line, comments, simple block scalars. At
/// anything else (a fault of any kind, anchors, tags, tabs, odd scalars, many lines, limits) they
/// give up; the caller then reads the text from the start with the library, which knows all and
/// reports. So nothing is ever reported here.
///
/// Contract: true means that `tree` holds what the library's reader would have made, every text and
/// every place of it; with `records`, that it holds the rest of it. False says nothing about the
/// text; `tree` and `records` are then empty. The text is clean (is_clean_text), `base` is the
/// offset behind its BOM. The memory of both is used again.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/source.h"
#include "doc/read.h"
#include "doc/records.h"
#include "doc/tree.h"

namespace chuan {

[[nodiscard]] bool read_fast_json(SourceId source, std::string_view text, std::size_t base,
                                  const ReadLimits& limits, Tree& tree, Records* records = nullptr);
[[nodiscard]] bool read_fast_yaml(SourceId source, std::string_view text, std::size_t base,
                                  const ReadLimits& limits, Tree& tree, Records* records = nullptr);

}  // namespace chuan
