#include "base/source.h"

#include <catch2/catch.hpp>

using namespace chuan;

namespace {
Origin at(SourceId id, std::size_t begin, std::size_t end) {
  return {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}
}  // namespace

TEST_CASE("columns count letters, not bytes") {
  SourceMap sources;
  const std::string text =
      "a: 1\ntr\xC6\xB0\xE1\xBB\x9Dng: xyz\r\nlast";  // "truong" with its marks
  const SourceId id = sources.add_text("school.yaml", text);
  const std::size_t x = text.find("xyz");
  const Place place = sources.place(at(id, x, x + 3));
  CHECK(place.to_string() == "school.yaml:2:9");
  CHECK(place.end_line == 2);
  CHECK(place.end_column == 12);
  CHECK(sources.line_text(at(id, x, x)) == "tr\xC6\xB0\xE1\xBB\x9Dng: xyz");
  CHECK(sources.place(at(id, text.size(), text.size())).to_string() == "school.yaml:3:5");
}

TEST_CASE("places at the edges of a text") {
  SourceMap sources;
  const SourceId id = sources.add_text("t",
                                       "\xEF\xBB\xBF"
                                       "ab\n\nc");
  CHECK(sources.place(at(id, 3, 4)).to_string() == "t:1:1");
  CHECK(sources.line_text(at(id, 3, 4)) == "ab");
  CHECK(sources.place(at(id, 5, 5)).to_string() == "t:1:3");
  CHECK(sources.place(at(id, 6, 6)).to_string() == "t:2:1");
  CHECK(sources.line_text(at(id, 6, 6)).empty());
  CHECK(sources.place(at(id, 99, 99)).to_string() == "t:3:2");
  const SourceId empty = sources.add_text("e", "");
  CHECK(sources.place(at(empty, 0, 0)).to_string() == "e:1:1");
  CHECK(sources.line_text(at(empty, 0, 0)).empty());
}

TEST_CASE("an origin may span lines") {
  SourceMap sources;
  const SourceId id = sources.add_text("t", "ab\ncd\nef");
  const Place place = sources.place(at(id, 1, 7));
  CHECK(place.line == 1);
  CHECK(place.column == 2);
  CHECK(place.end_line == 3);
  CHECK(place.end_column == 2);
}

TEST_CASE("cells are named as in a sheet") {
  SourceMap sources;
  const SourceId id = sources.add_sheet("quang-tri.xlsx", "S");
  const auto cell = [](std::uint32_t row, std::uint32_t column) { return row << 14 | column; };
  const auto [row, column, name] =
      GENERATE(table<std::uint32_t, std::uint32_t, const char*>({{16, 3, "D17"},
                                                                 {0, 0, "A1"},
                                                                 {0, 25, "Z1"},
                                                                 {0, 26, "AA1"},
                                                                 {9, 701, "ZZ10"},
                                                                 {0, 702, "AAA1"},
                                                                 {99999, 16383, "XFD100000"}}));
  const std::uint32_t packed = cell(row, column);
  CHECK(sources.place(at(id, packed, packed)).cell == name);
  CHECK(sources.place(at(id, packed, packed)).to_string() ==
        "quang-tri.xlsx [S!" + std::string(name) + "]");
  CHECK(sources.place(at(id, cell(0, 0), cell(2, 2))).cell == "A1:C3");
  CHECK(sources.line_text(at(id, packed, packed)).empty());
}

TEST_CASE("an unknown origin has no place") {
  const SourceMap sources;
  CHECK(sources.place({}).to_string().empty());
  CHECK(sources.line_text({}).empty());
}
