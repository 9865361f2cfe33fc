#include <catch2/catch.hpp>

#include "base/digest.h"
#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

/// The messages of a dossier read and checked, errors and warnings alike.
std::string said(const std::string& text) {
  const EvidenceSchema schema = make_schema();
  Read read = read_text(schema, "a.yaml", text);
  if (read.evidence) check_consistency(schema, *read.evidence, read.sources, read.diagnostics);
  return read.messages();
}

}  // namespace

TEST_CASE("what is wrong with the head of a dossier") {
  CHECK(said("school: {code: a, name: b}\ndossier_date: 2020-01-01\n") ==
        "E001 a.yaml:1:1 [chuan/evidence/1]\n");
  CHECK(said("schema: chuan/evidence/1\n") ==
        "E004 a.yaml:1:1 [school]\nE004 a.yaml:1:1 [dossier_date]\n");
  CHECK(said("schema: chuan/evidence/1\nschool:\ndossier_date:\n") ==
        "E004 a.yaml:2:1 [code]\nE004 a.yaml:2:1 [name]\nE004 a.yaml:3:1 [dossier_date]\n");
  CHECK(said("- a\n- b\n") == "E003 a.yaml:1:1 []\n");
  CHECK(said(yaml_head() + "rulings: {a: b}\nunits: x\nfacts: [1]\nstatements: {a: [b]}\n") ==
        "E007 a.yaml:5:10 [rulings]\nE007 a.yaml:6:8 [units]\nE006 a.yaml:7:8 [facts]\n"
        "E008 a.yaml:8:17 [a]\n");
}

TEST_CASE("a file that is no document gives no evidence") {
  const EvidenceSchema schema = make_schema();
  for (const char* text : {"", "a: [", "{", "\xFF", "x: *a\n"}) {
    CAPTURE(text);
    const Read read = read_text(schema, "a.yaml", text);
    CHECK(!read.evidence);
    CHECK(read.diagnostics.has_errors());
  }
}

TEST_CASE("rulings need all their parts, grounds theirs") {
  CHECK(said(yaml_head() + "rulings:\n  - {indicator: CT4.07, stage: self}\n") ==
        "E004 a.yaml:6:5 [value]\nE004 a.yaml:6:5 [person]\nE004 a.yaml:6:5 [date]\n");
  CHECK(said(yaml_head() +
             "opinion_asked:\n  - {indicator: CT2.01, ground: a}\n  - {indicator: CT2.01, ground: "
             "b}\n  - {ground: c}\n") ==
        "E071 a.yaml:7:17 [CT2.01]\nE004 a.yaml:8:5 [indicator]\n");
  CHECK(said(yaml_head() + "not_applicable: [{indicator: CT2.06, ground: \"\"}]\n") ==
        "E070 a.yaml:5:46 [CT2.06]\n");
}

TEST_CASE("records that contradict each other") {
  CHECK(said(yaml_rows("figures", {"{code: S1, of: CT2.19/b, year: 2020, part: 1, whole: 2}",
                                   "{code: S2, of: CT2.19/b, year: 2021, part: 1, whole: 2}",
                                   "{code: S3, of: CT2.19/b, year: 2020, part: 1, whole: 3}"})) ==
        "E078 a.yaml:10:24 [CT2.19/b|S3|S1]\n");
  CHECK(said(yaml_rows("figures", {"{code: S1, of: CT2.18, part: 1, whole: \"?\"}",
                                   "{code: S2, of: CT2.01, value: \"?\"}",
                                   "{code: S3, of: CT2.19/b, year: 2020, whole: 3}",
                                   "{code: S4, of: CT2.19/b, year: 2021}"})) ==
        "E076 a.yaml:10:9 [S3]\nE076 a.yaml:11:9 [S4]\n");
  CHECK(said(yaml_rows("staff_years", {"{staff: CB1, year: 2020}", "{staff: CB2, year: 2020}"})) ==
        "E061 a.yaml:8:17 [staff|staff]\n");
  CHECK(said(yaml_rows("tasks", {"{code: T1, deadline: 2050, serves: [CT2.18, CT1.01]}"})).empty());
  CHECK(said(yaml_rows("finance", {"{year: 2024}", "{year: 2023}"})) ==
        "E074 a.yaml:8:16 [year|2024|2023-04-12]\n");
  CHECK(said(yaml_rows("staff", {"{code: A, from: 2023-04-13}", "{code: B, from: 2023-04-12}",
                                 "{code: C, from: 2023-04}", "{code: D, to: 2024-01-01}"})) ==
        "E074 a.yaml:8:25 [from|2023-04-13|2023-04-12]\n");
}

