/// What carrying a dossier forward kept and what it left behind, in words.
///
///   const std::string text = carried_text(pack, evidence, left, old_date, Language::vi);
///
/// Contract: pure. A line for each register and reason names every record by its code.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "evidence/carry.h"
#include "report/report.h"

namespace chuan {

/// `evidence` is the new dossier; `old` the date of the one it came from.
std::string carried_text(const CompiledPack& pack, const Evidence& evidence,
                         const std::vector<LeftOut>& left, Date old, Language language);

}  // namespace chuan
