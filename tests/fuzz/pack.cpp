// The pack reader: files of a pack ("=== groups/2.yaml"), laid over the small pack of the unit
// tests, so that an input need not hold all of it.
#include <utility>

#include "fuzz/fuzz.h"
#include "fuzz/small_pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chuan;
  pack_test::PackFiles files;
  for (fuzz::Part& part : fuzz::parts_of(fuzz::text_of(data, size)))
    files[part.name] = std::move(part.text);
  fuzz::check_pack(files);
  return 0;
}
