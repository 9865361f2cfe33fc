/// Rule pack files into a CompiledPack: read strictly, resolve, compile, report every fault.
///
/// A pack is a folder: pack.yaml, facts.yaml, groups/*.yaml. Files come through a FileSystem, so
/// the packs embedded in the binary and those on disk are read by the same code.
///
/// Contract: the pack is there exactly when no error was reported. The digest is over the canonical
/// (parsed) data, so comments and layout do not change it. No throw.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/pack.h"

namespace chuan {

struct LoadPackOptions {
  std::vector<std::string> overlays;  ///< paths, applied in this order
};

std::optional<CompiledPack> load_pack(const FileSystem& files, const std::string& folder,
                                      const LoadPackOptions& options, SourceMap& sources,
                                      Diagnostics& diagnostics);

/// What `pack list` needs, from pack.yaml alone.
std::optional<PackInfo> read_pack_info(const FileSystem& files, const std::string& folder,
                                       SourceMap& sources, Diagnostics& diagnostics);

/// The folders under `folder` that hold a pack, in byte order of their names.
std::vector<std::string> list_packs(const FileSystem& files, const std::string& folder);

}  // namespace chuan
