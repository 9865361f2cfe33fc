/// What `why` shows in either format: the results of an indicator, margins, places of records.
///
/// Contract: total, points into its input. Private to src/report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/predicate_words.h"
#include "report/report.h"
#include "report/wording.h"

namespace chuan {

/// The finding of the indicator at each level judged, ascending.
std::vector<const Finding*> findings_of(const WhyInput& input);
/// Those of levels that ask something of their own; the rest only repeat the level below.
std::vector<const Finding*> shown_findings(const WhyInput& input);
/// Each condition once: by check, then by level.
std::vector<const CheckResult*> results_of(const WhyInput& input);

/// "4-5 people above", "1 person short", "just enough"; empty where it has no sense.
std::string margin_words(const Wording& w, const Asked& asked, const Value& value, Verdict verdict,
                         const Shortfall& shortfall);
/// Rows that stand for several across an edge of time: there is no cell to fill, they are to be
/// split.
bool spans_an_edge(const Wording& w, const ExplainedGroup& group);
/// "4 years failed, 1 year unknown".
std::string years_margin(const Wording& w, const Assessment& assessment, const CheckResult& result);
/// The margin of a check; of one asked each year, how many years failed or are unknown.
std::string check_margin(const Wording& w, const Assessment& assessment, const Asked& asked,
                         const CheckResult& result);
/// The ruling, or the ground of "opinion asked" or "not applicable", that a finding rests on.
struct GroundLine {
  std::string heading, text;
};
std::optional<GroundLine> ground_line(const Wording& w, const ReportInput& input,
                                      const ReportOptions& options, const Finding& finding);
/// How many heads a share's threshold comes to: "51"; empty for others.
std::string heads_asked(const Wording& w, const Asked& asked, const Value& value);

/// Records of one group, split where they left the school or had not come yet.
struct RecordLine {
  Outcome outcome = Outcome::passing;
  std::string why;  ///< the reason in words; may be empty
  std::vector<std::uint32_t> rows;
  std::int64_t weight = 0;
};
std::vector<RecordLine> record_lines(const Wording& w, const ReportInput& input,
                                     const ExplainedGroup& group);

/// The file of a register and the lines its rows stand on; nothing when made in memory.
struct RowPlace {
  std::string file;
  std::string sheet;  ///< empty for text
  int first_line = 0, last_line = 0;
};
std::optional<RowPlace> place_of_rows(const WhyInput& input, std::uint16_t reg,
                                      const std::vector<std::uint32_t>& rows);
/// The cell, or the row where the cell was not written.
std::optional<Place> place_of_cell(const WhyInput& input, std::uint16_t reg, std::uint16_t field,
                                   std::uint32_t row);
/// Open cells behind an undecided group: in its own register, or in the one it asks.
std::vector<ReportInput::OpenCell> cells_to_fill(const WhyInput& input,
                                                 const ExplainedGroup& group);

}  // namespace chuan
