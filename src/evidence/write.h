/// Evidence back into files, without loss of data or extra columns, and its digest.
///
/// Contract: bytes depend on the data alone. Reading what was written gives equal Evidence (places
/// aside). Records keep their order; the digest runs over records in key order.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/evidence.h"

namespace chuan {

std::string write_evidence_yaml(const EvidenceSchema& schema, const Evidence& evidence);
std::string write_evidence_json(const EvidenceSchema& schema, const Evidence& evidence);
/// Relative path and bytes of each file: school.yaml, registers/<name>.csv.
std::vector<std::pair<std::string, std::string>> write_evidence_folder(const EvidenceSchema& schema,
                                                                       const Evidence& evidence);
/// Over the canonical data: equal for one dossier in any format, any order of records.
std::string evidence_digest(const EvidenceSchema& schema, const Evidence& evidence);

}  // namespace chuan
