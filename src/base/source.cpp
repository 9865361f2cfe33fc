#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/cell_name.h"

namespace chuan {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::uint32_t kColumnMask = (1u << 14) - 1;

constexpr std::size_t kMarkEvery = 4096;

bool is_inside_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string packed_name(std::uint32_t packed) {
  return cell_name(packed >> 14, packed & kColumnMask);
}

}  // namespace

std::string Place::to_string() const {
  if (!sheet.empty() || !cell.empty()) return file + " [" + sheet + "!" + cell + "]";
  if (line == 0) return file;
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

SourceId SourceMap::add_text(std::string name, std::string text) {
  Source& source = sources_.emplace_back();
  source.name = std::move(name);
  source.own = std::move(text);
  source.text = source.own;
  return static_cast<SourceId>(sources_.size() - 1);
}

SourceId SourceMap::lend_text(std::string name, std::string_view text) {
  Source& source = sources_.emplace_back();
  source.name = std::move(name);
  source.text = text;
  return static_cast<SourceId>(sources_.size() - 1);
}

SourceId SourceMap::add_sheet(std::string file, std::string sheet) {
  Source& source = sources_.emplace_back();
  source.kind = SourceKind::sheet;
  source.name = std::move(file);
  source.sheet = std::move(sheet);
  return static_cast<SourceId>(sources_.size() - 1);
}

void SourceMap::call(SourceId sheet, std::string_view key, std::string_view words) {
  if (words.empty() || words == key) return;
  for (auto& [known, said] : sources_[sheet].called) {
    if (known != key) continue;
    said = words;
    return;
  }
  sources_[sheet].called.emplace_back(key, words);
}

std::string SourceMap::called(SourceId id, std::string_view key) const {
  if (id < sources_.size())
    for (const auto& [known, words] : sources_[id].called)
      if (known == key) return words;
  return std::string(key);
}

Place SourceMap::place(const Origin& origin) const {
  Place place;
  if (!origin.known()) return place;
  const Source& source = sources_[origin.source];
  place.file = source.name;
  if (source.kind == SourceKind::sheet) {
    place.sheet = source.sheet;
    place.cell = packed_name(origin.begin);
    if (origin.end > origin.begin) place.cell += ":" + packed_name(origin.end);
    place.line = static_cast<int>(origin.begin >> 14) + 1;
    place.column = static_cast<int>(origin.begin & kColumnMask) + 1;
    const std::uint32_t end = std::max(origin.begin, origin.end);
    place.end_line = static_cast<int>(end >> 14) + 1;
    place.end_column = static_cast<int>(end & kColumnMask) + 1;
    return place;
  }
  const Mark begin = mark_of(source, origin.begin);
  const Mark end = mark_of(source, std::max(origin.begin, origin.end));
  place.line = begin.line;
  place.column = static_cast<int>(begin.letters) + 1;
  place.end_line = end.line;
  place.end_column = static_cast<int>(end.letters) + 1;
  return place;
}

/// Goes on from the mark of `from`.
SourceMap::Mark SourceMap::mark_after(std::string_view text, std::size_t from, std::size_t to,
                                      Mark mark) {
  std::string_view between = text.substr(from, to - from);
  if (const std::size_t eol = between.rfind('\n'); eol != std::string_view::npos) {
    mark.line += static_cast<int>(std::count(between.begin(), between.end(), '\n'));
    mark.line_begin = static_cast<std::uint32_t>(from + eol + 1);
    mark.letters = 0;
    between.remove_prefix(eol + 1);
  } else if (from == 0 && between.starts_with(kBom)) {
    between.remove_prefix(kBom.size());
  }
  // By their first bytes: a mark may stand inside a letter.
  mark.letters += static_cast<std::uint32_t>(
      std::count_if(between.begin(), between.end(), [](char c) { return !is_inside_letter(c); }));
  return mark;
}

SourceMap::Mark SourceMap::mark_of(const Source& source, std::size_t offset) {
  const std::string_view text = source.text;
  offset = std::min(offset, text.size());
  std::call_once(source.marked, [&] {
    source.marks.reserve(text.size() / kMarkEvery + 1);
    source.marks.emplace_back();
    for (std::size_t at = kMarkEvery; at <= text.size(); at += kMarkEvery)
      source.marks.push_back(mark_after(text, at - kMarkEvery, at, source.marks.back()));
  });
  const std::size_t before = offset / kMarkEvery;
  return mark_after(text, before * kMarkEvery, offset, source.marks[before]);
}

Excerpt SourceMap::excerpt(const Origin& origin, std::size_t reach) const {
  if (!origin.known() || sources_[origin.source].kind == SourceKind::sheet) return {};
  const std::string_view text = sources_[origin.source].text;
  const std::size_t begin = std::min<std::size_t>(origin.begin, text.size());
  std::size_t from = mark_of(sources_[origin.source], begin).line_begin;
  if (from == 0 && text.starts_with(kBom)) from = std::min(kBom.size(), begin);
  const std::string_view ahead = text.substr(begin, reach + 1);
  std::size_t to = begin + std::min(ahead.find('\n'), ahead.size());
  Excerpt out;
  if (begin - from > reach) {
    out.cut_before = true;
    for (from = begin - reach; from < begin && is_inside_letter(text[from]);) ++from;
  }
  if (to - begin > reach) {
    out.cut_after = true;
    for (to = begin + reach; to > begin && is_inside_letter(text[to]);) --to;
  } else if (to > from && text[to - 1] == '\r') {
    --to;
  }
  out.text = text.substr(from, to - from);
  out.begin = std::min(begin, to) - from;
  out.end = std::clamp<std::size_t>(origin.end, from + out.begin, to) - from;
  return out;
}

}  // namespace chuan
