#include "report/letters.h"
#include "report/model.h"
#include "report/sheet_text.h"
#include "report/writers.h"

namespace chuan {

std::string write_gap_md(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const std::vector<MissingSection> sections = make_missing(input, options);
  std::string out = "# " + md_text(school_line(input)) + "\n\n";
  out += md_text(subject_line(w, input, true)) + "\n";
  for (const std::string& line : context_lines(w, input)) out += "\n> " + md_text(line) + "\n";
  out += "\n**" + md_text(headline(w, input.assessment.top())) + "**\n";
  if (sections.empty())
    out += "\n" + md_text(w.say(options.owner ? "gap.none_of_owner" : "gap.none")) + "\n";
  for (const MissingSection& section : sections) {
    out += "\n## " + md_text(section.title) + ": " + std::to_string(section.rows.size()) + "\n\n";
    out += md_row({w.say("column.indicator"), w.say("column.title"), upper_first(section.have_head),
                   upper_first(section.need_head), upper_first(section.distance_head),
                   w.say("column.action"), w.say("column.takes"), w.say("column.tasks")});
    out += md_rule("llrrrlll");
    for (const MissingRow& row : section.rows) {
      const ActionRow action = row.actions.empty() ? ActionRow{} : row.actions.front();
      std::string tasks;
      for (const TaskRow& task : row.tasks)
        tasks += (tasks.empty() ? "" : "; ") + task_words(w, task);
      out += md_row({md_text(row.id), md_text(row.full_title), md_text(row.have), md_text(row.need),
                     md_text(row.distance), md_text(action.text), md_text(action.takes),
                     md_text(tasks)});
    }
  }
  return out;
}

}  // namespace chuan
