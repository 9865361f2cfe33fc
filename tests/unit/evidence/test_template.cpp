#include <catch2/catch.hpp>

#include "evidence/template.h"
#include "pack/load.h"
#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

CompiledPack shipped() {
  const DiskFileSystem disk;
  SourceMap sources;
  Diagnostics diagnostics;
  auto pack = load_pack(disk, CHUAN_SOURCE_DIR "/rules/qd11-2021", {}, sources, diagnostics);
  REQUIRE(pack);
  return std::move(*pack);
}

/// Every sample row made data: "# - {" loses its "# ".
std::string uncommented(std::string text) {
  for (std::size_t at = text.find("# - {"); at != std::string::npos; at = text.find("# - {", at))
    text.erase(at, 2);
  return text;
}

}  // namespace

TEST_CASE("a new dossier names all a pack asks for and reads back without a fault") {
  const CompiledPack pack = shipped();
  const std::string language = GENERATE(as<std::string>{}, "vi", "en");
  const Date day = Date::of(2023, 4, 12);
  const auto files = new_dossier(pack, TemplateForm::yaml, language, day);
  REQUIRE(files.size() == 1);
  CHECK(files[0].first.empty());
  const std::string& text = files[0].second;
  const Read plain = read_text(pack.schema, "new.yaml", text);
  INFO(plain.messages());
  REQUIRE(plain.evidence);
  CHECK(plain.diagnostics.empty());
  CHECK(plain.evidence->dossier_date == day);
  for (const RegisterSchema& reg : pack.schema.registers) {
    CHECK(text.find("---- " + reg.name + ":") != std::string::npos);
    for (const FieldSchema& field : reg.fields) {
      if (field.name == "origin_unit") continue;  // for merged schools only
      CHECK(text.find("# " + field.name + " ") != std::string::npos);
    }
  }
  for (const FieldSchema& fact : pack.schema.facts)
    CHECK(text.find("\n  " + fact.name + ":") != std::string::npos);
  for (std::size_t i = 0; i < pack.indicators.size(); ++i)
    if (pack.schema.ruled[i])
      CHECK(text.find("# - {indicator: " + pack.indicators[i].id + ", stage") != std::string::npos);
  for (const SlotName& slot : pack.schema.slots)
    CHECK(text.find("serves: [" + slot.id + "]") != std::string::npos);
  for (const Measure& measure : pack.measures) {
    const bool figure = measure.kind == MeasureKind::share || measure.kind == MeasureKind::ratio ||
                        measure.kind == MeasureKind::count || measure.kind == MeasureKind::sum;
    if (figure)
      CHECK(text.find("of: " + pack.schema.measure_keys[measure.key]) != std::string::npos);
  }
  for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + 1) {
    end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    CHECK((line.empty() || line.back() != ' '));
  }
}

TEST_CASE("the sample rows of a new dossier are sound") {
  const CompiledPack pack = shipped();
  const std::string language = GENERATE(as<std::string>{}, "vi", "en");
  const auto files = new_dossier(pack, TemplateForm::yaml, language, Date::of(2024, 2, 29));
  const Read read = read_text(pack.schema, "new.yaml", uncommented(files[0].second));
  INFO(read.messages());
  REQUIRE(read.evidence);
  CHECK(read.diagnostics.errors() == 0);
  for (std::size_t r = 0; r < pack.schema.registers.size(); ++r) {
    INFO(pack.schema.registers[r].name);
    CHECK(read.evidence->registers[r].rows >= 1);
  }
  CHECK(!read.evidence->rulings.empty());
}

TEST_CASE("a new folder holds a heading for each register and reads back without a fault") {
  const CompiledPack pack = shipped();
  const auto phrase = [](std::string_view key) { return "<" + std::string(key) + ">"; };
  const auto files = new_dossier(pack, TemplateForm::folder, "vi", Date::of(2023, 4, 12), phrase);
  REQUIRE(files.size() == pack.schema.registers.size() + 1);
  CHECK(files[0].first == "school.yaml");
  CHECK(files[0].second.find("<new.intro>") != std::string::npos);
  const Read read = read_files(pack.schema, files);
  INFO(read.messages());
  REQUIRE(read.evidence);
  CHECK(read.diagnostics.empty());
  CHECK(read.evidence->school_name == "<new.school_name>");
  for (const Register& reg : read.evidence->registers) CHECK(reg.present);
}
