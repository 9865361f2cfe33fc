/// The judge: a total function from a pack, evidence and a day to findings.
///
///   Workspace ws;
///   const Assessment& a = evaluate(pack, evidence, Date::of(2023, 4, 12), {}, ws);
///
/// How: every predicate is asked of a whole register at once and answered with two bit sets, the
/// records for which it is surely true and those for which it may be; strong Kleene logic is then
/// word arithmetic, and counts are population counts. Equal predicates are asked once.
///
/// Contract: no I/O, no clock, no throw, no text. The day is one of a calendar (years 1 to 9999):
/// an undated dossier is given one by the caller. The pack and the evidence are shared and only
/// read; a Workspace belongs to one thread and lends memory: after the first dossier of a size no
/// allocation happens. The result lives in the workspace until its next use.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "model/assessment.h"

namespace chuan {

struct EvaluateOptions {
  std::uint8_t level = 1;  ///< levels 1..level are judged
  RulingStage stage = RulingStage::self;
  bool lapses = true;  ///< also find the day each met verdict is lost (semantics 10)
  /// Judge the calendar years asked on this day instead of on as-of (semantics 10).
  std::optional<Date> years_as_of;
  /// Registers are taken to hold all there is up to as-of, also past the dossier date.
  bool assume_nothing_added = false;
};

class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

const Assessment& evaluate(const CompiledPack& pack, const Evidence& evidence, Date as_of,
                           const EvaluateOptions& options, Workspace& workspace);

/// Which records one indicator counted and which it left out, and why: the same predicates, asked
/// record by record. Allocates; the evidence is not changed.
Explanation explain(const CompiledPack& pack, const Evidence& evidence, Date as_of,
                    std::uint16_t indicator, const EvaluateOptions& options, Workspace& workspace);

}  // namespace chuan
