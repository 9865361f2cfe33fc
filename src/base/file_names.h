/// Which names in a folder are data: shared by the disk and by its twin in memory.
#pragma once

#include <string_view>

namespace chuan {

/// Lock files, thumbnails, archive leftovers and dot files, which no reader wants.
bool is_office_dropping(std::string_view name);

}  // namespace chuan
