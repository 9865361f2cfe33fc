// Lints: each with a pack it accepts and a slip it finds, with the caret under the right letter.
#include <catch2/catch.hpp>
#include <set>

#include "pack/lint.h"
#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::Loaded;
using pack_test::PackFiles;

namespace {

using Change = std::pair<const char*, const char*>;

/// `good` makes the small pack clean for this lint; then `from` becomes `bad`, whose "@" is taken
/// out and marks where the caret must stand.
struct Row {
  Code code;
  std::vector<Change> good;
  const char* from;
  const char* bad;
};

const char* const kStability =
    "CT1.01 L1 >= all reported\n"
    "CT1.02 L1 >= 10000 provisional\n"
    "CT1.02 L2 > 20000.5 provisional\n"
    "CT2.01 L1 >= 90 % published\n"
    "CT2.01 L2 >= 19/20 provisional\n"
    "CT2.02/all L2 = true provisional\n"
    "CT2.02/classes L1 <= 150 % provisional\n"
    "CT2.02/head L1 >= doctor reported from 2025-01-01\n"
    "CT2.02/head L1 >= master reported from 2021-05-19\n"
    "CT2.02/judged L1 = met provisional\n"
    "CT2.02/led L1 >= 1 reported\n"
    "CT2.02/lowest L1 >= bachelor provisional\n"
    "CT2.02/yearly L1 >= 90 % provisional\n";

const std::vector<Change> kUsed = {
    {"  software: {type: yes_no, title: {vi: Phần mềm, en: Software}}\n", ""},
    {"  opened: {type: date, title: {vi: Ngày mở, en: Opened}}\n", ""},
    {"      age: {type: number, integer: true, title: {vi: Tuổi, en: Age}}\n", ""},
    {"      tags: {type: scale_list, scale: topic, title: {vi: Thẻ, en: Tags}}\n", ""},
};

const std::vector<Row> kRows = {
    {Code::lint_basis_source,
     {{"at_least: 1, basis: reported, sources: [ours]",
       "at_least: 1, basis: reported, sources: [page-1]"},
      {"basis: reported, sources: [ours]}}\n      - id: lowest",
       "basis: reported, sources: [page-1]}}\n      - id: lowest"}},
     "basis: published, sources: [page-1]",
     "basis: published, sources: [@ours]"},
    {Code::lint_basis_public, {}, "sources: [ours, page-1]", "sources: [@page-1]"},
    {Code::lint_title_same,
     {},
     "{vi: Giảng viên có bằng thạc sĩ, en: Masters}",
     "{vi: Giảng viên có bằng thạc sĩ, en: @Giảng viên có bằng thạc sĩ}"},
    {Code::lint_level_weaker, {}, "{at_least: 19/20, basis", "{at_least: @17/20, basis"},
    {Code::lint_level_weaker, {}, "{over: 20000.5, basis", "{over: @9999, basis"},
    {Code::lint_levels_exclude, {}, "{at_least: 19/20, basis", "{under: @9/10, basis"},
    {Code::lint_levels_exclude, {}, "{at_least: 19/20, basis", "{at_most: @1/2, basis"},
    {Code::lint_out_of_reach, {}, "{at_least: bachelor, basis", "{over: @doctor, basis"},
    {Code::lint_out_of_reach, {}, "{at_least: 19/20, basis", "{over: @100 %, basis"},
    {Code::lint_out_of_reach,
     {},
     "[{field: rating, over: bachelor}]",
     "[@{field: rating, over: doctor}]"},
    {Code::lint_always_met,
     {{"{at_least: bachelor, basis", "{at_least: master, basis"}},
     "{at_least: 90 %, basis: provisional",
     "{at_least: @0 %, basis: provisional"},
    {Code::lint_share_of_all,
     {},
     "{of: lecturers, where: [{field: degree",
     "{of: @staff, where: [{field: degree"},
    {Code::lint_undated,
     {},
     "measure: {count: {of: staff, where: [{related: research, by: people, where: [{in_window: "
     "accepted}], at_least: 2}]}}",
     "measure: @{count: {of: research}}"},
    {Code::lint_unused, kUsed, "sets:\n",
     "sets:\n  @idle: {title: {vi: a, en: b}, of: staff, where: [{filled: degree}]}\n"},
    {Code::lint_unused, kUsed, "scales:\n",
     "scales:\n  @idle: {title: {vi: a, en: b}, values: [{id: a, title: {vi: a, en: b}}]}\n"},
    {Code::lint_unused, kUsed, "sources: {ours", "sources: {@idle: x, ours"},
    {Code::lint_unused, kUsed, "  land_area: {",
     "  @idle: {type: yes_no, title: {vi: a, en: b}}\n  land_area: {"},
    {Code::lint_unused, kUsed, "      fits: {",
     "      @idle: {type: yes_no, title: {vi: a, en: b}}\n      fits: {"},
    {Code::lint_unused, kUsed, "subgroups: [{id: 2A",
     "subgroups: [{id: @2B, title: {vi: a, en: b}}, {id: 2A"},
    {Code::lint_units, {}, "at_least: 1, basis: reported", "at_least: @1.5, basis: reported"},
    {Code::lint_owner_no_lever,
     {{"    owner: province\n",
       "    owner: province\n    levers: [{text: {vi: a, en: b}, owner: province}]\n"},
      {"    owner: academy\n",
       "    owner: academy\n    levers: [{text: {vi: a, en: b}, owner: academy}]\n"},
      {"    owner: school\n    checks:",
       "    owner: school\n    levers: [{text: {vi: a, en: b}}]\n    checks:"}},
     "id: CT1.02\n    title: {vi: Đất, en: Land}\n    short: {vi: Đất, en: Land}\n    rule: {vi: "
     "Một héc "
     "ta., en: One hectare.}\n    clause: {vi: Chương III, en: Chapter III}\n    owner: academy",
     "id: @CT1.02\n    title: {vi: Đất, en: Land}\n    short: {vi: Đất, en: Land}\n    rule: {vi: "
     "Một héc "
     "ta., en: One hectare.}\n    clause: {vi: Chương III, en: Chapter III}\n    owner: school"},
    {Code::lint_order, {}, "id: CT1.02", "id: @CT1.03"},
    {Code::lint_no_case,
     {},
     "levels: {1: {at_least: all, basis: reported, sources: [page-1]}}",
     "levels: {1: {at_least: all, basis: reported, sources: [page-1]}, @2: {at_least: all, basis: "
     "reported, sources: [page-1]}}"},
    {Code::lint_stability, {}, "CT2.01 L1 >= 90 % published", "@CT2.01 L1 >= 91 % published"},
    {Code::lint_stability, {}, "CT2.02/judged", "@CT2.02/idle L1 = met provisional\nCT2.02/judged"},
    {Code::lint_stability,
     {},
     "levels: {2: {is: true, basis: provisional, sources: [ours]}}",
     "levels: {1: {is: @true, basis: provisional, sources: [ours]}, 2: {is: true, basis: "
     "provisional, sources: [ours]}}"},
    {Code::lint_short_twice, {}, "short: {vi: Thạc sĩ, en", "short: {vi: @Đất, en"},
    {Code::lint_no_section,
     {},
     "readings: {\"4\": \"Ai là giảng viên\"}",
     "readings: {\"4\": \"Ai là giảng viên\", @\"7\": \"Khác\"}"},
    {Code::lint_no_reading, {}, "## 4. Ai", "@## 5. Khác\n\n## 4. Ai"},
    {Code::lint_rule_value,
     {{"rule: {vi: Một héc ta., en: One hectare.}",
       "rule: {vi: \"10.000 m2, hơn 20.000,5 m2.\", en: x}"},
      {"rule: {vi: Cả hai., en: Both.}", "rule: {vi: 90 % và 150 %., en: Both.}"}},
     "1: {at_least: 90 %, basis: published",
     "1: {at_least: @85 %, basis: published"},
};

PackFiles small_pack() {
  PackFiles pack;
  pack["stability.txt"] = kStability;
  pack["INTERPRETATION.md"] = "# Cách hiểu\n\n## 4. Ai là giảng viên\n\n## Phụ lục\n";
  for (const char* name :
       {"CT1.01.L1", "CT1.02.L1", "CT1.02.L2", "CT2.01.L1", "CT2.01.L2", "CT2.02.L1", "CT2.02.L2"})
    pack["cases/" + std::string(name) + ".a-case.met.yaml"] = "";
  return pack;
}

std::string take_marker(PackFiles& pack) {
  for (auto& [name, text] : pack.files.files) {
    const std::size_t at = text.find('@');
    if (at == std::string::npos) continue;
    text.erase(at, 1);
    SourceMap sources;
    const SourceId source = sources.add_text(name, text);
    const auto begin = static_cast<std::uint32_t>(at);
    return sources.place({source, begin, begin}).to_string();
  }
  return {};
}

/// The places of the findings with that code; reading must succeed.
std::vector<std::string> findings(const PackFiles& pack, Code code, std::string& report) {
  Loaded loaded;
  const bool read = lint_pack(pack.files, "p", {pack.overlays}, loaded.sources, loaded.diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& d : loaded.diagnostics.all())
    if (d.code == code) out.push_back(loaded.sources.place(d.origin).to_string());
  report = loaded.report();
  REQUIRE(read);
  return out;
}

}  // namespace

