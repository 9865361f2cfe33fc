/// A copy of the user's workbook with something written into it; the original is never touched.
///
///   const Answer<std::string> target = copy_target(context, request);     // before the work
///   ...
///   const ExitCode written = write_copy(context, request.path, *target, kFaultKeys, edit);
///
/// Contract: nothing is overwritten unless told to, and the dossier itself not even then. Without
/// an own name the copy stands beside the dossier: "quang-tri.danh-dau.xlsx".
#pragma once

#include <string>
#include <string_view>

#include "app/dossier.h"
#include "doc/edit_workbook.h"

namespace chuan {

struct CopyRequest {
  DossierSource source;
  std::string option;  ///< that asks for it, for messages: "--mark"
  std::string ending;  ///< of the usual name, before ".xlsx"
  std::string target;  ///< as asked with -o; empty: the usual name
  bool overwrite = false;
};
/// The name of the copy, once it is clear that the dossier is a workbook and the name is free.
Answer<std::string> copy_target(Context& context, const CopyRequest& request);

/// A sheet of `edit` takes the place of the one whose hidden keys begin with `keys`, whatever it is
/// called there.
ExitCode write_copy(Context& context, const std::string& path, const std::string& target,
                    std::string_view keys, WorkbookEdit edit);

}  // namespace chuan
