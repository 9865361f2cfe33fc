#include "claim/phrases.h"

#include <string_view>

#include "base/packed_words.h"
#include "base/text.h"

namespace chuan {
namespace {

#define CHUAN_CLAIM_PHRASE(kind, text) {text},
constexpr auto kTexts = pack_words([] {
  return std::to_array<TextRow<1>>({
#include "claim/phrases.inc"
  });
});
#undef CHUAN_CLAIM_PHRASE
#define CHUAN_CLAIM_PHRASE(kind, text) Phrase::kind,
constexpr Phrase kPhrases[] = {
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
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    const std::string_view text = kTexts.at(i, 0);
    const std::size_t used = plain ? spells(words, fold_key(text)) : spells(words, text);
    if (used > best.words) best = {kPhrases[i], used};
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