TEST_CASE("each lint accepts the good pack and finds the slip at its place") {
  for (const Row& row : kRows) {
    PackFiles pack = small_pack();
    for (const auto& [from, to] : row.good) {
      INFO(from);
      REQUIRE(pack.change(from, to));
    }
    std::string report;
    std::vector<std::string> found = findings(pack, row.code, report);
    INFO(code_id(row.code) << "\n" << report);
    CHECK(found.empty());
    INFO(row.bad);
    REQUIRE(pack.change(row.from, row.bad));
    const std::string place = take_marker(pack);
    std::string after;
    found = findings(pack, row.code, after);
    INFO(after);
    CHECK(found == std::vector<std::string>{place});
  }
}

TEST_CASE("every lint's code is provoked, and the table names each lint once") {
  std::set<Code> provoked;
  for (const Row& row : kRows) provoked.insert(row.code);
  for (int code = 0; code < static_cast<int>(Code::count_); ++code) {
    const std::string_view id = code_id(static_cast<Code>(code));
    // The verdicts of cases are judged above this layer.
    if (id.starts_with("P1") && id.size() == 4 && id != "P113")
      CHECK(provoked.contains(static_cast<Code>(code)));
  }
  std::set<std::string_view> names;
  for (const Lint& lint : lints()) names.insert(lint.name);
  CHECK(names.size() == lints().size());
  CHECK(names.size() >= 12);
}

