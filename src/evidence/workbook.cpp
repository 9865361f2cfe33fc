#include "evidence/workbook.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/cell_name.h"
#include "base/utf8.h"
#include "evidence/book_writer.h"
#include "evidence/cells.h"

namespace chuan {
namespace {

/// Excel cuts longer texts off; counted as it does, in UTF-16.
constexpr std::size_t kCellUnits = 32'767;

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    units += c.value > 0xFFFF ? 2 : 1;
    at += c.size;
  }
  return units;
}

/// How to fill it in, and where everything is.
SheetOut guide_sheet(const BookWriter& book) {
  SheetOut sheet;
  sheet.name = book.part_name(BookPart::guide);
  sheet.tab = CellLook::good;
  sheet.widths = {5, 32, 96};
  sheet.portrait = false;
  sheet.footer = book.evidence.school_name;
  const auto merged = [&](CellOut cell) {
    sheet.merges.push_back({static_cast<std::uint32_t>(sheet.rows.size()), 0, 2});
    sheet.rows.push_back({std::move(cell), {}, {}});
  };
  sheet.rows.push_back({text_cell(std::string(kPartMark) + "guide.text", CellLook::code)});
  sheet.hidden_rows = {0};
  merged(text_cell(book.word("book.guide.title"), CellLook::title));
  merged(text_cell(book.in(book.pack.info.name), CellLook::note));
  sheet.rows.push_back({});
  const auto table = [&](std::string_view heading) {
    sheet.merges.push_back({static_cast<std::uint32_t>(sheet.rows.size()), 0, 2});
    sheet.rows.push_back({text_cell(book.word(heading), CellLook::group),
                          blank_cell(CellLook::group), blank_cell(CellLook::group)});
  };
  const auto line = [&](std::string_view mark, CellOut name, std::string_view text) {
    sheet.rows.push_back(
        {text_cell(mark, CellLook::wrapped), std::move(name), text_cell(text, CellLook::wrapped)});
  };
  const auto to_sheet = [&](const std::string& name) {
    CellOut cell = text_cell(name, CellLook::wrapped);
    cell.link = link_to_cell(name, kFirstRow, 0);
    return cell;
  };
  table("book.guide.steps");
  int number = 0;
  for (const std::string_view step :
       {"general", "figures", "rulings", "registers", "documents", "check"}) {
    const std::string key = "book.guide.step." + std::string(step);
    line(std::to_string(++number), text_cell(book.word(key), CellLook::wrapped),
         book.word(key + ".text"));
  }
  sheet.rows.push_back({});
  table("book.guide.cells");
  for (const std::string_view rule :
       {"empty", "unknown", "none", "date", "number", "list", "code", "columns"}) {
    const std::string key = "book.guide.cell." + std::string(rule);
    line({}, text_cell(book.word(key), CellLook::wrapped), book.word(key + ".text"));
  }
  sheet.rows.push_back({});
  table("book.guide.sheets");
  for (const BookPart part :
       {BookPart::general, BookPart::registers, BookPart::rulings, BookPart::opinion_asked,
        BookPart::not_applicable, BookPart::statements, BookPart::units, BookPart::result,
        BookPart::lists}) {
    line({}, to_sheet(book.part_name(part)),
         book.word("book." + std::string(part_form(part).id) + ".about"));
  }
  for (std::uint16_t r = 0; r < book.schema.registers.size(); ++r)
    line({}, to_sheet(book.register_name(r)), book.in(book.schema.registers[r].hint));
  sheet.locked = true;
  return sheet;
}

/// Filled in by `score --write-result`.
SheetOut result_sheet(const BookWriter& book) {
  SheetOut sheet = book.begin_sheet(book.part_name(BookPart::result), CellLook::good);
  const std::pair<std::string_view, double> columns[] = {{"indicator", 11}, {"title", 60},
                                                         {"verdict", 16},   {"value", 22},
                                                         {"threshold", 22}, {"reason", 60}};
  const std::string prefix =
      key_prefix(book.schema, {SheetRole::Kind::part, BookPart::result, kNone16});
  for (const auto& [key, width] : columns) {
    const std::string words = "book.result." + std::string(key);
    book.add_column(
        sheet, {prefix + std::string(key), book.word(words), {}, width, CellLook::wrapped, {}});
  }
  for (std::uint16_t i = 0; i < book.schema.indicators.size(); ++i)
    sheet.rows.push_back({text_cell(book.schema.indicators[i], CellLook::wrapped),
                          text_cell(book.title_of(i), CellLook::wrapped)});
  sheet.frozen_columns = 1;
  sheet.filter_row = kHeadingRow;
  sheet.filter_columns = static_cast<std::uint32_t>(std::size(columns));
  sheet.locked = true;
  return sheet;
}