TEST_CASE("ends may fall on their beginning, not before") {
  const auto [from, to, reversed] = GENERATE(table<std::string, std::string, bool>({
      {"2020-05-02", "2020-05-01", true},
      {"2020-05-02", "2020-05-02", false},
      {"2020-05-02", "2020-05", false},
      {"2020-05", "2020-04-30", true},
      {"2020", "2020-01-01", false},
      {"2020-05-02", "\"?\"", false},
      {"\"?\"", "2000", false},
      {"2020-05-02", "\"-\"", false},
  }));
  CAPTURE(from, to);
  const std::string row = "{code: A, from: " + from + ", to: " + to + "}";
  const EvidenceSchema schema = make_schema();
  const Read read = read_text(schema, "a.yaml", yaml_rows("staff", {row}));
  REQUIRE(read.evidence);
  CHECK(read.has(Code::dates_reversed) == reversed);
  const Register& staff = read.evidence->registers[0];
  if (reversed) CHECK(staff.columns[5].cell(0).is_unknown());
}

TEST_CASE("people and documents listed twice are asked about") {
  CHECK(said(yaml_rows("staff", {"{code: A, name: Lê Hoà, from: 2001}",
                                 "{code: B, name: LÊ HÒA, from: 2002}"})) ==
        "E081 a.yaml:9:25 [B|A|LÊ HÒA|Lê Hoà]\n");
  CHECK(said(yaml_rows("staff", {"{code: A, name: Lê Hoà, from: 2001, born: 1980}",
                                 "{code: B, name: Lê Hoà, from: 2001}"})) ==
        "E082 a.yaml:9:25 [B|A|Lê Hoà|Lê Hoà]\n");
  CHECK(said(yaml_rows("staff", {"{code: A, name: Lê Hoà, from: 2001}",
                                 "{code: B, name: Lê Hoà, from: 2002}", "{code: C, name: Lê Hoà}"}))
            .empty());
  CHECK(said(yaml_rows("staff", {"{code: CB01}", "{code: \"cb 01\"}"})) ==
        "E080 a.yaml:9:16 [cb 01|CB01|cb 01|CB01]\n");
  CHECK(said(yaml_rows("documents", {"{code: A, number: 1/QĐ, date: 2020}",
                                     "{code: B, number: 1/QĐ, date: 2021}"}))
            .empty());
  CHECK(said(yaml_rows("documents", {"{code: A, title: Báo cáo, date: 2020-12, period: 2020}",
                                     "{code: B, title: Báo cáo, date: 2020-12, period: 2019}"}))
            .empty());
}

TEST_CASE("figures that are not as their measure wants them") {
  CHECK(said(yaml_rows("figures", {"{code: S1, of: CT2.18, value: 95}",
                                   "{code: S2, of: CT2.01, part: 20, whole: 30}",
                                   "{code: S3, of: CT2.19/a, value: 20}",
                                   "{code: S4, of: CT2.19/b, year: \"?\", part: 3, whole: 2}"})) ==
        "E079 a.yaml:8:39 [S1]\nE093 a.yaml:9:38 [S2]\n"
        "E094 a.yaml:10:9 [S3]\nE094 a.yaml:11:40 [S4]\n");
  CHECK(said(yaml_rows("figures", {"{code: S1, of: CT2.18, year: 2020, part: 1, whole: 2}",
                                   "{code: S2, of: CT2.01, year: 1950, value: 5}"})) ==
        "E095 a.yaml:8:38 [S1|2020]\nE095 a.yaml:9:38 [S2|1950]\n");
  // People are whole; hours and money need not be. Nothing is fewer than none.
  CHECK(said(yaml_rows("figures", {"{code: S1, of: CT2.18, part: 26.9, whole: 30}",
                                   "{code: S2, of: CT2.01, value: \"5..5.9\"}",
                                   "{code: S3, of: CT2.19/a, year: 2020, value: 5.9}",
                                   "{code: S4, of: CT2.19/b, year: 2020, part: 1.5, whole: 3}",
                                   "{code: S5, of: CT2.19/a, year: 2021, value: -3}"})) ==
        "E052 a.yaml:8:38 [26.9|part]\nE052 a.yaml:9:39 [5..5.9|value]\n"
        "E050 a.yaml:12:53 [-3|value|0]\n");
}

