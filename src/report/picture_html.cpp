#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/html.h"
#include "report/letters.h"
#include "report/numerals.h"
#include "report/picture_model.h"

namespace chuan {
namespace {

struct Sign {
  std::string_view css_class, text, words;
};
// Each pair of text and ground has a contrast of 4.5 and more.
constexpr std::array<Sign, kMarks> kSigns{{{"a", "\u2713", "legend.met"},
                                           {"b", "\u00b6", "legend.papers"},
                                           {"c", "\u2248", "legend.nearly"},
                                           {"d", "\u00d7", "legend.not_met"},
                                           {"e", "?", "legend.no_evidence"},
                                           {"f", "!", "legend.needs_ruling"},
                                           {"g", "\u00b7", "legend.not_applicable"}}};
constexpr std::string_view kCss = R"css(
@page{size:A4 landscape;margin:12mm}
main,header,footer{max-width:92rem}
header{padding-bottom:.5rem}
section>table:not(.matrix),main>p,main>ul{max-width:62rem}
.spread th{width:6rem}.spread td.n{width:5rem}.spread td:last-child{padding-left:1rem}
.wide{overflow-x:auto}
.matrix{width:auto;border-collapse:separate;border-spacing:1px;font-size:.72rem}
.matrix th,.matrix td{padding:0;border:0;vertical-align:middle}
.matrix td{width:1.05rem;min-width:1.05rem;height:1.15rem;text-align:center;font-weight:600}
.matrix tbody th{min-width:11rem;max-width:15rem;padding-right:.5rem;line-height:1.15}
.matrix thead th{text-align:center;font-weight:400}
.matrix .g{border-left:5px solid var(--paper)}
.matrix td.sum{padding-left:.5rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.a{background:#1f6b45;color:#fff}.b{background:#cfe6d8;color:#17563a}.c{background:#fcf1d9;color:#704600}
.d{background:#a5281f;color:#fff}.e{background:#e3e6ea;color:#3c4550}.f{background:#dbe2f5;color:#2f4179}
.legend span{display:inline-block;width:1.15rem;text-align:center;margin-right:.35rem;font-weight:600}
@media print{.matrix td.a,.matrix td.b,.matrix td.c,.matrix td.d,.matrix td.e,.matrix td.f,.legend span{print-color-adjust:exact;-webkit-print-color-adjust:exact}.wide{overflow:visible}.matrix{font-size:.6rem}}
)css";

/// "MATRIX" -> "Matrix": headings of the plain text in the case of a page.
std::string sentence(std::string_view text) {
  return upper_first(to_lower(text));
}

void put_cell(Html& html, std::string_view text, bool number) {
  if (number)
    html.open("td", {{"class", "n"}});
  else
    html.open("td");
  html.text(text).close();
}

void put_table(Html& html, const PictureTable& table) {
  if (table.rows.empty()) return;
  const bool numbers = table.heads.front().empty();
  html.open("section").line();
  html.element("h2", {}, sentence(table.title)).line();
  html.open("table").line().open("thead").open("tr");
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    if (table.heads[i].empty())
      html.open("td").close();
    else if (numbers)
      html.element("th", {{"scope", "col"}, {"class", "n"}}, upper_first(table.heads[i]));
    else
      html.element("th", {{"scope", "col"}}, upper_first(table.heads[i]));
  }
  html.close().close().line().open("tbody").line();
  for (const PictureTable::Row& row : table.rows) {
    html.open("tr").open("th", {{"scope", "row"}});
    html.element("span", {{"class", "id"}}, row.id);
    html.text((row.id.empty() ? "" : " ") + row.label).close();
    for (const PictureCell& cell : row.cells) put_cell(html, cell.text, numbers);
    html.close().line();
  }
  html.close().close().line().close().line();
}

void put_distribution(Html& html, const Wording& w, const PictureModel& model) {
  if (model.distribution.empty()) return;
  int most = 1;
  for (const PictureBar& bar : model.distribution) most = std::max(most, bar.dossiers);
  html.open("section").line();
  html.element("h2", {}, sentence(model.distribution_title)).line();
  html.open("table", {{"class", "spread"}}).line().open("tbody").line();
  for (const PictureBar& bar : model.distribution) {
    html.open("tr").element("th", {{"scope", "row"}}, bar.label);
    put_cell(html, whole(bar.dossiers, w.language), true);
    html.open("td").open("svg", {{"class", "bar"},
                                 {"viewBox", "0 0 " + std::to_string(most) + " 1"},
                                 {"preserveAspectRatio", "none"},
                                 {"aria-hidden", "true"},
                                 {"focusable", "false"}});
    html.open("rect", {{"class", "met"},
                       {"x", "0"},
                       {"y", "0"},
                       {"width", std::to_string(bar.dossiers)},
                       {"height", "1"}});
    html.close().close().close().close().line();
  }
  html.close().close().line().close().line();
}

void put_heads(Html& html, const Wording& w, const Picture& picture) {
  html.open("thead").open("tr").open("td").close();
  for (const PictureGroup& group : picture.groups)
    if (!group.indicators.empty())
      html.element("th",
                   {{"scope", "colgroup"},
                    {"class", "g"},
                    {"colspan", std::to_string(group.indicators.size())}},
                   std::to_string(w.pack.groups[group.group].number));
  html.open("td").close().close().line().open("tr").open("td").close();
  for (const PictureGroup& group : picture.groups)
    for (const std::uint16_t indicator : group.indicators) {
      const std::string& id = w.pack.indicators[indicator].id;
      const std::string title = id + " " + w.of(w.pack.indicators[indicator].title);
      html.open("th", {{"scope", "col"}, {"title", title}});
      html.text(id.substr(id.size() - std::min<std::size_t>(2, id.size()))).close();
    }
  html.open("td").close().close().close().line();
}

void put_matrix(Html& html, const Wording& w, const Picture& picture, const PictureModel& model) {
  if (picture.rows.empty()) return;
  html.open("section").line();
  html.element("h2", {}, sentence(model.matrix_title)).line();
  html.open("ul", {{"class", "legend"}});
  for (std::size_t i = 0; i < kMarks; ++i) {
    const bool used =
        std::any_of(picture.indicators.begin(), picture.indicators.end(),
                    [&](const PictureIndicator& indicator) { return indicator.by_mark[i] != 0; });
    if (!used) continue;
    html.open("li");
    html.element("span", {{"class", kSigns[i].css_class}}, kSigns[i].text);
    html.text(w.say(kSigns[i].words)).close();
  }
  html.close().line();
  html.open("div", {{"class", "wide"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", sentence(model.matrix_title)}});
  html.open("table", {{"class", "matrix"}}).line();
  put_heads(html, w, picture);
  html.open("tbody").line();
  const PictureNames names(picture, w.language);
  for (std::uint32_t at = 0; at < picture.rows.size(); ++at) {
    const PictureRow& row = picture.rows[at];
    html.open("tr").element("th", {{"scope", "row"}}, names.full(at));
    for (const PictureGroup& group : picture.groups)
      for (const std::uint16_t indicator : group.indicators) {
        const auto mark = static_cast<std::size_t>(row.marks[indicator]);
        const bool first = indicator == group.indicators.front();
        const std::string known = mark < kMarks ? std::string(kSigns[mark].css_class) : "g";
        html.open("td", {{"class", first ? known + " g" : known}});
        html.text(mark < kMarks ? kSigns[mark].text : "").close();
      }
    html.element("td", {{"class", "sum"}},
                 std::to_string(row.total.met) + "/" + std::to_string(row.total.applicable));
    html.close().line();
  }
  html.close().close().close().line().close().line();
}

}  // namespace

std::string write_picture_html(const PictureInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language};
  const PictureModel model = make_picture_model(input, options);
  Html html;
  html.open("header").line();
  html.element("p", {{"class", "over"}}, w.say("html.over")).line();
  html.open("h1").text(model.title).close().line();
  html.element("p", {}, model.subject).line().close().line();
  html.open("main").line().open("ul").line();
  for (const std::string& line : model.summary) html.element("li", {}, line).line();
  html.close().line();
  for (const std::string& line : model.warnings)
    html.element("p", {{"class", "flag"}}, line).line();
  put_matrix(html, w, input.picture, model);
  put_distribution(html, w, model);
  for (const PictureTable* table :
       {&model.groups, &model.hardest, &model.nearly, &model.one_away, &model.fixes})
    put_table(html, *table);
  if (!model.fixes_none.empty()) html.element("p", {}, model.fixes_none).line();
  html.close().line().open("footer").line();
  for (const std::string& line : model.notes) html.element("p", {}, line).line();
  const PackInfo& pack = input.pack.info;
  html.element("p", {},
               w.say("footer.pack", {one_line(w.of(pack.name)), one_line(pack.id),
                                     one_line(pack.version), pack.digest}));
  html.line().element("p", {}, w.say("footer.tool", {one_line(input.tool)})).line();
  html.close().line();
  return html_page(html.take(), model.title, w.language,
                   std::string(report_css()) + std::string(kCss));
}

}  // namespace chuan
