/// Overlays: a school's or the Academy's own changes to a pack, laid over it without touching it.
///
/// An overlay names the pack it changes and the digest it was written for; each changed threshold
/// repeats what stood there (`was`), so that a later pack is never changed by accident.
///
/// Contract: faults go to the context; after a fault `pack` is only fit for finding more faults.
/// Private to src/pack.
#pragma once

#include <string>

#include "pack/reader.h"
#include "pack/rule_pack.h"

namespace chuan {

/// `digest` is that of the overlay's own file.
void apply_overlay(ReadContext& context, const std::string& digest, ast::RulePack& pack);

}  // namespace chuan
