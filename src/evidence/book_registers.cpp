// The sheet of a register: its records, and below them what the pack wants, line by line.
#include <algorithm>
#include <set>
#include <utility>

#include "evidence/book_writer.h"
#include "evidence/cells.h"
#include "model/assessment.h"

namespace chuan {
namespace {

double width_of(const FieldSchema& field) {
  switch (field.type) {
    case FieldType::text:
      return field.name == "title" || field.name == "name" ? 34 : 20;
    case FieldType::number:
    case FieldType::year:
    case FieldType::yes_no:
      return 11;
    case FieldType::date:
      return 12.5;
    case FieldType::code:
      return 12;
    case FieldType::scale:
      return 20;
    case FieldType::scale_list:
    case FieldType::code_list:
    case FieldType::serves:
    case FieldType::measure:
      break;
  }
  return 20;
}

CellLook look_of(const FieldSchema& field) {
  return field.type == FieldType::text || is_list_type(field.type) ? CellLook::wrapped
                                                                   : CellLook::plain;
}

struct RegisterWriter {
  BookWriter& book;
  std::uint16_t index;
  const RegisterSchema& shape = book.schema.registers[index];
  const Register& reg = book.evidence.registers[index];
  SheetOut sheet = book.begin_sheet(book.register_name(index), CellLook::plain);
  std::uint32_t before = 0;  ///< columns that help, before the fields

  bool is_documents() const { return index == book.schema.documents.reg; }
  bool is_figures() const { return index == book.schema.figures.reg; }
  bool is_asked(std::uint16_t field) const {
    return shape.fields[field].required ||
           (std::find(shape.key.begin(), shape.key.end(), field) != shape.key.end() &&
            shape.fields[field].empty == EmptyMeans::unknown);
  }

  void columns() {
    if (is_documents() || is_figures()) {
      const std::string kind = is_documents() ? "wanted" : "measured";
      book.add_column(sheet, {shape.name + "." + kHelperMark + kind,
                              book.word("book." + kind),
                              book.word("book." + kind + ".help"),
                              34,
                              CellLook::hint,
                              {}});
      before = 1;
    }
    for (std::uint16_t f = 0; f < shape.fields.size(); ++f) {
      const FieldSchema& field = shape.fields[f];
      std::string heading = book.in(field.title);
      if (!field.unit.empty()) heading += " (" + field.unit + ")";
      if (is_asked(f)) heading += " *";
      book.add_column(sheet, {shape.name + "." + field.name, std::move(heading),
                              book.help_of(field, is_asked(f)), width_of(field), CellLook::wrapped,
                              field.type == FieldType::code || field.type == FieldType::measure
                                  ? NumberLook::text
                                  : NumberLook::general});
    }
    for (const ExtraColumn& extra : reg.extra)
      book.add_column(sheet, {{}, extra.name, book.word("book.extra"), 20, CellLook::wrapped, {}});
    sheet.frozen_columns = before + 1;
  }

  void records() {
    for (std::uint32_t row = 0; row < reg.rows; ++row) {
      std::vector<CellOut> cells(before);
      bool only_prepared = true;
      for (std::uint16_t f = 0; f < shape.fields.size(); ++f) {
        const FieldSchema& field = shape.fields[f];
        cells.push_back(book.cell(field, reg.columns[f].cell(row), left_out(shape, reg, f), &reg,
                                  look_of(field)));
        const bool prepared =
            is_figures() && (f == book.schema.figures.of || f == book.schema.figures.year);
        only_prepared = only_prepared && (prepared || cells.back().kind == CellOut::Kind::blank);
      }
      for (const ExtraColumn& extra : reg.extra) {
        cells.push_back(text_cell(extra.cells[row], CellLook::wrapped));
        only_prepared = only_prepared && extra.cells[row].empty();
      }
      // Without anything but what a prepared line holds it would be taken for one.
      if (is_figures() && !only_prepared) cells[0] = measured(row);
      sheet.rows.push_back(std::move(cells));
    }
  }

  CellOut measured(std::uint32_t row) const {
    const Cell of = reg.columns[book.schema.figures.of].cell(row);
    if (!of.exact()) return {};
    for (const Indicator& indicator : book.pack.indicators)
      for (const Check& check : indicator.checks)
        if (book.pack.measures[check.measure].key == of.lo)
          return text_cell(figure_title(indicator, check), CellLook::hint);
    return {};
  }

