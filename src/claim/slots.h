/// The numbers of one clause, each with the phrase that belongs to it.
///
/// Contract: pure; the slots come in the order of the clause.
#pragma once

#include <cstddef>
#include <vector>

#include "claim/clauses.h"
#include "claim/tokens.h"

namespace chuan {

/// A number of a clause with what stands beside it.
struct Slot {
  std::size_t first = 0;  ///< token of the number
  std::size_t end = 0;    ///< one past its last token
  Amount part{};
  Amount whole{};
  bool fraction = false;
  bool item = false;        ///< indicators are counted
  bool counted = false;     ///< something else is
  bool dated = false;       ///< "5 năm", "6 nhóm"
  bool named = false;       ///< after "trong", "tổng số": a whole that is only named
  bool of_percent = false;  ///< "83,64 % trong 55": the whole of a percentage
  ClaimPart label = ClaimPart::other;
  ClaimSpan span{};
};

std::vector<Slot> slots_of(const Clause& clause);

inline bool is(const Token& token, Phrase phrase) {
  return token.kind == TokenKind::phrase && token.phrase == phrase;
}
inline bool is_label(const Token& token) {
  return token.kind == TokenKind::phrase && names_part(token.phrase);
}
inline ClaimPart label_of(const Token& token) {
  return part_of(token.phrase);
}

}  // namespace chuan
