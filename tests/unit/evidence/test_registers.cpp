#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "schema.h"

using namespace chuan;
using namespace chuan::test;

TEST_CASE("registers are absent, empty, declared empty or filled") {
  const EvidenceSchema schema = make_schema();
  const Read read =
      read_text(schema, "a.yaml",
                yaml_head() +
                    "registers:\n  staff: {}\n  classes: {rows: []}\n  tasks:\n"
                    "  discipline: {declared_empty: true}\n  finance: {rows: [{year: 2020}]}\n");
  REQUIRE(read.evidence);
  CHECK(read.messages().empty());
  const std::vector<Register>& registers = read.evidence->registers;
  CHECK(registers[0].present);
  CHECK(!registers[0].known());
  CHECK(registers[2].present);
  CHECK(registers[6].present);
  CHECK(registers[3].known());
  CHECK(registers[3].rows == 0);
  CHECK(registers[7].known());
  CHECK(!registers[1].present);
}

TEST_CASE("a register covers all time up to the dossier's date unless it says otherwise") {
  const EvidenceSchema schema = make_schema();
  const auto [written, first, last, given] = GENERATE(table<std::string, Date, Date, bool>({
      {"", kDateMin, Date::of(2023, 4, 12), false},
      {"covers: {from: 2018-01-01, to: 2022-12-31}, ", Date::of(2018, 1, 1), Date::of(2022, 12, 31),
       true},
      {"covers: {from: 2018}, ", Date::of(2018, 1, 1), Date::of(2023, 4, 12), true},
      {"covers: {to: 2022-06}, ", kDateMin, Date::of(2022, 6, 30), true},
      {"covers: {from: 2018, to: 2018}, ", Date::of(2018, 1, 1), Date::of(2018, 12, 31), true},
  }));
  CAPTURE(written);
  const Read read = read_text(
      schema, "a.yaml", yaml_head() + "registers: {staff: {" + written + "rows: [{code: A}]}}\n");
  REQUIRE(read.evidence);
  const Register& staff = read.evidence->registers[0];
  CHECK(staff.covers.first == first);
  CHECK(staff.covers.last == last);
  CHECK(staff.covers_given == given);
}

TEST_CASE("records are ordered by key, whatever the file's order") {
  const EvidenceSchema schema = make_schema();
  const Read read =
      read_text(schema, "a.yaml",
                yaml_rows("staff_years", {"{staff: CB2, year: 2019}", "{staff: CB10, year: 2020}",
                                          "{staff: CB10, year: 2018}", "{staff: Đ1, year: 2018}",
                                          "{staff: CB2, year: 2018}"}));
  REQUIRE(read.evidence);
  CHECK(read.evidence->registers[1].by_key == std::vector<std::uint32_t>{2, 1, 4, 0, 3});
}

TEST_CASE("a record listed twice counts once: the first stays") {
  const EvidenceSchema schema = make_schema();
  const Read read =
      read_text(schema, "a.yaml",
                yaml_rows("staff", {"{code: B, name: một}", "{code: A}", "{code: B, name: hai}",
                                    "{code: C, boss: B, lạ: x}", "{code: B, name: ba}"}));
  REQUIRE(read.evidence);
  CHECK(read.evidence->faults == 2);
  CHECK(read.messages() ==
        "E026 a.yaml:10:16 [B|staff]\nE023 a.yaml:11:28 [lạ|staff]\nE026 a.yaml:12:16 [B|staff]\n");
  for (const Diagnostic& d : read.diagnostics.all()) {
    if (d.code != Code::record_twice) continue;
    REQUIRE(d.notes.size() == 1);
    CHECK(d.notes[0].text_key == "first_here");
    CHECK(read.sources.place(d.notes[0].origin).to_string() == "a.yaml:8:16");
  }
  const Register& staff = read.evidence->registers[0];
  REQUIRE(staff.rows == 3);
  CHECK(read.evidence->text(static_cast<TextId>(staff.columns[1].lo[0])) == "một");
  CHECK(staff.by_key == std::vector<std::uint32_t>{1, 0, 2});
  CHECK(staff.columns[10].targets == std::vector<std::int32_t>{kNoRow, kNoRow, 0});
  CHECK(staff.extra[0].cells == std::vector<std::string>{"", "", "x"});
  CHECK(staff.row_extents.size() == 3);
  CHECK(staff.cell_extents.size() == 3 * schema.registers[0].fields.size());
}

