/// Random dossiers for any pack, made straight as columns: the material of the law tests.
#pragma once

#include <random>

#include "model/evidence.h"
#include "model/pack.h"

namespace random_evidence {

using Rng = std::mt19937_64;

/// `unknown`: how often a cell is unknown, in percent.
chuan::Evidence make(const chuan::CompiledPack& pack, Rng& rng, int unknown);
/// Turns some known cells into unknown ones, or declares less: never adds knowledge.
void forget(const chuan::CompiledPack& pack, chuan::Evidence& evidence, Rng& rng, int percent);
/// Fills every unknown cell with some value it may have.
void decide(const chuan::CompiledPack& pack, chuan::Evidence& evidence, Rng& rng);
/// Some columns blank in every row, as none or unknown; they stay written.
void blank_columns(const chuan::CompiledPack& pack, chuan::Evidence& evidence, Rng& rng);
/// The same with columns that are blank throughout not written.
chuan::Evidence unwritten(const chuan::Evidence& evidence);
/// The same records in another order.
chuan::Evidence shuffled(const chuan::CompiledPack& pack, const chuan::Evidence& evidence,
                         Rng& rng);

}  // namespace random_evidence