TEST_CASE("a pack that does not read is left to the reader's errors") {
  PackFiles pack = small_pack();
  REQUIRE(
      pack.change("of: lecturers\n    where: [{seniority", "of: lecturer\n    where: [{seniority"));
  Loaded loaded;
  CHECK_FALSE(lint_pack(pack.files, "p", {}, loaded.sources, loaded.diagnostics));
  for (const Diagnostic& d : loaded.diagnostics.all()) CHECK(code_id(d.code) < "P100");
}

TEST_CASE("over an overlay the pack's lists of cases and thresholds are left alone") {
  PackFiles pack = small_pack();
  pack.files.files["o.yaml"] =
      "schema: chuan/overlay/1\nname: a\nauthor: b\ndate: 2023-04-12\nreason: c\n"
      "base: {pack: small-2021}\n"
      "thresholds: [{indicator: CT2.01, level: 2, was: 19/20, at_least: 80 %, basis: official, "
      "sources: [ours]}]\n";
  pack.overlays = {"o.yaml"};
  std::string report;
  CHECK(findings(pack, Code::lint_stability, report).empty());
  CHECK(findings(pack, Code::lint_no_case, report).empty());
  CHECK(findings(pack, Code::lint_level_weaker, report) == std::vector<std::string>{"o.yaml:7:66"});
  CHECK(findings(pack, Code::lint_basis_source, report).size() == 3);
}
