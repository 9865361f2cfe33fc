#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/measure_parts.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/pack_label.h"
#include "report/pack_rows.h"
#include "report/page.h"
#include "report/predicate_words.h"

namespace chuan {
namespace {

constexpr std::size_t kTitle = 9;  // after the id
constexpr std::size_t kAsks = 37;
constexpr std::size_t kAskWide = 8;
constexpr std::size_t kOwner = kAsks + 2 * (kAskWide + 1);

std::string bases_words(const PackRow& row) {
  std::string text;
  for (const std::string& basis : row.bases)
    if (!basis.empty() && text.find(basis) == std::string::npos)
      text += (text.empty() ? "" : "/") + basis;
  return text;
}

void put_overlays(Page& page, const Wording& w) {
  for (const std::string& line : overlay_lines(w)) page.paragraph(0, 2, line, Ink::warn);
}

void put_pack_head(Page& page, const Wording& w) {
  const PackInfo& info = w.pack.info;
  page.paragraph(0, 2, one_line(w.of(info.name)), Ink::bold);
  page.paragraph(0, 2, w.say("pack.line", {info.id, info.version, one_line(info.issuer)}));
  if (info.in_force_from > kDateMin) {
    std::string line = w.say("pack.in_force", {day(info.in_force_from, w.language)});
    if (info.in_force_to < kDateMax)
      line += w.say("pack.in_force_to", {day(info.in_force_to, w.language)});
    page.paragraph(0, 2, line);
  }
  if (info.status == PackStatus::incomplete)
    page.paragraph(0, 2, w.say("pack.incomplete", {one_line(w.of(info.status_reason))}), Ink::warn);
  put_overlays(page, w);
  std::string window = w.say(
      "pack.window", {std::to_string(info.window_years), std::to_string(info.calendar_years)});
  if (info.settle != Duration{})
    window += w.say("pack.window_settle", {length(info.settle, w.language)});
  page.paragraph(0, 2, window);
  page.paragraph(0, 2,
                 w.say("pack.rows", {std::to_string(w.pack.indicators.size()), basis_split(w)}));
  page.paragraph(0, 2, info.digest, Ink::faint);
}

void put_row(Page& page, const Wording& w, const PackRow& row, bool first_of_indicator) {
  const std::string bases = bases_words(row);
  Line line;
  line.put(row.id, Ink::bold).pad_to(kTitle);
  if (first_of_indicator) line.put(fit_columns(row.title, kAsks - kTitle - 2));
  const bool wide =
      std::any_of(row.asks.begin(), row.asks.end(),
                  [](const std::string& ask) { return display_width(ask) > kAskWide; }) ||
      row.asks.size() > 2;
  if (!wide) {
    for (std::size_t i = 0; i < row.asks.size(); ++i)
      line.pad_to(kAsks + i * (kAskWide + 1)).put(row.asks[i]);
  }
  const Owner owner = w.pack.indicators[row.indicator].owner;
  if (first_of_indicator)
    line.pad_to(kOwner).put(w.say("owner.short." + std::string(machine_name(owner))));
  const std::size_t right = page.room(line.width() + 1);
  if (display_width(bases) <= right) {
    page.line(line.right(bases, page.width(), Ink::faint));
  } else {
    page.line(line);
    page.line(Line().right(bases, page.width(), Ink::faint));
  }
  if (!wide) return;
  std::string asks;
  for (std::size_t i = 0; i < row.asks.size(); ++i)
    if (!row.asks[i].empty())
      asks += (asks.empty() ? "" : glyph::kDot) +
              w.say("pack.level_asks", {std::to_string(i + 1), row.asks[i]});
  page.paragraph(kTitle, kTitle + 2, asks);
}

void put_field(Page& page, const Wording& w, std::string_view key, const std::string& text) {
  if (text.empty()) return;
  page.paragraph(Line().put(w.say(key), Ink::faint).pad_to(12).put(" "), 13, text);
}

}  // namespace

std::string write_pack_text(const Wording& w, const PackShowOptions& show,
                            const ReportOptions& options) {
  Page page(options);
  put_pack_head(page, w);
  Line head;
  for (int i = 0; i < std::min(2, w.pack.info.levels); ++i)
    head.pad_to(kAsks + static_cast<std::size_t>(i) * (kAskWide + 1))
        .put(w.say("why.level", {std::to_string(i + 1)}), Ink::faint);
  head.pad_to(kOwner).put(w.say("pack.column.owner"), Ink::faint);
  head.right(w.say("pack.column.basis"), page.width(), Ink::faint);
  const std::vector<PackRow> rows = pack_rows(w, show);
  std::uint16_t group = kNone16;
  std::uint16_t indicator = kNone16;
  for (const PackRow& row : rows) {
    const Indicator& of = w.pack.indicators[row.indicator];
    if (of.group != group && of.group < w.pack.groups.size()) {
      group = of.group;
      page.gap();
      page.paragraph(
          0, 2,
          one_line(w.pack.groups[group].id) + " " + one_line(w.of(w.pack.groups[group].title)),
          Ink::bold);
      page.line(head);
    }
    put_row(page, w, row, row.indicator != indicator);
    indicator = row.indicator;
  }
  page.gap();
  if (!rows.empty())
    page.paragraph(
        0, 2, w.say("pack.see", {w.pack.info.id, w.pack.indicators[rows.front().indicator].id}),
        Ink::faint);
  return page.take();
}

namespace {

/// All that decides beside the thresholds.
void put_measure(Page& page, const Wording& w, const Check& check, const Measure& measure) {
  put_field(page, w, "pack.field.measure", measure_words(w, measure));
  std::string conditions;
  for (const std::string& condition : measure_conditions(w, measure, true))
    conditions += (conditions.empty() ? "" : "; ") + condition;
  put_field(page, w, "pack.field.conditions", conditions);
  for (const std::string& set : set_definitions(w, measure))
    put_field(page, w, "pack.field.set", set);
  if (measure.when_empty != WhenEmpty::unknown)
    put_field(
        page, w, "pack.field.empty",
        w.say(measure.when_empty == WhenEmpty::met ? "pack.empty.met" : "pack.empty.not_met"));
  if (measure.settle)
    put_field(page, w, "pack.field.settle",
              w.say("pack.settle", {length(*measure.settle, w.language)}));
  if (check.nearly.never) {
    put_field(page, w, "pack.field.nearly", w.say("pack.nearly.never"));
  } else if (check.nearly.given) {
    const bool part = measure.kind == MeasureKind::share || measure.kind == MeasureKind::ratio;
    const std::string within =
        part ? percent(check.nearly.within, w.language) : decimal(check.nearly.within, w.language);
    put_field(page, w, "pack.field.nearly", w.say("pack.nearly.within", {within}));
  }
}

}  // namespace

std::string write_indicator_text(const Wording& w, const Indicator& indicator,
                                 const ReportOptions& options) {
  Page page(options);
  page.paragraph(Line().put(indicator.id, Ink::bold).put("  "), 8, one_line(w.of(indicator.title)),
                 Ink::bold);
  const Bilingual& other = indicator.title;
  const std::string& translated = w.language == Language::en ? other.vi : other.en;
  if (translated != w.of(indicator.title)) page.paragraph(8, 8, translated, Ink::faint);
  put_overlays(page, w);
  page.gap();
  put_field(page, w, "pack.field.pack",
            one_line(w.of(w.pack.info.name)) + ", " + w.pack.info.id + " " + w.pack.info.version);
  put_field(page, w, "pack.field.clause", one_line(w.of(indicator.clause)));
  if (indicator.group < w.pack.groups.size())
    put_field(page, w, "pack.field.group",
              one_line(w.pack.groups[indicator.group].id) + " " +
                  one_line(w.of(w.pack.groups[indicator.group].title)));
  put_field(page, w, "pack.field.owner", owner_words(w, indicator.owner));
  put_field(page, w, "pack.field.rule", one_line(w.of(indicator.rule)));
  put_field(page, w, "pack.field.note", one_line(w.of(indicator.note)));
  if (indicator.may_not_apply)
    put_field(page, w, "pack.field.applies", w.say("pack.may_not_apply"));
  for (const Check& check : indicator.checks) {
    page.gap();
    if (indicator.checks.size() > 1) page.line(check.key, Ink::bold);
    if (check.measure < w.pack.measures.size())
      put_measure(page, w, check, w.pack.measures[check.measure]);
    for (const Condition& condition : check.conditions)
      for (const Threshold& threshold : condition.thresholds) {
        const Asked asked{&check, &w.pack.measures[check.measure], &condition, &threshold};
        std::string text = threshold_words(w, asked);
        if (threshold.from > kDateMin)
          text = w.say("pack.from", {day(threshold.from, w.language), text});
        text += " (" + basis_words(w, threshold.basis) + ")";
        page.paragraph(Line()
                           .put(w.say("why.level", {std::to_string(condition.level)}), Ink::faint)
                           .pad_to(12)
                           .put(" "),
                       13, text);
        for (const std::uint16_t source : threshold.sources)
          if (source < w.pack.sources.size())
            page.paragraph(Line(13).put(glyph::kBullet), 15,
                           w.pack.sources[source].id + ": " + w.pack.sources[source].title);
      }
  }
  if (!indicator.documents.empty()) {
    page.gap();
    page.line(w.say("pack.documents"), Ink::bold);
    for (const WantedDocument& wanted : indicator.documents)
      page.paragraph(Line(2).put(glyph::kBullet), 4,
                     one_line(w.of(wanted.title)) + " (" + indicator.id + "/" + wanted.id + ")");
  }
  if (!indicator.levers.empty()) {
    page.gap();
    page.line(w.say("why.section.actions"), Ink::bold);
    for (const ActionRow& action : action_rows(w, indicator, -1)) {
      std::string text = action.text + glyph::kDot + action.owner;
      if (!action.takes.empty()) text += glyph::kDot + action.takes;
      if (!action.cost.empty()) text += glyph::kDot + action.cost;
      page.paragraph(Line(2).put(glyph::kBullet), 4, text);
    }
  }
  if (!indicator.readings.empty()) {
    page.gap();
    page.line(w.say("why.section.readings"), Ink::bold);
    for (const std::string& id : indicator.readings)
      for (const Reading& reading : w.pack.readings)
        if (reading.id == id)
          page.paragraph(2, 6,
                         w.say("why.reading", {one_line(reading.id), one_line(reading.title)}));
  }
  return page.take();
}

}  // namespace chuan
