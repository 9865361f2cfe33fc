#include <algorithm>

#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/measure_parts.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/why_parts.h"

namespace chuan {
namespace {

bool says_nothing(const Wording& w, const Asked& asked, const Value& value) {
  if (value.kind == ValueKind::none || value.at.undefined()) return true;
  if (value.exact) return false;
  if (value.kind == ValueKind::scale && asked.measure != nullptr)
    return value.low.num <= 0 && scale_value(w.pack, *asked.measure, value.high.num + 1) == nullptr;
  // From nothing to everything: the bounds of any share or count at all.
  const bool bottom = value.low.num == 0 || value.low.den == 0 || value.kind == ValueKind::scale;
  if (value.kind == ValueKind::share && value.low.den != 0 && value.high.den != 0)
    return value.low.num == 0 && value.high.rational() == Rational(1);
  return bottom && value.high.unbounded();
}

std::string mark_of(const Finding& finding) {
  switch (finding.verdict) {
    case Verdict::not_met:
      return finding.nearly ? glyph::kNearly : " ";
    case Verdict::no_evidence:
      return "?";
    case Verdict::needs_ruling:
      return "!";
    case Verdict::met:
      return glyph::kPapers;
    case Verdict::not_applicable:
      return " ";
  }
  return " ";
}

std::string have_words(const Wording& w, const ReportInput& input, const Asked& asked,
                       const Finding& finding, const CheckResult* check, Detail detail) {
  return check == nullptr ? reason_words(w, finding.reason)
                          : found_words(w, input.assessment, asked, *check, detail);
}

/// What one check lacks; of one asked each year, how many years.
std::string check_distance(const Wording& w, const Assessment& assessment, const Asked& asked,
                           const CheckResult& check, Detail detail) {
  if (check.value.kind != ValueKind::each_year)
    return shortfall_words(w, asked, check.shortfall, detail);
  int failed = 0;
  const YearResult* only = nullptr;
  for (std::uint32_t i = 0; i < check.year_count; ++i) {
    const YearResult& year = assessment.years[check.first_year + i];
    if (year.verdict == Verdict::met) continue;
    ++failed;
    only = &year;
  }
  if (failed == 1)
    if (std::string words = shortfall_words(w, asked, only->shortfall, detail); !words.empty())
      return words;
  return failed == 0 ? std::string() : w.say("short.years", {std::to_string(failed)});
}

/// Of every check that is not met: a row turns only when none is left.
std::string distance_words(const Wording& w, const ReportInput& input, const GapItem& item,
                           const Finding& finding, Detail detail) {
  if (item.section == GapSection::wait)
    return finding.holds_from ? day(*finding.holds_from, w.language) : w.say("short.not_in_sight");
  if (finding.verdict == Verdict::met) return w.say("short.papers");
  const Indicator& indicator = w.pack.indicators[finding.indicator];
  std::string single, keyed;
  std::size_t told_of = 0;
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const CheckResult& check = input.assessment.checks[finding.first_check + i];
    if (check.verdict == Verdict::met) continue;
    const Asked asked = asked_of(w.pack, indicator, check);
    if (asked.check == nullptr) continue;
    std::string told = check_distance(w, input.assessment, asked, check, detail);
    // Without a distance what is asked is told, beside the checks that have one.
    if (told.empty() && i != finding.deciding - finding.first_check)
      told = w.say("short.needs", {threshold_words(w, asked)});
    if (told.empty()) continue;
    const std::string& key = asked.check->key;
    keyed += keyed.empty() ? "" : "; ";
    if (detail != Detail::brief) keyed += key.substr(key.rfind('/') + 1) + ": ";
    keyed += told;
    single = std::move(told);
    ++told_of;
  }
  return told_of == 1 ? single : keyed;
}

/// Where a declared figure is what is not known exactly.
std::vector<std::string> declared_notes(const Wording& w, const ReportInput& input,
                                        const Finding& finding, const CheckResult& check) {
  std::vector<std::string> out;
  const FigureFields& at = w.pack.schema.figures;
  const Measure* measure = asked_of(w.pack, w.pack.indicators[finding.indicator], check).measure;
  if (!check.value.declared || measure == nullptr || at.reg >= input.evidence.registers.size())
    return out;
  const Register& figures = input.evidence.registers[at.reg];
  std::vector<std::uint32_t> open;
  for (std::uint32_t row = 0; row < figures.rows; ++row) {
    const Cell of = figures.columns[at.of].cell(row);
    if (!of.exact() || of.lo != measure->key) continue;
    for (const std::uint16_t field : {at.part, at.whole, at.value})
      if (const Cell cell = figures.columns[field].cell(row); !cell.exact() && !cell.is_none()) {
        open.push_back(row);
        break;
      }
  }
  if (!open.empty())
    out.push_back(w.say("note.figure", {short_names(w, record_names(input, at.reg, open), 4)}));
  return out;
}

/// The registers that a measure asks and nobody has kept.
std::string absent_registers(const Wording& w, const ReportInput& input, const Measure& measure) {
  std::vector<std::string> titles;
  for (const std::uint16_t reg : registers_of(w.pack, measure))
    if (reg < input.evidence.registers.size() && !input.evidence.registers[reg].known())
      titles.push_back(one_line(w.of(w.pack.schema.registers[reg].title)));
  return joined(titles);
}

void add_notes(const Wording& w, const ReportInput& input, const Finding& finding,
               std::vector<std::string>& notes) {
  const CheckResult* check = deciding_check(input.assessment, finding);
  if (check != nullptr && finding.verdict == Verdict::no_evidence) {
    const Measure* measure = asked_of(w.pack, w.pack.indicators[finding.indicator], *check).measure;
    if (measure != nullptr && !check->value.declared)
      if (const std::string absent = absent_registers(w, input, *measure); !absent.empty())
        notes.push_back(w.say("note.absent", {absent}));
  }
  const Explanation* explanation = find_explanation(input, finding.indicator);
  if (explanation == nullptr) return;
  if (check != nullptr && !check->value.exact) {
    std::vector<std::string> texts = declared_notes(w, input, finding, *check);
    for (const ExplainedGroup& group : explanation->groups) {
      if (!texts.empty() && check->value.declared) break;  // the registers do not count
      if (group.check != check->check || group.reg == kNone16 || group.rows.empty() ||
          group.unknown_reg >= w.pack.schema.registers.size())
        continue;
      const RegisterSchema& reg = w.pack.schema.registers[group.unknown_reg];
      const bool spans = spans_an_edge(w, group);
      if (!spans && group.unknown_field >= reg.fields.size()) continue;
      const std::string names = short_names(w, record_names(input, group.reg, group.rows), 4);
      std::string text =
          spans
              ? w.say("note.spans", {names})
              : w.say("note.cells", {names, one_line(w.of(reg.fields[group.unknown_field].title))});
      if (std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
    }
    constexpr std::size_t kShown = 3;
    if (texts.size() > kShown) {
      const std::size_t more = texts.size() - kShown;
      texts.resize(kShown);
      texts.push_back(w.say("note.more", {std::to_string(more)}));
    }
    notes.insert(notes.end(), texts.begin(), texts.end());
  }
}

/// The papers that are not there, as far as it is known which.
std::vector<std::string> missing_papers(const Wording& w, const ReportInput& input,
                                        const Finding& finding) {
  std::vector<std::string> titles;
  const Explanation* explanation = find_explanation(input, finding.indicator);
  if (explanation == nullptr) return titles;
  for (const ExplainedDocument& document : explanation->documents) {
    if (document.row != kNoRow && document.in_force) continue;
    for (const WantedDocument& wanted : w.pack.indicators[finding.indicator].documents)
      if (wanted.slot == document.slot) titles.push_back(lower_first(one_line(w.of(wanted.title))));
  }
  return titles;
}

/// What is to be done. Where data or papers are what is missing nothing else may be: levers stand
/// only behind a value that may turn out too low.
std::vector<ActionRow> actions_for(const Wording& w, const ReportInput& input, const GapItem& item,
                                   bool says_something, std::vector<std::string>& notes) {
  const Finding& finding = input.assessment.findings[item.finding];
  const Indicator& indicator = w.pack.indicators[finding.indicator];
  std::vector<ActionRow> levers = action_rows(w, indicator, item.lever);
  if (item.section != GapSection::school_data) return levers;
  const bool met = finding.verdict == Verdict::met;
  ActionRow fill;
  fill.text = w.say(met ? "roadmap.papers" : "roadmap.data");
  std::string what = met ? joined(missing_papers(w, input, finding)) : std::string();
  for (std::size_t i = 0; !met && i < notes.size(); ++i) what += (i == 0 ? "" : "; ") + notes[i];
  if (!what.empty()) fill.text += ": " + what;
  notes.clear();
  fill.owner = owner_words(w, Owner::school);
  fill.first = true;
  if (met || !says_something) return {fill};
  for (ActionRow& lever : levers) lever.first = false;
  levers.insert(levers.begin(), std::move(fill));
  return levers;
}

MissingRow missing_row(const Wording& w, const ReportInput& input, const GapItem& item) {
  const Finding& finding = input.assessment.findings[item.finding];
  const Indicator& indicator = w.pack.indicators[finding.indicator];
  const CheckResult* check = deciding_check(input.assessment, finding);
  const Asked asked = check == nullptr ? Asked{} : asked_of(w.pack, indicator, *check);
  MissingRow row;
  row.finding = item.finding;
  row.mark = mark_of(finding);
  row.id = indicator.id;
  row.full_title = one_line(w.of(indicator.title));
  const std::string& brief = w.of(indicator.short_title);
  row.title = brief.empty() ? row.full_title : one_line(brief);
  row.have = have_words(w, input, asked, finding, check, Detail::full);
  row.have_brief = have_words(w, input, asked, finding, check, Detail::brief);
  row.need = threshold_words(w, asked);
  row.distance = distance_words(w, input, item, finding, Detail::full);
  row.distance_brief = distance_words(w, input, item, finding, Detail::brief);
  row.reason = reason_words(w, finding.reason);
  row.owner = owner_words(w, item.owner);
  add_notes(w, input, finding, row.notes);
  row.actions = actions_for(w, input, item,
                            check != nullptr && !says_nothing(w, asked, check->value), row.notes);
  row.tasks = task_rows(w, input.evidence, item.tasks);
  return row;
}

}  // namespace

std::string found_words(const Wording& w, const Assessment& assessment, const Asked& asked,
                        const CheckResult& check, Detail detail) {
  if (check.value.kind == ValueKind::each_year && check.verdict != Verdict::met) {
    std::string years = failing_years(w, assessment, asked, check, detail);
    if (!years.empty()) return years;
  }
  const bool open = check.verdict == Verdict::no_evidence;
  if (says_nothing(w, asked, check.value) || (open && check.value.kind == ValueKind::yes_no))
    return w.say("have." + std::string(machine_name(check.reason)));
  if (check.value.kind == ValueKind::ruling && check.verdict == Verdict::needs_ruling)
    return w.say("have.awaiting_ruling");
  return value_words(w, asked, check.value, detail);
}

std::vector<ActionRow> action_rows(const Wording& w, const Indicator& indicator,
                                   std::int32_t first) {
  std::vector<ActionRow> rows;
  for (std::size_t i = 0; i < indicator.levers.size(); ++i) {
    const Lever& lever = indicator.levers[i];
    ActionRow row;
    row.text = one_line(w.of(lever.text));
    row.owner = owner_words(w, lever.owner);
    row.takes = length(lever.takes, w.language);
    row.cost = lever.cost < 0 ? std::string() : cost(lever.cost, w.language);
    row.who = lever.owner;
    row.first = static_cast<std::int32_t>(i) == first;
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const ActionRow& a, const ActionRow& b) { return a.first && !b.first; });
  return rows;
}

