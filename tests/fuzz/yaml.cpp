// The strict YAML reader against yaml-cpp's events: what it reads, both read, and their trees agree
// in every kind, text and place.
#include "fuzz/fuzz.h"
#include "unit/doc/fast_test.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chuan;
  const std::string text(fuzz::text_of(data, size));
  const test::Both both = test::read_both(test::Text::yaml, text);
  fuzz::demand(both.difference.empty(), both.difference);
  return 0;
}
