/// A sentence cut into numbers, phrases, marks and words nobody reads.
///
/// Contract: pure. Numbers already joined: "46/55" and "46 / 55" are one fraction, "83,64 %" one
/// percentage; dates, years after a keyed word, levels' numbers and codes are asides.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/rational.h"
#include "claim/phrases.h"
#include "model/claim.h"

namespace chuan {

struct Amount {
  std::int64_t count = -1;  ///< as a whole number; -1 when it is none
  Rational value;           ///< as a decimal
  int decimals = 0;
  bool year = false;  ///< four digits from 1900 to 2199
};

enum class TokenKind : std::uint8_t { word, phrase, count, fraction, percent, mark, aside };

struct Token {
  TokenKind kind = TokenKind::word;
  Phrase phrase = Phrase::none;
  char mark = 0;       ///< , ; . : ( ) - = and others; '\n' for a line break
  int level = 0;       ///< aside after a level word: which
  int year = 0;        ///< aside after a year word, where nothing compares with it
  bool group = false;  ///< aside after a group word
  Amount amount{};
  Amount whole{};  ///< the m of a fraction
  ClaimSpan span{};
};

std::vector<Token> cut_claim(std::string_view sentence);

}  // namespace chuan
