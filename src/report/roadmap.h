/// The roadmap (lo trinh) as data: what the dossier plans, and a proposal where nothing is planned.
///
///   const Roadmap map = make_roadmap(input, options);
///   for (const RoadmapQuarter& quarter : map.quarters)
///     for (std::size_t i = 0; i < quarter.count; ++i) ... map.rows[quarter.first + i]
///
/// A task of the register `tasks` is a row as the school wrote it. A missing indicator that no open
/// task serves gets a proposed row: the lever that fits (due as-of plus the time it takes), or the
/// data, papers or ruling to be supplied. Nobody has decided a proposed row: `proposed` says so.
///
/// Contract: pure; owns its texts, each one clean line in the language of the options; rows by
/// quarter, then deadline, then as the register or the pack has them; those without a deadline
/// last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/report.h"

namespace chuan {

enum class TaskState : std::uint8_t {
  open,
  late,    ///< its last day lies before as-of, or the register says so
  done,    ///< the register says so
  dropped  ///< the register says so
};

struct RoadmapRow {
  bool proposed = false;
  std::uint32_t task = 0;  ///< row of the register `tasks`; of a proposal nothing
  TaskState state = TaskState::open;
  std::string code;                       ///< "NV01"; empty for a proposal
  std::string work;                       ///< viec
  std::vector<std::uint16_t> indicators;  ///< positions in the pack, in its order
  std::string ids;                        ///< "CT2.13, CT2.22"
  std::string lead;                       ///< chu tri; of a proposal: who owns the indicator
  std::string support;                    ///< phoi hop
  std::optional<DateSpan> due;            ///< a day, a month or a year; nothing when none is set
  std::string deadline;                   ///< `due` in words; empty when none is set
  std::string product;                    ///< of a proposal: the threshold to be reached
  Cell cost = Cell::none();               ///< millions of dong in millionths; none: not known
  std::string money;                      ///< `cost` in words, without the unit
  std::string funding;                    ///< source of the money
  std::string plan;                       ///< sub-plan; where none is named, the indicator's group
  std::string status;                     ///< in words; of a proposal: that it is one
  std::string note;                       ///< from when it holds at the earliest; may be empty
};

struct RoadmapQuarter {
  int year = 0;     ///< 0: no deadline is set
  int quarter = 0;  ///< 1..4; 0: due some time in the year
  std::string title;
  std::size_t first = 0, count = 0;  ///< in Roadmap::rows
};

struct Roadmap {
  std::vector<RoadmapRow> rows;
  std::vector<RoadmapQuarter> quarters;  ///< by time; no deadline last
  std::size_t tasks = 0, proposals = 0;
  std::size_t late = 0, done = 0;
  Cell cost = Cell::exactly(0);  ///< of the rows whose cost is known, dropped ones aside
  std::string money;             ///< in words, without the unit; empty where no row tells any
  std::size_t without_cost = 0;  ///< rows that tell no cost, dropped ones aside
};

Roadmap make_roadmap(const ReportInput& input, const ReportOptions& options);

}  // namespace chuan
