#include "doc/zip.h"

#include <catch2/catch.hpp>
#include <string>

using namespace chuan;

namespace {

struct Unzipped {
  std::optional<std::vector<ZipPart>> parts;
  std::string faults;
};
Unzipped unzip(const std::string& bytes, const ZipLimits& limits = {}) {
  Diagnostics diagnostics;
  Unzipped out;
  out.parts = read_zip(bytes, "a.xlsx", diagnostics, limits);
  for (const Diagnostic& d : diagnostics.all()) {
    out.faults += code_id(d.code);
    for (const std::string& arg : d.args) out.faults += "|" + arg;
    CHECK(d.subject == "a.xlsx");
  }
  CHECK(out.parts.has_value() == out.faults.empty());
  return out;
}

/// Where the directory's entry of the first part begins.
std::size_t directory(const std::string& bytes) {
  return bytes.find("PK\x01\x02");
}
std::string patched(std::string bytes, std::size_t at, char value) {
  bytes[at] = value;
  return bytes;
}

}  // namespace

TEST_CASE("parts come back as they went in") {
  std::string long_text;
  for (unsigned i = 0; i < 300'000; ++i) long_text += static_cast<char>(i * 7919u >> 3);
  const std::vector<ZipPart> parts = {
      {"a.xml", "<a/>"}, {"b/empty", ""}, {"c/T\u1EC7p.bin", long_text}};
  const Unzipped r = unzip(write_zip(parts));
  REQUIRE(r.parts);
  REQUIRE(r.parts->size() == 3);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    CHECK((*r.parts)[i].name == parts[i].name);
    CHECK(((*r.parts)[i].bytes == parts[i].bytes));
  }
  CHECK(find_part(*r.parts, "A.XML") == &(*r.parts)[0]);
  CHECK(find_part(*r.parts, "a") == nullptr);
  CHECK(unzip(write_zip({})).faults == "F073|a.xlsx");  // nothing in it is nothing whole
  CHECK((write_zip(parts) == write_zip(parts)));
}

TEST_CASE("parts are inflated when they are asked for") {
  const std::string bytes = write_zip({{"a", "1"}, {"B", "22"}});
  Diagnostics diagnostics;
  auto zip = ZipReader::open(bytes, "a.xlsx", diagnostics);
  REQUIRE(zip);
  CHECK(zip->size() == 2);
  CHECK(zip->find("b") == 1);
  CHECK(zip->find("c") == std::string_view::npos);
  CHECK(zip->read(1, diagnostics) == "22");
  CHECK(zip->read(0, diagnostics) == "1");
  CHECK(zip->read(1, diagnostics) == "22");
}

TEST_CASE("names that are no places in a container are refused") {
  for (const char* name : {"/a", "../a", "a/../b", "a/..", "C:a", "\xFF"}) {
    CAPTURE(name);
    const std::string shown = name[0] == '\xFF' ? "#2" : name;
    CHECK(unzip(write_zip({{"x", ""}, {name, "1"}})).faults == "F074|a.xlsx|" + shown);
  }
  CHECK(unzip(write_zip({{"a", ""}, {"A", ""}})).faults == "F074|a.xlsx|A");
  CHECK(unzip(write_zip({{std::string(2000, 'x'), ""}})).faults == "F074|a.xlsx|#1");
  CHECK(unzip(write_zip({{"a..b", ""}, {"..c", ""}})).faults.empty());
  // Some programs write backslashes, and entries for folders.
  const Unzipped r = unzip(write_zip({{"xl\\a.xml", "1"}, {"xl/", ""}}));
  REQUIRE(r.parts);
  REQUIRE(r.parts->size() == 1);
  CHECK(r.parts->front().name == "xl/a.xml");
}

TEST_CASE("what is damaged, cut or locked is refused") {
  const std::string good = write_zip({{"a.xml", "<some>text</some>"}});
  CHECK(unzip("no zip").faults == "F071|a.xlsx");
  CHECK(unzip("").faults == "F071|a.xlsx");
  CHECK(unzip(good.substr(0, good.size() / 2)).faults == "F073|a.xlsx");
  const std::size_t entry = directory(good);
  CHECK(unzip(patched(good, entry + 8, 1)).faults == "F075|a.xlsx|a.xml");
  CHECK(unzip(patched(good, entry + 10, 99)).faults == "F072|a.xlsx|a.xml");  // method
  CHECK(unzip(patched(good, entry + 16, 99)).faults == "F072|a.xlsx|a.xml");  // checksum
  CHECK(unzip(patched(good, entry + 24, 99)).faults == "F072|a.xlsx|a.xml");  // length
  CHECK(unzip(patched(good, entry + 42, 99)).faults == "F072|a.xlsx|a.xml");  // place
  CHECK(unzip(patched(good, 38, '\xFF')).faults == "F072|a.xlsx|a.xml");      // content
}

TEST_CASE("what a part and the whole may grow to is bounded") {
  const std::string zeros(3u << 20, '\0');
  const std::string bomb = write_zip({{"a", zeros}, {"b", zeros}});
  CHECK(bomb.size() < 20'000);
  ZipLimits limits;
  limits.part_bytes = zeros.size();
  limits.total_bytes = 2 * zeros.size();
  CHECK(unzip(bomb, limits).faults.empty());
  limits.total_bytes -= 1;
  CHECK(unzip(bomb, limits).faults == "F076|a.xlsx|b|6291455 B");
  limits.total_bytes += 1;
  limits.part_bytes -= 1;
  CHECK(unzip(bomb, limits).faults == "F076|a.xlsx|a|3145727 B");
  limits.parts = 1;
  CHECK(unzip(bomb, limits).faults == "F077|a.xlsx|1");
}
