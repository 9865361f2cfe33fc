#include <catch2/catch.hpp>
#include <sstream>

#include "base/text.h"
#include "golden.h"
#include "report/catalogue.h"
#include "report/diagnostic_words.h"

using namespace chuan;
using namespace chuan::test;

namespace {

struct Shown {
  SourceMap sources;
  Diagnostics diagnostics;

  SourceId text(std::string content) { return sources.add_text("ha-noi.yaml", std::move(content)); }
  Origin find(SourceId id, std::string_view needle) {
    const auto at = static_cast<std::uint32_t>(sources.text(id).find(needle));
    return {id, at, at + static_cast<std::uint32_t>(needle.size())};
  }
  std::string render(ReportOptions options = {}) {
    return render_diagnostics(diagnostics, sources, options);
  }
  /// The source line shown and the line of the caret, without their gutter.
  std::pair<std::string, std::string> caret() {
    std::istringstream in(render());
    std::string skip;
    std::string line;
    std::string under;
    std::getline(in, skip);
    std::getline(in, line);
    std::getline(in, under);
    return {line.substr(8), under.substr(std::min<std::size_t>(8, under.size()))};
  }
};

}  // namespace

TEST_CASE("a message names place, code, line, caret, nearest and what to do") {
  Shown shown;
  const SourceId id = shown.text("schema: chuan/evidence/1\nfacts:\n  studen_software: true\n");
  shown.diagnostics
      .add(Code::duplicate_key, shown.find(id, "studen_software"), {"studen_software"},
           "student_software")
      .notes.push_back({shown.find(id, "facts"), "first_here", {}});
  check_golden("diagnostic.txt", shown.render());
  check_golden("diagnostic_en.txt", shown.render({.language = Language::en}));
  check_golden("diagnostic.json", render_diagnostics_json(shown.diagnostics, shown.sources, {}));
}

TEST_CASE("the caret stands under the right letter") {
  const auto [content, needle, column] = GENERATE(
      table<std::string, std::string, std::size_t>({{"name: Trường Chính trị\n", "Chính", 13},
                                                    {"\tname: x\n", "x", 10},
                                                    {"漢字: x\n", "x", 6},
                                                    {"a\xCC\x81\xCC\xA3: x\n", "x", 3},
                                                    {"\xEF\xBB\xBFname: x\n", "x", 6},
                                                    {"name: x\n", "name", 0}}));
  Shown shown;
  const SourceId id = shown.text(content);
  shown.diagnostics.add(Code::duplicate_key, shown.find(id, needle), {needle});
  const auto [line, under] = shown.caret();
  INFO(line << "\n" << under);
  REQUIRE(under.find('^') != std::string::npos);
  CHECK(under.find('^') == column);
  CHECK(display_width(line.substr(0, line.find(needle))) == column);
  CHECK(display_width(under) == column + display_width(needle));
}

TEST_CASE("a long line is cut round the caret") {
  const auto before = GENERATE(0, 10, 60, 100, 500);
  const auto after = GENERATE(0, 30, 500);
  Shown shown;
  std::string content;
  for (int i = 0; i < before; ++i) content += "ườ";
  content += "LỖI";
  for (int i = 0; i < after; ++i) content += "x ";
  const SourceId id = shown.text(content + "\n");
  shown.diagnostics.add(Code::duplicate_key, shown.find(id, "LỖI"), {"LỖI"});
  const auto [line, under] = shown.caret();
  INFO(line << "\n" << under);
  CHECK(display_width(line) + 8 <= 80);
  const std::size_t at = line.find("LỖI");
  REQUIRE(at != std::string::npos);
  CHECK(display_width(line.substr(0, at)) == under.find('^'));
}

TEST_CASE("places without a line, and lines without letters, are told plainly") {
  Shown shown;
  const SourceId sheet = shown.sources.add_sheet("so.xlsx", "Đội ngũ");
  shown.diagnostics.add(Code::duplicate_key, {sheet, (16u << 14) | 3u, (16u << 14) | 3u}, {"x"});
  Diagnostic missing;
  missing.code = Code::file_not_found;
  missing.subject = "khong-co.yaml";
  missing.args = {"khong-co.yaml"};
  shown.diagnostics.add(missing);
  const std::string text = shown.render();
  CHECK(text.find("so.xlsx [Đội ngũ!D17]: lỗi: ") == 0);
  CHECK(text.find("\nkhong-co.yaml: lỗi: ") != std::string::npos);
  CHECK(text.find('|') == std::string::npos);
  CHECK(text.find("2 lỗi, 0 cảnh báo\n") != std::string::npos);
}

TEST_CASE("what was dropped is counted") {
  Shown shown;
  shown.diagnostics = Diagnostics(1);
  const SourceId id = shown.text("a: b\n");
  for (int i = 0; i < 3; ++i)
    shown.diagnostics.add(Code::duplicate_key, shown.find(id, "a"), {"a"});
  CHECK(shown.render().find("còn 2 thông báo nữa không hiện") != std::string::npos);
}

TEST_CASE("control characters of a file never reach the terminal") {
  Shown shown;
  const SourceId id = shown.text("a\x1b[2J: \x07 b\n");
  shown.diagnostics.add(Code::duplicate_key, shown.find(id, "b"), {"\x1b[31m"});
  CHECK(shown.render().find('\x1b') == std::string::npos);
}

TEST_CASE("explain tells what a code means and what to do") {
  const std::string text = explain_code(Code::duplicate_key, {});
  CHECK(text.find("F023") == 0);
  CHECK(text.find("→ ") != std::string::npos);
  CHECK(explain_code(Code::count_, {}).empty());
}
