#include <algorithm>
#include <functional>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/page.h"
#include "report/why_records.h"

namespace chuan {
namespace {

std::string number(int n) {
  return std::to_string(n);
}

/// "MET, ABOVE THE THRESHOLD"; by level where the levels differ.
std::string verdict_line(const Wording& w, const std::vector<const Finding*>& findings) {
  std::vector<std::string> words;
  words.reserve(findings.size());
  for (const Finding* f : findings)
    words.push_back(upper(verdict_words(w, f->verdict, f->exceeds, f->nearly)));
  const bool same =
      std::adjacent_find(words.begin(), words.end(), std::not_equal_to<>()) == words.end();
  if (words.empty() || same) return words.empty() ? std::string() : words.front();
  std::string line;
  for (std::size_t i = 0; i < words.size(); ++i)
    line += (i == 0 ? "" : glyph::kDot) +
            w.say("why.level_verdict", {number(findings[i]->level), words[i]});
  return line;
}

void put_title(Page& page, const Wording& w, const Indicator& indicator,
               const std::vector<const Finding*>& findings) {
  const std::string title = one_line(w.of(indicator.title));
  const std::string verdict = verdict_line(w, findings);
  const bool good = !findings.empty() && findings.front()->verdict == Verdict::met;
  Line line;
  line.put(indicator.id, Ink::bold).put("  ");
  const bool one_row =
      line.width() + display_width(title) + 2 + display_width(verdict) <= page.width();
  if (one_row) {
    page.line(
        line.put(title, Ink::bold).right(verdict, page.width(), good ? Ink::good : Ink::warn));
    return;
  }
  page.paragraph(line, 8, title, Ink::bold);
  page.line(Line().right(verdict, page.width(), good ? Ink::good : Ink::warn));
}

void put_basis(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator) {
  std::vector<std::string> parts;
  for (const CheckResult* result : results_of(input)) {
    const Asked asked = asked_of(w.pack, indicator, *result);
    if (asked.threshold == nullptr) continue;
    const std::size_t sources = asked.threshold->sources.size();
    std::string part = w.say(
        sources > 1 ? "why.basis_sources" : "why.basis",
        {number(result->level), basis_words(w, asked.threshold->basis), std::to_string(sources)});
    if (std::find(parts.begin(), parts.end(), part) == parts.end())
      parts.push_back(std::move(part));
  }
  const std::string clause = one_line(w.of(indicator.clause));
  page.paragraph(0, 0,
                 one_line(w.of(w.pack.info.name)) + (clause.empty() ? "" : ", " + clause) + ".");
  std::string line = w.say("why.owner." + std::string(machine_name(indicator.owner)));
  if (!parts.empty()) line += " " + w.say("why.basis_line", {joined(parts)});
  page.paragraph(0, 0, line);
  page.paragraph(0, 0,
                 school_line(input.report) + ". " +
                     w.say("why.as_of", {day(input.report.assessment.period.as_of, w.language)}));
}

void put_result_rows(Page& page, const Wording& w, const WhyInput& input,
                     const Indicator& indicator, const std::vector<const CheckResult*>& results) {
  const bool with_heads = std::any_of(results.begin(), results.end(), [&](const CheckResult* r) {
    return !heads_asked(w, asked_of(w.pack, indicator, *r), r->value).empty();
  });
  std::size_t need_wide = display_width(w.say("why.column.need"));
  for (const CheckResult* result : results)
    need_wide = std::max(need_wide,
                         display_width(threshold_words(w, asked_of(w.pack, indicator, *result))));
  const std::size_t need = 12;
  const std::size_t at = need + std::min<std::size_t>(need_wide, 26) + 2;
  const std::size_t margin = with_heads ? at + 12 : at;
  Line head(need);
  head.put(w.say("why.column.need"), Ink::faint);
  if (with_heads) head.pad_to(at).put(w.say("why.column.heads"), Ink::faint);
  head.pad_to(margin).put(w.say("why.column.margin"), Ink::faint);
  page.line(head.right(w.say("why.column.verdict"), page.width(), Ink::faint));
  for (const CheckResult* result : results) {
    const Asked asked = asked_of(w.pack, indicator, *result);
    const std::string verdict = verdict_words(w, result->verdict, result->exceeds, result->nearly);
    const bool met = result->verdict == Verdict::met;
    Line line(2);
    line.put(w.say("why.level", {number(result->level)})).pad_to(need);
    line.put(fit_columns(threshold_words(w, asked), 26)).pad_to(at);
    if (with_heads) line.put(heads_asked(w, asked, result->value)).pad_to(margin);
    const std::size_t room = page.room(margin + display_width(verdict) + 2);
    const std::string distance = check_margin(w, input.report.assessment, asked, *result);
    line.put(fit_columns(distance, room));
    page.line(line.right(verdict, page.width(), met ? Ink::good : Ink::warn));
    const bool told = !distance.empty() && (result->reason == Reason::below_threshold ||
                                            result->reason == Reason::above_limit);
    if (!met && !told && result->reason != Reason::none)
      page.paragraph(need, need, w.say("gap.because", {reason_words(w, result->reason)}),
                     Ink::faint);
  }
}

/// One row a year: the value, how far off where one level asks, the verdict of each level.
void put_years(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator,
               const std::vector<const CheckResult*>& same) {
  const CheckResult& first = *same.front();
  const Asked asked = asked_of(w.pack, indicator, first);
  const std::vector<YearResult>& years = input.report.assessment.years;
  if (same.size() > 1) {
    std::string levels;
    for (const CheckResult* result : same)
      levels += (levels.empty() ? "" : glyph::kDot) + w.say("why.level", {number(result->level)});
    page.line(
        Line(2).put(w.say("why.by_year"), Ink::faint).right(levels, page.width(), Ink::faint));
  }
  for (std::uint32_t i = 0; i < first.year_count; ++i) {
    if (first.first_year + i >= years.size()) break;
    const YearResult& year = years[first.first_year + i];
    std::string verdicts;
    bool met = true;
    for (const CheckResult* result : same) {
      if (i >= result->year_count || result->first_year + i >= years.size()) continue;
      const YearResult& of = years[result->first_year + i];
      met = met && of.verdict == Verdict::met;
      verdicts += (verdicts.empty() ? "" : glyph::kDot) +
                  verdict_words(w, of.verdict, of.exceeds && same.size() == 1, of.nearly);
    }
    const bool nothing =
        year.value.kind == ValueKind::none || year.value.at.undefined() ||
        (year.verdict == Verdict::no_evidence && year.reason != Reason::unknown_fields);
    const std::string value =
        nothing ? reason_words(w, year.reason) : value_words(w, asked, year.value);
    const std::string distance =
        nothing || same.size() > 1
            ? std::string()
            : margin_words(w, asked, year.value, year.verdict, year.shortfall);
    Line line(2);
    line.put(number(year.year)).pad_to(12);
    const std::size_t room = page.room(14 + display_width(verdicts));
    line.put(fit_columns(value, room)).pad_to(38);
    if (line.width() <= 38)
      line.put(fit_columns(distance, page.room(40 + display_width(verdicts))));
    page.line(line.right(verdicts, page.width(), met ? Ink::good : Ink::warn));
  }
}

void put_results(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator) {
  const std::vector<const CheckResult*> results = results_of(input);
  for (std::size_t i = 0; i < results.size();) {
    std::vector<const CheckResult*> same;
    const std::uint16_t check = results[i]->check;
    while (i < results.size() && results[i]->check == check) same.push_back(results[i++]);
    const CheckResult& first = *same.front();
    const Asked asked = asked_of(w.pack, indicator, first);
    page.gap();
    std::string title = w.say("why.section.result");
    if (indicator.checks.size() > 1 && asked.check != nullptr)
      title += glyph::kDot + asked.check->key;
    const std::string value = first.value.kind == ValueKind::none
                                  ? reason_words(w, first.reason)
                                  : value_words(w, asked, first.value);
    page.paragraph(Line().put(title, Ink::bold).pad_to(12).put("  "), 12, value, Ink::bold);
    if (indicator.checks.size() > 1 && asked.measure != nullptr)
      page.paragraph(2, 2, measure_sentence(w, *asked.measure), Ink::faint);
    put_result_rows(page, w, input, indicator, same);
    if (first.value.kind == ValueKind::each_year) put_years(page, w, input, indicator, same);
  }
}

void put_turn(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator,
              const Turn& turn) {
  Asked asked;
  if (turn.check < indicator.checks.size())
    for (const Condition& condition : indicator.checks[turn.check].conditions)
      if (condition.level == turn.level)
        asked = asked_on(w.pack, indicator.checks[turn.check], condition,
                         input.report.assessment.period.as_of);
  std::string amount = decimal(turn.amount, w.language);
  if (turn.kind == Turn::Kind::topics)
    amount = w.say("short.documents", {amount});
  else if (asked.measure != nullptr)
    amount = unit_of(w, *asked.measure).empty() ? heads(w, *asked.measure, amount)
                                                : amount + " " + unit_of(w, *asked.measure);
  const std::string what = w.say("turn." + std::string(machine_name(turn.kind)), {amount});
  // A turn that only says how much, and not what comes of it, repeats today's value.
  bool told = true;
  for (const CheckResult* result : results_of(input))
    if (result->check == turn.check && result->level == turn.level)
      told = turn.then != result->value.low && turn.then != result->value.high;
  const std::string then = told ? fraction_words(w, asked, turn.then) : std::string();
  const std::string verdict = verdict_words(w, turn.verdict, false, false);
  Line line(2);
  line.put(w.say("why.level", {number(turn.level)}));
  if (indicator.checks.size() > 1 && asked.check != nullptr)
    line.put(glyph::kDot + asked.check->key.substr(asked.check->key.rfind('/') + 1));
  line.put("  ");
  const std::size_t then_edge = page.room(14);  // "thiếu số liệu"
  const std::size_t then_start = then_edge - std::min(then_edge, display_width(then));
  if (line.width() + display_width(what) + 1 > then_start) {
    page.paragraph(line, line.width(), what);
    line = Line();
  } else {
    line.put(what);
  }
  page.line(line.right(then, then_edge).right(verdict, page.width()));
}

/// When a finding will be lost, or will hold by waiting alone.
std::string day_words(const Wording& w, const ReportInput& report, const Finding& finding) {
  if (finding.holds_from) return w.say("turn.holds_from", {day(*finding.holds_from, w.language)});
  if (finding.verdict != Verdict::met) return {};
  for (const Lapse& lapse : report.lapses)
    if (lapse.finding < report.assessment.findings.size() &&
        &report.assessment.findings[lapse.finding] == &finding)
      return w.say("turn.lapses", {day(lapse.on, w.language), lapse_words(w, report, lapse)});
  if (finding.lapses_on) return w.say("turn.lapses_on", {day(*finding.lapses_on, w.language)});
  return w.say("turn.no_lapse");
}

void put_turns(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator) {
  std::vector<std::pair<std::string, std::string>> days;  // levels, and what is said of them
  for (const Finding* finding : shown_findings(input)) {
    std::string text = day_words(w, input.report, *finding);
    if (!days.empty() && days.back().second == text)
      days.back().first += ", " + number(finding->level);
    else if (!text.empty())
      days.emplace_back(number(finding->level), std::move(text));
  }
  if (input.turns.empty() && days.empty()) return;
  page.gap();
  page.line(w.say("why.section.turns"), Ink::bold);
  for (const Turn& turn : input.turns) put_turn(page, w, input, indicator, turn);
  for (const auto& [levels, text] : days) {
    Line line(2);
    line.put(w.say("why.level", {levels})).put("  ");
    page.paragraph(line, line.width(), text);
  }
}

void put_actions(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator) {
  const Gap& gap = input.report.gap;
  const GapItem* item = nullptr;
  for (const GapItem& candidate : gap.items)
    if (candidate.finding < input.report.assessment.findings.size() &&
        input.report.assessment.findings[candidate.finding].indicator == input.indicator)
      item = &candidate;
  if (item == nullptr) return;
  const std::vector<ActionRow> actions = action_rows(w, indicator, item->lever);
  const std::vector<TaskRow> tasks = task_rows(w, input.report.evidence, item->tasks);
  if (actions.empty() && tasks.empty()) return;
  page.gap();
  page.line(w.say("why.section.actions"), Ink::bold);
  for (const ActionRow& action : actions) {
    std::string text = action.text;
    if (!action.takes.empty()) text += glyph::kDot + action.takes;
    if (!action.cost.empty()) text += glyph::kDot + action.cost;
    if (action.who != indicator.owner) text += glyph::kDot + w.say("gap.by", {action.owner});
    page.paragraph(Line(2).put(action.first ? glyph::kArrow : glyph::kBullet), 4, text);
  }
  for (const TaskRow& task : tasks) {
    std::string text = task_words(w, task);
    if (!task.title.empty()) text += ": " + task.title;
    if (!task.status.empty()) text += " (" + task.status + ")";
    page.paragraph(4, 4, w.say("gap.task", {text}));
  }
}

void put_readings(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator) {
  std::vector<std::uint16_t> sources;
  for (const CheckResult* result : results_of(input)) {
    const Asked asked = asked_of(w.pack, indicator, *result);
    if (asked.threshold == nullptr) continue;
    for (const std::uint16_t source : asked.threshold->sources)
      if (std::find(sources.begin(), sources.end(), source) == sources.end())
        sources.push_back(source);
  }
  if (!indicator.readings.empty()) {
    page.gap();
    page.line(w.say("why.section.readings"), Ink::bold);
    for (const std::string& id : indicator.readings)
      for (const Reading& reading : w.pack.readings)
        if (reading.id == id)
          page.paragraph(2, 6,
                         w.say("why.reading", {one_line(reading.id), one_line(reading.title)}));
  }
  if (!sources.empty()) {
    page.gap();
    page.line(w.say("why.section.sources"), Ink::bold);
    for (const std::uint16_t source : sources)
      if (source < w.pack.sources.size())
        page.paragraph(Line(2).put(glyph::kBullet), 4, w.pack.sources[source].title);
  }
  for (const std::string& line : context_lines(w, input.report)) {
    page.gap();
    page.paragraph(0, 2, line, Ink::warn);
  }
}

}  // namespace

std::string write_why_text(const WhyInput& input, const ReportOptions& options) {
  const Wording w{input.report.pack, options.language, options.strict};
  Page page(options);
  if (input.indicator >= w.pack.indicators.size()) return {};
  const Indicator& indicator = w.pack.indicators[input.indicator];
  put_title(page, w, indicator, shown_findings(input));
  put_basis(page, w, input, indicator);
  const std::string rule = one_line(w.of(indicator.rule));
  const std::string note = one_line(w.of(indicator.note));
  if (!rule.empty() || !note.empty()) {
    page.gap();
    page.line(w.say("why.section.rule"), Ink::bold);
    if (!rule.empty()) page.paragraph(2, 2, rule);
    if (!note.empty()) page.paragraph(2, 2, note, Ink::faint);
  }
  put_results(page, w, input, indicator);
  put_grounds(page, w, input, options);
  put_records(page, w, input, options);
  put_topics(page, w, input);
  put_papers(page, w, input);
  put_turns(page, w, input, indicator);
  put_actions(page, w, input, indicator);
  put_readings(page, w, input, indicator);
  return page.take();
}

}  // namespace chuan
