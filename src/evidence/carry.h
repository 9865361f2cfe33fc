/// Last year's dossier made into this year's: what can still count stays, the rest is listed.
///
/// Decided from the pack's window and schema, no register by name: people (anything with a stay)
/// leave when their stay ended before the window and the years asked; rows of a year when that year
/// is no longer asked; dated records of a register that is only asked within a time when all their
/// dates lie before it; documents when they expired, tasks when they are done. Records that others
/// still name stay with them. Figures without a year, rulings and open questions belong to the day
/// they were written for.
///
/// Contract: codes and the order of records are kept. What a register covers stays known only up to
/// the old dossier date, so that a year nobody has entered yet is not taken for an empty one. A
/// verdict on the new day is the same before and after, but for what was written for the old day.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/evidence.h"
#include "model/pack.h"

namespace chuan {

enum class LeftReason : std::uint8_t {
  left_before,  ///< the stay ended before the window
  year_past,    ///< of a year that is no longer asked
  date_past,    ///< all its dates lie before the window
  expired,      ///< no longer in force
  task_done,    ///< done or dropped
  old_figure,   ///< counted on the old day
  old_ruling,   ///< judged on the old day
  old_question  ///< an opinion asked then
};

struct LeftOut {
  std::uint16_t reg = kNone16;  ///< kNone16: a ruling or a question
  std::string record;           ///< its code, or the indicator
  LeftReason reason = LeftReason::date_past;
  std::string data;  ///< "column: value; ..." of all that it said
};

/// Changes `evidence` in place; `day` is after its dossier date.
std::vector<LeftOut> carry_forward(const CompiledPack& pack, Evidence& evidence, Date day);

}  // namespace chuan
