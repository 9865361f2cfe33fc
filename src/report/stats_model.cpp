#include "report/stats_model.h"

#include <algorithm>
#include <utility>

#include "report/letters.h"
#include "report/numerals.h"
#include "report/stats_words.h"

namespace chuan {
namespace {

constexpr std::size_t kNamesShown = 6;

std::string number(std::size_t n, Language language) {
  return whole(static_cast<Int128>(n), language);
}

std::string school_words(const Evidence& evidence) {
  std::string line =
      one_line(evidence.school_name.empty() ? evidence.school_code : evidence.school_name);
  const std::string province = one_line(evidence.province);
  if (!province.empty() && line.find(province) == std::string::npos) line += ", " + province;
  return line;
}

/// "1.077.386 học viên và lượt người: 9.769 học viên, 26.577 lượt, 1.041.040 chưa rõ".
std::string heads_words(const Wording& w, const StatsCount& count) {
  std::vector<std::string> parts;
  const auto part = [&](const Range& range, std::string_view key) {
    if (!range.zero()) parts.push_back(w.say(key, {range_words(range, w.language)}));
  };
  part(count.learners, "stats.learners");
  part(count.turns, "stats.turns");
  part(count.untold, "stats.untold");
  if (parts.empty()) return w.say("stats.no_heads");
  if (parts.size() == 1) return parts.front();
  return w.say("stats.heads", {range_words(count.heads, w.language), joined(parts, "")});
}

/// "Hình thức: tập trung 277 lớp (4,3 %), không tập trung 6.172, chưa rõ 3".
void put_modes(const Wording& w, const StatsCount& total, StatsModel& model) {
  std::vector<std::string> parts;
  const auto part = [&](const Range& range, std::string_view key) {
    // What is surely of this mode: the rest is told as unknown.
    const Range sure{range.lo, range.lo, total.classes.open};
    if (range.lo == Rational(0)) return;
    parts.push_back(
        w.say(key, {range_words(total.mode_unknown.zero() ? range : sure, w.language)}));
  };
  part(total.full_time, "stats.mode.full_time");
  part(total.part_time, "stats.mode.part_time");
  part(total.online, "stats.mode.online");
  if (total.mode_unknown.lo > Rational(0))
    parts.push_back(w.say("stats.mode.unknown", {range_words(total.mode_unknown, w.language)}));
  if (parts.empty()) return;
  std::string line = w.say("stats.modes", {joined(parts, "")});
  const std::string share = share_words(total.full_time_share, w.language);
  if (!share.empty() && share != "?") line += w.say("stats.mode.share", {share});
  model.summary.push_back(std::move(line));
}

void put_summary(const Wording& w, const StatsInput& input, StatsModel& model) {
  const StatsTable& table = input.table;
  const StatsCount& total = table.total;
  model.summary.push_back(
      w.say("stats.summary", {range_words(total.classes, w.language), heads_words(w, total)}));
  put_modes(w, total, model);
  if (table.total_plan && table.total_plan->share)
    model.summary.push_back(
        w.say("stats.plan", {range_words(table.total_plan->begun, w.language),
                             range_words(table.total_plan->planned, w.language),
                             share_words(table.total_plan->share, w.language),
                             share_words(table.total_plan->in_plan_share, w.language)}));
  if (!table.running.classes.zero())
    model.summary.push_back(w.say("stats.running", {day(table.as_of, w.language),
                                                    range_words(table.running.classes, w.language),
                                                    heads_words(w, table.running)}));
  std::vector<std::string> grades;
  constexpr std::string_view kNames[] = {"excellent", "good", "fair", "average", "failed"};
  for (std::size_t i = 0; i < kGrades; ++i)
    if (total.grades[i].lo > Rational(0) ||
        (!total.grades[i].open && total.grades[i].hi > Rational(0)))
      grades.push_back(w.say("stats.grade." + std::string(kNames[i]),
                             {range_words(total.grades[i], w.language)}));
  if (!grades.empty()) model.summary.push_back(w.say("stats.grades", {joined(grades, "")}));
  if (total.satisfied_share)
    model.summary.push_back(
        w.say("stats.satisfied",
              {range_words(total.satisfied, w.language), range_words(total.answers, w.language),
               share_words(total.satisfied_share, w.language)}));
}

void put_headlines(const Wording& w, const StatsInput& input, StatsModel& model) {
  for (const HeadlineRow& row : input.table.headlines) {
    std::string title = one_line(text_cell(w.pack, input.evidence, "headlines", "title", row.row));
    if (title.empty()) title = text_cell(w.pack, input.evidence, "headlines", "code", row.row);
    model.headlines.push_back(w.say(
        "stats.headline", {title, days(row.period, w.language), range_words(row.stated, w.language),
                           range_words(row.computed, w.language),
                           w.say("stats.counted." + std::string(machine_name(row.counted))),
                           w.say("stats.agreement." + std::string(machine_name(row.agreement)))}));
  }
  if (!model.headlines.empty()) model.headlines_title = w.say("stats.section.headlines");
}

void put_warnings(const Wording& w, const StatsInput& input, StatsModel& model) {
  for (const ModeWarning& warning : input.table.warnings)
    model.warnings.push_back(w.say(
        "stats.warning",
        {warning.programme ? key_words(w, input.evidence, Dimension::programme, *warning.programme)
                           : w.say("stats.all_programmes"),
         std::to_string(warning.from_year), std::to_string(warning.to_year),
         range_words(warning.part_time_before, w.language),
         range_words(warning.part_time_after, w.language),
         range_words(warning.full_time_before, w.language),
         range_words(warning.full_time_after, w.language)}));
}

std::string names_of_rows(const Wording& w, const StatsInput& input,
                          const std::vector<std::uint32_t>& rows) {
  const std::uint16_t reg = w.pack.schema.find_register("classes");
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const std::uint32_t row : rows)
    names.push_back(input.evidence.record_name(w.pack.schema, reg, row));
  const NameList list = short_list(names, kNamesShown);
  if (list.left_out == 0) return list.text;
  return list.text + w.say("stats.more", {number(list.left_out, w.language)});
}

/// What the columns of the pivot mean, as far as it has them.
void put_legend(const Wording& w, const StatsTable& table, StatsModel& model) {
  if (table.rows.empty() || table.by.empty()) return;
  const auto any = [&](auto has) { return std::any_of(table.rows.begin(), table.rows.end(), has); };
  std::string line = w.say("stats.note.share");
  if (any([](const StatsRow& row) { return row.count.average_size.has_value(); }))
    line += " " + w.say("stats.note.average");
  if (any([](const StatsRow& row) {
        return row.count.full_time_share && row.count.mode_unknown.zero();
      }))
    line += " " + w.say("stats.note.full_time");
  if (any([](const StatsRow& row) { return row.plan.has_value(); }))
    line += " " + w.say("stats.note.plan");
  model.notes.push_back(std::move(line));
}

void put_notes(const Wording& w, const StatsInput& input, StatsModel& model) {
  const StatsTable& table = input.table;
  const auto rows_note = [&](const std::vector<std::uint32_t>& rows, std::string_view key) {
    if (!rows.empty())
      model.notes.push_back(
          w.say(key, {number(rows.size(), w.language), names_of_rows(w, input, rows)}));
  };
  put_legend(w, table, model);
  if (!table.total.untold.zero()) model.notes.push_back(w.say("stats.note.untold"));
  if (!table.known) model.notes.push_back(w.say("stats.note.unknown"));
  if (table.known && !table.covered) model.notes.push_back(w.say("stats.note.not_covered"));
  rows_note(table.period_edge, "stats.note.period_edge");
  const bool by_year =
      std::find(table.by.begin(), table.by.end(), Dimension::year) != table.by.end() ||
      table.years.size() > 1;
  if (by_year) rows_note(table.year_edge, "stats.note.year_edge");
  rows_note(table.undated, "stats.note.undated");
  if (table.without_heads != 0)
    model.notes.push_back(
        w.say("stats.note.without_heads", {number(table.without_heads, w.language)}));
  if (table.rows_out != 0)
    model.notes.push_back(w.say("stats.note.rows_out", {number(table.rows_out, w.language)}));
  const bool years_shown = !year_grid(w, input).lines.empty();
  const bool part_year =
      (years_shown && std::any_of(table.years.begin(), table.years.end(),
                                  [](const YearStats& year) { return !year.whole; })) ||
      std::any_of(table.plan.begin(), table.plan.end(),
                  [](const PlanRow& row) { return !row.ended; });
  if (part_year) model.notes.push_back(w.say("stats.note.part_year"));
  if (std::any_of(table.quotas.begin(), table.quotas.end(),
                  [](const QuotaRow& row) { return row.contradiction; }))
    model.notes.push_back(w.say("stats.note.contradiction"));
  if (input.faults != 0)
    model.notes.push_back(w.say("stats.note.faults", {number(input.faults, w.language)}));
}

void drop_empty_columns(StatsGrid& grid) {
  for (std::size_t i = grid.columns.size(); i-- > 0;) {
    const bool empty = std::all_of(grid.lines.begin(), grid.lines.end(),
                                   [&](const StatsLine& line) { return line.cells[i].empty(); });
    if (!empty) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    grid.columns.erase(grid.columns.begin() + at);
    for (StatsLine& line : grid.lines) line.cells.erase(line.cells.begin() + at);
  }
}

}  // namespace

StatsModel make_stats_model(const StatsInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  StatsModel model;
  model.school = school_words(input.evidence);
  model.subject = w.say("stats.subject", {day(input.table.period.first, w.language),
                                          day(input.table.period.last, w.language),
                                          day(input.table.as_of, w.language)});
  put_summary(w, input, model);
  for (StatsGrid grid : {pivot_grid(w, input), unit_grid(w, input), year_grid(w, input),
                         plan_grid(w, input), plan_detail_grid(w, input), quota_grid(w, input)})
    if (!grid.lines.empty()) {
      drop_empty_columns(grid);
      model.grids.push_back(std::move(grid));
    }
  put_headlines(w, input, model);
  put_warnings(w, input, model);
  put_notes(w, input, model);
  return model;
}

}  // namespace chuan
