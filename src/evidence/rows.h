/// Rows of one register into its columns: what reading a tree and reading a table share.
///
///   RowsReader rows(reader, reg, source, count);
///   rows.begin_row(origin);  rows.set(field, raw);  rows.extra(...);  rows.end_row();
///   rows.finish();
///
/// Contract: `count` is the most rows that come; columns are sized once and filled in place. The
/// register's `covers` and `blank_is_no` are known before. Places are kept as the options say.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "evidence/cells.h"
#include "evidence/quick_cells.h"
#include "evidence/reader.h"

namespace chuan {

class RowsReader {
 public:
  RowsReader(Reader& reader, std::uint16_t reg, SourceId source, std::size_t count);

  /// The field of a key or heading; kNone16 for a column the register does not know.
  std::uint16_t field(std::string_view heading) {
    // Rows mostly name the same fields in the same order as the row before.
    const std::size_t after = last_ == kNone16 ? 0 : std::size_t{last_} + 1;
    const RegisterPlan::Guess& guess = plan_.guesses[after];
    const bool same = guess.heading.data() == heading.data() &&
                      guess.heading.size() == heading.size() && !heading.empty();
    return same ? last_ = guess.field : find(heading, after);
  }
  /// False when the record limit is reached: the dossier is refused.
  [[nodiscard]] bool begin_row(Origin origin) {
    if (++reader_.records > reader_.options.max_records) return refuse(origin);
    last_ = kNone16;
    if (placed_) place_row(origin);
    return true;
  }
  /// A scalar as nearly all are; false leaves the cell to `set`.
  [[nodiscard]] bool set_quick(std::uint16_t field, std::string_view scalar, Origin origin) {
    const std::string_view text = quick::trimmed(scalar);
    RegisterPlan::Cells& cells = plan_.cells[field];
    Cell cell;
    if (cells.named == row_ + 1 || text.empty() || !quick_ ||
        !quick::cell_of(reader_, *cells.schema, text, cell))
      return false;
    cells.named = cells.filled = row_ + 1;
    if (placed_) place(field, origin);
    cells.lo[row_] = cell.lo;
    cells.hi[row_] = cell.hi;
    return true;
  }
  /// An empty text that is no list is an empty cell. `name` is where the cell's column is named.
  void set(std::uint16_t field, const RawCell& raw, Origin name);
  /// A column the register does not know: kept, and reported once.
  void extra(std::string_view heading, Origin name, std::string_view text);
  /// Reports keys and required cells that are missing.
  void end_row();
  void finish();

 private:
  std::uint16_t find(std::string_view heading, std::size_t after);
  bool refuse(Origin origin);
  void place_row(Origin origin);
  void place(std::uint16_t field, Origin origin);
  void check_key(std::uint16_t field);

  Reader& reader_;
  const RegisterSchema& schema_;
  RegisterPlan& plan_;
  Register& reg_;
  std::uint16_t index_;
  bool placed_;  ///< places are kept
  bool quick_;   ///< scalars may take the short way
  std::uint16_t last_ = kNone16;
  std::uint32_t row_ = 0;
};

/// Keeps the rows marked, in their order, and drops the others.
void keep_rows(Register& reg, const std::vector<bool>& keep);

}  // namespace chuan
