/// The tables of the training register: classes and heads by programme, mode, year and the like,
/// plan against actual, trend, quotas, published totals beside the sums.
///
/// Every number is a closed interval with exact ends, so "over 55,000", "nearly 300" and "70 to 78
/// thousand" add up honestly; most have both ends equal.
///
/// Contract: plain values; positions are those of the EvidenceSchema and Evidence they came from.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "model/stats_count.h"

namespace chuan {

/// Against the year before, in the same place of the table; nothing where an end is not known.
struct StatsChange {
  std::optional<Range> classes;
  std::optional<Range> heads;
  std::optional<Range> classes_rate;  ///< 1/10 is ten per cent more
  std::optional<Range> heads_rate;
};

/// Classes begun against classes assigned, over the whole years of the period that have a plan.
struct Fulfilment {
  Range planned;
  Range begun;                         ///< all classes
  Range in_plan;                       ///< in the plan, or added to it
  std::optional<Range> share;          ///< begun of planned
  std::optional<Range> in_plan_share;  ///< in_plan of planned
};

struct StatsRow {
  std::vector<StatsKey> keys;  ///< one a dimension asked
  StatsCount count;
  std::optional<Range> class_share, head_share;  ///< of the total
  std::optional<Fulfilment> plan;     ///< where the plans register has the dimensions asked
  std::optional<StatsChange> change;  ///< where the year is among them
};

struct YearStats {
  int year = 0;
  bool whole = true;  ///< false: the period or the register ends inside it
  StatsCount count;
  std::optional<StatsChange> change;  ///< both years whole
};

/// The standard's direction is the other way: in-service grew while full-time shrank.
struct ModeWarning {
  int from_year = 0;
  int to_year = 0;
  std::optional<StatsKey> programme;  ///< nothing: all of them together
  Range part_time_before, part_time_after, full_time_before, full_time_after;
};

/// Plan against actual for one year; a row for all programmes and one for each.
struct PlanRow {
  int year = 0;
  std::optional<StatsKey> programme;  ///< nothing: all of them
  bool ended = true;                  ///< the year is over on as-of
  Range planned_classes;
  std::optional<Range> planned_heads;  ///< nothing: the plan names none
  Range begun, in_plan, outside;       ///< classes begun by as-of
  Range heads;
  Range running;    ///< of those begun in the year, not over on as-of
  Range scheduled;  ///< in the register, to begin after as-of
  Range to_open;    ///< of the plan, not begun yet
  std::optional<Range> share, in_plan_share;
};

struct QuotaRow {
  std::uint32_t row = 0;  ///< in the quotas register; unused in the total
  Range planned, sent, sent_planned;
  Range outside;               ///< sent and not planned
  Range not_sent;              ///< planned and not sent
  bool contradiction = false;  ///< more sent as planned than were planned, or sent at all
};

enum class Counted : std::uint8_t { classes, learners, turns, heads, unknown };
enum class Agreement : std::uint8_t { equal, within, differs, undecided };
/// A figure somebody published, beside what the register comes to. Neither replaces the other.
struct HeadlineRow {
  std::uint32_t row = 0;  ///< in the headlines register
  Counted counted = Counted::unknown;
  DateSpan period;
  Range stated;
  Range computed;
  Agreement agreement = Agreement::undecided;
};

struct UnitStats {
  StatsKey unit;  ///< none: the school's own records
  StatsCount count;
};

struct StatsTable {
  DateSpan period;  ///< inclusive days
  Date as_of;
  std::vector<Dimension> by;
  bool known = false;          ///< the register is there
  bool covered = true;         ///< false: it does not cover the period, so totals are at least
  std::vector<StatsRow> rows;  ///< by the order of scales and years; not recorded and unknown last
  StatsCount total;            ///< of the period, counted by itself and not from `rows`
  std::optional<Fulfilment> total_plan;
  std::vector<YearStats> years;
  std::vector<ModeWarning> warnings;
  std::vector<PlanRow> plan;
  std::vector<QuotaRow> quotas;
  std::optional<QuotaRow> quota_total;
  std::vector<HeadlineRow> headlines;
  std::vector<UnitStats> units;  ///< of a merged school, its own records first; else empty
  StatsCount running;            ///< classes not over on as-of, whatever the period
  // What the rules of time did.
  std::vector<std::uint32_t> period_edge;  ///< rows that only touch the period: [0, n]
  std::vector<std::uint32_t> year_edge;    ///< rows in the period that touch several years
  std::vector<std::uint32_t> undated;
  std::uint32_t rows_in = 0, rows_out = 0;
  std::uint32_t without_heads = 0;  ///< rows in the period with no number of people at all
};

}  // namespace chuan
