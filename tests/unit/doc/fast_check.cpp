// Apart from fast_support.cpp, which the fuzz targets use without Catch.
#include <catch2/catch.hpp>

#include "unit/doc/fast_test.h"

namespace chuan::test {

void check_both(Text form, const std::string& text) {
  const Both both = read_both(form, text);
  if (both.difference.empty()) return;
  INFO(text);
  INFO(both.difference);
  CHECK(both.difference.empty());
}

}  // namespace chuan::test
