#include "app/batch_source.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "app/batch_names.h"
#include "base/text.h"
#include "doc/load_text.h"

namespace chuan {
namespace {

constexpr std::size_t kChunkBytes = 128u << 10;
constexpr std::size_t kChunkLines = 64;
constexpr std::size_t kChunkFiles = 8;
constexpr std::size_t kBlock = 64u << 10;
constexpr std::string_view kSchoolFile = "school.yaml";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool has_dossier_ending(std::string_view name) {
  const std::string ending = to_lower(extension(name));
  return ending == "yaml" || ending == "yml" || ending == "json" || ending == "xlsx";
}

class Paths final : public BatchSource {
 public:
  Paths(std::vector<std::string> paths, IoStatus status)
      : paths_(std::move(paths)), status_(std::move(status)) {}

  bool next(BatchChunk& chunk) override {
    for (; at_ < paths_.size() && chunk.items.size() < kChunkFiles; ++at_) {
      BatchItem item;
      item.name = std::move(paths_[at_]);
      item.result = names_.next(item.name);
      chunk.items.push_back(std::move(item));
    }
    chunk.read = at_;
    return !chunk.items.empty();
  }
  std::uint64_t total() const override { return paths_.size(); }
  const IoStatus& status() const override { return status_; }

 private:
  std::vector<std::string> paths_;
  std::size_t at_ = 0;
  ResultNames names_;
  IoStatus status_;
};

class Lines final : public BatchSource {
 public:
  Lines(std::string name, std::unique_ptr<ByteSource> input, std::uint64_t total)
      : name_(std::move(name)),
        stem_(safe_name(name_ == "-" ? "stdin" : name_)),
        input_(std::move(input)),
        total_(total) {}

  bool next(BatchChunk& chunk) override {
    std::swap(chunk.text, rest_);  // a chunk comes without text, and with room
    Line line;
    for (; chunk.items.size() < kChunkLines; line.begin = line.next) {
      if (line.begin >= kChunkBytes && !chunk.items.empty()) break;
      // Nothing but blank lines so far.
      if (line.begin >= kChunkBytes) close_gap(chunk.text, 0, std::exchange(line.begin, 0));
      if (!find(chunk.text, line)) break;
      add(chunk, line);
    }
    rest_.append(chunk.text.view().substr(line.begin));
    chunk.text.end_at(line.begin);
    chunk.read = read_ - rest_.size();
    return !chunk.items.empty();
  }
  std::uint64_t total() const override { return total_; }
  const IoStatus& status() const override { return status_; }
  bool is_cut_short() const override { return status_.ok() && read_ < total_; }

 private:
  /// In a chunk's text; of a line too long only the first bytes are there.
  struct Line {
    std::size_t begin = 0, size = 0, next = 0;
    bool too_long = false;
  };

  /// The line that begins at `line.begin`; false at the end.
  bool find(RoomyText& text, Line& line) {
    line.too_long = false;
    for (std::size_t at = line.begin;;) {
      const char* const begin = text.view().data() + line.begin;
      const void* const end = std::memchr(text.view().data() + at, '\n', text.size() - at);
      line.size = end == nullptr ? text.size() - line.begin
                                 : static_cast<std::size_t>(static_cast<const char*>(end) - begin);
      line.next = line.begin + line.size + (end == nullptr ? 0 : 1);
      if (line.too_long || line.size > kLongestLine) {
        line.too_long = true;
        line.size = kBlock;
      }
      if (end != nullptr) {
        // However much of it was read at a time: the chunk is the same.
        if (line.too_long)
          close_gap(text, line.begin + kBlock, std::exchange(line.next, line.begin + kBlock));
        return true;
      }
      text.end_at(line.begin + line.size);
      at = text.size();
      if (!fill(text)) {
        line.next = text.size();
        return line.size != 0;
      }
    }
  }

  bool fill(RoomyText& text) {
    std::size_t got = 0;
    if (status_.ok()) status_ = input_->read(text.room(kBlock), kBlock, got);
    text.end_at(text.size() + got);
    read_ += got;
    return status_.ok() && got != 0;
  }

  /// What stands from `end` on moves to `begin`.
  static void close_gap(RoomyText& text, std::size_t begin, std::size_t end) {
    const std::string kept(text.view().substr(end));
    text.end_at(begin);
    text.append(kept);
  }

  void add(BatchChunk& chunk, const Line& line) {
    ++number_;
    BatchItem item;
    item.begin = line.begin;
    item.size = line.size;
    if (number_ == 1 && chunk.text_of(item).starts_with(kByteOrderMark)) {
      item.begin += kByteOrderMark.size();
      item.size -= kByteOrderMark.size();
    }
    if (chunk.text_of(item).ends_with('\r')) --item.size;
    if (!line.too_long && is_blank(chunk.text_of(item))) return;
    item.kind = line.too_long ? BatchItem::Kind::long_line : BatchItem::Kind::line;
    item.name = name_ + ":" + std::to_string(number_);
    item.result = stem_ + "-" + padded();
    chunk.items.push_back(std::move(item));
  }

