// The sheets that every dossier has beside its registers.
#include <algorithm>
#include <string>
#include <utility>

#include "evidence/book_writer.h"
#include "evidence/cells.h"
#include "evidence/names.h"

namespace chuan {
namespace {

/// Statements that reports have a place for; a sheet offers them, filled in or not.
constexpr std::string_view kUsualStatements[] = {"general", "strengths", "weaknesses",
                                                 "causes",  "plan",      "conclusion"};

CellOut input() {
  return blank_cell(CellLook::input);
}

std::uint32_t last_row(const SheetOut& sheet) {
  return static_cast<std::uint32_t>(sheet.rows.size()) + kSpareRows - 1;
}

void check_list(SheetOut& sheet, std::uint32_t column, std::string range, bool warn_only) {
  if (range.empty()) return;
  ColumnCheck check;
  check.column = column;
  check.first_row = kFirstRow;
  check.last_row = last_row(sheet);
  check.list_range = std::move(range);
  check.warn_only = warn_only;
  sheet.checks.push_back(std::move(check));
}

void check_dates(SheetOut& sheet, std::uint32_t column, std::uint32_t first, std::uint32_t last,
                 bool warn_only) {
  ColumnCheck check;
  check.kind = ColumnCheck::Kind::date;
  check.column = column;
  check.first_row = first;
  check.last_row = last;
  check.warn_only = warn_only;
  sheet.checks.push_back(std::move(check));
}

void group_row(SheetOut& sheet, std::string_view text) {
  std::vector<CellOut> row(sheet.rows[0].size());
  for (std::size_t c = 1; c < row.size(); ++c) row[c] = blank_cell(CellLook::group);
  row[1] = text_cell(text, CellLook::group);
  sheet.rows.push_back(std::move(row));
}

}  // namespace

SheetOut general_sheet(BookWriter& book) {
  constexpr BookPart part = BookPart::general;
  SheetOut sheet = book.begin_sheet(book.part_name(part), CellLook::input);
  book.add_part_column(sheet, part, "key", 16, CellLook::code);
  book.add_part_column(sheet, part, "label", 44, CellLook::plain);
  book.add_part_column(sheet, part, "value", 36, CellLook::plain);
  book.add_part_column(sheet, part, "unit", 13, CellLook::plain);
  book.add_part_column(sheet, part, "help", 70, CellLook::plain);
  sheet.hidden_columns = {0};
  const auto line = [&](std::string_view key, std::string_view label, CellOut value,
                        std::string_view unit, std::string_view help) {
    sheet.rows.push_back({text_cell(key, CellLook::code), text_cell(label, CellLook::wrapped),
                          std::move(value), text_cell(unit, CellLook::hint),
                          text_cell(help, CellLook::hint)});
  };
  group_row(sheet, book.word("book.general.school"));
  const Evidence& evidence = book.evidence;
  for (const GeneralLine& general : general_lines()) {
    CellOut value = input();
    if (general.key == "schema") {
      sheet.hidden_rows.push_back(static_cast<std::uint32_t>(sheet.rows.size()));
      value = text_cell("chuan/evidence/1", CellLook::code);
    } else if (general.key == "pack") {
      value = text_cell(evidence.pack, CellLook::input);
    } else if (general.key == "school.code") {
      value = text_cell(evidence.school_code, CellLook::input);
    } else if (general.key == "school.name") {
      value = text_cell(evidence.school_name, CellLook::input);
    } else if (general.key == "school.province") {
      value = text_cell(evidence.province, CellLook::input);
    } else if (evidence.dossier_date != kDateMin) {
      value = day_cell(evidence.dossier_date, CellLook::input);
    }
    if (general.key == "dossier_date")
      check_dates(sheet, 2, static_cast<std::uint32_t>(sheet.rows.size()),
                  static_cast<std::uint32_t>(sheet.rows.size()), false);
    const std::string words = "book.general." + std::string(general.key);
    line(general.key, book.word(words), std::move(value), {}, book.word(words + ".help"));
  }
  if (!book.schema.facts.empty()) group_row(sheet, book.word("book.general.facts"));
  for (std::size_t i = 0; i < book.schema.facts.size(); ++i) {
    const FieldSchema& fact = book.schema.facts[i];
    CellOut value =
        book.cell(fact, evidence.facts[i].cell, left_out(fact), nullptr, CellLook::input);
    const auto row = static_cast<std::uint32_t>(sheet.rows.size());
    book.add_check(sheet, fact, false, 2, row, row);
    line(std::string(kFactLine) + fact.name, book.in(fact.title) + (fact.required ? " *" : ""),
         std::move(value), fact.unit, book.help_of(fact, fact.required));
  }
  sheet.frozen_columns = 2;
  sheet.portrait = false;
  return sheet;
}

SheetOut registers_sheet(BookWriter& book) {
  constexpr BookPart part = BookPart::registers;
  SheetOut sheet = book.begin_sheet(book.part_name(part), CellLook::input);
  book.add_part_column(sheet, part, "register", 16, CellLook::code);
  book.add_part_column(sheet, part, "title", 28, CellLook::plain);
  book.add_part_column(sheet, part, "help", 60, CellLook::plain);
  book.add_part_column(sheet, part, "from", 13, CellLook::plain);
  book.add_part_column(sheet, part, "to", 13, CellLook::plain);
  book.add_part_column(sheet, part, "declared_empty", 13, CellLook::plain);
  book.add_part_column(sheet, part, "blank_is_no", 26, CellLook::plain);
  book.add_part_column(sheet, part, "kept", 11, CellLook::plain);
  sheet.hidden_columns = {0};
  FieldSchema yes_no;
  yes_no.type = FieldType::yes_no;
  const auto yes = [&](bool said) {
    return said ? book.cell(yes_no, Cell::exactly(1), std::nullopt, nullptr, CellLook::input)
                : input();
  };
  for (std::uint16_t r = 0; r < book.schema.registers.size(); ++r) {
    const RegisterSchema& shape = book.schema.registers[r];
    const Register& reg = book.evidence.registers[r];
    std::string blanks;
    for (const std::uint16_t field : reg.blank_is_no) {
      const std::string& title = shape.fields[field].title.vi;
      const bool clear =
          find_field(shape.fields, title) == field && title.find(';') == std::string::npos;
      if (!blanks.empty()) blanks += "; ";
      blanks += clear ? title : shape.fields[field].name;
    }
    CellOut title = text_cell(book.in(shape.title), CellLook::wrapped);
    title.link = link_to_cell(book.register_name(r), kFirstRow, 0);
    const bool from = reg.covers_given && reg.covers.first != kDateMin;
    const bool to = reg.covers_given && reg.covers.last != kDateMax;
    // Any of these says by itself that the register is kept.
    const bool said = reg.rows != 0 || from || to || reg.declared_empty || !blanks.empty();
    sheet.rows.push_back({text_cell(shape.name, CellLook::code), std::move(title),
                          text_cell(book.in(shape.hint), CellLook::hint),
                          from ? day_cell(reg.covers.first, CellLook::input) : input(),
                          to ? day_cell(reg.covers.last, CellLook::input) : input(),
                          yes(reg.declared_empty), text_cell(blanks, CellLook::input),
                          yes(reg.present && !said)});
  }
  const auto last = static_cast<std::uint32_t>(sheet.rows.size()) - 1;
  if (last >= kFirstRow) {
    for (const std::uint32_t column : {3u, 4u}) check_dates(sheet, column, kFirstRow, last, true);
    for (const std::uint32_t column : {5u, 7u})
      book.add_check(sheet, yes_no, false, column, kFirstRow, last);
  }
  sheet.frozen_columns = 2;
  return sheet;
}

SheetOut units_sheet(BookWriter& book) {
  constexpr BookPart part = BookPart::units;
  SheetOut sheet = book.begin_sheet(book.part_name(part), CellLook::plain);
  book.add_part_column(sheet, part, "code", 18);
  book.add_part_column(sheet, part, "name", 60);
  sheet.column_looks[0].format = NumberLook::text;
  for (const Unit& unit : book.evidence.units)
    sheet.rows.push_back({text_cell(unit.code), text_cell(unit.name, CellLook::wrapped)});
  return sheet;
}

SheetOut rulings_sheet(BookWriter& book) {
  constexpr BookPart part = BookPart::rulings;
  SheetOut sheet = book.begin_sheet(book.part_name(part), CellLook::input);
  book.add_part_column(sheet, part, "indicator", 11);
  book.add_part_column(sheet, part, "title", 44, CellLook::hint);
  book.add_part_column(sheet, part, "stage", 22);
  book.add_part_column(sheet, part, "person", 26);
  book.add_part_column(sheet, part, "date", 13);
  book.add_part_column(sheet, part, "value", 13);
  book.add_part_column(sheet, part, "text", 50);
  const auto stage = [&](RulingStage s) {
    return text_cell(book.ruling_word("stage.", stage_word(s)), CellLook::wrapped);
  };
  std::vector<bool> judged(book.schema.indicators.size(), false);
  for (const Ruling& ruling : book.evidence.rulings) {
    judged[ruling.indicator] = judged[ruling.indicator] || ruling.stage == RulingStage::self;
    sheet.rows.push_back(
        {text_cell(book.schema.indicators[ruling.indicator]),
         text_cell(book.title_of(ruling.indicator), CellLook::hint), stage(ruling.stage),
         text_cell(ruling.person, CellLook::wrapped), day_cell(ruling.date),
         text_cell(book.ruling_word("ruling.", value_word(ruling.value)), CellLook::plain),
         text_cell(ruling.text, CellLook::wrapped)});
  }
  for (std::uint16_t i = 0; i < book.schema.indicators.size(); ++i) {
    if (!book.schema.ruled[i] || judged[i] || book.title_of(i).empty()) continue;
    sheet.rows.push_back({text_cell(book.schema.indicators[i]),
                          text_cell(book.title_of(i), CellLook::hint), stage(RulingStage::self),
                          input(), input(), input(), input()});
  }
  check_list(sheet, 0, book.list_range("ruled"), false);
  check_list(sheet, 2, book.list_range("stage"), true);
  check_dates(sheet, 4, kFirstRow, last_row(sheet), true);
  check_list(sheet, 5, book.list_range("value"), true);
  BookWriter::finish_sheet(sheet);
  sheet.frozen_columns = 2;
  return sheet;
}

SheetOut grounds_sheet(BookWriter& book, BookPart part) {
  const bool exempt = part == BookPart::not_applicable;
  SheetOut sheet = book.begin_sheet(book.part_name(part), CellLook::plain);
  book.add_part_column(sheet, part, "indicator", 11);
  book.add_part_column(sheet, part, "title", 60, CellLook::hint);
  book.add_part_column(sheet, part, "ground", 80);
  std::vector<bool> told(book.schema.indicators.size(), false);
  for (const Ground& ground : exempt ? book.evidence.not_applicable : book.evidence.opinion_asked) {
    told[ground.indicator] = true;
    sheet.rows.push_back({text_cell(book.schema.indicators[ground.indicator]),
                          text_cell(book.title_of(ground.indicator), CellLook::hint),
                          text_cell(ground.text, CellLook::wrapped)});
  }
  for (std::uint16_t i = 0; exempt && i < book.schema.indicators.size(); ++i) {
    if (!book.schema.may_not_apply[i] || told[i] || book.title_of(i).empty()) continue;
    sheet.rows.push_back({text_cell(book.schema.indicators[i]),
                          text_cell(book.title_of(i), CellLook::hint), input()});
  }
  check_list(sheet, 0, book.list_range(exempt ? "may_not_apply" : "indicator"), false);
  return sheet;
}

SheetOut statements_sheet(BookWriter& book) {
  constexpr BookPart part = BookPart::statements;
  SheetOut sheet = book.begin_sheet(book.part_name(part), CellLook::plain);
  book.add_part_column(sheet, part, "key", 20);
  book.add_part_column(sheet, part, "title", 40, CellLook::hint);
  book.add_part_column(sheet, part, "text", 90);
  const std::vector<Statement>& statements = book.evidence.statements;
  const auto about = [&](std::string_view key) {
    if (std::find(std::begin(kUsualStatements), std::end(kUsualStatements), key) !=
        std::end(kUsualStatements))
      return book.word("book.statements." + std::string(key));
    const std::string_view id = key.substr(0, key.find('/'));
    const auto at = std::find(book.schema.indicators.begin(), book.schema.indicators.end(), id);
    return at == book.schema.indicators.end()
               ? std::string()
               : book.title_of(static_cast<std::uint16_t>(at - book.schema.indicators.begin()));
  };
  const auto row = [&](std::string_view key, CellOut text) {
    sheet.rows.push_back({text_cell(key), text_cell(about(key), CellLook::hint), std::move(text)});
  };
  for (const std::string_view key : kUsualStatements) {
    const bool told = std::any_of(statements.begin(), statements.end(),
                                  [&](const Statement& s) { return s.key == key; });
    if (!told) row(key, input());
  }
  for (const Statement& statement : statements)
    row(statement.key,
        text_cell(statement.text.empty() ? kNoneToken : std::string_view(statement.text),
                  CellLook::wrapped));
  return sheet;
}

}  // namespace chuan