TEST_CASE("a row without its key is kept, and cannot be named") {
  const EvidenceSchema schema = make_schema();
  const auto [row, faults] = GENERATE(table<std::string, unsigned>({
      {"{name: Ngô}", 1},
      {"{code: \"?\", name: Ngô}", 1},
      {"{code: \"-\", name: Ngô}", 1},
      {"{code: , name: Ngô}", 1},
      {"{code: X, name: Ngô}", 0},
  }));
  CAPTURE(row);
  const Read read = read_text(schema, "a.yaml", yaml_rows("staff", {row, "{code: A}"}));
  INFO(read.messages());
  REQUIRE(read.evidence);
  CHECK(read.evidence->faults == faults);
  CHECK(read.has(Code::record_key_missing) == (faults == 1));
  REQUIRE(read.evidence->registers[0].rows == 2);
  CHECK(read.evidence->registers[0].columns[0].cell(0).is_unknown() == (faults == 1));
}

TEST_CASE("the key may hold that there is no unit, not that it is unknown") {
  const EvidenceSchema schema = make_schema();
  const std::string units = "units: [{code: u}]\n";
  const std::string rows = yaml_rows("finance", {"{year: 2020}", "{year: 2020, origin_unit: u}",
                                                 "{year: 2021, origin_unit: \"?\"}"});
  const Read read = read_text(schema, "a.yaml", units + rows);
  REQUIRE(read.evidence);
  CHECK(read.messages() == "E025 a.yaml:11:35 [origin_unit|finance]\n");
  CHECK(read.evidence->registers[7].rows == 3);
}

TEST_CASE("what a document serves") {
  const EvidenceSchema schema = make_schema();
  const Read read = read_text(
      schema, "a.yaml",
      yaml_rows("documents", {"{code: A, serves: [CT1.01, CT2.18/phan_cong, CT2.01, CT2.18]}",
                              "{code: B, serves: CT1.01/nghi_quyet; CT9}", "{code: C, serves: CT9}",
                              "{code: D}", "{code: E, serves: \"?\"}"}));
  REQUIRE(read.evidence);
  const Register& documents = read.evidence->registers[4];
  const Column& serves = documents.columns[7];
  // One document is wanted by CT1.01, none by CT2.01, two by CT2.18.
  REQUIRE(serves.cell(0) == Cell{0, 4});
  CHECK(documents.items[0].target == 0);
  CHECK(documents.items[1].target == 2);
  CHECK(documents.items[2].target == target_of_indicator(1));
  CHECK(documents.items[3].target == target_of_indicator(3));
  CHECK(serves.cell(1) == Cell{4, 5});
  CHECK(serves.cell(2).is_unknown());
  CHECK(serves.cell(3) == Cell{0, 0});
  CHECK(serves.cell(4).is_unknown());
  CHECK(read.messages() ==
        "E063 a.yaml:8:62 [CT2.18|CT2.18/tong_hop, CT2.18/phan_cong]\n"
        "E062 a.yaml:9:46 [CT9|serves]\nE062 a.yaml:10:27 [CT9|serves]\n");
}

TEST_CASE("codes lead to rows") {
  const EvidenceSchema schema = make_schema();
  const Read read = read_text(schema, "a.yaml",
                              yaml_rows("staff", {"{code: A, boss: B}", "{code: B, boss: \"?\"}"}) +
                                  "  classes: {rows: [{code: L, teachers: [B, C, A]}]}\n");
  REQUIRE(read.evidence);
  CHECK(read.evidence->registers[0].columns[10].targets == std::vector<std::int32_t>{1, kNoRow});
  const Register& classes = read.evidence->registers[2];
  REQUIRE(classes.columns[5].cell(0) == Cell{0, 3});
  CHECK(classes.items[0].target == 1);
  CHECK(classes.items[1].target == kNoRow);
  CHECK(classes.items[2].target == 0);
  CHECK(read.messages() == "E060 a.yaml:10:44 [C|teachers|staff]\n");
}

