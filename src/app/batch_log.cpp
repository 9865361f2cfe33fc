#include "app/batch_log.h"

#include <array>
#include <charconv>
#include <string_view>

namespace chuan {
namespace {

constexpr std::string_view kHead = "chuan/part/1 ";
constexpr std::size_t kMostBytes = 1u << 30;
constexpr std::size_t kNumbers = 7;

std::string text_of(const BatchEntry& entry) {
  std::string out;
  for (const std::uint64_t number : {entry.dossiers, entry.input, entry.size, entry.output,
                                     entry.faulty, entry.unread, entry.unreadable})
    out += (out.empty() ? "" : " ") + std::to_string(number);
  return out + "\n";
}

/// The next number of the line; false when there is none.
bool take(std::string_view& line, std::uint64_t& out) {
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), out);
  if (error != std::errc()) return false;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (line.starts_with(' ')) line.remove_prefix(1);
  return true;
}

bool parse(std::string_view line, BatchEntry& out) {
  std::array<std::uint64_t, kNumbers> n{};
  for (std::uint64_t& number : n)
    if (!take(line, number)) return false;
  out = {n[0], n[1], n[2], n[3], n[4], n[5], n[6]};
  return line.empty();
}

}  // namespace

std::vector<BatchEntry> BatchLog::read(const FileSystem& files, const std::string& path,
                                       std::uint64_t run, bool& other_run) {
  std::vector<BatchEntry> out;
  std::string text;
  other_run = false;
  if (!files.read(path, kMostBytes, text).ok()) return out;
  std::string_view rest = text;
  for (bool first = true;; first = false) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return out;
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (first) {
      std::uint64_t of = 0;
      other_run = !line.starts_with(kHead);
      if (!other_run) {
        line.remove_prefix(kHead.size());
        other_run = !take(line, of) || of != run;
      }
      if (other_run) return out;
      continue;
    }
    BatchEntry entry;
    if (!parse(line, entry)) return out;
    out.push_back(entry);
  }
}

IoStatus BatchLog::begin(FileSystem& files, const std::string& path, std::uint64_t run,
                         const std::vector<BatchEntry>& kept) {
  const std::string head = std::string(kHead) + std::to_string(run) + "\n";
  std::uint64_t keep = kept.empty() ? 0 : head.size();
  for (const BatchEntry& entry : kept) keep += text_of(entry).size();
  const IoStatus opened = files.grow(path, keep, file_);
  return opened.ok() && kept.empty() ? file_->append(head) : opened;
}

IoStatus BatchLog::add(const BatchEntry& entry) {
  return file_->append(text_of(entry));
}

}  // namespace chuan
