#include <stdlib.h>  // mkdtemp

#include <filesystem>
#include <system_error>
#include <utility>

#include "base/temporary_folder.h"

namespace chuan {

std::optional<TemporaryFolder> TemporaryFolder::make() {
  std::error_code error;
  const std::filesystem::path where = std::filesystem::temp_directory_path(error);
  if (error) return std::nullopt;
  std::string path = (where / "chuan-XXXXXX").string();
  if (::mkdtemp(path.data()) == nullptr) return std::nullopt;
  return TemporaryFolder(std::move(path));
}

TemporaryFolder::TemporaryFolder(std::string path) : path_(std::move(path)) {}
TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace chuan
