#include <string>
#include <vector>

#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/rows.h"
#include "evidence/sheet_text.h"

namespace chuan {
namespace {

/// Which field each column fills; a second column for a field, and columns without heading, none.
struct Headings {
  static constexpr std::uint16_t kExtra = kNone16;
  static constexpr std::uint16_t kSkip = kNone16 - 1;
  std::vector<std::uint16_t> fields;
  std::vector<std::string_view> names;
};

Headings read_headings(Reader& reader, const RegisterSchema& schema, const Table& table) {
  Headings out;
  for (const TableCell& cell : table.header) {
    const std::string_view name = unguarded(trim(cell.text));
    std::uint16_t field = find_field(schema.fields, name);
    for (std::size_t before = 0; before < out.fields.size() && field != kNone16; ++before) {
      if (out.fields[before] != field) continue;
      reader.report(Code::column_twice, cell.origin, {schema.fields[field].name, schema.name})
          .notes.push_back({table.header[before].origin, "first_here", {}});
      field = Headings::kSkip;
    }
    if (name.empty()) field = Headings::kSkip;
    out.fields.push_back(field);
    out.names.push_back(name);
  }
  return out;
}

}  // namespace

void read_table(Reader& reader, std::uint16_t reg, const Table& table, SourceId source) {
  const RegisterSchema& schema = reader.schema.registers[reg];
  const Headings headings = read_headings(reader, schema, table);
  RowsReader rows(reader, reg, source, table.rows.size());
  const auto& keys = rows.plan().is_key;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (!rows.begin_row(table.row_origins[r])) break;
    for (std::size_t c = 0; c < headings.fields.size(); ++c) {
      const TableCell& cell = table.rows[r][c];
      const std::uint16_t field = headings.fields[c];
      // Of a row of another length nobody knows which cell belongs where.
      const bool sure = table.whole[r] || (field < keys.size() && keys[field]);
      const std::string_view text = sure ? unguarded(trim(cell.text)) : kUnknownToken;
      if (field == Headings::kSkip) continue;
      if (field == Headings::kExtra) {
        rows.extra(headings.names[c], table.header[c].origin, text);
      } else {
        rows.set(field, {text, cell.origin, TextRules::vietnamese, false, {}},
                 table.header[c].origin);
      }
    }
    rows.end_row();
  }
  rows.finish();
}

}  // namespace chuan
