// The tables that stand in several documents: groups, indicators, documents, the roadmap.
#include <algorithm>

#include "base/text.h"
#include "report/document_parts.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"

namespace chuan {
namespace {

std::string count(std::size_t n, Language language) {
  return whole(static_cast<Int128>(n), language);
}

std::vector<TextCell> tally_row(const DocumentWork& work, std::string title, const Tally& t,
                                bool total) {
  std::vector<TextCell> row{cell(std::move(title))};
  const auto put = [&](int n) { row.push_back(cell(std::to_string(n), TextAlign::centre)); };
  put(t.applicable);
  put(t.met);
  row.push_back(cell(
      t.applicable == 0 ? std::string() : percent(Rational(t.met, t.applicable), work.w.language),
      TextAlign::centre));
  put(t.exceeds);
  put(t.nearly);
  put(t.not_met - t.nearly);
  put(t.no_evidence);
  put(t.needs_ruling);
  if (!total) return row;
  for (TextCell& c : row) {
    c.shade = TextShade::group;
    for (TextParagraph& paragraph : c.paragraphs)
      for (TextRun& run : paragraph.runs) run.bold = true;
  }
  return row;
}

TextCell verdict_cell(const IndicatorRow& row) {
  return toned_cell(row.verdict, tone_of(row));
}

TextCell basis_cell(const DocumentWork& work, const IndicatorRow& row) {
  const Basis basis = work.input.assessment.findings[row.finding].basis;
  TextCell out = cell(row.basis, TextAlign::centre);
  if (basis == Basis::provisional)
    for (TextRun& run : out.paragraphs.front().runs) {
      run.italic = true;
      run.tone = TextTone::warn;
    }
  return out;
}

std::string group_title(const DocumentWork& work, std::uint16_t group) {
  if (group >= work.w.pack.groups.size()) return {};
  const Group& g = work.w.pack.groups[group];
  return work.say("paper.group", {one_line(g.id), one_line(work.w.of(g.title))});
}

/// What a document is and who issued it; a kind that its title begins with is not said again.
std::string kind_and_issuer(const EvidenceDocument& d) {
  std::vector<std::string> parts;
  if (!d.kind.empty() && !fold_key(d.title).starts_with(fold_key(d.kind)))
    parts.push_back(upper_first(d.kind));
  if (!d.issuer.empty()) parts.push_back(d.issuer);
  return joined(parts);
}

TextCell subject_cell(const DocumentWork& work, const EvidenceDocument& d) {
  if (d.secret) return toned_cell(work.say("paper.secret"), TextTone::faint, TextAlign::left);
  TextCell out = cell(d.title);
  const std::string more = kind_and_issuer(d);
  if (!more.empty())
    out.paragraphs.front().runs.push_back(
        {(d.title.empty() ? "" : ". ") + more, false, false, TextTone::faint});
  return out;
}

std::string issued(const DocumentWork& work, const EvidenceDocument& d) {
  std::string text = d.date;
  if (!d.period.empty()) text += (text.empty() ? "" : "; ") + work.say("paper.period", {d.period});
  return text;
}

TextTable code_table(const DocumentWork& work, const EvidenceList& list) {
  TextTable table;
  table.wide = true;
  table.widths = {18, 32, 25, 88, 44, 18, 24};
  table.rows.push_back(head_row({work.say("paper.column.code"), work.say("paper.column.number"),
                                 work.say("paper.column.date"), work.say("paper.column.subject"),
                                 work.say("paper.column.serves"), work.say("paper.column.box"),
                                 work.say("paper.column.remark")}));
  for (const EvidenceDocument& d : list.documents) {
    const bool bad = d.state != DocumentState::in_force;
    table.rows.push_back({cell(d.code), cell(d.number), cell(issued(work, d), TextAlign::centre),
                          subject_cell(work, d), cell(d.ids), cell(d.box, TextAlign::centre),
                          toned_cell(d.state_words, bad ? TextTone::bad : TextTone::faint)});
  }
  return table;
}

TextTable box_table(const DocumentWork& work, const EvidenceList& list) {
  TextTable table;
  table.wide = true;
  table.widths = {30, 26, 193};
  table.rows.push_back(head_row({work.say("paper.column.box"), work.say("paper.column.documents"),
                                 work.say("paper.column.codes")}));
  for (const EvidenceBox& box : list.boxes) {
    std::vector<std::string> codes;
    for (const std::size_t i : box.documents) codes.push_back(list.documents[i].code);
    table.rows.push_back(
        {cell(box.name.empty() ? work.say("paper.no_box") : box.name, TextAlign::centre),
         cell(count(codes.size(), work.w.language), TextAlign::centre),
         cell(short_list(codes, codes.size()).text)});
  }
  return table;
}

TextTable missing_table(const DocumentWork& work, const EvidenceList& list) {
  TextTable table;
  table.wide = true;
  table.widths = {20, 93, 30, 36, 70};
  table.rows.push_back(head_row({work.say("column.indicator"), work.say("paper.column.wanted"),
                                 work.say("paper.column.former"), work.say("paper.column.verdict"),
                                 work.say("paper.column.account")}));
  for (const MissingDocument& m : list.missing) {
    const auto row = std::find_if(work.rows.begin(), work.rows.end(),
                                  [&](const IndicatorRow& r) { return r.finding == m.finding; });
    table.rows.push_back({cell(m.id), cell(m.title), cell(m.expired, TextAlign::centre),
                          row == work.rows.end() ? cell("") : verdict_cell(*row), cell("")});
  }
  return table;
}

/// Of some of the documents: code, subject, what they serve, what is to be said of them.
TextTable chosen_table(const DocumentWork& work, const EvidenceList& list,
                       const std::vector<std::size_t>& chosen, bool shared) {
  TextTable table;
  table.wide = true;
  table.widths = {20, 110, 83, 36};
  table.rows.push_back(head_row({work.say("paper.column.code"), work.say("paper.column.subject"),
                                 work.say("paper.column.serves"),
                                 work.say(shared ? "paper.column.uses" : "paper.column.remark")}));
  for (const std::size_t i : chosen) {
    const EvidenceDocument& d = list.documents[i];
    table.rows.push_back({cell(d.code), subject_cell(work, d), cell(d.ids),
                          cell(shared ? count(d.serves.size(), work.w.language) : d.state_words,
                               TextAlign::centre)});
  }
  return table;
}

TextCell work_cell(const RoadmapRow& row) {
  TextCell out = cell(row.code.empty() ? row.work : row.code + ". " + row.work);
  if (row.proposed)
    for (TextRun& run : out.paragraphs.front().runs) run.italic = true;
  const auto add = [&](const std::string& text, TextTone tone) {
    if (text.empty()) return;
    TextParagraph more = cell(upper_first(text)).paragraphs.front();
    more.runs.front().tone = tone;
    out.paragraphs.push_back(std::move(more));
  };
  const bool late = row.state == TaskState::late;
  add(row.status, late ? TextTone::bad : row.proposed ? TextTone::warn : TextTone::faint);
  add(row.note, TextTone::faint);
  return out;
}

TextTable quarter_table(const DocumentWork& work, const Roadmap& roadmap,
                        const RoadmapQuarter& quarter) {
  TextTable table;
  table.wide = true;
  table.widths = {62, 20, 32, 28, 25, 34, 18, 18, 28};
  table.rows.push_back(head_row(
      {work.say("paper.column.work"), work.say("column.title"), work.say("paper.column.lead"),
       work.say("roadmap.heading.support"), work.say("paper.column.deadline"),
       work.say("roadmap.heading.product"), work.say("paper.column.cost"),
       work.say("roadmap.heading.funding"), work.say("roadmap.heading.plan")}));
  for (std::size_t i = quarter.first; i < quarter.first + quarter.count; ++i) {
    const RoadmapRow& row = roadmap.rows[i];
    table.rows.push_back({work_cell(row), cell(row.ids), cell(upper_first(row.lead)),
                          cell(row.support), cell(row.deadline, TextAlign::centre),
                          cell(row.product), cell(row.money, TextAlign::right), cell(row.funding),
                          cell(row.plan)});
  }
  return table;
}

}  // namespace

TextTone tone_of(const IndicatorRow& row) {
  switch (row.kind) {
    case Verdict::met:
      return row.undocumented ? TextTone::warn : TextTone::good;
    case Verdict::not_met:
      return TextTone::bad;
    case Verdict::no_evidence:
    case Verdict::needs_ruling:
      return TextTone::warn;
    case Verdict::not_applicable:
      return TextTone::faint;
  }
  return TextTone::plain;
}

std::string basis_note(const DocumentWork& work) {
  const LevelResult& level = work.input.assessment.top();
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < level.rows_by_basis.size(); ++i)
    if (level.rows_by_basis[i] != 0)
      parts.push_back(work.say("head.basis." + std::string(machine_name(static_cast<Basis>(i))),
                               {std::to_string(level.rows_by_basis[i])}));
  std::string text =
      work.say("paper.basis", {std::to_string(level.total.indicators), joined(parts)});
  if (level.rows_by_basis[static_cast<std::size_t>(Basis::provisional)] != 0)
    text += " " + work.say("paper.provisional");
  return text;
}

