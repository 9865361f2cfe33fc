/// Two assessments side by side, matched by indicator id: what turned, and what explains it.
///
/// Contract: total; points into its input. Private to src/report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/report.h"
#include "report/wording.h"

namespace chuan {

/// One side of an indicator: its finding at the level compared; null where the pack has no row.
struct DiffSide {
  const Finding* finding = nullptr;
  const Indicator* indicator = nullptr;
  const CheckResult* check = nullptr;
  Asked asked;
};
struct DiffRow {
  std::string id;
  DiffSide before, after;
  bool turned = false;             ///< another verdict, or a row only one side has
  bool value_changed = false;      ///< its value, a year of it, or what is told beside the verdict
  bool threshold_changed = false;  ///< the threshold or its direction differs
};
struct Diff {
  std::uint8_t level = 1;     ///< the highest level both were judged at
  std::vector<DiffRow> rows;  ///< in the order of `after`, then rows that only `before` has
  bool same_pack = true;
  bool same_day = true;
  bool same_evidence = true;
};
Diff make_diff(const DiffInput& input);

const LevelResult* level_of(const Assessment& assessment, std::uint8_t level);

}  // namespace chuan