TEST_CASE("what a figure says wrongly is not known") {
  const EvidenceSchema schema = make_schema();
  const FigureFields& at = schema.figures;
  Read read = read_text(schema, "a.yaml",
                        yaml_rows("figures", {"{code: S1, of: CT2.01, value: 5.9}",
                                              "{code: S2, of: CT2.18, part: 1, whole: 2}",
                                              "{code: S3, of: CT2.18, part: 1, whole: 3}"}));
  REQUIRE(read.evidence);
  const Register& figures = read.evidence->registers[at.reg];
  CHECK(figures.columns[at.value].cell(0).is_unknown());
  for (const std::uint32_t row : {1u, 2u}) {
    CHECK(figures.columns[at.part].cell(row).is_unknown());
    CHECK(figures.columns[at.whole].cell(row).is_unknown());
  }
}

TEST_CASE("what one of the merged schools tells of a year, the others must tell") {
  const std::string head = "units: [{code: a, name: A}, {code: b, name: B}]\n";
  const auto rows = [&](const std::string& more) {
    return said(yaml_rows("finance", {"{year: 2020, granted: 1, origin_unit: a}",
                                      "{year: 2020, granted: 1, origin_unit: b}",
                                      "{year: 2021, granted: 1, origin_unit: a}", more}) +
                head);
  };
  CHECK(rows("{year: 2022, granted: 1}") == "E097 a.yaml:10:16 [2021/a|b|finance]\n");
  CHECK(rows("{year: 2021, granted: \"?\", origin_unit: b}").empty());
}

TEST_CASE("lines of a sheet that are no records") {
  CHECK(said(yaml_rows("tasks", {"{code: Tổng cộng}", "{code: \"(1)\"}", "{code: Cộng}",
                                 "{code: Tổng hợp}", "{code: (1a)}", "{code: T1}"})) ==
        "E098 a.yaml:8:16 [Tổng cộng|tasks]\nE098 a.yaml:9:16 [(1)|tasks]\n"
        "E098 a.yaml:10:16 [Cộng|tasks]\n");
}

TEST_CASE("a cited document that is not listed") {
  CHECK(said(yaml_rows("figures", {"{code: S1, of: CT2.18, part: 1, whole: 2, document: MC9}"})) ==
        "E085 a.yaml:8:61 [MC9|S1]\n");
  const std::string listed =
      yaml_rows("documents", {"{code: MC9, date: 2020}"}) +
      "  figures: {rows: [{code: S1, of: CT2.01, value: 2, document: MC9}]}\n";
  CHECK(said(listed).empty());
}

TEST_CASE("the documents on disk") {
  const EvidenceSchema schema = make_schema();
  const std::string good = sha256("abc");
  std::string upper = good.substr(7);
  for (char& c : upper)
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  const std::string text = yaml_rows(
      "documents",
      {"{code: A, path: a.pdf, sha256: \"" + good + "\"}", "{code: B, path: sub\\a.pdf}",
       "{code: C, path: a.pdf, sha256: \"" + upper + "\"}",
       "{code: D, path: none.pdf, sha256: \"" + good + "\"}",
       "{code: E, path: a.pdf, sha256: \"" + sha256("abd") + "\"}", "{code: F, path: ../a.pdf}",
       "{code: G, path: /etc/passwd}", "{code: H, path: \"C:/a.pdf\"}",
       "{code: I, path: sub/../../a.pdf}", "{code: J, path: a.pdf, sha256: xyz}", "{code: K}",
       "{code: L, path: sub\\..\\..\\a.pdf}", "{code: M, path: sub}"});
  Read read = read_text(schema, "a.yaml", text);
  REQUIRE(read.evidence);
  REQUIRE(read.diagnostics.empty());
  MemoryFileSystem files;
  files.files = {{"d/a.pdf", "abc"}, {"d/sub/a.pdf", "x"}, {"a.pdf", "abc"}};
  check_files(files, "d", schema, *read.evidence, read.diagnostics);
  CHECK(read.messages() ==
        "E087 a.yaml:11:25 [none.pdf|D]\n"
        "E089 a.yaml:12:40 [a.pdf|E|" +
            good +
            "]\n"
            "E086 a.yaml:13:25 [../a.pdf|F]\n"
            "E086 a.yaml:14:25 [/etc/passwd|G]\n"
            "E086 a.yaml:15:25 [C:/a.pdf|H]\n"
            "E086 a.yaml:16:25 [sub/../../a.pdf|I]\n"
            "E088 a.yaml:17:40 [xyz|J]\n"
            "E086 a.yaml:19:25 [sub/../../a.pdf|L]\n"
            "F003 a.yaml:20:25 [d/sub]\n");
  for (const std::string& path : files.reads) CHECK(path.substr(0, 2) == "d/");
}

