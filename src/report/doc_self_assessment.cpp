// Tu danh gia: the self-assessment report, with the table of all indicators, the documents and the
// roadmap as annexes.
#include <algorithm>

#include "base/text.h"
#include "report/document_parts.h"
#include "report/document_writers.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/people.h"

namespace chuan {
namespace {

/// Keys of `statements` that have a place of their own; others without "/" tell of the school.
constexpr std::string_view kPlaced[] = {"general", "strengths", "weaknesses",
                                        "causes",  "plan",      "conclusion"};

/// Below it a count of people is not told where small counts are merged.
constexpr std::uint32_t kFew = 3;

class Maker {
 public:
  Maker(const ReportInput& input, const ReportOptions& options, const Layout& layout)
      : work_(input, options, layout), model_(make_report(input, options)) {}

  TextDocument make() {
    TextDocument document =
        begin_document(work_, "tu-danh-gia", "paper.title.self_assessment", false);
    at_ = &document.sections.back();
    at_->add(body(
        work_.say("paper.opening", {one_line(work_.w.of(work_.w.pack.info.name)), model_.school})));
    put_general();
    put_results();
    put_judgement();
    put_conclusion();
    put_signature(*at_, work_);
    TextSection& annexes = document.add_section(true);
    annexes.add(heading(1, work_.say("paper.annex.indicators")));
    annexes.add(note(basis_note(work_)));
    annexes.add(full_table(work_));
    annexes.add(new_page(work_.say("paper.annex.documents")));
    put_evidence(annexes, work_, make_evidence_list(work_.input, work_.options), 2,
                 EvidenceDetail::annex);
    annexes.add(new_page(work_.say("paper.annex.roadmap")));
    put_roadmap(annexes, work_, make_roadmap(work_.input, work_.options), 2);
    put_closing(annexes, work_);
    return document;
  }

 private:
  static TextParagraph new_page(std::string text) {
    TextParagraph out = heading(1, std::move(text));
    out.new_page = true;
    return out;
  }

  std::string say(std::string_view key, const std::vector<std::string>& args = {}) const {
    return work_.say(key, args);
  }
  const Evidence& evidence() const { return work_.input.evidence; }

  // ---- I

  void put_general() {
    at_->add(heading(1, say("paper.part.general")));
    at_->add(heading(2, say("paper.school")));
    at_->add(body(
        say("paper.school_line", {model_.school, day(evidence().dossier_date, work_.w.language)})));
    if (!evidence().units.empty()) {
      std::vector<std::string> units;
      for (const Unit& unit : evidence().units) units.push_back(one_line(unit.name));
      at_->add(body(say("paper.units", {joined(units)})));
    }
    put_statement(*at_, work_, "general");
    for (const Statement& statement : evidence().statements)
      if (statement.key.find('/') == std::string::npos && !placed(statement.key))
        put_statement(*at_, work_, statement.key);
    at_->add(heading(2, say("paper.method")));
    at_->add(body(model_.period + "."));
    at_->add(body(say("paper.stage_line",
                      {say("stage." + std::string(machine_name(work_.input.assessment.stage)))})));
    at_->add(body(basis_note(work_)));
    at_->add(heading(2, say("paper.data")));
    put_registers();
    put_facts();
  }

  static bool placed(std::string_view key) {
    const std::string folded = fold_key(key);
    return std::find(std::begin(kPlaced), std::end(kPlaced), folded) != std::end(kPlaced);
  }

  void put_registers() {
    TextTable table;
    table.widths = {70, 26, 66};
    table.rows.push_back(head_row(
        {say("paper.column.register"), say("paper.column.rows"), say("paper.column.remark")}));
    const EvidenceSchema& schema = work_.w.pack.schema;
    std::vector<std::string> absent;
    for (std::size_t i = 0; i < schema.registers.size() && i < evidence().registers.size(); ++i) {
      const Register& data = evidence().registers[i];
      const std::string title = one_line(work_.w.of(schema.registers[i].title));
      if (!data.known()) {
        absent.push_back(lower_first(title));
        continue;
      }
      std::string remark;
      if (data.declared_empty)
        remark = say("paper.declared_empty");
      else if (data.covers_given)
        remark = say("paper.covers", {days(data.covers, work_.w.language)});
      const bool few = work_.w.strict && data.rows != 0 && data.rows < kFew &&
                       counts_people(schema, static_cast<std::uint16_t>(i));
      table.rows.push_back(
          {cell(title),
           cell(few ? say("value.few") : whole(data.rows, work_.w.language), TextAlign::centre),
           cell(remark)});
    }
    if (table.rows.size() > 1) at_->add(std::move(table));
    if (!absent.empty()) at_->add(body(say("paper.absent", {joined(absent)})));
  }

