/// The checks of a claim in words and for machines.
///
/// Contract: pure, total. Private to src/report.
#pragma once

#include <string>
#include <string_view>

#include "model/claim.h"
#include "report/report.h"

namespace chuan {

/// "46 đạt + 9 chưa đạt = 55", "46/55 = 83,64 %, làm tròn".
std::string check_words(const Claim& claim, const ClaimCheck& check, Language language);
/// "46 trên 55 đạt", "9 chưa đạt, nằm trong": what a figure was read as.
std::string figure_words(const ClaimFigure& figure, Language language);
/// "tiệm cận đứng ngoài chưa đạt".
std::string reading_words(const ClaimReading& reading, Language language);
std::string part_words(ClaimPart part, Language language);
/// "83,64 %" as the sentence prints it.
std::string percent_words(const ClaimPercent& percent, Language language);
std::string_view span_text(const Claim& claim, ClaimSpan span);

std::string_view machine_name(ClaimVerdict verdict);
std::string_view machine_name(ClaimPart part);
std::string_view machine_name(ClaimCheckKind kind);
std::string_view machine_name(ClaimFault fault);
std::string_view machine_name(ClaimRounding rounding);
std::string_view machine_name(ClaimNear near);

}  // namespace chuan
