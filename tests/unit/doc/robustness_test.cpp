// No input may crash a reader, and a value is there exactly when no error is.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/file_system.h"
#include "doc/load_text.h"
#include "unit/doc/doc_test.h"

using namespace chuan;
using namespace chuan::test;

namespace {

constexpr std::string_view kYaml =
    "# hồ sơ\nschema: chuan/evidence/1\nschool: {code: ha-noi, name: 'Trường ''A''', x: }\n"
    "facts:\n  land_area: 9200\n  note: |\n    dòng một\n     dòng hai\n\n  folded: >-\n    a\n"
    "    b\nregisters:\n  staff:\n    rows:\n      - {code: CB01, name: \"Nguy\\u1EC5n\", to: ~}\n"
    "      -\n      - - p\n        - [q, {r: s}, , ]\n  plain: một\n    hai\n? k\n: v\n";
constexpr std::string_view kJson =
    R"({"schema": "chuan/evidence/1", "a": [1, -2.5e3, true, false, null, "x\n\u1ea1\ud83d\ude00"],)"
    R"( "trường": {"b": {}, "c": []}})";
constexpr std::string_view kCsv =
    "code;tên;\"ghi chú\"\r\nCB01;\"Nguyễn \"\"A\"\"\";\r\n;;\r\nCB02;Lê;\"hai\r\ndòng\"\r\n";

void check_contract(const Reading& r, bool value) {
  REQUIRE(value == !r.diagnostics.has_errors());
  for (const Diagnostic& d : r.diagnostics.all()) {
    REQUIRE(d.origin.begin <= d.origin.end);
    if (d.origin.known()) REQUIRE(d.origin.end <= r.sources.text(0).size());
  }
  if (!r.tree) return;
  const auto size = static_cast<std::uint32_t>(r.sources.text(0).size());
  for (NodeId id = 0; id < r.tree->size(); ++id) {
    const Origin o = r.tree->origin(id);
    const NodeId parent = (*r.tree)[id].parent;
    const Origin around = parent == kNoNode ? Origin{0, 0, size} : r.tree->origin(parent);
    REQUIRE(o.begin <= o.end);
    REQUIRE(around.begin <= o.begin);
    REQUIRE(o.end <= around.end);
  }
}

void read_all(const std::string& text) {
  const Reading y = yaml(text);
  check_contract(y, y.tree.has_value());
  const Reading j = json(text);
  check_contract(j, j.tree.has_value());
  const Reading c = csv(text);
  check_contract(c, c.table.has_value());
}

}  // namespace

TEST_CASE("the samples themselves are fine") {
  CHECK(yaml(std::string(kYaml)).faults().empty());
  CHECK(json(std::string(kJson)).faults().empty());
  CHECK(csv(std::string(kCsv)).faults().empty());
}

TEST_CASE("every prefix of a document is read or refused, never worse") {
  for (const std::string_view sample : {kYaml, kJson, kCsv}) {
    for (std::size_t size = 0; size <= sample.size(); ++size) {
      CAPTURE(size);
      read_all(std::string(sample.substr(0, size)));
    }
  }
}

TEST_CASE("damaged documents: one byte changed, dropped or doubled") {
  const unsigned seed = 99;
  std::mt19937 random(seed);
  constexpr std::string_view kSigns = "\"'[]{}:,-?#&*!|>%@`\\\n\r\t 0a;~<\xE1\x00";
  for (const std::string_view sample : {kYaml, kJson, kCsv}) {
    for (int i = 0; i < 1500; ++i) {
      std::string text(sample);
      for (auto n = random() % 3; n < 3; ++n) {
        const std::size_t at = random() % text.size();
        const char sign = kSigns[random() % kSigns.size()];
        switch (random() % 3) {
          case 0:
            text[at] = sign;
            break;
          case 1:
            text.erase(at, 1);
            break;
          default:
            text.insert(at, 1, sign);
        }
      }
      CAPTURE(seed, i, text);
      read_all(text);
    }
  }
}

TEST_CASE("random bytes and random signs") {
  const unsigned seed = 123;
  std::mt19937 random(seed);
  constexpr std::string_view kSigns = "\"'[]{}:,-?#&*!|>%@`\\\n\r\t 0a;~<nul.=";
  for (int i = 0; i < 4000; ++i) {
    std::string text(random() % 40, ' ');
    for (char& c : text) {
      c = i % 2 == 0 ? kSigns[random() % kSigns.size()] : static_cast<char>(random());
    }
    CAPTURE(seed, i, text);
    read_all(text);
  }
}

TEST_CASE("a file is loaded, or the diagnostic says why not") {
  MemoryFileSystem files;
  files.files = {{"a.yaml", "a: 1"}, {"d/b", ""}};
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId id = load_text(files, "a.yaml", 100, sources, diagnostics);
  REQUIRE(id != kNoSource);
  CHECK(sources.text(id) == "a: 1");
  CHECK(sources.name(id) == "a.yaml");
  CHECK(diagnostics.empty());
  CHECK(load_text(files, "none", 100, sources, diagnostics) == kNoSource);
  CHECK(load_text(files, "d", 100, sources, diagnostics) == kNoSource);
  CHECK(load_text(files, "a.yaml", 3, sources, diagnostics) == kNoSource);
  add_file_fault({IoFault::no_permission, "denied"}, "p", 1, diagnostics);
  add_file_fault({IoFault::other, "broken"}, "q", 1, diagnostics);
  std::string found;
  for (const Diagnostic& d : diagnostics.all()) {
    found.append(code_id(d.code)).append("(").append(d.subject);
    for (const std::string& arg : d.args) found.append("|").append(arg);
    found += ") ";
  }
  CHECK(found == "F001(none|none) F003(d|d) F004(a.yaml|a.yaml|3 B) F002(p|p) F005(q|q|broken) ");
}
