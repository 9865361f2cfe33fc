/// The unknown cells that decide something, out of the explanations: what a clerk should fill in.
#pragma once

#include <vector>

#include "model/evidence.h"
#include "report/report.h"

namespace chuan {

/// Each cell once, by register, key order and field.
std::vector<ReportInput::OpenCell> find_open_cells(const EvidenceSchema& schema,
                                                   const Evidence& evidence,
                                                   const std::vector<Explanation>& explanations);

}  // namespace chuan
