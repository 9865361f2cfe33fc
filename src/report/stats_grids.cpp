#include <algorithm>

#include "report/letters.h"
#include "report/stats_model.h"
#include "report/stats_words.h"

namespace chuan {
namespace {

/// A column under way: its head and how a count fills it; left out where no line has anything.
struct Filler {
  std::string_view head;
  int rank;
  std::string (*cell)(const StatsCount&, Language);
  bool (*empty)(const StatsCount&);
};

std::string classes_cell(const StatsCount& c, Language l) {
  return range_words(c.classes, l);
}
std::string learners_cell(const StatsCount& c, Language l) {
  return range_words(c.learners, l);
}
std::string turns_cell(const StatsCount& c, Language l) {
  return range_words(c.turns, l);
}
std::string untold_cell(const StatsCount& c, Language l) {
  return range_words(c.untold, l);
}
std::string average_cell(const StatsCount& c, Language l) {
  return c.average_size ? range_words(*c.average_size, l, 1) : std::string();
}
std::string full_time_cell(const StatsCount& c, Language l) {
  const std::string share = share_words(c.full_time_share, l);
  return share == "?" ? std::string() : share;
}
bool never(const StatsCount&) {
  return false;
}
bool no_learners(const StatsCount& c) {
  return c.learners.zero();
}
bool no_turns(const StatsCount& c) {
  return c.turns.zero();
}
bool no_untold(const StatsCount& c) {
  return c.untold.zero();
}

constexpr Filler kCounts[] = {{"stats.column.classes", 0, classes_cell, never},
                              {"stats.column.learners", 0, learners_cell, no_learners},
                              {"stats.column.turns", 0, turns_cell, no_turns},
                              {"stats.column.untold", 0, untold_cell, no_untold}};
constexpr Filler kMore[] = {{"stats.column.average", 3, average_cell, never},
                            {"stats.column.full_time", 4, full_time_cell, never}};

/// The columns of classes and heads that the total has anything in.
std::vector<Filler> counts_for(const StatsCount& total) {
  std::vector<Filler> out;
  for (const Filler& filler : kCounts)
    if (!filler.empty(total)) out.push_back(filler);
  return out;
}

void put_heads(const Wording& w, StatsGrid& grid, const std::vector<Filler>& fillers) {
  for (const Filler& filler : fillers) grid.columns.push_back({w.say(filler.head), filler.rank});
}
void put_cells(const Wording& w, StatsLine& line, const std::vector<Filler>& fillers,
               const StatsCount& count) {
  for (const Filler& filler : fillers) line.cells.push_back(filler.cell(count, w.language));
}

std::string dimension_words(const Wording& w, const std::vector<Dimension>& by) {
  std::vector<std::string> names;
  for (const Dimension dimension : by)
    names.push_back(w.say("stats.by." + std::string(dimension_name(dimension))));
  return joined(names, "");
}

std::string plan_words(const std::optional<Fulfilment>& plan, Language language) {
  return plan ? share_words(plan->share, language) : std::string();
}

}  // namespace

StatsGrid pivot_grid(const Wording& w, const StatsInput& input) {
  const StatsTable& table = input.table;
  StatsGrid grid;
  if (table.by.empty()) return grid;
  const std::string by = dimension_words(w, table.by);
  grid.title = w.say("stats.section.pivot", {upper(by)});
  grid.label_head = upper_first(by);
  std::vector<Filler> fillers = counts_for(table.total);
  put_heads(w, grid, fillers);
  grid.columns.push_back({w.say("stats.column.share"), 2});
  const std::vector<Filler> more(std::begin(kMore), std::end(kMore));
  put_heads(w, grid, more);
  const bool planned = std::any_of(table.rows.begin(), table.rows.end(),
                                   [](const StatsRow& row) { return row.plan.has_value(); });
  if (planned) grid.columns.push_back({w.say("stats.column.plan"), 5});
  for (const StatsRow& row : table.rows) {
    StatsLine line;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < row.keys.size(); ++i)
      names.push_back(key_words(w, input.evidence, table.by[i], row.keys[i]));
    for (const std::string& name : names) line.label += (line.label.empty() ? "" : " · ") + name;
    put_cells(w, line, fillers, row.count);
    const bool heads = row.head_share && !table.total.heads.zero();
    line.cells.push_back(share_words(heads ? row.head_share : row.class_share, w.language));
    put_cells(w, line, more, row.count);
    if (planned) line.cells.push_back(plan_words(row.plan, w.language));
    grid.lines.push_back(std::move(line));
  }
  StatsLine total{w.say("stats.total"), {}, true};
  put_cells(w, total, fillers, table.total);
  total.cells.push_back("");
  put_cells(w, total, more, table.total);
  if (planned) total.cells.push_back(plan_words(table.total_plan, w.language));
  grid.lines.push_back(std::move(total));
  return grid;
}

StatsGrid year_grid(const Wording& w, const StatsInput& input) {
  const std::vector<YearStats>& years = input.table.years;
  StatsGrid grid;
  // Where only rows over several years are known, no year is known.
  const bool told = std::any_of(years.begin(), years.end(), [](const YearStats& year) {
    return year.count.classes.lo > Rational(0) || year.count.heads.lo > Rational(0);
  });
  if (years.size() < 2 || !told) return grid;
  grid.title = w.say("stats.section.years");
  grid.label_head = w.say("stats.column.year");
  grid.columns = {{w.say("stats.column.classes"), 0}, {w.say("stats.column.change"), 0},
                  {w.say("stats.column.heads"), 0},   {w.say("stats.column.change"), 0},
                  {w.say("stats.column.rate"), 3},    {w.say("stats.column.full"), 2},
                  {w.say("stats.column.part"), 2},    {w.say("stats.column.full_time"), 1}};
  for (const YearStats& year : years) {
    const StatsCount& count = year.count;
    StatsLine line;
    line.label = std::to_string(year.year) + (year.whole ? "" : "*");
    const auto change = [&](auto member) {
      return year.change ? change_words((*year.change).*member, w.language) : std::string();
    };
    line.cells = {range_words(count.classes, w.language),
                  change(&StatsChange::classes),
                  range_words(count.heads, w.language),
                  change(&StatsChange::heads),
                  year.change ? rate_words(year.change->heads_rate, w.language) : std::string(),
                  range_words(count.full_time, w.language),
                  range_words(count.part_time, w.language),
                  share_words(count.full_time_share, w.language)};
    grid.lines.push_back(std::move(line));
  }
  return grid;
}

