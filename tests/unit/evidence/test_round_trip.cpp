#include <catch2/catch.hpp>
#include <random>

#include "base/text.h"
#include "doc/write.h"
#include "doc/write_workbook.h"
#include "evidence/workbook.h"
#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

/// Random dossiers as JSON text, with every spelling a cell may have.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string dossier() {
    std::string out = R"({"schema":"chuan/evidence/1","pack":"p","school":{"code":"a","name":)" +
                      text() + R"(},"dossier_date":"2023-04-12","units":[{"code":"u1","name":)" +
                      text() + R"(},{"code":"u2"}],"facts":{)" + facts() +
                      R"(},"statements":{"strengths":)" + text() + R"(,"CT2.18/weakness":)" +
                      text() + R"(},"rulings":[{"indicator":"CT4.07","stage":"self","person":)" +
                      text() + R"(,"date":"2023-01-0)" + std::to_string(1 + below(9)) +
                      R"(","value":"near","text":)" + text() +
                      R"(}],"opinion_asked":[{"indicator":"CT2.01","ground":)" + text() +
                      R"(}],"not_applicable":[{"indicator":"CT2.06","ground":)" + text() +
                      R"(}],"registers":{)" + registers() + "}}";
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }
  std::string quoted(const std::string& s) {
    std::string out;
    append_json_string(out, s);
    return out;
  }

  /// Never blank, "?" or "-": those are states of a cell, not texts.
  std::string text() {
    static const std::vector<std::string> pieces = {"Nguyễn Thị Hoà",
                                                    "=SUM(A1:B2)",
                                                    "+84 24",
                                                    "-x",
                                                    "@an",
                                                    "'=x",
                                                    "''-y",
                                                    "'tên",
                                                    "a, b",
                                                    "a; b",
                                                    "nói \"ừ\"",
                                                    "dòng 1\ndòng 2",
                                                    "k: v",
                                                    "# không",
                                                    "012",
                                                    "true",
                                                    "null",
                                                    "~",
                                                    "2.10",
                                                    "1.234",
                                                    "{a}",
                                                    "[b]",
                                                    "\\n",
                                                    "tab\tgiữa",
                                                    "x\u00A0y",
                                                    "😀",
                                                    "| gạch",
                                                    "> lớn",
                                                    "& và",
                                                    "* sao",
                                                    "! than",
                                                    "% phần",
                                                    "` huyền",
                                                    "- gạch đầu",

                                                    "no",
                                                    "? hỏi",
                                                    "?a",
                                                    "Tại sao? Vì",
                                                    "a - b",
                                                    "x,? y",
                                                    "12/4/2023",
                                                    "2023-04-12",

                                                    "--",
                                                    "nhiều  dấu   trống",
                                                    "=",
                                                    "''",
                                                    "\u2028q",
                                                    "a\rb"};
    std::string out = pick(pieces);
    if (below(4) == 0) out += " " + pick(pieces);
    return quoted(std::string(trim(out)));
  }
  std::string number(bool integer, bool negative) {
    static const std::vector<std::string> whole = {
        "0", "7", "12", "999", "1234", "\"12\"", "\">=4\"", "\"<=9\"", "\"3..8\""};
    static const std::vector<std::string> parts = {
        "0.5", "1.234", "12.3456", "0.000001", "92.5", "\"1.5..1.875\"", "\">=0.125\""};
    if (negative && below(4) == 0) return pick({"-1", "-5", "\"-4..-2\"", "\"<=-1\""});
    return integer || below(2) == 0 ? pick(whole) : pick(parts);
  }
  std::string date(int first, int last) {
    const std::string year = std::to_string(first + int(below(std::size_t(last - first + 1))));
    return quoted(pick({year, year + "-02", year + "-02-28", year + "-12-31"}));
  }
  std::string degree() {
    return pick({"\"bachelor\"", "\"thạc sĩ\"", "\"THS\"", "\"tien si\"", "\"Doctor\""});
  }
  std::string topics() {
    return pick({"[]", "[\"staff\"]", "[\"staff\",\"khoa học\"]", "\"đào tạo; tài chính\"",
                 "[\"finance\",\"?\"]", "\"training\""});
  }
  /// key: value, or nothing, or one of the states every type has.
  std::string entry(const std::string& key, const std::string& value) {
    switch (below(8)) {
      case 0:
        return {};
      case 1:
        return ",\"" + key + "\":\"?\"";
      case 2:
        return ",\"" + key + "\":\"-\"";
      case 3:
        return ",\"" + key + "\":" + pick({"null", "\"\"", "\" \""});
      default:
        return ",\"" + key + "\":" + value;
    }
  }
  std::string facts() {
    std::string out = entry("land_area", number(false, false)) +
                      entry("software", pick({"true", "false", "\"có\"", "\"x\""})) +
                      entry("founded", date(1950, 2000)) + entry("house_rating", "\"best\"") +
                      entry("motto", text()) + entry("house_topics", topics()) +
                      entry("opened", "1957");
    return out.empty() ? out : out.substr(1);
  }
  std::string extras() {
    std::string out;
    if (below(3) == 0) out += ",\"=ghi chú\":" + text();
    if (below(3) == 0) out += ",\"Cột lạ\":" + text();
    return out;
  }
  std::string unit() { return entry("origin_unit", pick({"\"u1\"", "\"u2\""})); }
  std::string staff_code(std::size_t i) { return "\"CB" + std::to_string(i) + "\""; }

  std::string rows(const std::string& name, const std::string& about,
                   const std::vector<std::string>& list) {
    std::string out = "\"" + name + "\":{";
    if (below(2) == 0) out += R"("covers":{"from":"2018-01-01"},)";
    out += about + "\"rows\":[";
    for (std::size_t i = 0; i < list.size(); ++i) out += (i == 0 ? "{" : ",{") + list[i] + "}";
    return out + "]}";
  }

  std::string registers() {
    std::vector<std::string> staff, years, classes, documents, figures, tasks, finance;
    const std::size_t people = 1 + below(6);
    for (std::size_t i = people; i-- > 0;) {
      staff.push_back("\"code\":" + staff_code(i) + entry("name", text()) +
                      entry("degree", degree()) +
                      entry("degree_fits", pick({"true", "false", "\"không\""})) +
                      entry("from", date(2000, 2010)) + entry("to", date(2012, 2022)) +
                      entry("hours", number(false, false)) + entry("seats", number(true, true)) +
                      entry("share", pick({"68.5", "0.125", "100", "\"<=9.875\"", "\"40..45\""})) +
                      entry("topics", topics()) + entry("boss", staff_code(below(people))) +
                      entry("born", "1980") + entry("note", text()) + extras() + unit());
      for (int year = 2018; year < 2021; ++year) {
        if (below(3) != 0)
          years.push_back("\"staff\":" + staff_code(i) + ",\"year\":" + std::to_string(year) +
                          entry("rating", "\"hoàn thành tốt\""));
      }
      classes.push_back("\"code\":\"L" + std::to_string(i) + "\"" +
                        entry("start", date(2018, 2019)) + entry("end", date(2020, 2022)) +
                        entry("classes", number(true, false)) +
                        entry("learners", number(true, false)) +
                        entry("teachers", "[" + staff_code(below(people)) + "," +
                                              staff_code(below(people)) + "]"));
      documents.push_back("\"code\":\"MC" + std::to_string(i) + "\"" + entry("number", text()) +
                          entry("title", text()) + entry("date", date(2018, 2019)) +
                          entry("period", date(2018, 2018)) + entry("valid_to", date(2020, 2030)) +
                          entry("topics", topics()) +
                          entry("serves", "[\"CT2.18/tong_hop\",\"CT1.01\"]") +
                          entry("path", text()));
      tasks.push_back("\"code\":\"NV" + std::to_string(i) + "\"" + entry("serves", "[\"CT2.01\"]") +
                      entry("deadline", date(2024, 2030)));
      finance.push_back("\"year\":" + std::to_string(2000 + i) +
                        entry("granted", number(false, false)) +
                        pick({"", ",\"origin_unit\":\"u1\"", ",\"origin_unit\":null"}));
    }
    figures.push_back(R"("code":"S1","of":"CT2.18","part":33,"whole":42)" +
                      entry("document", "\"MC0\""));
    figures.push_back(R"("code":"S2","of":"CT2.19/a","year":2019,"value":)" + number(false, false));
    std::string blanks = below(2) == 0 ? R"("blank_is_no":["degree_fits"],)" : "";
    return rows("staff", blanks, staff) + "," + rows("staff_years", "", years) + "," +
           rows("classes", "", classes) + "," + rows("documents", "", documents) + "," +
           rows("figures", "", figures) + "," + rows("tasks", "", tasks) + "," +
           rows("finance", "", finance) +
           pick({"", ",\"discipline\":{}", ",\"discipline\":{\"declared_empty\":true}"});
  }

  std::mt19937 random_;
};