SheetOut left_out_sheet(const BookWriter& book, const std::vector<LeftOut>& list) {
  constexpr BookPart part = BookPart::left_out;
  SheetOut sheet = book.begin_sheet(book.part_name(part), CellLook::warn);
  book.add_part_column(sheet, part, "register", 24);
  book.add_part_column(sheet, part, "record", 18);
  book.add_part_column(sheet, part, "reason", 40);
  book.add_part_column(sheet, part, "data", 100);
  for (const LeftOut& left : list) {
    sheet.rows.push_back(
        {text_cell(left.reg == kNone16 ? book.part_name(left.reason == LeftReason::old_ruling
                                                            ? BookPart::rulings
                                                            : BookPart::opinion_asked)
                                       : book.in(book.schema.registers[left.reg].title),
                   CellLook::wrapped),
         text_cell(left.record, CellLook::wrapped),
         text_cell(book.word(left_word(left.reason)), CellLook::wrapped),
         text_cell(left.data, CellLook::wrapped)});
  }
  BookWriter::finish_sheet(sheet);
  return sheet;
}

}  // namespace

BookOut evidence_book(const CompiledPack& pack, const Evidence& evidence,
                      const WorkbookOptions& options) {
  BookWriter writer(pack, evidence, options);
  BookOut book;
  book.title = evidence.school_name;
  book.subject = writer.in(pack.info.name);
  book.created = evidence.dossier_date == kDateMin ? Date{} : evidence.dossier_date;
  const auto add = [&](SheetOut sheet) { book.sheets.push_back(std::move(sheet)); };
  add(guide_sheet(writer));
  add(general_sheet(writer));
  // What a school begins with stands first: totals, then what people judged.
  const std::uint16_t figures = writer.schema.figures.reg;
  if (figures != kNone16) add(register_sheet(writer, figures));
  add(rulings_sheet(writer));
  add(registers_sheet(writer));
  for (std::uint16_t r = 0; r < writer.schema.registers.size(); ++r)
    if (r != figures) add(register_sheet(writer, r));
  add(statements_sheet(writer));
  add(grounds_sheet(writer, BookPart::opinion_asked));
  add(grounds_sheet(writer, BookPart::not_applicable));
  add(units_sheet(writer));
  if (options.left_out != nullptr) add(left_out_sheet(writer, *options.left_out));
  add(result_sheet(writer));
  add(writer.lists_sheet());
  return book;
}

std::string_view left_word(LeftReason reason) {
  switch (reason) {
    case LeftReason::left_before:
      return "book.left.left_before";
    case LeftReason::year_past:
      return "book.left.year_past";
    case LeftReason::date_past:
      return "book.left.date_past";
    case LeftReason::expired:
      return "book.left.expired";
    case LeftReason::task_done:
      return "book.left.task_done";
    case LeftReason::old_figure:
      return "book.left.old_figure";
    case LeftReason::old_ruling:
      return "book.left.old_ruling";
    case LeftReason::old_question:
      return "book.left.old_question";
  }
  return {};
}

Evidence empty_evidence(const CompiledPack& pack, Date dossier_date) {
  Evidence evidence;
  evidence.pack = pack.info.id;
  evidence.dossier_date = dossier_date;
  for (const FieldSchema& fact : pack.schema.facts)
    evidence.facts.push_back({empty_cell(fact), {}});
  for (const RegisterSchema& shape : pack.schema.registers)
    evidence.registers.emplace_back().columns.resize(shape.fields.size());
  return evidence;
}

bool fits_cells(const BookOut& book, Diagnostics& diagnostics) {
  bool fits = true;
  for (const SheetOut& sheet : book.sheets) {
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        const std::string& text = sheet.rows[row][column].text;
        if (text.size() <= kCellUnits) continue;
        const std::size_t units = utf16_units(text);
        if (units <= kCellUnits) continue;
        fits = false;
        diagnostics.add(
            Code::cell_too_long, {},
            {sheet.name + "!" +
                 cell_name(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)),
             std::to_string(units)});
      }
    }
  }
  return fits;
}

}  // namespace chuan
