/// A user's workbook with a few things changed and everything else as it was.
///
///   WorkbookEdit edit;
///   edit.marks.emplace();
///   edit.marks->push_back({"Đội ngũ", 16, 3, MarkRole::error, "E041 ..."});
///   edit.sheets.push_back(list_of_faults);
///   const auto bytes = edit_workbook(original, "quang-tri.xlsx", edit, diagnostics);
///
/// A marked cell keeps its style but for the fill, and its comment gets ours below; what stands
/// there from an earlier run is taken off first. A sheet takes the place of the one of its name, or
/// goes behind the last; comments in it are left out. Parts that nothing changes stay byte for
/// byte; changed ones keep what they hold, whatever prefix or dialect they are written in.
///
/// Contract: same input, same bytes. A value is there exactly when no error was added; no throw;
/// bounded memory. Marks on sheets that the workbook does not have are left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "doc/write_workbook.h"

namespace chuan {

enum class MarkRole : std::uint8_t { warning, error };
struct CellMark {
  std::string sheet;
  std::uint32_t row = 0, column = 0;  ///< from 0
  MarkRole role = MarkRole::error;
  std::string comment;
};
struct WorkbookEdit {
  /// Without a value the marks of an earlier run stay.
  std::optional<std::vector<CellMark>> marks;
  std::vector<SheetOut> sheets;
};

std::optional<std::string> edit_workbook(std::string_view bytes, const std::string& file,
                                         const WorkbookEdit& edit, Diagnostics& diagnostics);

}  // namespace chuan
