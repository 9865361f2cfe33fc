#include "claim/slots.h"

#include <cstddef>
#include <optional>
#include <utility>

namespace chuan {
namespace {

constexpr std::size_t kMostBetween = 6;  // tokens between n and m of "n ... trên m"

bool is_time(const Token& token) {
  return is(token, Phrase::keyed) || is(token, Phrase::year);
}

/// Finds the numbers of one clause and gives each its phrase.
class ClauseReader {
 public:
  explicit ClauseReader(const Clause& clause) : tokens_(clause.tokens) {}

  std::vector<Slot> read() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::count || token.kind == TokenKind::fraction) {
        slots_.push_back(slot_at(i));
        i = slots_.back().end;
      } else {
        ++i;
      }
    }
    label_slots();
    return std::move(slots_);
  }

 private:
  /// The m of "n ... trên m", when one follows.
  std::optional<std::size_t> whole_after(std::size_t at) const {
    for (std::size_t i = at + 1; i < tokens_.size() && i <= at + kMostBetween; ++i) {
      const Token& token = tokens_[i];
      if (token.kind != TokenKind::word && token.kind != TokenKind::phrase) return std::nullopt;
      if (!is(token, Phrase::of)) continue;
      if (i + 1 == tokens_.size() || tokens_[i + 1].kind != TokenKind::count) return std::nullopt;
      const bool dated = i + 2 < tokens_.size() && is_time(tokens_[i + 2]);
      return dated ? std::nullopt : std::optional(i + 1);
    }
    return std::nullopt;
  }

  Slot slot_at(std::size_t at) const {
    Slot slot;
    slot.first = at;
    slot.end = at + 1;
    slot.part = tokens_[at].amount;
    slot.span = tokens_[at].span;
    slot.fraction = tokens_[at].kind == TokenKind::fraction;
    if (slot.fraction) {
      slot.whole = tokens_[at].whole;
    } else if (const auto whole = whole_after(at)) {
      slot.fraction = true;
      slot.whole = tokens_[*whole].amount;
      slot.span.end = tokens_[*whole].span.end;
      slot.end = *whole + 1;
      for (std::size_t i = at + 1; i < *whole; ++i) {
        slot.item = slot.item || is(tokens_[i], Phrase::item);
        slot.counted = slot.counted || is(tokens_[i], Phrase::counted);
        if (is_label(tokens_[i])) slot.label = label_of(tokens_[i]);
      }
    }
    if (slot.end < tokens_.size()) {
      const Token& next = tokens_[slot.end];
      slot.item = slot.item || is(next, Phrase::item);
      slot.counted = slot.counted || is(next, Phrase::counted);
      slot.dated = is_time(next) || is(next, Phrase::group);
    }
    slot.named = !slot.fraction && at > 0 &&
                 (is(tokens_[at - 1], Phrase::of) || is(tokens_[at - 1], Phrase::total));
    for (std::size_t i = 0; slot.named && i < at; ++i)
      slot.of_percent = slot.of_percent || tokens_[i].kind == TokenKind::percent;
    return slot;
  }

  /// What stands between two places, without what is counted.
  std::size_t distance(std::size_t from, std::size_t to) const {
    std::size_t n = 0;
    for (std::size_t i = from; i < to; ++i)
      if (!is(tokens_[i], Phrase::item) && !is(tokens_[i], Phrase::filler)) ++n;
    return n;
  }

  void label_slots() {
    std::vector<Slot*> open;
    for (Slot& slot : slots_)
      if (slot.label == ClaimPart::other && !slot.counted && !slot.dated && !slot.of_percent)
        open.push_back(&slot);
    // A whole that is only named takes no phrase while there is another number to take it.
    if (open.size() > 1) std::erase_if(open, [](const Slot* slot) { return slot->named; });
    bool before_first = false;
    for (std::size_t i = 0; !open.empty() && i < open.front()->first; ++i)
      before_first = before_first || is_label(tokens_[i]);
    for (std::size_t k = 0; k < open.size(); ++k) {
      const std::size_t low = k == 0 ? 0 : open[k - 1]->end;
      const std::size_t high = k + 1 == open.size() ? tokens_.size() : open[k + 1]->first;
      const bool last = k + 1 == open.size();
      open[k]->label = beside(*open[k], {low, high}, before_first, open.size() == 1, last);
    }
  }

  ClaimPart beside(const Slot& slot, std::pair<std::size_t, std::size_t> room, bool before_first,
                   bool alone, bool last) const {
    std::optional<std::size_t> before, after;
    for (std::size_t i = room.first; i < slot.first; ++i)
      if (is_label(tokens_[i])) before = i;
    for (std::size_t i = slot.end; i < room.second && !after; ++i)
      if (is_label(tokens_[i])) after = i;
    if (!before && !after) return ClaimPart::other;
    if (!after) return before_first || alone ? label_of(tokens_[*before]) : ClaimPart::other;
    if (!before) return before_first && !last ? ClaimPart::other : label_of(tokens_[*after]);
    if (!alone) return label_of(tokens_[before_first ? *before : *after]);
    const std::size_t left = distance(*before + 1, slot.first);
    const std::size_t right = distance(slot.end, *after);
    // "đạt" is also the plain verb: "đạt 12 chỉ tiêu vượt" are 12 above.
    const bool verb = label_of(tokens_[*before]) == ClaimPart::met;
    return label_of(tokens_[right < left || (right == left && verb) ? *after : *before]);
  }

  const std::vector<Token>& tokens_;
  std::vector<Slot> slots_;
};

}  // namespace

std::vector<Slot> slots_of(const Clause& clause) {
  return ClauseReader(clause).read();
}

}  // namespace chuan
