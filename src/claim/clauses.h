/// A sentence's tokens in clauses, the units in which numbers and phrases find each other.
///
/// Contract: pure. Every token that is not a boundary is in exactly one clause.
#pragma once

#include <vector>

#include "claim/tokens.h"

namespace chuan {

struct Clause {
  std::vector<Token> tokens;
  int level = 0;        ///< named in it, else that of the clause before
  int year = 0;         ///< told in it, or at the head of the sentence
  bool goal = false;    ///< an aim, from its word to the end of the sentence
  bool within = false;  ///< begun by "trong đó"
  bool rest = false;    ///< holds "còn" or "còn lại"
  bool total = false;   ///< holds "tổng số"
  bool group = false;   ///< about one group of the standard, not all of it
};

std::vector<Clause> clauses_of(const std::vector<Token>& tokens);

}  // namespace chuan
