/// The neutral report: every line of an assessment in words, before any format.
///
/// Text, Markdown and CSV are written from this one model, so they cannot disagree; what a machine
/// reads exactly (JSON) is written from the assessment itself.
///
/// Contract: owns its texts, points at nothing. Private to src/report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/gap.h"
#include "report/report.h"
#include "report/wording.h"

namespace chuan {

struct LevelLines {
  std::uint8_t level = 1;
  bool reached = false;
  std::string headline;  ///< "39/55 indicators met (70.91%): 5 published, ..."
  std::string met;       ///< "of the 39: 13 above the threshold, 0 without papers"
  std::string rest;      ///< "the other 16: 15 not met (6 nearly), ..."; empty when none is left
  std::string state;     ///< eligible to apply, or not
};

struct GroupRow {
  std::string number;
  std::string title;
  Tally tally;
};

struct ActionRow {
  std::string text, owner, takes, cost;
  Owner who = Owner::school;
  bool first = false;  ///< the lever that fits best
};
struct TaskRow {
  std::string code, title, deadline, status;
};

/// One indicator that is missing, or met without its papers.
struct MissingRow {
  std::uint32_t finding = 0;  ///< in Assessment::findings
  std::string mark;           ///< nearly, "?" unknown, "!" a ruling, papers; or a blank
  std::string id, title, full_title;
  std::string have, have_brief;
  std::string need;
  std::string distance, distance_brief;  ///< waiting rows: the day from which it holds
  std::string reason;
  std::string owner;
  std::vector<ActionRow> actions;  ///< the fitting one first
  std::vector<TaskRow> tasks;
  std::vector<std::string> notes;  ///< cells to fill, papers that are missing
};
struct MissingSection {
  GapSection section = GapSection::school_now;
  std::string title;
  std::string have_head, need_head, distance_head;
  std::vector<MissingRow> rows;
};

struct LapseRow {
  bool within_year = false;
  Date on;
  std::string id, title, from, what;
};

struct ReportModel {
  std::string school;                ///< name, province
  std::string subject;               ///< pack, level, day
  std::string period;                ///< window and years
  std::vector<std::string> context;  ///< stage, overlays, dates out of step
  std::vector<LevelLines> levels;    ///< ascending; the last is the one asked
  std::vector<GroupRow> groups;      ///< of the level asked
  std::vector<MissingSection> missing;
  std::vector<LapseRow> lapses;  ///< within two years
  std::string lapses_title;
  std::vector<std::string> notes;  ///< data, basis, successor
  bool faulty = false;
  std::string see_also;  ///< commands to go on with
};

ReportModel make_report(const ReportInput& input, const ReportOptions& options);

/// The sections of what is missing, alone; of one owner when the options name one.
std::vector<MissingSection> make_missing(const ReportInput& input, const ReportOptions& options);

// Parts shared by the makers and by `why`.
std::string headline(const Wording& w, const LevelResult& level);
/// "5 published", "15 reported", ...: the met rows by basis, those that are not none.
std::vector<std::string> basis_split(const Wording& w, const LevelResult& level);
/// The headings of a report: school, pack, window.
std::string school_line(const ReportInput& input);
std::string subject_line(const Wording& w, const ReportInput& input, bool with_level);
std::string period_line(const Wording& w, const Period& period);
std::vector<std::string> context_lines(const Wording& w, const ReportInput& input);
std::vector<ActionRow> action_rows(const Wording& w, const Indicator& indicator,
                                   std::int32_t first);
std::vector<TaskRow> task_rows(const Wording& w, const Evidence& evidence,
                               const std::vector<std::uint32_t>& rows);
/// "NV01, due 31/12/2023".
std::string task_words(const Wording& w, const TaskRow& task);
/// One line for a row: the lever that fits, how long it takes, the tasks already set.
std::string action_words(const Wording& w, const MissingRow& row);
/// "2018: 70.3%, 2019: 75%"; "2018, 2019: none".
std::string failing_years(const Wording& w, const Assessment& assessment, const Asked& asked,
                          const CheckResult& check, Detail detail);
/// What there is, as the table of missing rows says it: failing years of an each-year check; where
/// the value tells nothing, the reason.
std::string found_words(const Wording& w, const Assessment& assessment, const Asked& asked,
                        const CheckResult& check, Detail detail = Detail::full);
/// Names of records in the order given; people with their names where the options allow them.
std::vector<std::string> record_names(const ReportInput& input, const ReportOptions& options,
                                      std::uint16_t reg, const std::vector<std::uint32_t>& rows);
std::vector<std::string> record_names(const ReportInput& input, std::uint16_t reg,
                                      const std::vector<std::uint32_t>& rows);
/// "CB01-CB04, CB09 and 12 more".
std::string short_names(const Wording& w, const std::vector<std::string>& names, std::size_t parts);
/// What is lost on a day, and what is left: "DT01, DT02 leave the window; 14 left, 15 needed".
std::string lapse_words(const Wording& w, const ReportInput& input, const Lapse& lapse);
/// What was made of the indicator's records; null when it was not asked for.
const Explanation* find_explanation(const ReportInput& input, std::uint16_t indicator);
/// The deciding check of a finding; null for rows without any.
const CheckResult* deciding_check(const Assessment& assessment, const Finding& finding);

}  // namespace chuan