  /// The named set that the check asks about; of a ratio that of its top.
  std::uint16_t set_of(const Check& check) const {
    const Measure& measure = book.pack.measures[check.measure];
    return measure.kind == MeasureKind::ratio ? book.pack.parts[measure.top].of_set
                                              : measure.of_set;
  }
  /// Checks of one indicator that ask about other people are told apart by these.
  std::string figure_title(const Indicator& indicator, const Check& check) const {
    std::string title = book.in(indicator.short_title);
    const std::uint16_t set = set_of(check);
    const bool others = std::any_of(indicator.checks.begin(), indicator.checks.end(),
                                    [&](const Check& other) { return set_of(other) != set; });
    if (others && set != kNone16) title += ": " + book.in(book.pack.sets[set].title);
    return title;
  }

  CellOut& at(std::vector<CellOut>& row, std::uint16_t field) { return row[before + field]; }
  std::vector<CellOut> prepared_row(std::string_view hint) const {
    std::vector<CellOut> row(before + shape.fields.size());
    row[0] = text_cell(hint, CellLook::hint);
    return row;
  }

  /// One line a wanted document that no document here serves.
  void wanted_documents() {
    const DocumentFields& field = book.schema.documents;
    std::set<std::int32_t> served;
    for (std::uint32_t row = 0; row < reg.rows; ++row) {
      const Cell cell = reg.columns[field.serves].cell(row);
      if (cell.is_unknown()) continue;
      for (auto i = static_cast<std::size_t>(cell.lo); i < static_cast<std::size_t>(cell.hi); ++i)
        served.insert(reg.items[i].target);
    }
    for (const Indicator& indicator : book.pack.indicators) {
      for (const WantedDocument& wanted : indicator.documents) {
        if (served.count(wanted.slot) != 0) continue;
        const std::string& title = book.in(wanted.title);
        std::vector<CellOut> row = prepared_row(title);
        for (const std::uint16_t f : {field.code, field.date}) at(row, f) = input();
        if (const std::uint16_t number = shape.field("number"); number != kNone16)
          at(row, number) = input();
        at(row, field.title) = text_cell(title, CellLook::input);
        at(row, field.serves) = text_cell(book.schema.slots[wanted.slot].id, CellLook::wrapped);
        sheet.rows.push_back(std::move(row));
      }
    }
  }
  static CellOut input() { return blank_cell(CellLook::input); }

  bool declared(std::uint16_t key, std::int64_t year) const {
    const FigureFields& field = book.schema.figures;
    for (std::uint32_t row = 0; row < reg.rows; ++row) {
      const Cell of = reg.columns[field.of].cell(row);
      const Cell in = reg.columns[field.year].cell(row);
      if (of.exact() && of.lo == key && (year == 0 || (in.exact() && in.lo == year))) return true;
    }
    return false;
  }

  /// One line a figure, and year, that may be declared and is not yet.
  void wanted_figures() {
    const FigureFields& field = book.schema.figures;
    const Period period = period_of(book.pack.info, book.evidence.dossier_date);
    std::set<std::uint16_t> done;
    for (const Indicator& indicator : book.pack.indicators) {
      for (const Check& check : indicator.checks) {
        const Measure& measure = book.pack.measures[check.measure];
        const bool parts = measure.kind == MeasureKind::share || measure.kind == MeasureKind::ratio;
        const bool one = measure.kind == MeasureKind::count || measure.kind == MeasureKind::sum;
        if (measure.key == kNone16 || (!parts && !one) || !done.insert(measure.key).second)
          continue;
        const bool yearly = measure.scope == TimeScope::each_year;
        for (int i = 0; i < (yearly ? period.year_count : 1); ++i) {
          const int year = yearly ? period.first_year + i : 0;
          if (declared(measure.key, year)) continue;
          std::vector<CellOut> row = prepared_row(figure_title(indicator, check));
          at(row, field.of) = text_cell(book.schema.measure_keys[measure.key]);
          if (yearly) {
            CellOut& cell = at(row, field.year);
            cell.kind = CellOut::Kind::number;
            cell.value = year;
          }
          for (const std::uint16_t f : {field.part, field.whole})
            if (parts) at(row, f) = input();
          if (one) at(row, field.value) = input();
          sheet.rows.push_back(std::move(row));
        }
      }
    }
  }

  SheetOut write() {
    columns();
    records();
    if (is_documents()) wanted_documents();
    if (is_figures()) wanted_figures();
    const auto last = static_cast<std::uint32_t>(sheet.rows.size()) + kSpareRows - 1;
    for (std::uint16_t f = 0; f < shape.fields.size(); ++f)
      book.add_check(sheet, shape.fields[f], is_documents(), before + f, kFirstRow, last);
    BookWriter::finish_sheet(sheet);
    return std::move(sheet);
  }
};

}  // namespace

SheetOut register_sheet(BookWriter& writer, std::uint16_t reg) {
  return RegisterWriter{writer, reg}.write();
}

}  // namespace chuan
