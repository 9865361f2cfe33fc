#include "report/stats_report.h"

namespace chuan {

const std::vector<StatsWriter>& stats_writers() {
  static const std::vector<StatsWriter> writers{
      {"text", "tables for people, 80 columns wide", write_stats_text},
      {"json", "everything, for programs (rules/schema/stats.schema.json)", write_stats_json},
      {"csv", "the pivot, one row a line, for a sheet", write_stats_csv},
      {"md", "tables to paste into a document", write_stats_md}};
  return writers;
}

const std::vector<ClaimWriter>& claim_writers() {
  static const std::vector<ClaimWriter> writers{
      {"text", "a page for people, 80 columns wide", write_claim_text},
      {"json", "everything, for programs (rules/schema/claim.schema.json)", write_claim_json}};
  return writers;
}

std::string_view dimension_name(Dimension dimension) {
  switch (dimension) {
    case Dimension::programme:
      return "programme";
    case Dimension::mode:
      return "mode";
    case Dimension::plan:
      return "plan";
    case Dimension::year:
      return "year";
    case Dimension::organiser:
      return "organiser";
    case Dimension::target_group:
      return "target_group";
    case Dimension::unit:
      return "unit";
  }
  return "";
}

}  // namespace chuan