  void put_facts() {
    TextTable table;
    table.widths = {110, 52};
    table.rows.push_back(head_row({say("paper.column.fact"), say("paper.column.value")}));
    const EvidenceSchema& schema = work_.w.pack.schema;
    for (std::size_t i = 0; i < schema.facts.size() && i < evidence().facts.size(); ++i)
      if (const Cell value = evidence().facts[i].cell; !value.is_unknown())
        table.rows.push_back(
            {cell(one_line(work_.w.of(schema.facts[i].title))),
             cell(one_line(cell_words(work_.w, schema.facts[i], value)), TextAlign::centre)});
    if (table.rows.size() > 1) at_->add(std::move(table));
  }

  // ---- II

  void put_results() {
    at_->add(heading(1, say("paper.part.results")));
    at_->add(heading(2, say("paper.overall")));
    for (const LevelLines& level : model_.levels) {
      std::string line =
          upper_first(model_.levels.size() == 1
                          ? level.headline
                          : say("head.level", {std::to_string(level.level), level.headline}));
      line += "; " + level.met + (level.rest.empty() ? "" : "; " + level.rest) + ".";
      at_->add(body(std::move(line)));
    }
    at_->add(group_table(work_));
    for (std::uint16_t g = 0; g < work_.w.pack.groups.size(); ++g) put_group(g);
  }

  void put_group(std::uint16_t g) {
    const LevelResult& level = work_.input.assessment.top();
    if (g >= level.groups.size() || level.groups[g].indicators == 0) return;
    const Group& group = work_.w.pack.groups[g];
    at_->add(
        heading(2, say("paper.group", {one_line(group.id), one_line(work_.w.of(group.title))})));
    at_->add(body(tally_line(level.groups[g])));
    at_->add(indicator_table(work_, g));
    bool first = true;
    for (const IndicatorRow& row : work_.rows) {
      if (row.group != g || !missing(row)) continue;
      if (first) at_->add(led(say("paper.group_missing")));
      first = false;
      at_->add(missing_line(row));
    }
    first = true;
    for (const IndicatorRow& row : work_.rows) {
      if (row.group != g || row.lapse.empty()) continue;
      if (first) at_->add(led(say("paper.group_lapses")));
      first = false;
      at_->add(labelled(TextRole::bullet, row.id + ". ",
                        say("paper.lapse", {row.short_title, row.lapses_on, row.lapse})));
    }
  }

  static TextParagraph led(std::string text) {
    TextParagraph out = body(std::move(text));
    out.keep_next = true;
    return out;
  }

  static bool missing(const IndicatorRow& row) {
    return row.undocumented || (row.kind != Verdict::met && row.kind != Verdict::not_applicable);
  }

  std::string tally_line(const Tally& t) const {
    const auto n = [](int value) { return std::to_string(value); };
    std::vector<std::string> parts;
    if (t.exceeds != 0) parts.push_back(say("paper.tally.exceeds", {n(t.exceeds)}));
    if (t.undocumented != 0) parts.push_back(say("paper.tally.undocumented", {n(t.undocumented)}));
    if (t.not_met != 0)
      parts.push_back(t.nearly == 0 ? say("head.not_met", {n(t.not_met)})
                                    : say("head.not_met_nearly", {n(t.not_met), n(t.nearly)}));
    if (t.no_evidence != 0) parts.push_back(say("head.no_evidence", {n(t.no_evidence)}));
    if (t.needs_ruling != 0) parts.push_back(say("head.needs_ruling", {n(t.needs_ruling)}));
    if (t.not_applicable != 0) parts.push_back(say("head.not_applicable", {n(t.not_applicable)}));
    if (t.applicable == 0) return say("head.none") + ".";
    std::string line =
        say("head.share",
            {n(t.met), n(t.applicable), percent(Rational(t.met, t.applicable), work_.w.language)});
    if (!parts.empty()) line += "; " + joined(parts);
    return upper_first(line) + ".";
  }

  TextParagraph missing_line(const IndicatorRow& row) const {
    const CheckLine& lead = row.lead();
    std::vector<std::string> parts;
    if (row.kind == Verdict::met) {
      parts.push_back(row.documents);
    } else {
      if (!lead.actual.empty()) parts.push_back(say("paper.now", {lead.actual}));
      if (!lead.required.empty()) parts.push_back(say("paper.asked", {lead.required}));
      if (!lead.margin.empty()) parts.push_back(lead.margin);
      if (!row.holds_from.empty()) parts.push_back(say("roadmap.holds_from", {row.holds_from}));
    }
    std::string text = row.short_title + " (" + row.verdict + "): ";
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : "; ") + parts[i];
    text += ".";
    if (row.kind != Verdict::met)
      for (const std::string& more : row.notes) text += " " + upper_first(more) + ".";
    if (const std::string own = statement_line(work_, row.id + "/weakness"); !own.empty())
      text += " " + own;
    return labelled(TextRole::bullet, row.id + ". ", std::move(text));
  }

  // ---- III

