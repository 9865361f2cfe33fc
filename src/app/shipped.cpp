#include "app/shipped.h"

#include "app/embedded.h"

namespace chuan {
namespace {

/// Where the shipped files stand inside their memory: "builtin:a/b" is "rules/a/b".
constexpr std::string_view kInside = "rules";

bool is_shipped(std::string_view path) {
  return path.starts_with(kShipped);
}

std::string inside(std::string_view path) {
  std::string_view rest = path.substr(kShipped.size());
  while (rest.starts_with('/')) rest.remove_prefix(1);
  return rest.empty() ? std::string(kInside) : join_path(kInside, rest);
}

}  // namespace

WithShippedFiles::WithShippedFiles(FileSystem& outer) : outer_(outer) {
  for (const EmbeddedFile* file = embedded_files(); file->name != nullptr; ++file)
    shipped_.files.emplace(join_path(kInside, file->name), std::string(file->begin, file->end));
}

FileKind WithShippedFiles::kind(const std::string& path) const {
  return is_shipped(path) ? shipped_.kind(inside(path)) : outer_.kind(path);
}

IoStatus WithShippedFiles::read(const std::string& path, std::size_t limit,
                                std::string& out) const {
  return is_shipped(path) ? shipped_.read(inside(path), limit, out) : outer_.read(path, limit, out);
}

IoStatus WithShippedFiles::list(const std::string& path, std::vector<DirEntry>& out) const {
  return is_shipped(path) ? shipped_.list(inside(path), out) : outer_.list(path, out);
}

IoStatus WithShippedFiles::write_atomic(const std::string& path, std::string_view bytes) {
  if (is_shipped(path)) return {IoFault::no_permission, "read-only"};
  return outer_.write_atomic(path, bytes);
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