  /// Numbers that sort as they count, up to a million lines.
  std::string padded() const {
    const std::string digits = std::to_string(number_);
    return digits.size() >= 6 ? digits : std::string(6 - digits.size(), '0') + digits;
  }

  std::string name_;
  std::string stem_;
  std::unique_ptr<ByteSource> input_;
  std::uint64_t total_;
  RoomyText rest_;  ///< what was read behind the last line given
  std::uint64_t number_ = 0, read_ = 0;
  IoStatus status_;
};

/// The dossiers of a folder; names of what else is there go to `skipped`.
std::vector<std::string> dossiers_in(const Context& context, const std::string& folder,
                                     const std::vector<DirEntry>& entries,
                                     std::vector<std::string>& skipped) {
  std::vector<std::string> out;
  // A folder that cannot be looked into may be a dossier: it is told, not left out.
  const auto may_be_dossier = [&](const std::string& inner) {
    std::vector<DirEntry> within;
    return context.files.kind(join_path(inner, kSchoolFile)) == FileKind::file ||
           !context.files.list(inner, within).ok();
  };
  for (const DirEntry& entry : entries) {
    const std::string path = join_path(folder, entry.name);
    const bool dossier =
        entry.kind == FileKind::directory
            ? may_be_dossier(path)
            // A link that leads nowhere is a dossier that cannot be read, and told as such.
            : entry.kind != FileKind::other && has_dossier_ending(entry.name);
    if (dossier)
      out.push_back(path);
    else
      skipped.push_back(entry.name);
  }
  return out;
}

void tell_skipped(Context& context, const std::string& folder,
                  const std::vector<std::string>& skipped) {
  if (skipped.empty()) return;
  // First what may be a school's after all.
  std::vector<std::string> ordered = skipped;
  std::stable_partition(ordered.begin(), ordered.end(), [](const std::string& name) {
    const std::string ending = to_lower(extension(name));
    return ending == "xls" || ending == "xlsm" || ending == "ods" || ending == "csv" ||
           ending == "docx" || ending == "doc" || ending == "ndjson";
  });
  context.diagnostics
      .add(Code::batch_skipped, {}, {folder, std::to_string(skipped.size()), some_names(ordered)})
      .subject = folder;
}

/// Dossiers that lie in the folder of another are not read.
void tell_beside(Context& context, const std::string& folder, std::vector<std::string> paths) {
  std::erase(paths, join_path(folder, kSchoolFile));
  if (paths.empty()) return;
  context.diagnostics
      .add(Code::school_beside, {}, {folder, std::to_string(paths.size()), some_names(paths)})
      .subject = folder;
}

std::uint64_t add_stamp(const FileStamp& stamp, const std::string& path, std::uint64_t seed) {
  const std::array<std::uint64_t, 2> words = {stamp.size,
                                              static_cast<std::uint64_t>(stamp.changed)};
  return fingerprint({reinterpret_cast<const char*>(words.data()), sizeof words},
                     fingerprint(path, seed));
}

}  // namespace

std::unique_ptr<BatchSource> batch_paths(Context& context, const std::string& path) {
  const bool folder = context.files.kind(path) == FileKind::directory &&
                      context.files.kind(join_path(path, kSchoolFile)) != FileKind::file;
  std::vector<DirEntry> entries;
  std::vector<std::string> skipped;
  if (!folder) {
    if (context.files.kind(path) == FileKind::directory && context.files.list(path, entries).ok())
      tell_beside(context, path, dossiers_in(context, path, entries, skipped));
    return std::make_unique<Paths>(std::vector<std::string>{path}, IoStatus{});
  }
  const IoStatus status = context.files.list(path, entries);
  std::vector<std::string> paths = dossiers_in(context, path, entries, skipped);
  tell_skipped(context, path, skipped);
  return std::make_unique<Paths>(std::move(paths), status);
}

std::unique_ptr<BatchSource> batch_lines(std::string name, std::unique_ptr<ByteSource> input,
                                         std::uint64_t total) {
  return std::make_unique<Lines>(std::move(name), std::move(input), total);
}

std::uint64_t print_of_file(const FileStamp& stamp, const std::string& path) {
  return add_stamp(stamp, path, 0);
}

std::uint64_t print_of_path(const FileSystem& files, const std::string& path) {
  const FileStamp own = files.stamp(path);
  if (own.kind != FileKind::directory) return print_of_file(own, path);
  const std::string school = join_path(path, kSchoolFile);
  std::uint64_t print = add_stamp(files.stamp(school), school, 0);
  const std::string registers = join_path(path, "registers");
  std::vector<DirEntry> entries;
  if (!files.list(registers, entries).ok()) return print;
  for (const DirEntry& entry : entries) {
    const std::string inner = join_path(registers, entry.name);
    print = add_stamp(files.stamp(inner), inner, print);
  }
  return print;
}

std::uint64_t print_of(const FileSystem& files, const BatchChunk& chunk, const BatchItem& item) {
  return item.kind == BatchItem::Kind::file
             ? print_of_path(files, item.name)
             : fingerprint(chunk.text_of(item), fingerprint(item.name));
}

}  // namespace chuan
