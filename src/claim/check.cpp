#include "claim/check.h"

#include <algorithm>
#include <cstdint>

#include "claim/judge.h"

namespace chuan {
namespace {

constexpr std::size_t kMostRepairs = 4;
constexpr std::int64_t kSpan = 200;       // numbers up to this far are tried as a repair
constexpr std::size_t kMostFigures = 24;  // longer sentences are not repaired

/// Numbers that are held together: of one level, reached or aimed at.
struct Scope {
  int level = 0;
  int year = 0;
  bool goal = false;
  bool holds(const ClaimFigure& figure) const {
    return figure.level == level && figure.year == year && figure.goal == goal;
  }
};

bool names(const Claim& claim, Scope scope, ClaimPart part) {
  return std::any_of(claim.figures.begin(), claim.figures.end(), [&](const ClaimFigure& figure) {
    return scope.holds(figure) && figure.part == part && figure.count > 0;
  });
}
/// The sentence itself says that it lies within what came before.
bool said_within(const Claim& claim, Scope scope, ClaimPart part) {
  return std::any_of(claim.figures.begin(), claim.figures.end(), [&](const ClaimFigure& figure) {
    return scope.holds(figure) && figure.part == part && figure.within;
  });
}

std::vector<Scope> scopes_of(const Claim& claim) {
  std::vector<Scope> scopes;
  for (const ClaimFigure& figure : claim.figures)
    if (std::none_of(scopes.begin(), scopes.end(),
                     [&](const Scope& scope) { return scope.holds(figure); }))
      scopes.push_back({figure.level, figure.year, figure.goal});
  return scopes;
}

/// The standard's reading, then each that moves what the sentence leaves open.
std::vector<ClaimReading> readings_of(const Claim& claim, Scope scope) {
  std::vector<ClaimReading> out(1);
  out[0].level = scope.level;
  out[0].goal = scope.goal;
  out[0].year = scope.year;
  const auto also = [&](bool ClaimReading::*flag) {
    const std::size_t before = out.size();
    for (std::size_t i = 0; i < before; ++i) {
      out.push_back(out[i]);
      out.back().*flag = true;
    }
  };
  const bool not_met = names(claim, scope, ClaimPart::not_met);
  if (names(claim, scope, ClaimPart::met) && names(claim, scope, ClaimPart::exceeded) &&
      !said_within(claim, scope, ClaimPart::exceeded))
    also(&ClaimReading::exceeded_beside);
  if (not_met && names(claim, scope, ClaimPart::nearly) &&
      !said_within(claim, scope, ClaimPart::nearly))
    also(&ClaimReading::nearly_beside);
  if (not_met && names(claim, scope, ClaimPart::opinion)) also(&ClaimReading::opinion_within);
  return out;
}

bool holds(const Claim& claim, const std::vector<ClaimFigure>& figures, Scope scope,
           std::int64_t total) {
  ClaimReading reading;
  reading.level = scope.level;
  reading.goal = scope.goal;
  reading.year = scope.year;
  judge(figures, claim.percents, total, reading);
  return reading.possible;
}

/// Numbers that, changed alone, make the level consistent: the nearest for each figure.
void find_repairs(Claim& claim, Scope scope, std::int64_t total) {
  if (claim.figures.size() > kMostFigures) return;
  for (std::uint32_t i = 0; i < claim.figures.size(); ++i) {
    if (!scope.holds(claim.figures[i])) continue;
    for (const bool whole : {false, true}) {
      std::vector<ClaimFigure> figures = claim.figures;
      std::int64_t& number = whole ? figures[i].whole : figures[i].count;
      const std::int64_t said = number;
      if (said < 0) continue;
      for (std::int64_t off = 1; off <= kSpan; ++off) {
        bool found = false;
        for (const std::int64_t value : {said - off, said + off}) {
          number = value;
          if (value < 0 || found || !holds(claim, figures, scope, total)) continue;
          if (claim.repairs.size() < kMostRepairs) claim.repairs.push_back({i, whole, value});
          found = true;
        }
        if (found) break;
      }
    }
  }
}

}  // namespace

void check_claim(Claim& claim, const ClaimOptions& options) {
  bool checked = false;
  bool failed = false;
  for (const Scope& scope : scopes_of(claim)) {
    for (ClaimReading& reading : readings_of(claim, scope)) {
      judge(claim.figures, claim.percents, options.total, reading);
      if (reading.standard()) {
        checked = checked || !reading.checks.empty();
        failed = failed || !reading.possible;
        if (!reading.possible) find_repairs(claim, scope, options.total);
      }
      claim.readings.push_back(std::move(reading));
    }
  }
  const bool refused = failed || (!claim.unplaced.empty() && !claim.figures.empty());
  claim.verdict = refused   ? ClaimVerdict::inconsistent
                  : checked ? ClaimVerdict::consistent
                            : ClaimVerdict::nothing;
}

}  // namespace chuan
