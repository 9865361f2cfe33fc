// The strict readers agree with the libraries on whatever they read, and read what people write.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "unit/doc/fast_test.h"

using namespace chuan;
using namespace chuan::test;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> shipped(std::string_view folder) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(CHUAN_SOURCE_DIR) / folder))
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("every shipped YAML file is read by the strict reader, as by the library") {
  std::size_t files = 0;
  for (const std::string_view folder : {"rules", "samples"})
    for (const auto& path : shipped(folder)) {
      const Both both = read_both(Text::yaml, contents(path));
      INFO(path);
      CHECK(both.slow);
      CHECK(both.fast);
      CHECK(both.difference == "");
      ++files;
    }
  CHECK(files > 800);
}

namespace {

/// Rows in both styles: keys missing, in another order, quoted; lists, nulls, words that are close
/// to something else.
constexpr std::string_view kRows = R"(schema: chuan/evidence/1
registers:
  staff:
    rows:
      - {code: CB01, position: giảng viên, from: 2001-09-01, on_payroll: false, members: [a, b]}
      - {code: CB02, position: hành chính, from: 2002, on_payroll: true}
      - {code: CB03, from: 2003-01, position: a:b, "x": 1, members: []}
      - {code: null, position: ~, from: Null, x y: (1), on_payroll: }
  classes:
    covers: {from: 2019-01-01}
    rows:
      - code: L01
        programme: cấp xã
        learners: 46

        note: 'it''s'
      - code: L02
        programme: "cấp tỉnh"  # more
        learners:
        places:
          - a
          - b
      - programme: >-
          cấp xã
          khác
        code: L03
    declared_empty: no
  empty: {rows: []}
  flow: {rows: [{a: 1, b: x}, {a: 2, b: y}, {b: z, a: 3}]}
statements: {general: x}
)";

}  // namespace

TEST_CASE("rows are read as records: what they hold is what the library reads") {
  const Both both = read_both(Text::yaml, std::string(kRows));
  CHECK(both.records);
  CHECK(both.difference == "");
  const bool deep = std::getenv("CHUAN_DEEP") != nullptr;
  std::mt19937 random(20210521);
  std::size_t read = 0;
  const std::size_t count = deep ? 400'000 : 3'000;
  for (std::size_t i = 0; i < count; ++i) {
    const Both changed = read_both(Text::yaml, mutated(std::string(kRows), random));
    CHECK(changed.difference == "");
    read += changed.records ? 1 : 0;
  }
  CHECK(read * 10 > count);
}

TEST_CASE("rows of any style one after the other, and anything between: as the library reads") {
  std::mt19937 random(20221112);
  const auto one_of = [&](std::initializer_list<const char*> list) {
    return std::string(list.begin()[random() % list.size()]);
  };
  const auto yaml_row = [&](bool flow) {
    if (flow)
      return one_of({"{k: 1, l: x}", "{k: 2, l: y}", "{k: 3}", "{l: y, k: 3}", "{k: a, l: [p, q]}",
                     "{}", "{k: 1,  l: 2}", "{ k: 1 }", "{k: x, l: }", "{k: 'q', l: x}"});
    return one_of({"k: 1@l: x",
                   "k: 2@l: x",
                   "k: 3@l: y",
                   "k: 4@l: x",
                   "k: B}",
                   "k: B, l: C}",
                   "l: x",
                   "k: 1\n@l: 2",
                   "k: 'q'",
                   "k: x # c",
                   "k:@l: x",
                   "k: 1@l:@  - p",
                   "k: a, b",
                   "k: 5@l: 'q'",
                   "k: 6@l: [p]",
                   "k: 7@l: [p, q]",
                   "k: [p, q]@l: x",
                   "k: 8@l: []",
                   "k: 9@l: [p,q]",
                   "k: 9@l: [p ]",
                   "k: 9@l: [p, q] # c",
                   "k: 9@l: [p, [q]]",
                   "k: 9@l: [p:q, null]",
                   "k: 9@l: [p]x",
                   "k: 9@l: [p",
                   "k: 9@l: [p, q]  ",
                   "k: 9@l: [p, q]@k: 9",
                   "k: 9@l: [p,@q]"});
  };
  const auto json_row = [&] {
    return one_of({R"({"k":1,"l":"x"})", R"({"k":2,"l":"y"})", R"({"k":3})", R"({"l":"y","k":3})",
                   R"({"k":"a","l":["p","q"]})", "{}", R"({"k": 1,"l":2})", R"({ "k":1 })",
                   R"({"k":null,"l":"}"})", R"({"k":"}, {","l":true})", R"({"k":12345678,"l":0})",
                   R"({"k":#,"l":#})", R"({"l":#,"k":#})", R"({"k":#5,"l":1})"});
  };
  /// Of any length, and now and then none at all.
  const auto number = [&] {
    std::string text = random() % 2 == 0 ? "1" : std::to_string(random() % 10);
    for (auto digits = random() % 20; digits > 0; --digits)
      text += static_cast<char>('0' + random() % 10);
    if (random() % 8 == 0) text[random() % text.size()] = "-./:;e}, "[random() % 9];
    return text;
  };
  const auto yaml_text = [&](int rows) {
    std::string text = "registers:\n  a:\n    rows:\n";
    const int style = static_cast<int>(random() % 3);  // flow, block, both
    const auto any = [&] {
      return one_of({"      - ", "      - ", "      -  ", "      -  ", "      # c\n      - "});
    };
    std::string between = any();
    for (int row = 0; row < rows; ++row) {
      if (random() % 4 == 0) between = any();
      // Keys of one row stand in one column, but for some.
      const std::size_t column =
          random() % 8 == 0 ? 8 + random() % 2 : between.size() - between.rfind('\n') - 1;
      const std::string line = "\n" + std::string(column, ' ');
      for (const char c : between + yaml_row(style == 0 || (style == 2 && random() % 2 == 0)))
        c == '@' ? text += line : text += c;
      text += '\n';
    }
    return text + one_of({"  b: {rows: [{k: 1}, {k: 2}, {k: 3}]}\n",
                          "x: something behind the last row\n"});
  };
  const auto json_text = [&](int rows) {
    std::string text = R"({"registers":{"a":{"rows":[)";
    std::string between = one_of({",", ", ", ",\n  ", " ,"});
    for (int row = 0; row < rows; ++row) {
      if (random() % 8 == 0) between = one_of({",", ", ", ",\n "});
      text += row == 0 ? "" : between;
      for (const char c : json_row()) c == '#' ? text += number() : text += c;
    }
    return text + R"(]},"b":{"rows":[{"m":1},{"m":2}]}},"x":"something behind the last row"})";
  };
  std::size_t read = 0;
  const std::size_t count = std::getenv("CHUAN_DEEP") != nullptr ? 400'000 : 4'000;
  for (std::size_t i = 0; i < count; ++i) {
    const int rows = static_cast<int>(random() % 12);
    const Text form = i % 2 == 0 ? Text::yaml : Text::json;
    const std::string text = form == Text::yaml ? yaml_text(rows) : json_text(rows);
    const Both both = read_both(form, text);
    INFO(text);
    CHECK(both.difference == "");
    read += both.records ? 1 : 0;
  }
  CHECK(read * 3 > count);
}

