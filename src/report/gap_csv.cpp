#include "report/machine_names.h"
#include "report/model.h"
#include "report/pack_label.h"
#include "report/sheet_text.h"
#include "report/writers.h"

namespace chuan {

std::string write_gap_csv(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const std::string label = pack_label(w.pack);
  std::string out;
  CsvRow row;
  for (const char* column :
       {"section", "owner", "indicator", "title", "verdict", "nearly", "reason", "have", "need",
        "distance", "lever", "takes", "cost", "tasks", "pack"})
    row.number(column);
  row.end(out);
  for (const MissingSection& section : make_missing(input, options))
    for (const MissingRow& missing : section.rows) {
      const Finding& finding = input.assessment.findings[missing.finding];
      const Indicator& indicator = w.pack.indicators[finding.indicator];
      const ActionRow action = missing.actions.empty() ? ActionRow{} : missing.actions.front();
      std::string tasks;
      for (const TaskRow& task : missing.tasks)
        tasks += (tasks.empty() ? "" : "; ") + task_words(w, task);
      row.number(machine_name(section.section)).number(machine_name(indicator.owner));
      row.text(missing.id).text(missing.full_title);
      row.number(machine_name(finding.verdict)).number(finding.nearly ? "true" : "false");
      row.number(finding.reason == Reason::none ? "" : machine_name(finding.reason));
      row.text(missing.have).text(missing.need).text(missing.distance);
      row.text(action.text).text(action.takes).text(action.cost).text(tasks);
      row.text(label);
      row.end(out);
    }
  return out;
}

}  // namespace chuan
