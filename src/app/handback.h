/// Each school's own place among the others, as a file to send back to it.
///
/// Contract: a file holds one school's figures and the quartiles of all, nothing that names
/// another. Nothing is written for fewer than kFewestSchools schools.
#pragma once

#include <string>

#include "app/context.h"
#include "report/picture_report.h"

namespace chuan {

ExitCode write_handbacks(Context& context, const PictureInput& input, const std::string& folder,
                         const ReportOptions& options);

}  // namespace chuan
