/// A small pack in a folder in memory and small dossiers, for tests of the use cases.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/score.h"

namespace small_world {

/// Files of the pack "mini" under "packs/mini": two levels, four rows at level 1 and one more at 2.
///
///   CT1.01 share of staff with a master's >= 50 % (level 2: 100 %), one wanted document
///   CT1.02 count of events in the window >= 2
///   CT1.03 ruling
///   CT1.04 events in each year >= 1, in 2 of the years
///   CT1.05 (level 2) count of staff >= 3
struct World {
  World();
  chuan::MemoryFileSystem files;
  chuan::Context context;

  /// Adds "a.yaml": a dossier dated 2023-04-12 of the mini pack, with this YAML after its head.
  void dossier(const std::string& path, const std::string& yaml,
               const std::string& date = "2023-04-12");
  chuan::ScoreRequest request(const std::string& path) const;
  chuan::Scored score(const std::string& path);
  /// The codes of the messages so far, in their order: "U016 E092".
  std::string codes() const;
};

/// Registers that meet all four rows; staff CB01 (doctor), CB02 (master), CB03 (bachelor).
std::string sound_registers();

}  // namespace small_world
