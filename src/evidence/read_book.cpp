#include "evidence/read_book.h"

#include <string>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "evidence/book_document.h"
#include "evidence/book_form.h"
#include "evidence/sheet_cells.h"
#include "evidence/sheet_table.h"

namespace chuan {
namespace {

/// The name of the sheet that every dossier must have, as messages say it.
constexpr std::string_view kGeneralName = "Th\u00F4ng tin chung";

/// Each sheet under what it is; the others, reported where something would be lost.
struct Sheets {
  std::vector<const Sheet*> parts;
  std::vector<const Sheet*> registers;
};

/// The register whose headings a row near the top of the sheet holds; none when few match.
std::uint16_t register_like(const EvidenceSchema& schema, const Sheet& sheet) {
  constexpr std::uint32_t kHeadRows = 10, kHeadColumns = 100;
  constexpr std::size_t kFewest = 4;
  std::uint16_t best = kNone16;
  std::size_t most = kFewest - 1;
  for (std::uint16_t r = 0; r < schema.registers.size(); ++r) {
    std::size_t found = 0;
    std::uint32_t row = 0;
    for (const SheetCell& cell : sheet.cells) {
      if (cell.row >= kHeadRows) break;
      if (cell.column >= kHeadColumns) continue;
      if (cell.row != row) found = 0;
      row = cell.row;
      if (field_of_heading(schema.registers[r].fields, trim(cell.text)) != kNone16) ++found;
      if (found <= most) continue;
      most = found;
      best = r;
    }
  }
  return best;
}

Sheets sort_sheets(Reader& reader, const Workbook& book) {
  Sheets out{std::vector<const Sheet*>(part_forms().size(), nullptr),
             std::vector<const Sheet*>(reader.schema.registers.size(), nullptr)};
  std::vector<const Sheet*> unknown;
  for (const Sheet& sheet : book.sheets) {
    if (is_blank(sheet)) continue;
    const SheetRole role = role_of(reader.schema, sheet);
    if (role.kind == SheetRole::Kind::unknown) {
      unknown.push_back(&sheet);
      continue;
    }
    const bool part = role.kind == SheetRole::Kind::part;
    const Sheet*& place =
        part ? out.parts[static_cast<std::size_t>(role.part)] : out.registers[role.reg];
    if (place == nullptr) {
      place = &sheet;
    } else if (!part || !part_form(role.part).columns.empty()) {
      const std::string_view id =
          part ? part_form(role.part).id : std::string_view(reader.schema.registers[role.reg].name);
      reader.report(Code::register_two_sheets, cell_origin(sheet, 0, 0),
                    {std::string(id), place->name});
    }
  }
  for (const Sheet* sheet : unknown) {
    const std::uint16_t like = register_like(reader.schema, *sheet);
    if (like != kNone16 && out.registers[like] == nullptr)
      reader.report(Code::sheet_looks_like, cell_origin(*sheet, 0, 0),
                    {sheet->name, reader.schema.registers[like].title.vi});
    else
      reader.report(Code::sheet_unknown, cell_origin(*sheet, 0, 0), {sheet->name});
  }
  return out;
}

}  // namespace

void read_book(Reader& reader, const Workbook& book) {
  const Sheets sheets = sort_sheets(reader, book);
  BookDocument document(reader, book);
  for (std::size_t p = 0; p < sheets.parts.size(); ++p)
    if (sheets.parts[p] != nullptr) document.read_part(static_cast<BookPart>(p), *sheets.parts[p]);
  const Sheet* general = sheets.parts[static_cast<std::size_t>(BookPart::general)];
  if (general != nullptr) {
    reader.rules = TextRules::vietnamese;
    read_document(reader, document.finish(), general->source);
    document.set_facts();
  } else {
    const Origin place = book.sheets.empty() ? Origin{} : cell_origin(book.sheets.front(), 0, 0);
    reader.report(Code::sheet_missing, place, {std::string(kGeneralName)});
    reader.evidence.registers.resize(reader.schema.registers.size());
    reader.refused = true;
  }
  for (std::size_t r = 0; r < sheets.registers.size(); ++r) {
    if (sheets.registers[r] != nullptr)
      read_register_sheet(reader, static_cast<std::uint16_t>(r), *sheets.registers[r],
                          book.from_1904);
  }
}

EvidenceHead head_of_book(const Workbook& book, SourceMap& sources) {
  EvidenceHead head;
  const EvidenceSchema schema;
  const ReadEvidenceOptions options;
  Diagnostics ignored;
  Evidence unused;
  ReaderMemory memory(schema);
  Reader reader(memory, options, sources, ignored, unused);
  const PartForm& form = part_form(BookPart::general);
  for (const Sheet& sheet : book.sheets) {
    const SheetRole role = role_of(schema, sheet);
    if (role.kind != SheetRole::Kind::part || role.part != BookPart::general) continue;
    const auto table = find_table(reader, sheet, part_columns(reader, BookPart::general));
    if (!table) break;
    for (const SheetRow& row : table->rows) {
      const BookLine line{*table, row};
      const std::string key = key_of_line(schema, line);
      const SheetCell* cell = line.cell(form.column("value"));
      if (cell == nullptr) continue;
      if (key == "pack" && head.pack.empty()) head.pack = trim(cell->text);
      if (key != "dossier_date" || head.dossier_date) continue;
      std::string text(trim(cell->text));
      if (cell->kind == SheetValue::number) text = date_of_number(text, book.from_1904);
      const ParsedDate parsed = parse_text_date(text);
      if (parsed.fault == DateFault::none && parsed.span.exact())
        head.dossier_date = parsed.span.first;
    }
    break;
  }
  return head;
}

}  // namespace chuan
