/// What pack judged, with every overlay on it: no output leaves out that a rule was changed.
///
///   pack_label(pack)   // "qd11-2021 + Chỉ tiêu của tỉnh (2026-03-01)"
///   overlay_lines(w)   // one sentence an overlay: name, date and why
///
/// Contract: pure; texts of overlays come as one line each. Private to the folder.
#pragma once

#include <string>
#include <vector>

#include "report/wording.h"

namespace chuan {

std::string pack_label(const CompiledPack& pack);
/// " + Chỉ tiêu của tỉnh (2026-03-01)" for each; empty without overlays.
std::string overlays_label(const CompiledPack& pack);
std::vector<std::string> overlay_lines(const Wording& w);

}  // namespace chuan
