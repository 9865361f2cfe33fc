#include "doc/load_text.h"

#include <utility>

namespace chuan {

std::string size_words(std::size_t bytes) {
  if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) return std::to_string(bytes >> 20) + " MB";
  if (bytes >= 1 << 10 && bytes % (1 << 10) == 0) return std::to_string(bytes >> 10) + " kB";
  return std::to_string(bytes) + " B";
}

SourceId load_text(const FileSystem& files, const std::string& path, std::size_t limit,
                   SourceMap& sources, Diagnostics& diagnostics) {
  std::string text;
  const IoStatus status = files.read(path, limit, text);
  if (!status.ok()) {
    add_file_fault(status, path, limit, diagnostics);
    return kNoSource;
  }
  return sources.add_text(path, std::move(text));
}

Diagnostic& add_file_fault(const IoStatus& status, const std::string& path, std::size_t limit,
                           Diagnostics& diagnostics) {
  Diagnostic diagnostic;
  diagnostic.subject = path;
  diagnostic.args = {path};
  switch (status.fault) {
    case IoFault::not_found:
      diagnostic.code = Code::file_not_found;
      break;
    case IoFault::no_permission:
      diagnostic.code = Code::file_no_permission;
      break;
    case IoFault::is_directory:
      diagnostic.code = Code::file_is_directory;
      break;
    case IoFault::too_large:
      diagnostic.code = Code::file_too_large;
      diagnostic.args.push_back(size_words(limit));
      break;
    case IoFault::none:
    case IoFault::other:
      diagnostic.code = Code::file_unreadable;
      diagnostic.args.push_back(status.reason);
      break;
  }
  diagnostic.severity = default_severity(diagnostic.code);
  return diagnostics.add(std::move(diagnostic));
}

}  // namespace chuan
