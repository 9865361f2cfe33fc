/// The closed list of phrases a claim is read by; the words stand in phrases.inc.
///
/// Contract: static read-only data, pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "model/claim.h"

namespace chuan {

enum class Phrase : std::uint8_t {
  none,
  met,
  exceeded,
  plain,
  undocumented,
  official,
  published,
  reported,
  provisional,
  not_met,
  nearly,
  opinion,
  no_evidence,
  not_applicable,
  total,    ///< the number beside it is the whole
  rest,     ///< what is left over
  within,   ///< what follows lies inside what came before
  joint,    ///< begins something new
  of,       ///< n of m
  item,     ///< what is counted: indicators
  percent,  ///< written out
  over,
  under,  ///< a little below
  about,
  least,
  most,
  below,
  almost,   ///< "nearly": under before a percentage, else the nearly met
  level,    ///< the next number is a level
  group,    ///< the next number is a group's; the one before counts groups
  year,     ///< the next number is the year told of, or a length before ("5 năm")
  keyed,    ///< the next number is a date's or a paper's
  counted,  ///< the number before counts something else
  goal,     ///< an aim follows
  filler    ///< says nothing
};

struct PhraseMatch {
  Phrase phrase = Phrase::none;
  std::size_t words = 0;
};
/// The longest phrase at the start of `words` (lower case, or keys without marks when `plain`).
PhraseMatch find_phrase(std::span<const std::string> words, bool plain);

/// The part of the whole a phrase names; `other` for phrases that name none.
ClaimPart part_of(Phrase phrase);
inline bool names_part(Phrase phrase) {
  return part_of(phrase) != ClaimPart::other;
}

}  // namespace chuan
