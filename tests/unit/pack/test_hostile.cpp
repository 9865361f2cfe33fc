// Packs that mean harm, or were damaged: they end in diagnostics, soon.
#include <catch2/catch.hpp>
#include <cctype>
#include <random>

#include "unit/pack/fixture.h"

using namespace chuan;
using pack_test::Loaded;
using pack_test::PackFiles;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

bool has(const Loaded& loaded, Code code) {
  for (const Diagnostic& d : loaded.diagnostics.all())
    if (d.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("no pack where none is") {
  MemoryFileSystem files;
  files.files["q/facts.yaml"] = "scales: {}";
  SourceMap sources;
  Diagnostics diagnostics;
  CHECK_FALSE(load_pack(files, "q", {}, sources, diagnostics));
  CHECK_FALSE(read_pack_info(files, "q", sources, diagnostics));
  REQUIRE(diagnostics.all().size() == 2);
  for (const Diagnostic& d : diagnostics.all()) {
    CHECK(d.code == Code::pack_not_found);
    CHECK(d.subject == "q");
  }
}

TEST_CASE("a pack without rows is a fault, unless it says that it is incomplete") {
  PackFiles pack;
  pack.files.files.erase("p/groups/1.yaml");
  pack.files.files.erase("p/groups/2.yaml");
  Loaded loaded = pack.load();
  CHECK(loaded.report() == "pack.yaml:1:1 P078 [p]\n");

  REQUIRE(pack.change("status: complete", "status: incomplete\nreason: {vi: chưa có, en: none}"));
  loaded = pack.load();
  INFO(loaded.report());
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->info.status == PackStatus::incomplete);
  CHECK(loaded.pack->info.status_reason.en == "none");

  // ... and then nothing but pack.yaml is asked for.
  pack.files.files.erase("p/facts.yaml");
  loaded = pack.load();
  INFO(loaded.report());
  CHECK(loaded.pack);
}

TEST_CASE("a missing or unreadable file is one fault, not one for each name in it") {
  PackFiles pack;
  pack.files.files.erase("p/facts.yaml");
  Loaded loaded = pack.load();
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all().front().code == Code::file_not_found);

  PackFiles broken;
  broken["facts.yaml"] = "scales: [";
  loaded = broken.load();
  CHECK_FALSE(loaded.pack);
  CHECK(loaded.diagnostics.all().size() == 1);
}

TEST_CASE("files that are no maps") {
  for (const char* text : {"", "[]", "a", "[1, 2]", "---\n", "{", "\xFF\xFE"}) {
    for (const char* name : {"pack.yaml", "facts.yaml", "groups/1.yaml"}) {
      PackFiles pack;
      pack[name] = text;
      CAPTURE(text, name);
      const Loaded loaded = pack.load();
      CHECK_FALSE(loaded.pack);
      CHECK(loaded.diagnostics.has_errors());
    }
  }
}

TEST_CASE("every key of the pack may be empty, a list, a word or a map: never a crash") {
  const char* const values[] = {" ", " []", " {}", " [[x]]", " {q: {q: 1}}", " \"\"", " -1", " ~"};
  const PackFiles sound;
  std::size_t turn = 0;
  for (const auto& [name, text] : sound.files.files) {
    for (std::size_t at = text.find(": "); at != std::string::npos; at = text.find(": ", at + 1)) {
      PackFiles pack;
      const std::size_t end = text.find_first_of("\n,}]", at);
      const char* const value = values[turn++ % std::size(values)];
      pack.files.files[name].replace(at + 1, end - at - 1, value);
      const Loaded loaded = pack.load();
      CAPTURE(name, at, value);
      CHECK(loaded.pack.has_value() != loaded.diagnostics.has_errors());
      if (loaded.pack) CHECK(pack_test::broken(*loaded.pack).empty());
    }
  }
}

TEST_CASE("every beginning of a file, and every file without one of its lines") {
  const PackFiles sound;
  for (const auto& [name, text] : sound.files.files) {
    for (std::size_t at = text.find('\n'); at + 1 < text.size(); at = text.find('\n', at + 1)) {
      PackFiles cut;
      cut.files.files[name] = text.substr(0, at + 1);
      const Loaded first = cut.load();
      CHECK(first.pack.has_value() != first.diagnostics.has_errors());

      PackFiles without;
      const std::size_t end = text.find('\n', at + 1);
      without.files.files[name].erase(at + 1, end - at);
      const Loaded second = without.load();
      CHECK(second.pack.has_value() != second.diagnostics.has_errors());
    }
  }
}

