/// Dossiers into Evidence: one YAML or JSON file, or a folder school.yaml + registers/*.csv; also a
/// pack's case, a file that says how a dossier differs from its base (evidence/case.h).
///
/// Contract: file-level faults (cannot be parsed, too large, wrong encoding) give no value; a bad
/// cell gives an error diagnostic and an unknown value, and `Evidence::faults` counts them. All
/// faults at once. No throw.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "doc/tree.h"
#include "model/evidence.h"

namespace chuan {

/// Base dossiers of cases, by path: who reads many cases over one base parses it once.
struct CaseBases {
  struct Base {
    SourceId source = kNoSource;
    Tree tree;
  };
  std::map<std::string, Base> parsed;
};

struct ReadEvidenceOptions {
  std::size_t max_bytes = 32u << 20;
  std::size_t max_records = 1'000'000;
  bool keep_extents = true;    ///< false in batch: places are found again when needed
  CaseBases* bases = nullptr;  ///< kept from case to case; with the same SourceMap each time
  /// Texts by the libraries and every cell the long way: what the short ways are held against.
  bool by_library = false;
};

/// `path` is a file or a folder. "-" is not known here: see the overload on text.
std::optional<Evidence> read_evidence(const FileSystem& files, const std::string& path,
                                      const EvidenceSchema& schema,
                                      const ReadEvidenceOptions& options, SourceMap& sources,
                                      Diagnostics& diagnostics);
/// One document already in memory, YAML or JSON by its first character.
std::optional<Evidence> read_evidence_text(SourceId source, const EvidenceSchema& schema,
                                           const ReadEvidenceOptions& options, SourceMap& sources,
                                           Diagnostics& diagnostics);
/// Only the head: the pack it names, the dossier date. For choosing the pack before reading.
struct EvidenceHead {
  std::string pack;
  std::string pack_file;  ///< the document that names it, and where in it; a workbook's has none
  std::uint32_t pack_begin = 0, pack_end = 0;
  std::optional<Date> dossier_date;
  bool is_case = false;  ///< a pack's case: the rest is its base's, where it does not say otherwise
};
EvidenceHead read_evidence_head(const FileSystem& files, const std::string& path);

/// Consistency (semantics 15): declared figures against registers, one person in two spellings,
/// documents cited but absent. Warnings; the register wins.
void check_consistency(const EvidenceSchema& schema, const Evidence& evidence,
                       const SourceMap& sources, Diagnostics& diagnostics);
/// The documents on disk beside the dossier: there, and with the SHA-256 the register states.
void check_files(const FileSystem& files, const std::string& folder, const EvidenceSchema& schema,
                 const Evidence& evidence, Diagnostics& diagnostics);

}  // namespace chuan
