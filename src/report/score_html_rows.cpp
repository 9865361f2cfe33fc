#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/score_html.h"
#include "report/why_blocks.h"

namespace chuan {
namespace {

void put_title(Html& html, std::string_view text) {
  html.element("h4", {}, text);
}

/// "needed 90 %, 1 person short": the second line of a row.
std::string need_line(const Wording& w, const CheckLine& check) {
  std::vector<std::string> parts;
  if (!check.required.empty()) parts.push_back(w.say("html.need", {check.required}));
  if (!check.margin.empty()) parts.push_back(check.margin);
  return joined(parts);
}

void put_summary(Html& html, const Wording& w, const IndicatorRow& row) {
  const CheckLine& lead = row.lead();
  html.open("summary").element("span", {{"class", "id"}}, row.id);
  html.element("span", {{"class", "name"}}, row.title);
  html.open("span", {{"class", "have"}}).text(lead.actual.empty() ? row.reason : lead.actual);
  html.element("span", {}, need_line(w, lead)).close();
  html.open("span", {{"class", "mark"}});
  const std::string chip = "chip " + std::string(verdict_class(row));
  html.element("span", {{"class", chip}}, row.verdict).close().close().line();
}

void put_years(Html& html, const Wording& w, const CheckLine& check) {
  if (check.years.empty()) return;
  html.open("table", {{"class", "stack"}}).element("caption", {}, check.measure);
  const std::vector<std::string> heads = {w.say("paper.column.year"), w.say("paper.column.actual"),
                                          w.say("paper.column.margin"),
                                          w.say("paper.column.verdict")};
  put_head(html, heads);
  html.open("tbody");
  for (const YearLine& year : check.years) {
    html.line().open("tr").element("th", {{"scope", "row"}, {"class", "num"}},
                                   std::to_string(year.year));
    put_cell(html, heads[1], year.actual);
    put_cell(html, heads[2], year.margin);
    html.open("td").open("span", {{"class", "chip " + std::string(verdict_class(year.kind))}});
    html.text(year.verdict).close().close().close();
  }
  html.close().close().line();
}

void put_checks(Html& html, const Wording& w, const IndicatorRow& row) {
  put_title(html, w.say("html.result"));
  for (const CheckLine& check : row.checks) {
    html.open("p");
    if (row.checks.size() > 1)
      html.element("b", {}, check.key)
          .text(" (" + w.say("html.level", {std::to_string(check.level)}) + "): ");
    std::vector<std::string> parts;
    if (!check.actual.empty()) parts.push_back(check.actual);
    if (const std::string need = need_line(w, check); !need.empty()) parts.push_back(need);
    std::string verdict = check.verdict;
    if (check.kind != Verdict::met && !check.reason.empty()) verdict += " (" + check.reason + ")";
    parts.push_back(std::move(verdict));
    for (std::size_t i = 0; i < parts.size(); ++i) html.text((i == 0 ? "" : "; ") + parts[i]);
    html.text(".").close().line();
    put_years(html, w, check);
  }
}

void put_block(Html& html, const Wording& w, const CountedBlock& block) {
  html.open("ul", {{"class", "lines"}});
  for (const CountedLine& line : block.lines) {
    html.open("li").element("b", {}, whole(line.weight, w.language));
    html.text(" " + line.label + (line.codes.empty() ? "" : ": " + line.codes)).close();
  }
  html.close().line();
}

void put_records(Html& html, const HtmlReport& report, const IndicatorRow& row) {
  const Wording& w = report.w;
  const Explanation* explanation = find_explanation(report.input, row.indicator);
  if (explanation == nullptr) return;
  const Indicator& indicator = w.pack.indicators[row.indicator];
  for (std::uint16_t check = 0; check < indicator.checks.size(); ++check) {
    const std::vector<FactLine> facts = fact_lines(w, report.input, indicator, check);
    if (!facts.empty()) {
      put_title(html, sentence_case(w.say("why.section.facts")));
      html.open("ul", {{"class", "lines"}});
      for (const FactLine& fact : facts) html.element("li", {}, fact.text);
      html.close().line();
    }
    for (const CountedBlock& block :
         counted_on_day(w, report.input, report.options, *explanation, check)) {
      put_title(html, sentence_case(block.heading) + block.which);
      put_block(html, w, block);
    }
    const std::vector<CountedBlock> years =
        counted_by_year(w, report.input, report.options, *explanation, check);
    if (years.empty()) continue;
    put_title(html,
              sentence_case(w.say("why.section.against")) + which_list(w, indicator, check, 0));
    for (const CountedBlock& year : years) {
      html.element("p", {{"class", "soft num"}}, year.heading);
      put_block(html, w, year);
    }
  }
  const std::vector<TopicLine> topics = topic_lines(w, report.input, *explanation);
  if (topics.empty()) return;
  put_title(html, sentence_case(w.say("why.section.topics")));
  html.open("ul", {{"class", "lines"}});
  for (const TopicLine& topic : topics)
    html.element("li", {}, (topic.there ? glyph::kCheck : glyph::kCross) + topic.text);
  html.close().line();
}

/// A document's code, as a link to its row where the list has it.
void put_document_code(Html& html, const HtmlReport& report, const std::string& code) {
  const std::vector<EvidenceDocument>& documents = report.evidence.documents;
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [&](const EvidenceDocument& d) { return d.code == code; });
  if (found == documents.end()) {
    html.text(code);
    return;
  }
  const std::string target =
      "#" + document_anchor(static_cast<std::size_t>(found - documents.begin()));
  html.open("a", {{"href", target}}).text(code).close();
}

void put_papers(Html& html, const HtmlReport& report, const IndicatorRow& row) {
  if (row.papers.empty()) return;
  const Wording& w = report.w;
  const auto there = std::count_if(row.papers.begin(), row.papers.end(),
                                   [](const PaperLine& paper) { return !paper.codes.empty(); });
  put_title(html, sentence_case(w.say("why.section.papers",
                                      {std::to_string(there), std::to_string(row.papers.size())})));
  html.open("ul", {{"class", "lines"}});
  for (const PaperLine& paper : row.papers) {
    html.open("li").text((paper.codes.empty() ? glyph::kCross : glyph::kCheck) + paper.title +
                         ": ");
    for (std::size_t i = 0; i < paper.codes.size(); ++i) {
      if (i != 0) html.text(", ");
      put_document_code(html, report, paper.codes[i]);
    }
    if (paper.codes.empty() && paper.expired.empty()) html.text(w.say("why.no_document"));
    if (!paper.expired.empty())
      html.text((paper.codes.empty() ? "" : "; ") + w.say("why.expired", {joined(paper.expired)}));
    html.close();
  }
  html.close().line();
}

void put_list(Html& html, const std::string& title, const std::vector<std::string>& items) {
  if (items.empty()) return;
  put_title(html, title);
  html.open("ul");
  for (const std::string& item : items) html.element("li", {}, item);
  html.close().line();
}

void put_actions(Html& html, const Wording& w, const IndicatorRow& row) {
  std::vector<std::string> actions;
  for (const ActionRow& action : row.actions) {
    std::vector<std::string> parts = {action.text};
    if (!action.takes.empty()) parts.push_back(action.takes);
    if (!action.cost.empty()) parts.push_back(action.cost);
    parts.push_back(action.owner);
    std::string text = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) text += glyph::kDot + parts[i];
    actions.push_back(std::move(text));
  }
  put_list(html, sentence_case(w.say("why.section.actions")), actions);
  std::vector<std::string> tasks;
  for (const TaskRow& task : row.tasks) {
    std::string text = task_words(w, task);
    if (!task.title.empty()) text += ": " + task.title;
    if (!task.status.empty()) text += " (" + task.status + ")";
    tasks.push_back(std::move(text));
  }
  put_list(html, w.say("html.tasks"), tasks);
}