TextTable group_table(const DocumentWork& work) {
  const LevelResult& level = work.input.assessment.top();
  TextTable table;
  table.widths = {38, 16, 14, 20, 15, 15, 15, 17, 17};
  table.rows.push_back(head_row(
      {work.say("column.group"), work.say("column.rows"), upper_first(work.say("legend.met")),
       work.say("paper.column.share"), work.say("paper.column.exceeds"),
       upper_first(work.say("legend.nearly")), work.say("paper.column.far"),
       upper_first(work.say("legend.no_evidence")), upper_first(work.say("legend.needs_ruling"))}));
  for (std::size_t i = 0; i < level.groups.size() && i < work.w.pack.groups.size(); ++i) {
    const Group& group = work.w.pack.groups[i];
    table.rows.push_back(tally_row(work,
                                   one_line(group.id) + ". " + one_line(work.w.of(group.title)),
                                   level.groups[i], false));
  }
  table.rows.push_back(tally_row(work, work.say("paper.total"), level.total, true));
  return table;
}

TextTable indicator_table(const DocumentWork& work, std::uint16_t group) {
  TextTable table;
  table.widths = {19, 49, 21, 29, 21, 25};
  table.rows.push_back(
      head_row({work.say("column.indicator"), work.say("column.title"),
                work.say("paper.column.required"), work.say("paper.column.actual"),
                work.say("paper.column.verdict"), work.say("paper.column.basis")}));
  for (const IndicatorRow& row : work.rows) {
    if (row.group != group) continue;
    const CheckLine& lead = row.lead();
    table.rows.push_back({cell(row.id), cell(row.title), cell(lead.required, TextAlign::centre),
                          cell(lead.actual, TextAlign::centre), verdict_cell(row),
                          basis_cell(work, row)});
  }
  return table;
}

