#include "claim/phrases.h"

#include <string_view>

#include "base/text.h"

namespace chuan {
namespace {

struct Row {
  Phrase phrase;
  std::string_view text;
};
#define CHUAN_CLAIM_PHRASE(kind, text) {Phrase::kind, text},
constexpr Row kPhrases[] = {
#include "claim/phrases.inc"
};
#undef CHUAN_CLAIM_PHRASE

/// How many words of the sentence spell the phrase; 0 when they do not.
std::size_t spells(std::span<const std::string> words, std::string_view text) {
  std::size_t used = 0;
  while (true) {
    if (used == words.size()) return 0;
    const std::size_t blank = text.find(' ');
    if (words[used] != text.substr(0, blank)) return 0;
    ++used;
    if (blank == std::string_view::npos) return used;
    text.remove_prefix(blank + 1);
  }
}

}  // namespace

PhraseMatch find_phrase(std::span<const std::string> words, bool plain) {
  PhraseMatch best;
  for (const Row& row : kPhrases) {
    const std::size_t used = plain ? spells(words, fold_key(row.text)) : spells(words, row.text);
    if (used > best.words) best = {row.phrase, used};
  }
  return best;
}

ClaimPart part_of(Phrase phrase) {
  switch (phrase) {
    case Phrase::met:
      return ClaimPart::met;
    case Phrase::exceeded:
      return ClaimPart::exceeded;
    case Phrase::plain:
      return ClaimPart::plain;
    case Phrase::undocumented:
      return ClaimPart::undocumented;
    case Phrase::official:
      return ClaimPart::official;
    case Phrase::published:
      return ClaimPart::published;
    case Phrase::reported:
      return ClaimPart::reported;
    case Phrase::provisional:
      return ClaimPart::provisional;
    case Phrase::not_met:
      return ClaimPart::not_met;
    case Phrase::nearly:
      return ClaimPart::nearly;
    case Phrase::opinion:
      return ClaimPart::opinion;
    case Phrase::no_evidence:
      return ClaimPart::no_evidence;
    case Phrase::not_applicable:
      return ClaimPart::not_applicable;
    default:
      return ClaimPart::other;
  }
}

}  // namespace chuan
