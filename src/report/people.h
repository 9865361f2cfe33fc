/// Which registers hold people: whose names are not shown and whose small counts are merged.
///
/// Contract: a register with a stay is one of people where it is the staff or counts in people:
/// units of a school, programmes and rooms have a stay too.
#pragma once

#include <cstdint>

#include "model/schema.h"

namespace chuan {

bool is_people(const EvidenceSchema& schema, std::uint16_t reg);
/// Also those whose rows are told apart by a person: years of people, certificates.
bool counts_people(const EvidenceSchema& schema, std::uint16_t reg);

}  // namespace chuan
