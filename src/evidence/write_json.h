/// Evidence as JSON: the file form, and the canonical form the digest runs over. Private.
#pragma once

#include <cstdint>
#include <string>

#include "model/evidence.h"

namespace chuan {

enum class JsonForm : std::uint8_t {
  file,      ///< records as listed, one a line; scale values by title
  canonical  ///< one line; everything in an order of its own, scale values by id
};
std::string write_document_json(const EvidenceSchema& schema, const Evidence& evidence,
                                JsonForm form);

}  // namespace chuan
