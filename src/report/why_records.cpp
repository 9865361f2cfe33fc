#include "report/why_records.h"

#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/why_blocks.h"

namespace chuan {
namespace {

constexpr std::size_t kCells = 6;  // cells to fill that are named one by one

std::string place_note(const Wording& w, const WhyInput& input,
                       const std::vector<const ExplainedGroup*>& groups) {
  std::vector<std::uint32_t> rows;
  for (const ExplainedGroup* group : groups)
    rows.insert(rows.end(), group->rows.begin(), group->rows.end());
  if (groups.empty()) return {};
  const std::optional<RowPlace> place = place_of_rows(input, groups.front()->reg, rows);
  if (!place) return {};
  std::string file = one_line(place->file);
  if (!place->sheet.empty()) file += " [" + one_line(place->sheet) + "]";
  if (place->first_line == 0) return " (" + file + ")";
  const std::string first = std::to_string(place->first_line);
  return " (" +
         (place->first_line == place->last_line
              ? w.say("why.line", {file, first})
              : w.say("why.lines", {file, first, std::to_string(place->last_line)})) +
         ")";
}

void put_cells(Page& page, const Wording& w, const WhyInput& input, const ExplainedGroup& group) {
  const std::vector<ReportInput::OpenCell> cells = cells_to_fill(input, group);
  if (group.unknown_reg >= w.pack.schema.registers.size()) return;
  const RegisterSchema& schema = w.pack.schema.registers[group.unknown_reg];
  if (spans_an_edge(w, group)) page.paragraph(7, 7, w.say("why.spans"));
  if (group.unknown_field >= schema.fields.size()) return;
  const FieldSchema& field = schema.fields[group.unknown_field];
  page.paragraph(7, 7,
                 w.say("why.open", {one_line(w.of(field.title)), one_line(w.of(schema.title))}));
  for (std::size_t i = 0; i < cells.size() && i < kCells; ++i) {
    const std::optional<Place> place =
        place_of_cell(input, cells[i].reg, cells[i].field, cells[i].row);
    if (!place) return;
    const std::string where =
        place->cell.empty() ? place->file + ":" + std::to_string(place->line) : place->to_string();
    page.paragraph(Line(7).put(glyph::kArrow), 9,
                   w.say("why.fill_in", {one_line(where), field.name}));
  }
  if (cells.size() > kCells)
    page.paragraph(9, 9, w.say("why.more_cells", {std::to_string(cells.size() - kCells)}));
}

void put_lines(Page& page, const Wording& w, const WhyInput& input, const CountedBlock& block) {
  const ExplainedGroup* told = nullptr;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const CountedLine& line = block.lines[i];
    Line begun;
    begun.right(whole(line.weight, w.language), 5).put("  ");
    page.paragraph(begun, 7, line.label + ": " + line.codes);
    const bool last = i + 1 == block.lines.size() || block.lines[i + 1].group != line.group;
    const bool open =
        line.group->outcome == Outcome::undecided || line.group->outcome == Outcome::maybe_member;
    if (last && open && line.group != told) put_cells(page, w, input, *line.group);
    told = line.group;
  }
}

void put_day_records(Page& page, const Wording& w, const WhyInput& input,
                     const ReportOptions& options, std::uint16_t check) {
  for (const CountedBlock& block :
       counted_on_day(w, input.report, options, input.explanation, check)) {
    page.gap();
    const bool counted = block.groups.front()->outcome != Outcome::left_out;
    page.paragraph(
        0, 2, block.heading + block.which + (counted ? place_note(w, input, block.groups) : ""),
        Ink::bold);
    put_lines(page, w, input, block);
  }
}

/// The single facts a measure reads, with their place.
void put_facts(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator,
               std::uint16_t check) {
  const std::vector<FactLine> facts = fact_lines(w, input.report, indicator, check);
  if (facts.empty()) return;
  page.gap();
  page.line(w.say("why.section.facts"), Ink::bold);
  for (const FactLine& fact : facts) {
    std::string text = fact.text;
    if (fact.origin.known()) {
      const Place place = input.sources.place(fact.origin);
      text += " (" +
              (place.line > 0 && place.cell.empty() ? place.file + ":" + std::to_string(place.line)
                                                    : place.to_string()) +
              ")";
    }
    page.paragraph(2, 4, text);
  }
}

void put_year_records(Page& page, const Wording& w, const WhyInput& input,
                      const ReportOptions& options, const Indicator& indicator,
                      std::uint16_t check) {
  const std::vector<CountedBlock> years =
      counted_by_year(w, input.report, options, input.explanation, check);
  if (years.empty()) return;
  page.gap();
  page.paragraph(0, 2, w.say("why.section.against") + which_list(w, indicator, check, 0),
                 Ink::bold);
  for (const CountedBlock& year : years) {
    page.line(Line(2).put(year.heading, Ink::faint));
    put_lines(page, w, input, year);
  }
}

/// "title, 20/3/2023" of a document row.
std::string document_words(const Wording& w, const WhyInput& input, std::uint32_t row) {
  const DocumentFields& fields = w.pack.schema.documents;
  const Register& documents = input.report.evidence.registers[fields.reg];
  const auto cell = [&](std::uint16_t field) {
    return field < documents.columns.size() && row < documents.rows
               ? documents.columns[field].cell(row)
               : Cell::unknown();
  };
  const auto date = [&](std::uint16_t field) {
    const Cell c = cell(field);
    if (c.is_unknown() || c.is_none() || c.hi >= kDateMax.days) return std::string();
    return days({Date{static_cast<std::int32_t>(c.lo)}, Date{static_cast<std::int32_t>(c.hi)}},
                w.language);
  };
  std::string text;
  if (const Cell title = cell(fields.title); title.exact())
    text = one_line(input.report.evidence.text(static_cast<TextId>(title.lo)));
  if (const std::string issued = date(fields.date); !issued.empty())
    text += (text.empty() ? "" : ", ") + issued;
  if (const std::string to = date(fields.valid_to); !to.empty())
    text += w.say("why.valid_to", {to});
  return text;
}

bool lacks_hash(const Wording& w, const WhyInput& input, std::uint32_t row) {
  const DocumentFields& fields = w.pack.schema.documents;
  const Register& documents = input.report.evidence.registers[fields.reg];
  if (fields.path >= documents.columns.size() || fields.sha256 >= documents.columns.size())
    return false;
  return documents.columns[fields.path].cell(row).exact() &&
         !documents.columns[fields.sha256].cell(row).exact();
}

}  // namespace

