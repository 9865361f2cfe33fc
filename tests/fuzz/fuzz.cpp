#include "fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>

namespace chuan::fuzz {

void demand(bool law, std::string_view what) {
  if (law) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

std::vector<Part> parts_of(std::string_view input) {
  constexpr std::string_view kMark = "=== ";
  std::vector<Part> out;
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    if (line.starts_with(kMark)) {
      out.push_back({std::string(line.substr(kMark.size())), {}});
    } else if (!out.empty()) {
      out.back().text.append(line).push_back('\n');
    }
  }
  return out;
}

}  // namespace chuan::fuzz
