/// A small sound pack in memory, changed one text at a time.
///
///   PackFiles pack;
///   pack.change("at_least: 90 %", "at_least: 9O %");
///   Loaded loaded = pack.load();
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "pack/load.h"

namespace chuan::pack_test {

struct Loaded {
  std::optional<CompiledPack> pack;
  SourceMap sources;
  Diagnostics diagnostics;
  /// "groups/2.yaml:3:7 P002 near: word" a line, sorted by place.
  std::string report();
};

struct PackFiles {
  MemoryFileSystem files;
  std::vector<std::string> overlays;

  PackFiles();
  /// The one place where `from` stands, in whichever file; false when there is none or several.
  bool change(std::string_view from, std::string_view to);
  std::string& operator[](const std::string& name) { return files.files["p/" + name]; }
  Loaded load() const;
};

/// The measure of CT2.01, to be changed for another.
inline constexpr const char* kShare =
    "{share: {of: lecturers, where: [{field: degree, at_least: master}, {field: fits, is: true}]}}";

/// A predicate as text: "all'd(set lecturers(one_of position 3) employed'd)"; 'd and 'y say that it
/// depends on the day or the year asked.
std::string show(const CompiledPack& pack, PredId id);

/// What the engine relies on and the pack does not keep: empty for a sound pack.
std::string broken(const CompiledPack& pack);

const Check& check_of(const CompiledPack& pack, std::string_view key);
const Measure& measure_of(const CompiledPack& pack, std::string_view key);
const Threshold& threshold_of(const CompiledPack& pack, std::string_view key,
                              std::size_t condition = 0, std::size_t at = 0);

}  // namespace chuan::pack_test
