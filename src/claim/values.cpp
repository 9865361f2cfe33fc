#include "claim/values.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "claim/place.h"
#include "claim/rounding.h"

namespace chuan {

ClaimValues::ClaimValues(const std::vector<ClaimFigure>& figures,
                         const std::vector<ClaimPercent>& percents, ClaimReading& reading)
    : figures_(figures), percents_(percents), reading_(reading) {
  values_.fill(-1);
}

void ClaimValues::read(std::int64_t given_total) {
  read_counts();
  read_wholes();
  if (given_total >= 0) set(ClaimPart::total, given_total, ClaimFault::two_totals);
  read_named_wholes();
  solve_percents();
  read_plain();
  if (at(ClaimPart::total) < 0) derive_total();
}

bool ClaimValues::here(const ClaimFigure& figure) const {
  return figure.level == reading_.level && figure.goal == reading_.goal &&
         figure.year == reading_.year;
}

ClaimCheck& ClaimValues::check(ClaimCheckKind kind, std::vector<ClaimTerm> terms, ClaimTerm against,
                               ClaimFault fault) {
  ClaimCheck made;
  made.kind = kind;
  made.terms = std::move(terms);
  made.against = against;
  made.fault = fault;
  reading_.checks.push_back(std::move(made));
  return reading_.checks.back();
}
void ClaimValues::within(ClaimTerm part, ClaimTerm whole) {
  const bool held = part.count <= whole.count;
  for (const ClaimCheck& made : reading_.checks)
    if (made.kind == ClaimCheckKind::within && made.terms[0].part == part.part &&
        made.terms[0].count == part.count && made.against.count == whole.count)
      return;
  check(ClaimCheckKind::within, {part}, whole,
        held ? ClaimFault::none : ClaimFault::part_exceeds_whole);
}
/// A number said twice must be the same.
void ClaimValues::set(ClaimPart part, std::int64_t value, ClaimFault fault) {
  std::int64_t& now = at(part);
  if (now < 0) {
    now = value;
  } else if (now != value) {
    check(ClaimCheckKind::same, {{part, value}}, {part, now}, fault);
  }
}

void ClaimValues::read_counts() {
  for (const ClaimFigure& figure : figures_) {
    if (!here(figure) || figure.reference || figure.count < 0) continue;
    if (figure.whole >= 0)
      within({figure.part, figure.count}, {holder_of(figure.part), figure.whole});
    if (figure.part == ClaimPart::other) continue;
    const bool total = figure.part == ClaimPart::total;
    set(figure.part, figure.count, total ? ClaimFault::two_totals : ClaimFault::two_values);
  }
}

/// The m of n/m: of the total, or for what lies inside a part, of either.
void ClaimValues::read_wholes() {
  for (const bool inner : {false, true})
    for (const ClaimFigure& figure : figures_) {
      if (!here(figure) || figure.whole < 0) continue;
      const ClaimPart whole = holder_of(figure.part);
      if (whole == ClaimPart::other || (whole != ClaimPart::total) != inner) continue;
      if (!inner) {
        set_total(figure.whole);
      } else if (figure.whole != at(ClaimPart::total) && figure.whole != at(whole)) {
        if (known(whole) || !known(ClaimPart::total))
          set_total(figure.whole);
        else
          set(whole, figure.whole, ClaimFault::two_values);
      }
    }
}

/// Rows that do not apply may have been taken out of the total or not.
void ClaimValues::set_total(std::int64_t value) {
  const std::int64_t now = at(ClaimPart::total);
  const std::int64_t out = at(ClaimPart::not_applicable);
  if (out > 0 && now >= 0 && (now == value + out || now + out == value)) {
    at(ClaimPart::total) = std::min(now, value);
    return;
  }
  set(ClaimPart::total, value, ClaimFault::two_totals);
}

/// "trong 39: 13 vượt": the total, or what holds the next number.
void ClaimValues::read_named_wholes() {
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    if (!here(figures_[i]) || !figures_[i].reference) continue;
    const std::int64_t value = figures_[i].count;
    if (value == at(ClaimPart::total)) continue;
    ClaimPart whole = ClaimPart::total;
    for (std::size_t k = i + 1; k < figures_.size() && whole == ClaimPart::total; ++k)
      if (here(figures_[k]) && !figures_[k].reference) {
        whole = holder_of(figures_[k].part);
        break;
      }
    if (whole == ClaimPart::other) whole = ClaimPart::total;
    set(whole, value, whole == ClaimPart::total ? ClaimFault::two_totals : ClaimFault::two_values);
  }
}

