#include "report/score_html.h"

#include <algorithm>

#include "base/text.h"
#include "report/footer.h"
#include "report/letters.h"
#include "report/numerals.h"
#include "report/writers.h"

namespace chuan {
namespace {

struct BarPart {
  std::string_view css_class, word;
  int Tally::*count;
};
constexpr BarPart kBar[] = {{"met", "legend.met", &Tally::met},
                            {"nearly", "legend.nearly", &Tally::nearly},
                            {"not", "legend.far", nullptr},
                            {"none", "legend.no_evidence", &Tally::no_evidence},
                            {"ask", "legend.needs_ruling", &Tally::needs_ruling},
                            {"na", "legend.not_applicable", &Tally::not_applicable}};

int count_of(const Tally& tally, const BarPart& part) {
  return part.count == nullptr ? tally.not_met - tally.nearly : tally.*part.count;
}

std::string number(int n) {
  return std::to_string(n);
}

/// Told by the numbers beside it, so hidden from readers of the page who cannot see it.
void put_bar(Html& html, const Tally& tally) {
  html.open("svg", {{"class", "bar"},
                    {"viewBox", "0 0 " + number(std::max(1, tally.indicators)) + " 1"},
                    {"preserveAspectRatio", "none"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
  int at = 0;
  for (const BarPart& part : kBar) {
    const int n = count_of(tally, part);
    if (n == 0) continue;
    html.open("rect", {{"class", part.css_class},
                       {"x", number(at)},
                       {"y", "0"},
                       {"width", number(n)},
                       {"height", "1"}})
        .close();
    at += n;
  }
  html.close();
}

void put_legend(Html& html, const Wording& w, const Tally& total) {
  html.open("ul", {{"class", "legend"}});
  for (const BarPart& part : kBar) {
    if (count_of(total, part) == 0) continue;
    html.open("li").open("svg",
                         {{"viewBox", "0 0 1 1"}, {"aria-hidden", "true"}, {"focusable", "false"}});
    html.open("rect", {{"class", part.css_class}, {"width", "1"}, {"height", "1"}}).close().close();
    html.text(w.say(part.word)).close();
  }
  html.close().line();
}

void put_level(Html& html, const HtmlReport& report, std::size_t at) {
  const Wording& w = report.w;
  const LevelResult& level = report.input.assessment.levels[at];
  const LevelLines& lines = report.model.levels[at];
  const Tally& t = level.total;
  html.open("div", {{"class", "level"}});
  html.open("p", {{"class", "figure num"}}).text(number(t.met));
  html.element("span", {}, "/" + number(t.applicable)).close();
  html.open("div").open("p", {{"class", "lead"}});
  if (report.model.levels.size() > 1)
    html.text(upper_first(w.say("html.level", {number(level.level)})) + ": ");
  html.text(t.applicable == 0
                ? w.say("head.none")
                : w.say("html.met_share", {percent(Rational(t.met, t.applicable), w.language)}));
  if (t.not_applicable != 0)
    html.text(", " + w.say("head.not_applicable", {number(t.not_applicable)}));
  html.close();
  if (const std::vector<std::string> split = basis_split(w, level); !split.empty())
    html.element("p", {}, w.say("html.basis_split", {joined(split)}));
  html.element("p", {{"class", "soft"}},
               upper_first(lines.met) + (lines.rest.empty() ? "." : "; " + lines.rest + "."));
  html.element("p", {{"class", lines.reached ? "state good" : "state"}}, lines.state);
  html.close().close().line();
  put_bar(html, t);
  html.line();
}

void put_groups(Html& html, const HtmlReport& report) {
  const Wording& w = report.w;
  const Tally& total = report.input.assessment.top().total;
  const bool with_na = total.not_applicable != 0;
  put_section(html, "nhom", w.say("html.groups"));
  html.open("table", {{"class", "stack"}}).element("caption", {}, w.say("html.groups_caption"));
  html.line().open("thead").open("tr");
  html.open("th", {{"scope", "col"}}).text(w.say("column.group")).close();
  html.open("td", {{"class", "bars"}}).close();
  const auto head = [&](const std::string& text) {
    html.open("th", {{"scope", "col"}, {"class", "n"}}).text(text).close();
  };
  for (const BarPart& part : kBar)
    if (part.css_class != "na" || with_na) head(upper_first(w.say(part.word)));
  head(w.say("column.rows"));
  html.close().close().line().open("tbody");
  const auto put_tally = [&](const Tally& tally) {
    html.open("td", {{"class", "bars"}});
    put_bar(html, tally);
    html.close();
    for (const BarPart& part : kBar)
      if (part.css_class != "na" || with_na)
        put_cell(html, upper_first(w.say(part.word)), number(count_of(tally, part)), "n");
    put_cell(html, w.say("column.rows"), number(tally.indicators), "n");
  };
  for (const GroupRow& row : report.model.groups) {
    html.line().open("tr").open("th", {{"scope", "row"}});
    html.open("a", {{"href", "#nhom-" + row.number}}).text(row.number + ". " + row.title).close();
    html.close();
    put_tally(row.tally);
    html.close();
  }
  html.line().close().open("tfoot").open("tr");
  html.element("th", {{"scope", "row"}}, w.say("stats.total"));
  put_tally(total);
  html.close().close().close().line();
  put_legend(html, w, total);
  html.close().line();
}

void put_missing(Html& html, const HtmlReport& report) {
  const Wording& w = report.w;
  put_section(html, "con-thieu", w.say("html.missing"));
  if (report.model.missing.empty()) html.element("p", {}, w.say("html.missing_none"));
  for (const MissingSection& section : report.model.missing) {
    const std::vector<std::string> heads = {
        w.say("column.indicator"),          w.say("column.title"),
        upper_first(section.have_head),     upper_first(section.need_head),
        upper_first(section.distance_head), w.say("column.action")};
    html.open("table", {{"class", "stack gap"}});
    html.open("caption").open("h3").text(sentence_case(section.title) + ": " +
                                         number(static_cast<int>(section.rows.size())));
    html.close().close().line();
    put_head(html, heads);
    html.open("tbody");
    for (const MissingRow& row : section.rows) {
      html.line().open("tr").open("th", {{"scope", "row"}, {"class", "id"}});
      html.open("a", {{"href", "#" + indicator_anchor(row.id)}}).text(row.id).close().close();
      put_cell(html, {}, row.full_title);
      put_cell(html, heads[2], row.have);
      put_cell(html, heads[3], row.need);
      put_cell(html, heads[4], row.distance);
      put_cell(html, heads[5], action_words(w, row));
      html.close();
    }
    html.line().close().close().line();
  }
  html.close().line();
}

void put_contents(Html& html, const HtmlReport& report, const std::string& all_rows) {
  const Wording& w = report.w;
  html.open("nav", {{"aria-label", w.say("html.contents")}}).open("ul");
  const std::pair<const char*, std::string> entries[] = {{"#nhom", w.say("html.groups")},
                                                         {"#con-thieu", w.say("html.missing")},
                                                         {"#chi-tieu", all_rows},
                                                         {"#se-mat", w.say("html.lapses")},
                                                         {"#lo-trinh", w.say("html.roadmap")},
                                                         {"#minh-chung", w.say("html.documents")},
                                                         {"#cach-lap", w.say("html.footer")}};
  for (const auto& [target, text] : entries)
    html.open("li").open("a", {{"href", target}}).text(text).close().close();
  html.close().close().line();
}

void put_footer(Html& html, const HtmlReport& report) {
  html.open("footer", {{"id", "cach-lap"}});
  html.open("h2").text(report.w.say("html.footer")).close().line();
  for (const std::string& note : report.model.notes) html.element("p", {}, note).line();
  for (const std::string& line : footer_lines(report.input, report.options))
    html.element("p", {}, line).line();
  html.close().line();
}

}  // namespace

std::string_view verdict_class(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::not_met:
      return "not";
    case Verdict::no_evidence:
      return "none";
    case Verdict::needs_ruling:
      return "ask";
    case Verdict::not_applicable:
      return "na";
  }
  return "na";
}

std::string_view verdict_class(const IndicatorRow& row) {
  const bool nearly = row.kind == Verdict::not_met && row.nearly;
  return nearly || row.undocumented ? "nearly" : verdict_class(row.kind);
}

std::string sentence_case(std::string_view text) {
  return upper_first(to_lower(text));
}

std::string indicator_anchor(std::string_view indicator) {
  std::string id(indicator);
  for (char& c : id)
    if (c == ' ' || static_cast<unsigned char>(c) < 0x20) c = '-';
  return id;
}

std::string document_anchor(std::size_t position) {
  return "van-ban-" + std::to_string(position + 1);
}

void put_head(Html& html, const std::vector<std::string>& titles) {
  html.open("thead").open("tr");
  for (const std::string& title : titles) html.open("th", {{"scope", "col"}}).text(title).close();
  html.close().close().line();
}

void put_cell(Html& html, std::string_view heading, std::string_view text,
              std::string_view css_class) {
  if (css_class.empty() && heading.empty())
    html.open("td");
  else if (css_class.empty())
    html.open("td", {{"data-h", heading}});
  else if (heading.empty())
    html.open("td", {{"class", css_class}});
  else
    html.open("td", {{"class", css_class}, {"data-h", heading}});
  html.text(text).close();
}

void put_indicator_links(Html& html, const HtmlReport& report,
                         const std::vector<std::uint16_t>& indicators) {
  bool first = true;
  for (const std::uint16_t at : indicators) {
    if (!first) html.text(", ");
    first = false;
    const std::string& id = report.w.pack.indicators[at].id;
    const bool here = std::any_of(report.rows.begin(), report.rows.end(),
                                  [&](const IndicatorRow& row) { return row.indicator == at; });
    if (here)
      html.open("a", {{"class", "id"}, {"href", "#" + indicator_anchor(id)}}).text(id).close();
    else
      html.open("span", {{"class", "id"}}).text(id).close();
  }
}

void put_section(Html& html, std::string_view id, std::string_view title,
                 std::string_view css_class) {
  const std::string heading = std::string(id) + "-muc";
  if (css_class.empty())
    html.open("section", {{"id", id}, {"aria-labelledby", heading}});
  else
    html.open("section", {{"id", id}, {"class", css_class}, {"aria-labelledby", heading}});
  html.line().open("h2", {{"id", heading}}).text(title).close().line();
}

std::string write_score_html(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const ReportModel model = make_report(input, options);
  const std::vector<IndicatorRow> rows = make_indicator_rows(input, options);
  const EvidenceList evidence = make_evidence_list(input, options);
  const HtmlReport report{w, input, options, model, rows, evidence};
  const std::string all_rows = w.say("html.all_rows", {std::to_string(rows.size())});
  Html html;
  html.open("a", {{"class", "skip"}, {"href", "#noi-dung"}}).text(w.say("html.skip")).close();
  html.line().open("header").line();
  html.element("p", {{"class", "over"}}, w.say("html.over")).line();
  html.open("h1").text(model.school).close().line();
  html.element("p", {}, model.subject).line();
  html.element("p", {{"class", "soft"}}, model.period).line();
  for (const std::string& line : model.context) html.element("p", {{"class", "flag"}}, line).line();
  put_contents(html, report, all_rows);
  html.close().line().open("main", {{"id", "noi-dung"}, {"tabindex", "-1"}}).line();
  for (std::size_t i = 0; i < model.levels.size(); ++i) put_level(html, report, i);
  if (model.faulty)
    for (const std::string& note : model.notes)
      if (&note == &model.notes.front()) html.element("p", {{"class", "flag"}}, note).line();
  put_groups(html, report);
  put_missing(html, report);
  put_html_rows(html, report);
  put_html_lapses(html, report);
  put_html_roadmap(html, report);
  put_html_documents(html, report);
  html.close().line();
  put_footer(html, report);
  return html_page(html.take(), w.say("html.title", {model.school, model.subject}), w.language,
                   report_css());
}

}  // namespace chuan
