/// The disk, with the files that the binary carries under the prefix "builtin:".
///
///   files.read("builtin:qd11-2021/pack.yaml", ...)   // from the binary
///   files.read("samples/a.yaml", ...)                // from the disk
///
/// So one reader serves the shipped packs, packs on disk, and overlays of either.
/// Contract: as FileSystem. Shipped files cannot be written. `outer` must outlive it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/stream.h"

namespace chuan {

inline constexpr std::string_view kShipped = "builtin:";

/// The file of that path, where it lies in the binary; a null pointer when there is none.
std::string_view shipped_file(std::string_view path);

class WithShippedFiles final : public FileSystem {
 public:
  explicit WithShippedFiles(FileSystem& outer);

  FileKind kind(const std::string& path) const override;
  IoStatus read(const std::string& path, std::size_t limit, std::string& out) const override;
  IoStatus read_stamped(const std::string& path, std::size_t limit, std::string& out,
                        FileStamp& before, FileStamp& after) const override;
  IoStatus list(const std::string& path, std::vector<DirEntry>& out) const override;
  IoStatus write_atomic(const std::string& path, std::string_view bytes) override;
  IoStatus write_soon(const std::string& path, std::string_view bytes) override;
  IoStatus make_directories(const std::string& path) override;
  FileStamp stamp(const std::string& path) const override { return outer_.stamp(path); }
  IoStatus open(const std::string& path, std::unique_ptr<ByteSource>& out) const override;
  IoStatus grow(const std::string& path, std::uint64_t keep,
                std::unique_ptr<GrowingFile>& out) override;
  IoStatus remove(const std::string& path) override { return outer_.remove(path); }

 private:
  FileSystem& outer_;
};

}  // namespace chuan
