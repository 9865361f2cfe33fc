#include "base/stream.h"

#include <array>
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

/// Both halves of the whole product.
std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t word_at(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

const IoStatus kUnsupported{IoFault::other, "not supported"};

}  // namespace

IoStatus FileSystem::write_soon(const std::string& path, std::string_view bytes) {
  return write_atomic(path, bytes);
}
IoStatus FileSystem::read_stamped(const std::string& path, std::size_t limit, std::string& out,
                                  FileStamp& before, FileStamp& after) const {
  before = stamp(path);
  IoStatus status = read(path, limit, out);
  after = stamp(path);
  return status;
}
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
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::uint64_t hash = seed ^ (bytes.size() * kMultiplier);
  if (bytes.size() >= 4 * kWord) {
    // Two chains side by side, each of two words at once: a long multiplication mixes both.
    std::array<std::uint64_t, 2> lanes = {hash, ~hash};
    for (; bytes.size() >= 4 * kWord; bytes.remove_prefix(4 * kWord))
      for (std::size_t lane = 0; lane < 2; ++lane) {
        const char* at = bytes.data() + 2 * lane * kWord;
        lanes[lane] = folded(lanes[lane] ^ word_at(at), word_at(at + kWord) ^ kMultiplier);
      }
    for (const std::uint64_t lane : lanes) hash = (hash ^ mixed(lane)) * kMultiplier;
  }
  for (; bytes.size() >= kWord; bytes.remove_prefix(kWord))
    hash = (hash ^ mixed(word_at(bytes.data()))) * kMultiplier;
  if (!bytes.empty()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    hash = (hash ^ mixed(word)) * kMultiplier;
  }
  hash ^= hash >> 47;
  hash *= kMultiplier;
  return hash ^ (hash >> 47);
}

}  // namespace chuan
