// Planted faults: each is found once, with its code and the caret under the right letter.
#include <catch2/catch.hpp>
#include <set>

#include "base/text.h"
#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::Loaded;
using pack_test::PackFiles;

namespace {

/// `from` becomes `to`; the "@" in `to` is taken out and marks where the caret must stand.
struct Planted {
  Code code;
  const char* from;
  const char* to;
  const char* nearest = "";
};

/// "groups/2.yaml:3:7", counted here by hand: lines, and code points within the line.
std::string take_marker(PackFiles& pack) {
  for (auto& [name, text] : pack.files.files) {
    const std::size_t at = text.find('@');
    if (at == std::string::npos) continue;
    text.erase(at, 1);
    int line = 1;
    int column = 1;
    for (std::size_t i = 0; i < at; ++i) {
      if (text[i] == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
        ++column;
      }
    }
    return name + ":" + std::to_string(line) + ":" + std::to_string(column);
  }
  return {};
}

const Planted kPlanted[] = {
    // pack.yaml
    {Code::pack_schema, "schema: chuan/pack/1", "schema: @chuan/pack/2"},
    {Code::pack_schema, "scales:\n", "schema: @chuan/pack/1\nscales:\n"},
    {Code::pack_schema, "group: \"1\"", "schema: @chuan/groups/1\ngroup: \"1\""},
    {Code::pack_missing_key, "schema: chuan/pack/1\nid: small-2021", "@schema: chuan/pack/1"},
    {Code::pack_bad_id, "id: small-2021", "id: @Small 2021"},
    {Code::pack_boolean_key, "\nid: small-2021", "\nid: @Off"},
    {Code::pack_boolean_key, "\nreadings:", "\n@on: 1\nreadings:"},
    {Code::pack_empty, "version: \"1\"", "version: @\"\""},
    {Code::pack_empty, "version: \"1\"", "@version:"},
    {Code::pack_not_text, "version: \"1\"", "version: @[1]"},
    {Code::pack_missing_key, "name: {vi: Quy định nhỏ, en: Small rule}",
     "name: @{vi: Quy định nhỏ}"},
    {Code::pack_unknown_key, "name: {vi: Quy định nhỏ, en", "name: {vi: Quy định nhỏ, @eng: x, en",
     "en"},
    {Code::pack_not_map, "name: {vi: Quy định nhỏ, en: Small rule}", "name: @Quy định nhỏ"},
    {Code::pack_not_date, "date: 2021-05-19", "date: @2021-02-30"},
    {Code::pack_not_date, "in_force: {from: 2021-05-19}", "in_force: {from: @2021-05}"},
    {Code::pack_force_reversed, "in_force: {from: 2021-05-19}",
     "in_force: {from: 2021-05-19, to: @2021-05-18}"},
    {Code::pack_replaces_itself, "id: small-2021\n", "id: small-2021\nreplaces: @small-2021\n"},
    {Code::pack_unknown_word, "status: complete", "status: @completed", "complete"},
    {Code::pack_unknown_key, "status: complete", "status: complete\n@reason: {vi: a, en: b}"},
    {Code::pack_number_range, "{years: 5,", "{years: @0,"},
    {Code::pack_not_number, "{years: 5,", "{years: @5.x,"},
    {Code::pack_not_duration, "settle: 0 months", "settle: @3m"},
    {Code::pack_not_list, "levels: [{vi: Mức 1, en: Level 1}, {vi: Mức 2, en: Level 2}]",
     "levels: @{vi: Mức 1, en: Level 1}"},
    {Code::pack_too_wide, "short: {vi: Một, en: One}",
     "short: {vi: @Một tên ngắn mà dài quá chừng ba mươi cột, en: One}"},
    {Code::pack_duplicate, "  - id: \"2\"\n",
     "  - {id: \"3\", title: {vi: a, en: b}, short: {vi: a, en: b}}\n"
     "  - {id: @\"3\", title: {vi: a, en: b}, short: {vi: a, en: b}}\n  - id: \"2\"\n"},
    {Code::pack_bad_id, "[{id: 2A,", "[{id: @2-B, title: {vi: a, en: b}}, {id: 2A,"},
    {Code::pack_bad_id, "page-1: \"Trang 1\"}", "page-1: \"Trang 1\", @Nguồn: x}"},
    // facts.yaml
    {Code::pack_not_yes_no, "ordered: true", "ordered: @1"},
    {Code::pack_alias_twice, "{vi: tiến sĩ, en: doctor}",
     "{vi: tiến sĩ, en: doctor}, aliases: [TS, @Thạc  Sĩ]"},
    {Code::pack_duplicate, "id: other, title", "id: @lecturer, title"},
    {Code::pack_boolean_key, "id: other, title", "id: @no, title"},
    {Code::pack_unknown_word, "{type: yes_no, title: {vi: Phần mềm",
     "{type: @yesno, title: {vi: Phần mềm", "yes_no"},
    {Code::pack_key_not_for_type, "{type: yes_no, title: {vi: Phần mềm",
     "{type: yes_no, @unit: m2, title: {vi: Phần mềm"},
    {Code::pack_key_not_for_type, "{type: yes_no, title: {vi: Phần mềm",
     "{type: yes_no, @empty: open, title: {vi: Phần mềm"},
    {Code::pack_key_not_for_type, "{type: yes_no, title: {vi: Phần mềm",
     "{@type: code, title: {vi: Phần mềm"},
    {Code::pack_number_range, "min: 0, title: {vi: Đất", "min: 9, max: @8, title: {vi: Đất"},
    {Code::pack_missing_key, "{type: scale, scale: degree, title: {vi: Xếp loại",
     "@{type: scale, title: {vi: Xếp loại"},
    {Code::pack_undefined_scale, "{type: scale, scale: degree, title: {vi: Xếp loại",
     "{type: scale, scale: @degre, title: {vi: Xếp loại", "degree"},
    {Code::pack_undefined_register, "refers_to: documents", "refers_to: @document", "documents"},
    {Code::pack_reference, "refers_to: documents", "refers_to: @staff_years"},
    {Code::pack_reserved_field, "number_of: {",
     "@origin_unit: {type: text, title: {vi: a, en: b}}\n"
     "      number_of: {"},
    {Code::pack_undefined_field, "weight: number_of", "weight: @numberof", "number_of"},
    {Code::pack_field_type, "weight: number_of", "weight: @start"},
    {Code::pack_field_type, "people: {from: from,", "people: {from: @name,"},
    {Code::pack_missing_key, "people: {from: from, to: to}", "people: @{from: from}"},
    {Code::pack_undefined_field, "key: [person, year]", "key: [person, @years]", "year"},
    {Code::pack_duplicate, "key: [person, year]", "key: [person, @person]"},
    {Code::pack_field_type,
     "key: [code]\n    fields:\n      code: {type: code, title: {vi: Mã, en: "
     "Code}}\n      serves",
     "key: [@serves]\n    fields:\n      code: {type: code, title: {vi: Mã, en: Code}}\n      "
     "serves"},
    {Code::pack_missing_register, "scales:\n", "@scales:\n"},
    {Code::pack_missing_field, "  tasks:\n", "  @tasks:\n"},
    {Code::pack_field_type, "lead: {type: text,", "@lead: {type: date,"},
    {Code::pack_empty, "where: [{seniority: teaches_from, over: 7 years}]", "where: @[]"},
    {Code::pack_duplicate, "sets:\n",
     "sets:\n  @classes: {title: {vi: a, en: b}, of: staff, where: [{filled: name}]}\n"},
    // filters
    {Code::pack_undefined_set, "of: lecturers\n", "of: @lecturer\n", "lecturers"},
    {Code::pack_set_cycle, "{seniority: teaches_from, over: 7 years}", "{set: @seniors}"},
    {Code::pack_undefined_field, "{field: degree, at_least: master}",
     "{field: @degrees, at_least: master}", "degree"},
    {Code::pack_undefined_value, "{field: degree, at_least: master}",
     "{field: degree, at_least: @masters}", "master"},
    {Code::pack_none_of, "{field: degree, at_least: master}", "@{field: degree}"},
    {Code::pack_two_of, "{field: degree, at_least: master}",
     "{field: degree, at_least: master, @under: doctor}"},
    {Code::pack_two_of, "{field: degree, at_least: master}",
     "{field: degree, at_least: master, @filled: name}"},
    {Code::pack_not_text, "{field: degree, at_least: master}",
     "{field: degree, at_least: @[master]}"},
    {Code::pack_scale_order, "{field: degree, at_least: master}",
     "{field: @position, at_least: other}"},
    {Code::pack_field_type, "{field: degree, at_least: master}", "{field: @name, is: a}"},
    {Code::pack_field_type, "{field: degree, at_least: master}", "{in_window: @degree}"},
    {Code::pack_field_type, "{field: degree, at_least: master}", "{field: @degree, has: master}"},
    {Code::pack_not_number, "{field: degree, at_least: master}", "{field: age, over: @40 %}"},
    {Code::pack_not_date, "{field: degree, at_least: master}",
     "{field: teaches_from, under: @12/4/2023}"},
    {Code::pack_not_yes_no, "{field: fits, is: true}", "{field: fits, is: @có}"},
    {Code::pack_threshold_compare, "{field: fits, is: true}", "{field: @fits, over: true}"},
    {Code::pack_set_register, "{in_window: accepted}", "{set: @lecturers}"},
    {Code::pack_by_register, "related: research, by: people", "related: research, by: @code"},
    {Code::pack_undefined_register, "related: research", "related: @researches", "research"},
    {Code::pack_number_range, "at_least: 2}]", "at_least: @0}]"},
    {Code::pack_needs_each_year, "at_least: 2}]", "at_least: 2, date: @accepted}]"},
    {Code::pack_needs_each_year, "{related: research, by: people, where: [{in_window: accepted}]",
     "{row: @staff_years, by: person, where: [{filled: rating}]},\n"
     "          {related: research, by: people, where: [{in_window: accepted}]"},
    {Code::pack_year_field, "row: staff_years, by", "row: @staff_years, by"},
    {Code::pack_unknown_word, "missing: fails", "missing: @fail", "fails"},
    {Code::pack_only_documents, "{field: degree, at_least: master}", "@{in_force: true}"},
    {Code::pack_unknown_word, "{of: documents, topics: [finance, people], max_age: 5 years}",
     "{of: documents, where: [{in_force: @false}]}"},
    // measures
    {Code::pack_unknown_key, "{value: {fact: land_area}}",
     "{value: {fact: land_area}, @when_empty: met}"},
    {Code::pack_undefined_fact, "{fact: land_area}", "{fact: @landarea}", "land_area"},
    {Code::pack_none_of, "measure: {value: {fact: land_area}}", "measure: @{merge: union}"},
    {Code::pack_two_of, "measure: {value: {fact: land_area}}",
     "measure: {value: {fact: land_area}, @ruling: {}}"},
    {Code::pack_two_of, "{count: {of: classes, date: start}}",
     "{count: {of: classes, date: start, @in_window: start}}"},
    {Code::pack_undefined_value, "topics: [finance, people]", "topics: [finance, @peoples]",
     "people"},
    {Code::pack_duplicate, "topics: [finance, people]", "topics: [finance, @finance]"},
    {Code::pack_only_documents, "{of: documents, topics: [finance, people], max_age: 5 years}",
     "{of: @research}"},
    {Code::pack_field_type, "field: learners, date", "field: @start, date"},
    {Code::pack_scale_order, "{of: staff, field: degree}", "{of: staff, field: @position}"},
    {Code::pack_part_kind, "bottom: {count: {of: classes, date: start}}", "bottom: {@ruling: {}}"},
    {Code::pack_each_year_kind, "measure: {ruling: {}}", "measure: {each_year: {@ruling: {}}}"},
    {Code::pack_each_year_without_year, "bottom: {count: {of: classes, date: start}}",
     "bottom: {@count: {of: classes}}"},
    {Code::pack_number_range, "need: 4", "need: @6"},
    {Code::pack_needs_each_year, "{lowest: {of: staff, field: degree}}",
     "{lowest: {of: staff, field: degree, date: @from}}"},
    // conditions
    {Code::pack_threshold_share, "at_least: 90 %, basis: published",
     "at_least: @90, basis: published"},
    {Code::pack_threshold_share, "at_least: 90 %, basis: published",
     "at_least: @101 %, basis: published"},
    {Code::pack_threshold_number, "at_least: 10000", "at_least: @90 %"},
    {Code::pack_threshold_grouped, "at_least: 10000", "at_least: @10.000"},
    {Code::pack_threshold_yes_no, "{is: true, basis", "{is: @false, basis"},
    {Code::pack_threshold_topics, "at_least: all", "at_least: @3"},
    {Code::pack_threshold_ruling, "{is: met,", "{is: @exceeds,"},
    {Code::pack_threshold_compare, "at_least: 90 %, basis: published",
     "@is: 90 %, basis: published"},
    {Code::pack_undefined_value, "at_least: bachelor", "at_least: @bachelors", "bachelor"},
    {Code::pack_unknown_key, "measure: {value: {fact: land_area}}",
     "measure: {@values: {fact: land_area}}", "value"},
    {Code::pack_none_of, "{at_least: all, basis", "@{basis"},
    {Code::pack_unknown_key, "{at_least: all, basis", "{@at_last: all, basis", "at_least"},
    {Code::pack_missing_key, "{at_least: all, basis: reported, sources",
     "@{at_least: all, sources"},
    {Code::pack_unknown_word, "basis: published", "basis: @publish", "published"},
    {Code::pack_undefined_source, "sources: [ours, page-1]}", "sources: [ours, @page-2]}",
     "page-1"},
    {Code::pack_level, "2: {at_least: 19/20", "@3: {at_least: 19/20"},
    {Code::pack_number_range, "2: {at_least: 19/20", "@10: {at_least: 19/20"},
    {Code::pack_dated_start, "from: 2021-05-19, at_least", "from: @2021-05-20, at_least"},
    {Code::pack_duplicate, "{from: 2021-05-19, at_least",
     "{from: @2025-01-01, at_least: master}, {from: 2021-05-19, at_least"},
    {Code::pack_threshold_share, "within: 2 %", "within: @2"},
    // indicators
    {Code::pack_bad_id, "id: CT1.01", "id: @CT1.1"},
    {Code::pack_duplicate, "id: CT2.02", "id: @CT1.02"},
    {Code::pack_too_wide, "short: {vi: Thạc sĩ,", "short: {vi: @Giảng viên có bằng thạc sĩ ạ,"},
    {Code::pack_undefined_group, "group: \"1\"", "group: @\"7\""},
    {Code::pack_undefined_subgroup, "subgroup: 2A", "subgroup: @2B"},
    {Code::pack_undefined_reading, "readings: [\"4\"]", "readings: [@\"5\"]"},
    {Code::pack_unknown_word, "owner: province", "owner: @provence", "province"},
    {Code::pack_not_yes_no, "may_not_apply: true", "may_not_apply: @\"yes\""},
    {Code::pack_duplicate, "{id: plan, title", "{id: @tong_hop, title"},
    {Code::pack_duplicate, "- id: judged", "- id: @led"},
    {Code::pack_not_duration, "takes: 24 months", "takes: @24"},
    {Code::pack_number_range, "cost: 60", "cost: @-1"},
    {Code::pack_two_of, "    nearly: {within: 2 %}\n",
     "    nearly: {within: 2 %}\n    @checks: [{id: a, measure: {ruling: {}}, "
     "levels: {1: {is: met, basis: reported, sources: [ours]}}}]\n"},
};

}  // namespace

