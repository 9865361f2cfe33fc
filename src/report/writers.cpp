#include "report/writers.h"

namespace chuan {

const std::vector<ScoreWriter>& score_writers() {
  static const std::vector<ScoreWriter> writers{
      {"text", "a page for people, 80 columns wide", write_score_text},
      {"json", "everything, for programs (rules/schema/assessment.schema.json)", write_score_json},
      {"csv", "one row a finding, for a sheet", write_score_csv},
      {"md", "a report to paste into a document", write_score_md},
      {"html", "one page to open or print, without script or network", write_score_html},
      {"xlsx", "a workbook with the table of all indicators", write_score_xlsx, true}};
  return writers;
}

const std::vector<ScoreWriter>& gap_writers() {
  static const std::vector<ScoreWriter> writers{
      {"text", "a page for people, 80 columns wide", write_gap_text},
      {"json", "everything, for programs (rules/schema/gap.schema.json)", write_gap_json},
      {"csv", "one row an indicator, for a sheet", write_gap_csv},
      {"md", "a report to paste into a document", write_gap_md}};
  return writers;
}

}  // namespace chuan
