/// A small schema made by hand, with every field type, and what tests ask of evidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/source.h"
#include "evidence/read.h"
#include "evidence/write.h"
#include "model/evidence.h"

namespace chuan::test {

EvidenceSchema make_schema();

/// Everything an Evidence says, as text, places aside: equal texts, equal evidence.
std::string dump(const EvidenceSchema& schema, const Evidence& evidence);

/// A dossier read, with what was said about it.
struct Read {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<Evidence> evidence;

  /// "E042 school.yaml:3:7 [arg|arg] nearest", sorted by place, one a line.
  std::string messages() const;
  bool has(Code code) const;
};
Read read_text(const EvidenceSchema& schema, std::string name, std::string text,
               const ReadEvidenceOptions& options = {});
Read read_files(const EvidenceSchema& schema,
                const std::vector<std::pair<std::string, std::string>>& files);

/// "schema, pack, school, dossier_date" of a sound dossier.
std::string yaml_head();
/// The head and one register's rows, each a flow map without its dash.
std::string yaml_rows(std::string_view reg, const std::vector<std::string>& rows);

}  // namespace chuan::test
