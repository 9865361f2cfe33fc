// A register's sheet into its columns.
#include <algorithm>
#include <string>
#include <utility>

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

/// A school has some thousands of records; a sheet of a million empty ones would take the memory of
/// a machine.
constexpr std::size_t kMostRecords = 300'000;
constexpr std::size_t kMostExtraCells = 2'000'000;

class SheetReader {
 public:
  SheetReader(Reader& reader, std::uint16_t reg, const SheetTable& table, bool from_1904)
      : reader_(reader),
        schema_(reader.schema.registers[reg]),
        table_(table),
        from_1904_(from_1904),
        extra_of_(table.columns.size(), 0) {
    for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
      const SheetColumn& column = table.columns[c];
      if (column.role == SheetColumn::Role::known) known_.push_back(c);
      if (column.role != SheetColumn::Role::extra) continue;
      reader.report(Code::column_unknown, column.origin,
                    {std::string(column.name), reader.called(reg)},
                    nearest_field(schema_.fields, column.name));
      extra_of_[c] = extras_.size();
      extras_.push_back({std::string(column.name), std::vector<std::string>(table.rows.size())});
    }
  }

  void read_row(std::size_t index, RowsReader& rows) {
    const SheetRow& row = table_.rows[index];
    auto cell = row.cells.begin();
    for (const std::uint32_t c : known_) {
      while (cell != row.cells.end() && cell->column < c) ++cell;
      const SheetColumn& column = table_.columns[c];
      const Origin place = table_.cell(row.row, c);
      const bool written = cell != row.cells.end() && cell->column == c;
      // A blank cell too has its place: a code that is missing is missing there.
      rows.set(column.known,
               written ? raw_of(reader_, schema_.fields[column.known], *cell, place, from_1904_,
                                scratch_)
                       : RawCell{{}, place, TextRules::vietnamese, false, {}},
               column.origin);
    }
    for (const SheetCell& extra : row.cells) {
      const SheetColumn& column = table_.columns[extra.column];
      if (column.role == SheetColumn::Role::extra &&
          has_value(reader_, column.name, extra, table_.cell(row.row, extra.column)))
        extras_[extra_of_[extra.column]].cells[index] = extra_text(extra, from_1904_);
    }
  }
  std::vector<ExtraColumn> take_extras() { return std::move(extras_); }

 private:
  Reader& reader_;
  const RegisterSchema& schema_;
  const SheetTable& table_;
  bool from_1904_;
  std::vector<std::uint32_t> known_;
  std::vector<std::size_t> extra_of_;  ///< by column: its place in `extras_`
  std::vector<ExtraColumn> extras_;
  std::string scratch_;
};

/// A spreadsheet that takes 5/6/2021 for the 6th of May leaves 15/6/2021 a text: where all days it
/// made are at most the 12th and all that stayed text are later, the two may be exchanged.
void report_mixed_days(Reader& reader, const RegisterSchema& schema, const SheetTable& table,
                       bool from_1904) {
  constexpr int kMonths = 12;
  for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
    const SheetColumn& column = table.columns[c];
    if (column.known == kNone16 || schema.fields[column.known].type != FieldType::date) continue;
    std::size_t made = 0;
    std::string_view typed;
    Origin place;
    bool may_be = true;
    for (const SheetRow& row : table.rows) {
      for (const SheetCell& cell : row.cells) {
        if (cell.column != c) continue;
        if (cell.kind == SheetValue::number) {
          const std::string day = date_of_number(cell.text, from_1904);
          const ParsedDate parsed = parse_iso_date(day);
          if (parsed.fault != DateFault::none || !parsed.span.exact()) continue;
          may_be = may_be && parsed.span.first.day() <= kMonths;
          ++made;
        } else if (cell.kind == SheetValue::text && cell.text.find('/') != std::string_view::npos) {
          const ParsedDate parsed = parse_text_date(trim(cell.text));
          if (parsed.fault != DateFault::none || !parsed.span.exact()) continue;
          may_be = may_be && parsed.span.first.day() > kMonths;
          if (typed.empty()) place = table.cell(row.row, c);
          typed = typed.empty() ? trim(cell.text) : typed;
        }
      }
    }
    if (may_be && made > 0 && !typed.empty())
      reader.report(Code::sheet_days_mixed, place,
                    {reader.called(place, schema.fields[column.known].name), std::string(typed)});
  }
}

/// False, and reported, when the sheet is larger than any register.
bool fits(Reader& reader, const SheetTable& table) {
  const auto extras = static_cast<std::size_t>(std::count_if(
      table.columns.begin(), table.columns.end(),
      [](const SheetColumn& column) { return column.role == SheetColumn::Role::extra; }));
  const Origin place = table.row(table.rows.front().row);
  if (reader.records + table.rows.size() > kMostRecords) {
    reader.report(Code::too_many_records, place, {std::to_string(kMostRecords)});
  } else if (extras * table.rows.size() > kMostExtraCells) {
    reader.report(
        Code::workbook_too_many_cells, place,
        {std::string(reader.sources.name(table.sheet->source)), std::to_string(kMostExtraCells)});
  } else {
    return true;
  }
  reader.refused = true;
  return false;
}

}  // namespace

void read_register_sheet(Reader& reader, std::uint16_t reg, const Sheet& sheet, bool from_1904) {
  std::optional<SheetTable> table = find_table(reader, sheet, names_of(reader, reg));
  if (!table) return;
  const RegisterSchema& schema = reader.schema.registers[reg];
  reader.evidence.registers[reg].source = sheet.source;
  reader.sources.call(sheet.source, schema.name, sheet.name);
  for (const SheetColumn& column : table->columns)
    if (column.known != kNone16)
      reader.sources.call(sheet.source, schema.fields[column.known].name, column.name);
  const Prepared prepared(reader.schema, reg);
  std::erase_if(table->rows, [&](const SheetRow& row) { return prepared.untouched(*table, row); });
  if (table->rows.empty() || !fits(reader, *table)) return;
  report_mixed_days(reader, schema, *table, from_1904);
  SheetReader cells(reader, reg, *table, from_1904);
  RowsReader rows(reader, reg, sheet.source, table->rows.size());
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    if (!rows.begin_row(table->row(table->rows[row].row))) return;
    cells.read_row(row, rows);
    rows.end_row();
  }
  rows.finish();
  reader.evidence.registers[reg].extra = cells.take_extras();
}

}  // namespace chuan