std::string as_workbook(const EvidenceSchema& schema, const Evidence& evidence) {
  CompiledPack pack;
  pack.schema = schema;
  return write_workbook(evidence_book(pack, evidence, {})).value_or("");
}

std::string reversed_rows(const EvidenceSchema& schema, const Evidence& evidence) {
  Evidence copy = evidence;
  for (Register& reg : copy.registers) {
    auto turn = [](auto& list) { std::reverse(list.begin(), list.end()); };
    for (Column& column : reg.columns) {
      turn(column.lo);
      turn(column.hi);
    }
    for (ExtraColumn& column : reg.extra) turn(column.cells);
    turn(reg.extra);
    for (std::uint32_t& row : reg.by_key) row = reg.rows - 1 - row;
  }
  std::reverse(copy.statements.begin(), copy.statements.end());
  return write_evidence_json(schema, copy);
}

}  // namespace

TEST_CASE("what is written reads back as the same evidence, in every form") {
  const EvidenceSchema schema = make_schema();
  for (unsigned seed = 0; seed < 300; ++seed) {
    const std::string json = Generator(seed).dossier();
    CAPTURE(seed, json);
    const Read first = read_text(schema, "first.json", json);
    INFO(first.messages());
    REQUIRE(first.evidence);
    REQUIRE(first.diagnostics.errors() == 0);
    const std::string whole = dump(schema, *first.evidence);
    const std::string digest = evidence_digest(schema, *first.evidence);
    CHECK(digest.size() == 71);

    const std::string yaml = write_evidence_yaml(schema, *first.evidence);
    const Read from_yaml = read_text(schema, "second.yaml", yaml);
    INFO(yaml << from_yaml.messages());
    REQUIRE(from_yaml.evidence);
    REQUIRE(dump(schema, *from_yaml.evidence) == whole);
    REQUIRE(evidence_digest(schema, *from_yaml.evidence) == digest);
    REQUIRE(write_evidence_yaml(schema, *from_yaml.evidence) == yaml);

    const std::string again = write_evidence_json(schema, *first.evidence);
    const Read from_json = read_text(schema, "second.json", again);
    INFO(again << from_json.messages());
    REQUIRE(from_json.evidence);
    REQUIRE(dump(schema, *from_json.evidence) == whole);
    REQUIRE(evidence_digest(schema, *from_json.evidence) == digest);

    const auto files = write_evidence_folder(schema, *first.evidence);
    const Read from_folder = read_files(schema, files);
    for (const auto& [name, bytes] : files) UNSCOPED_INFO(name << "\n" << bytes);
    INFO(from_folder.messages());
    REQUIRE(from_folder.evidence);
    REQUIRE(dump(schema, *from_folder.evidence) == whole);
    REQUIRE(evidence_digest(schema, *from_folder.evidence) == digest);
    CHECK(from_folder.evidence->faults == 0);

    if (seed % 6 == 0) {  // a workbook takes longer than all the others
      const Read from_book = read_text(schema, "second.xlsx", as_workbook(schema, *first.evidence));
      INFO(from_book.messages());
      REQUIRE(from_book.evidence);
      REQUIRE(dump(schema, *from_book.evidence) == whole);
      REQUIRE(evidence_digest(schema, *from_book.evidence) == digest);
      CHECK(from_book.evidence->faults == 0);
    }

    const Read turned = read_text(schema, "turned.json", reversed_rows(schema, *first.evidence));
    REQUIRE(turned.evidence);
    REQUIRE(evidence_digest(schema, *turned.evidence) == digest);
  }
}

