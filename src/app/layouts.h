/// The layouts at hand: those the binary carries, and any file on disk.
///
/// Contract: a layout is read strictly; what is wrong with it stands in the context.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "report/layout.h"

namespace chuan {

inline constexpr const char* kUsualLayout = "nd30";

/// Ids of the shipped ones, sorted.
std::vector<std::string> shipped_layouts(Context& context);
/// By the id of a shipped layout, or the path of a file (.yaml, .yml).
Answer<Layout> open_layout(Context& context, const std::string& asked);

}  // namespace chuan
