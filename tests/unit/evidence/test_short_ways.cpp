// The short ways of reading (strict readers, quick cells, memory kept from dossier to dossier, no
// places) against the long one: the same evidence, the same messages, the same places.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/date.h"
#include "evidence/evidence_reader.h"
#include "evidence/quick_cells.h"
#include "evidence/short_hash.h"
#include "pack/load.h"
#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

CompiledPack shipped() {
  DiskFileSystem disk;
  SourceMap sources;
  Diagnostics diagnostics;
  auto pack = load_pack(disk, CHUAN_SOURCE_DIR "/rules/qd11-2021", {}, sources, diagnostics);
  REQUIRE(pack);
  return std::move(*pack);
}

/// Dossiers in one file, each also as JSON.
std::vector<std::string> dossiers(const EvidenceSchema& schema) {
  std::vector<std::string> out;
  for (const char* path : {"samples/phu-tho-2024/school.yaml", "samples/lao-cai-2024/school.yaml",
                           "samples/hop-nhat-2026/school.yaml", "samples/thieu-so-lieu/school.yaml",
                           "rules/qd11-2021/cases/base.yaml"}) {
    out.push_back(contents(std::filesystem::path(CHUAN_SOURCE_DIR) / path));
    const Read read = read_text(schema, "a.yaml", out.back());
    REQUIRE(read.evidence);
    out.push_back(write_evidence_json(schema, *read.evidence));
  }
  return out;
}

/// A cell's text or a key, or a place in the text, made into something else.
std::string mutated(std::string text, std::mt19937& random) {
  static const std::vector<std::string> kCells = {"?",
                                                  "-",
                                                  "~",
                                                  "null",
                                                  "\"\"",
                                                  "0",
                                                  "007",
                                                  "-5",
                                                  "12.5",
                                                  "12,5",
                                                  "1e3",
                                                  ">=40",
                                                  "40..45",
                                                  "99999999999",
                                                  "2019",
                                                  "2019-02",
                                                  "2019-02-29",
                                                  "2020-02-29",
                                                  "12/4/2019",
                                                  "1899-01-01",
                                                  "true",
                                                  "có",
                                                  "Không",
                                                  "[]",
                                                  "[CB01; CB02]",
                                                  "[\"?\"]",
                                                  "{}",
                                                  "CB01",
                                                  "Thạc sỹ",
                                                  "thac si",
                                                  "master",
                                                  "\" x \"",
                                                  "\"\\u00a0x\"",
                                                  "2.10",
                                                  "CT2.18",
                                                  "\"2019-01-01 \"",
                                                  "123456789012",
                                                  "000000000000",
                                                  "x"};
  for (std::size_t i = 1 + random() % 3; i > 0; --i) {
    std::size_t at = random() % text.size();
    if (random() % 4 == 0) {
      text.insert(at, std::string(1, " ,:\"'\n#-{}[]xé"[random() % 13]));
      continue;
    }
    at = text.find(": ", at);
    if (at == std::string::npos) at = text.find(": ");
    if (at == std::string::npos) continue;
    const std::size_t end = text.find_first_of(",}\n", at + 2);
    if (end == std::string::npos) continue;
    text.replace(at + 2, end - at - 2, kCells[random() % kCells.size()]);
  }
  return text;
}

std::string places(const Evidence& evidence) {
  std::string out;
  const auto add = [&](const Extent& extent) {
    out += std::to_string(extent.begin) + "-" + std::to_string(extent.end) + " ";
  };
  for (const Register& reg : evidence.registers) {
    for (const Extent& extent : reg.row_extents) add(extent);
    for (const Extent& extent : reg.cell_extents) add(extent);
    out += "\n";
  }
  for (const Fact& fact : evidence.facts) add({fact.origin.begin, fact.origin.end});
  return out;
}

/// All that came of reading: evidence, faults counted, messages.
std::string told(const EvidenceSchema& schema, Read& read, bool consistency) {
  const Diagnostics before = read.diagnostics;
  std::string out;
  if (read.evidence) {
    out = dump(schema, *read.evidence) + std::to_string(read.evidence->faults) +
          evidence_digest(schema, *read.evidence);
    // Their order is the reader's own.
    std::set<std::string_view> texts;
    for (std::size_t id = 0; id < read.evidence->texts.size(); ++id)
      texts.insert(read.evidence->texts[id]);
    for (const std::string_view text : texts) out.append(text) += '\n';
    if (consistency) check_consistency(schema, *read.evidence, read.sources, read.diagnostics);
  }
  out += read.messages();
  read.diagnostics = before;
  return out;
}

struct Ways {
  explicit Ways(const EvidenceSchema& schema_in) : schema(schema_in), reader(schema_in) {}

