#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/native_file.h"

namespace chuan {
namespace {

namespace fs = std::filesystem;

class DiskSource final : public ByteSource {
 public:
  explicit DiskSource(int fd) : fd_(fd) {}
  ~DiskSource() override { ::close(fd_); }
  DiskSource(const DiskSource&) = delete;
  DiskSource& operator=(const DiskSource&) = delete;

  IoStatus read(char* into, std::size_t room, std::size_t& got) override {
    for (;;) {
      const ssize_t n = ::read(fd_, into, room);
      if (n < 0 && errno == EINTR) continue;
      got = n < 0 ? 0 : static_cast<std::size_t>(n);
      return n < 0 ? native_failure(errno) : IoStatus{};
    }
  }

 private:
  int fd_;
};

class DiskGrowing final : public GrowingFile {
 public:
  DiskGrowing(int fd, fs::path path) : fd_(fd), path_(std::move(path)) {}
  ~DiskGrowing() override {
    if (fd_ >= 0) ::close(fd_);
  }
  DiskGrowing(const DiskGrowing&) = delete;
  DiskGrowing& operator=(const DiskGrowing&) = delete;

  IoStatus append(std::string_view bytes) override {
    const int error = write_native_all(fd_, bytes);
    return error == 0 ? IoStatus{} : native_failure(error);
  }

  IoStatus finish(const std::string& target) override {
    if (::fsync(fd_) != 0 && errno != EINVAL && errno != ENOTSUP) return native_failure(errno);
    const int fd = fd_;
    fd_ = -1;
    if (::close(fd) != 0) return native_failure(errno);
    fs::path to(std::u8string(target.begin(), target.end()));
    if (const IoStatus followed = follow_native(to); !followed.ok()) return followed;
    struct stat old {};
    if (::stat(to.c_str(), &old) == 0 && ::chmod(path_.c_str(), old.st_mode & 07777) != 0)
      return native_failure(errno);
    if (::rename(path_.c_str(), to.c_str()) != 0) return native_failure(errno);
    sync_native_folder(to.parent_path());
    return {};
  }

 private:
  int fd_;
  fs::path path_;
};

}  // namespace

FileStamp stamp_of_native(const struct stat& info) {
  const FileKind kind = S_ISREG(info.st_mode)   ? FileKind::file
                        : S_ISDIR(info.st_mode) ? FileKind::directory
                                                : FileKind::other;
  return {kind, static_cast<std::uint64_t>(info.st_size),
          std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino)};
}

FileStamp stamp_native(const fs::path& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? stamp_of_native(info) : FileStamp();
}

IoStatus open_native(const fs::path& path, std::unique_ptr<ByteSource>& out) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return native_failure(errno);
  out = std::make_unique<DiskSource>(fd);
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    out.reset();
    return native_failure(EISDIR);
  }
  return {};
}

IoStatus grow_native(const fs::path& path, std::uint64_t keep, std::unique_ptr<GrowingFile>& out) {
  // What grows is emptied first: not somebody's file that a link of its name leads to.
  struct stat link {};
  struct stat target {};
  if (!path.native().starts_with("/dev/") && ::lstat(path.c_str(), &link) == 0 &&
      S_ISLNK(link.st_mode) && ::stat(path.c_str(), &target) == 0 && S_ISREG(target.st_mode))
    return native_failure(EEXIST);
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) return native_failure(errno);
  auto file = std::make_unique<DiskGrowing>(fd, path);
  struct stat info {};
  if (::fstat(fd, &info) != 0) return native_failure(errno);
  if (S_ISREG(info.st_mode)) {
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return native_failure(EBUSY);
    // A file cut to nothing is one that ext4 sends to the disk when it is closed: not without need.
    if (info.st_size != static_cast<off_t>(keep) && ::ftruncate(fd, static_cast<off_t>(keep)) != 0)
      return native_failure(errno);
  }
  out = std::move(file);
  return {};
}

}  // namespace chuan
