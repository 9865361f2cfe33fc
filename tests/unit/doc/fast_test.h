/// Holds the strict readers of doc/fast.h against the libraries' readers.
#pragma once

#include <random>
#include <string>
#include <string_view>

#include "doc/tree.h"

namespace chuan::test {

enum class Text { yaml, json };

/// Empty when both trees are alike in every kind, text and place; else the first difference.
std::string difference(const Tree& a, const Tree& b);

/// What came of a text: the strict reader gave up, both agree, or how they differ.
struct Both {
  bool fast = false;     ///< the strict reader read it
  bool records = false;  ///< the same with the rows of registers as records
  bool slow = false;     ///< the library's reader did, without recovering from anything
  std::string difference;
};
Both read_both(Text form, const std::string& text);
/// A test's check that they do not differ.
void check_both(Text form, const std::string& text);
/// The text with a change or a few, of the kind that people and faulty disks make.
std::string mutated(std::string text, std::mt19937& random);

}  // namespace chuan::test
