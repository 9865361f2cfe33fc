#include "report/letters.h"
#include "report/machine_names.h"
#include "report/numerals.h"
#include "report/picture_model.h"
#include "report/report_book.h"

namespace chuan {
namespace {

constexpr std::array<std::string_view, kMarks> kWords = {
    "legend.met",         "legend.papers",       "legend.nearly",        "legend.not_met",
    "legend.no_evidence", "legend.needs_ruling", "legend.not_applicable"};

constexpr std::array<std::string_view, kMarks> kSigns = {"\u2713", "\u00b6", "\u2248", "\u00d7",
                                                         "?",      "!",      "\u00b7"};

/// "2.18" of CT2.18: what fits over a narrow column.
std::string number_of(const std::string& id) {
  const std::size_t digit = id.find_first_of("0123456789");
  return digit == std::string::npos ? id : id.substr(digit);
}

CellLook look_of(Mark mark) {
  switch (mark) {
    case Mark::met:
      return CellLook::good;
    case Mark::not_met:
      return CellLook::bad;
    case Mark::undocumented:
    case Mark::nearly:
    case Mark::no_evidence:
    case Mark::needs_ruling:
      return CellLook::warn;
    case Mark::not_applicable:
    case Mark::absent:
      break;
  }
  return CellLook::note;
}

/// "=53/55": the numbers beside it may be summed and sorted without it.
CellOut share_cell(int part, int of) {
  if (of == 0) return {};
  return cell_formula("=" + std::to_string(part) + "/" + std::to_string(of),
                      to_double(Rational(part, of)), NumberLook::percent);
}

CellOut cell_of(const PictureCell& told) {
  if (!told.number) return cell_text(told.text);
  CellOut cell = cell_number(0);
  cell.value = to_double(*told.number);
  if (told.number->den() != 1) cell.format = NumberLook::general;
  if (told.in_percent) cell.format = NumberLook::percent;
  return cell;
}

CellOut day_cell(Date day) {
  CellOut cell;
  cell.kind = CellOut::Kind::number;
  cell.format = NumberLook::date;
  cell.value = serial_of(day);
  return cell;
}

/// A line of its own over all columns of a table.
void put_line(SheetOut& sheet, std::string_view text, std::size_t columns,
              CellLook look = CellLook::plain) {
  sheet.merges.push_back(
      {static_cast<std::uint32_t>(sheet.rows.size()), 0, static_cast<std::uint32_t>(columns) - 1});
  sheet.rows.push_back({cell_text(text, look)});
}

/// A title, what is told, and the headings of a table that stays in sight.
SheetOut begin(std::string_view name, const PictureModel& model, std::vector<CellOut> heads,
               std::vector<double> widths, std::uint32_t fixed_columns,
               std::string_view legend = {}) {
  SheetOut sheet;
  sheet.name = sheet_name(name);
  put_line(sheet, model.title, heads.size(), CellLook::title);
  put_line(sheet, model.subject, heads.size());
  if (!legend.empty()) put_line(sheet, legend, heads.size());
  sheet.filter_row = static_cast<std::int64_t>(sheet.rows.size());
  sheet.filter_columns = static_cast<std::uint32_t>(heads.size());
  sheet.repeat_first = sheet.repeat_last = sheet.filter_row;
  sheet.frozen_rows = static_cast<std::uint32_t>(sheet.rows.size()) + 1;
  sheet.frozen_columns = fixed_columns;
  sheet.rows.push_back(std::move(heads));
  sheet.widths = std::move(widths);
  return sheet;
}

SheetOut matrix(const Wording& w, const PictureInput& input, const PictureModel& model) {
  const Picture& picture = input.picture;
  std::vector<CellOut> heads;
  const auto head = [&](std::string_view key) {
    heads.push_back(cell_text(upper_first(w.say(key)), CellLook::heading));
  };
  for (const char* key : {"picture.column.school", "picture.column.as_of", "picture.column.met",
                          "picture.column.applicable", "picture.column.share"})
    head(key);
  std::vector<double> widths = {38, 11, 7, 8, 9};
  for (const PictureIndicator& row : picture.indicators) {
    const Indicator& indicator = w.pack.indicators[row.indicator];
    heads.push_back(cell_text(number_of(indicator.id), CellLook::heading));
    heads.back().comment = indicator.id + " " + one_line(w.of(indicator.title));
    widths.push_back(4.6);
  }
  std::string legend;
  for (std::size_t i = 0; i < kMarks; ++i)
    legend += (i == 0 ? "" : "; ") + std::string(kSigns[i]) + " " + w.say(kWords[i]);
  SheetOut sheet =
      begin(w.say("picture.sheet.matrix"), model, std::move(heads), std::move(widths), 1, legend);
  for (const PictureRow& row : picture.rows) {
    std::vector<CellOut> cells = {cell_text(one_line(row.name.empty() ? row.code : row.name)),
                                  day_cell(row.as_of), cell_number(row.total.met),
                                  cell_number(row.total.applicable),
                                  share_cell(row.total.met, row.total.applicable)};
    for (const PictureIndicator& indicator : picture.indicators) {
      const Mark mark = row.marks[indicator.indicator];
      cells.push_back(mark == Mark::absent
                          ? CellOut{}
                          : cell_text(kSigns[static_cast<std::size_t>(mark)], look_of(mark)));
    }
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

SheetOut indicators(const Wording& w, const PictureInput& input, const PictureModel& model) {
  std::vector<CellOut> heads;
  std::vector<double> widths = {9, 44, 9};
  for (const char* key : {"column.indicator", "column.title", "picture.column.applicable"})
    heads.push_back(cell_text(upper_first(w.say(key)), CellLook::heading));
  for (const std::string_view word : kWords) {
    heads.push_back(cell_text(upper_first(w.say(word)), CellLook::heading));
    widths.push_back(11);
  }
  for (const char* key :
       {"picture.column.share", "picture.column.missing", "picture.column.lifts"}) {
    heads.push_back(cell_text(upper_first(w.say(key)), CellLook::heading));
    widths.push_back(11);
  }
  SheetOut sheet =
      begin(w.say("picture.sheet.indicators"), model, std::move(heads), std::move(widths), 2);
  for (const PictureIndicator& row : input.picture.indicators) {
    const Indicator& indicator = w.pack.indicators[row.indicator];
    std::vector<CellOut> cells = {cell_text(indicator.id),
                                  cell_text(one_line(w.of(indicator.title))),
                                  cell_number(row.applicable)};
    for (const int n : row.by_mark) cells.push_back(cell_number(n));
    cells.push_back(share_cell(row.met(), row.applicable));
    cells.push_back(cell_number(row.missing));
    cells.push_back(cell_number(row.lifts));
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

SheetOut summary(const Wording& w, const PictureModel& model) {
  SheetOut sheet;
  sheet.name = sheet_name(w.say("picture.sheet.summary"));
  sheet.widths = {54, 30, 14, 14, 14, 14};
  sheet.portrait = false;
  const std::size_t columns = sheet.widths.size();
  put_line(sheet, model.title, columns, CellLook::title);
  put_line(sheet, model.subject, columns);
  for (const std::string& line : model.summary) put_line(sheet, line, columns);
  for (const std::string& line : model.warnings) put_line(sheet, line, columns);
  const PictureTable spread = distribution_table(model, w.language);
  for (const PictureTable* table :
       {&spread, &model.groups, &model.hardest, &model.nearly, &model.one_away, &model.fixes}) {
    if (table->rows.empty()) continue;
    sheet.rows.emplace_back();
    std::vector<CellOut> heads = {cell_text(table->title, CellLook::heading)};
    for (std::size_t i = 1; i < table->heads.size(); ++i)
      heads.push_back(cell_text(upper_first(table->heads[i]), CellLook::heading));
    sheet.rows.push_back(std::move(heads));
    for (const PictureTable::Row& row : table->rows) {
      std::vector<CellOut> cells = {cell_text((row.id.empty() ? "" : row.id + " ") + row.label)};
      for (const PictureCell& cell : row.cells) cells.push_back(cell_of(cell));
      sheet.rows.push_back(std::move(cells));
    }
  }
  sheet.rows.emplace_back();
  for (const std::string& line : model.notes) put_line(sheet, line, columns, CellLook::note);
  const PackInfo& pack = w.pack.info;
  put_line(sheet,
           w.say("footer.pack", {one_line(w.of(pack.name)), one_line(pack.id),
                                 one_line(pack.version), pack.digest}),
           columns, CellLook::note);
  return sheet;
}

}  // namespace

std::string write_picture_xlsx(const PictureInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language};
  const PictureModel model = make_picture_model(input, options);
  BookOut book;
  book.title = model.title;
  book.subject = model.subject;
  book.created =
      input.picture.rows.empty() ? input.pack.info.instrument_date : input.picture.last_as_of;
  book.sheets.push_back(matrix(w, input, model));
  book.sheets.push_back(indicators(w, input, model));
  book.sheets.push_back(summary(w, model));
  return write_workbook(book).value_or(std::string());
}

}  // namespace chuan
