#include <catch2/catch.hpp>

#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::Loaded;
using pack_test::PackFiles;

namespace {

const char* const kHead = R"(schema: chuan/overlay/1
name: Bản của trường
author: Phòng Tổ chức
date: 2023-04-12
reason: Toàn văn đã có
base: {pack: small-2021}
)";

PackFiles with_overlay(const std::string& body, const std::string& head = kHead) {
  PackFiles files;
  files.files.files["o.yaml"] = head + body;
  files.overlays = {"o.yaml"};
  return files;
}

const Threshold& threshold_of(const CompiledPack& pack, std::string_view id) {
  return pack.indicators[pack.find_indicator(id)].checks[0].conditions[0].thresholds[0];
}

}  // namespace

TEST_CASE("an overlay changes titles, thresholds and sets, and adds rows and registers") {
  const std::string body = R"(sources: {law: Toàn văn}
scales:
  kind:
    title: {vi: Loại, en: Kind}
    values: [{id: a, title: {vi: loại a, en: kind a}}]
registers:
  prizes:
    title: {vi: Giải, en: Prizes}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      kind: {type: scale, scale: kind, title: {vi: Loại, en: Kind}}
sets:
  lecturers: {title: {vi: Cơ hữu, en: Own}, of: staff, where: [{field: position, is: lecturer}]}
  prized: {title: {vi: a, en: a}, of: prizes, where: [{filled: kind}]}
titles:
  - {indicator: CT2.01, title: {vi: Tên mới, en: New title}, rule: {vi: Lời mới., en: New words.}}
thresholds:
  - {indicator: CT2.01, level: 1, was: 90%, at_least: 85 %, basis: official, sources: [law]}
  - {indicator: CT2.02, check: led, level: 1, was: 1, over: 2, basis: official, sources: [law]}
indicators:
  - group: "1"
    id: ZZ1.01
    title: {vi: Của ta, en: Ours}
    short: {vi: Của ta, en: Ours}
    rule: {vi: Có giải., en: A prize.}
    clause: {vi: Tự đặt, en: Own}
    owner: school
    measure: {count: {of: prized}}
    levels: {1: {at_least: 1, basis: provisional, sources: [ours]}}
)";
  PackFiles files = with_overlay(body);
  Loaded loaded = files.load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  const CompiledPack& pack = *loaded.pack;
  CHECK(pack.indicators[pack.find_indicator("CT2.01")].title.en == "New title");
  CHECK(pack.indicators[pack.find_indicator("CT2.01")].short_title.en == "Masters");
  CHECK(pack.indicators[pack.find_indicator("CT2.01")].rule.vi == "Lời mới.");
  CHECK(threshold_of(pack, "CT2.01").value == Rational(17, 20));
  CHECK(threshold_of(pack, "CT2.01").basis == Basis::official);
  CHECK(pack.sources[threshold_of(pack, "CT2.01").sources[0]].title == "Toàn văn");
  const Check& led = pack.indicators[pack.find_indicator("CT2.02")].checks[2];
  CHECK(led.conditions[0].thresholds[0].compare == Compare::over);
  CHECK(pack.schema.indicators ==
        std::vector<std::string>{"CT1.01", "CT1.02", "ZZ1.01", "CT2.01", "CT2.02"});
  const NamedSet& lecturers = pack.sets[0];
  CHECK(lecturers.id == "lecturers");
  const Predicate& node = pack.predicates[lecturers.pred];
  CHECK(pack.predicates[pack.children[node.first_child]].op == PredOp::range);
  CHECK(pack.schema.find_register("prizes") != kNone16);

  REQUIRE(pack.overlays.size() == 1);
  CHECK(pack.overlays[0].name == "Bản của trường");
  CHECK(pack.overlays[0].date == "2023-04-12");
  CHECK(pack.overlays[0].digest.starts_with("sha256:"));
  // The digest of the pack stays that of what it is laid over.
  const Loaded plain = PackFiles().load();
  CHECK(pack.info.digest == plain.pack->info.digest);
}

TEST_CASE("an overlay is held to the state it was written for") {
  const std::string digest = PackFiles().load().pack->info.digest;
  std::string head = kHead;
  head.replace(head.find("small-2021}"), 11, "small-2021, digest: \"" + digest + "\"}");
  CHECK(with_overlay("", head).load().pack);

  PackFiles changed = with_overlay("", head);
  REQUIRE(changed.change("at_least: 10000", "at_least: 10001"));
  Loaded loaded = changed.load();
  REQUIRE(loaded.diagnostics.all().size() == 1);
  const Diagnostic& d = loaded.diagnostics.all().front();
  CHECK(d.code == Code::overlay_digest);
  CHECK(loaded.sources.place(d.origin).to_string() == "o.yaml:6:34");
  CHECK(d.args.at(0) == digest);

  head = kHead;
  head.replace(head.find("small-2021"), 10, "other-2021");
  loaded = with_overlay("", head).load();
  CHECK(loaded.report() == "o.yaml:6:14 P080 [other-2021] [small-2021]\n");
}

