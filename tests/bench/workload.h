/// The generated workload and the shipped pack, read for benchmarks and the tests beside them.
///
///   const std::optional<CompiledPack> pack = bench::shipped_pack(root);
///   for (const Evidence& evidence : bench::read_workload(*pack, "workload.ndjson")) ...
///
/// Contract: nothing, or an empty list, where something could not be read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/evidence.h"
#include "model/pack.h"

namespace chuan::bench {

/// rules/qd11-2021 under the source folder, with an overlay where one is named.
std::optional<CompiledPack> shipped_pack(const std::string& root, const std::string& overlay = {});
/// A dossier a line (workload.py --format ndjson); lines as texts, or read.
std::vector<std::string> read_lines(const std::string& path);
std::vector<Evidence> read_workload(const CompiledPack& pack, const std::string& path);
/// A file or folder.
std::optional<Evidence> read_dossier(const CompiledPack& pack, const std::string& path);

}  // namespace chuan::bench
