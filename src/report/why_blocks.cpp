#include "report/why_blocks.h"

#include <algorithm>

#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"

namespace chuan {
namespace {

constexpr std::size_t kRanges = 40;  // entries of a list of codes before "and n more"

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

MeasureKind kind_of(const Wording& w, const Indicator& indicator, std::uint16_t check) {
  if (check >= indicator.checks.size()) return MeasureKind::count;
  const std::uint32_t at = indicator.checks[check].measure;
  return at < w.pack.measures.size() ? w.pack.measures[at].kind : MeasureKind::count;
}

std::vector<const ExplainedGroup*> select(const Explanation& explanation, std::uint16_t check,
                                          std::uint8_t part, int year, bool left_out) {
  std::vector<const ExplainedGroup*> out;
  for (const ExplainedGroup& group : explanation.groups)
    if (group.check == check && group.part == part && group.year == year &&
        (group.outcome == Outcome::left_out) == left_out && !group.rows.empty())
      out.push_back(&group);
  std::stable_sort(out.begin(), out.end(), [](const ExplainedGroup* a, const ExplainedGroup* b) {
    return a->outcome < b->outcome;
  });
  return out;
}

void add_lines(const Wording& w, const ReportInput& input, const ReportOptions& options,
               const Indicator& indicator, const ExplainedGroup& group, CountedBlock& block) {
  const bool of_share = kind_of(w, indicator, group.check) == MeasureKind::share;
  block.groups.push_back(&group);
  for (const RecordLine& record : record_lines(w, input, group)) {
    CountedLine line;
    line.group = &group;
    line.weight = record.weight;
    line.label = record.outcome == Outcome::left_out ? record.why
                 : of_share || record.outcome != Outcome::passing
                     ? w.say("outcome." + std::string(machine_name(record.outcome)))
                     : w.say("outcome.counted");
    if (record.outcome == Outcome::failing && !record.why.empty())
      line.label += " (" + record.why + ")";
    if (line.label.empty()) line.label = w.say("outcome.left_out");
    if (record.weight != static_cast<std::int64_t>(record.rows.size()))
      line.label += " (" + w.say("why.in_rows", {std::to_string(record.rows.size())}) + ")";
    line.codes = short_names(w, record_names(input, options, group.reg, record.rows), kRanges);
    block.lines.push_back(std::move(line));
  }
}

}  // namespace

std::string which_list(const Wording& w, const Indicator& indicator, std::uint16_t check,
                       std::uint8_t part) {
  std::string text;
  if (check >= indicator.checks.size()) return text;
  if (indicator.checks.size() > 1) text += glyph::kDot + indicator.checks[check].key;
  if (kind_of(w, indicator, check) == MeasureKind::ratio)
    text += glyph::kDot + w.say(part == 0 ? "why.top" : "why.bottom");
  return text;
}

std::vector<CountedBlock> counted_on_day(const Wording& w, const ReportInput& input,
                                         const ReportOptions& options,
                                         const Explanation& explanation, std::uint16_t check) {
  const Indicator& indicator = w.pack.indicators[explanation.indicator];
  std::vector<CountedBlock> blocks;
  // Documents are told by topic.
  if (kind_of(w, indicator, check) == MeasureKind::documents) return blocks;
  for (std::uint8_t part = 0; part < 2; ++part)
    for (const bool left_out : {false, true}) {
      const auto groups = select(explanation, check, part, 0, left_out);
      if (groups.empty()) continue;
      CountedBlock block;
      block.heading = w.say(left_out ? "why.section.left_out" : "why.section.counted",
                            {counted(w, groups.front()->reg, weight_of(groups))});
      block.which = which_list(w, indicator, check, part);
      for (const ExplainedGroup* group : groups)
        add_lines(w, input, options, indicator, *group, block);
      blocks.push_back(std::move(block));
    }
  return blocks;
}

std::vector<CountedBlock> counted_by_year(const Wording& w, const ReportInput& input,
                                          const ReportOptions& options,
                                          const Explanation& explanation, std::uint16_t check) {
  const Indicator& indicator = w.pack.indicators[explanation.indicator];
  std::vector<int> years;
  for (const ExplainedGroup& group : explanation.groups)
    if (group.check == check && group.year != 0 && group.outcome != Outcome::passing &&
        group.outcome != Outcome::left_out && !group.rows.empty() &&
        std::find(years.begin(), years.end(), group.year) == years.end())
      years.push_back(group.year);
  std::sort(years.begin(), years.end());
  std::vector<CountedBlock> blocks;
  if (kind_of(w, indicator, check) == MeasureKind::documents) return blocks;
  for (const int year : years) {
    CountedBlock block;
    block.heading = std::to_string(year);
    block.year = year;
    for (std::uint8_t part = 0; part < 2; ++part)
      for (const ExplainedGroup* group : select(explanation, check, part, year, false))
        if (group->outcome != Outcome::passing)
          add_lines(w, input, options, indicator, *group, block);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

std::vector<TopicLine> topic_lines(const Wording& w, const ReportInput& input,
                                   const Explanation& explanation) {
  const Indicator& indicator = w.pack.indicators[explanation.indicator];
  const std::uint16_t reg = w.pack.schema.documents.reg;
  const auto names = [&](const std::vector<std::uint32_t>& rows) {
    return short_names(w, record_names(input, {}, reg, rows), kRanges);
  };
  std::vector<TopicLine> lines;
  for (const ExplainedTopic& topic : explanation.topics) {
    std::string title = w.say("why.any_document");
    if (topic.check < indicator.checks.size()) {
      const Measure& measure = w.pack.measures[indicator.checks[topic.check].measure];
      if (measure.topics_scale < w.pack.schema.scales.size()) {
        const auto& values = w.pack.schema.scales[measure.topics_scale].values;
        if (topic.topic < values.size()) title = w.of(values[topic.topic].title);
      }
    }
    TopicLine line;
    line.there = !topic.in_force.empty();
    line.text = one_line(title) + ": ";
    line.text += line.there ? names(topic.in_force) : w.say("why.no_document");
    if (!topic.expired.empty()) line.text += "; " + w.say("why.expired", {names(topic.expired)});
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<FactLine> fact_lines(const Wording& w, const ReportInput& input,
                                 const Indicator& indicator, std::uint16_t check) {
  std::vector<FactLine> lines;
  if (check >= indicator.checks.size()) return lines;
  const std::uint32_t at = indicator.checks[check].measure;
  if (at >= w.pack.measures.size()) return lines;
  const Measure& measure = w.pack.measures[at];
  std::vector<std::uint16_t> facts;
  if (measure.kind == MeasureKind::value) facts.push_back(measure.field);
  if (measure.kind == MeasureKind::ratio)
    for (const std::uint32_t part : {measure.top, measure.bottom})
      if (part < w.pack.parts.size() && w.pack.parts[part].kind == MeasureKind::value)
        facts.push_back(w.pack.parts[part].field);
  for (const std::uint16_t fact : facts) {
    if (fact >= w.pack.schema.facts.size() || fact >= input.evidence.facts.size()) continue;
    const FieldSchema& field = w.pack.schema.facts[fact];
    const Fact& value = input.evidence.facts[fact];
    lines.push_back(
        {one_line(w.of(field.title)) + ": " + cell_words(w, field, value.cell), value.origin});
  }
  return lines;
}

}  // namespace chuan
