#include "report/layout.h"

#include <catch2/catch.hpp>

#include "golden.h"

using namespace chuan;
using chuan::test::repository_file;

namespace {

struct Read {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<Layout> layout;

  explicit Read(std::string text) {
    const SourceId source = sources.add_text("truong.yaml", std::move(text));
    layout = read_layout(sources, source, diagnostics);
    diagnostics.sort();
  }
  /// "F101 3:1 F106 9:12"
  std::string faults() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
      const Place place = sources.place(d.origin);
      out += (out.empty() ? "" : " ") + std::string(code_id(d.code)) + " " +
             std::to_string(place.line) + ":" + std::to_string(place.column);
    }
    return out;
  }
};

std::string shipped(const char* id) {
  return repository_file("rules/layouts/" + std::string(id) + ".yaml");
}

/// The shipped layout with one text in place of another that stands in it once.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = shipped("nd30");
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the shipped layouts are read without a fault") {
  for (const char* id : {"nd30", "dang"}) {
    const Read read(shipped(id));
    INFO(read.faults());
    REQUIRE(read.layout);
    CHECK(read.layout->id == id);
    CHECK_FALSE(read.layout->source.vi.empty());
    // 30 mm of A4's 210 in twips.
    CHECK(read.layout->left == 1701);
    CHECK(read.layout->body == 28);
    CHECK(read.layout->text_width(true) - read.layout->text_width(false) == kPageLong - kPageShort);
    CHECK(read.layout->head_left_width < read.layout->text_width(false));
    CHECK(read.layout->abbreviation("tu-danh-gia") == "BC");
    CHECK(read.layout->abbreviation("minh-chung").empty());
  }
}

TEST_CASE("each fault of a layout has its code and its place") {
  const auto faults = [](const std::string& text) { return Read(text).faults(); };
  CHECK(faults("id: nd30\n") == "F100 1:1");
  CHECK(faults("- 1\n") == "F100 1:1");
  CHECK(faults("schema: chuan/layout/2\n") == "F100 1:9");
  CHECK(faults(changed("font: Times New Roman\n", "phont: Times New Roman\n")) ==
        "F102 4:1 F101 14:1");
  CHECK(faults(changed("font: Times New Roman\n", "font:\n")) == "F102 14:1");
  CHECK(faults(changed("page: {top: 20", "page: 5 # {top: 20")) == "F103 15:7");
  CHECK(faults(changed("  left:\n    - {text: \"{parent}\", size: 12}\n    - {text: \"{school}\", "
                       "size: 12, bold: true, rule: 35}\n    - {text: \"Số: "
                       "{number}/{kind}-{short}\", size: 13}\n",
                       "  left: x\n")) == "F104 23:9");
  CHECK(faults(changed("bold: true, rule: 35", "bold: có, rule: 35")) == "F105 25:42");
  CHECK(faults(changed("{text: \"{parent}\"", "{text: \"{parents}\"")) == "F107 24:14");
  CHECK(faults(changed("{text: \"{parent}\"", "{text: \"{parent\"")) == "F107 24:14");
}

TEST_CASE("a layout's numbers are taken in their range only, exactly") {
  const auto fault = [](const char* number) {
    return Read(changed("left_width: 66", std::string("left_width: ") + number)).faults();
  };
  for (const char* number : {"0", "160", "66.5"}) CHECK(fault(number).empty());
  for (const char* number :
       {"-1", "161", "160.000001", "x", "1e2", "\"\"", "[1]", "\">=4\"", "50%"})
    CHECK(fault(number).substr(0, 4) == "F106");
  const auto size = [](const char* number) {
    return Read(changed("sizes: {body: 14", std::string("sizes: {body: ") + number));
  };
  CHECK(size("13.5").layout->body == 27);
  CHECK(size("6").layout->body == 12);
  CHECK(size("36").layout->body == 72);
  for (const char* number : {"13.25", "5.5", "36.5"}) CHECK(size(number).faults() == "F106 16:15");
  // 12.7 mm are half an inch.
  CHECK(Read(shipped("nd30")).layout->first_line == 720);
}

TEST_CASE("every fault of a layout is told at once") {
  const Read read(
      "schema: chuan/layout/1\nid: x\ntitle: {vi: a, en: b}\nsource: {vi: a, de: b}\nfont: f\n"
      "page: {top: 999}\nlook: 1\n");
  CHECK_FALSE(read.layout);
  CHECK(read.diagnostics.errors() > 10);
}
