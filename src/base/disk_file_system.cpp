#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>

#include "base/file_names.h"
#include "base/file_system.h"
#include "base/native_file.h"
#include "base/text.h"
#include "base/utf8.h"

namespace chuan {
namespace {

namespace fs = std::filesystem;

/// Paths are UTF-8 here, whatever the system's own encoding is.
fs::path to_native(std::string_view path) {
  return {std::u8string(path.begin(), path.end())};
}
std::string to_utf8(const fs::path& path) {
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
}

using Reason = std::pair<std::errc, std::string_view>;

/// Each has its words in the catalogue.
constexpr std::array<Reason, 17> kReasons{{
    {std::errc::no_such_file_or_directory, "absent"},
    {std::errc::device_or_resource_busy, "busy"},
    {std::errc::permission_denied, "denied"},
    {std::errc::operation_not_permitted, "denied"},
    {std::errc::file_exists, "exists"},
    {std::errc::is_a_directory, "folder"},
    {std::errc::broken_pipe, "gone"},
    {std::errc::io_error, "hardware"},
    {std::errc::too_many_symbolic_link_levels, "links"},
    {std::errc::filename_too_long, "long_name"},
    {std::errc::too_many_files_open, "many_files"},
    {std::errc::too_many_files_open_in_system, "many_files"},
    {std::errc::not_enough_memory, "no_memory"},
    {std::errc::no_space_on_device, "no_space"},
    {std::errc::not_a_directory, "not_folder"},
    {std::errc::read_only_file_system, "read_only"},
    {std::errc::file_too_large, "too_large"},
}};

IoStatus failure(const std::error_code& error) {
  const std::string reason = system_reason(error.value());
  if (error == std::errc::no_such_file_or_directory) return {IoFault::not_found, reason};
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
      error == std::errc::read_only_file_system) {
    return {IoFault::no_permission, reason};
  }
  return {IoFault::other, reason};
}

FileKind kind_of(const fs::file_status& status) {
  switch (status.type()) {
    case fs::file_type::none:
    case fs::file_type::not_found:
      return FileKind::absent;
    case fs::file_type::regular:
      return FileKind::file;
    case fs::file_type::directory:
      return FileKind::directory;
    default:
      return FileKind::other;
  }
}

/// Of an entry whose folder tells its kind, without asking for each; a link is followed.
FileKind kind_of(const fs::directory_entry& entry) {
  std::error_code unseen;  // a dangling link is listed as absent
  if (entry.is_regular_file(unseen)) return FileKind::file;
  return entry.is_directory(unseen) ? FileKind::directory : kind_of(entry.status(unseen));
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

/// The entry of `folder` whose name has the NFC of `name`; `name` itself when there is none.
fs::path same_name(const fs::path& folder, const fs::path& name) {
  const std::string wanted = to_nfc(to_utf8(name));
  std::error_code error;
  fs::directory_iterator it(folder.empty() ? fs::path(".") : folder, error);
  for (; !error && it != fs::directory_iterator(); it.increment(error)) {
    if (to_nfc(to_utf8(it->path().filename())) == wanted) return it->path().filename();
  }
  return name;
}

/// The path as the disk spells it. Copies made on a Mac keep names in another normal form, which
/// looks the same and is another file name.
fs::path resolve(const std::string& path) {
  const fs::path given = to_native(path);
  if (all_ascii(path) || is_there(given)) return given;
  fs::path found;
  for (const fs::path& part : given) {
    found /= is_there(found / part) ? part : same_name(found, part);
  }
  return found;
}

}  // namespace

std::string system_reason(int error) {
  for (const auto& [condition, word] : kReasons)
    if (std::error_code(error, std::generic_category()) == condition) return std::string(word);
  return std::generic_category().message(error);
}

FileKind DiskFileSystem::kind(const std::string& path) const {
  std::error_code error;
  return kind_of(fs::status(resolve(path), error));
}

IoStatus DiskFileSystem::read(const std::string& path, std::size_t limit, std::string& out) const {
  FileStamp before, after;
  return read_stamped(path, limit, out, before, after);
}

IoStatus DiskFileSystem::read_stamped(const std::string& path, std::size_t limit, std::string& out,
                                      FileStamp& before, FileStamp& after) const {
  const IoStatus as_given = read_native(to_native(path), limit, out, before, after);
  if (as_given.fault != IoFault::not_found || all_ascii(path)) return as_given;
  return read_native(resolve(path), limit, out, before, after);
}

IoStatus DiskFileSystem::list(const std::string& path, std::vector<DirEntry>& out) const {
  struct Found {
    DirEntry entry;
    std::string written;  ///< as the disk spells it
  };
  std::vector<Found> found;
  out.clear();
  std::error_code error;
  fs::directory_iterator it(resolve(path.empty() ? "." : path), error);
  for (; !error && it != fs::directory_iterator(); it.increment(error)) {
    std::string written = to_utf8(it->path().filename());
    std::string name = to_nfc(written);
    if (is_office_dropping(name)) continue;
    found.push_back({{std::move(name), kind_of(*it)}, std::move(written)});
  }
  if (error) return failure(error);
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tie(a.entry.name, a.written) < std::tie(b.entry.name, b.written);
  });
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto twin = [&](std::size_t other) {
      return other < found.size() && found[other].entry.name == found[i].entry.name;
    };
    out.push_back(found[i].entry);
    if (twin(i + 1) || twin(i - 1)) out.back().name = found[i].written;
  }
  return {};
}

IoStatus DiskFileSystem::write_atomic(const std::string& path, std::string_view bytes) {
  return write_native(resolve(path), bytes);
}

IoStatus DiskFileSystem::write_soon(const std::string& path, std::string_view bytes) {
  return write_native_soon(resolve(path), bytes);
}

IoStatus DiskFileSystem::make_directories(const std::string& path) {
  std::error_code error;
  fs::create_directories(resolve(path), error);
  return error ? failure(error) : IoStatus{};
}

FileStamp DiskFileSystem::stamp(const std::string& path) const {
  return stamp_native(resolve(path));
}

IoStatus DiskFileSystem::open(const std::string& path, std::unique_ptr<ByteSource>& out) const {
  return open_native(resolve(path), out);
}

IoStatus DiskFileSystem::grow(const std::string& path, std::uint64_t keep,
                              std::unique_ptr<GrowingFile>& out) {
  return grow_native(resolve(path), keep, out);
}

IoStatus DiskFileSystem::remove(const std::string& path) {
  std::error_code error;
  fs::remove(resolve(path), error);
  return error ? failure(error) : IoStatus{};
}

}  // namespace chuan
