#include "claim/place.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "claim/clauses.h"
#include "claim/slots.h"

namespace chuan {
namespace {

bool together(const ClaimFigure& a, const ClaimFigure& b) {
  return a.level == b.level && a.goal == b.goal && a.year == b.year;
}

/// What is still open about a figure when its clause is done.
enum class Open : std::uint8_t { no, bare_fraction, items };

class Placer {
 public:
  explicit Placer(Claim& claim) : claim_(claim) {}

  void place(const std::vector<Token>& tokens) {
    for (const Clause& clause : clauses_of(tokens)) place(clause);
    for (const Waiting& late : waiting_) attach_by_part(late);
    if (ahead_ >= 0) unplaced_percent(static_cast<std::size_t>(ahead_));
    settle_levels();
    settle_years();
    settle_plain();
    settle_open();
    std::erase_if(claim_.percents, [](const ClaimPercent& p) { return p.figure < 0; });
    const auto by_place = [](ClaimSpan a, ClaimSpan b) { return a.begin < b.begin; };
    std::sort(claim_.unplaced.begin(), claim_.unplaced.end(), by_place);
    std::sort(claim_.asides.begin(), claim_.asides.end(), by_place);
  }

 private:
  struct Waiting {
    std::size_t percent = 0;
    ClaimPart part = ClaimPart::other;
    int level = 0;
    int year = 0;
    bool goal = false;
  };

  void place(const Clause& clause) {
    if (first_level_ == 0) first_level_ = clause.level;
    for (const Token& token : clause.tokens)
      if (token.kind == TokenKind::aside) claim_.asides.push_back(token.span);
    std::vector<std::pair<std::size_t, std::int32_t>> here;  // token, figure
    for (const Slot& slot : slots_of(clause)) {
      const std::int32_t figure = place(clause, slot);
      if (figure >= 0 && claim_.figures[static_cast<std::size_t>(figure)].part != ClaimPart::total)
        here.emplace_back(slot.first, figure);
    }
    for (std::size_t i = 0; i < clause.tokens.size(); ++i)
      if (clause.tokens[i].kind == TokenKind::percent) place_percent(clause, i, here);
  }

  std::int32_t add(const ClaimFigure& figure, Open open = Open::no) {
    claim_.figures.push_back(figure);
    open_.push_back(open);
    const auto index = static_cast<std::int32_t>(claim_.figures.size() - 1);
    if (figure.reference || figure.part == ClaimPart::total) return index;
    last_ = index;
    if (ahead_ >= 0) {
      claim_.percents[static_cast<std::size_t>(ahead_)].figure = index;
      ahead_ = -1;
    }
    return index;
  }
  std::int32_t aside(const Slot& slot) {
    claim_.asides.push_back(slot.span);
    if (!slot.dated) last_ = -1;
    return -1;
  }
  std::int32_t unplaced(const Slot& slot) {
    claim_.unplaced.push_back(slot.span);
    return -1;
  }

  std::int32_t place(const Clause& clause, const Slot& slot) {
    ClaimFigure figure;
    figure.count = slot.part.count;
    figure.whole = slot.fraction ? slot.whole.count : -1;
    figure.level = clause.level;
    figure.year = clause.year;
    figure.goal = clause.goal;
    figure.within = clause.within;
    figure.span = slot.span;
    figure.part = slot.label;
    if (slot.dated) return aside(slot);
    if (slot.fraction && (figure.count < 0 || figure.whole < 0)) return unplaced(slot);
    if (slot.counted || (clause.group && slot.fraction)) return place_other(clause, slot, figure);
    if (clause.group) return aside(slot);
    if (figure.count < 0)
      return unplaced(
          slot);  // "4 chỉ tiêu còn lại sẽ đạt": they are the rest, whatever they will be.
    const bool rest = clause.rest && figure.part == ClaimPart::met;
    if (figure.part != ClaimPart::other && !rest) return add(figure);
    if (clause.rest) {
      figure.part = ClaimPart::rest;
      return add(figure);
    }
    if (slot.fraction) {
      figure.part = ClaimPart::met;
      return add(figure, Open::bare_fraction);
    }
    figure.part = ClaimPart::total;
    if (slot.named) {
      figure.reference = !clause.total && !slot.of_percent;
      return add(figure);
    }
    if (clause.total) return add(figure);
    if (slot.item && !clause.within) return add(figure, Open::items);
    return slot.part.year ? aside(slot) : unplaced(slot);
  }

