/// A pack's rows that still wait for the official text, as an overlay to be filled in.
///
///   std::string yaml = write_overlay_draft(pack, Language::vi);
///
/// Contract: pure; the same pack gives the same bytes. Each place to fill is empty: an entry left
/// empty changes nothing. The result names the pack and its digest.
#pragma once

#include <string>

#include "model/pack.h"
#include "report/report.h"

namespace chuan {

std::string write_overlay_draft(const CompiledPack& pack, Language language);

}  // namespace chuan
