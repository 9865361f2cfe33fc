/// The statistics as tables and sentences in one language, before any format: text and Markdown are
/// written from it, so they cannot disagree.
///
/// Contract: owns its texts. Private to src/report.
#pragma once

#include <string>
#include <vector>

#include "report/stats_report.h"
#include "report/wording.h"

namespace chuan {

struct StatsColumn {
  std::string head;
  /// A narrow page drops the column with the highest rank first; 0 is never dropped.
  int rank = 0;
};
struct StatsLine {
  std::string label;
  std::vector<std::string> cells;
  bool strong = false;  ///< a total
};
struct StatsGrid {
  std::string title;
  std::string label_head;
  std::vector<StatsColumn> columns;
  std::vector<StatsLine> lines;
};

struct StatsModel {
  std::string school;
  std::string subject;
  std::vector<std::string> summary;
  std::vector<StatsGrid> grids;
  std::string headlines_title;
  std::vector<std::string> headlines;  ///< published figures beside the sums
  std::vector<std::string> warnings;
  std::vector<std::string> notes;  ///< which rows count, and what is not known
};

StatsModel make_stats_model(const StatsInput& input, const ReportOptions& options);

// Its parts.
StatsGrid pivot_grid(const Wording& w, const StatsInput& input);
StatsGrid year_grid(const Wording& w, const StatsInput& input);
StatsGrid plan_grid(const Wording& w, const StatsInput& input);
/// The last planned year by programme.
StatsGrid plan_detail_grid(const Wording& w, const StatsInput& input);
StatsGrid quota_grid(const Wording& w, const StatsInput& input);
StatsGrid unit_grid(const Wording& w, const StatsInput& input);

}  // namespace chuan
