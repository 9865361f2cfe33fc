// Runs a target over the files of its corpus, without libFuzzer: what was found once is an ordinary
// test from then on.
//
//   fuzz_TARGET FOLDER|FILE...
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (int i = 1; i < count; ++i) {
    if (fs::is_directory(arguments[i])) {
      for (const auto& entry : fs::directory_iterator(arguments[i])) files.push_back(entry.path());
    } else {
      files.emplace_back(arguments[i]);
    }
  }
  std::sort(files.begin(), files.end());
  run({});
  for (const fs::path& file : files) {
    std::fprintf(stderr, "%s\n", file.c_str());  // the last one named is the one that fails
    std::ifstream in(file, std::ios::binary);
    if (!in) return 1;
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    run(bytes);
    run(bytes.substr(0, bytes.size() / 2));
  }
  if (files.empty()) std::fprintf(stderr, "no corpus\n");
  return files.empty() ? 1 : 0;
}
