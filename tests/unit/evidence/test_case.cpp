#include <catch2/catch.hpp>

#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

constexpr const char* kBase = R"(schema: chuan/evidence/1
school: {code: a, name: Trường}
dossier_date: 2023-04-12
facts: {land_area: 100, software: true}
registers:
  staff:
    blank_is_no: [degree_fits]
    rows:
      - {code: CB01, name: Một, degree: thạc sĩ, degree_fits: true, from: 2010-09-01}
      - {code: CB02, name: Hai, degree: tiến sĩ, from: 2011-09-01}
      - {code: CB03, name: Ba, degree: tiến sĩ, from: 2012-09-01}
  discipline:
    rows: [{code: K1, staff: CB01, date: 2022-01-01}]
)";

Read read_case(const std::string& delta, const std::string& base = kBase) {
  MemoryFileSystem files;
  files.files = {{"d/base.yaml", base},
                 {"d/case.yaml", "schema: chuan/case/1\nbase: base.yaml\n" + delta}};
  Read read;
  read.evidence =
      read_evidence(files, "d/case.yaml", make_schema(), {}, read.sources, read.diagnostics);
  return read;
}

/// The case must read as this dossier does.
void check_same(const std::string& delta, const std::string& whole) {
  const EvidenceSchema schema = make_schema();
  const Read read = read_case(delta);
  INFO(delta);
  CHECK(read.messages().empty());
  const Read other = read_text(schema, "b.yaml", whole);
  REQUIRE(other.messages().empty());
  REQUIRE(read.evidence);
  CHECK(dump(schema, *read.evidence) == dump(schema, *other.evidence));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string without_rows(const std::string& discipline) {
  return replaced(kBase, "  discipline:\n    rows: [{code: K1, staff: CB01, date: 2022-01-01}]\n",
                  discipline);
}

}  // namespace

TEST_CASE("a case reads as its base with the difference written into it") {
  check_same("", kBase);
  check_same("as_of: 2024-01-31\n", replaced(kBase, "2023-04-12", "2024-01-31"));
  check_same("facts: {land_area: 99, motto: Học}\n",
             replaced(kBase, "{land_area: 100, software: true}",
                      "{software: true, land_area: 99, motto: Học}"));
  check_same(
      "change: {staff: [{code: CB02, degree: thạc sĩ, hours: 4}]}\n",
      replaced(kBase, "name: Hai, degree: tiến sĩ,", "name: Hai, degree: thạc sĩ, hours: 4,"));
  check_same("change: {staff: [{code: CB01, degree: \"?\", degree_fits: }]}\n",
             replaced(kBase, "degree: thạc sĩ, degree_fits: true,", "degree: \"?\","));
  check_same(
      "remove: {staff: [CB02]}\n",
      replaced(kBase, "      - {code: CB02, name: Hai, degree: tiến sĩ, from: 2011-09-01}\n", ""));
  check_same("add: {staff: [{code: CB04, name: Bốn, from: 2020}]}\n",
             replaced(kBase, "from: 2012-09-01}\n",
                      "from: 2012-09-01}\n      - {code: CB04, name: Bốn, from: 2020}\n"));
  check_same("empty: [discipline]\n", without_rows("  discipline: {declared_empty: true}\n"));
  check_same("absent: [discipline]\n", without_rows(""));
  check_same("units: [{code: cu, name: Cũ}]\n",
             std::string(kBase) + "units: [{code: cu, name: Cũ}]\n");
}

TEST_CASE("a register the base does not have, or has declared empty, takes records") {
  const std::string bare = without_rows("");
  const std::string empty = without_rows("  discipline: {declared_empty: true}\n");
  const EvidenceSchema schema = make_schema();
  for (const std::string& base : {bare, empty}) {
    const Read read =
        read_case("add: {discipline: [{code: K1, staff: CB01, date: 2022-01-01}]}\n", base);
    CHECK(read.messages().empty());
    REQUIRE(read.evidence);
    const Read whole = read_text(schema, "b.yaml", kBase);
    CHECK(dump(schema, *read.evidence) == dump(schema, *whole.evidence));
  }
}

TEST_CASE("a record of a case stands in the case, every other one in the base") {
  const Read read = read_case("change: {staff: [{code: CB02, degree: thạc sĩ}]}\n");
  REQUIRE(read.evidence);
  const Register& staff = read.evidence->registers[0];
  const auto at = [&](Origin origin) { return read.sources.place(origin).to_string(); };
  CHECK(at(row_origin(staff, 0)) == "d/base.yaml:9:9");
  CHECK(at(row_origin(staff, 1)) == "d/case.yaml:3:18");
  CHECK(at(cell_origin(staff, 1, 2)) == "d/case.yaml:3:39");
  CHECK(at(cell_origin(staff, 1, 1)) == "d/case.yaml:3:18");  // written in the base
  CHECK(at(cell_origin(staff, 2, 1)) == "d/base.yaml:11:28");
}

