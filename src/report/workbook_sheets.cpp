#include "report/workbook_sheets.h"

#include <span>

#include "report/diagnostic_words.h"
#include "report/letters.h"
#include "report/report_book.h"

namespace chuan {
namespace {

struct KeyedColumn {
  std::string_view key;
  double width;
};
constexpr KeyedColumn kFaultColumns[] = {{"number", 5}, {"severity", 10}, {"sheet", 20},
                                         {"cell", 9},   {"code", 8},      {"message", 60},
                                         {"hint", 46}};
constexpr KeyedColumn kResultColumns[] = {{"number", 5},     {"indicator", 9}, {"title", 44},
                                          {"verdict", 15},   {"value", 16},    {"unit", 9},
                                          {"threshold", 14}, {"reason", 52}};

/// A row of keys that nobody sees, above all others.
void put_keys(SheetOut& sheet, std::string_view prefix, std::span<const KeyedColumn> columns) {
  std::vector<CellOut> keys;
  for (const KeyedColumn& column : columns)
    keys.push_back(cell_text(std::string(prefix).append(column.key), CellLook::code));
  sheet.rows.insert(sheet.rows.begin(), std::move(keys));
  for (SheetOut::Merge& merge : sheet.merges) ++merge.row;
  if (sheet.frozen_rows != 0) ++sheet.frozen_rows;
  if (sheet.repeat_first >= 0) ++sheet.repeat_first, ++sheet.repeat_last;
  sheet.hidden_rows = {0};
}

bool in_a_cell(const Diagnostic& diagnostic, const SourceMap& sources, const std::string& file) {
  return diagnostic.origin.known() && sources.kind(diagnostic.origin.source) == SourceKind::sheet &&
         sources.name(diagnostic.origin.source) == file;
}

/// "D17" and the sheet it is on, as numbers from 0.
struct CellPlace {
  std::string sheet, cell;
  std::uint32_t row = 0, column = 0;
};
CellPlace place_of(const Diagnostic& diagnostic, const SourceMap& sources) {
  const Place place = sources.place(diagnostic.origin);
  return {place.sheet, place.cell, static_cast<std::uint32_t>(place.line - 1),
          static_cast<std::uint32_t>(place.column - 1)};
}

void put_merged(SheetOut& sheet, std::string_view text, CellLook look) {
  const auto row = static_cast<std::uint32_t>(sheet.rows.size());
  sheet.merges.push_back({row, 0, static_cast<std::uint32_t>(std::size(kFaultColumns)) - 1});
  sheet.rows.push_back({cell_text(text, look)});
}

}  // namespace

std::vector<CellMark> fault_marks(const Diagnostics& diagnostics, const SourceMap& sources,
                                  const std::string& file, Language language) {
  std::vector<CellMark> marks;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!in_a_cell(diagnostic, sources, file)) continue;
    const CellPlace place = place_of(diagnostic, sources);
    std::string comment = std::string(code_id(diagnostic.code)) + ": " +
                          upper_first(message_words(diagnostic, language));
    const std::string hint = hint_words(diagnostic, language);
    if (!hint.empty()) comment += "\n" + phrase("book.faults.do", language, {hint});
    if (!diagnostic.nearest.empty())
      comment += "\n" + phrase("diagnostic.nearest", language, {one_line(diagnostic.nearest)});
    const bool error = diagnostic.severity == Severity::error;
    marks.push_back({place.sheet, place.row, place.column,
                     error ? MarkRole::error : MarkRole::warning, std::move(comment)});
  }
  return marks;
}

SheetOut fault_sheet(const Diagnostics& diagnostics, const SourceMap& sources,
                     const std::string& file, Language language) {
  SheetOut sheet;
  sheet.name = phrase("book.faults", language);
  sheet.tab = CellLook::bad;
  const std::string errors = std::to_string(diagnostics.errors());
  const std::string warnings = std::to_string(diagnostics.warnings());
  put_merged(sheet, phrase("book.faults.title", language, {errors, warnings}), CellLook::title);
  put_merged(sheet, phrase("book.faults.about", language), CellLook::note);
  std::vector<CellOut> heads;
  for (const KeyedColumn& column : kFaultColumns) {
    heads.push_back(
        cell_text(phrase("book.faults." + std::string(column.key), language), CellLook::heading));
    sheet.widths.push_back(column.width);
  }
  const auto head = static_cast<std::uint32_t>(sheet.rows.size());
  sheet.rows.push_back(std::move(heads));
  std::int64_t number = 0;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const bool error = diagnostic.severity == Severity::error;
    const std::string severity =
        phrase(error ? "diagnostic.error" : "diagnostic.warning", language);
    CellPlace place;
    CellOut cell = cell_text(place_words(sources, diagnostic.origin, diagnostic.subject));
    if (in_a_cell(diagnostic, sources, file)) {
      place = place_of(diagnostic, sources);
      cell = cell_text(place.cell);
      cell.link = link_to_cell(place.sheet, place.row, place.column);
    }
    sheet.rows.push_back({cell_number(++number),
                          cell_text(upper_first(severity), error ? CellLook::bad : CellLook::warn),
                          cell_text(place.sheet), std::move(cell),
                          cell_text(code_id(diagnostic.code)),
                          cell_text(upper_first(message_words(diagnostic, language))),
                          cell_text(upper_first(hint_words(diagnostic, language)))});
  }
  if (diagnostics.dropped() != 0)
    put_merged(sheet,
               phrase("diagnostic.dropped", language, {std::to_string(diagnostics.dropped())}),
               CellLook::note);
  sheet.frozen_rows = head + 1;
  sheet.repeat_first = sheet.repeat_last = head;
  put_keys(sheet, kFaultKeys, kFaultColumns);
  return sheet;
}

SheetOut result_sheet(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const ReportModel model = make_report(input, options);
  std::vector<std::string> subject = {model.subject, model.period};
  for (const LevelLines& level : model.levels)
    subject.push_back(upper_first(level.headline) + ". " + level.state + ".");
  subject.push_back(w.say("book.result.about"));
  std::vector<ReportColumn> columns;
  for (const KeyedColumn& column : kResultColumns)
    columns.push_back({w.say("book.result." + std::string(column.key)), column.width});
  ReportSheet sheet(input, options, w.say("book.result"), model.school, subject, columns);
  std::uint16_t group = kNone16;
  for (const IndicatorRow& row : make_indicator_rows(input, options)) {
    if (row.group != group && row.group < model.groups.size()) {
      group = row.group;
      sheet.group(model.groups[group].number + ". " + model.groups[group].title);
    }
    const CheckLine& lead = row.lead();
    const bool met = row.kind == Verdict::met;
    const CellLook look = met && !row.undocumented                      ? CellLook::good
                          : row.kind == Verdict::not_met && !row.nearly ? CellLook::bad
                          : row.kind == Verdict::not_applicable         ? CellLook::note
                                                                        : CellLook::warn;
    const std::string& why = row.reason.empty() ? row.ground : row.reason;
    sheet.row({cell_number(row.number), cell_text(row.id), cell_text(row.title),
               cell_text(upper_first(row.verdict), look),
               lead.number ? cell_exact(*lead.number) : cell_text(lead.actual),
               cell_text(lead.unit),
               lead.limit ? cell_exact(*lead.limit) : cell_text(lead.required), cell_text(why)});
  }
  SheetOut out = sheet.finish();
  out.locked = true;
  out.tab = CellLook::good;
  put_keys(out, kResultKeys, kResultColumns);
  return out;
}

}  // namespace chuan
