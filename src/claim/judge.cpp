#include "claim/judge.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "claim/place.h"
#include "claim/rounding.h"
#include "claim/values.h"

namespace chuan {
namespace {

constexpr std::array kBases = {ClaimPart::official, ClaimPart::published, ClaimPart::reported,
                               ClaimPart::provisional};

class Judge : private ClaimValues {
 public:
  using ClaimValues::ClaimValues;

  void run(std::int64_t given_total) {
    read(given_total);
    check_bounds();
    check_bases();
    check_sum();
    check_rest();
    check_percents();
    reading_.possible = std::all_of(reading_.checks.begin(), reading_.checks.end(),
                                    [](const ClaimCheck& check) { return check.holds(); });
  }

 private:
  void check_bounds() {
    const std::int64_t total = at(ClaimPart::total);
    for (std::size_t i = 0; i < kClaimParts; ++i) {
      const auto part = static_cast<ClaimPart>(i);
      if (!known(part) || holder_of(part) == ClaimPart::other) continue;
      const bool fraction = said_as_fraction(part);
      if (holder_of(part) == ClaimPart::total) {
        if (total >= 0 && !fraction && !derived_)
          within({part, at(part)}, {ClaimPart::total, total});
        continue;
      }
      if (beside(part)) continue;
      check_inside(part, total, fraction);
    }
    if (reading_.opinion_within && known(ClaimPart::not_met) && known(ClaimPart::opinion))
      within({ClaimPart::opinion, at(ClaimPart::opinion)},
             {ClaimPart::not_met, at(ClaimPart::not_met)});
  }

  bool beside(ClaimPart part) const {
    return (part == ClaimPart::exceeded && reading_.exceeded_beside) ||
           (part == ClaimPart::nearly && reading_.nearly_beside);
  }
  bool said_as_fraction(ClaimPart part) const {
    return std::any_of(figures_.begin(), figures_.end(), [&](const ClaimFigure& figure) {
      return here(figure) && figure.part == part && figure.whole >= 0 && figure.count >= 0;
    });
  }

  /// Exceeded within met; nearly within not met, or within all that is not met.
  void check_inside(ClaimPart part, std::int64_t total, bool fraction) {
    const ClaimPart whole = holder_of(part);
    if (known(whole)) return within({part, at(part)}, {whole, at(whole)});
    if (whole == ClaimPart::not_met && total >= 0 && known(ClaimPart::met)) {
      std::int64_t left = total - at(ClaimPart::met);
      for (const ClaimPart other : {ClaimPart::opinion, ClaimPart::no_evidence})
        if (known(other)) left -= at(other);
      return within({part, at(part)}, {ClaimPart::not_met, std::max<std::int64_t>(left, 0)});
    }
    if (total >= 0 && !fraction) within({part, at(part)}, {ClaimPart::total, total});
  }

  void check_bases() {
    std::vector<ClaimTerm> terms;
    for (const ClaimPart basis : kBases)
      if (known(basis)) terms.push_back({basis, at(basis)});
    if (terms.empty() || !known(ClaimPart::met)) return;
    // One alone need not be all of them.
    if (terms.size() == 1) return within(terms.front(), {ClaimPart::met, at(ClaimPart::met)});
    sum(std::move(terms), {ClaimPart::met, at(ClaimPart::met)}, ClaimFault::sum_differs);
  }

  void check_sum() {
    const std::int64_t total = at(ClaimPart::total);
    std::vector<ClaimTerm> parts = outside();
    if (total < 0 || derived_ || parts.empty()) return;
    if (!rest_comes_first() && known(ClaimPart::rest)) return;  // check_rest adds them up
    if (!known(ClaimPart::met)) {
      // As many are met at least as are told to be more than that.
      std::int64_t least = 0;
      for (const ClaimPart part : {ClaimPart::exceeded, ClaimPart::undocumented})
        if (known(part) && !beside(part)) least = std::max(least, at(part));
      if (parts.size() > 1 || least > 0)
        within({ClaimPart::other, least + sum_of(parts)}, {ClaimPart::total, total});
      return;
    }
    std::vector<ClaimTerm> terms = met_terms();
    terms.insert(terms.end(), parts.begin(), parts.end());
    sum(std::move(terms), {ClaimPart::total, total}, ClaimFault::sum_differs);
  }

  std::size_t place_of(ClaimPart part) const {
    for (std::size_t i = 0; i < figures_.size(); ++i)
      if (here(figures_[i]) && figures_[i].part == part) return i;
    return figures_.size();
  }
  /// "còn 16: 15 chưa đạt, 1 thiếu số liệu": the parts after it make it.
  bool rest_comes_first() const {
    const std::size_t rest = place_of(ClaimPart::rest);
    return std::any_of(kOutside.begin(), kOutside.end(), [&](ClaimPart part) {
      const std::size_t place = place_of(part);
      return place < figures_.size() && place > rest;
    });
  }

