#include "pack/predicates.h"

#include <algorithm>
#include <set>

namespace chuan {
namespace {

template <typename T>
void append_key(std::string& key, T value) {
  key += std::to_string(static_cast<long long>(value));
  key += ' ';
}

/// All that makes two predicates the same question: everything but the place it was written.
std::string key_of(const Predicate& p, std::span<const PredId> children) {
  std::string key;
  append_key(key, p.op);
  append_key(key, p.reg);
  append_key(key, p.field);
  append_key(key, p.lo);
  append_key(key, p.hi);
  append_key(key, p.length.months);
  append_key(key, p.length.days);
  append_key(key, p.set);
  append_key(key, p.other);
  append_key(key, p.by_field);
  append_key(key, p.date_field);
  append_key(key, p.where);
  append_key(key, p.at_least);
  append_key(key, p.missing_is_no);
  append_key(key, p.uses_year);
  append_key(key, p.uses_day);
  for (const PredId child : children) append_key(key, child);
  return key;
}

bool broken(const std::vector<PredId>& parts) {
  return std::find(parts.begin(), parts.end(), kNoPred) != parts.end();
}

bool selects_by_date(PredOp op) {
  return op == PredOp::in_window || op == PredOp::in_years || op == PredOp::of_year;
}

Predicate make(PredOp op, std::uint16_t reg, Origin origin) {
  Predicate p;
  p.op = op;
  p.reg = reg;
  p.origin = origin;
  return p;
}

}  // namespace

PredId PredicatePool::add(Predicate predicate, std::span<const PredId> children) {
  bool needs_year = predicate.op == PredOp::of_year || predicate.op == PredOp::year_row ||
                    (predicate.op == PredOp::related && predicate.date_field != kNone16);
  const auto inherit = [&](PredId id) {
    predicate.uses_year = predicate.uses_year || predicates_[id].uses_year;
    predicate.uses_day = predicate.uses_day || predicates_[id].uses_day;
    needs_year = needs_year || needs_year_[id];
  };
  for (const PredId child : children) {
    inherit(child);
    if (predicate.dated == kNoPred) predicate.dated = predicates_[child].dated;
  }
  if (predicate.where != kNoPred) inherit(predicate.where);

  const auto next = static_cast<PredId>(predicates_.size());
  const auto [known, fresh] = known_.try_emplace(key_of(predicate, children), next);
  if (!fresh) return known->second;
  if (selects_by_date(predicate.op)) predicate.dated = next;
  predicate.first_child = static_cast<std::uint32_t>(children_.size());
  predicate.child_count = static_cast<std::uint32_t>(children.size());
  children_.insert(children_.end(), children.begin(), children.end());
  predicates_.push_back(predicate);
  needs_year_.push_back(needs_year);
  return next;
}

PredId PredicatePool::all(std::uint16_t reg, const std::vector<PredId>& parts, Origin origin) {
  if (broken(parts)) return kNoPred;
  std::vector<PredId> flat;
  std::set<PredId> seen;
  const auto take = [&](PredId id) {
    if (predicates_[id].op != PredOp::always && seen.insert(id).second) flat.push_back(id);
  };
  for (const PredId part : parts) {
    const Predicate& p = predicates_[part];
    if (p.op != PredOp::all) {
      take(part);
      continue;
    }
    for (std::uint32_t c = 0; c < p.child_count; ++c) take(children_[p.first_child + c]);
  }
  if (flat.empty()) return add(make(PredOp::always, reg, origin));
  if (flat.size() == 1) return flat.front();
  return add(make(PredOp::all, reg, origin), flat);
}

PredId PredicatePool::any(std::uint16_t reg, const std::vector<PredId>& parts, Origin origin) {
  if (broken(parts)) return kNoPred;
  if (parts.size() == 1) return parts.front();
  return add(make(PredOp::any, reg, origin), parts);
}

PredId PredicatePool::none(std::uint16_t reg, const std::vector<PredId>& parts, Origin origin) {
  return broken(parts) ? kNoPred : add(make(PredOp::none, reg, origin), parts);
}

bool PredicatePool::narrows_by(PredId id, PredOp op) const {
  if (id == kNoPred) return false;
  const Predicate& p = predicates_[id];
  if (p.op == op) return true;
  if (p.op != PredOp::all && p.op != PredOp::set) return false;
  for (std::uint32_t c = 0; c < p.child_count; ++c)
    if (narrows_by(children_[p.first_child + c], op)) return true;
  return false;
}

}  // namespace chuan
