#include <catch2/catch.hpp>
#include <random>

#include "pack/image.h"
#include "unit/pack/fixture.h"

using namespace chuan;

namespace {

PackImage image_of(const std::string& folder) {
  const DiskFileSystem disk;
  SourceMap sources;
  Diagnostics diagnostics;
  auto pack = load_pack(disk, folder, {}, sources, diagnostics);
  REQUIRE(pack);
  return {{"pack.yaml", "facts.yaml"}, std::move(*pack)};
}

std::vector<std::string> shipped() {
  return list_packs(DiskFileSystem(), CHUAN_SOURCE_DIR "/rules");
}

}  // namespace

TEST_CASE("an image gives the pack it was made of") {
  for (const std::string& folder : shipped()) {
    INFO(folder);
    const PackImage image = image_of(folder);
    const std::string bytes = write_image(image);
    const auto again = read_image(bytes, 0);
    REQUIRE(again);
    CHECK(again->files == image.files);
    CHECK(write_image(*again) == bytes);
    CHECK(pack_test::broken(again->pack) == pack_test::broken(image.pack));
    const auto info = read_image_info(bytes);
    REQUIRE(info);
    CHECK(info->id == image.pack.info.id);
    CHECK(info->digest == image.pack.info.digest);
  }
}

TEST_CASE("the places of an image count from its first source") {
  const PackImage image = image_of(CHUAN_SOURCE_DIR "/rules/qd11-2021");
  const auto moved = read_image(write_image(image), 7);
  REQUIRE(moved);
  const auto shifted = [](Origin origin) {
    if (origin.known()) origin.source += 7;
    return origin;
  };
  for (std::size_t i = 0; i < image.pack.indicators.size(); ++i)
    CHECK(moved->pack.indicators[i].origin == shifted(image.pack.indicators[i].origin));
  for (std::size_t i = 0; i < image.pack.predicates.size(); ++i)
    CHECK(moved->pack.predicates[i].origin == shifted(image.pack.predicates[i].origin));
}

TEST_CASE("an image cut short or damaged gives nothing, or a pack, and never more") {
  const std::string bytes = write_image(image_of(CHUAN_SOURCE_DIR "/rules/qd11-2021"));
  CHECK_FALSE(read_image({}, 0));
  CHECK_FALSE(read_image(bytes + "x", 0));
  const unsigned seed = 20261130;
  std::mt19937 random(seed);
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  };
  for (int n = 0; n < 200; ++n) {
    const std::size_t cut = below(bytes.size());
    INFO("seed " << seed << ", cut at " << cut);
    CHECK_FALSE(read_image(std::string_view(bytes).substr(0, cut), 0));
    std::string damaged = bytes;
    const std::size_t at = below(bytes.size());
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << below(8)));
    static_cast<void>(read_image(damaged, 0));
  }
}