void put_row(Html& html, const HtmlReport& report, const IndicatorRow& row) {
  const Wording& w = report.w;
  html.open("details", {{"class", "row"}, {"id", indicator_anchor(row.id)}}).line();
  put_summary(html, w, row);
  html.open("div", {{"class", "more"}}).line();
  html.element("p", {}, row.rule);
  html.element("p", {{"class", "soft"}}, row.note);
  std::vector<std::string> law;
  if (!row.clause.empty()) law.push_back(row.clause);
  law.push_back(w.say("column.basis") + ": " + row.basis);
  law.push_back(w.say("column.owner") + ": " + row.owner);
  std::string line;
  for (const std::string& part : law) line += (line.empty() ? "" : glyph::kDot) + part;
  html.element("p", {{"class", "soft"}}, line).line();
  put_checks(html, w, row);
  html.element("p", {}, row.ground);
  if (!row.lapses_on.empty())
    html.element("p", {{"class", "late"}},
                 w.say("html.lapses_on", {row.lapses_on}) +
                     (row.lapse.empty() ? "." : ": " + row.lapse + "."));
  if (!row.holds_from.empty())
    html.element("p", {}, upper_first(w.say("turn.holds_from", {row.holds_from})) + ".");
  put_records(html, report, row);
  put_papers(html, report, row);
  put_list(html, w.say("html.to_fill"), row.notes);
  put_actions(html, w, row);
  html.close().close().line();
}

}  // namespace

void put_html_rows(Html& html, const HtmlReport& report) {
  const Wording& w = report.w;
  put_section(html, "chi-tieu", w.say("html.all_rows", {std::to_string(report.rows.size())}));
  html.element("p", {{"class", "soft hint"}}, w.say("html.all_rows_hint")).line();
  for (std::size_t group = 0; group < w.pack.groups.size(); ++group) {
    const bool any = std::any_of(report.rows.begin(), report.rows.end(),
                                 [&](const IndicatorRow& row) { return row.group == group; });
    if (!any) continue;
    const std::string id = one_line(w.pack.groups[group].id);
    html.open("h3", {{"id", "nhom-" + id}});
    html.text(id + ". " + one_line(w.of(w.pack.groups[group].title))).close().line();
    for (const IndicatorRow& row : report.rows)
      if (row.group == group) put_row(html, report, row);
  }
  html.close().line();
}

}  // namespace chuan
