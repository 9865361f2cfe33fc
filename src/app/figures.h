/// A declared figure against the register it stands in for (semantics 15): the register wins.
///
/// Contract: adds a warning for each row of `figures` that cannot agree with what the register
/// comes to on the dossier date; rows whose register is absent are not compared. The workspace
/// lends memory.
#pragma once

#include "base/diagnostic.h"
#include "engine/evaluate.h"
#include "model/evidence.h"
#include "model/pack.h"

namespace chuan {

void check_figures(const CompiledPack& pack, const Evidence& evidence, Workspace& workspace,
                   Diagnostics& diagnostics);

}  // namespace chuan
