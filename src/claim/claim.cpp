#include "claim/claim.h"

#include "base/text.h"
#include "claim/check.h"
#include "claim/place.h"
#include "claim/tokens.h"

namespace chuan {

Claim read_claim(std::string_view sentence, const ClaimOptions& options) {
  Claim claim;
  claim.sentence = to_nfc(sentence);
  place_numbers(cut_claim(claim.sentence), claim);
  check_claim(claim, options);
  return claim;
}

}  // namespace chuan