  const EvidenceSchema& schema;
  EvidenceReader reader;
  Evidence kept;

  Read with(const std::string& text, bool extents) {
    Read out;
    ReadEvidenceOptions options;
    options.keep_extents = extents;
    const SourceId source = out.sources.add_text("a", text);
    if (reader.read_text(source, options, out.sources, out.diagnostics, kept)) out.evidence = kept;
    return out;
  }
  void compare(const std::string& text) {
    ReadEvidenceOptions options;
    options.by_library = true;
    Read slow = read_text(schema, "a", text, options);
    Read fast = with(text, true);
    Read bare = with(text, false);
    const bool same = told(schema, slow, true) == told(schema, fast, true) &&
                      told(schema, slow, false) == told(schema, bare, false) &&
                      (!slow.evidence || places(*slow.evidence) == places(*fast.evidence));
    if (same) return;
    INFO(text);
    CHECK(told(schema, slow, true) == told(schema, fast, true));
    CHECK(told(schema, slow, false) == told(schema, bare, false));
    CHECK(places(*slow.evidence) == places(*fast.evidence));
  }
};

}  // namespace

TEST_CASE("dossiers and their mutations read alike by the short and the long way") {
  const bool deep = std::getenv("CHUAN_DEEP") != nullptr;
  const CompiledPack pack = shipped();
  Ways ways(pack.schema);
  std::mt19937 random(396);
  for (const std::string& text : dossiers(pack.schema)) {
    ways.compare(text);
    for (int i = 0; i < (deep ? 3000 : 6); ++i) ways.compare(mutated(text, random));
  }
}

TEST_CASE("rows of odd cells read alike by the short and the long way") {
  const EvidenceSchema schema = make_schema();
  Ways ways(schema);
  std::mt19937 random(11);
  const int rounds = std::getenv("CHUAN_DEEP") != nullptr ? 20'000 : 300;
  for (int i = 0; i < rounds; ++i) {
    std::string text = yaml_head() + "registers:\n";
    for (const RegisterSchema& reg : schema.registers) {
      text += "  " + reg.name + ":\n    rows:\n";
      for (int row = 0; row < 3; ++row) {
        text += "      - {";
        for (const FieldSchema& field : reg.fields)
          if (random() % 3 != 0) text += field.name + ": x" + std::to_string(random() % 4) + ", ";
        text += "note_" + std::to_string(row % 2) + ": y}\n";
      }
    }
    for (int n = 0; n < 4; ++n) text = mutated(text, random);
    ways.compare(text);
  }
}

TEST_CASE("quick days are the calendar's") {
  for (int year = 1899; year <= 2201; ++year)
    for (int month = 0; month <= 13; ++month)
      for (int day = 0; day <= 32; ++day) {
        std::int64_t days = 0;
        const auto made = Date::make(year, month, day);
        const bool found = quick::days_of(year, month, day, days);
        if (found == made.has_value() && (!found || days == made->days)) continue;
        CAPTURE(year, month, day);
        CHECK(found == made.has_value());
      }
}

TEST_CASE("up to eight digits are their number, and nothing else is") {
  std::mt19937 random(7);
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (std::size_t n = 1 + random() % 8; n > 0; --n)
      text += static_cast<char>('0' + random() % 10);
    std::int64_t value = -1;
    CAPTURE(text);
    REQUIRE((quick::eight_digits(text, value) && value == std::stoll(text)));
    char& c = text[random() % text.size()];
    c = static_cast<char>(random() % 256);
    REQUIRE(quick::eight_digits(text, value) == is_digit(c));
  }
}

TEST_CASE("a text's hash is its own, and every byte has its part in it") {
  std::mt19937 random(11);
  for (std::size_t size = 1; size <= 60; ++size) {
    std::string text(size, ' ');
    for (char& c : text) c = static_cast<char>(random());
    CHECK(short_hash(std::string(text)) == short_hash(text));
    // That two of them agree by chance is one in four thousand millions.
    for (char& c : text) {
      const std::uint32_t before = short_hash(text);
      c = static_cast<char>(c + 1 + random() % 255);
      CHECK(short_hash(text) != before);
    }
  }
}

TEST_CASE("what looks trimmed to the short way is what trim leaves") {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {"a",
                                           " ",
                                           "\xC2\xA0",
                                           "đ",
                                           "ế",
                                           "\xE2\x80\x8B",
                                           "\t",
                                           "\n",
                                           "é",
                                           "\xE3\x80\x80",
                                           "\xEF\xBB\xBF",
                                           "\x7F",
                                           "\xC2\xAD"};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 5; n > 0; --n) text += pieces[random() % pieces.size()];
    if (quick::trimmed(text) == trim(text)) continue;
    CAPTURE(text);
    CHECK(quick::trimmed(text) == trim(text));
  }
}
