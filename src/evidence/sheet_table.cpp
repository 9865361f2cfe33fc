#include "evidence/sheet_table.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"

namespace chuan {
namespace {

/// Keys and headings stand near the top, also where somebody put a title above them.
constexpr std::uint32_t kHeadRows = 20;
constexpr std::uint32_t kKeyRows = 3;
/// So much text of a column tells its font.
constexpr std::size_t kFontSample = 64u << 10;

std::vector<SheetRow> rows_of(const Sheet& sheet) {
  std::vector<SheetRow> rows;
  const std::span<const SheetCell> cells = sheet.cells;
  for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
    bool blank = true;
    while (end < cells.size() && cells[end].row == cells[begin].row)
      blank = chuan::is_blank(cells[end++].text) && blank;
    if (!blank) rows.push_back({cells[begin].row, cells.subspan(begin, end - begin)});
  }
  return rows;
}

std::string_view text_of(const SheetCell& cell) {
  return cell.kind == SheetValue::text ? trim(cell.text) : std::string_view{};
}

/// How the sheet begins: the hidden row, if there is one, and the row of headings.
struct Head {
  const SheetRow* keys = nullptr;
  const SheetRow* headings = nullptr;
  std::uint32_t data = 0;
};

/// Most of its cells are names of columns.
bool is_headings(const SheetRow& row, const ColumnNames& names) {
  constexpr std::size_t kFewest = 3;
  std::size_t found = 0, cells = 0;
  for (const SheetCell& cell : row.cells) {
    const std::string_view text = text_of(cell);
    cells += chuan::is_blank(cell.text) ? 0 : 1;
    found += !text.empty() && names.by_heading(text) != kNone16 ? 1 : 0;
  }
  return found >= kFewest && 2 * found > cells;
}

Head find_head(const std::vector<SheetRow>& rows, const ColumnNames& names) {
  Head head;
  std::size_t best = 0;
  for (const SheetRow& row : rows) {
    if (row.row >= kHeadRows) break;
    std::size_t found = 0;
    for (const SheetCell& cell : row.cells) {
      const std::string_view text = text_of(cell);
      if (row.row < kKeyRows && text.starts_with(names.prefix)) head.keys = &row;
      if (!text.empty() && names.by_heading(text) != kNone16) ++found;
    }
    if (head.keys != nullptr) break;
    if (found > best) {
      best = found;
      head.headings = &row;
      head.data = row.row + 1;
    }
  }
  if (head.keys == nullptr) return head;
  head.headings = nullptr;
  head.data = head.keys->row + 2;
  for (const SheetRow& row : rows) {
    if (row.row <= head.keys->row || row.row >= kHeadRows) continue;
    if (row.row == head.keys->row + 1) head.headings = &row;
    // A title that somebody put between the keys and the headings.
    if (row.row > head.keys->row + 1 && is_headings(row, names)) {
      head.headings = &row;
      head.data = row.row + 1;
      break;
    }
  }
  return head;
}

/// "(1) (2) (3)": a line that numbers the columns.
bool is_numbering(const SheetRow& row) {
  constexpr std::size_t kFewest = 3;
  std::size_t count = 0;
  for (const SheetCell& cell : row.cells) {
    std::string_view text = trim(cell.text);
    if (text.empty()) continue;
    if (text.size() > 2 && text.front() == '(' && text.back() == ')')
      text = text.substr(1, text.size() - 2);
    if (text != std::to_string(++count)) return false;
  }
  return count >= kFewest;
}

struct TableFinder {
  Reader& reader;
  const Sheet& sheet;
  const ColumnNames& names;
  SheetTable table;

  void name_columns(const Head& head) {
    std::uint32_t width = 0;
    for (const SheetRow& row : table.rows) width = std::max(width, row.cells.back().column + 1);
    for (const SheetRow* row : {head.keys, head.headings})
      if (row != nullptr) width = std::max(width, row->cells.back().column + 1);
    table.columns.resize(width);
    if (head.headings != nullptr) {
      for (const SheetCell& cell : head.headings->cells) {
        SheetColumn& column = table.columns[cell.column];
        column.name = cell.kind == SheetValue::number ? cell.text : text_of(cell);
        column.origin = table.cell(cell.row, cell.column);
        if (column.name.empty()) continue;
        column.role = SheetColumn::Role::extra;
        column.known = names.by_heading(column.name);
      }
    }
    if (head.keys != nullptr) {
      for (const SheetCell& cell : head.keys->cells) take_key(cell);
    }
    std::map<std::uint16_t, Origin> fields;
    std::map<std::string_view, Origin> extras;
    for (SheetColumn& column : table.columns) {
      if (column.known != kNone16) column.role = SheetColumn::Role::known;
      Origin first = column.origin;
      if (column.role == SheetColumn::Role::known)
        first = fields.emplace(column.known, column.origin).first->second;
      if (column.role == SheetColumn::Role::extra)
        first = extras.emplace(column.name, column.origin).first->second;
      if (first == column.origin) continue;
      const std::string_view id = names.prefix;
      reader
          .report(Code::column_twice, column.origin,
                  {std::string(column.name), std::string(id.substr(0, id.size() - 1))})
          .notes.push_back({first, "first_here", {}});
      column = {SheetColumn::Role::helper, kNone16, column.name, column.origin};
    }
  }

