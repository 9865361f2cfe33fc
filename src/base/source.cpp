#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/cell_name.h"
#include "base/text.h"

namespace chuan {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::uint32_t kColumnMask = (1u << 14) - 1;

struct LineColumn {
  int line = 1;
  int column = 1;
  std::size_t line_begin = 0;
};

/// Goes on from a known line begin, so that an origin's end does not scan the text again.
LineColumn locate(std::string_view text, std::size_t offset, LineColumn from) {
  offset = std::min(offset, text.size());
  LineColumn at = from;
  for (;;) {
    const std::size_t eol = text.find('\n', at.line_begin);
    if (eol == std::string_view::npos || eol >= offset) break;
    at.line_begin = eol + 1;
    ++at.line;
  }
  std::string_view before = text.substr(at.line_begin, offset - at.line_begin);
  if (at.line_begin == 0 && before.starts_with(kBom)) before.remove_prefix(kBom.size());
  at.column = static_cast<int>(code_points(before)) + 1;
  return at;
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
  const LineColumn begin = locate(source.text, origin.begin, {});
  const LineColumn end = locate(source.text, std::max(origin.begin, origin.end), begin);
  place.line = begin.line;
  place.column = begin.column;
  place.end_line = end.line;
  place.end_column = end.column;
  return place;
}

std::string_view SourceMap::line_text(const Origin& origin) const {
  if (!origin.known() || sources_[origin.source].kind == SourceKind::sheet) return {};
  const std::string_view text = sources_[origin.source].text;
  const std::size_t begin = locate(text, origin.begin, {}).line_begin;
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (begin == 0 && line.starts_with(kBom)) line.remove_prefix(kBom.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace chuan