TextTable full_table(const DocumentWork& work) {
  TextTable table;
  table.wide = true;
  table.widths = {10, 18, 60, 22, 35, 31, 22, 24, 27};
  table.rows.push_back(head_row({work.say("paper.column.order"), work.say("column.indicator"),
                                 work.say("column.title"), work.say("paper.column.required"),
                                 work.say("paper.column.actual"), work.say("paper.column.margin"),
                                 work.say("paper.column.verdict"), work.say("paper.column.basis"),
                                 work.say("paper.column.papers")}));
  std::uint16_t group = kNone16;
  for (const IndicatorRow& row : work.rows) {
    if (row.group != group)
      table.rows.push_back(group_row(group_title(work, row.group), table.widths.size()));
    group = row.group;
    const CheckLine& lead = row.lead();
    table.rows.push_back({cell(std::to_string(row.number), TextAlign::centre), cell(row.id),
                          cell(row.title), cell(lead.required, TextAlign::centre),
                          cell(lead.actual, TextAlign::centre),
                          cell(lead.margin, TextAlign::centre), verdict_cell(row),
                          basis_cell(work, row), cell(row.documents)});
  }
  return table;
}

void put_evidence(TextSection& section, const DocumentWork& work, const EvidenceList& list,
                  int level, EvidenceDetail detail) {
  const Language language = work.w.language;
  const auto boxes = static_cast<std::size_t>(
      std::count_if(list.boxes.begin(), list.boxes.end(),
                    [](const EvidenceBox& box) { return !box.name.empty(); }));
  section.add(
      body(work.say("paper.evidence.count",
                    {count(list.documents.size(), language), count(boxes, language),
                     count(list.missing.size(), language), count(list.outside.size(), language)})));
  if (list.secret != 0)
    section.add(note(work.say("paper.evidence.secret", {count(list.secret, language)})));
  section.add(heading(level, work.say("paper.evidence.missing")));
  if (list.missing.empty())
    section.add(body(work.say("paper.evidence.none_missing")));
  else
    section.add(missing_table(work, list));
  if (list.documents.empty()) return;
  section.add(heading(level, work.say("paper.evidence.by_code")));
  section.add(code_table(work, list));
  if (detail == EvidenceDetail::all) {
    section.add(heading(level, work.say("paper.evidence.by_box")));
    section.add(box_table(work, list));
    section.add(heading(level, work.say("paper.evidence.shared")));
    if (list.shared.empty())
      section.add(body(work.say("paper.evidence.none_shared")));
    else
      section.add(chosen_table(work, list, list.shared, true));
  }
  section.add(heading(level, work.say("paper.evidence.outside")));
  if (list.outside.empty())
    section.add(body(work.say("paper.evidence.none_outside")));
  else
    section.add(chosen_table(work, list, list.outside, false));
}

void put_roadmap(TextSection& section, const DocumentWork& work, const Roadmap& roadmap,
                 int level) {
  const Language language = work.w.language;
  section.add(body(work.say("paper.roadmap.count",
                            {count(roadmap.tasks, language), count(roadmap.proposals, language),
                             count(roadmap.late, language), count(roadmap.done, language)})));
  if (roadmap.rows.empty()) return;
  if (!roadmap.money.empty())
    section.add(body(
        work.say("paper.roadmap.money", {roadmap.money, count(roadmap.without_cost, language)})));
  if (roadmap.proposals != 0) section.add(note(work.say("paper.roadmap.proposals")));
  for (const RoadmapQuarter& quarter : roadmap.quarters) {
    section.add(heading(level, quarter.title));
    section.add(quarter_table(work, roadmap, quarter));
  }
}

}  // namespace chuan
