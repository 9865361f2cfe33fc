/// Where a value stands: every value read from a file keeps its origin, begin and end.
///
/// A Source is one text file or one sheet of a workbook. An Origin is 12 bytes: the source, and
/// either byte offsets into its text or a packed cell address. Lines and columns are computed only
/// when somebody asks, in code points, so that a caret stands under the right Vietnamese letter.
///
/// Contract: a SourceMap owns names and texts (but for those lent to it) and only grows; ids and
/// string_views into the texts stay valid while it lives. Not synchronised: one thread builds it,
/// many may read it. The first place asked for in a text costs a walk through it, the others some
/// kilobytes, however long its lines are.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chuan {

using SourceId = std::uint32_t;
inline constexpr SourceId kNoSource = 0xFFFF'FFFF;

struct Origin {
  SourceId source = kNoSource;
  std::uint32_t begin = 0;  ///< byte offset, or packed cell (row << 14 | column), both from 0
  std::uint32_t end = 0;    ///< one past the last byte; for a cell, the last cell of the range
  bool known() const { return source != kNoSource; }
  auto operator<=>(const Origin&) const = default;
};

enum class SourceKind : std::uint8_t { text, sheet };

/// What people are shown of an origin: line and column from 1, in code points.
struct Place {
  std::string file;   ///< as the user named it, forward slashes
  std::string sheet;  ///< empty for text
  std::string cell;   ///< "D17" for a sheet
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
  /// "school.yaml:3:7", or "quang-tri.xlsx [Đội ngũ!D17]".
  std::string to_string() const;
};

/// What stands about an origin on the line where it begins, without the end of the line.
struct Excerpt {
  std::string_view text;
  std::size_t begin = 0, end = 0;              ///< of the origin, in `text`
  bool cut_before = false, cut_after = false;  ///< the line goes on there
};

class SourceMap {
 public:
  SourceMap() = default;
  SourceMap(const SourceMap&) = delete;  // views of the own texts would look at the other's
  SourceMap(SourceMap&&) = default;
  SourceMap& operator=(const SourceMap&) = delete;
  SourceMap& operator=(SourceMap&&) = default;
  ~SourceMap() = default;

  SourceId add_text(std::string name, std::string text);
  /// A text that outlives the map.
  SourceId lend_text(std::string name, std::string_view text);
  SourceId add_sheet(std::string file, std::string sheet);
  /// In a workbook people do not see keys, but the heading of a column, the label of a line, the
  /// name of a sheet. The last words given to a key stand.
  void call(SourceId sheet, std::string_view key, std::string_view words);
  /// What the key is called there: in a text, the key.
  std::string called(SourceId id, std::string_view key) const;

  std::string_view name(SourceId id) const { return sources_[id].name; }
  std::string_view text(SourceId id) const { return sources_[id].text; }
  SourceKind kind(SourceId id) const { return sources_[id].kind; }
  std::size_t size() const { return sources_.size(); }

  Place place(const Origin& origin) const;
  /// At most `reach` bytes on either side of where the origin begins; empty for a sheet.
  Excerpt excerpt(const Origin& origin, std::size_t reach) const;

 private:
  /// Where a byte of a text stands.
  struct Mark {
    std::uint32_t line_begin = 0;
    std::uint32_t letters = 0;  ///< of the line, before it
    int line = 1;
  };
  struct Source {
    SourceKind kind = SourceKind::text;
    std::string name;
    std::string sheet;
    std::vector<std::pair<std::string, std::string>> called;  ///< keys and their words
    std::string own;
    std::string_view text;  ///< of `own`, or lent
    mutable std::once_flag marked;
    mutable std::vector<Mark> marks;  ///< of every so many bytes, made when asked for
  };
  static Mark mark_after(std::string_view text, std::size_t from, std::size_t to, Mark mark);
  static Mark mark_of(const Source& source, std::size_t offset);
  std::deque<Source> sources_;
};

}  // namespace chuan
