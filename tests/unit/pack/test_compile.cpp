#include <catch2/catch.hpp>

#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::Loaded;
using pack_test::PackFiles;

TEST_CASE("the small pack is sound") {
  PackFiles files;
  Loaded loaded = files.load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  CHECK(loaded.diagnostics.empty());
}