TEST_CASE("the digest turns with every change of the data and with nothing else") {
  const EvidenceSchema schema = make_schema();
  const std::string base = yaml_rows("staff", {"{code: CB01, name: An, degree: thạc sĩ}"});
  const std::string digest = evidence_digest(schema, *read_text(schema, "a.yaml", base).evidence);
  auto digest_of = [&](const std::string& text) {
    return evidence_digest(schema, *read_text(schema, "b.yaml", text).evidence);
  };
  CHECK(digest_of("# a comment\n" + base) == digest);
  CHECK(digest_of(yaml_rows("staff", {"{degree: Master, name: \"An\", code: CB01}"})) == digest);
  CHECK(digest_of(yaml_rows("staff", {"{code: CB01, name: An, degree: thạc sĩ, hours: \"?\"}"})) ==
        digest);
  CHECK(digest_of(yaml_rows("staff", {"{code: CB01, name: An, degree: tiến sĩ}"})) != digest);
  CHECK(digest_of(yaml_rows("staff", {"{code: CB01, name: An, degree: thạc sĩ, x: 1}"})) != digest);
  CHECK(digest_of(yaml_rows("staff", {"{code: CB01, name: An, degree: thạc sĩ, hours: 1}"})) !=
        digest);
  CHECK(digest_of(base + "  tasks: {}\n") != digest);
  CHECK(digest_of(base + "  tasks: {declared_empty: true}\n") != digest_of(base + "  tasks: {}\n"));
  CHECK(digest_of(base + "facts: {software: false}\n") !=
        digest_of(base + "facts: {software: true}\n"));
}

