#include <catch2/catch.hpp>

#include "unit/pack/fixture.h"

using namespace chuan;

namespace {

pack_test::Loaded load_shipped(const std::string& folder) {
  pack_test::Loaded out;
  const DiskFileSystem disk;
  out.pack = load_pack(disk, folder, {}, out.sources, out.diagnostics);
  return out;
}

}  // namespace

TEST_CASE("every shipped pack reads without a fault") {
  const DiskFileSystem disk;
  const std::vector<std::string> packs = list_packs(disk, CHUAN_SOURCE_DIR "/rules");
  REQUIRE(packs.size() >= 2);
  for (const std::string& folder : packs) {
    pack_test::Loaded loaded = load_shipped(folder);
    INFO(loaded.report());
    CHECK(loaded.pack);
    CHECK(loaded.diagnostics.empty());
    if (loaded.pack) CHECK(pack_test::broken(*loaded.pack).empty());
  }
}
