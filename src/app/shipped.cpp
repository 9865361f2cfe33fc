#include "app/shipped.h"

#include <algorithm>

#include "app/embedded.h"

namespace chuan {
namespace {

bool is_shipped(std::string_view path) {
  return path.starts_with(kShipped);
}

/// The path below the prefix, without slashes at its ends; "" is the root.
std::string_view inside(std::string_view path) {
  path.remove_prefix(kShipped.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

/// What of the file's name comes below the folder; empty when it does not lie in it.
std::string_view below(std::string_view folder, std::string_view name) {
  if (folder.empty()) return name;
  const bool in =
      name.size() > folder.size() && name.starts_with(folder) && name[folder.size()] == '/';
  return in ? name.substr(folder.size() + 1) : std::string_view();
}

}  // namespace

std::string_view shipped_file(std::string_view path) {
  if (!is_shipped(path)) return {};
  const std::string_view wanted = inside(path);
  for (const EmbeddedFile* file = embedded_files(); file->name != nullptr; ++file)
    if (wanted == file->name)
      return {file->begin, static_cast<std::size_t>(file->end - file->begin)};
  return {};
}

WithShippedFiles::WithShippedFiles(FileSystem& outer) : outer_(outer) {}

FileKind WithShippedFiles::kind(const std::string& path) const {
  if (!is_shipped(path)) return outer_.kind(path);
  const std::string_view wanted = inside(path);
  for (const EmbeddedFile* file = embedded_files(); file->name != nullptr; ++file) {
    if (wanted == file->name) return FileKind::file;
    if (!below(wanted, file->name).empty()) return FileKind::directory;
  }
  return FileKind::absent;
}

IoStatus WithShippedFiles::read(const std::string& path, std::size_t limit,
                                std::string& out) const {
  if (!is_shipped(path)) return outer_.read(path, limit, out);
  if (const std::string_view file = shipped_file(path); file.data() != nullptr) {
    if (file.size() > limit) return {IoFault::too_large, "file too large"};
    out = file;
    return {};
  }
  return kind(path) == FileKind::directory ? IoStatus{IoFault::is_directory, "is a directory"}
                                           : IoStatus{IoFault::not_found, "no such file"};
}

IoStatus WithShippedFiles::read_stamped(const std::string& path, std::size_t limit,
                                        std::string& out, FileStamp& before,
                                        FileStamp& after) const {
  return is_shipped(path) ? read(path, limit, out)
                          : outer_.read_stamped(path, limit, out, before, after);
}

IoStatus WithShippedFiles::list(const std::string& path, std::vector<DirEntry>& out) const {
  if (!is_shipped(path)) return outer_.list(path, out);
  out.clear();
  // The table is sorted by whole paths: what lies in one folder stands together.
  for (const EmbeddedFile* file = embedded_files(); file->name != nullptr; ++file) {
    const std::string_view rest = below(inside(path), file->name);
    const std::string_view name = rest.substr(0, rest.find('/'));
    if (name.empty() || (!out.empty() && out.back().name == name)) continue;
    const bool folder = name.size() != rest.size();
    out.push_back({std::string(name), folder ? FileKind::directory : FileKind::file});
  }
  std::sort(out.begin(), out.end(),
            [](const DirEntry& a, const DirEntry& b) { return a.name < b.name; });
  return out.empty() ? IoStatus{IoFault::not_found, "no such folder"} : IoStatus{};
}

IoStatus WithShippedFiles::write_atomic(const std::string& path, std::string_view bytes) {
  if (is_shipped(path)) return {IoFault::no_permission, "read-only"};
  return outer_.write_atomic(path, bytes);
}

IoStatus WithShippedFiles::write_soon(const std::string& path, std::string_view bytes) {
  if (is_shipped(path)) return {IoFault::no_permission, "read-only"};
  return outer_.write_soon(path, bytes);
}

IoStatus WithShippedFiles::make_directories(const std::string& path) {
  if (is_shipped(path)) return {IoFault::no_permission, "read-only"};
  return outer_.make_directories(path);
}

IoStatus WithShippedFiles::open(const std::string& path, std::unique_ptr<ByteSource>& out) const {
  return outer_.open(path, out);
}
IoStatus WithShippedFiles::grow(const std::string& path, std::uint64_t keep,
                                std::unique_ptr<GrowingFile>& out) {
  return outer_.grow(path, keep, out);
}

}  // namespace chuan