void put_grounds(Page& page, const Wording& w, const WhyInput& input,
                 const ReportOptions& options) {
  for (const Finding* finding : findings_of(input)) {
    const std::optional<GroundLine> ground = ground_line(w, input.report, options, *finding);
    if (!ground) continue;
    page.gap();
    page.line(ground->heading, Ink::bold);
    page.paragraph(2, 2, ground->text);
    return;
  }
}

void put_records(Page& page, const Wording& w, const WhyInput& input,
                 const ReportOptions& options) {
  const Indicator& indicator = w.pack.indicators[input.indicator];
  for (std::uint16_t check = 0; check < indicator.checks.size(); ++check) {
    put_facts(page, w, input, indicator, check);
    put_day_records(page, w, input, options, check);
    put_year_records(page, w, input, options, indicator, check);
  }
}

void put_topics(Page& page, const Wording& w, const WhyInput& input) {
  if (input.explanation.topics.empty()) return;
  page.gap();
  page.line(w.say("why.section.topics"), Ink::bold);
  for (const TopicLine& topic : topic_lines(w, input.report, input.explanation))
    page.paragraph(Line(2).put(topic.there ? glyph::kCheck : glyph::kCross,
                               topic.there ? Ink::good : Ink::bad),
                   4, topic.text);
}

void put_papers(Page& page, const Wording& w, const WhyInput& input) {
  const Indicator& indicator = w.pack.indicators[input.indicator];
  if (indicator.documents.empty()) return;
  const auto in_force = [&](std::uint16_t slot) {
    return std::any_of(input.explanation.documents.begin(), input.explanation.documents.end(),
                       [&](const ExplainedDocument& d) {
                         return d.slot == slot && d.row != kNoRow && d.in_force;
                       });
  };
  const auto there = std::count_if(indicator.documents.begin(), indicator.documents.end(),
                                   [&](const WantedDocument& d) { return in_force(d.slot); });
  page.gap();
  page.line(w.say("why.section.papers",
                  {std::to_string(there), std::to_string(indicator.documents.size())}),
            Ink::bold);
  int without_hash = 0;
  for (const WantedDocument& wanted : indicator.documents) {
    bool any = false;
    for (const ExplainedDocument& document : input.explanation.documents) {
      if (document.slot != wanted.slot || document.row == kNoRow) continue;
      const auto row = static_cast<std::uint32_t>(document.row);
      any = true;
      if (lacks_hash(w, input, row)) ++without_hash;
      std::string text = document_words(w, input, row) + " (" + wanted.id + ")";
      if (!document.in_force) text += " " + w.say("why.not_in_force");
      page.paragraph(Line(2)
                         .put(document.in_force ? glyph::kCheck : glyph::kCross,
                              document.in_force ? Ink::good : Ink::bad)
                         .put(input.report.evidence.record_name(w.pack.schema,
                                                                w.pack.schema.documents.reg, row))
                         .put("  "),
                     11, text);
    }
    if (!any)
      page.paragraph(Line(2).put(glyph::kCross, Ink::bad), 4,
                     w.say("why.missing_paper", {lower_first(one_line(w.of(wanted.title)))}) +
                         " (" + wanted.id + ")");
  }
  if (without_hash != 0)
    page.paragraph(4, 4, w.say("why.no_hash", {std::to_string(without_hash)}), Ink::faint);
}

}  // namespace chuan
