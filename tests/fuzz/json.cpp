// The strict JSON reader against Boost.JSON: what it reads, both read, and their trees agree.
#include "fuzz/fuzz.h"
#include "unit/doc/fast_test.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chuan;
  const std::string text(fuzz::text_of(data, size));
  const test::Both both = test::read_both(test::Text::json, text);
  fuzz::demand(both.difference.empty(), both.difference);
  return 0;
}
