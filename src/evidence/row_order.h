/// The order of records that does not depend on how a file lists them. Private to the folder.
#pragma once

#include <cstdint>
#include <vector>

#include "model/evidence.h"

namespace chuan {

/// Less, equal, greater as -1, 0, 1: by the key's fields; texts bytewise.
int compare_keys(const EvidenceSchema& schema, const Evidence& evidence, std::uint16_t reg,
                 std::uint32_t a, std::uint32_t b);
/// The rows stand in the order of their keys already, no two alike.
bool keys_ascend(const EvidenceSchema& schema, const Evidence& evidence, std::uint16_t reg);
/// How many rows from the first have one text each, all behind the text before.
std::uint32_t ascending_texts(const Evidence& evidence, const Register& reg, std::uint16_t field);
/// Rows by key; where keys are equal or missing by their other cells, then as listed.
std::vector<std::uint32_t> rows_by_key(const EvidenceSchema& schema, const Evidence& evidence,
                                       std::uint16_t reg);

}  // namespace chuan
