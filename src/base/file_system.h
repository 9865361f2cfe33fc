/// The outside world of files, as an argument: the disk, or a twin in memory that logs its reads.
///
/// Contract: paths are UTF-8 with forward slashes, names come back in NFC. Nothing throws; a
/// failure is an IoStatus with the system's reason. `write_atomic` writes beside the target and
/// renames, so a reader sees the old file or the whole new one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chuan {

enum class IoFault : std::uint8_t {
  none,
  not_found,
  no_permission,
  is_directory,
  too_large,
  other
};
struct IoStatus {
  IoFault fault = IoFault::none;
  std::string reason;  ///< see `system_reason`
  bool ok() const { return fault == IoFault::none; }
};

/// Why the system refused: a word for what is usual ("no_space"), for which the catalogue has
/// "system.no_space" in each language; else the system's own words. `error` is its error number.
std::string system_reason(int error);

enum class FileKind : std::uint8_t { absent, file, directory, other };
struct DirEntry {
  std::string name;  ///< NFC
  FileKind kind = FileKind::file;
};

/// Whether a file is still the one that was looked at before.
struct FileStamp {
  FileKind kind = FileKind::absent;
  std::uint64_t size = 0;
  std::int64_t changed = 0;  ///< nanoseconds
  /// Which file of the system it is; zeros where the system does not say.
  std::uint64_t device = 0, number = 0;
  bool operator==(const FileStamp&) const = default;
};

class ByteSource;
class GrowingFile;

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual FileKind kind(const std::string& path) const = 0;
  /// The whole file, over what `out` held; `too_large` past `limit` bytes, before it is read.
  virtual IoStatus read(const std::string& path, std::size_t limit, std::string& out) const = 0;
  /// The same, with its stamps before and after: a file that changed meanwhile has two.
  virtual IoStatus read_stamped(const std::string& path, std::size_t limit, std::string& out,
                                FileStamp& before, FileStamp& after) const;
  /// In byte order of NFC names (two files that share one keep their own); office droppings (~$*,
  /// .~lock*, Thumbs.db, ...) left out.
  virtual IoStatus list(const std::string& path, std::vector<DirEntry>& out) const = 0;
  virtual IoStatus write_atomic(const std::string& path, std::string_view bytes) = 0;
  /// The same without waiting for the disk: what a power cut takes can be made again. In place of
  /// an old file there may be neither for a moment.
  virtual IoStatus write_soon(const std::string& path, std::string_view bytes);
  virtual IoStatus make_directories(const std::string& path) = 0;

  /// For files too large to hold, and for results that grow: see base/stream.h. A system without
  /// them says so in the status.
  virtual FileStamp stamp(const std::string& path) const;
  virtual IoStatus open(const std::string& path, std::unique_ptr<ByteSource>& out) const;
  /// The file with its first `keep` bytes, the rest cut off; made when absent. Devices and pipes
  /// are opened as they are. Fails while another process has it open this way.
  virtual IoStatus grow(const std::string& path, std::uint64_t keep,
                        std::unique_ptr<GrowingFile>& out);
  virtual IoStatus remove(const std::string& path);
};

/// The disk. Stateless; safe from any thread.
class DiskFileSystem final : public FileSystem {
 public:
  FileKind kind(const std::string& path) const override;
  IoStatus read(const std::string& path, std::size_t limit, std::string& out) const override;
  IoStatus read_stamped(const std::string& path, std::size_t limit, std::string& out,
                        FileStamp& before, FileStamp& after) const override;
  IoStatus list(const std::string& path, std::vector<DirEntry>& out) const override;
  IoStatus write_atomic(const std::string& path, std::string_view bytes) override;
  IoStatus write_soon(const std::string& path, std::string_view bytes) override;
  IoStatus make_directories(const std::string& path) override;
  FileStamp stamp(const std::string& path) const override;
  IoStatus open(const std::string& path, std::unique_ptr<ByteSource>& out) const override;
  IoStatus grow(const std::string& path, std::uint64_t keep,
                std::unique_ptr<GrowingFile>& out) override;
  IoStatus remove(const std::string& path) override;
};

/// Files in memory for tests and for what is embedded in the binary; `reads` logs what was read.
class MemoryFileSystem final : public FileSystem {
 public:
  std::map<std::string, std::string> files;
  mutable std::vector<std::string> reads;

  FileKind kind(const std::string& path) const override;
  IoStatus read(const std::string& path, std::size_t limit, std::string& out) const override;
  IoStatus list(const std::string& path, std::vector<DirEntry>& out) const override;
  IoStatus write_atomic(const std::string& path, std::string_view bytes) override;
  IoStatus make_directories(const std::string& path) override;
  FileStamp stamp(const std::string& path) const override;
  IoStatus open(const std::string& path, std::unique_ptr<ByteSource>& out) const override;
  IoStatus grow(const std::string& path, std::uint64_t keep,
                std::unique_ptr<GrowingFile>& out) override;
  IoStatus remove(const std::string& path) override;
};

/// "a/b" joined with "c", forward slashes; an absolute right side wins.
std::string join_path(std::string_view folder, std::string_view name);
std::string_view file_name(std::string_view path);
std::string_view extension(std::string_view path);  ///< "yaml" without the dot, as written

}  // namespace chuan
