/// Reads one dossier after another against one schema, and keeps indexes and memory between them.
///
///   EvidenceReader reader(pack.schema);                       // one a thread
///   Evidence evidence;
///   while (...) if (reader.read_text(source, options, sources, diagnostics, evidence)) ...
///
/// Contract: says and gives what the functions of read.h do. `out` is emptied first and its memory
/// used again; after false it holds nothing of use. The schema outlives the reader. No throw.
#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/source.h"
#include "evidence/read.h"
#include "model/evidence.h"

namespace chuan {

struct ReaderMemory;

class EvidenceReader {
 public:
  explicit EvidenceReader(const EvidenceSchema& schema);
  ~EvidenceReader();
  EvidenceReader(EvidenceReader&&) noexcept;

  bool read_path(const FileSystem& files, const std::string& path,
                 const ReadEvidenceOptions& options, SourceMap& sources, Diagnostics& diagnostics,
                 Evidence& out);
  /// A file of one document whose text is in the map already, under its path.
  bool read_file(const FileSystem& files, SourceId source, const ReadEvidenceOptions& options,
                 SourceMap& sources, Diagnostics& diagnostics, Evidence& out);
  bool read_text(SourceId source, const ReadEvidenceOptions& options, SourceMap& sources,
                 Diagnostics& diagnostics, Evidence& out);

 private:
  std::unique_ptr<ReaderMemory> memory_;
};

}  // namespace chuan
