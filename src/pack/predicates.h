/// The predicates of a pack as one graph without repetitions: equal questions are one node.
///
/// Contract: children stand before their parents; a node is never changed once added. `kNoPred`
/// among the parts means a fault already reported: the whole is then kNoPred too. Private to
/// src/pack.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/pack.h"

namespace chuan {

class PredicatePool {
 public:
  PredicatePool(std::vector<Predicate>& predicates, std::vector<PredId>& children)
      : predicates_(predicates), children_(children) {}

  /// `predicate` with its own flags; those of its children and `where` are added to them.
  PredId add(Predicate predicate, std::span<const PredId> children = {});

  /// Conjunction in short form: nested ones opened, repeated and always-true parts dropped.
  PredId all(std::uint16_t reg, const std::vector<PredId>& parts, Origin origin);
  PredId any(std::uint16_t reg, const std::vector<PredId>& parts, Origin origin);
  PredId none(std::uint16_t reg, const std::vector<PredId>& parts, Origin origin);

  /// It, or something below it, means nothing unless a year is being asked.
  bool needs_year(PredId id) const { return id != kNoPred && needs_year_[id]; }
  /// In a conjunction of its own register it keeps only records dated by `op`.
  bool narrows_by(PredId id, PredOp op) const;
  bool uses_day(PredId id) const { return id != kNoPred && predicates_[id].uses_day; }

 private:
  std::vector<Predicate>& predicates_;
  std::vector<PredId>& children_;
  std::vector<bool> needs_year_;
  std::unordered_map<std::string, PredId> known_;
};

}  // namespace chuan
