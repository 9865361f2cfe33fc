#include "base/stream.h"

#include <cstring>

namespace chuan {
namespace {

/// One round of MurmurHash64A (Austin Appleby, public domain).
constexpr std::uint64_t kMultiplier = 0xC6A4'A793'5BD1'E995;

std::uint64_t mixed(std::uint64_t word) {
  word *= kMultiplier;
  word ^= word >> 47;
  return word * kMultiplier;
}

const IoStatus kUnsupported{IoFault::other, "not supported"};

}  // namespace

FileStamp FileSystem::stamp(const std::string&) const {
  return {};
}
IoStatus FileSystem::open(const std::string&, std::unique_ptr<ByteSource>&) const {
  return kUnsupported;
}
IoStatus FileSystem::grow(const std::string&, std::uint64_t, std::unique_ptr<GrowingFile>&) {
  return kUnsupported;
}
IoStatus FileSystem::remove(const std::string&) {
  return kUnsupported;
}

std::uint64_t fingerprint(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = seed ^ (bytes.size() * kMultiplier);
  std::uint64_t word = 0;
  for (; bytes.size() >= sizeof word; bytes.remove_prefix(sizeof word)) {
    std::memcpy(&word, bytes.data(), sizeof word);
    hash = (hash ^ mixed(word)) * kMultiplier;
  }
  if (!bytes.empty()) {
    word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    hash = (hash ^ mixed(word)) * kMultiplier;
  }
  hash ^= hash >> 47;
  hash *= kMultiplier;
  return hash ^ (hash >> 47);
}

}  // namespace chuan
