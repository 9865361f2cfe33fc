#include "doc/zip.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "doc/load_text.h"

namespace chuan {
namespace {

constexpr std::size_t kLongestName = 1024;
constexpr std::size_t kChunk = 1u << 16;
constexpr std::uint16_t kEncrypted = 1;
constexpr std::uint16_t kUtf8Name = 1u << 11;
constexpr int kLevel = 6;
constexpr int kMemoryLevel = 8;
/// 1 January 1980, the first day the format knows.
constexpr uLong kFirstDay = (1u << 21) | (1u << 16);

// ---- minizip's idea of a file, over memory.

struct Memory {
  std::string_view read;
  std::string written;
  std::size_t at = 0;
};
Memory& memory_of(voidpf stream) {
  return *static_cast<Memory*>(stream);
}
std::size_t length(const Memory& memory) {
  return std::max(memory.read.size(), memory.written.size());
}

voidpf open_memory(voidpf opaque, const void* /*name*/, int /*mode*/) {
  return opaque;
}
uLong read_memory(voidpf, voidpf stream, void* out, uLong size) {
  Memory& memory = memory_of(stream);
  if (memory.at >= memory.read.size()) return 0;
  const std::size_t n = std::min<std::size_t>(size, memory.read.size() - memory.at);
  std::memcpy(out, memory.read.data() + memory.at, n);
  memory.at += n;
  return static_cast<uLong>(n);
}
uLong write_memory(voidpf, voidpf stream, const void* bytes, uLong size) {
  Memory& memory = memory_of(stream);
  if (memory.at + size > memory.written.size()) memory.written.resize(memory.at + size);
  std::memcpy(memory.written.data() + memory.at, bytes, size);
  memory.at += size;
  return size;
}
ZPOS64_T tell_memory(voidpf, voidpf stream) {
  return memory_of(stream).at;
}
long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  Memory& memory = memory_of(stream);
  std::size_t base = 0;
  if (origin == ZLIB_FILEFUNC_SEEK_CUR) base = memory.at;
  if (origin == ZLIB_FILEFUNC_SEEK_END) base = length(memory);
  if (offset > length(memory) || base + offset > length(memory)) return -1;
  memory.at = base + offset;
  return 0;
}
int close_memory(voidpf, voidpf) {
  return 0;
}

zlib_filefunc64_def functions_over(Memory& memory) {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = open_memory;
  functions.zread_file = read_memory;
  functions.zwrite_file = write_memory;
  functions.ztell64_file = tell_memory;
  functions.zseek64_file = seek_memory;
  functions.zclose_file = close_memory;
  functions.zerror_file = close_memory;
  functions.opaque = &memory;
  return functions;
}

std::string small_letters(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// Not a path inside the container: absolute, a drive, or with a step upwards.
bool is_bad_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find(':') != std::string_view::npos ||
      name.find('\0') != std::string_view::npos || find_invalid_utf8(name) != std::string::npos)
    return true;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

struct ZipReader::State {
  struct Part {
    std::string name;
    std::string folded;
    unz64_file_pos place{};
    std::uint64_t size = 0;  ///< as the directory says; not to be relied on
  };

  std::string file;
  ZipLimits limits;
  Memory memory;
  unzFile zip = nullptr;
  std::vector<Part> parts;
  std::size_t inflated = 0;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip != nullptr) unzClose(zip);
  }

  std::nullopt_t fail(Diagnostics& diagnostics, Code code, std::vector<std::string> more = {}) {
    more.insert(more.begin(), file);
    diagnostics.add(code, {}, std::move(more)).subject = file;
    return std::nullopt;
  }
  bool list(Diagnostics& diagnostics);
  bool add_part(std::set<std::string>& seen, Diagnostics& diagnostics);
};

bool ZipReader::State::add_part(std::set<std::string>& seen, Diagnostics& diagnostics) {
  unz_file_info64 info{};
  std::array<char, kLongestName> name{};
  if (unzGetCurrentFileInfo64(zip, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) !=
      UNZ_OK) {
    fail(diagnostics, Code::zip_cut);
    return false;
  }
  Part part;
  part.size = info.uncompressed_size;
  const std::string number = "#" + std::to_string(parts.size() + 1);
  if (info.size_filename < kLongestName) part.name.assign(name.data(), info.size_filename);
  std::replace(part.name.begin(), part.name.end(), '\\', '/');
  if (is_bad_name(part.name)) {
    const bool show = find_invalid_utf8(part.name) == std::string::npos && !part.name.empty();
    fail(diagnostics, Code::zip_part_name, {show ? part.name : number});
    return false;
  }
  if ((info.flag & kEncrypted) != 0) {
    fail(diagnostics, Code::zip_encrypted, {part.name});
    return false;
  }
  part.folded = small_letters(part.name);
  if (!seen.insert(part.folded).second) {
    fail(diagnostics, Code::zip_part_name, {part.name});
    return false;
  }
  if (unzGetFilePos64(zip, &part.place) != UNZ_OK) {
    fail(diagnostics, Code::zip_cut);
    return false;
  }
  if (!part.name.ends_with('/')) parts.push_back(std::move(part));
  return true;
}

