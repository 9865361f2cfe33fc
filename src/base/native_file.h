/// The calls that need the operating system itself; everything else goes through std::filesystem.
/// A port replaces native_file_posix.cpp and native_stream_posix.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "base/stream.h"

struct stat;

namespace chuan {

/// Over what `out` held; it is empty when that fails. Stamps of the file that was opened.
IoStatus read_native(const std::filesystem::path& path, std::size_t limit, std::string& out,
                     FileStamp& before, FileStamp& after);
/// Follows a symbolic link, keeps the target's permissions, writes devices and pipes directly.
IoStatus write_native(const std::filesystem::path& path, std::string_view bytes);
IoStatus write_native_soon(const std::filesystem::path& path, std::string_view bytes);

// As in FileSystem; zeros for what is not there.
FileStamp stamp_native(const std::filesystem::path& path);
IoStatus open_native(const std::filesystem::path& path, std::unique_ptr<ByteSource>& out);
IoStatus grow_native(const std::filesystem::path& path, std::uint64_t keep,
                     std::unique_ptr<GrowingFile>& out);

// Shared by the two ports' files.
FileStamp stamp_of_native(const struct stat& info);
IoStatus native_failure(int error);
/// The place where a write to the path ends: behind a symbolic link.
IoStatus follow_native(std::filesystem::path& path);
/// 0, or the system's error.
int write_native_all(int descriptor, std::string_view bytes);
/// Makes a rename in the folder durable where the system can; a failure here loses nothing.
void sync_native_folder(const std::filesystem::path& folder);

}  // namespace chuan
