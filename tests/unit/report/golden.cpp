#include "golden.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace chuan::test {

std::string repository_file(const std::string& path) {
  std::ifstream file(std::string(CHUAN_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void check_golden(std::string_view name, const std::string& actual) {
  const std::string path = "tests/golden/report/" + std::string(name);
  const std::string expected = repository_file(path);
  if (expected == actual) {
    SUCCEED();
    return;
  }
  if (std::getenv("CHUAN_APPROVE") != nullptr) {
    std::ofstream file(std::string(CHUAN_SOURCE_DIR) + "/" + path, std::ios::binary);
    file << actual;
    WARN("approved " << path);
    return;
  }
  std::istringstream want(expected);
  std::istringstream got(actual);
  std::string a;
  std::string b;
  int line = 0;
  do {
    ++line;
    a.clear();
    b.clear();
    std::getline(want, a);
    std::getline(got, b);
  } while (a == b && (want || got));
  INFO("whole text:\n" << actual);
  FAIL_CHECK(path << ":" << line << "\n  expected: " << a << "\n  actual:   " << b);
}

}  // namespace chuan::test
