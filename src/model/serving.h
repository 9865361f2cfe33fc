/// Which documents serve which wanted ones: `serves` turned round.
///
/// Contract: pure; memory is kept from one dossier to the next. No throw.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/evidence.h"

namespace chuan {

/// Surely issued by that day, and surely valid on it; no end is written as none.
inline bool surely_in_force(Cell issued, Cell valid_to, Date day) {
  return !issued.is_none() && issued.hi <= day.days &&
         (valid_to.is_none() || valid_to.lo >= day.days);
}
bool document_in_force(const EvidenceSchema& schema, const Evidence& evidence, std::uint32_t row,
                       Date day);

/// The documents that say they serve each wanted one, in key order.
class ServingDocuments {
 public:
  void find(const EvidenceSchema& schema, const Evidence& evidence);
  std::span<const std::uint32_t> rows(std::uint16_t slot) const {
    return {rows_.data() + begins_[slot], rows_.data() + begins_[slot + 1U]};
  }

 private:
  std::vector<std::uint32_t> begins_;  ///< by slot, and one past the last
  std::vector<std::uint32_t> rows_;
};

}  // namespace chuan