TEST_CASE("each planted fault is found once, at its letter") {
  REQUIRE(std::size(kPlanted) >= 40);
  for (const Planted& row : kPlanted) {
    PackFiles pack;
    CAPTURE(row.from, row.to);
    const bool changed = pack.change(row.from, row.to);
    CHECK(changed);
    if (!changed) continue;
    if (row.code == Code::pack_missing_register) {
      std::string& facts = pack["facts.yaml"];
      facts.replace(facts.find("  tasks:"), 8, "  jobs: ");
    }
    if (row.code == Code::pack_missing_field) {
      std::string& facts = pack["facts.yaml"];
      facts.replace(facts.find("lead: {"), 4, "boss");
    }
    if (row.code == Code::pack_year_field)
      CHECK(pack.change("      rating: {",
                        "      last: {type: year, title: {vi: a, en: b}}\n"
                        "      rating: {"));
    const std::string place = take_marker(pack);
    REQUIRE(place.starts_with("p/"));
    Loaded loaded = pack.load();
    INFO(loaded.report());
    CHECK_FALSE(loaded.pack);
    CHECK(loaded.diagnostics.all().size() == 1);
    if (loaded.diagnostics.empty()) continue;
    const Diagnostic& d = loaded.diagnostics.all().front();
    CHECK(code_id(d.code) == code_id(row.code));
    CHECK(d.severity == Severity::error);
    CHECK(loaded.sources.place(d.origin).to_string() == place);
    CHECK(d.nearest == row.nearest);
  }
}

