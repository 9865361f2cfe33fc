// Uses nothing but the embedder's header.
#include <catch2/catch.hpp>
#include <string>

#include "chuan/chuan.h"

namespace {

constexpr const char* kDossier =
    "schema: chuan/evidence/1\n"
    "pack: qd11-2021\n"
    "school: {code: t, name: Trường, province: Tỉnh}\n"
    "dossier_date: 2023-04-12\n";

}  // namespace

TEST_CASE("an embedder loads a pack and scores bytes") {
  const chuan::embed::Pack pack = chuan::embed::Pack::load("qd11-2021");
  REQUIRE(pack.ok());
  CHECK(pack.messages().empty());
  CHECK(pack.id() == "qd11-2021");
  CHECK_FALSE(pack.version().empty());
  CHECK(pack.digest().substr(0, 7) == "sha256:");
  CHECK(pack.title("en").find("11-Q") != std::string::npos);

  const chuan::embed::Result result = pack.score_bytes(kDossier, "t.yaml");
  REQUIRE(result.ok());
  CHECK(result.exit_code() == 0);
  CHECK(result.faults() == 0);
  REQUIRE(result.levels().size() == 1);
  const chuan::embed::Level& level = result.levels().front();
  CHECK(static_cast<std::size_t>(level.indicators) <= pack.indicators().size());
  CHECK(level.met + level.not_met + level.no_evidence + level.needs_ruling + level.not_applicable ==
        level.indicators);
  CHECK_FALSE(level.reached);
  CHECK(result.verdict("CT2.18") == "no_evidence");
  CHECK(result.verdict("CT9.99").empty());
  CHECK(result.json().find("\"schema\": \"chuan/assessment/1\"") != std::string::npos);
  CHECK_FALSE(result.text().empty());
}

TEST_CASE("an embedder is told what is wrong, and nothing throws") {
  const chuan::embed::Pack none = chuan::embed::Pack::load("no-such-pack", {}, "en");
  CHECK_FALSE(none.ok());
  REQUIRE(none.messages().size() == 1);
  CHECK(none.messages().front().code == "U010");
  CHECK(none.messages().front().severity == "error");
  CHECK(none.messages().front().text.find("no-such-pack") != std::string::npos);
  CHECK_FALSE(none.score_bytes(kDossier, "t.yaml").ok());

  const chuan::embed::Pack pack = chuan::embed::Pack::load("qd11-2021");
  const chuan::embed::Result broken = pack.score_bytes("school: [", "t.yaml");
  CHECK_FALSE(broken.ok());
  CHECK(broken.exit_code() == 3);
  CHECK(broken.json().empty());
  REQUIRE_FALSE(broken.messages().empty());
  CHECK(broken.messages().front().place.substr(0, 6) == "t.yaml");
  CHECK(pack.score("/no/such/file.yaml").exit_code() == 5);

  chuan::embed::Options options;
  options.as_of = "12-04";
  CHECK(pack.score_bytes(kDossier, "t.yaml", options).exit_code() == 2);
  options = {};
  options.stage = "nobody";
  CHECK(pack.score_bytes(kDossier, "t.yaml", options).exit_code() == 2);
  options = {};
  options.level = 9;
  CHECK(pack.score_bytes(kDossier, "t.yaml", options).exit_code() == 2);
}

TEST_CASE("messages name nobody, and say which file they are about") {
  const chuan::embed::Pack pack = chuan::embed::Pack::load("qd11-2021");
  REQUIRE(pack.ok());
  const std::string named =
      "schema: chuan/evidence/1\npack: qd11-2021\nschool: {code: t, name: T, province: P}\n"
      "registers:\n  staff:\n    rows: [{code: CB01, name: Ly Thi Binh, from: 2010-01-01}]\n"
      "  discipline:\n    rows: [{code: KL1, staff: Ly Thi Binh, date: 2020-01-01}]\n";
  const chuan::embed::Result result = pack.score_bytes(named, "t.yaml");
  CHECK_FALSE(result.ok());
  REQUIRE(result.messages().size() > 1);
  for (const chuan::embed::Message& message : result.messages()) {
    CHECK(message.text.find("Binh") == std::string::npos);
    CHECK(message.place.substr(0, 7) == "t.yaml:");
  }
  const chuan::embed::Result absent = pack.score("khong-co.yaml");
  REQUIRE(absent.messages().size() == 1);
  CHECK(absent.messages()[0].place == "khong-co.yaml");
}