  /// Numbers of something else: of use only as a part of a whole.
  std::int32_t place_other(const Clause& clause, const Slot& slot, ClaimFigure figure) {
    figure.part = ClaimPart::other;
    if (slot.fraction) return add(figure);
    if (clause.within && counted_ >= 0 && figure.count >= 0) {
      figure.whole = counted_;
      std::erase_if(claim_.asides, [&](ClaimSpan span) { return span.begin == counted_begin_; });
      figure.span.begin = counted_begin_;
      counted_ = -1;
      return add(figure);
    }
    counted_ = figure.count;
    counted_begin_ = figure.span.begin;
    return aside(slot);
  }

  static ClaimNear near_of(const Clause& clause, std::size_t at) {
    while (at > 0) {
      const Token& token = clause.tokens[--at];
      if (is(token, Phrase::over) || is(token, Phrase::of)) return ClaimNear::over;
      if (is(token, Phrase::under)) return ClaimNear::under;
      if (is(token, Phrase::about)) return ClaimNear::about;
      if (is(token, Phrase::least)) return ClaimNear::least;
      if (is(token, Phrase::most)) return ClaimNear::most;
      if (is(token, Phrase::below)) return ClaimNear::below;
      if (!is(token, Phrase::filler)) break;
    }
    return ClaimNear::exact;
  }

  void place_percent(const Clause& clause, std::size_t at,
                     const std::vector<std::pair<std::size_t, std::int32_t>>& here) {
    const Token& token = clause.tokens[at];
    ClaimPercent percent;
    percent.value = token.amount.value;
    percent.decimals = token.amount.decimals;
    percent.near = near_of(clause, at);
    percent.span = token.span;
    claim_.percents.push_back(percent);
    const std::size_t index = claim_.percents.size() - 1;
    if (token.amount.count < 0 && token.amount.decimals == 0) return unplaced_percent(index);

    std::int32_t figure = here.empty() ? -1 : here.front().second;
    for (const auto& [place, candidate] : here)
      if (place < at) figure = candidate;
    if (figure >= 0) return attach(index, figure);
    ClaimPart part = clause.rest ? ClaimPart::rest : ClaimPart::other;
    for (const Token& other : clause.tokens)
      if (is_label(other)) part = label_of(other);
    if (part != ClaimPart::other) {
      waiting_.push_back({index, part, clause.level, clause.year, clause.goal});
    } else if (last_ >= 0) {
      attach(index, last_);
    } else if (claim_.figures.empty() && ahead_ < 0) {
      ahead_ = static_cast<std::int32_t>(index);
    } else {
      unplaced_percent(index);
    }
  }

  void attach(std::size_t percent, std::int32_t figure) {
    for (const ClaimPercent& other : claim_.percents)
      if (other.figure == figure) return unplaced_percent(percent);
    claim_.percents[percent].figure = figure;
  }
  void unplaced_percent(std::size_t index) {
    claim_.unplaced.push_back(claim_.percents[index].span);
  }

  /// "đạt 83,64 %": of the number that part has anywhere in the sentence, else of none.
  void attach_by_part(const Waiting& late) {
    for (std::size_t i = 0; i < claim_.figures.size(); ++i) {
      const ClaimFigure& figure = claim_.figures[i];
      if (figure.part == late.part && figure.goal == late.goal && figure.year == late.year &&
          (figure.level == late.level || figure.level == 0))
        return attach(late.percent, static_cast<std::int32_t>(i));
    }
    ClaimFigure figure;
    figure.part = late.part;
    figure.level = late.level;
    figure.goal = late.goal;
    figure.year = late.year;
    figure.span = claim_.percents[late.percent].span;
    claim_.percents[late.percent].figure = add(figure);
  }

  /// What is said before any level is named belongs to the first one named.
  void settle_levels() {
    for (ClaimFigure& figure : claim_.figures)
      if (figure.level == 0) figure.level = first_level_;
  }

  /// Years are told apart only where the met ones of two years are named; what is told of another
  /// year ("9 sẽ đạt năm 2025") belongs to the one before it.
  void settle_years() {
    std::vector<int> compared;
    for (const ClaimFigure& figure : claim_.figures)
      if (figure.part == ClaimPart::met && figure.count >= 0 && !figure.goal &&
          std::find(compared.begin(), compared.end(), figure.year) == compared.end())
        compared.push_back(figure.year);
    int year = compared.empty() ? 0 : compared.front();
    for (ClaimFigure& figure : claim_.figures) {
      const bool known = std::find(compared.begin(), compared.end(), figure.year) != compared.end();
      if (compared.size() < 2)
        figure.year = 0;
      else if (known)
        year = figure.year;
      else
        figure.year = year;
    }
  }

