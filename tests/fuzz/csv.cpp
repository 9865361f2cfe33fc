// Tables: a value exactly when there is no error, every row as long as the heading, and what was
// read is read again the same when it is written.
#include <optional>

#include "doc/read.h"
#include "doc/write.h"
#include "fuzz/fuzz.h"

namespace {

using namespace chuan;

bool same(const std::vector<TableCell>& a, const std::vector<TableCell>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].text != b[i].text) return false;
  return true;
}

void append_row(std::string& out, const std::vector<TableCell>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out.push_back(',');
    append_csv_field(out, row[i].text);
  }
  out.push_back('\n');
}

void read_again(const Table& table) {
  // A heading of one column may hold what is then taken for the delimiter, and a byte order mark
  // in the middle of a file would then begin it.
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (table.header.size() == 1 || table.header.front().text.starts_with(kMark)) return;
  std::string text;
  append_row(text, table.header);
  for (const auto& row : table.rows) append_row(text, row);
  SourceMap sources;
  Diagnostics diagnostics;
  const auto again = read_csv(sources, sources.add_text("b.csv", text), diagnostics);
  fuzz::demand(again.has_value(), "what was written is refused");
  fuzz::demand(same(table.header, again->header), "another heading");
  fuzz::demand(table.rows.size() == again->rows.size(), "another number of rows");
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    fuzz::demand(same(table.rows[i], again->rows[i]), "another row");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const bool recover : {false, true}) {
    SourceMap sources;
    Diagnostics diagnostics;
    ReadLimits limits;
    limits.recover = recover;
    const SourceId id = sources.add_text("a.csv", std::string(fuzz::text_of(data, size)));
    const auto table = read_csv(sources, id, diagnostics, limits);
    if (!recover) fuzz::demand(table.has_value() == !diagnostics.has_errors(), "value and errors");
    for (const Diagnostic& d : diagnostics.all()) (void)sources.place(d.origin);
    if (!table) continue;
    fuzz::demand(table->rows.size() == table->row_origins.size(), "a place for each row");
    for (const auto& row : table->rows) {
      fuzz::demand(row.size() == table->header.size(), "a row as long as the heading");
      for (const TableCell& cell : row)
        fuzz::demand(cell.origin.begin <= cell.origin.end && cell.origin.end <= size, "a place");
    }
    if (!recover) read_again(*table);
  }
  return 0;
}
