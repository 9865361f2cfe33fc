/// The tool's name and version, as reports and JSON carry it.
#pragma once

#include <string>

namespace chuan {
/// "chuan 0.1.0"
std::string tool_name();
}  // namespace chuan
