// A register's sheet into its columns.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "evidence/book_form.h"
#include "evidence/read_book.h"
#include "evidence/rows.h"
#include "evidence/sheet_cells.h"
#include "evidence/sheet_table.h"

namespace chuan {
namespace {

ColumnNames names_of(Reader& reader, std::uint16_t reg) {
  const RegisterSchema& schema = reader.schema.registers[reg];
  ColumnNames names;
  names.prefix = key_prefix(reader.schema, {SheetRole::Kind::reg, BookPart::guide, reg});
  names.by_key = [&schema](std::string_view key) { return schema.field(key); };
  names.by_heading = [&schema](std::string_view heading) {
    return field_of_heading(schema.fields, heading);
  };
  names.twice = [&reader, &schema](std::uint16_t field, Origin second, Origin first) {
    reader.report(Code::column_twice, second, {schema.fields[field].name, schema.name})
        .notes.push_back({first, "first_here", {}});
  };
  return names;
}

/// The columns that a prepared row comes with: the rest is for the clerk to fill in.
struct Prepared {
  Prepared(const EvidenceSchema& schema, std::uint16_t reg) {
    if (reg == schema.documents.reg) {
      filled = {schema.documents.serves};
      title = schema.documents.title;
    }
    if (reg == schema.figures.reg) filled = {schema.figures.of, schema.figures.year};
  }
  std::vector<std::uint16_t> filled;
  std::uint16_t title = kNone16;  ///< repeats the helping column until somebody edits it

  /// A row that nobody has begun to fill in.
  bool untouched(const SheetTable& table, const SheetRow& row) const {
    std::string_view hint;
    for (const SheetCell& cell : row.cells)
      if (table.columns[cell.column].role == SheetColumn::Role::helper && hint.empty())
        hint = trim(cell.text);
    if (hint.empty()) return false;
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const SheetCell& cell) {
      const SheetColumn& column = table.columns[cell.column];
      if (column.role == SheetColumn::Role::helper || is_blank(cell.text)) return true;
      if (column.known == kNone16) return false;
      if (column.known == title) return trim(cell.text) == hint;
      return std::find(filled.begin(), filled.end(), column.known) != filled.end();
    });
  }
};

struct SheetReader {
  Reader& reader;
  const SheetTable& table;
  const RegisterSchema& schema;
  bool from_1904;
  std::string scratch = {};

  void read_row(const SheetRow& row, RowsReader& rows) {
    std::size_t next = 0;
    for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
      while (next < row.cells.size() && row.cells[next].column < c) ++next;
      const bool written = next < row.cells.size() && row.cells[next].column == c;
      const SheetColumn& column = table.columns[c];
      const Origin place = table.cell(row.row, c);
      if (column.role == SheetColumn::Role::extra) {
        rows.extra(column.name, column.origin, written ? extra_text(row.cells[next], place) : "");
      } else if (column.role == SheetColumn::Role::known) {
        // A blank cell too has its place: a code that is missing is missing there.
        rows.set(column.known,
                 written ? raw_of(reader, schema.fields[column.known], row.cells[next], place,
                                  from_1904, scratch)
                         : RawCell{{}, place, TextRules::vietnamese, false, {}},
                 column.origin);
      }
    }
  }

  std::string_view extra_text(const SheetCell& cell, Origin place) const {
    const std::string_view heading = table.columns[cell.column].name;
    return has_value(reader, heading, cell, place) ? trim(cell.text) : std::string_view{};
  }
};

}  // namespace

void read_register_sheet(Reader& reader, std::uint16_t reg, const Sheet& sheet, bool from_1904) {
  std::optional<SheetTable> table = find_table(reader, sheet, names_of(reader, reg));
  if (!table) return;
  const Prepared prepared(reader.schema, reg);
  std::erase_if(table->rows, [&](const SheetRow& row) { return prepared.untouched(*table, row); });
  if (table->rows.empty()) return;
  SheetReader cells{reader, *table, reader.schema.registers[reg], from_1904};
  RowsReader rows(reader, reg, sheet.source, table->rows.size());
  for (const SheetRow& row : table->rows) {
    if (!rows.begin_row(table->row(row.row))) break;
    cells.read_row(row, rows);
    rows.end_row();
  }
  rows.finish();
}

}  // namespace chuan
