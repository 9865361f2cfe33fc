/// What an explanation says, in blocks: records counted and left out, topics with their documents,
/// the facts read. `why` lays them out as text, the page as HTML.
///
/// Contract: total; points into the explanation it was made from. Private to src/report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/why_parts.h"
#include "report/wording.h"

namespace chuan {

/// Records of one outcome and reason: "45 pass: CB01-CB10, ...".
struct CountedLine {
  const ExplainedGroup* group = nullptr;
  std::int64_t weight = 0;
  std::string label;  ///< "pass", "do not (degree below master)"
  std::string codes;  ///< with names where the options allow them
};
struct CountedBlock {
  std::string heading;  ///< "COUNTED 56 PEOPLE"; of a year, the year
  std::string which;    ///< which_list(); empty of a year
  int year = 0;         ///< 0: not by year
  std::vector<CountedLine> lines;
  std::vector<const ExplainedGroup*> groups;
};
/// The records of one check on the day: counted, then left out, of each part of a ratio.
std::vector<CountedBlock> counted_on_day(const Wording& w, const ReportInput& input,
                                         const ReportOptions& options,
                                         const Explanation& explanation, std::uint16_t check);
/// By year only what speaks against: who passed is in the table of years.
std::vector<CountedBlock> counted_by_year(const Wording& w, const ReportInput& input,
                                          const ReportOptions& options,
                                          const Explanation& explanation, std::uint16_t check);
/// "CT2.19/a", "top": what tells one list from the next of the same indicator.
std::string which_list(const Wording& w, const Indicator& indicator, std::uint16_t check,
                       std::uint8_t part);

struct TopicLine {
  bool there = false;
  std::string text;  ///< "leadership: MC014; no longer in force: MC002"
};
std::vector<TopicLine> topic_lines(const Wording& w, const ReportInput& input,
                                   const Explanation& explanation);

struct FactLine {
  std::string text;  ///< "land: 9.200 m2"
  Origin origin;
};
/// The single facts a check's measure reads.
std::vector<FactLine> fact_lines(const Wording& w, const ReportInput& input,
                                 const Indicator& indicator, std::uint16_t check);

}  // namespace chuan
