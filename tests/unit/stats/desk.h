/// Class registers from YAML against the shipped pack, for tests of the statistics.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "evidence/read.h"
#include "pack/load.h"
#include "stats/stats.h"

namespace desk {

const chuan::CompiledPack& pack();
/// A dossier with these YAML lines under `registers:`; fails the test on any fault.
chuan::Evidence dossier(const std::string& registers, const std::string& date = "2023-04-12",
                        const std::string& more = "");
/// A sample of samples/training.
chuan::Evidence sample(const std::string& name);

chuan::Date day(const std::string& iso);
/// Statistics of a dossier from its first to its last day ("2018", "2018-01-01").
chuan::StatsTable stats(const chuan::Evidence& evidence, const std::string& from,
                        const std::string& to,
                        std::vector<chuan::Dimension> by = {chuan::Dimension::programme},
                        const std::string& as_of = "");

/// "12", "3/4", "[0, 5]", "[7, ..]": a range as tests read it.
std::string text(const chuan::Range& range);
std::string text(const std::optional<chuan::Range>& range);
/// The row whose first key is the value with this id ("year:2021" for a year; "unknown", "none").
const chuan::StatsRow& row(const chuan::StatsTable& table, const std::vector<std::string>& keys);

}  // namespace desk
