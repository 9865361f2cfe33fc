// Overlays: the input laid over the small pack of the unit tests.
#include "fuzz/fuzz.h"
#include "fuzz/small_pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chuan;
  pack_test::PackFiles files;
  files.files.files["o.yaml"] = fuzz::text_of(data, size);
  files.overlays = {"o.yaml"};
  fuzz::check_pack(files);
  return 0;
}
