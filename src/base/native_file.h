/// The two calls that need the operating system itself; everything else goes through
/// std::filesystem. A port replaces native_file_posix.cpp.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/file_system.h"

namespace chuan {

/// `out` is set only on success.
IoStatus read_native(const std::filesystem::path& path, std::size_t limit, std::string& out);
/// Follows a symbolic link, keeps the target's permissions, writes devices and pipes directly.
IoStatus write_native(const std::filesystem::path& path, std::string_view bytes);

}  // namespace chuan