  void take_key(const SheetCell& cell) {
    std::string_view key = text_of(cell);
    if (!key.starts_with(names.prefix)) return;
    key.remove_prefix(names.prefix.size());
    SheetColumn& column = table.columns[cell.column];
    if (!column.origin.known()) column.origin = table.cell(cell.row, cell.column);
    if (key.starts_with(kHelperMark)) {
      column.role = SheetColumn::Role::helper;
      column.known = kNone16;
      return;
    }
    const std::uint16_t known = names.by_key(key);
    // A table pasted over the sheet, headings and all: nobody knows which of the two is meant.
    if (known != kNone16 && column.known != kNone16 && column.known != known) {
      reader.report(Code::sheet_heading_contradicts, column.origin,
                    {std::string(column.name), std::string(key)});
      column.role = SheetColumn::Role::helper;
      column.known = kNone16;
      return;
    }
    if (known != kNone16) column.known = known;
    if (!column.name.empty() || known != kNone16) return;
    column.name = key;
    column.role = SheetColumn::Role::extra;
  }

  void report_merged(std::uint32_t first_row) const {
    for (const SheetRange& range : sheet.merged) {
      if (range.last_row < first_row) continue;
      const Origin first = table.cell(range.first_row, range.first_column);
      const Origin last = table.cell(range.last_row, range.last_column);
      reader.report(Code::sheet_merged, {first.source, first.begin, last.begin},
                    {reader.sources.place(first).cell});
    }
  }

  void report_unnamed() const {
    std::vector<bool> told(table.columns.size(), false);
    for (const SheetRow& row : table.rows) {
      for (const SheetCell& cell : row.cells) {
        if (table.columns[cell.column].role != SheetColumn::Role::unnamed || told[cell.column] ||
            chuan::is_blank(cell.text))
          continue;
        told[cell.column] = true;
        const Origin place = table.cell(cell.row, cell.column);
        std::string letters = reader.sources.place(place).cell;
        letters.erase(letters.find_first_of("0123456789"));
        reader.report(Code::sheet_column_unnamed, place, {letters});
      }
    }
  }

  /// A column typed in an old font: like a file in another encoding, it cannot be read. One cell
  /// may be a foreign name; two, or what the column says as a whole, are no accident.
  void report_legacy() const {
    struct Sample {
      std::string text;
      std::uint32_t cells = 0;  ///< that look so by themselves
      std::uint32_t first = 0, last = 0;
    };
    std::vector<Sample> samples(table.columns.size());
    for (const SheetRow& row : table.rows) {
      for (const SheetCell& cell : row.cells) {
        Sample& sample = samples[cell.column];
        if (cell.kind != SheetValue::text || sample.text.size() > kFontSample) continue;
        sample.text.append(cell.text.substr(0, kFontSample)).push_back('\n');
        if (!looks_like_legacy_vietnamese(cell.text)) continue;
        if (sample.cells++ == 0) sample.first = cell.row;
        sample.last = cell.row;
      }
    }
    for (std::uint32_t c = 0; c < samples.size(); ++c) {
      const Sample& sample = samples[c];
      if (table.columns[c].role == SheetColumn::Role::helper || sample.cells == 0 ||
          (sample.cells == 1 && !looks_like_legacy_vietnamese(sample.text)))
        continue;
      const Origin first = table.cell(sample.first, c);
      reader.report(Code::legacy_vietnamese,
                    {first.source, first.begin, table.cell(sample.last, c).begin},
                    {std::string(table.columns[c].name)});
      reader.refused = true;
    }
  }
};

}  // namespace

Origin SheetTable::cell(std::uint32_t row, std::uint32_t column) const {
  return cell_origin(*sheet, row, column);
}

Origin SheetTable::row(std::uint32_t row) const {
  const auto last = static_cast<std::uint32_t>(columns.empty() ? 0 : columns.size() - 1);
  return {sheet->source, cell(row, 0).begin, cell(row, last).begin};
}

std::uint32_t SheetTable::column_of(std::uint16_t known) const {
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].known == known) return static_cast<std::uint32_t>(c);
  return 0;
}

std::optional<SheetTable> find_table(Reader& reader, const Sheet& sheet, const ColumnNames& names) {
  std::vector<SheetRow> rows = rows_of(sheet);
  if (rows.empty()) return std::nullopt;
  const Head head = find_head(rows, names);
  TableFinder finder{reader, sheet, names, {&sheet, {}, {}}};
  if (head.keys == nullptr && head.headings == nullptr) {
    reader.report(Code::sheet_no_headings, finder.table.cell(rows.front().row, 0), {sheet.name});
    return std::nullopt;
  }
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(finder.table.rows),
               [&](const SheetRow& row) { return row.row >= head.data; });
  if (!finder.table.rows.empty() && is_numbering(finder.table.rows.front()))
    finder.table.rows.erase(finder.table.rows.begin());
  finder.name_columns(head);
  finder.report_merged(head.data);
  finder.report_unnamed();
  finder.report_legacy();
  std::erase_if(finder.table.rows, [&](const SheetRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const SheetCell& cell) {
      return chuan::is_blank(cell.text) ||
             finder.table.columns[cell.column].role == SheetColumn::Role::unnamed;
    });
  });
  return std::move(finder.table);
}

SheetRole role_of(const EvidenceSchema& schema, const Sheet& sheet) {
  for (const SheetCell& cell : sheet.cells) {
    if (cell.row >= kKeyRows) break;
    const SheetRole role = role_of_key(schema, text_of(cell));
    if (role.kind != SheetRole::Kind::unknown) return role;
  }
  return role_of_name(schema, sheet.name);
}

bool is_blank(const Sheet& sheet) {
  return std::all_of(sheet.cells.begin(), sheet.cells.end(),
                     [](const SheetCell& cell) { return chuan::is_blank(cell.text); });
}

}  // namespace chuan
