/// What the benchmark programs read from the command line beside Google Benchmark's own options.
#pragma once

#include <string>
#include <string_view>

namespace chuan::bench {

/// Takes "--name value" out of the arguments; empty where it is not given.
inline std::string take_option(int& argc, char** argv, std::string_view name) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (argv[i] != name) continue;
    std::string value = argv[i + 1];
    for (int j = i; j + 2 < argc; ++j) argv[j] = argv[j + 2];
    argc -= 2;
    return value;
  }
  return {};
}

}  // namespace chuan::bench
