#include "report/catalogue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "golden.h"
#include "report/machine_names.h"

using namespace chuan;

namespace {

/// The arguments a pattern speaks of: {0}, {1?a:b}.
std::set<char> placeholders(std::string_view pattern) {
  std::set<char> out;
  for (std::size_t i = 0; i + 2 < pattern.size(); ++i)
    if (pattern[i] == '{' && pattern[i + 1] >= '0' && pattern[i + 1] <= '9' &&
        (pattern[i + 2] == '}' || pattern[i + 2] == '?'))
      out.insert(pattern[i + 1]);
  return out;
}

/// Every string literal of the sources: what may be a key.
std::set<std::string> literals() {
  std::set<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CHUAN_SOURCE_DIR "/src")) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".cpp") && !path.ends_with(".h")) continue;
    const std::string text =
        chuan::test::repository_file(path.substr(std::string(CHUAN_SOURCE_DIR).size() + 1));
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '"') continue;
      std::size_t end = at + 1;
      while (end < text.size() && text[end] != '"' && text[end] != '\n')
        end += text[end] == '\\' ? 2 : 1;
      if (end >= text.size() || text[end] != '"') continue;
      out.insert(text.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("both catalogues have the same keys, sorted, with the same placeholders, in NFC") {
  const auto vi = phrases(Language::vi);
  const auto en = phrases(Language::en);
  REQUIRE(vi.size() == en.size());
  for (std::size_t i = 0; i < vi.size(); ++i) {
    INFO(vi[i].key);
    CHECK(vi[i].key == en[i].key);
    CHECK(placeholders(vi[i].text) == placeholders(en[i].text));
    CHECK(to_nfc(vi[i].text) == vi[i].text);
    CHECK(to_nfc(en[i].text) == en[i].text);
    CHECK(vi[i].text.empty() == en[i].text.empty());
    if (i != 0) CHECK(vi[i - 1].key < vi[i].key);
  }
}

TEST_CASE("every diagnostic code has its words in both languages") {
  for (int i = 0; i < static_cast<int>(Code::count_); ++i) {
    const auto code = static_cast<Code>(i);
    INFO(code_id(code));
    const auto vi = find_diagnostic_words(code, Language::vi);
    const auto en = find_diagnostic_words(code, Language::en);
    REQUIRE(vi);
    REQUIRE(en);
    CHECK(placeholders(vi->message) == placeholders(en->message));
    CHECK(placeholders(vi->hint) == placeholders(en->hint));
    CHECK(vi->hint.empty() == en->hint.empty());
    for (const std::string_view text :
         {vi->message, vi->hint, vi->explanation, en->message, en->hint, en->explanation})
      CHECK(to_nfc(text) == text);
    CHECK_FALSE(vi->message.empty());
    CHECK_FALSE(vi->explanation.empty());
    CHECK_FALSE(en->explanation.empty());
    CHECK_FALSE(explain_code(code, {}).empty());
  }
}

TEST_CASE("no code has its words twice, and the rows stand in the order of the codes") {
  for (const Language language : {Language::vi, Language::en}) {
    const auto rows = diagnostic_words(language);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      INFO(code_id(rows[i].code));
      CHECK(rows[i - 1].code < rows[i].code);
    }
  }
}

TEST_CASE("every phrase is used, and every key made of a name is there") {
  const std::set<std::string> known = literals();
  const auto used = [&](std::string_view key) {
    if (known.count(std::string(key)) != 0) return true;
    // "verdict." + name, "pred.over" + ".not", "diagnostic." + key of a note
    for (std::size_t dot = key.find('.'); dot != std::string_view::npos;
         dot = key.find('.', dot + 1))
      if (known.count(std::string(key.substr(0, dot + 1))) != 0 ||
          (known.count(std::string(key.substr(0, dot))) != 0 &&
           known.count(std::string(key.substr(dot))) != 0))
        return true;
    return false;
  };
  for (const PhraseRow& row : phrases(Language::vi)) {
    INFO(row.key);
    CHECK(used(row.key));
  }

  const auto there = [](const std::string& key) {
    INFO(key);
    CHECK(phrase(key, Language::vi) != key);
  };
  for (int i = 0; i < 5; ++i)
    there("verdict." + std::string(machine_name(static_cast<Verdict>(i))));
  for (int i = 1; i < 16; ++i) there("reason." + std::string(machine_name(static_cast<Reason>(i))));
  for (int i = 0; i < 16; ++i) there("have." + std::string(machine_name(static_cast<Reason>(i))));
  for (int i = 0; i < 6; ++i)
    there("section." + std::string(machine_name(static_cast<GapSection>(i))));
  for (int i = 0; i < 8; ++i)
    there("turn." + std::string(machine_name(static_cast<Turn::Kind>(i))));
  for (int i = 0; i < 5; ++i)
    there("outcome." + std::string(machine_name(static_cast<Outcome>(i))));
  for (int i = 0; i < 4; ++i) {
    there("basis." + std::string(machine_name(static_cast<Basis>(i))));
    there("head.basis." + std::string(machine_name(static_cast<Basis>(i))));
    there("stage." + std::string(machine_name(static_cast<RulingStage>(i))));
    there("ruling." + std::string(machine_name(static_cast<RulingValue>(i))));
  }
  for (int i = 0; i < 3; ++i)
    for (const char* stem : {"owner.", "owner.short.", "why.owner."})
      there(stem + std::string(machine_name(static_cast<Owner>(i))));
}

TEST_CASE("placeholders are filled, and nothing else is touched") {
  CHECK(fill("{0} of {1}", {"3", "5"}) == "3 of 5");
  CHECK(fill("{0} {0?person:people}", {"1"}) == "1 person");
  CHECK(fill("{0} {0?person:people}", {"2"}) == "2 people");
  CHECK(fill("{1}", {"only one"}).empty());
  CHECK(fill("{code: CB01}", {"x"}) == "{code: CB01}");
  CHECK(fill("{0", {"x"}) == "{0");
  CHECK(phrase("no.such.key", Language::vi) == "no.such.key");
}
