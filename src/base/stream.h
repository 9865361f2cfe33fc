/// Bytes in order: an input too large to hold, and a result that grows beside its place.
///
///   std::unique_ptr<GrowingFile> part;
///   files.grow("result.ndjson.part", 0, part);
///   part->append(line);
///   part->finish("result.ndjson");     // only now is the result there
///
/// Contract: one thread at a time. Nothing throws. What was appended is the system's as soon as
/// `append` returns, so a program that is killed leaves it; only `finish` waits for the disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/file_system.h"

namespace chuan {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `room` bytes into `into`; `got` is 0 at the end only.
  virtual IoStatus read(char* into, std::size_t room, std::size_t& got) = 0;
};

class GrowingFile {
 public:
  virtual ~GrowingFile() = default;
  virtual IoStatus append(std::string_view bytes) = 0;
  /// Closes it and gives it its name, in place of an old file whose permissions it takes.
  virtual IoStatus finish(const std::string& target) = 0;
};

/// A quick 64-bit print of bytes, to see whether they changed; no defence against forgery.
std::uint64_t fingerprint(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace chuan
