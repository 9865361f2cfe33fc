#include "report/glyphs.h"
#include "report/page.h"
#include "report/text_rows.h"
#include "report/writers.h"

namespace chuan {
namespace {

std::string lever_line(const Wording& w, const ActionRow& action, Owner owner) {
  std::string line = action.text;
  if (!action.takes.empty()) line += glyph::kDot + action.takes;
  if (!action.cost.empty()) line += glyph::kDot + action.cost;
  if (action.who != owner) line += glyph::kDot + w.say("gap.by", {action.owner});
  return line;
}

void put_row(Page& page, const Wording& w, const ReportInput& input, const MissingRow& row,
             const Columns& columns) {
  put_missing_row(page, row, columns);
  const Finding& finding = input.assessment.findings[row.finding];
  if (row.title != row.full_title) page.paragraph(11, 11, row.full_title, Ink::faint);
  // Below or above is what the row itself says.
  const bool told =
      finding.reason == Reason::below_threshold || finding.reason == Reason::above_limit;
  if (!row.reason.empty() && !told && finding.verdict != Verdict::met)
    page.paragraph(11, 11, w.say("gap.because", {row.reason}), Ink::faint);
  for (const std::string& note : row.notes) page.paragraph(11, 11, note);
  const Owner owner = w.pack.indicators[finding.indicator].owner;
  for (const ActionRow& action : row.actions)
    page.paragraph(Line(9).put(action.first ? glyph::kArrow : glyph::kBullet), 11,
                   lever_line(w, action, owner));
  for (const TaskRow& task : row.tasks) {
    std::string line = task_words(w, task);
    if (!task.title.empty()) line += ": " + task.title;
    if (!task.status.empty()) line += " (" + task.status + ")";
    page.paragraph(Line(9).put("  "), 11, w.say("gap.task", {line}));
  }
}

}  // namespace

std::string write_gap_text(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const std::vector<MissingSection> sections = make_missing(input, options);
  Page page(options);
  page.paragraph(0, 2, school_line(input), Ink::bold);
  page.paragraph(0, 2, subject_line(w, input, true));
  for (const std::string& line : context_lines(w, input)) page.paragraph(0, 2, line, Ink::warn);
  page.gap();
  page.paragraph(2, 4, headline(w, input.assessment.top()), Ink::bold);
  if (sections.empty()) {
    page.gap();
    page.paragraph(2, 4, w.say(options.owner ? "gap.none_of_owner" : "gap.none"), Ink::good);
    return page.take();
  }
  for (const MissingSection& section : sections) {
    page.gap();
    put_section_head(page, section);
    const Columns columns = columns_of(section, page.width());
    for (const MissingRow& row : section.rows) put_row(page, w, input, row, columns);
  }
  page.gap();
  page.paragraph(0, 2, mark_legend(w, sections), Ink::faint);
  return page.take();
}

}  // namespace chuan