TEST_CASE("packs with words swapped at random are read or refused, never half") {
  // Every word of the pack may stand where any other stood: mostly well-formed, mostly nonsense.
  std::vector<std::string> words;
  const PackFiles sound;
  const auto is_word = [](char c) {
    return c == '_' || c == '.' || (c & 0x80) != 0 ||
           std::isalnum(static_cast<unsigned char>(c)) != 0;
  };
  struct Place {
    std::string name;
    std::size_t at;
    std::size_t size;
  };
  std::vector<Place> places;
  for (const auto& [name, text] : sound.files.files) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::size_t end = at;
      while (end < text.size() && is_word(text[end])) ++end;
      if (end == at) continue;
      words.push_back(text.substr(at, end - at));
      places.push_back({name, at, end - at});
      at = end;
    }
  }
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    std::mt19937 random(seed);
    PackFiles pack;
    const std::size_t changes = 1 + random() % 3;
    for (std::size_t i = 0; i < changes; ++i) {
      const Place& place = places[random() % places.size()];
      std::string& text = pack.files.files[place.name];
      if (place.at + place.size <= text.size())
        text.replace(place.at, place.size, words[random() % words.size()]);
    }
    const Loaded loaded = pack.load();
    CAPTURE(seed);
    CHECK(loaded.pack.has_value() != loaded.diagnostics.has_errors());
    if (loaded.pack) CHECK(pack_test::broken(*loaded.pack).empty());
  }
}

TEST_CASE("deep filters end in a diagnostic") {
  PackFiles pack;
  REQUIRE(pack.change("{field: fits, is: true}",
                      repeat("{any: [", 5000) + "{field: fits, is: true}" + repeat("]}", 5000)));
  const Loaded loaded = pack.load();
  CHECK_FALSE(loaded.pack);
  CHECK(has(loaded, Code::too_deep));
}

TEST_CASE("long chains and rings of sets end in a diagnostic") {
  for (const bool ring : {false, true}) {
    PackFiles pack;
    std::string& facts = pack["facts.yaml"];
    const int count = 3000;
    for (int i = 0; i < count; ++i) {
      const std::string next = i + 1 < count ? "s" + std::to_string(i + 1) : ring ? "s0" : "staff";
      facts += "  s" + std::to_string(i) + ": {title: {vi: a, en: a}, of: " + next +
               ", where: [{filled: name}]}\n";
    }
    const Loaded loaded = pack.load();
    CHECK_FALSE(loaded.pack);
    CHECK(has(loaded, Code::pack_set_depth));
  }
}

TEST_CASE("a set that names itself, and two rings at once") {
  PackFiles pack;
  pack["facts.yaml"] +=
      "  a: {title: {vi: a, en: a}, of: a, where: [{filled: name}]}\n"
      "  b: {title: {vi: a, en: a}, of: staff, where: [{any: [{set: c}, {filled: name}]}]}\n"
      "  c: {title: {vi: a, en: a}, of: staff, where: [{none: [{set: d}]}]}\n"
      "  d: {title: {vi: a, en: a}, of: b, where: [{filled: name}]}\n";
  Loaded loaded = pack.load();
  CHECK(loaded.report() ==
        "facts.yaml:109:34 P041 [a > a]\n"
        "facts.yaml:112:34 P041 [b > c > d > b]\n");
}

TEST_CASE("a pack of a hundred thousand faults says a thousand and counts the rest") {
  PackFiles pack;
  std::string& group = pack["groups/1.yaml"];
  for (int i = 0; i < 4000; ++i)
    group +=
        "  - {id: CT1.1, titel: {vi: a}, sjort: 1, owner: nobody, measure: {cuont: {of: x}}}\n";
  const Loaded loaded = pack.load();
  CHECK_FALSE(loaded.pack);
  CHECK(loaded.diagnostics.all().size() <= 1001);
  CHECK(loaded.diagnostics.dropped() > 1000);
}

TEST_CASE("too many of anything is refused") {
  PackFiles many;
  std::string values;
  for (int i = 0; i < 65; ++i)
    values += ", {id: v" + std::to_string(i) + ", title: {vi: v" + std::to_string(i) + ", en: e" +
              std::to_string(i) + "}}";
  REQUIRE(many.change("      - {id: other, title: {vi: khác, en: other}}\n",
                      "      - {id: other, title: {vi: khác, en: other}}\n  wide: {title: {vi: a, "
                      "en: b}, values: [" +
                          values.substr(2) + "]}\n"));
  CHECK(has(many.load(), Code::pack_too_many));

  PackFiles list;
  REQUIRE(list.change("sources: [ours, page-1]}", "sources: [" + repeat("ours, ", 10'001) + "]}"));
  CHECK(has(list.load(), Code::pack_too_many));

  PackFiles fields;
  std::string rows;
  for (int i = 0; i < 600; ++i)
    rows += "      f" + std::to_string(i) + ": {type: text, title: {vi: a, en: b}}\n";
  REQUIRE(fields.change("      number_of: {", rows + "      number_of: {"));
  CHECK(has(fields.load(), Code::pack_too_many));
}

TEST_CASE("anchors and aliases are refused") {
  PackFiles pack;
  REQUIRE(pack.change("short: {vi: Đất, en: Land}", "short: &a {vi: Đất, en: Land}"));
  CHECK_FALSE(pack.load().pack);
}