std::vector<TaskRow> task_rows(const Wording& w, const Evidence& evidence,
                               const std::vector<std::uint32_t>& rows) {
  std::vector<TaskRow> out;
  const TaskFields& fields = w.pack.schema.tasks;
  if (fields.reg >= evidence.registers.size()) return out;
  const Register& tasks = evidence.registers[fields.reg];
  const RegisterSchema& schema = w.pack.schema.registers[fields.reg];
  for (const std::uint32_t row : rows) {
    if (row >= tasks.rows) continue;
    const auto cell = [&](std::uint16_t field) {
      return field < tasks.columns.size() ? tasks.columns[field].cell(row) : Cell::unknown();
    };
    TaskRow task;
    task.code = one_line(evidence.record_name(w.pack.schema, fields.reg, row));
    if (const Cell title = cell(fields.title); title.exact())
      task.title = one_line(evidence.text(static_cast<TextId>(title.lo)));
    if (const Cell deadline = cell(fields.deadline);
        !deadline.is_unknown() && !deadline.is_none() && deadline.hi < kDateMax.days)
      task.deadline = days({Date{static_cast<std::int32_t>(deadline.lo)},
                            Date{static_cast<std::int32_t>(deadline.hi)}},
                           w.language);
    if (const Cell status = cell(fields.status);
        status.exact() && fields.status < schema.fields.size() &&
        schema.fields[fields.status].scale < w.pack.schema.scales.size()) {
      const std::vector<ScaleValue>& values =
          w.pack.schema.scales[schema.fields[fields.status].scale].values;
      const auto at = static_cast<std::size_t>(status.lo);
      if (at < values.size()) task.status = w.of(values[at].title);
    }
    out.push_back(std::move(task));
  }
  return out;
}