TEST_CASE("the faults of a case keep their place in it") {
  const auto [delta, messages] = GENERATE(table<std::string, std::string>({
      {"change: {staff: [{code: CB2, degree: TS}]}\n", "E103 d/case.yaml:3:18 [CB2|staff] ~CB02\n"},
      {"remove: {staff: [CB09]}\n", "E103 d/case.yaml:3:18 [CB09|staff] ~CB01\n"},
      {"change: {staff: [{code: CB01, hours: 1}, {code: CB01, hours: 2}]}\n",
       "E104 d/case.yaml:3:42 [CB01|staff]\n"},
      {"change: {staff: [{code: CB01, hours: 1}]}\nremove: {staff: [CB01]}\n",
       "E104 d/case.yaml:4:18 [CB01|staff]\n"},
      {"change: {staff: [{degree: TS}]}\n", "E105 d/case.yaml:3:18 [staff]\n"},
      {"empty: [discipline]\nabsent: [discipline]\n", "E106 d/case.yaml:4:10 [discipline]\n"},
      {"absent: [discipline]\nadd: {discipline: [{code: K2}]}\n",
       "E106 d/case.yaml:4:7 [discipline]\n"},
      {"absent: [stuff]\n", "E020 d/case.yaml:3:10 [stuff] ~staff\n"},
      {"add: {stuff: []}\n", "E020 d/case.yaml:3:7 [stuff] ~staff\n"},
      {"chang: {}\n", "E005 d/case.yaml:3:1 [chang] ~change\n"},
      {"change: [a]\n", "E006 d/case.yaml:3:9 [change]\n"},
      {"change: {staff: a}\n", "E007 d/case.yaml:3:17 [staff]\n"},
      {"change: {staff: [{code: CB02, degree: thạc sĩi}]}\n",
       "E040 d/case.yaml:3:39 [thạc sĩi|degree|đại học, thạc sĩ, tiến sĩ] ~thạc sĩ\n"},
      {"add: {staff: [{code: CB01, from: 2020}]}\n", "E026 d/case.yaml:3:22 [CB01|staff]\n"},
      {"facts: {land_area: x}\n", "E045 d/case.yaml:3:20 [x|land_area]\n"},
      {"as_of: soon\n", "E041 d/case.yaml:3:8 [soon|dossier_date]\n"},
  }));
  INFO(delta);
  const Read read = read_case(delta);
  REQUIRE(read.evidence);
  CHECK(read.messages() == messages);
  CHECK(read.evidence->faults == 1);
}

TEST_CASE("a case without a base that can be read is refused") {
  MemoryFileSystem files;
  const EvidenceSchema schema = make_schema();
  const auto messages = [&](const std::string& text) {
    files.files["d/case.yaml"] = text;
    Read read;
    CHECK_FALSE(read_evidence(files, "d/case.yaml", schema, {}, read.sources, read.diagnostics));
    return read.messages();
  };
  CHECK(messages("schema: chuan/case/1\n") == "E004 d/case.yaml:1:1 [base]\n");
  CHECK(messages("schema: chuan/case/1\nbase: b.yaml\n") == "E101 d/case.yaml:2:7 [d/b.yaml]\n");
  CHECK(messages("schema: chuan/case/1\nbase: case.yaml\n") ==
        "E102 d/case.yaml:2:7 [d/case.yaml]\n");
  files.files["d/b.yaml"] = "schema: [\n";
  CHECK(messages("schema: chuan/case/1\nbase: b.yaml\n").find("F034 d/b.yaml") == 0);
  const Read piped = read_text(schema, "-", "schema: chuan/case/1\nbase: b.yaml\n");
  CHECK_FALSE(piped.evidence);
  CHECK(piped.messages() == "E100 -:2:7 [b.yaml]\n");
}

TEST_CASE("the head of a case is its base's, with the case's day") {
  MemoryFileSystem files;
  files.files["d/base.yaml"] = "schema: chuan/evidence/1\npack: p\ndossier_date: 2023-04-12\n";
  files.files["d/a.yaml"] = "schema: chuan/case/1\nbase: base.yaml\n";
  files.files["d/b.yaml"] = "schema: chuan/case/1\nbase: base.yaml\nas_of: 2024-05-06\n";
  files.files["d/c.yaml"] = "schema: chuan/case/1\nbase: c.yaml\n";
  files.files["d/d.yaml"] = "schema: chuan/case/1\nbase: c.yaml\n";
  const EvidenceHead a = read_evidence_head(files, "d/a.yaml");
  CHECK(a.is_case);
  CHECK(a.pack == "p");
  CHECK(a.dossier_date == Date::of(2023, 4, 12));
  CHECK(read_evidence_head(files, "d/b.yaml").dossier_date == Date::of(2024, 5, 6));
  CHECK(read_evidence_head(files, "d/c.yaml").pack.empty());
  CHECK(read_evidence_head(files, "d/d.yaml").pack.empty());
  CHECK_FALSE(read_evidence_head(files, "d/base.yaml").is_case);
}

TEST_CASE("many cases over one base parse it once") {
  MemoryFileSystem files;
  files.files = {{"d/base.yaml", kBase},
                 {"d/1.yaml", "schema: chuan/case/1\nbase: base.yaml\n"},
                 {"d/2.yaml", "schema: chuan/case/1\nbase: base.yaml\nremove: {staff: [CB01]}\n"}};
  CaseBases bases;
  ReadEvidenceOptions options;
  options.bases = &bases;
  SourceMap sources;
  Diagnostics diagnostics;
  const EvidenceSchema schema = make_schema();
  const auto rows = [&](const std::string& path) {
    const auto evidence = read_evidence(files, path, schema, options, sources, diagnostics);
    REQUIRE(evidence);
    return evidence->registers[0].rows;
  };
  CHECK(rows("d/1.yaml") == 3);
  CHECK(rows("d/2.yaml") == 2);
  CHECK(rows("d/1.yaml") == 3);
  CHECK(std::count(files.reads.begin(), files.reads.end(), "d/base.yaml") == 1);
}