TEST_CASE("what is no row of cells is left to nodes, doubled keys to the library") {
  const auto records = [](Text form, const std::string& row) {
    const std::string text =
        form == Text::json
            ? R"({"registers": {"a": {"rows": [{"k": 1, "l": 2}, )" + row + "]}}}"
            : "registers:\n  a:\n    rows:\n      - {k: 1, l: 2}\n      - " + row + "\n";
    const Both both = read_both(form, text);
    CHECK(both.difference == "");
    return both.records;
  };
  for (const Text form : {Text::json, Text::yaml}) {
    CHECK(records(form, R"({"k": 3, "l": [4, null, "x"]})"));
    CHECK(records(form, R"({"l": "3"})"));
    CHECK(records(form, "{}"));
    CHECK_FALSE(records(form, R"({"k": 3, "k": 4})"));
    CHECK_FALSE(records(form, R"({"k": 3, "l": 4, "k": 5})"));
    CHECK_FALSE(records(form, R"({"k": {"l": 3}})"));
    CHECK_FALSE(records(form, R"({"k": [[3]]})"));
    CHECK_FALSE(records(form, R"([{"k": 3}])"));
    CHECK_FALSE(records(form, "3"));
    CHECK_FALSE(records(form, "null"));
  }
}

TEST_CASE("mutated YAML: the readers agree or the strict one gives up") {
  const bool deep = std::getenv("CHUAN_DEEP") != nullptr;
  std::mt19937 random(20210519);
  std::size_t count = 0, read = 0;
  const auto try_file = [&](const std::string& text, int rounds) {
    for (int i = 0; i < rounds; ++i) {
      const std::string changed = mutated(text, random);
      check_both(Text::yaml, changed);
      read += read_both(Text::yaml, changed).fast ? 1 : 0;
      ++count;
    }
  };
  for (const auto& path : shipped("rules/qd11-2021/cases"))
    if (deep || random() % 8 == 0) try_file(contents(path), deep ? 200 : 20);
  // The head of larger files, where every kind of line stands.
  for (const auto& path : shipped("samples")) {
    const std::string text = contents(path);
    try_file(text.substr(0, text.find('\n', std::min<std::size_t>(2000, text.size() - 1)) + 1),
             deep ? 2000 : 30);
  }
  CHECK(read * 10 > count);  // else nothing was compared
}

TEST_CASE("mutated JSON: the readers agree or the strict one gives up") {
  const bool deep = std::getenv("CHUAN_DEEP") != nullptr;
  const std::string text = R"({"schema": "chuan/evidence/1", "dossier_date":"2023-04-12",
 "facts": {"land_area": 9200, "share": -92.50, "exact": 0, "digital_library": true, "none": null},
 "statements": {"general": "\"Năm\" 2020\\2021\n\u1ea1\u00e2 \/"}, "units": [], "rulings": [{}],
 "registers": {"staff": {"covers": {"from": "2019-01-01"}, "rows": [
  {"code":"CB01","position":"giảng viên","from":"2001-09-01","on_payroll":false,"members":["a","b"]},
  {"code":"CB02","position":"hành chính","from":2002,"on_payroll":true},
  {"code":"CB03","from":"2003-01","x":1}]}}}
)";
  std::mt19937 random(20210520);
  std::size_t read = 0;
  const std::size_t count = deep ? 400'000 : 3'000;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string changed = mutated(text, random);
    check_both(Text::json, changed);
    read += read_both(Text::json, changed).fast ? 1 : 0;
  }
  CHECK(read * 20 > count);
}