  void put_judgement() {
    at_->add(heading(1, say("paper.part.judgement")));
    at_->add(heading(2, say("paper.strengths")));
    if (!put_statement(*at_, work_, "strengths")) put_strengths();
    at_->add(heading(2, say("paper.weaknesses")));
    if (!put_statement(*at_, work_, "weaknesses")) put_weaknesses();
    at_->add(heading(2, say("paper.causes")));
    if (!put_statement(*at_, work_, "causes")) put_causes();
    at_->add(heading(2, say("paper.todo")));
    if (!put_statement(*at_, work_, "plan")) put_todo();
    at_->add(body(say("paper.see_roadmap")));
  }

  /// One bullet a group of those rows that `wanted` names, in `words`.
  template <typename Wanted, typename Words>
  bool put_by_group(Wanted wanted, Words words) {
    bool any = false;
    for (std::uint16_t g = 0; g < work_.w.pack.groups.size(); ++g) {
      std::vector<std::string> parts;
      for (const IndicatorRow& row : work_.rows)
        if (row.group == g && wanted(row)) parts.push_back(words(row));
      if (parts.empty()) continue;
      any = true;
      at_->add(labelled(TextRole::bullet, one_line(work_.w.of(work_.w.pack.groups[g].title)) + ": ",
                        joined(parts) + "."));
    }
    return any;
  }

  void put_strengths() {
    std::vector<std::string> whole_groups;
    const LevelResult& level = work_.input.assessment.top();
    for (std::size_t g = 0; g < level.groups.size() && g < work_.w.pack.groups.size(); ++g)
      if (level.groups[g].applicable != 0 && level.groups[g].met == level.groups[g].applicable)
        whole_groups.push_back(lower_first(one_line(work_.w.of(work_.w.pack.groups[g].title))));
    if (!whole_groups.empty())
      at_->add(body(say("paper.whole_groups", {joined(whole_groups, say("paper.and"))})));
    const auto exceeds = [](const IndicatorRow& row) { return row.exceeds; };
    if (std::any_of(work_.rows.begin(), work_.rows.end(), exceeds)) {
      at_->add(led(say("paper.exceeding", {std::to_string(level.total.exceeds)})));
      put_by_group(exceeds, [&](const IndicatorRow& row) {
        return say("paper.beside", {row.short_title, row.lead().actual_brief, row.lead().required});
      });
    } else if (whole_groups.empty()) {
      at_->add(body(say("paper.no_strength")));
    }
  }

  void put_weaknesses() {
    const bool any = put_by_group(missing, [&](const IndicatorRow& row) {
      return row.id + " " + row.short_title + " (" + row.verdict + ")";
    });
    if (!any) at_->add(body(say("paper.no_weakness")));
  }

  void put_causes() {
    std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
    for (const IndicatorRow& row : work_.rows) {
      if (!missing(row)) continue;
      const std::string reason = row.kind == Verdict::met ? say("paper.no_papers") : row.reason;
      auto at = std::find_if(by_reason.begin(), by_reason.end(),
                             [&](const auto& entry) { return entry.first == reason; });
      if (at == by_reason.end()) at = by_reason.insert(at, {reason, {}});
      at->second.push_back(row.id);
    }
    if (by_reason.empty()) {
      at_->add(body(say("paper.no_weakness")));
      return;
    }
    at_->add(led(say("paper.no_causes")));
    for (const auto& [reason, ids] : by_reason)
      at_->add(labelled(TextRole::bullet, upper_first(reason) + ": ", joined(ids) + "."));
  }

  void put_todo() {
    for (const MissingSection& section : model_.missing) {
      std::vector<std::string> parts;
      for (const MissingRow& row : section.rows) parts.push_back(row.id + " " + row.title);
      at_->add(labelled(TextRole::bullet,
                        say("paper.section." + std::string(machine_name(section.section))) + ": ",
                        joined(parts) + "."));
    }
    if (model_.missing.empty()) at_->add(body(say("paper.keep")));
  }

  // ---- IV

  void put_conclusion() {
    at_->add(heading(1, say("paper.part.conclusion")));
    put_statement(*at_, work_, "conclusion");
    for (const LevelLines& level : model_.levels)
      at_->add(labelled(TextRole::body, level.state + ". ", upper_first(level.headline) + "."));
    for (const GapSection who : {GapSection::province, GapSection::academy})
      for (const MissingSection& section : model_.missing) {
        if (section.section != who) continue;
        at_->add(
            led(say(who == GapSection::province ? "paper.ask_province" : "paper.ask_academy")));
        for (const MissingRow& row : section.rows) at_->add(bullet(ask_line(row)));
      }
    // No signature stands alone on a page.
    at_->add(led(say("note.not_recognition")));
  }

  std::string ask_line(const MissingRow& row) const {
    return say("paper.ask", {row.full_title, row.need, row.have, row.id});
  }

  DocumentWork work_;
  ReportModel model_;
  TextSection* at_ = nullptr;
};

}  // namespace

std::optional<std::string> write_self_assessment_docx(const ReportInput& input,
                                                      const ReportOptions& options,
                                                      const Layout& layout) {
  return write_docx(Maker(input, options, layout).make(), layout);
}

}  // namespace chuan
