/// Holds the strict readers of doc/fast.h against the libraries' readers.
#pragma once

#include <string>
#include <string_view>

#include "doc/tree.h"

namespace chuan::test {

enum class Text { yaml, json };

/// Empty when both trees are alike in every kind, text and place; else the first difference.
std::string difference(const Tree& a, const Tree& b);

/// What came of a text: the strict reader gave up, both agree, or how they differ.
struct Both {
  bool fast = false;  ///< the strict reader read it
  bool slow = false;  ///< the library's reader did, without recovering from anything
  std::string difference;
};
Both read_both(Text form, const std::string& text);

}  // namespace chuan::test