TEST_CASE("columns are named by key or title, in any order") {
  const EvidenceSchema schema = make_schema();
  const Read a =
      read_files(schema, {{"school.yaml", yaml_head()},
                          {"registers/staff.csv", "CỘT HOURS,Column Code,degree\n5,A,TS\n"}});
  const Read b =
      read_text(schema, "a.yaml", yaml_rows("staff", {"{code: A, degree: doctor, hours: 5}"}));
  REQUIRE(a.evidence);
  REQUIRE(b.evidence);
  CHECK(a.messages().empty());
  CHECK(dump(schema, *a.evidence) == dump(schema, *b.evidence));
}

TEST_CASE("extra columns are kept, and named once") {
  const EvidenceSchema schema = make_schema();
  const Read read = read_text(schema, "a.yaml",
                              yaml_rows("staff", {"{code: A}", "{code: B, ô: 1, note2: x}",
                                                  "{code: C, ô: null}", "{code: D, ô: true}"}));
  REQUIRE(read.evidence);
  const Register& staff = read.evidence->registers[0];
  REQUIRE(staff.extra.size() == 2);
  CHECK(staff.extra[0].name == "ô");
  CHECK(staff.extra[0].cells == std::vector<std::string>{"", "1", "", "true"});
  CHECK(staff.extra[1].cells == std::vector<std::string>{"", "x", "", ""});
  CHECK(read.messages() == "E023 a.yaml:9:19 [ô|staff]\nE023 a.yaml:9:25 [note2|staff] ~note\n");
  CHECK(read.evidence->faults == 0);
}

TEST_CASE("places are kept, or left out when they are not wanted") {
  const EvidenceSchema schema = make_schema();
  const std::string text = yaml_rows("staff", {"{code: A, name: Đỗ}"});
  const Read read = read_text(schema, "a.yaml", text);
  REQUIRE(read.evidence);
  const Register& staff = read.evidence->registers[0];
  const Extent name = staff.cell_extents[1];
  CHECK(text.substr(name.begin, name.end - name.begin) == "Đỗ");
  CHECK(staff.cell_extents[2].end == 0);
  ReadEvidenceOptions options;
  options.keep_extents = false;
  const Read lean = read_text(schema, "a.yaml", text, options);
  REQUIRE(lean.evidence);
  CHECK(lean.evidence->registers[0].cell_extents.empty());
  CHECK(dump(schema, *lean.evidence) == dump(schema, *read.evidence));
}

TEST_CASE("the form of a dossier is found from its name, else from its first character") {
  const EvidenceSchema schema = make_schema();
  const std::string json =
      R"({"schema": "chuan/evidence/1", "school": {"code": "a", "name": "b"}, "dossier_date": "2020-01-01", "pack": "q"})";
  const std::string yaml = yaml_head() + "registers: {staff: {rows: [{code: A}]}}\n";
  MemoryFileSystem files;
  files.files = {{"a.json", json},
                 {"a.yaml", yaml},
                 {"a.txt", "\xEF\xBB\xBF \n" + json},
                 {"b.txt", yaml},
                 {"f/school.yaml", yaml_head()},
                 {"f/registers/staff.csv", "code\nA\n"}};
  for (const char* path : {"a.json", "a.yaml", "a.txt", "b.txt", "f", "f/", "f/school.yaml"}) {
    CAPTURE(path);
    SourceMap sources;
    Diagnostics diagnostics;
    const auto evidence = read_evidence(files, path, schema, {}, sources, diagnostics);
    REQUIRE(evidence);
    CHECK(diagnostics.empty());
    const bool rows = path[0] == 'f' || std::string(path) == "a.yaml" || path[0] == 'b';
    CHECK(evidence->registers[0].rows == (rows ? 1u : 0u));
    const EvidenceHead head = read_evidence_head(files, path);
    CHECK(head.pack == (rows ? "p" : "q"));
    CHECK(head.dossier_date == (rows ? Date::of(2023, 4, 12) : Date::of(2020, 1, 1)));
  }
  CHECK(read_evidence_head(files, "none").pack.empty());
  SourceMap sources;
  Diagnostics diagnostics;
  CHECK(!read_evidence(files, "none.yaml", schema, {}, sources, diagnostics));
  CHECK(!read_evidence(files, "f/registers", schema, {}, sources, diagnostics));
  CHECK(diagnostics.errors() == 2);
}

