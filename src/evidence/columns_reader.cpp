#include "evidence/columns_reader.h"

#include <algorithm>
#include <string_view>

#include "evidence/quick_cells.h"

namespace chuan {
namespace {

class ColumnsReader {
 public:
  ColumnsReader(Reader& reader, const Records& records, const Records::List& list, RowsReader& rows)
      : reader_(reader),
        ends_(std::span(records.row_ends).subspan(list.first_row, list.end_row - list.first_row)),
        cells_(records.cells.data()),
        rows_(rows),
        at_(reader.memory.row_cells),
        filled_(reader.memory.filled) {
    filled_.assign(list.end_key - list.first_key, 0);
    at_.clear();
    std::uint32_t first = list.first_cell;
    for (const std::uint32_t end : ends_) {
      at_.push_back(cells_ + first);
      first = end;
    }
  }

  /// Reads on in every row as far as the next cell is the column's.
  void column(std::uint16_t key, std::uint16_t field) { filled_[key] += fill(key, field); }
  bool all_read() const {
    for (std::size_t row = 0; row < at_.size(); ++row)
      if (at_[row] != cells_ + ends_[row]) return false;
    return true;
  }
  /// Every row has it.
  bool is_full(std::uint16_t key) const { return filled_[key] == ends_.size(); }

 private:
  std::uint32_t fill(std::uint16_t key, std::uint16_t field) {
    const FieldSchema& shape = *rows_.plan().cells[field].schema;
    using Text = std::string_view;
    switch (shape.type) {
      case FieldType::number:
        return fill(key, field,
                    [&](Text text, Cell& cell) { return quick::number(shape, text, cell); });
      case FieldType::date:
        return fill(key, field, [](Text text, Cell& cell) { return quick::date(text, cell); });
      case FieldType::year:
        return fill(key, field, [](Text text, Cell& cell) { return quick::year(text, cell); });
      case FieldType::yes_no:
        return fill(key, field, [](Text text, Cell& cell) { return quick::yes_no(text, cell); });
      case FieldType::scale: {
        const WordTable& words = reader_.names.spelled(shape.scale);
        return fill(key, field, [&](Text text, Cell& cell) {
          const std::uint16_t value = words.find(text);
          cell = Cell::exactly(value);
          return value != kNone16 || quick::scale(reader_, shape, text, cell);
        });
      }
      case FieldType::text:
      case FieldType::code:
        return fill(key, field,
                    [&](Text text, Cell& cell) { return quick::text(reader_, text, cell); });
      case FieldType::measure:
        return fill(key, field,
                    [&](Text text, Cell& cell) { return quick::measure(reader_, text, cell); });
      case FieldType::code_list:
      case FieldType::serves:
        return fill_lists(key, field, shape.type == FieldType::serves);
      case FieldType::scale_list:
        break;
    }
    return fill(key, field, [](Text, Cell&) { return false; });
  }

  /// Lists as nearly all are: of codes, or of the slots that a document serves.
  std::uint32_t fill_lists(std::uint16_t key, std::uint16_t field, bool serves) {
    std::vector<ListItem>& items = rows_.items();
    const auto append = [&](const Records::Cell* list) {
      for (const Records::Cell* at = list + 1; at != list + 1 + list->size; ++at) {
        const std::string_view text = at->text();
        if (at->kind != NodeKind::scalar || !quick::is_item(text)) return false;
        std::int32_t target = kNoRow;
        if (serves) {
          const std::uint16_t slot = reader_.names.slot(text);
          if (slot == kNone16) return false;
          target = slot;
        }
        items.push_back({reader_.texts.id(text), target});
      }
      return list->size != 0;
    };
    return fill_as(key, field, [&](const Records::Cell*& at, Cell& cell) {
      if (at->kind != NodeKind::list) return false;
      const std::size_t begin = items.size();
      if (!append(at)) {
        items.resize(begin);
        return false;
      }
      cell = {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(items.size())};
      at += at->size;
      return true;
    });
  }

