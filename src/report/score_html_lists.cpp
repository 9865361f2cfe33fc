#include "report/letters.h"
#include "report/score_html.h"

namespace chuan {
namespace {

/// "Academy faculty; with the departments".
std::string who(const Wording& w, const RoadmapRow& row) {
  std::string text = row.lead;
  if (row.support.empty()) return text;
  if (!text.empty()) text += "; ";
  return text + lower_first(w.say("roadmap.heading.support")) + ": " + row.support;
}

void put_work(Html& html, const HtmlReport& report, const RoadmapRow& row,
              const std::vector<std::string>& heads) {
  html.line().open("tr", {{"class", row.proposed ? "proposed" : "task"}});
  html.open("th", {{"scope", "row"}});
  if (!row.code.empty()) html.element("span", {{"class", "id"}}, row.code).text(" ");
  html.text(row.work).close();
  html.open("td", {{"data-h", heads[1]}});
  put_indicator_links(html, report, row.indicators);
  html.close();
  put_cell(html, heads[2], who(report.w, row));
  put_cell(html, heads[3], row.deadline, "num");
  put_cell(html, heads[4], row.product);
  put_cell(html, heads[5], row.money, "n");
  std::string status = row.status;
  if (!row.note.empty()) status += (status.empty() ? "" : "; ") + row.note;
  put_cell(html, heads[6], status, row.state == TaskState::late ? "late" : "");
  html.close();
}

void put_document(Html& html, const HtmlReport& report, std::size_t at,
                  const std::vector<std::string>& heads) {
  const Wording& w = report.w;
  const EvidenceDocument& document = report.evidence.documents[at];
  html.line().open("tr", {{"id", document_anchor(at)}});
  html.element("th", {{"scope", "row"}, {"class", "id"}}, document.code);
  std::vector<std::string> name;
  if (!document.number.empty()) name.push_back(document.number);
  if (!document.title.empty()) name.push_back(document.title);
  put_cell(html, {}, document.secret ? w.say("html.secret") : joined(name));
  put_cell(html, heads[2], document.date, "num");
  put_cell(html, heads[3], document.issuer);
  put_cell(html, heads[4], document.box);
  html.open("td", {{"data-h", heads[5]}});
  put_indicator_links(html, report, document.serves);
  html.close();
  put_cell(html, heads[6], document.state_words);
  html.close();
}

void put_missing_documents(Html& html, const HtmlReport& report) {
  const Wording& w = report.w;
  const std::vector<MissingDocument>& missing = report.evidence.missing;
  if (missing.empty()) return;
  const std::vector<std::string> heads = {w.say("column.indicator"), w.say("paper.column.wanted"),
                                          w.say("column.state"), w.say("column.owner")};
  html.open("table", {{"class", "stack"}});
  html.element("caption", {}, w.say("html.documents_missing", {std::to_string(missing.size())}));
  put_head(html, heads);
  html.open("tbody");
  for (const MissingDocument& document : missing) {
    html.line().open("tr").open("th", {{"scope", "row"}});
    put_indicator_links(html, report, {document.indicator});
    html.close();
    put_cell(html, {}, document.title);
    put_cell(html, heads[2],
             document.expired.empty() ? w.say("why.no_document")
                                      : w.say("why.expired", {document.expired}));
    put_cell(html, heads[3], document.owner);
    html.close();
  }
  html.line().close().close().line();
}

}  // namespace

void put_html_lapses(Html& html, const HtmlReport& report) {
  const Wording& w = report.w;
  put_section(html, "se-mat", w.say("html.lapses"));
  const std::vector<LapseRow>& lapses = report.model.lapses;
  if (lapses.empty()) {
    html.element("p", {}, w.say("html.lapses_none")).close().line();
    return;
  }
  const std::vector<std::string> heads = {w.say("column.lost_from"), w.say("column.indicator"),
                                          w.say("column.title"), w.say("column.why")};
  html.open("table", {{"class", "stack"}}).element("caption", {}, w.say("html.lapses_caption"));
  put_head(html, heads);
  html.open("tbody");
  for (const LapseRow& row : lapses) {
    html.line().open("tr").open("th", {{"scope", "row"}, {"class", "num"}});
    html.open("span", {{"class", row.within_year ? "late" : "num"}}).text(row.from).close().close();
    html.open("td").open("a", {{"class", "id"}, {"href", "#" + indicator_anchor(row.id)}});
    html.text(row.id).close().close();
    put_cell(html, {}, row.title);
    put_cell(html, {}, row.what);
    html.close();
  }
  html.line().close().close().close().line();
}

void put_html_roadmap(Html& html, const HtmlReport& report) {
  const Wording& w = report.w;
  const Roadmap map = make_roadmap(report.input, report.options);
  put_section(html, "lo-trinh", w.say("html.roadmap"), "lists");
  if (map.rows.empty()) {
    html.element("p", {}, w.say("html.roadmap_none")).close().line();
    return;
  }
  html.element(
      "p", {{"class", "soft"}},
      w.say("html.roadmap_sums", {std::to_string(map.tasks), std::to_string(map.proposals)}));
  const std::vector<std::string> heads = {
      w.say("paper.column.work"),     w.say("paper.column.serves"),     w.say("paper.column.lead"),
      w.say("paper.column.deadline"), w.say("roadmap.heading.product"), w.say("paper.column.cost"),
      w.say("column.status")};
  for (const RoadmapQuarter& quarter : map.quarters) {
    html.open("table", {{"class", "stack work"}}).open("caption").open("h3").text(quarter.title);
    html.close().close().line();
    put_head(html, heads);
    html.open("tbody");
    for (std::size_t i = 0; i < quarter.count; ++i)
      put_work(html, report, map.rows[quarter.first + i], heads);
    html.line().close().close().line();
  }
  html.close().line();
}

void put_html_documents(Html& html, const HtmlReport& report) {
  const Wording& w = report.w;
  const EvidenceList& list = report.evidence;
  put_section(html, "minh-chung", w.say("html.documents"), "lists");
  put_missing_documents(html, report);
  if (list.documents.empty()) {
    html.element("p", {}, w.say("html.documents_none")).close().line();
    return;
  }
  const std::vector<std::string> heads = {w.say("paper.column.code"), w.say("paper.column.subject"),
                                          w.say("paper.column.date"), w.say("column.issuer"),
                                          w.say("paper.column.box"),  w.say("paper.column.serves"),
                                          w.say("column.state")};
  html.open("table", {{"class", "stack papers"}});
  html.element("caption", {}, w.say("html.documents_all", {std::to_string(list.documents.size())}));
  put_head(html, heads);
  html.open("tbody");
  for (std::size_t i = 0; i < list.documents.size(); ++i) put_document(html, report, i, heads);
  html.line().close().close().close().line();
}

}  // namespace chuan
