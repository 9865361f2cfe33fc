// Phieu chi tieu: a page for each indicator, in the five parts that offices are used to.
#include <algorithm>

#include "report/document_parts.h"
#include "report/document_writers.h"
#include "report/letters.h"
#include "report/model.h"

namespace chuan {
namespace {

class Maker {
 public:
  Maker(const ReportInput& input, const ReportOptions& options, const Layout& layout)
      : work_(input, options, layout),
        roadmap_(make_roadmap(input, options)),
        documents_(make_evidence_list(input, options)) {}

  TextDocument make() {
    TextDocument document =
        begin_document(work_, "phieu-chi-tieu", "paper.title.indicator_sheets", false);
    at_ = &document.sections.back();
    const ReportModel model = make_report(work_.input, work_.options);
    at_->add(body(model.period + "."));
    for (const LevelLines& level : model.levels)
      at_->add(
          body(upper_first(model.levels.size() == 1
                               ? level.headline
                               : say("head.level", {std::to_string(level.level), level.headline})) +
               "."));
    at_->add(body(basis_note(work_)));
    at_->add(group_table(work_));
    put_closing(*at_, work_);
    std::uint16_t group = kNone16;
    for (const IndicatorRow& row : work_.rows) {
      put_sheet(row, row.group != group);
      group = row.group;
    }
    return document;
  }

 private:
  std::string say(std::string_view key, const std::vector<std::string>& args = {}) const {
    return work_.say(key, args);
  }
  void part(std::string_view key) { at_->add(heading(3, say(key))); }

  void put_sheet(const IndicatorRow& row, bool first_of_group) {
    TextParagraph title = heading(2, row.id + ". " + row.title);
    if (first_of_group && row.group < work_.w.pack.groups.size()) {
      const Group& group = work_.w.pack.groups[row.group];
      TextParagraph head =
          heading(1, say("paper.group", {one_line(group.id), one_line(work_.w.of(group.title))}));
      head.new_page = true;
      at_->add(std::move(head));
    } else {
      title.new_page = true;
    }
    at_->add(std::move(title));
    at_->add(frame(row));
    part("paper.sheet.now");
    put_now(row);
    part("paper.sheet.strength");
    if (!put_statement(*at_, work_, row.id + "/strength")) at_->add(body(strength(row)));
    part("paper.sheet.weakness");
    if (!put_statement(*at_, work_, row.id + "/weakness") || !row.lapse.empty())
      for (std::string& line : weaknesses(row)) at_->add(body(std::move(line)));
    part("paper.sheet.plan");
    put_plan(row);
    part("paper.sheet.verdict");
    put_verdict(row);
    part("paper.sheet.documents");
    put_documents(row);
  }

  /// What the regulation asks, above the five parts.
  TextTable frame(const IndicatorRow& row) const {
    TextTable table;
    table.heading_rows = 0;
    table.widths = {32, 130};
    const auto line = [&](std::string_view key, const std::string& text) {
      if (!text.empty()) table.rows.push_back({bold_cell(say(key)), cell(text)});
    };
    line("paper.sheet.rule", row.rule);
    line("paper.sheet.clause", upper_first(row.clause));
    TextCell asked;
    for (const CheckLine& check : row.checks) {
      if (check.required.empty()) continue;
      const std::string text =
          say("paper.sheet.threshold",
              {upper_first(check.measure), check.required, std::to_string(check.level)});
      TextParagraph paragraph = cell(text + " ").paragraphs.front();
      paragraph.runs.push_back({"(" + check.basis + ")", false, true, TextTone::faint});
      asked.paragraphs.push_back(std::move(paragraph));
    }
    if (!asked.paragraphs.empty())
      table.rows.push_back({bold_cell(say("paper.sheet.asked")), std::move(asked)});
    line("column.owner", upper_first(row.owner));
    return table;
  }

  void put_now(const IndicatorRow& row) {
    put_statement(*at_, work_, row.id + "/current");
    for (const CheckLine& check : row.checks) {
      if (check.actual.empty()) continue;
      std::string text = say("paper.sheet.measured", {upper_first(check.measure), check.actual});
      if (!check.required.empty()) text += say("paper.sheet.beside", {check.required});
      if (!check.margin.empty()) text += ", " + check.margin;
      at_->add(body(text + "."));
      if (!check.years.empty()) at_->add(year_table(check));
    }
    if (row.checks.empty()) at_->add(body(upper_first(row.reason) + "."));
    if (!row.ground.empty()) at_->add(body(upper_first(row.ground)));
    for (const std::string& text : row.notes) at_->add(body(upper_first(text) + "."));
  }

  TextTable year_table(const CheckLine& check) const {
    TextTable table;
    table.widths = {20, 52, 54, 36};
    table.rows.push_back(head_row({say("paper.column.year"), say("paper.column.actual"),
                                   say("paper.column.margin"), say("paper.column.verdict")}));
    for (const YearLine& year : check.years) {
      const TextTone tone = year.kind == Verdict::met       ? TextTone::good
                            : year.kind == Verdict::not_met ? TextTone::bad
                                                            : TextTone::warn;
      table.rows.push_back({cell(std::to_string(year.year), TextAlign::centre),
                            cell(year.actual, TextAlign::centre),
                            cell(year.margin, TextAlign::centre), toned_cell(year.verdict, tone)});
    }
    return table;
  }