  /// `quick` gives the cell of a text that is as nearly all are. Gives how many rows have it, and
  /// how many have a key, though it be none.
  template <typename Quick>
  std::uint32_t fill(std::uint16_t key, std::uint16_t field, Quick quick) {
    return fill_as(key, field, [&](const Records::Cell* at, Cell& cell) {
      return at->kind == NodeKind::scalar && at->size != 0 && quick(at->text(), cell);
    });
  }
  /// The same of cells of any kind: `quick` moves on to the last cell it takes.
  template <typename Quick>
  std::uint32_t fill_as(std::uint16_t key, std::uint16_t field, Quick quick) {
    const RegisterPlan::Cells& column = rows_.open(field);
    std::int64_t* const lo = column.lo;
    std::int64_t* const hi = column.hi;
    std::uint32_t filled = 0;
    const Records::Cell* const cells = cells_;
    const std::uint32_t* const ends = ends_.data();
    const Records::Cell** const next = at_.data();
    const auto rows = static_cast<std::uint32_t>(at_.size());
    for (std::uint32_t row = 0; row < rows; ++row) {
      const Records::Cell* at = next[row];
      if (at == cells + ends[row] || at->key != key) continue;
      Cell cell;
      if (quick(at, cell)) {
        lo[row] = cell.lo;
        hi[row] = cell.hi;
        ++filled;
        next[row] = at + 1;
        continue;
      }
      RawCell raw;
      next[row] = read_raw(reader_, at, raw);
      filled += rows_.set_at(row, field, raw) ? 1 : 0;
    }
    return filled;
  }

  Reader& reader_;
  std::span<const std::uint32_t> ends_;  ///< by row: the end of its cells
  const Records::Cell* cells_;
  RowsReader& rows_;
  std::vector<const Records::Cell*>& at_;  ///< by row: its next cell
  std::vector<std::uint32_t>& filled_;     ///< by key: how many rows have it
};

/// Every key is a field, and another one.
bool are_distinct(std::span<const std::uint16_t> fields) {
  return std::all_of(fields.begin(), fields.end(), [&](std::uint16_t field) {
    return field != kNone16 && std::count(fields.begin(), fields.end(), field) == 1;
  });
}

}  // namespace

const Records::Cell* read_raw(Reader& reader, const Records::Cell* cell, RawCell& raw) {
  raw = {};
  if (cell->kind == NodeKind::scalar) raw.text = quick::trimmed(cell->text());
  if (cell->kind != NodeKind::list) return cell + 1;
  reader.members.clear();
  const Records::Cell* const end = cell + 1 + cell->size;
  for (const Records::Cell* member = cell + 1; member != end; ++member)
    if (member->kind == NodeKind::scalar) reader.members.push_back({member->text(), {}});
  raw.is_list = true;
  raw.items = reader.members;
  return end;
}

bool read_columns(Reader& reader, const Records& records, const Records::List& list,
                  std::span<const std::uint16_t> fields, RowsReader& rows) {
  const std::uint32_t count = list.end_row - list.first_row;
  if (!are_distinct(fields) || !rows.begin_columns(count)) return false;
  ColumnsReader columns(reader, records, list, rows);
  // A column that some rows lack may stand further left in others than where it was met first.
  constexpr int kRounds = 4;
  for (int round = 0; round < kRounds && !columns.all_read(); ++round)
    for (std::uint16_t key = 0; key < fields.size(); ++key) columns.column(key, fields[key]);
  const auto is_full = [&](std::uint16_t field) {
    const auto at = std::find(fields.begin(), fields.end(), field);
    return at != fields.end() && columns.is_full(static_cast<std::uint16_t>(at - fields.begin()));
  };
  if (columns.all_read() && rows.end_columns(count, is_full)) return true;
  rows.restart();
  return false;
}

}  // namespace chuan
