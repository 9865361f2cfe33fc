#include "report/measure_parts.h"

#include <algorithm>

#include "report/predicate_words.h"

namespace chuan {
namespace {

/// Sets in the order in which they are named, those that a set's own filters name after it.
void collect_sets(const Wording& w, PredId id, std::vector<PredId>& out) {
  if (id >= w.pack.predicates.size()) return;
  const Predicate* p = &w.pack.predicates[id];
  if (p->op == PredOp::set) {
    if (std::find_if(out.begin(), out.end(), [&](PredId other) {
          return w.pack.predicates[other].set == p->set;
        }) != out.end())
      return;
    out.push_back(id);
  }
  for (std::uint32_t i = 0; i < p->child_count; ++i)
    if (p->first_child + i < w.pack.children.size())
      collect_sets(w, w.pack.children[p->first_child + i], out);
  if (p->op == PredOp::related || p->op == PredOp::year_row) collect_sets(w, p->where, out);
}

void collect_registers(const CompiledPack& pack, PredId id, std::vector<std::uint16_t>& out) {
  if (id >= pack.predicates.size()) return;
  const Predicate& p = pack.predicates[id];
  const auto add = [&](std::uint16_t reg) {
    if (reg != kNone16 && std::find(out.begin(), out.end(), reg) == out.end()) out.push_back(reg);
  };
  add(p.reg);
  for (std::uint32_t i = 0; i < p.child_count; ++i)
    collect_registers(pack, pack.children[p.first_child + i], out);
  if (p.op != PredOp::related && p.op != PredOp::year_row) return;
  add(p.other);
  collect_registers(pack, p.where, out);
}

}  // namespace

std::vector<std::uint16_t> registers_of(const CompiledPack& pack, const Measure& measure) {
  std::vector<std::uint16_t> out;
  if (measure.kind == MeasureKind::ratio) {
    for (const std::uint32_t part : {measure.top, measure.bottom})
      for (const std::uint16_t reg : registers_of(pack, pack.parts[part]))
        if (std::find(out.begin(), out.end(), reg) == out.end()) out.push_back(reg);
    return out;
  }
  if (measure.kind == MeasureKind::value || measure.kind == MeasureKind::ruling) return out;
  if (measure.reg != kNone16) out.push_back(measure.reg);
  collect_registers(pack, measure.members, out);
  collect_registers(pack, measure.passing, out);
  return out;
}

std::vector<std::string> set_definitions(const Wording& w, const Measure& measure) {
  std::vector<PredId> sets;
  const auto add = [&](const Measure& one) {
    collect_sets(w, one.members, sets);
    collect_sets(w, one.passing, sets);
  };
  add(measure);
  if (measure.kind == MeasureKind::ratio)
    for (const std::uint32_t part : {measure.top, measure.bottom})
      if (part < w.pack.parts.size()) add(w.pack.parts[part]);
  std::vector<std::string> out;
  for (const PredId id : sets) {
    const Predicate& set = w.pack.predicates[id];
    const std::string words = holds(w, w.pack.children[set.first_child]);
    if (!words.empty()) out.push_back(w.of(w.pack.sets[set.set].title) + ": " + words);
  }
  return out;
}

}  // namespace chuan
