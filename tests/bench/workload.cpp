#include "workload.h"

#include "base/file_system.h"
#include "evidence/read.h"
#include "pack/load.h"

namespace chuan::bench {

std::optional<CompiledPack> shipped_pack(const std::string& root, const std::string& overlay) {
  DiskFileSystem disk;
  SourceMap sources;
  Diagnostics diagnostics;
  LoadPackOptions options;
  if (!overlay.empty()) options.overlays.push_back(overlay);
  return load_pack(disk, root + "/rules/qd11-2021", options, sources, diagnostics);
}

std::vector<std::string> read_lines(const std::string& path) {
  DiskFileSystem disk;
  std::string bytes;
  std::vector<std::string> lines;
  if (!disk.read(path, std::size_t{1} << 30, bytes).ok()) return lines;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = bytes.find('\n', at);
    if (end == std::string::npos) end = bytes.size();
    lines.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::vector<Evidence> read_workload(const CompiledPack& pack, const std::string& path) {
  ReadEvidenceOptions options;
  options.keep_extents = false;
  std::vector<Evidence> out;
  for (const std::string& line : read_lines(path)) {
    SourceMap sources;
    Diagnostics diagnostics;
    auto evidence = read_evidence_text(sources.add_text("workload", line), pack.schema, options,
                                       sources, diagnostics);
    if (!evidence) return {};
    out.push_back(std::move(*evidence));
  }
  return out;
}

std::optional<Evidence> read_dossier(const CompiledPack& pack, const std::string& path) {
  DiskFileSystem disk;
  SourceMap sources;
  Diagnostics diagnostics;
  return read_evidence(disk, path, pack.schema, {}, sources, diagnostics);
}

}  // namespace chuan::bench
