// Records that may be one: the short ways in which nearly all are seen to differ against the
// definition.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "base/text.h"
#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

constexpr unsigned kSeed = 20261130;

std::size_t count(const std::string& text, Code code) {
  const EvidenceSchema schema = make_schema();
  Read read = read_text(schema, "a.yaml", text);
  REQUIRE(read.evidence);
  REQUIRE(!read.diagnostics.has_errors());
  check_consistency(schema, *read.evidence, read.sources, read.diagnostics);
  const std::vector<Diagnostic>& all = read.diagnostics.all();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == code; }));
}

/// How many keys are those of a record before; empty ones are nobody's.
std::size_t repeats(const std::vector<std::string>& keys) {
  std::map<std::string, std::size_t> times;
  std::size_t out = 0;
  for (const std::string& key : keys) out += !key.empty() && times[key]++ != 0 ? 1 : 0;
  return out;
}

}  // namespace

TEST_CASE("codes that differ in blanks, case or marks alone are told, and no others") {
  std::mt19937 random(kSeed);
  static const std::vector<std::string> kLetters = {"A", "B", "a", "Z", "z", "0", "9", "-",
                                                    "/", " ", "~", "É", "é", "[", "`"};
  for (int n = 0; n < 300; ++n) {
    std::set<std::string> codes;
    while (codes.size() < 12) {
      std::string code = n % 2 == 0 ? "K" : "K012345";
      for (std::size_t i = 1 + random() % 3; i > 0; --i)
        code += kLetters[random() % (n % 3 == 0 ? 7 : kLetters.size())];
      codes.insert(std::string(trim(code)));
    }
    std::vector<std::string> rows(codes.begin(), codes.end());
    if (n % 5 == 0) std::shuffle(rows.begin(), rows.end(), random);
    std::vector<std::string> keys, lines;
    for (const std::string& code : rows) {
      keys.push_back(fold_key(code));
      std::erase(keys.back(), ' ');
      lines.push_back("{code: \"" + code + "\"}");
    }
    const std::string text = yaml_rows("staff", lines);
    INFO("seed " << kSeed << ", case " << n << "\n" << text);
    REQUIRE(count(text, Code::codes_alike) == repeats(keys));
  }
}

TEST_CASE("documents of one number and date, or of one title, date and period, are told") {
  std::mt19937 random(kSeed);
  const auto pick = [&](std::initializer_list<std::string> from) {
    return from.begin()[random() % from.size()];
  };
  for (int n = 0; n < 300; ++n) {
    std::vector<std::string> numbers, titles, lines;
    for (int i = 0; i < 10; ++i) {
      const std::string number = pick({"", "", "1/QĐ", "1/qđ", "2/QĐ"});
      const std::string title = pick({"", "Báo cáo", "BÁO CÁO", "Kế hoạch"});
      const std::string date = pick({"2020", "2020-12", "2020-12-01", "2021"});
      const std::string period = pick({"2019", "2020"});
      numbers.push_back(number.empty() ? "" : fold_key(number) + "|" + date);
      titles.push_back(number.empty() && !title.empty()
                           ? fold_key(title) + "|" + date + "|" + period
                           : std::string());
      lines.push_back("{code: D" + std::to_string(i) + ", number: \"" + number + "\", title: \"" +
                      title + "\", date: " + date + ", period: " + period + "}");
    }
    const std::string text = yaml_rows("documents", lines);
    INFO("seed " << kSeed << ", case " << n << "\n" << text);
    REQUIRE(count(text, Code::document_number_twice) == repeats(numbers));
    REQUIRE(count(text, Code::document_title_twice) == repeats(titles));
  }
}
