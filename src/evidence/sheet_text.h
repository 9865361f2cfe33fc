/// Texts that a sheet program would run as a formula, guarded by an apostrophe, and back.
///
/// A text of apostrophes followed by = + - @ gets one more apostrophe and loses it on reading, so
/// that every text comes back as it was. Private to the folder.
#pragma once

#include <string_view>

#include "base/text.h"

namespace chuan {

inline bool formula_after_apostrophes(std::string_view text) {
  while (text.starts_with('\'')) text.remove_prefix(1);
  return starts_with_formula_char(text);
}

inline std::string_view unguarded(std::string_view text) {
  if (text.starts_with('\'') && formula_after_apostrophes(text)) text.remove_prefix(1);
  return text;
}

}  // namespace chuan
