/// What goes back into a user's workbook: faulty cells with their marks, the sheet that lists the
/// faults, the sheet that holds the result.
///
/// Both sheets have a hidden first row of keys ("chuan:faults.code", "chuan:result.verdict"), by
/// which they are known again whatever they are called.
///
/// Contract: pure. Marks and links are made for faults whose place is a cell of a sheet of `file`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "doc/edit_workbook.h"
#include "report/report.h"

namespace chuan {

inline constexpr std::string_view kFaultKeys = "chuan:faults.";
inline constexpr std::string_view kResultKeys = "chuan:result.";

std::vector<CellMark> fault_marks(const Diagnostics& diagnostics, const SourceMap& sources,
                                  const std::string& file, Language language);
SheetOut fault_sheet(const Diagnostics& diagnostics, const SourceMap& sources,
                     const std::string& file, Language language);
SheetOut result_sheet(const ReportInput& input, const ReportOptions& options);

}  // namespace chuan