std::string task_words(const Wording& w, const TaskRow& task) {
  return task.deadline.empty() ? task.code : w.say("task.deadline", {task.code, task.deadline});
}

std::string action_words(const Wording& w, const MissingRow& row) {
  std::string line;
  if (!row.actions.empty()) {
    line = row.actions.front().text;
    if (!row.actions.front().takes.empty()) line += glyph::kDot + row.actions.front().takes;
  }
  for (const TaskRow& task : row.tasks)
    line += (line.empty() ? "" : glyph::kDot) + task_words(w, task);
  return line;
}

std::string failing_years(const Wording& w, const Assessment& assessment, const Asked& asked,
                          const CheckResult& check, Detail detail) {
  std::vector<std::string> parts;
  std::vector<int> unknown;
  std::string unknown_words;
  const auto flush = [&] {
    if (!unknown.empty()) parts.push_back(year_list(unknown) + ": " + unknown_words);
    unknown.clear();
  };
  for (std::uint32_t i = 0; i < check.year_count; ++i) {
    const std::size_t at = check.first_year + i;
    if (at >= assessment.years.size()) break;
    const YearResult& year = assessment.years[at];
    if (year.verdict == Verdict::met) continue;
    if (year.verdict != Verdict::not_met && says_nothing(w, asked, year.value)) {
      std::string words = w.say("have." + std::string(machine_name(year.reason)));
      if (words != unknown_words) flush();
      unknown_words = std::move(words);
      unknown.push_back(year.year);
      continue;
    }
    flush();
    parts.push_back(
        std::to_string(year.year) + ": " +
        value_words(w, asked, year.value, detail == Detail::brief ? Detail::terse : detail));
  }
  flush();
  if (detail == Detail::brief && parts.size() > 2) return years_margin(w, assessment, check);
  return joined(parts);
}

std::vector<MissingSection> make_missing(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  std::vector<MissingSection> sections;
  for (const GapItem& item : input.gap.items) {
    if (options.owner && item.owner != *options.owner) continue;
    if (item.finding >= input.assessment.findings.size()) continue;
    if (sections.empty() || sections.back().section != item.section) {
      MissingSection section;
      section.section = item.section;
      const std::string name(machine_name(item.section));
      section.title = w.say("section." + name);
      section.have_head = w.say("column.have");
      section.need_head = w.say("column.need");
      section.distance_head =
          w.say(item.section == GapSection::wait ? "column.holds_from" : "column.distance");
      sections.push_back(std::move(section));
    }
    sections.back().rows.push_back(missing_row(w, input, item));
  }
  return sections;
}

}  // namespace chuan
