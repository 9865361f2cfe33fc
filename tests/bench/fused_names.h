/// The names by which the fused reference knows qd11-2021: fields, rows, yearly checks, figures.
#pragma once

namespace chuan::bench {

inline constexpr unsigned kYears = 5;

// clang-format off
/// Positions of the fields in Staff::codes, four bits each.
enum StaffField : unsigned {
  kPayroll, kPosition, kPost, kDegree, kDegreeFits, kPostFits, kTheory, kRank, kManagement,
  kDepartment, kMeets, kTeaches, kIt, kOwn, kStaffFields
};

/// The rows of level 1 in the pack's order.
enum Row : unsigned {
  k1_01, k1_02, k1_03,
  k2_01, k2_02, k2_03, k2_04, k2_05, k2_06, k2_07, k2_08, k2_09, k2_10, k2_11, k2_12, k2_13, k2_14,
  k2_15, k2_16, k2_17, k2_18, k2_19, k2_20, k2_21, k2_22, k2_23, k2_24, k2_25, k2_26, k2_27, k2_28,
  k2_29, k3_01, k3_02, k3_03, k3_04, k3_05,
  k4_01, k4_02, k4_03, k4_04, k4_05, k4_06, k4_07, k4_08, k4_09,
  k5_01, k5_02, k5_03, k5_04, k6_01, k6_02, k6_03, k6_04, k6_05, kRows
};

/// Yearly checks of level 1 in the pack's order.
enum YearCheck : unsigned {
  kY1_03, kY2_04, kY2_23, kY2_24, kY2_25, kY2_26, kY3_03, kY3_04a, kY3_04b, kY4_05, kY4_06, kY4_09,
  kY5_01b, kY5_02, kY5_03, kYearChecks
};

/// Checks of level 1 that may be declared as figures; a figure's key is the position here plus one.
enum FigureKey : unsigned {
  kF1_03 = 1, kF2_01, kF2_02, kF2_03, kF2_04, kF2_07, kF2_08, kF2_09, kF2_10, kF2_11, kF2_12,
  kF2_13, kF2_14, kF2_15, kF2_16, kF2_17, kF2_18, kF2_19a, kF2_19b, kF2_20, kF2_21, kF2_22,
  kF2_23, kF2_24, kF2_25, kF2_26, kF2_27, kF2_28, kF2_29, kF3_01, kF3_02, kF3_03, kF3_04a,
  kF3_04b, kF4_01, kF4_02, kF4_03, kF4_04, kF4_05, kF4_06, kF4_08, kF4_09, kF5_01b, kF6_02,
  kF6_03, kF6_05, kFigureKeys
};
// clang-format on

}  // namespace chuan::bench
