/// The parts of a YAML dossier that a folder's school.yaml shares with it. Private to the folder.
#pragma once

#include <string>

#include "evidence/spell.h"

namespace chuan {

/// A folder keeps the rows in tables: its school.yaml holds what else a register says.
enum class YamlRows : std::uint8_t { inside, apart };
std::string write_document_yaml(const EvidenceSchema& schema, const Evidence& evidence,
                                YamlRows rows);

}  // namespace chuan