  void check_rest() {
    const std::int64_t total = at(ClaimPart::total);
    if (!known(ClaimPart::rest)) return;
    const std::size_t rest = place_of(ClaimPart::rest);
    std::vector<ClaimTerm> before = known(ClaimPart::met) ? met_terms() : std::vector<ClaimTerm>();
    std::vector<ClaimTerm> after;
    for (const ClaimTerm& term : outside())
      (place_of(term.part) > rest ? after : before).push_back(term);
    const ClaimTerm own{ClaimPart::rest, at(ClaimPart::rest)};
    if (!after.empty()) sum(std::move(after), own, ClaimFault::rest_differs);
    if (!known(ClaimPart::met) || total < 0 || derived_) return;
    before.push_back(own);
    sum(std::move(before), {ClaimPart::total, total}, ClaimFault::rest_differs);
  }

  void check_percents() {
    Rational sum;
    Rational slack;
    std::size_t parts = 0;
    for (std::size_t p = 0; p < percents_.size(); ++p) {
      const ClaimFigure& figure = figures_[static_cast<std::size_t>(percents_[p].figure)];
      if (!here(figure)) continue;
      check_percent(p, figure);
      const bool outer = figure.part == ClaimPart::met ||
                         std::find(kOutside.begin(), kOutside.end(), figure.part) != kOutside.end();
      if (!outer || percents_[p].near != ClaimNear::exact) continue;
      sum = sum + percents_[p].value;
      slack = slack + unit_of(percents_[p]);
      ++parts;
    }
    const bool whole_told =
        known(ClaimPart::total) || !has_percent(ClaimPart::met) || !has_percent(ClaimPart::not_met);
    if (whole_told) return;
    const Rational off = sum > Rational(100) ? sum - Rational(100) : Rational(100) - sum;
    ClaimCheck& made = check(ClaimCheckKind::percent_sum, {}, {ClaimPart::total, 100},
                             off < slack ? ClaimFault::none : ClaimFault::percents_differ);
    made.share = sum;
  }
  bool has_percent(ClaimPart part) const {
    return std::any_of(percents_.begin(), percents_.end(), [&](const ClaimPercent& percent) {
      const ClaimFigure& figure = figures_[static_cast<std::size_t>(percent.figure)];
      return here(figure) && figure.part == part;
    });
  }

  /// The wholes a percentage may be taken of, the likeliest first.
  std::vector<ClaimTerm> wholes_for(const ClaimFigure& figure) {
    std::vector<ClaimTerm> wholes;
    const auto add = [&](ClaimPart part, std::int64_t value) {
      if (value > 0 && std::none_of(wholes.begin(), wholes.end(),
                                    [&](const ClaimTerm& term) { return term.count == value; }))
        wholes.push_back({part, value});
    };
    const ClaimPart whole = holder_of(figure.part);
    if (figure.whole >= 0) {
      add(whole, figure.whole);
      return wholes;
    }
    if (whole == ClaimPart::other) return wholes;
    if (whole != ClaimPart::total) {
      add(whole, at(whole));
      if (whole == ClaimPart::not_met && known(ClaimPart::total) && known(ClaimPart::met))
        add(whole, at(ClaimPart::total) - at(ClaimPart::met));
    }
    add(ClaimPart::total, at(ClaimPart::total));
    return wholes;
  }

  /// Takes the whole for the check when the percentage comes of it.
  bool fits(ClaimCheck& made, ClaimTerm whole) const {
    const Rational exact(Int128{made.terms[0].count} * 100, whole.count);
    made.rounding = rounding_of(percents_[static_cast<std::size_t>(made.percent)], exact);
    if (made.rounding == ClaimRounding::none) return false;
    made.against = whole;
    made.share = exact;
    made.fault = ClaimFault::none;
    return true;
  }

  void check_percent(std::size_t index, const ClaimFigure& figure) {
    const std::int64_t count = figure.count >= 0 ? figure.count : at(figure.part);
    if (count < 0) return;
    const std::vector<ClaimTerm> wholes = wholes_for(figure);
    const bool search = wholes.empty() && !known(ClaimPart::total);
    if (wholes.empty() && (!search || holder_of(figure.part) == ClaimPart::other)) return;
    ClaimCheck& made = check(ClaimCheckKind::percent, {{figure.part, count}},
                             search ? ClaimTerm{ClaimPart::total, -1} : wholes.front(),
                             search ? ClaimFault::no_whole_number : ClaimFault::percent_differs);
    made.percent = static_cast<std::int32_t>(index);
    if (!search) {
      made.share = Rational(Int128{count} * 100, wholes.front().count);
      for (const ClaimTerm& whole : wholes)
        if (fits(made, whole)) return;
      return;
    }
    // Without any total: is there one that gives the percentage?
    for (std::int64_t total = std::max<std::int64_t>(count, 1); total <= kLargestTotal; ++total)
      if (fits(made, {ClaimPart::total, total})) return;
  }
};

}  // namespace

void judge(const std::vector<ClaimFigure>& figures, const std::vector<ClaimPercent>& percents,
           std::int64_t total, ClaimReading& reading) {
  Judge(figures, percents, reading).run(total);
}

}  // namespace chuan
