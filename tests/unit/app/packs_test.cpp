#include "app/packs.h"

#include "pack/image.h"
#include "pack/load.h"
#include "unit/app/small_world.h"

using namespace chuan;
using small_world::World;

namespace {

Answer<OpenPack> open(World& world, const PackRequest& request) {
  return open_pack(world.context, request);
}

Answer<OpenPack> open(World& world, const std::string& asked) {
  PackRequest request;
  request.asked = asked;
  return open(world, request);
}

std::string last_code(const World& world) {
  const auto& all = world.context.diagnostics.all();
  return all.empty() ? "" : std::string(code_id(all.back().code));
}

}  // namespace

TEST_CASE("the binary carries its packs, in the order in which they came into force") {
  World world;
  std::vector<std::string> ids;
  for (const ShippedPack& pack : shipped_packs(world.context)) ids.push_back(pack.info.id);
  CHECK(world.codes().empty());
  CHECK(std::count(ids.begin(), ids.end(), "qd11-2021") == 1);
  CHECK(std::count(ids.begin(), ids.end(), "qd396-2026") == 1);
}

TEST_CASE("every pack of the binary is there compiled, and is what its YAML says") {
  World world;
  for (const ShippedPack& shipped : shipped_packs(world.context)) {
    INFO(shipped.info.id);
    const auto compiled =
        read_image(shipped_file(std::string(kShipped) + "images/" + shipped.info.id), 0);
    REQUIRE(compiled);
    SourceMap sources;
    Diagnostics diagnostics;
    auto read = load_pack(world.context.files, shipped.folder, {}, sources, diagnostics);
    REQUIRE(read);
    REQUIRE(compiled->files.size() == sources.size());
    for (SourceId id = 0; id < sources.size(); ++id)
      CHECK(join_path(shipped.folder, compiled->files[id]) == sources.name(id));
    CHECK(write_image(*compiled) == write_image({compiled->files, std::move(*read)}));
  }
}

TEST_CASE("what a shipped pack points at is the line of its YAML") {
  World world;
  const Answer<OpenPack> opened = open(world, "qd11-2021");
  REQUIRE(opened);
  for (const Indicator& row : opened->pack->indicators) {
    const std::string_view line = world.context.sources.excerpt(row.origin, 1000).text;
    CHECK(line.find(row.id) != std::string_view::npos);
  }
}

TEST_CASE("shipped files are read like files on disk, and cannot be written") {
  World world;
  std::string text;
  CHECK(world.context.files.kind("builtin:qd11-2021") == FileKind::directory);
  CHECK(world.context.files.kind("builtin:nothing") == FileKind::absent);
  REQUIRE(world.context.files.read("builtin:qd11-2021/pack.yaml", 1 << 20, text).ok());
  CHECK(text.find("id: qd11-2021") != std::string::npos);
  CHECK_FALSE(world.context.files.write_atomic("builtin:x.yaml", "x").ok());
  CHECK_FALSE(world.context.files.write_soon("builtin:x.yaml", "x").ok());
  CHECK_FALSE(world.context.files.make_directories("builtin:x").ok());
  REQUIRE(world.context.files.write_atomic("x.yaml", "x").ok());
  CHECK(world.files.files.count("x.yaml") == 1);
}

TEST_CASE("a pack is what was asked for, else what the dossier names, else the newest in force") {
  World world;
  PackRequest request;
  request.day = Date::of(2023, 4, 12);
  const auto id_of = [&] {
    const Answer<OpenPack> pack = open(world, request);
    return pack ? pack->pack->info.id : last_code(world);
  };
  CHECK(id_of() == "qd11-2021");
  request.named = "qd11-2021";
  CHECK(id_of() == "qd11-2021");
  request.asked = "packs/mini";
  CHECK(id_of() == "mini");
}

TEST_CASE(
    "an unknown pack is a usage fault when asked for, a pack fault when the dossier names it") {
  World world;
  PackRequest request;
  request.asked = "qd11-2012";
  CHECK(open(world, request).exit == ExitCode::usage);
  CHECK(last_code(world) == "U010");
  CHECK(world.context.diagnostics.all().back().nearest == "qd11-2021");
  // A dossier cannot make the tool read a folder.
  request = {};
  request.named = "packs/mini";
  CHECK(open(world, request).exit == ExitCode::pack);
}

TEST_CASE("an incomplete pack is shown, and refused to judge") {
  World world;
  PackRequest request;
  request.asked = "qd396-2026";
  CHECK(open(world, request).exit == ExitCode::pack);
  CHECK(last_code(world) == "U011");
  request.to_judge = false;
  CHECK(open(world, request));
}

TEST_CASE("no pack in force on the day is said, with the packs there are") {
  World world;
  PackRequest request;
  request.day = Date::of(1999, 1, 1);
  CHECK(open(world, request).exit == ExitCode::pack);
  CHECK(last_code(world) == "U012");
}

TEST_CASE("a pack has a successor: the one that replaces it, not whichever is newer") {
  World world;
  const Answer<OpenPack> old_pack = open(world, "qd11-2021");
  REQUIRE(old_pack);
  REQUIRE(old_pack->successor);
  CHECK(old_pack->successor->id == "qd396-2026");
  const Answer<OpenPack> mini = open(world, "packs/mini");  // in force from 2020
  REQUIRE(mini);
  CHECK_FALSE(mini->successor);
}

TEST_CASE("an overlay that is not there cannot be read") {
  World world;
  PackRequest request;
  request.asked = "packs/mini";
  request.overlays = {"no.yaml"};
  CHECK(open(world, request).exit == ExitCode::system);
  CHECK(last_code(world) == "F001");
}

TEST_CASE("an indicator is found in any case, and the nearest is told") {
  World world;
  PackRequest request;
  request.asked = "packs/mini";
  const Answer<OpenPack> pack = open(world, request);
  REQUIRE(pack);
  CHECK(find_indicator(world.context, *pack->pack, "ct1.02") == 1);
  CHECK(find_indicator(world.context, *pack->pack, "CT1.09") == kNone16);
  CHECK(last_code(world) == "U014");
  CHECK_FALSE(world.context.diagnostics.all().back().nearest.empty());
}