  /// "54/55 đạt, trong đó 12 vượt, 42 đạt": the 42 are those that do not exceed.
  void settle_plain() {
    for (std::size_t i = 1; i < claim_.figures.size(); ++i) {
      ClaimFigure& figure = claim_.figures[i];
      if (figure.part != ClaimPart::met || figure.whole >= 0 || figure.count < 0) continue;
      bool met = false;
      bool exceeded = false;
      for (std::size_t k = 0; k < i; ++k) {
        const ClaimFigure& before = claim_.figures[k];
        if (!together(before, figure)) continue;
        met = met || (before.part == ClaimPart::met && before.count > figure.count);
        exceeded = exceeded || (before.part == ClaimPart::exceeded && before.within);
      }
      if (met && exceeded) figure.part = ClaimPart::plain;
    }
  }

  void settle_open() {
    std::vector<bool> drop(claim_.figures.size(), false);
    for (std::size_t i = 0; i < claim_.figures.size(); ++i) {
      if (open_[i] == Open::bare_fraction && !stands_for_met(i))
        claim_.figures[i].part = ClaimPart::other;
      if (open_[i] == Open::items && !stands_for_total(i)) drop[i] = true;
    }
    std::vector<std::int32_t> moved(claim_.figures.size(), -1);
    std::vector<ClaimFigure> kept;
    for (std::size_t i = 0; i < claim_.figures.size(); ++i) {
      if (drop[i]) {
        claim_.unplaced.push_back(claim_.figures[i].span);
        continue;
      }
      moved[i] = static_cast<std::int32_t>(kept.size());
      kept.push_back(claim_.figures[i]);
    }
    claim_.figures = std::move(kept);
    for (ClaimPercent& percent : claim_.percents)
      if (percent.figure >= 0) percent.figure = moved[static_cast<std::size_t>(percent.figure)];
  }

  /// A fraction without a phrase is the met ones, unless another number is and shares nothing.
  bool stands_for_met(std::size_t at) const {
    const ClaimFigure& bare = claim_.figures[at];
    for (std::size_t i = 0; i < claim_.figures.size(); ++i) {
      const ClaimFigure& other = claim_.figures[i];
      if (i == at || !together(other, bare) || other.part != ClaimPart::met) continue;
      if (open_[i] == Open::bare_fraction && i > at) continue;
      if (other.whole >= 0 && other.count != bare.count && other.whole != bare.whole) return false;
    }
    return true;
  }

  /// "55 chỉ tiêu" is the total when nothing else is, or something else says the same.
  bool stands_for_total(std::size_t at) const {
    const ClaimFigure& items = claim_.figures[at];
    for (std::size_t i = 0; i < claim_.figures.size(); ++i) {
      const ClaimFigure& other = claim_.figures[i];
      if (i == at || !together(other, items)) continue;
      if (open_[i] == Open::items && i > at) continue;
      const bool total = other.part == ClaimPart::total && !other.reference;
      const std::int64_t said = total                                       ? other.count
                                : holder_of(other.part) == ClaimPart::total ? other.whole
                                                                            : -1;
      if (said >= 0 && said != items.count) return false;
    }
    return true;
  }

  Claim& claim_;
  std::vector<Open> open_;
  std::vector<Waiting> waiting_;
  std::int32_t last_ = -1;   ///< the figure a bare percentage belongs to
  std::int32_t ahead_ = -1;  ///< a percentage that waits for the first figure
  std::int64_t counted_ = -1;
  std::uint32_t counted_begin_ = 0;
  int first_level_ = 0;
};

}  // namespace

ClaimPart holder_of(ClaimPart part) {
  switch (part) {
    case ClaimPart::exceeded:
    case ClaimPart::plain:
    case ClaimPart::undocumented:
    case ClaimPart::official:
    case ClaimPart::published:
    case ClaimPart::reported:
    case ClaimPart::provisional:
      return ClaimPart::met;
    case ClaimPart::nearly:
      return ClaimPart::not_met;
    case ClaimPart::met:
    case ClaimPart::not_met:
    case ClaimPart::opinion:
    case ClaimPart::no_evidence:
    case ClaimPart::rest:
      return ClaimPart::total;
    case ClaimPart::other:
    case ClaimPart::total:
    case ClaimPart::not_applicable:
      break;
  }
  return ClaimPart::other;
}

void place_numbers(const std::vector<Token>& tokens, Claim& claim) {
  Placer(claim).place(tokens);
}

}  // namespace chuan
