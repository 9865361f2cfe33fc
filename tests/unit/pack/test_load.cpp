// Digest, the list of packs, the head of a pack, and how records are named.
#include <catch2/catch.hpp>

#include "model/evidence.h"
#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::Loaded;
using pack_test::PackFiles;

namespace {

std::string digest_of(PackFiles& files) {
  const Loaded loaded = files.load();
  return loaded.pack ? loaded.pack->info.digest : "refused";
}

}  // namespace

TEST_CASE("the digest follows what is said, not how it is laid out") {
  PackFiles plain;
  const std::string digest = digest_of(plain);
  CHECK(digest.starts_with("sha256:"));
  CHECK(digest.size() == 7 + 64);

  PackFiles same;
  same["pack.yaml"].insert(0, "# a comment\n\n");
  REQUIRE(same.change("instrument: {number: 1-QĐ, date: 2021-05-19, issuer: Ban Bí thư}",
                      "instrument:\n    number: '1-QĐ'\n    date: 2021-05-19\n"
                      "    issuer: \"Ban Bí thư\"   # who"));
  CHECK(digest_of(same) == digest);

  for (const auto& [from, to] :
       {std::pair{"at_least: 90 %, basis: published", "at_least: 91 %, basis: published"},
        std::pair{"version: \"1\"", "version: \"2\""},
        std::pair{"aliases: [thạc sỹ, ThS]", "aliases: [ThS, thạc sỹ]"}}) {
    PackFiles other;
    REQUIRE(other.change(from, to));
    CHECK(digest_of(other) != digest);
    CHECK(digest_of(other) != "refused");
  }
}

TEST_CASE("the head of a pack is read from pack.yaml alone") {
  const PackFiles files;
  SourceMap sources;
  Diagnostics diagnostics;
  const std::optional<PackInfo> info = read_pack_info(files.files, "p", sources, diagnostics);
  REQUIRE(info);
  CHECK(info->id == "small-2021");
  CHECK(info->level_titles.size() == 2);
  CHECK(files.files.reads == std::vector<std::string>{"p/pack.yaml"});
}

TEST_CASE("packs are the folders that hold a pack.yaml, in order") {
  MemoryFileSystem files;
  files.files = {{"rules/b/pack.yaml", ""},
                 {"rules/a/pack.yaml", ""},
                 {"rules/schema/pack.schema.json", ""},
                 {"rules/README.md", ""}};
  CHECK(list_packs(files, "rules") == std::vector<std::string>{"rules/a", "rules/b"});
  CHECK(list_packs(files, "nowhere").empty());
}

TEST_CASE("a record is named by its key fields") {
  const Loaded loaded = PackFiles().load();
  REQUIRE(loaded.pack);
  const EvidenceSchema& schema = loaded.pack->schema;
  Evidence evidence;
  evidence.texts.push_back("CB01");
  evidence.texts.push_back("CB02");
  evidence.registers.resize(schema.registers.size());
  const std::uint16_t years = schema.find_register("staff_years");
  Register& reg = evidence.registers[years];
  reg.rows = 3;
  reg.columns.resize(schema.registers[years].fields.size());
  reg.columns[0] = {{0, 1, kCellMin}, {0, 1, kCellMax}, {}, {}};
  reg.columns[1] = {{2019, kCellMax, 2020}, {2019, kCellMin, 2020}, {}, {}};
  CHECK(evidence.record_name(schema, years, 0) == "CB01/2019");
  CHECK(evidence.record_name(schema, years, 1) == "CB02");
  CHECK(evidence.record_name(schema, years, 2) == "?/2020");

  const std::uint16_t figures = schema.find_register("figures");
  Register& declared = evidence.registers[figures];
  declared.rows = 1;
  declared.columns.resize(schema.registers[figures].fields.size());
  declared.columns[0] = {{1}, {1}, {}, {}};
  declared.columns[1] = {{2021}, {2021}, {}, {}};
  CHECK(evidence.record_name(schema, figures, 0) == "CT2.02/all/2021");
}

TEST_CASE("what lies among the groups under another ending is told, not passed over") {
  PackFiles pack;
  pack.files.files["p/groups/4b.yml"] = "nonsense: [";
  pack.files.files["p/groups/README.md"] = "# about";
  const Loaded loaded = pack.load();
  CHECK(loaded.pack);
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all()[0].code == Code::pack_file_not_read);
  CHECK(loaded.diagnostics.all()[0].args[0] == "groups/4b.yml");
}