TEST_CASE("a thousand unknown columns are kept, one more is refused") {
  const EvidenceSchema schema = make_schema();
  const auto read_with = [&](int columns) {
    std::string row = "{code: A";
    for (int i = 0; i < columns; ++i) row += ", k" + std::to_string(i) + ": x";
    return read_text(schema, "a.yaml", yaml_rows("staff", {row + "}"}));
  };
  CHECK(read_with(1000).evidence);
  const Read read = read_with(1001);
  CHECK(!read.evidence);
  CHECK_THAT(read.messages(), Catch::Contains("E034 a.yaml:8:") && Catch::Contains("[staff|1001]"));
  // The cells that stay empty count, too: a column of the first row reaches down to the last.
  std::vector<std::string> rows(2001, "{code: A}");
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = "{code: A" + std::to_string(i) + "}";
  rows[0] = "{code: A";
  for (int i = 0; i < 1000; ++i) rows[0] += ", k" + std::to_string(i) + ": x";
  rows[0] += "}";
  CHECK(!read_text(schema, "a.yaml", yaml_rows("staff", rows)).evidence);
  rows.pop_back();
  CHECK(read_text(schema, "a.yaml", yaml_rows("staff", rows)).evidence);
}

TEST_CASE("more records than allowed are refused whole") {
  const EvidenceSchema schema = make_schema();
  ReadEvidenceOptions options;
  options.max_records = 2;
  std::vector<std::string> rows{"{code: A}", "{code: B}"};
  CHECK(read_text(schema, "a.yaml", yaml_rows("staff", rows), options).evidence);
  rows.push_back("{code: C}");
  const Read read = read_text(schema, "a.yaml", yaml_rows("staff", rows), options);
  CHECK(!read.evidence);
  CHECK(read.messages() == "E028 a.yaml:10:9 [2]\n");
}

TEST_CASE("statements have a place in some report, under their own names or in Vietnamese") {
  CHECK(said(yaml_head() + "statements:\n  general: a\n  CT2.18/weakness: b\n  CT2.18/Ưu điểm: c\n"
                           "  heading/number: d\n")
            .empty());
  CHECK(said(yaml_head() + "statements:\n  CT2.18/weekness: a\n  heading/numbers: b\n") ==
        "E014 a.yaml:6:3 [CT2.18/weekness|current, explanation, plan, strength, weakness]\n"
        "E014 a.yaml:7:3 [heading/numbers|number, parent, place, short]\n");
  CHECK(said(yaml_head() + "statements:\n  CT2.18/hạn chế: a\n  CT2.18/weakness: b\n") ==
        "F023 a.yaml:7:3 [CT2.18/weakness]\n");
}

TEST_CASE("a part above its whole is a fault, and the part is not known") {
  EvidenceSchema schema = make_schema();
  RegisterSchema& staff = schema.registers[0];
  staff.fields[staff.field("hours")].not_above = staff.field("seats");
  const auto [cells, message] = GENERATE(table<std::string, std::string>({
      {"hours: 5, seats: 5", ""},
      {"hours: 5, seats: \">=3\"", ""},
      {"hours: 5, seats: \"?\"", ""},
      {"hours: 6, seats: 5", "E090 a.yaml:6:34 [CB01|hours|seats|6 > 5]\n"},
  }));
  CAPTURE(cells);
  const Read read =
      read_text(schema, "a.yaml", yaml_rows("staff", {"{code: CB01, " + cells + "}"}));
  CHECK(read.messages().substr(0, 4) == message.substr(0, 4));
  REQUIRE(read.evidence);
  const Cell hours = read.evidence->registers[0].columns[staff.field("hours")].cell(0);
  CHECK(hours.is_unknown() == !message.empty());
}

TEST_CASE("a row that says that there is nothing is told, as a record that it is") {
  const std::string code = GENERATE(as<std::string>(), "Không có", "không", "chưa có", "none");
  CAPTURE(code);
  const std::string got =
      said(yaml_rows("discipline", {"{code: \"" + code + "\", date: 2020-01-01}"}));
  CHECK(got.find("E099 a.yaml") != std::string::npos);
  CHECK(said(yaml_rows("discipline", {"{code: KL1, date: 2020-01-01}"})).find("E099") ==
        std::string::npos);
}

TEST_CASE("of a figure given two ways nothing is known") {
  const EvidenceSchema schema = make_schema();
  const Read read =
      read_text(schema, "a.yaml",
                yaml_rows("figures", {"{code: S1, of: CT2.18, part: 1, whole: 2, value: 3}"}));
  CHECK(read.messages().substr(0, 4) == "E075");
  REQUIRE(read.evidence);
  const FigureFields& at = schema.figures;
  for (const std::uint16_t field : {at.part, at.whole, at.value})
    CHECK(read.evidence->registers[at.reg].columns[field].cell(0).is_unknown());
}
