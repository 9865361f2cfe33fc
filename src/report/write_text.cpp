#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/model.h"
#include "report/page.h"
#include "report/text_rows.h"
#include "report/writers.h"

namespace chuan {
namespace {

constexpr std::size_t kTitleColumn = 4;

struct BarPart {
  int Tally::*count;
  std::string_view cell;
  Ink ink;
};
constexpr BarPart kBar[] = {
    {&Tally::met, glyph::kFull, Ink::good}, {&Tally::nearly, glyph::kHalf, Ink::warn},
    {nullptr, glyph::kLight, Ink::bad},     {&Tally::no_evidence, "?", Ink::warn},
    {&Tally::needs_ruling, "!", Ink::warn}, {&Tally::not_applicable, glyph::kPoint, Ink::faint}};

int cells(const Tally& tally, const BarPart& part) {
  return part.count == nullptr ? tally.not_met - tally.nearly : tally.*part.count;
}

/// Rows that one cell of a bar stands for: one, unless a group is wider than the page.
int rows_a_cell(const std::vector<GroupRow>& groups, std::size_t room) {
  int most = 1;
  for (const GroupRow& group : groups) most = std::max(most, group.tally.indicators);
  const int cells = static_cast<int>(std::min<std::size_t>(room, 60));
  if (most <= cells) return 1;
  // Each kind of cell is rounded up on its own.
  const int whole_cells = std::max(1, cells - static_cast<int>(std::size(kBar)));
  return (most + whole_cells - 1) / whole_cells;
}

void put_groups(Page& page, const Wording& w, const std::vector<GroupRow>& groups) {
  std::size_t widest = 0;
  for (const GroupRow& group : groups)
    widest = std::max(widest, kTitleColumn + std::min<std::size_t>(30, display_width(group.title)));
  const std::size_t count_edge = widest + 8;
  const int scale = rows_a_cell(groups, page.room(count_edge + 2));
  bool used[std::size(kBar)] = {};
  for (const GroupRow& group : groups) {
    Line line(2);
    line.put(group.number).pad_to(kTitleColumn).put(fit_columns(group.title, 30));
    line.right(std::to_string(group.tally.met) + "/" + std::to_string(group.tally.applicable),
               count_edge, Ink::bold);
    line.put("  ");
    for (std::size_t i = 0; i < std::size(kBar); ++i) {
      const int n = cells(group.tally, kBar[i]);
      used[i] = used[i] || n != 0;
      std::string bar;
      for (int k = 0; k < n; k += scale) bar += kBar[i].cell;
      line.put(bar, kBar[i].ink);
    }
    page.line(line);
  }
  static constexpr std::string_view names[] = {"met",         "nearly",       "not_met",
                                               "no_evidence", "needs_ruling", "not_applicable"};
  std::string legend =
      scale == 1 ? w.say("legend.one_cell") : w.say("legend.cells", {std::to_string(scale)});
  std::string marks;
  for (std::size_t i = 0; i < std::size(kBar); ++i)
    if (used[i])
      marks += (marks.empty() ? "" : glyph::kDot) + std::string(kBar[i].cell) + " " +
               w.say("legend." + std::string(names[i]));
  legend += " " + marks;
  page.paragraph(kTitleColumn, kTitleColumn, legend, Ink::faint);
}

void put_levels(Page& page, const ReportModel& model, const Wording& w) {
  for (std::size_t i = 0; i < model.levels.size(); ++i) {
    const LevelLines& level = model.levels[i];
    const bool last = i + 1 == model.levels.size();
    const Ink ink = level.reached ? Ink::good : Ink::bad;
    if (!last) {
      page.paragraph(2, 4, w.say("head.level", {std::to_string(level.level), level.headline}));
      page.paragraph(4, 4, level.state, ink);
      continue;
    }
    page.paragraph(2, 4,
                   model.levels.size() == 1
                       ? level.headline
                       : w.say("head.level", {std::to_string(level.level), level.headline}),
                   Ink::bold);
    page.paragraph(2, 4, level.met);
    if (!level.rest.empty()) page.paragraph(2, 4, level.rest);
    page.paragraph(2, 4, level.state, ink);
  }
}

void put_missing(Page& page, const Wording& w, const MissingSection& section) {
  page.gap();
  put_section_head(page, section);
  const Columns columns = columns_of(section, page.width());
  for (const MissingRow& row : section.rows) {
    put_missing_row(page, row, columns);
    if (const std::string line = action_words(w, row); !line.empty())
      page.paragraph(Line(9).put(glyph::kArrow), 11, line);
    for (const std::string& note : row.notes) page.paragraph(11, 11, note, Ink::faint);
  }
}

void put_lapses(Page& page, const ReportModel& model) {
  if (model.lapses.empty()) return;
  page.gap();
  page.paragraph(0, 2, model.lapses_title, Ink::bold);
  std::size_t widest = 0;
  for (const LapseRow& row : model.lapses) widest = std::max(widest, display_width(row.from));
  for (const LapseRow& row : model.lapses) {
    const std::size_t start = widest + 4;
    page.line(Line(2)
                  .put(row.from, row.within_year ? Ink::warn : Ink::plain)
                  .pad_to(start)
                  .put(row.id + " " + row.title));
    page.paragraph(start, start, row.what, Ink::faint);
  }
}

}  // namespace

std::string write_score_text(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const ReportModel model = make_report(input, options);
  Page page(options);
  page.paragraph(0, 2, model.school, Ink::bold);
  page.paragraph(0, 2, model.subject);
  page.paragraph(0, 2, model.period);
  for (const std::string& line : model.context) page.paragraph(0, 2, line, Ink::warn);
  page.gap();
  put_levels(page, model, w);
  page.gap();
  put_groups(page, w, model.groups);
  for (const MissingSection& section : model.missing) put_missing(page, w, section);
  if (!model.missing.empty()) {
    page.gap();
    page.paragraph(0, 2, mark_legend(w, model.missing), Ink::faint);
  }
  put_lapses(page, model);
  page.gap();
  for (std::size_t i = 0; i < model.notes.size(); ++i)
    page.paragraph(0, 2, model.notes[i], i == 0 && model.faulty ? Ink::bad : Ink::plain);
  if (!model.see_also.empty()) {
    page.gap();
    page.paragraph(0, 2, model.see_also);
  }
  return page.take();
}

}  // namespace chuan
