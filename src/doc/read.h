/// Text formats into the neutral tree or table.
///
/// Size, encoding and nesting are checked before a library sees the text; duplicate keys, anchors,
/// aliases, tags and a second document are errors; text is brought to NFC (a warning says so once a
/// file). Every fault at once where the syntax allows to go on.
///
/// Contract: the value is there exactly when nothing of error severity was added (but see
/// ReadLimits::recover). No throw.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "doc/records.h"
#include "doc/tree.h"

namespace chuan {

struct ReadLimits {
  std::size_t bytes = 64u << 20;
  std::size_t depth = 64;
  std::size_t nodes = 4'000'000;
  /// A doubled key (the first stands) and a row of another length (short cells are empty, long ones
  /// cut) are reported as errors and the rest is still returned: for dossiers, where every fault is
  /// named at once. Without it any error leaves no value.
  bool recover = false;
  /// The strict readers of fast.h are not asked first: they are held against the library so.
  bool by_library = false;
};

/// `source` names a text already in the map: UTF-8, a BOM is skipped.
std::optional<Tree> read_yaml(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
                              const ReadLimits& limits = {});
std::optional<Tree> read_json(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
                              const ReadLimits& limits = {});
/// The same into a tree whose memory is used again; true when there is a value.
bool read_yaml(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out);
bool read_json(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out);
/// The same with the lists of doc/records.h kept there, as far as the strict readers read them.
bool read_yaml(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out, Records& records);
bool read_json(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out, Records& records);

/// A table with a heading row. Cells keep their text (NFC, not trimmed) and origin.
struct TableCell {
  std::string_view text;
  Origin origin;
};
struct Table {
  std::vector<TableCell> header;
  std::vector<std::vector<TableCell>> rows;  ///< every row has header.size() cells
  std::vector<Origin> row_origins;
  std::vector<bool> whole;       ///< by row: it has as many cells as the heading
  std::deque<std::string> kept;  ///< texts that are not slices of the source
};
/// RFC 4180, with "," ";" or tab (found from the heading), BOM, CRLF; a row of blanks is skipped; a
/// row of another length is an error.
std::optional<Table> read_csv(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
                              const ReadLimits& limits = {});

}  // namespace chuan
