#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/native_file.h"

namespace chuan {
namespace {

namespace fs = std::filesystem;

/// Owns a descriptor; `close` reports what a delayed write may only say then.
class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return fd_; }
  bool close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd) == 0;
  }

 private:
  int fd_;
};

IoStatus write_direct(const fs::path& path, std::string_view bytes) {
  File file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) return native_failure(errno);
  const int error = write_native_all(file.get(), bytes);
  if (error != 0) return native_failure(error);
  return file.close() ? IoStatus{} : native_failure(errno);
}

/// A new file beside the target; its name is chosen so that no reader takes it for data.
int open_temporary(const fs::path& target, fs::path& chosen) {
  for (int n = 0; n < 1000; ++n) {
    chosen = target.parent_path();
    chosen /= ".~chuan-" + std::to_string(::getpid()) + "-" + std::to_string(n);
    const int fd = ::open(chosen.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  errno = EEXIST;
  return -1;
}

int fill_temporary(File& file, const struct stat* old, std::string_view bytes) {
  if (const int error = write_native_all(file.get(), bytes)) return error;
  if (old != nullptr && ::fchmod(file.get(), old->st_mode & 07777) != 0) return errno;
  if (::fsync(file.get()) != 0 && errno != EINVAL && errno != ENOTSUP) return errno;
  return file.close() ? 0 : errno;
}

/// Gives an open file without a name its name; the system's error where something has it.
int name_file(const File& file, const fs::path& path) {
  // Shorter, where the user may; else by the name that the system has for what is open.
  static std::atomic<bool> may{true};
  if (may.load(std::memory_order_relaxed)) {
    if (::linkat(file.get(), "", AT_FDCWD, path.c_str(), AT_EMPTY_PATH) == 0) return 0;
    if (errno == EEXIST) return errno;
    may.store(false, std::memory_order_relaxed);
  }
  const std::string open = "/proc/self/fd/" + std::to_string(file.get());
  return ::linkat(AT_FDCWD, open.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0
                                                                                          : errno;
}

}  // namespace

IoStatus native_failure(int error) {
  const std::string reason = system_reason(error);
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {IoFault::not_found, reason};
    case EACCES:
    case EPERM:
    case EROFS:
      return {IoFault::no_permission, reason};
    case EISDIR:
      return {IoFault::is_directory, reason};
    default:
      return {IoFault::other, reason};
  }
}

IoStatus follow_native(fs::path& path) {
  std::error_code absent;
  std::error_code error;
  if (fs::is_symlink(fs::symlink_status(path, absent))) path = fs::weakly_canonical(path, error);
  return error ? native_failure(error.value()) : IoStatus{};
}

int write_native_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n < 0 ? errno : EIO;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

void sync_native_folder(const fs::path& folder) {
  const File file(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() >= 0) static_cast<void>(::fsync(file.get()));
}

IoStatus read_native(const fs::path& path, std::size_t limit, std::string& out, FileStamp& before,
                     FileStamp& after) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) return native_failure(errno);
  if (S_ISDIR(info.st_mode)) return native_failure(EISDIR);
  before = stamp_of_native(info);
  const IoStatus too_large{IoFault::too_large, system_reason(EFBIG)};
  std::size_t expected = 1 << 16;
  if (S_ISREG(info.st_mode)) {
    expected = static_cast<std::size_t>(info.st_size);
    if (expected > limit) return too_large;
  }
  // One byte more than expected shows the end of the file without growing the buffer, which is what
  // was read before: nothing is cleared that is written over.
  std::string bytes = std::exchange(out, {});
  bytes.resize(std::min(expected, limit) + 1);
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) {
      if (used > limit) return too_large;
      bytes.resize(std::min(2 * used, limit + 1));
    }
    const ssize_t n = ::read(file.get(), bytes.data() + used, bytes.size() - used);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return native_failure(errno);
    used += static_cast<std::size_t>(n);
    // Of a file this is its end; a pipe may have more to say.
    if (n == 0 || (S_ISREG(info.st_mode) && used == expected)) break;
  }
  if (used > limit) return too_large;
  bytes.resize(used);
  out = std::move(bytes);
  if (::fstat(file.get(), &info) != 0) return native_failure(errno);
  after = stamp_of_native(info);
  return {};
}

IoStatus write_native(const fs::path& path, std::string_view bytes) {
  fs::path target = path;
  if (const IoStatus followed = follow_native(target); !followed.ok()) return followed;
  struct stat old {};
  const bool exists = ::stat(target.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return native_failure(EISDIR);
  if (exists && !S_ISREG(old.st_mode)) return write_direct(target, bytes);

  fs::path temporary;
  File file(open_temporary(target, temporary));
  if (file.get() < 0) return native_failure(errno);
  int fault = fill_temporary(file, exists ? &old : nullptr, bytes);
  if (fault == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) fault = errno;
  if (fault != 0) {
    static_cast<void>(::unlink(temporary.c_str()));
    return native_failure(fault);
  }
  sync_native_folder(target.parent_path());
  return {};
}

/// Without a name until it is whole: the folder is written once, and a kill leaves nothing to clear
/// away. What is not as nearly always is left to write_native.
IoStatus write_native_soon(const fs::path& path, std::string_view bytes) {
  const fs::path folder = path.parent_path();
  const File file(
      ::open(folder.empty() ? "." : folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666));
  if (file.get() < 0) return write_native(path, bytes);
  if (const int error = write_native_all(file.get(), bytes)) return native_failure(error);
  if (name_file(file, path) == 0) return {};
  struct stat old {};
  // Renamed over an old file, ext4 sends the new one to the disk at once, which takes longer than
  // all else: the old one goes first.
  const bool replaced = ::lstat(path.c_str(), &old) == 0 && S_ISREG(old.st_mode) &&
                        ::fchmod(file.get(), old.st_mode & 07777) == 0 &&
                        ::unlink(path.c_str()) == 0 && name_file(file, path) == 0;
  return replaced ? IoStatus{} : write_native(path, bytes);
}

}  // namespace chuan
