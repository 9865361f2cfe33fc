#include "base/file_system.h"

namespace chuan {

std::string join_path(std::string_view folder, std::string_view name) {
  const bool drive = name.size() > 1 && name[1] == ':';
  if (folder.empty() || name.starts_with('/') || drive) return std::string(name);
  std::string out(folder);
  if (name.empty()) return out;
  if (!out.ends_with('/')) out.push_back('/');
  return out.append(name);
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

}  // namespace chuan
