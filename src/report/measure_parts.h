/// What a measure is made of, for people: its named sets in full, the registers it asks.
///
/// Contract: pure; as Wording.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/wording.h"

namespace chuan {

/// The registers that a measure asks, each once.
std::vector<std::uint16_t> registers_of(const CompiledPack& pack, const Measure& measure);
/// What the named sets that a measure asks of are: "lecturers: position is lecturer", one each.
std::vector<std::string> set_definitions(const Wording& w, const Measure& measure);

}  // namespace chuan