namespace {

void put_plan_columns(const Wording& w, StatsGrid& grid) {
  grid.columns = {{w.say("stats.column.planned"), 0},   {w.say("stats.column.begun"), 0},
                  {w.say("stats.column.in_plan"), 0},   {w.say("stats.column.outside"), 2},
                  {w.say("stats.column.to_open"), 0},   {w.say("stats.column.running"), 1},
                  {w.say("stats.column.scheduled"), 3}, {w.say("stats.column.plan"), 0}};
}

StatsLine plan_line(const Wording& w, const PlanRow& row, std::string label) {
  StatsLine line;
  line.label = std::move(label);
  for (const Range* range : {&row.planned_classes, &row.begun, &row.in_plan, &row.outside,
                             &row.to_open, &row.running, &row.scheduled})
    line.cells.push_back(range_words(*range, w.language));
  line.cells.push_back(share_words(row.share, w.language));
  return line;
}

}  // namespace

StatsGrid plan_grid(const Wording& w, const StatsInput& input) {
  StatsGrid grid;
  for (const PlanRow& row : input.table.plan)
    if (!row.programme)
      grid.lines.push_back(plan_line(w, row, std::to_string(row.year) + (row.ended ? "" : "*")));
  if (grid.lines.empty()) return grid;
  grid.title = w.say("stats.section.plan");
  grid.label_head = w.say("stats.column.year");
  put_plan_columns(w, grid);
  return grid;
}

StatsGrid plan_detail_grid(const Wording& w, const StatsInput& input) {
  StatsGrid grid;
  if (input.table.plan.empty()) return grid;
  const int year = input.table.plan.back().year;
  for (const PlanRow& row : input.table.plan)
    if (row.programme && row.year == year)
      grid.lines.push_back(
          plan_line(w, row, key_words(w, input.evidence, Dimension::programme, *row.programme)));
  grid.title = w.say("stats.section.plan_detail", {std::to_string(year)});
  grid.label_head = upper_first(w.say("stats.by.programme"));
  put_plan_columns(w, grid);
  return grid;
}

StatsGrid quota_grid(const Wording& w, const StatsInput& input) {
  const StatsTable& table = input.table;
  StatsGrid grid;
  if (table.quotas.empty()) return grid;
  grid.title = w.say("stats.section.quotas");
  grid.label_head = w.say("stats.column.quota");
  grid.columns = {{w.say("stats.column.to_send"), 0},
                  {w.say("stats.column.sent"), 0},
                  {w.say("stats.column.right"), 1},
                  {w.say("stats.column.sent_outside"), 0},
                  {w.say("stats.column.not_sent"), 0}};
  const auto line_of = [&](const QuotaRow& row, std::string label, bool strong) {
    StatsLine line{std::move(label), {}, strong};
    for (const Range* range :
         {&row.planned, &row.sent, &row.sent_planned, &row.outside, &row.not_sent})
      line.cells.push_back(range_words(*range, w.language));
    if (row.contradiction) line.cells[2] += " !";
    return line;
  };
  for (const QuotaRow& row : table.quotas) {
    const auto key = [&](std::string_view field) {
      return key_cell(w.pack, input.evidence, "quotas", field, row.row);
    };
    std::string label = key_words(w, input.evidence, Dimension::year, key("year"));
    label += " " + key_words(w, input.evidence, Dimension::programme, key("programme"));
    const std::string post = one_line(text_cell(w.pack, input.evidence, "quotas", "post", row.row));
    if (!post.empty()) label += ", " + post;
    const StatsKey group = key("target_group");
    if (group.kind == KeyKind::value)
      label += ", " + key_words(w, input.evidence, Dimension::target_group, group);
    grid.lines.push_back(line_of(row, std::move(label), false));
  }
  if (table.quota_total)
    grid.lines.push_back(line_of(*table.quota_total, w.say("stats.total"), true));
  return grid;
}

StatsGrid unit_grid(const Wording& w, const StatsInput& input) {
  const StatsTable& table = input.table;
  StatsGrid grid;
  if (table.units.empty()) return grid;
  grid.title = w.say("stats.section.units");
  grid.label_head = w.say("stats.column.unit");
  const std::vector<Filler> fillers = counts_for(table.total);
  put_heads(w, grid, fillers);
  for (const UnitStats& unit : table.units) {
    StatsLine line{key_words(w, input.evidence, Dimension::unit, unit.unit), {}, false};
    put_cells(w, line, fillers, unit.count);
    grid.lines.push_back(std::move(line));
  }
  StatsLine without{w.say("stats.without"), {}, true};
  put_cells(w, without, fillers, table.units.front().count);
  StatsLine with{w.say("stats.with"), {}, true};
  put_cells(w, with, fillers, table.total);
  grid.lines.push_back(std::move(without));
  grid.lines.push_back(std::move(with));
  return grid;
}

}  // namespace chuan
