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

}  // namespace chuan::pack_test
