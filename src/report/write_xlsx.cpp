#include "base/cell_name.h"
#include "report/letters.h"
#include "report/numerals.h"
#include "report/report_book.h"
#include "report/writers.h"

namespace chuan {
namespace {

CellLook look_of(const IndicatorRow& row) {
  if (row.kind == Verdict::met) return row.undocumented ? CellLook::warn : CellLook::good;
  if (row.kind == Verdict::not_met && !row.nearly) return CellLook::bad;
  return row.kind == Verdict::not_applicable ? CellLook::note : CellLook::warn;
}

/// Why, what is lost when, from when it holds, which cells to fill.
std::string notes_of(const Wording& w, const IndicatorRow& row) {
  std::vector<std::string> parts;
  if (row.kind != Verdict::met && !row.reason.empty()) parts.push_back(row.reason);
  if (!row.ground.empty()) parts.push_back(row.ground);
  if (!row.lapses_on.empty()) parts.push_back(w.say("turn.lapses_on", {row.lapses_on}));
  if (!row.holds_from.empty()) parts.push_back(w.say("turn.holds_from", {row.holds_from}));
  if (row.kind != Verdict::met)
    for (const std::string& note : row.notes) parts.push_back(note);
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

SheetOut table_of_all(const Wording& w, const ReportInput& input, const ReportOptions& options,
                      const ReportModel& model) {
  std::vector<std::string> subject = {model.subject, model.period};
  subject.insert(subject.end(), model.context.begin(), model.context.end());
  for (const LevelLines& level : model.levels) {
    const std::string head =
        upper_first(model.levels.size() == 1
                        ? level.headline
                        : w.say("head.level", {std::to_string(level.level), level.headline}));
    subject.push_back(head + ". " + level.state + ".");
  }
  ReportSheet sheet(input, options, w.say("sheet.table"), model.school, subject,
                    {{w.say("paper.column.order"), 5},
                     {w.say("column.indicator"), 8.5},
                     {w.say("column.title"), 38},
                     {w.say("column.owner"), 11},
                     {w.say("paper.column.required"), 10},
                     {w.say("paper.column.actual"), 14},
                     {w.say("column.unit"), 9},
                     {w.say("paper.column.margin"), 18},
                     {w.say("paper.column.verdict"), 14},
                     {w.say("column.basis"), 12},
                     {w.say("paper.column.papers"), 26},
                     {w.say("paper.column.remark"), 34}});
  std::uint16_t group = kNone16;
  for (const IndicatorRow& row : make_indicator_rows(input, options)) {
    if (row.group != group && row.group < model.groups.size()) {
      group = row.group;
      const GroupRow& g = model.groups[group];
      sheet.group(g.number + ". " + g.title + ": " +
                  w.say("sheet.group_met",
                        {std::to_string(g.tally.met), std::to_string(g.tally.applicable)}));
    }
    const CheckLine& lead = row.lead();
    sheet.row({cell_number(row.number), cell_text(row.id), cell_text(row.title),
               cell_text(row.owner),
               lead.limit ? cell_exact(*lead.limit) : cell_text(lead.required),
               lead.number ? cell_exact(*lead.number)
                           : cell_text(lead.actual.empty() ? row.reason : lead.actual),
               cell_text(lead.unit), cell_text(lead.margin), cell_text(row.verdict, look_of(row)),
               cell_text(row.basis), cell_text(row.documents), cell_text(notes_of(w, row))});
  }
  for (const std::string& note : model.notes) sheet.note(note);
  return sheet.finish();
}

SheetOut table_of_groups(const Wording& w, const ReportInput& input, const ReportOptions& options,
                         const ReportModel& model) {
  const std::vector<int Tally::*> counts = {
      &Tally::met,          &Tally::exceeds,        &Tally::undocumented,
      &Tally::not_met,      &Tally::nearly,         &Tally::no_evidence,
      &Tally::needs_ruling, &Tally::not_applicable, &Tally::indicators};
  ReportSheet sheet(input, options, w.say("html.groups"), model.school, {model.subject},
                    {{w.say("column.group"), 36},
                     {upper_first(w.say("legend.met")), 9},
                     {w.say("paper.column.exceeds"), 9},
                     {w.say("sheet.undocumented"), 11},
                     {upper_first(w.say("legend.not_met")), 9},
                     {w.say("sheet.nearly"), 11},
                     {upper_first(w.say("legend.no_evidence")), 9},
                     {upper_first(w.say("legend.needs_ruling")), 9},
                     {upper_first(w.say("legend.not_applicable")), 9},
                     {w.say("column.rows"), 9}});
  const std::uint32_t first = sheet.next();
  const Tally& total = input.assessment.top().total;
  for (const GroupRow& row : model.groups) {
    std::vector<CellOut> cells = {cell_text(row.number + ". " + row.title)};
    for (int Tally::*count : counts) cells.push_back(cell_number(row.tally.*count));
    sheet.row(std::move(cells));
  }
  std::vector<CellOut> sums = {cell_text(w.say("stats.total"), CellLook::group)};
  for (std::uint32_t c = 1; c <= counts.size(); ++c) {
    CellOut sum =
        cell_formula("=SUM(" + cell_name(first, c) + ":" + cell_name(sheet.next() - 1, c) + ")",
                     static_cast<double>(total.*counts[c - 1]), NumberLook::whole);
    sum.look = CellLook::group;
    sums.push_back(std::move(sum));
  }
  sheet.row(std::move(sums));
  return sheet.finish();
}

SheetOut table_of_lapses(const Wording& w, const ReportInput& input, const ReportOptions& options,
                         const ReportModel& model) {
  ReportSheet sheet(
      input, options, w.say("sheet.lapses"), w.say("html.lapses"),
      {model.school, model.subject,
       model.lapses.empty() ? w.say("html.lapses_none") : w.say("html.lapses_caption")},
      {{w.say("column.lost_from"), 14},
       {w.say("column.indicator"), 9},
       {w.say("column.title"), 38},
       {w.say("column.why"), 70}});
  for (const LapseRow& row : model.lapses)
    sheet.row({cell_days(DateSpan{row.on, row.on}, row.from), cell_text(row.id),
               cell_text(row.title), cell_text(row.what)});
  return sheet.finish();
}

}  // namespace

std::string write_score_xlsx(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const ReportModel model = make_report(input, options);
  return write_report_book(
             input, model.subject,
             {table_of_all(w, input, options, model), table_of_groups(w, input, options, model),
              table_of_lapses(w, input, options, model)})
      .value_or(std::string());
}

}  // namespace chuan
