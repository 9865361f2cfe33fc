#include "desk.h"

#include <algorithm>

using namespace chuan;

namespace desk {
namespace {

struct Shelf {
  DiskFileSystem files;
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<CompiledPack> pack;
  Shelf() {
    pack = load_pack(files, CHUAN_SOURCE_DIR "/rules/qd11-2021", {}, sources, diagnostics);
  }
};

std::string key_name(const StatsTable& table, const StatsRow& row, std::size_t i) {
  const StatsKey key = row.keys[i];
  if (key.kind == KeyKind::none) return "none";
  if (key.kind == KeyKind::unknown) return "unknown";
  const Dimension dimension = table.by[i];
  if (dimension == Dimension::year) return std::to_string(key.value);
  if (dimension == Dimension::unit) return "unit" + std::to_string(key.value);
  static const char* const kFields[] = {"programme", "mode",         "plan", "year",
                                        "organiser", "target_group", "unit"};
  const EvidenceSchema& schema = pack().schema;
  const RegisterSchema& classes = schema.registers[schema.find_register("classes")];
  const FieldSchema& field = classes.fields[classes.field(kFields[static_cast<int>(dimension)])];
  return schema.scales[field.scale].values[static_cast<std::size_t>(key.value)].id;
}

}  // namespace

const CompiledPack& pack() {
  static const Shelf shelf;
  REQUIRE(shelf.pack.has_value());
  return *shelf.pack;
}

Evidence dossier(const std::string& registers, const std::string& date, const std::string& more) {
  SourceMap sources;
  Diagnostics diagnostics;
  const std::string yaml =
      "schema: chuan/evidence/1\npack: qd11-2021\nschool: {code: t, name: T, province: P}\n"
      "dossier_date: " +
      date + "\n" + more + "registers:\n" + registers;
  const SourceId id = sources.add_text("test.yaml", yaml);
  auto evidence = read_evidence_text(id, pack().schema, {}, sources, diagnostics);
  std::string faults;
  for (const Diagnostic& d : diagnostics.all()) {
    faults += std::string(code_id(d.code)) + " " + sources.place(d.origin).to_string();
    for (const std::string& arg : d.args) faults += " " + arg;
    faults += "\n";
  }
  INFO(yaml << faults);
  REQUIRE(evidence.has_value());
  REQUIRE(diagnostics.errors() == 0);
  return std::move(*evidence);
}

Evidence sample(const std::string& name) {
  DiskFileSystem files;
  SourceMap sources;
  Diagnostics diagnostics;
  auto evidence = read_evidence(files, CHUAN_SOURCE_DIR "/samples/training/" + name, pack().schema,
                                {}, sources, diagnostics);
  REQUIRE(evidence.has_value());
  REQUIRE(diagnostics.empty());
  return std::move(*evidence);
}

Date day(const std::string& iso) {
  return parse_iso_date(iso).span.first;
}

StatsTable stats(const Evidence& evidence, const std::string& from, const std::string& to,
                 std::vector<Dimension> by, const std::string& as_of) {
  StatsOptions options;
  options.as_of = as_of.empty() ? evidence.dossier_date : day(as_of);
  options.period = {parse_iso_date(from).span.first, parse_iso_date(to).span.last};
  options.by = std::move(by);
  return make_stats(pack().schema, evidence, options);
}

std::string text(const Range& range) {
  if (range.exact()) return to_string(range.lo);
  return "[" + to_string(range.lo) + ", " + (range.open ? ".." : to_string(range.hi)) + "]";
}
std::string text(const std::optional<Range>& range) {
  return range ? text(*range) : "none";
}

const StatsRow& row(const StatsTable& table, const std::vector<std::string>& keys) {
  for (const StatsRow& candidate : table.rows) {
    bool same = candidate.keys.size() == keys.size();
    for (std::size_t i = 0; same && i < keys.size(); ++i)
      same = key_name(table, candidate, i) == keys[i];
    if (same) return candidate;
  }
  for (const std::string& key : keys) UNSCOPED_INFO("no row " << key);
  FAIL("the table has no such row");
  return table.rows.front();
}

}  // namespace desk