/// A part told only in per cent is the one whole number that has this percentage.
void ClaimValues::solve_percents() {
  const std::int64_t total = at(ClaimPart::total);
  for (std::size_t p = 0; p < percents_.size(); ++p) {
    const ClaimFigure& figure = figures_[static_cast<std::size_t>(percents_[p].figure)];
    if (!here(figure) || figure.count >= 0 || known(figure.part)) continue;
    if (total <= 0 || total > kLargestTotal) continue;
    std::int64_t found = -1;
    int matches = 0;
    for (std::int64_t n = 0; n <= total; ++n)
      if (rounding_of(percents_[p], Rational(Int128{n} * 100, total)) != ClaimRounding::none) {
        found = n;
        ++matches;
      }
    if (matches == 1) at(figure.part) = found;
    if (matches == 0) {
      ClaimCheck& failed = check(ClaimCheckKind::percent, {}, {ClaimPart::total, total},
                                 ClaimFault::no_whole_number);
      failed.percent = static_cast<std::int32_t>(p);
    }
  }
}

/// Those that exceed and those that do not are the met ones.
void ClaimValues::read_plain() {
  if (!known(ClaimPart::plain) || !known(ClaimPart::exceeded)) return;
  std::vector<ClaimTerm> terms = {{ClaimPart::plain, at(ClaimPart::plain)},
                                  {ClaimPart::exceeded, at(ClaimPart::exceeded)}};
  if (!known(ClaimPart::met)) at(ClaimPart::met) = sum_of(terms);
  sum(std::move(terms), {ClaimPart::met, at(ClaimPart::met)}, ClaimFault::sum_differs);
}

void ClaimValues::sum(std::vector<ClaimTerm> terms, ClaimTerm against, ClaimFault fault) {
  const bool held = sum_of(terms) == against.count;
  check(ClaimCheckKind::sum, std::move(terms), against, held ? ClaimFault::none : fault);
}

std::vector<ClaimTerm> ClaimValues::outside() {
  std::vector<ClaimTerm> terms;
  for (const ClaimPart part : kOutside) {
    if (part == ClaimPart::opinion && reading_.opinion_within) continue;
    if (known(part)) terms.push_back({part, at(part)});
  }
  if (reading_.nearly_beside && known(ClaimPart::nearly))
    terms.push_back({ClaimPart::nearly, at(ClaimPart::nearly)});
  return terms;
}
std::vector<ClaimTerm> ClaimValues::met_terms() {
  std::vector<ClaimTerm> terms = {{ClaimPart::met, at(ClaimPart::met)}};
  if (reading_.exceeded_beside && known(ClaimPart::exceeded))
    terms.push_back({ClaimPart::exceeded, at(ClaimPart::exceeded)});
  return terms;
}
std::int64_t ClaimValues::sum_of(const std::vector<ClaimTerm>& terms) {
  std::int64_t sum = 0;
  for (const ClaimTerm& term : terms) sum += term.count;
  return sum;
}
/// Without a total said, the met ones and what stands beside them make it.
void ClaimValues::derive_total() {
  std::vector<ClaimTerm> terms = outside();
  if (terms.empty() && known(ClaimPart::rest))
    terms.push_back({ClaimPart::rest, at(ClaimPart::rest)});
  if (!known(ClaimPart::met) || terms.empty()) return;
  const std::vector<ClaimTerm> met = met_terms();
  terms.insert(terms.begin(), met.begin(), met.end());
  at(ClaimPart::total) = sum_of(terms);
  derived_ = true;
  check(ClaimCheckKind::sum, std::move(terms), {ClaimPart::total, at(ClaimPart::total)},
        ClaimFault::none)
      .derived = true;
}

}  // namespace chuan