TEST_CASE("a table that cannot be read refuses the dossier, after all tables were looked at") {
  const EvidenceSchema schema = make_schema();
  const Read read = read_files(schema, {{"school.yaml", yaml_head()},
                                        {"registers/classes.csv", "code\n\"L1\n"},
                                        {"registers/staff.csv", "code;degree\nA;kỹ sư\n"},
                                        {"registers/tasks.csv", "code;title\nA\n"}});
  CHECK(!read.evidence);
  CHECK(read.has(Code::csv_unterminated_quote));
  CHECK(read.has(Code::csv_row_length));
  CHECK(read.has(Code::value_off_scale));
}

TEST_CASE("a result of ours is no dossier, and nothing else of it is told") {
  const EvidenceSchema schema = make_schema();
  const Read read = read_text(schema, "a.json",
                              R"({"schema":"chuan/gap/1","findings":[],"registers":{"staf":1}})");
  CHECK(!read.evidence);
  CHECK(read.messages() == "E012 a.json:1:11 [chuan/gap/1]\n");
}

TEST_CASE("registers that stand in the wrong place, and what is no file, are told") {
  const EvidenceSchema schema = make_schema();
  const Read read = read_files(schema, {{"school.yaml", yaml_head()},
                                        {"staff.csv", "code\nA\n"},
                                        {"budget.csv", "code\nA\n"},
                                        {"Registers/tasks.csv", "code;title\nA;B\n"},
                                        {"registers/sub/classes.csv", "code\nL1\n"}});
  REQUIRE(read.evidence);
  CHECK(read.messages() ==
        "E013 d/Registers [d/Registers]\nE021 d/registers/sub [d/registers/sub]\n"
        "E013 d/staff.csv [d/staff.csv]\n");
}

TEST_CASE("of a row of another length only the key is known") {
  const EvidenceSchema schema = make_schema();
  // "1234,5," is three cells, whatever the last holds; a heading that ends in blank cells takes
  // blank ones.
  const auto [text, faults, known] = GENERATE(table<const char*, const char*, bool>(
      {{"year,granted\n2019,1234,\n", "F060", false},
       {"year,granted\n2019,1234,5\n", "F060", false},
       {"year,granted\n2019\n", "F060", false},
       {"year,granted,\n2019,1234,\n", "", true},
       {"sep=;\nyear;granted\n2019;1234\n", "", true},
       {"SEP=,\r\nyear,granted\r\n2019,1234\r\n", "", true}}));
  CAPTURE(text);
  const Read read =
      read_files(schema, {{"school.yaml", yaml_head()}, {"registers/finance.csv", text}});
  REQUIRE(read.evidence);
  CHECK(read.messages().substr(0, 4) == faults);
  const Register& finance = read.evidence->registers[7];
  REQUIRE(finance.rows == 1);
  CHECK(finance.columns[0].cell(0) == Cell::exactly(2019));
  CHECK(finance.columns[1].cell(0).is_unknown() != known);
}

TEST_CASE("every code of evidence is provoked here") {
  std::string tests;
  for (const auto& entry :
       std::filesystem::directory_iterator(CHUAN_SOURCE_DIR "/tests/unit/evidence")) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    tests += text.str();
  }
  std::size_t count = 0;
  for (std::uint16_t c = 0; c < static_cast<std::uint16_t>(Code::count_); ++c) {
    const std::string id(code_id(static_cast<Code>(c)));
    if (id[0] != 'E' || id >= "E090") continue;  // from E090 on the use cases' own
    CAPTURE(id);
    CHECK(tests.find(id + " ") != std::string::npos);
    ++count;
  }
  CHECK(count > 60);
}
