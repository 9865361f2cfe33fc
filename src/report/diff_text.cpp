#include <algorithm>

#include "base/text.h"
#include "report/diff_parts.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/page.h"

namespace chuan {
namespace {

std::string side_words(const ReportInput& input, Language language, const DiffSide& side) {
  const Wording w{input.pack, language};
  if (side.finding == nullptr) return w.say("diff.no_row");
  return verdict_words(w, side.finding->verdict, side.finding->exceeds, side.finding->nearly);
}

std::string value_side(const ReportInput& input, Language language, const DiffSide& side) {
  const Wording w{input.pack, language};
  if (side.check == nullptr) return glyph::kDash;
  if (side.finding->verdict == Verdict::needs_ruling) return reason_words(w, side.check->reason);
  std::string text;
  if (side.check->value.kind == ValueKind::each_year && side.finding->verdict != Verdict::met)
    text = failing_years(w, input.assessment, side.asked, *side.check, Detail::brief);
  if (text.empty()) text = value_words(w, side.asked, side.check->value);
  return text.empty() ? reason_words(w, side.check->reason) : text;
}

std::string threshold_side(const ReportInput& input, Language language, const DiffSide& side) {
  const std::string text = threshold_words(Wording{input.pack, language}, side.asked);
  return text.empty() ? glyph::kDash : text;
}

void put_side(Page& page, const Wording& w, const ReportInput& input, std::string_view key) {
  const Wording own{input.pack, w.language};
  page.paragraph(0, 2, w.say(key, {school_line(input), subject_line(own, input, false)}));
  for (const std::string& line : context_lines(own, input)) page.paragraph(2, 4, line, Ink::warn);
}

/// How good a verdict is, for the arrow and its colour. What is not known any more is no better
/// than what was not met.
int rank(const Finding* finding) {
  if (finding == nullptr) return 0;
  switch (finding->verdict) {
    case Verdict::met:
      return 2;
    case Verdict::not_applicable:
      return 1;
    case Verdict::needs_ruling:
    case Verdict::no_evidence:
    case Verdict::not_met:
      return 0;
  }
  return 0;
}

/// What changed of a value whose words are the same on both sides: years, papers, marks.
std::string beside_value(const DiffInput& input, Language language, const DiffRow& row) {
  const Wording w{input.after.pack, language};
  std::vector<std::string> parts;
  const CheckResult *a = row.before.check, *b = row.after.check;
  if (a != nullptr && b != nullptr && a->year_count == b->year_count)
    for (std::uint32_t i = 0; i < a->year_count; ++i) {
      const std::size_t x = a->first_year + i, y = b->first_year + i;
      if (x >= input.before.assessment.years.size() || y >= input.after.assessment.years.size())
        break;
      const YearResult& old = input.before.assessment.years[x];
      const YearResult& now = input.after.assessment.years[y];
      const std::string was = value_words(w, row.before.asked, old.value);
      const std::string is = value_words(w, row.after.asked, now.value);
      if (old.year == now.year && was != is)
        parts.push_back(std::to_string(now.year) + ": " + was + glyph::kBecomes + is);
    }
  const Finding *before = row.before.finding, *after = row.after.finding;
  if (before != nullptr && after != nullptr && before->undocumented != after->undocumented)
    parts.push_back(w.say(after->undocumented ? "diff.papers_gone" : "diff.papers_there"));
  return joined(parts);
}

void put_row(Page& page, const Wording& w, const DiffInput& input, const DiffRow& row) {
  const bool has_after = row.after.indicator != nullptr;
  const ReportInput& side = has_after ? input.after : input.before;
  const Indicator& indicator = has_after ? *row.after.indicator : *row.before.indicator;
  const Wording own{side.pack, w.language};
  const int by = rank(row.after.finding) - rank(row.before.finding);
  const Ink ink = by > 0 ? Ink::good : (by < 0 ? Ink::bad : Ink::warn);
  Line line;
  line.put(by > 0 ? glyph::kBetter : (by < 0 ? glyph::kWorse : glyph::kOther), ink)
      .put(row.id, Ink::bold)
      .pad_to(9);
  line.put(fit_columns(one_line(own.of(indicator.short_title)), 28));
  line.right(side_words(input.before, w.language, row.before) + glyph::kBecomes +
                 side_words(input.after, w.language, row.after),
             page.width(), ink);
  page.line(line);
  const auto change = [&](std::string_view key, const std::string& a, const std::string& b) {
    page.paragraph(
        9, 11,
        a == b ? w.say("diff.same", {w.say(key), a}) : w.say("diff.change", {w.say(key), a, b}));
  };
  if (row.before.finding == nullptr || row.after.finding == nullptr) return;
  change("diff.value", value_side(input.before, w.language, row.before),
         value_side(input.after, w.language, row.after));
  if (const std::string more = beside_value(input, w.language, row); !more.empty())
    page.paragraph(9, 11, more);
  if (row.threshold_changed)
    change("diff.threshold", threshold_side(input.before, w.language, row.before),
           threshold_side(input.after, w.language, row.after));
  else
    page.paragraph(9, 11,
                   w.say("diff.same", {w.say("diff.threshold"),
                                       threshold_side(input.after, w.language, row.after)}));
}

}  // namespace

std::string write_diff_text(const DiffInput& input, const ReportOptions& options) {
  const Wording w{input.after.pack, options.language, options.strict};
  const Diff diff = make_diff(input);
  Page page(options);
  put_side(page, w, input.before, "diff.before");
  put_side(page, w, input.after, "diff.after");
  page.gap();
  for (const auto& [key, report] :
       {std::pair("diff.head_before", &input.before), std::pair("diff.head_after", &input.after)}) {
    const LevelResult* level = level_of(report->assessment, diff.level);
    if (level != nullptr)
      page.paragraph(2, 4, w.say(key, {headline(Wording{report->pack, w.language}, *level)}),
                     Ink::bold);
  }
  std::vector<std::string> same;
  if (diff.same_pack) same.push_back(w.say("diff.same_pack"));
  if (diff.same_evidence) same.push_back(w.say("diff.same_evidence"));
  if (diff.same_day) same.push_back(w.say("diff.same_day"));
  if (!same.empty()) page.paragraph(2, 4, w.say("diff.same_parts", {joined(same)}), Ink::faint);

  const auto turned = std::count_if(diff.rows.begin(), diff.rows.end(),
                                    [](const DiffRow& row) { return row.turned; });
  page.gap();
  page.line(w.say("diff.turned", {std::to_string(turned)}), Ink::bold);
  for (const DiffRow& row : diff.rows)
    if (row.turned) put_row(page, w, input, row);

  std::vector<std::string> moved;
  for (const DiffRow& row : diff.rows)
    if (!row.turned && (row.value_changed || row.threshold_changed)) moved.push_back(row.id);
  if (!moved.empty()) {
    page.gap();
    page.line(w.say("diff.moved", {std::to_string(moved.size())}), Ink::bold);
    for (const DiffRow& row : diff.rows) {
      if (row.turned || !(row.value_changed || row.threshold_changed)) continue;
      std::string text;
      if (row.value_changed) {
        const std::string was = value_side(input.before, options.language, row.before);
        const std::string is = value_side(input.after, options.language, row.after);
        text = beside_value(input, options.language, row);
        const std::string change = w.say("diff.change", {w.say("diff.value"), was, is});
        if (was != is || text.empty()) text = text.empty() ? change : change + "; " + text;
      }
      if (row.threshold_changed)
        text += (text.empty() ? "" : "; ") +
                w.say("diff.change", {w.say("diff.threshold"),
                                      threshold_side(input.before, options.language, row.before),
                                      threshold_side(input.after, options.language, row.after)});
      page.paragraph(Line(2).put(row.id).pad_to(9), 9, text);
    }
  }
  page.gap();
  page.line(
      w.say("diff.unchanged",
            {std::to_string(diff.rows.size() - static_cast<std::size_t>(turned) - moved.size())}));
  return page.take();
}

}  // namespace chuan
