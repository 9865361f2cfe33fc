#include "report/why_records.h"

#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"

namespace chuan {
namespace {

constexpr std::size_t kRanges = 40;  // entries of a list of codes before "and n more"
constexpr std::size_t kCells = 6;    // cells to fill that are named one by one

std::int64_t weight_of(const std::vector<const ExplainedGroup*>& groups) {
  std::int64_t total = 0;
  for (const ExplainedGroup* group : groups) total += group->weight;
  return total;
}

/// "56 PEOPLE", or "56 ROWS" where the pack has no word for its records.
std::string counted(const Wording& w, std::uint16_t reg, std::int64_t n) {
  const std::string unit = record_unit(w, reg);
  return whole(n, w.language) + " " + upper(unit.empty() ? w.say("why.rows") : unit);
}

std::string place_note(const Wording& w, const WhyInput& input,
                       const std::vector<const ExplainedGroup*>& groups) {
  std::vector<std::uint32_t> rows;
  for (const ExplainedGroup* group : groups)
    rows.insert(rows.end(), group->rows.begin(), group->rows.end());
  if (groups.empty()) return {};
  const std::optional<RowPlace> place = place_of_rows(input, groups.front()->reg, rows);
  if (!place) return {};
  if (place->first_line == 0) return " (" + one_line(place->file) + ")";
  const std::string first = std::to_string(place->first_line);
  return " (" +
         (place->first_line == place->last_line
              ? w.say("why.line", {one_line(place->file), first})
              : w.say("why.lines",
                      {one_line(place->file), first, std::to_string(place->last_line)})) +
         ")";
}

void put_cells(Page& page, const Wording& w, const WhyInput& input, const ExplainedGroup& group) {
  const std::vector<ReportInput::OpenCell> cells = cells_to_fill(input, group);
  if (group.unknown_reg >= w.pack.schema.registers.size()) return;
  const RegisterSchema& schema = w.pack.schema.registers[group.unknown_reg];
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

/// True where records pass or fail; elsewhere they are counted or not.
bool is_share(const Wording& w, const WhyInput& input, std::uint16_t check) {
  const Indicator& indicator = w.pack.indicators[input.indicator];
  return check < indicator.checks.size() &&
         indicator.checks[check].measure < w.pack.measures.size() &&
         w.pack.measures[indicator.checks[check].measure].kind == MeasureKind::share;
}

void put_group(Page& page, const Wording& w, const WhyInput& input, const ExplainedGroup& group) {
  const bool of_share = is_share(w, input, group.check);
  for (const RecordLine& line : record_lines(w, input.report, group)) {
    std::string label = line.outcome == Outcome::left_out ? line.why
                        : of_share || line.outcome != Outcome::passing
                            ? w.say("outcome." + std::string(machine_name(line.outcome)))
                            : w.say("outcome.counted");
    if (line.outcome == Outcome::failing && !line.why.empty()) label += " (" + line.why + ")";
    const std::string codes =
        short_names(w, record_names(input.report, group.reg, line.rows), kRanges);
    if (label.empty()) label = w.say("outcome.left_out");
    Line begun;
    begun.right(whole(line.weight, w.language), 5).put("  ");
    if (line.weight != static_cast<std::int64_t>(line.rows.size()))
      label += " (" + w.say("why.in_rows", {std::to_string(line.rows.size())}) + ")";
    page.paragraph(begun, 7, label + ": " + codes);
  }
  if (group.outcome == Outcome::undecided || group.outcome == Outcome::maybe_member)
    put_cells(page, w, input, group);
}

std::vector<const ExplainedGroup*> select(const WhyInput& input, std::uint16_t check,
                                          std::uint8_t part, int year, bool left_out) {
  std::vector<const ExplainedGroup*> out;
  for (const ExplainedGroup& group : input.explanation.groups)
    if (group.check == check && group.part == part && group.year == year &&
        (group.outcome == Outcome::left_out) == left_out && !group.rows.empty())
      out.push_back(&group);
  std::stable_sort(out.begin(), out.end(), [](const ExplainedGroup* a, const ExplainedGroup* b) {
    return a->outcome < b->outcome;
  });
  return out;
}

/// "CT2.19/a", "top": what tells one list from the next of the same indicator.
std::string which(const Wording& w, const Indicator& indicator, std::uint16_t check,
                  std::uint8_t part) {
  std::string text;
  if (check >= indicator.checks.size()) return text;
  if (indicator.checks.size() > 1) text += glyph::kDot + indicator.checks[check].key;
  const std::uint32_t measure = indicator.checks[check].measure;
  if (measure < w.pack.measures.size() && w.pack.measures[measure].kind == MeasureKind::ratio)
    text += glyph::kDot + w.say(part == 0 ? "why.top" : "why.bottom");
  return text;
}

void put_day_records(Page& page, const Wording& w, const WhyInput& input,
                     const Indicator& indicator, std::uint16_t check, std::uint8_t part) {
  const auto in = select(input, check, part, 0, false);
  const auto out = select(input, check, part, 0, true);
  const std::string mark = which(w, indicator, check, part);
  if (!in.empty()) {
    page.gap();
    page.paragraph(0, 2,
                   w.say("why.section.counted", {counted(w, in.front()->reg, weight_of(in))}) +
                       mark + place_note(w, input, in),
                   Ink::bold);
    for (const ExplainedGroup* group : in) put_group(page, w, input, *group);
  }
  if (!out.empty()) {
    page.gap();
    page.paragraph(
        0, 2, w.say("why.section.left_out", {counted(w, out.front()->reg, weight_of(out))}) + mark,
        Ink::bold);
    for (const ExplainedGroup* group : out) put_group(page, w, input, *group);
  }
}

/// The single facts a measure reads, with their place.
void put_facts(Page& page, const Wording& w, const WhyInput& input, const Indicator& indicator,
               std::uint16_t check) {
  const std::uint32_t at = indicator.checks[check].measure;
  if (at >= w.pack.measures.size()) return;
  const Measure& measure = w.pack.measures[at];
  std::vector<std::uint16_t> facts;
  if (measure.kind == MeasureKind::value) facts.push_back(measure.field);
  if (measure.kind == MeasureKind::ratio)
    for (const std::uint32_t part : {measure.top, measure.bottom})
      if (part < w.pack.parts.size() && w.pack.parts[part].kind == MeasureKind::value)
        facts.push_back(w.pack.parts[part].field);
  bool first = true;
  for (const std::uint16_t fact : facts) {
    if (fact >= w.pack.schema.facts.size() || fact >= input.report.evidence.facts.size()) continue;
    if (first) {
      page.gap();
      page.line(w.say("why.section.facts"), Ink::bold);
    }
    first = false;
    const FieldSchema& field = w.pack.schema.facts[fact];
    const Fact& value = input.report.evidence.facts[fact];
    std::string text = one_line(w.of(field.title)) + ": " + cell_words(w, field, value.cell);
    if (value.origin.known()) {
      const Place place = input.sources.place(value.origin);
      text += " (" +
              (place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.to_string()) +
              ")";
    }
    page.paragraph(2, 4, text);
  }
}

/// By year only what speaks against: who passed is in the table above, and in the JSON.
void put_year_records(Page& page, const Wording& w, const WhyInput& input,
                      const Indicator& indicator, std::uint16_t check) {
  std::vector<int> years;
  for (const ExplainedGroup& group : input.explanation.groups)
    if (group.check == check && group.year != 0 && group.outcome != Outcome::passing &&
        group.outcome != Outcome::left_out && !group.rows.empty() &&
        std::find(years.begin(), years.end(), group.year) == years.end())
      years.push_back(group.year);
  if (years.empty()) return;
  std::sort(years.begin(), years.end());
  page.gap();
  page.paragraph(0, 2, w.say("why.section.against") + which(w, indicator, check, 0), Ink::bold);
  for (const int year : years) {
    page.line(Line(2).put(std::to_string(year), Ink::faint));
    for (std::uint8_t part = 0; part < 2; ++part)
      for (const ExplainedGroup* group : select(input, check, part, year, false))
        if (group->outcome != Outcome::passing) put_group(page, w, input, *group);
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

void put_records(Page& page, const Wording& w, const WhyInput& input) {
  const Indicator& indicator = w.pack.indicators[input.indicator];
  for (std::uint16_t check = 0; check < indicator.checks.size(); ++check) {
    put_facts(page, w, input, indicator, check);
    // Documents are told by topic.
    const std::uint32_t measure = indicator.checks[check].measure;
    if (measure < w.pack.measures.size() && w.pack.measures[measure].kind == MeasureKind::documents)
      continue;
    for (std::uint8_t part = 0; part < 2; ++part)
      put_day_records(page, w, input, indicator, check, part);
    put_year_records(page, w, input, indicator, check);
  }
}

void put_topics(Page& page, const Wording& w, const WhyInput& input) {
  if (input.explanation.topics.empty()) return;
  const Indicator& indicator = w.pack.indicators[input.indicator];
  const std::uint16_t reg = w.pack.schema.documents.reg;
  page.gap();
  page.line(w.say("why.section.topics"), Ink::bold);
  for (const ExplainedTopic& topic : input.explanation.topics) {
    std::string title = w.say("why.any_document");
    if (topic.check < indicator.checks.size()) {
      const Measure& measure = w.pack.measures[indicator.checks[topic.check].measure];
      if (measure.topics_scale < w.pack.schema.scales.size()) {
        const auto& values = w.pack.schema.scales[measure.topics_scale].values;
        if (topic.topic < values.size()) title = w.of(values[topic.topic].title);
      }
    }
    std::string text = one_line(title) + ": ";
    text += topic.in_force.empty()
                ? w.say("why.no_document")
                : short_names(w, record_names(input.report, reg, topic.in_force), kRanges);
    if (!topic.expired.empty())
      text +=
          "; " + w.say("why.expired",
                       {short_names(w, record_names(input.report, reg, topic.expired), kRanges)});
    const bool there = !topic.in_force.empty();
    page.paragraph(Line(2).put(there ? glyph::kCheck : glyph::kCross, there ? Ink::good : Ink::bad),
                   4, text);
  }
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
