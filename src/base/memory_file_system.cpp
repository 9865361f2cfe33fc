#include <algorithm>
#include <utility>

#include "base/file_names.h"
#include "base/file_system.h"
#include "base/stream.h"
#include "base/text.h"
#include "base/utf8.h"

namespace chuan {
namespace {

/// NFC, without "./" in front and "/" behind; "" is the root.
std::string clean(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  if (path == ".") path = {};
  return to_nfc(path);
}

using Files = std::map<std::string, std::string>;

Files::const_iterator find_file(const Files& files, const std::string& path) {
  const auto exact = files.find(path);
  if (exact != files.end() || all_ascii(path)) return exact;
  for (auto it = files.begin(); it != files.end(); ++it) {
    if (!is_nfc_quick(it->first) && to_nfc(it->first) == path) return it;
  }
  return files.end();
}

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  IoStatus read(char* into, std::size_t room, std::size_t& got) override {
    got = bytes_.copy(into, room, at_);
    at_ += got;
    return {};
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

class MemoryGrowing final : public GrowingFile {
 public:
  MemoryGrowing(Files& files, std::string path) : files_(files), path_(std::move(path)) {}
  IoStatus append(std::string_view bytes) override {
    files_[path_] += bytes;
    return {};
  }
  IoStatus finish(const std::string& target) override {
    files_[clean(target)] = std::move(files_[path_]);
    files_.erase(path_);
    return {};
  }

 private:
  Files& files_;
  std::string path_;
};

std::string folder_prefix(const std::string& path) {
  return path.empty() || path.ends_with('/') ? path : path + "/";
}

}  // namespace

bool is_office_dropping(std::string_view name) {
  return name.starts_with("~$") || name.starts_with('.') || name == "Thumbs.db" ||
         name == "desktop.ini" || name == "__MACOSX";
}

FileKind MemoryFileSystem::kind(const std::string& path) const {
  const std::string wanted = clean(path);
  if (find_file(files, wanted) != files.end()) return FileKind::file;
  const std::string prefix = folder_prefix(wanted);
  for (const auto& entry : files) {
    if (to_nfc(entry.first).starts_with(prefix)) return FileKind::directory;
  }
  return FileKind::absent;
}

IoStatus MemoryFileSystem::read(const std::string& path, std::size_t limit,
                                std::string& out) const {
  out.clear();
  reads.push_back(path);
  const auto file = find_file(files, clean(path));
  if (file == files.end()) {
    const bool folder = kind(path) == FileKind::directory;
    return folder ? IoStatus{IoFault::is_directory, "is a directory"}
                  : IoStatus{IoFault::not_found, "no such file"};
  }
  if (file->second.size() > limit) return {IoFault::too_large, "file too large"};
  out = file->second;
  return {};
}

IoStatus MemoryFileSystem::list(const std::string& path, std::vector<DirEntry>& out) const {
  out.clear();
  const FileKind what = kind(path);
  if (what == FileKind::absent) return {IoFault::not_found, "no such directory"};
  if (what != FileKind::directory) return {IoFault::other, "not a directory"};
  const std::string prefix = folder_prefix(clean(path));
  std::map<std::string, FileKind> found;
  for (const auto& entry : files) {
    const std::string name = to_nfc(entry.first);
    if (!name.starts_with(prefix)) continue;
    const std::string rest = name.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    const std::string first = rest.substr(0, slash);
    if (first.empty() || is_office_dropping(first)) continue;
    found[first] = slash == std::string::npos ? FileKind::file : FileKind::directory;
  }
  for (const auto& [name, entry_kind] : found) out.push_back({name, entry_kind});
  return {};
}

IoStatus MemoryFileSystem::write_atomic(const std::string& path, std::string_view bytes) {
  if (kind(path) == FileKind::directory) return {IoFault::is_directory, "is a directory"};
  files[clean(path)] = std::string(bytes);
  return {};
}

IoStatus MemoryFileSystem::make_directories(const std::string& path) {
  if (kind(path) == FileKind::file) return {IoFault::other, "a file has that name"};
  return {};
}

FileStamp MemoryFileSystem::stamp(const std::string& path) const {
  const auto file = find_file(files, clean(path));
  if (file == files.end()) return {kind(path)};
  return {FileKind::file, file->second.size(),
          static_cast<std::int64_t>(fingerprint(file->second) >> 1)};
}

IoStatus MemoryFileSystem::open(const std::string& path, std::unique_ptr<ByteSource>& out) const {
  std::string bytes;
  const IoStatus status = read(path, std::string::npos, bytes);
  if (status.ok()) out = std::make_unique<MemorySource>(std::move(bytes));
  return status;
}

IoStatus MemoryFileSystem::grow(const std::string& path, std::uint64_t keep,
                                std::unique_ptr<GrowingFile>& out) {
  if (kind(path) == FileKind::directory) return {IoFault::is_directory, "is a directory"};
  std::string& bytes = files[clean(path)];
  bytes.resize(std::min<std::size_t>(bytes.size(), keep));
  out = std::make_unique<MemoryGrowing>(files, clean(path));
  return {};
}

IoStatus MemoryFileSystem::remove(const std::string& path) {
  files.erase(clean(path));
  return {};
}

}  // namespace chuan
