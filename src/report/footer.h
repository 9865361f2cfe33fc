/// What every document says of itself: how it came about, so that anyone can make it again.
///
/// Pack, version and digest; overlays; the day judged, window and stage; the dossier's digest; the
/// tool; how the met rows split by basis; whether names are shown and small counts merged.
///
/// Contract: pure; each line is one clean line in the language of the options.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace chuan {

std::vector<std::string> footer_lines(const ReportInput& input, const ReportOptions& options);

}  // namespace chuan