TEST_CASE("a copy in NFD is the same dossier, and says so") {
  const EvidenceSchema schema = make_schema();
  const std::string nfc = yaml_rows("staff", {"{code: CB01, name: Hoà, degree: thạc sĩ}"});
  std::string nfd = nfc;
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"Hoà", "Hoa\u0300"},
                                                        {"thạc sĩ", "tha\u0323c si\u0303"},
                                                        {"Trường", "Tru\u031bo\u031b\u0300ng"}}) {
    const std::size_t at = nfd.find(from);
    REQUIRE(at != std::string::npos);
    nfd.replace(at, from.size(), to);
  }
  const Read a = read_text(schema, "a.yaml", nfc);
  const Read b = read_text(schema, "b.yaml", nfd);
  REQUIRE(a.evidence);
  REQUIRE(b.evidence);
  CHECK(dump(schema, *a.evidence) == dump(schema, *b.evidence));
  CHECK(evidence_digest(schema, *a.evidence) == evidence_digest(schema, *b.evidence));
  CHECK(b.has(Code::text_not_nfc));
  CHECK(b.diagnostics.errors() == 0);
}

TEST_CASE("no cell of a table runs as a formula, and each comes back") {
  const EvidenceSchema schema = make_schema();
  const std::string text = GENERATE(as<std::string>{}, "=1+1", "+84", "-x", "@an", "'=x", "''+1");
  const std::string yaml =
      yaml_rows("staff", {"{code: \"" + text + "\", note: \"" + text + "\", seats: -3}"});
  const Read first = read_text(schema, "a.yaml", yaml);
  REQUIRE(first.evidence);
  const auto files = write_evidence_folder(schema, *first.evidence);
  const std::string& table = files[1].second;
  INFO(table);
  CHECK(table.find("\n'" + text + ",") != std::string::npos);
  CHECK(table.find(",-3,") != std::string::npos);
  const Read second = read_files(schema, files);
  REQUIRE(second.evidence);
  CHECK(dump(schema, *second.evidence) == dump(schema, *first.evidence));
}

TEST_CASE("no prefix of a dossier is too much for the reader") {
  const EvidenceSchema schema = make_schema();
  const Evidence evidence = *read_text(schema, "g.json", Generator(7).dossier()).evidence;
  for (const std::string& whole :
       {write_evidence_yaml(schema, evidence), write_evidence_json(schema, evidence)}) {
    for (std::size_t size = 0; size < whole.size(); size += 3) {
      const Read cut = read_text(schema, "cut", whole.substr(0, size));
      // Cut text is a fault of the file, or a dossier that lacks something.
      if (cut.evidence) CHECK(cut.evidence->faults == cut.diagnostics.errors());
      if (!cut.evidence) CHECK(cut.diagnostics.errors() > 0);
    }
  }
}

TEST_CASE("no damage to a dossier is too much for the reader") {
  const EvidenceSchema schema = make_schema();
  std::mt19937 random(11);
  for (unsigned seed = 0; seed < 400; ++seed) {
    const Evidence evidence = *read_text(schema, "g.json", Generator(seed % 8).dossier()).evidence;
    std::string text = seed % 2 == 0 ? write_evidence_yaml(schema, evidence)
                                     : write_evidence_json(schema, evidence);
    for (int i = 0; i < 3; ++i) {
      const std::size_t at = random() % text.size();
      const std::string_view signs = "?-,:;[]{}\"' \n09.x";
      if (random() % 2 == 0) {
        text[at] = signs[random() % signs.size()];
      } else {
        text.erase(at, random() % 9);
      }
    }
    CAPTURE(seed, text);
    Read read = read_text(schema, "damaged", text);
    if (!read.evidence) {
      CHECK(read.diagnostics.has_errors());
      continue;
    }
    CHECK(read.evidence->faults == read.diagnostics.errors());
    check_consistency(schema, *read.evidence, read.sources, read.diagnostics);
    // Whatever was made of it is evidence like any other.
    const Read again = read_text(schema, "a.yaml", write_evidence_yaml(schema, *read.evidence));
    REQUIRE(again.evidence);
    CHECK(evidence_digest(schema, *again.evidence) == evidence_digest(schema, *read.evidence));
  }
}