TEST_CASE("forty faults in one pack are all named in one go") {
  PackFiles pack;
  std::set<std::string> expected;
  int planted = 0;
  for (const Planted& row : kPlanted) {
    // Faults whose texts do not overlap with an earlier one, and that no other fault hides.
    PackFiles trial = pack;
    if (row.code == Code::pack_missing_register || row.code == Code::pack_missing_field) continue;
    if (!trial.change(row.from, row.to) || take_marker(trial).empty()) continue;
    const std::size_t before = pack.load().diagnostics.errors();
    if (trial.load().diagnostics.errors() != before + 1) continue;
    pack = trial;
    expected.insert(std::string(code_id(row.code)));
    ++planted;
  }
  CHECK(planted >= 40);
  const Loaded loaded = pack.load();
  CHECK(loaded.diagnostics.errors() == static_cast<std::size_t>(planted));
  std::set<std::string> found;
  for (const Diagnostic& d : loaded.diagnostics.all()) found.insert(std::string(code_id(d.code)));
  CHECK(found == expected);
}

TEST_CASE("the caret is counted in letters, not bytes") {
  PackFiles pack;
  REQUIRE(pack.change("title: {vi: Giảng viên có bằng thạc sĩ, en: Masters}",
                      "title: {vi: Đạo đức, eng: x, en: y}"));
  Loaded loaded = pack.load();
  CHECK(loaded.report() == "groups/2.yaml:5:26 P003 [eng] near: en\n");
}

