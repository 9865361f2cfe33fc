/// What the targets of this folder share: a law that must hold for every input, and inputs that
/// hold several files.
///
/// A target is one file: LLVMFuzzerTestOneInput takes any bytes, demands what must be true of them,
/// and returns 0. libFuzzer (preset `fuzz`) looks for bytes that break a law; replay.cpp runs
/// corpus/TARGET/ in the ordinary suite. README.md tells how to add one.
///
/// Contract: `demand` ends the program when the law does not hold; the input is then a find.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace chuan::fuzz {

void demand(bool law, std::string_view what);

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The input in parts, each after a line "=== NAME"; what stands before the first is left out.
struct Part {
  std::string name;
  std::string text;
};
std::vector<Part> parts_of(std::string_view input);

}  // namespace chuan::fuzz