  std::string strength(const IndicatorRow& row) const {
    const CheckLine& lead = row.lead();
    const auto with_margin = [&](std::string_view key) {
      const std::string& margin = lead.margin;
      return say(key) + (margin.empty() ? "." : ": " + margin + ".");
    };
    if (row.kind == Verdict::met)
      return with_margin(row.exceeds ? "paper.sheet.above" : "paper.sheet.reached");
    if (row.nearly) return with_margin("paper.sheet.near");
    const auto good = std::count_if(lead.years.begin(), lead.years.end(),
                                    [](const YearLine& year) { return year.kind == Verdict::met; });
    if (good != 0)
      return say("paper.sheet.good_years",
                 {std::to_string(good), std::to_string(lead.years.size())});
    return say("paper.sheet.no_strength");
  }

  std::vector<std::string> weaknesses(const IndicatorRow& row) const {
    std::vector<std::string> out;
    const bool told = !statement_line(work_, row.id + "/weakness").empty();
    if (!told && row.kind != Verdict::met && row.kind != Verdict::not_applicable) {
      std::string text = upper_first(row.reason);
      if (!row.lead().margin.empty()) text += ": " + row.lead().margin;
      out.push_back(text + ".");
    }
    if (!told && row.undocumented) out.push_back(say("paper.sheet.undocumented"));
    if (!row.lapse.empty())
      out.push_back(say("paper.sheet.lapse", {row.lapses_on, row.lapse}));
    else if (!row.lapses_on.empty())
      out.push_back(say("paper.sheet.lapses_on", {row.lapses_on}));
    if (out.empty()) out.push_back(say("paper.sheet.no_weakness"));
    return out;
  }

  void put_plan(const IndicatorRow& row) {
    bool any = put_statement(*at_, work_, row.id + "/plan");
    for (const RoadmapRow& task : roadmap_.rows) {
      if (std::find(task.indicators.begin(), task.indicators.end(), row.indicator) ==
          task.indicators.end())
        continue;
      any = true;
      std::vector<std::string> parts;
      const auto add = [&](std::string_view key, const std::string& text) {
        if (!text.empty()) parts.push_back(say(key, {text}));
      };
      add("paper.task.lead", task.lead);
      add("paper.task.support", task.support);
      add("paper.task.deadline", task.deadline);
      add("paper.task.product", task.product);
      add("paper.task.cost", task.money);
      add("paper.task.status", task.status);
      if (!task.note.empty()) parts.push_back(task.note);
      at_->add(labelled(TextRole::bullet,
                        task.code.empty() ? say("paper.task.proposal") + " " : task.code + ". ",
                        task.work + (parts.empty() ? "." : ": " + joined(parts) + ".")));
    }
    if (!any) at_->add(body(say("paper.sheet.keep")));
  }

  void put_verdict(const IndicatorRow& row) {
    TextParagraph verdict = body("");
    TextRun run{upper_first(row.verdict) + ". "};
    run.bold = true;
    run.tone = tone_of(row);
    verdict.runs = {run, {say("paper.sheet.basis", {row.basis})}};
    if (!row.holds_from.empty())
      verdict.runs.push_back(
          {" " + upper_first(say("roadmap.holds_from", {row.holds_from})) + "."});
    at_->add(std::move(verdict));
  }

  void put_documents(const IndicatorRow& row) {
    if (!row.papers.empty()) {
      TextTable table;
      table.wide = true;
      table.widths = {66, 42, 54};
      table.rows.push_back(head_row(
          {say("paper.column.wanted"), say("paper.column.there"), say("paper.column.account")}));
      for (const PaperLine& paper : row.papers) {
        TextCell account = cell("");
        if (paper.codes.empty()) {
          const std::string own = statement_line(work_, row.id + "/explanation");
          account = toned_cell(own.empty() ? say("paper.sheet.explain") : own, TextTone::warn,
                               TextAlign::left);
        }
        if (!paper.expired.empty())
          account.paragraphs.push_back(
              cell(upper_first(say("why.expired", {joined(paper.expired)}))).paragraphs.front());
        table.rows.push_back({cell(paper.title),
                              paper.codes.empty()
                                  ? toned_cell(say("why.no_document"), TextTone::bad)
                                  : cell(short_list(paper.codes, 40).text, TextAlign::centre),
                              std::move(account)});
      }
      at_->add(std::move(table));
    }
    TextTable table;
    table.wide = true;
    table.widths = {18, 44, 82, 18};
    table.rows.push_back(head_row({say("paper.column.code"), say("paper.column.number_date"),
                                   say("paper.column.subject"), say("paper.column.box")}));
    for (const EvidenceDocument& d : documents_.documents) {
      if (std::find(d.serves.begin(), d.serves.end(), row.indicator) == d.serves.end()) continue;
      std::string number = d.number;
      if (!d.date.empty()) number += (number.empty() ? "" : ", ") + d.date;
      std::string subject = d.secret ? say("paper.secret") : d.title;
      if (!d.state_words.empty()) subject += " (" + d.state_words + ")";
      table.rows.push_back(
          {cell(d.code), cell(number), cell(subject), cell(d.box, TextAlign::centre)});
    }
    if (table.rows.size() > 1) at_->add(std::move(table));
    if (row.papers.empty() && table.rows.size() <= 1) at_->add(body(say("paper.sheet.no_papers")));
  }

  DocumentWork work_;
  Roadmap roadmap_;
  EvidenceList documents_;
  TextSection* at_ = nullptr;
};

}  // namespace

std::optional<std::string> write_indicator_sheets_docx(const ReportInput& input,
                                                       const ReportOptions& options,
                                                       const Layout& layout) {
  return write_docx(Maker(input, options, layout).make(), layout);
}

}  // namespace chuan