TEST_CASE("a whole report: places, arguments, nearest and first places") {
  PackFiles pack;
  REQUIRE(pack.change("id: other, title", "id: lecturer, title"));
  REQUIRE(pack.change("where: [{field: position, in: [lecturer, concurrent]}]",
                      "where: [{set: seniors}]"));
  Loaded loaded = pack.load();
  CHECK(loaded.report() ==
        "facts.yaml:14:14 P017 [lecturer] first_here: facts.yaml:12:14\n"
        "facts.yaml:107:9 P041 [lecturers > seniors > lecturers]\n");
}

TEST_CASE("words with loose marks are faults at the letter that carries them") {
  PackFiles pack;
  // "Ngày" with a combining grave accent after the a.
  REQUIRE(pack.change("{vi: Ngày mở, en: Opened}", "{vi: Nga\xCC\x80y mở, en: Opened}"));
  Loaded loaded = pack.load();
  CHECK(loaded.report() == "facts.yaml:24:38 P018 [Ngày mở]\n");
}

TEST_CASE("unknown keys are found in each kind of map") {
  // The text after which a key nobody knows is put, in flow or block form.
  const auto row = GENERATE(values<std::pair<const char*, const char*>>({
      {"schema: chuan/pack/1\n", "zzz: 1\n"},
      {"instrument: {", "zzz: 1, "},
      {"in_force: {", "zzz: 1, "},
      {"window: {", "zzz: 1, "},
      {"levels: [{", "zzz: 1, "},
      {"groups:\n  - {", "zzz: 1, "},
      {"subgroups: [{", "zzz: 1, "},
      {"", "zzz: 1\n"},  // facts.yaml itself
      {"  degree:\n", "    zzz: 1\n"},
      {"- {id: bachelor, ", "zzz: 1, "},
      {"land_area: {", "zzz: 1, "},
      {"  staff:\n", "    zzz: 1\n"},
      {"people: {", "zzz: 1, "},
      {"span: {", "zzz: 1, "},
      {"      name: {", "zzz: 1, "},
      {"  seniors:\n", "    zzz: 1\n"},
      {"group: \"1\"\n", "zzz: 1\n"},
      {"  - id: CT1.02\n", "    zzz: 1\n"},
      {"note: {", "zzz: 1, "},
      {"measure: {share: {of: lecturers, where: [{field: degree", ", zzz: 1"},
      {"where: [{seniority: teaches_from", ", zzz: 1"},
      {"where: [{in_window: accepted", ", zzz: 1"},
      {"where: [{row: staff_years", ", zzz: 1"},
      {"where: [{related: research", ", zzz: 1"},
      {"measure: {documents: {", "zzz: 1, "},
      {"measure: {value: {", "zzz: 1, "},
      {"measure: {ruling: {", "zzz: 1"},
      {"measure: {lowest: {", "zzz: 1, "},
      {"measure: {every: {", "zzz: 1, "},
      {"measure: {count: {", "zzz: 1, "},
      {"measure: {each_year: {ratio: {", "zzz: 1, "},
      {"top: {sum: {", "zzz: 1, "},
      {"measure: {each_year: {share: {", "zzz: 1, "},
      {"need: 4", ", zzz: 1"},
      {"nearly: {", "zzz: 1, "},
      {"levels: {1: {at_least: all", ", zzz: 1"},
      {"{dated: [{", "zzz: 1, "},
      {"documents: [{", "zzz: 1, "},
      {"levers: [{", "zzz: 1, "},
      {"text: {", "zzz: 1, "},
      {"      - id: judged\n", "        zzz: 1\n"},
  }));
  PackFiles pack;
  CAPTURE(row.first);
  // Some openings stand in several places; the first will do.
  bool done = false;
  for (auto& [name, text] : pack.files.files) {
    const std::size_t at = text.find(row.first);
    if (at == std::string::npos || done) continue;
    text.insert(at + std::string_view(row.first).size(), row.second);
    done = true;
  }
  REQUIRE(done);
  Loaded loaded = pack.load();
  INFO(loaded.report());
  CHECK_FALSE(loaded.pack);
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(code_id(loaded.diagnostics.all().front().code) == "P003");
  CHECK(loaded.diagnostics.all().front().args == std::vector<std::string>{"zzz"});
}
