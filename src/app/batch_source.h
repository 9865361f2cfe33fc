/// What a batch judges, chunk by chunk: the dossiers of a folder, or the lines of a stream.
///
/// Contract: how the input falls into chunks depends on the input alone, so a run that goes on
/// finds the chunks of the run before it. A chunk of lines holds about kChunkBytes; a line over
/// kLongestLine is never held and becomes a fault. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "base/roomy_text.h"
#include "base/stream.h"

namespace chuan {

inline constexpr std::size_t kLongestLine = 4u << 20;

struct BatchItem {
  enum class Kind : std::uint8_t { file, line, long_line };
  Kind kind = Kind::file;
  std::string name;       ///< the path, or "all.ndjson:17"
  std::string result;     ///< name of its own result file, without the ending
  std::size_t begin = 0;  ///< lines: in BatchChunk::text
  std::size_t size = 0;
  std::uint64_t print = 0;  ///< of what was judged
};
struct BatchChunk {
  RoomyText text;
  std::vector<BatchItem> items;
  std::uint64_t read = 0;  ///< dossiers, or bytes of the stream, up to the end of the chunk

  /// Empty again, with the memory kept.
  void clear() {
    text.end_at(0);
    items.clear();
    read = 0;
  }

  std::string_view text_of(const BatchItem& item) const {
    return text.view().substr(item.begin, item.size);
  }
};

class BatchSource {
 public:
  virtual ~BatchSource() = default;
  /// False at the end, and after a fault.
  virtual bool next(BatchChunk& chunk) = 0;
  /// What `read` comes to at the end; 0 where nobody knows.
  virtual std::uint64_t total() const = 0;
  virtual const IoStatus& status() const = 0;
  /// At the end: less came than there was when it began.
  virtual bool is_cut_short() const { return false; }
};

/// One dossier, or all of a folder in byte order of their NFC names; what else stands there is
/// told.
std::unique_ptr<BatchSource> batch_paths(Context& context, const std::string& path);
std::unique_ptr<BatchSource> batch_lines(std::string name, std::unique_ptr<ByteSource> input,
                                         std::uint64_t total);

/// What shows whether a dossier on disk is still the one that was read.
std::uint64_t print_of_path(const FileSystem& files, const std::string& path);
/// The same of a file, by its stamp.
std::uint64_t print_of_file(const FileStamp& stamp, const std::string& path);
/// The same of an item; of a line its text.
std::uint64_t print_of(const FileSystem& files, const BatchChunk& chunk, const BatchItem& item);

}  // namespace chuan
