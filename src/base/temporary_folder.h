/// A folder of our own for the files that some libraries insist on, gone with its owner.
///
///   const std::optional<TemporaryFolder> folder = TemporaryFolder::make();
///   library.save(folder->path() + "/book.xlsx");
///
/// Contract: made where the system wants temporary files (TMPDIR), readable by this user alone;
/// nothing when it cannot be made. No throw. Safe from any thread.
#pragma once

#include <optional>
#include <string>

namespace chuan {

class TemporaryFolder {
 public:
  static std::optional<TemporaryFolder> make();
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  /// Without a slash at its end.
  const std::string& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::string path);
  std::string path_;
};

}  // namespace chuan