TEST_CASE("faults of overlays") {
  const auto row = GENERATE(table<const char*, const char*>({
      {"thresholds: [{indicator: CT2.01, level: 1, was: 80 %, at_least: 85 %, basis: official, "
       "sources: [ours]}]\n",
       "o.yaml:7:49 P082 [80 %] [90 %] first_here: groups/2.yaml:15:21\n"},
      {"thresholds: [{indicator: CT2.02, level: 1, was: 80 %, at_least: 85 %, basis: official, "
       "sources: [ours]}]\n",
       "o.yaml:7:26 P083 [CT2.02] [1]\n"},
      {"thresholds: [{indicator: CT2.02, check: led, level: 2, was: 1, at_least: 2, basis: "
       "official, sources: [ours]}]\n",
       "o.yaml:7:41 P083 [CT2.02/led] [2]\n"},
      {"thresholds: [{indicator: CT2.03, level: 1, was: 1, at_least: 2, basis: official, sources: "
       "[ours]}]\n",
       "o.yaml:7:26 P040 [CT2.03] near: CT2.01\n"},
      {"thresholds: [{indicator: CT2.01, level: 1, at_least: 85 %, basis: official, sources: "
       "[ours]}]\n",
       "o.yaml:7:14 P004 [was]\n"},
      {"titles: [{indicator: CT2.01, titel: {vi: a, en: b}}]\n",
       "o.yaml:7:30 P003 [titel] near: title\n"},
      {"sources: {ours: Của ai}\n", "o.yaml:7:11 P017 [ours] first_here: pack.yaml:10:11\n"},
      {"registers: {staff: {title: {vi: a, en: b}, key: [code], fields: {code: {type: code, title: "
       "{vi: a, en: b}}}}}\n",
       "o.yaml:7:13 P017 [staff] first_here: facts.yaml:27:3\n"},
      {"facts: {}\n", "o.yaml:7:1 P003 [facts]\n"},
  }));
  Loaded loaded = with_overlay(std::get<0>(row)).load();
  CHECK(loaded.report() == std::get<1>(row));
  CHECK_FALSE(loaded.pack);
}

TEST_CASE("an empty place of a draft changes nothing and is told") {
  Loaded loaded = with_overlay(
                      "thresholds:\n"
                      "  - indicator: CT2.01\n"
                      "    level: 1\n"
                      "    was: 90 %\n"
                      "    at_least:  # by the text\n"
                      "    basis: official\n"
                      "    sources: [ours]\n")
                      .load();
  CHECK(loaded.report() == "o.yaml:11:5 P084 [CT2.01] [1] [90 %]\n");
  REQUIRE(loaded.pack);
  CHECK(threshold_of(*loaded.pack, "CT2.01").basis == Basis::published);
}

TEST_CASE("an overlay for another state of the pack says what has changed") {
  std::string head = kHead;
  head.replace(head.find("small-2021}"), 11, "small-2021, digest: \"sha256:0\"}");
  Loaded loaded =
      with_overlay(
          "titles: [{indicator: CT2.01, was: Tên cũ, title: {vi: Tên mới, en: New}}]\n"
          "thresholds: [{indicator: CT2.01, level: 1, was: 80 %, at_least: 85 %, basis: official, "
          "sources: [ours]}]\n",
          head)
          .load();
  CHECK_FALSE(loaded.pack);
  const std::string report = loaded.report();
  INFO(report);
  CHECK(report.find("o.yaml:6:34 P081 [sha256:0]") == 0);
  CHECK(report.find("o.yaml:7:35 P085 [Tên cũ] [Giảng viên có bằng thạc sĩ]\n") !=
        std::string::npos);
  CHECK(report.find("o.yaml:8:49 P082 [80 %] [90 %]") != std::string::npos);
}

TEST_CASE("overlays are laid on in order, each over what the one before left") {
  PackFiles files = with_overlay(
      "thresholds: [{indicator: CT2.01, level: 1, was: 90 %, at_least: 85 %, basis: official, "
      "sources: [ours]}]\n");
  files.files.files["o2.yaml"] = std::string(kHead) +
                                 "thresholds: [{indicator: CT2.01, level: 1, was: 85 %, at_least: "
                                 "80 %, basis: official, sources: [ours]}]\n";
  files.overlays = {"o.yaml", "o2.yaml"};
  const Loaded loaded = files.load();
  REQUIRE(loaded.pack);
  CHECK(threshold_of(*loaded.pack, "CT2.01").value == Rational(4, 5));
  CHECK(loaded.pack->overlays.size() == 2);

  files.overlays = {"o2.yaml", "o.yaml"};
  CHECK_FALSE(files.load().pack);
  files.overlays = {"missing.yaml"};
  const Loaded missing = files.load();
  CHECK_FALSE(missing.pack);
  CHECK(missing.diagnostics.all().at(0).code == Code::file_not_found);
}

TEST_CASE("two overlays may name one source alike, not otherwise") {
  const std::string body = "sources: {law: Toàn văn}\n";
  const auto with_second = [&](const std::string& second) {
    PackFiles files = with_overlay(body);
    files.files.files["p.yaml"] = kHead + second;
    files.overlays.push_back("p.yaml");
    return files.load().report();
  };
  CHECK(with_second(body).empty());
  CHECK(with_second("sources: {law: Bản khác}\n") ==
        "p.yaml:7:11 P017 [law] first_here: o.yaml:7:11\n");
}
