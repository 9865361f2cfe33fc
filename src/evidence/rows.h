/// Rows of one register into its columns: what reading a tree and reading a table share.
///
///   RowsReader rows(reader, reg, source, count);
///   rows.begin_row(origin);  rows.set(field, raw);  rows.extra(...);  rows.end_row();
///   rows.finish();
///
/// Contract: `count` is the most rows that come; a column is sized once, when it is first written.
/// The register's `covers` and `blank_is_no` are known before. Places are kept as the options say.
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
  [[nodiscard]] bool set_quick(std::uint16_t field, std::string_view text, Origin origin) {
    RegisterPlan::Cells& cells = plan_.cells[field];
    Cell cell;
    if (cells.named == row_ + 1 || text.empty() || !quick_ ||
        !quick::cell_of(reader_, *cells.schema, text, cell))
      return false;
    cells.named = cells.filled = row_ + 1;
    if (placed_) place(field, origin);
    put(field, cell);
    return true;
  }
  /// An empty text that is no list is an empty cell. `name` is where the cell's column is named.
  void set(std::uint16_t field, const RawCell& raw, Origin name);
  /// A column the register does not know: kept, and reported once.
  void extra(std::string_view heading, Origin name, std::string_view text);
  /// Reports keys and required cells that are missing.
  void end_row();
  void finish();

  // A column after the other, for rows that stand in memory (columns_reader.h).
  /// False when rows are to be read one by one: their places are kept, they are written in another
  /// way than most, or one is too many.
  [[nodiscard]] bool begin_columns(std::uint32_t count);
  RegisterPlan& plan() { return plan_; }
  /// Of the register's lists, one list after the other.
  std::vector<ListItem>& items() { return reg_.items; }
  /// `set` in any row, and what end_row says of its key. True when the cell is filled, or a key.
  [[nodiscard]] bool set_at(std::uint32_t row, std::uint16_t field, const RawCell& raw);
  /// False when a row may lack what it must have: `is_full` tells of a field whether all have it.
  template <typename IsFull>
  [[nodiscard]] bool end_columns(std::uint32_t count, IsFull is_full) {
    row_ = count;
    for (const std::uint16_t field : schema_.key)
      if (!may_be_none(schema_.fields[field]) && !is_full(field)) return false;
    for (const std::uint16_t field : plan_.required)
      if (!is_full(field)) return false;
    return true;
  }
  /// Forgets what the columns were given: as if no row had come.
  void restart();

  /// The cells of a column, which is written from now on.
  const RegisterPlan::Cells& open(std::uint16_t field) {
    const RegisterPlan::Cells& cells = plan_.cells[field];
    return cells.lo != nullptr ? cells : write(field);
  }

 private:
  void clear();
  const RegisterPlan::Cells& write(std::uint16_t field);
  void put(std::uint16_t field, Cell cell) {
    const RegisterPlan::Cells& cells = open(field);
    cells.lo[row_] = cell.lo;
    cells.hi[row_] = cell.hi;
  }
  std::uint16_t find(std::string_view heading, std::size_t after);
  bool refuse(Origin origin);
  void place_row(Origin origin);
  void place(std::uint16_t field, Origin origin);
  /// A key that a record may do without, such as a figure's year.
  static bool may_be_none(const FieldSchema& key) {
    return key.empty == EmptyMeans::none && !key.required && key.type != FieldType::text;
  }
  /// Not filled, or known not to apply.
  bool is_odd(std::uint16_t field) const {
    const RegisterPlan::Cells& cells = plan_.cells[field];
    return cells.filled != row_ + 1 || cells.lo[row_] > cells.hi[row_];
  }
  void check_key(std::uint16_t field);
  /// Reported, and the dossier refused.
  bool has_too_many_extra(std::size_t columns, std::size_t rows, Origin origin);

  Reader& reader_;
  const RegisterSchema& schema_;
  RegisterPlan& plan_;
  Register& reg_;
  std::uint16_t index_;
  bool placed_;  ///< places are kept
  bool quick_;   ///< scalars may take the short way
  std::size_t count_;
  std::size_t before_;  ///< records of the dossier before these
  std::uint16_t last_ = kNone16;
  std::uint32_t row_ = 0;
};

/// Keeps the rows marked, in their order, and drops the others.
void keep_rows(Register& reg, const std::vector<bool>& keep);

}  // namespace chuan
