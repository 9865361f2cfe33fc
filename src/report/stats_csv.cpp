#include "report/sheet_text.h"
#include "report/stats_words.h"

namespace chuan {
namespace {

void put_count(CsvRow& row, const StatsCount& count) {
  for (const Range* range :
       {&count.classes, &count.learners, &count.turns, &count.untold, &count.heads,
        &count.planned_learners, &count.full_time, &count.part_time, &count.online, &count.in_plan,
        &count.added, &count.outside})
    row.number(range_plain(*range));
  for (const Range& grade : count.grades) row.number(range_plain(grade));
  row.number(range_plain(count.answers)).number(range_plain(count.satisfied));
  row.number(share_plain(count.full_time_share));
  row.number(count.average_size ? to_decimal(count.average_size->lo, 2) : "");
  row.number(count.average_size && !count.average_size->open ? to_decimal(count.average_size->hi, 2)
                                                             : "");
  row.number(share_plain(count.satisfied_share));
}

constexpr const char* kCounts[] = {"classes",
                                   "learners",
                                   "turns",
                                   "declared_total",
                                   "heads",
                                   "planned_learners",
                                   "full_time",
                                   "part_time",
                                   "online",
                                   "in_plan",
                                   "added",
                                   "outside",
                                   "excellent",
                                   "good",
                                   "fair",
                                   "average",
                                   "failed",
                                   "answers",
                                   "satisfied",
                                   "full_time_percent",
                                   "size_low",
                                   "size_high",
                                   "satisfied_percent"};
constexpr const char* kPlaces[] = {"class_percent", "head_percent",    "plan_classes",
                                   "plan_percent",  "in_plan_percent", "change_classes",
                                   "change_heads"};

void put_plan(CsvRow& row, const std::optional<Fulfilment>& plan) {
  row.number(plan ? range_plain(plan->planned) : "");
  row.number(plan ? share_plain(plan->share) : "");
  row.number(plan ? share_plain(plan->in_plan_share) : "");
}

std::string change_plain(const std::optional<Range>& change) {
  if (!change) return {};
  const auto number = [](const Rational& value) { return to_string(value); };
  return change->exact() ? number(change->lo) : number(change->lo) + ".." + number(change->hi);
}

}  // namespace

std::string write_stats_csv(const StatsInput& input, const ReportOptions&) {
  const StatsTable& table = input.table;
  std::string out;
  CsvRow row;
  row.number("row");
  for (const Dimension dimension : table.by) row.number(dimension_name(dimension));
  for (const char* column : kCounts) row.number(column);
  for (const char* column : kPlaces) row.number(column);
  row.end(out);
  for (const StatsRow& place : table.rows) {
    row.number("part");
    for (std::size_t i = 0; i < table.by.size(); ++i)
      row.text(key_id(input.pack, input.evidence, table.by[i], place.keys[i]));
    put_count(row, place.count);
    row.number(share_plain(place.class_share)).number(share_plain(place.head_share));
    put_plan(row, place.plan);
    row.number(place.change ? change_plain(place.change->classes) : "");
    row.number(place.change ? change_plain(place.change->heads) : "");
    row.end(out);
  }
  const auto whole = [&](std::string_view name, const StatsCount& count, bool plan) {
    row.number(name);
    for (std::size_t i = 0; i < table.by.size(); ++i) row.number("");
    put_count(row, count);
    row.number("").number("");
    put_plan(row, plan ? table.total_plan : std::nullopt);
    row.number("").number("");
    row.end(out);
  };
  if (!table.units.empty()) whole("total_without_predecessors", table.units.front().count, false);
  whole("total", table.total, true);
  return out;
}

}  // namespace chuan
