#include "base/source.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

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
  CHECK(sources.excerpt(at(id, x, x), 99).text == "tr\xC6\xB0\xE1\xBB\x9Dng: xyz");
  CHECK(sources.place(at(id, text.size(), text.size())).to_string() == "school.yaml:3:5");
}

TEST_CASE("places at the edges of a text") {
  SourceMap sources;
  const SourceId id = sources.add_text("t",
                                       "\xEF\xBB\xBF"
                                       "ab\n\nc");
  CHECK(sources.place(at(id, 3, 4)).to_string() == "t:1:1");
  CHECK(sources.excerpt(at(id, 3, 4), 99).text == "ab");
  CHECK(sources.place(at(id, 5, 5)).to_string() == "t:1:3");
  CHECK(sources.place(at(id, 6, 6)).to_string() == "t:2:1");
  CHECK(sources.excerpt(at(id, 6, 6), 99).text.empty());
  CHECK(sources.place(at(id, 99, 99)).to_string() == "t:3:2");
  const SourceId empty = sources.add_text("e", "");
  CHECK(sources.place(at(empty, 0, 0)).to_string() == "e:1:1");
  CHECK(sources.excerpt(at(empty, 0, 0), 99).text.empty());
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

TEST_CASE("places of a long text are those a walk from its beginning finds") {
  constexpr unsigned kSeed = 20261130;
  std::mt19937 random(kSeed);
  constexpr std::array<std::string_view, 6> kPieces = {"a",    "\t", "\xC6\xB0", "\xE1\xBB\x9D",
                                                       "\r\n", "\n"};
  for (int n = 0; n < 60; ++n) {
    // Few line ends in some, so that lines are longer than what is marked at once.
    const std::size_t kinds = n % 3 == 0 ? 4 : kPieces.size();
    std::string text = n % 2 == 0 ? "\xEF\xBB\xBF" : "";
    const std::size_t bom = text.size(), size = random() % 20000;
    while (text.size() < size)
      text += kPieces[random() % (random() % 50 == 0 ? kPieces.size() : kinds)];
    std::vector<std::size_t> letters;  // where each begins, and the end
    for (std::size_t i = bom; i <= text.size(); ++i)
      if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
        letters.push_back(i);
    SourceMap sources;
    const SourceId id = sources.lend_text("t", text);
    for (int k = 0; k < 50; ++k) {
      const std::size_t begin = letters[random() % letters.size()];
      const std::size_t end = std::max(begin, letters[random() % letters.size()]);
      INFO("seed " << kSeed << ", text " << n << " of " << text.size() << " bytes, at " << begin
                   << " to " << end);
      int line = 1, column = 1;
      std::size_t line_begin = bom;
      for (const std::size_t letter : letters) {
        if (letter == begin) break;
        ++column;
        if (text[letter] != '\n') continue;
        ++line;
        column = 1;
        line_begin = letter + 1;
      }
      const Place place = sources.place(at(id, begin, end));
      REQUIRE(place.line == line);
      REQUIRE(place.column == column);
      REQUIRE(place.end_line >= place.line);

      const std::size_t reach = random() % 300;
      const Excerpt got = sources.excerpt(at(id, begin, end), reach);
      std::size_t line_end = std::min(text.find('\n', begin), text.size());
      const std::size_t whole_end = line_end;
      if (line_end > line_begin && text[line_end - 1] == '\r') --line_end;
      const auto first = static_cast<std::size_t>(got.text.data() - text.data());
      REQUIRE(first + got.begin == std::min(begin, first + got.text.size()));
      REQUIRE(first >= line_begin);
      REQUIRE(got.cut_before == (begin - line_begin > reach));
      if (!got.cut_before) REQUIRE(first == line_begin);
      REQUIRE(got.cut_after == (whole_end - begin > reach));
      if (!got.cut_before && !got.cut_after) REQUIRE(first + got.text.size() == line_end);
      REQUIRE(first + got.end == std::clamp(end, first + got.begin, first + got.text.size()));
      REQUIRE(std::count(letters.begin(), letters.end(), first) == 1);
    }
  }
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
  CHECK(sources.excerpt(at(id, packed, packed), 99).text.empty());
}

TEST_CASE("an unknown origin has no place") {
  const SourceMap sources;
  CHECK(sources.place({}).to_string().empty());
  CHECK(sources.excerpt({}, 99).text.empty());
}
