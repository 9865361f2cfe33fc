#include "base/digest.h"
#include "evidence/write.h"
#include "evidence/write_json.h"

namespace chuan {

std::string evidence_digest(const EvidenceSchema& schema, const Evidence& evidence) {
  return sha256(write_document_json(schema, evidence, JsonForm::canonical));
}

}  // namespace chuan