bool ZipReader::State::list(Diagnostics& diagnostics) {
  zlib_filefunc64_def functions = functions_over(memory);
  zip = unzOpen2_64(nullptr, &functions);
  unz_global_info64 info{};
  if (zip == nullptr || unzGetGlobalInfo64(zip, &info) != UNZ_OK) {
    fail(diagnostics, Code::zip_cut);
    return false;
  }
  if (info.number_entry > limits.parts) {
    fail(diagnostics, Code::zip_too_many_parts, {std::to_string(limits.parts)});
    return false;
  }
  std::set<std::string> seen;
  for (std::uint64_t i = 0; i < info.number_entry; ++i) {
    if ((i == 0 ? unzGoToFirstFile(zip) : unzGoToNextFile(zip)) != UNZ_OK) {
      fail(diagnostics, Code::zip_cut);
      return false;
    }
    if (!add_part(seen, diagnostics)) return false;
  }
  return true;
}

ZipReader::ZipReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

std::optional<ZipReader> ZipReader::open(std::string_view bytes, const std::string& file,
                                         Diagnostics& diagnostics, const ZipLimits& limits) {
  auto state = std::make_unique<State>();
  state->file = file;
  state->limits = limits;
  state->memory.read = bytes;
  if (!bytes.starts_with("PK")) return state->fail(diagnostics, Code::zip_not);
  if (!state->list(diagnostics)) return std::nullopt;
  return ZipReader(std::move(state));
}

std::size_t ZipReader::size() const {
  return state_->parts.size();
}
const std::string& ZipReader::name(std::size_t part) const {
  return state_->parts[part].name;
}

std::size_t ZipReader::find(std::string_view name) const {
  const std::string folded = small_letters(name);
  for (std::size_t i = 0; i < state_->parts.size(); ++i)
    if (state_->parts[i].folded == folded) return i;
  return std::string_view::npos;
}

std::optional<std::string> ZipReader::read(std::size_t part, Diagnostics& diagnostics) {
  State& state = *state_;
  const State::Part& wanted = state.parts[part];
  const std::size_t left = state.limits.total_bytes - state.inflated;
  const std::size_t limit = std::min(state.limits.part_bytes, left);
  const auto damaged = [&] { return state.fail(diagnostics, Code::zip_damaged, {wanted.name}); };
  if (unzGoToFilePos64(state.zip, &wanted.place) != UNZ_OK ||
      unzOpenCurrentFile(state.zip) != UNZ_OK)
    return damaged();
  std::string out;
  out.reserve(std::min<std::size_t>(wanted.size, limit) + 1);
  std::array<char, kChunk> chunk;
  int got = 0;
  while ((got = unzReadCurrentFile(state.zip, chunk.data(), chunk.size())) > 0) {
    out.append(chunk.data(), static_cast<std::size_t>(got));
    if (out.size() <= limit) continue;
    unzCloseCurrentFile(state.zip);
    const std::size_t most =
        limit < state.limits.part_bytes ? state.limits.total_bytes : state.limits.part_bytes;
    return state.fail(diagnostics, Code::zip_too_large, {wanted.name, size_words(most)});
  }
  const int closed = unzCloseCurrentFile(state.zip);
  if (got < 0 || closed != UNZ_OK || out.size() != wanted.size) return damaged();
  state.inflated += out.size();
  return out;
}

std::optional<std::vector<ZipPart>> read_zip(std::string_view bytes, const std::string& file,
                                             Diagnostics& diagnostics, const ZipLimits& limits) {
  std::optional<ZipReader> zip = ZipReader::open(bytes, file, diagnostics, limits);
  if (!zip) return std::nullopt;
  std::vector<ZipPart> parts;
  parts.reserve(zip->size());
  for (std::size_t i = 0; i < zip->size(); ++i) {
    std::optional<std::string> content = zip->read(i, diagnostics);
    if (!content) return std::nullopt;
    parts.push_back({zip->name(i), std::move(*content)});
  }
  return parts;
}

std::string write_zip(const std::vector<ZipPart>& parts) {
  Memory memory;
  zlib_filefunc64_def functions = functions_over(memory);
  const zipFile zip = zipOpen2_64(nullptr, APPEND_STATUS_CREATE, nullptr, &functions);
  if (zip == nullptr) return {};
  for (const ZipPart& part : parts) {
    zip_fileinfo info{};
    info.dosDate = kFirstDay;
    const uLong flags = all_ascii(part.name) ? 0 : kUtf8Name;
    zipOpenNewFileInZip4_64(zip, part.name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                            Z_DEFLATED, kLevel, 0, -MAX_WBITS, kMemoryLevel, Z_DEFAULT_STRATEGY,
                            nullptr, 0, 0, flags, 0);
    std::string_view left = part.bytes;
    while (!left.empty()) {
      const std::size_t n = std::min<std::size_t>(left.size(), 1u << 30);
      zipWriteInFileInZip(zip, left.data(), static_cast<unsigned>(n));
      left.remove_prefix(n);
    }
    zipCloseFileInZip(zip);
  }
  zipClose(zip, nullptr);
  return std::move(memory.written);
}

const ZipPart* find_part(const std::vector<ZipPart>& parts, std::string_view name) {
  const std::string folded = small_letters(name);
  for (const ZipPart& part : parts)
    if (small_letters(part.name) == folded) return &part;
  return nullptr;
}

}  // namespace chuan
