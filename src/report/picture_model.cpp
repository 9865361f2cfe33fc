#include "report/picture_model.h"

#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/pack_label.h"

namespace chuan {
namespace {

constexpr std::size_t kRowsShown = 10;
constexpr std::size_t kMostBars = 12;
constexpr std::size_t kMostRepeated = 5, kMostDays = 12;

std::string count(const Wording& w, std::size_t n) {
  return whole(static_cast<Int128>(n), w.language);
}

std::string name_of(const PictureRow& row) {
  return one_line(row.name.empty() ? row.code : row.name);
}

PictureCell number(const Wording& w, int n) {
  return {whole(n, w.language), Rational(n)};
}
PictureCell number_or_dash(const Wording& w, int n) {
  return {n == 0 ? std::string("-") : whole(n, w.language), Rational(n)};
}
PictureCell number(const Wording& w, const Rational& value) {
  return {decimal(value, w.language, 1), value};
}
PictureCell share(const Wording& w, int part, int of) {
  if (of == 0) return {};
  return {percent(Rational(part, of), w.language), Rational(part, of), true};
}
PictureCell words(std::string text) {
  return {std::move(text), std::nullopt};
}
PictureCell of_all(const Wording& w, int part, int of) {
  return words(whole(part, w.language) + "/" + whole(of, w.language));
}

std::string title_of(const Wording& w, std::uint16_t indicator) {
  const Indicator& row = w.pack.indicators[indicator];
  return w.of(row.short_title.vi.empty() ? row.title : row.short_title);
}

std::string mark_words(const Wording& w, Mark mark) {
  switch (mark) {
    case Mark::undocumented:
      return w.say("legend.papers");
    case Mark::absent:
      return {};
    default:
      return w.say("legend." + std::string(machine_name(mark)));
  }
}

std::string subject(const Wording& w, const Picture& picture) {
  std::string text =
      w.say("picture.subject", {w.of(w.pack.info.name), std::to_string(picture.level)}) +
      overlays_label(w.pack);
  if (picture.rows.empty()) return text;
  // One run judges at one stage; only others than one's own judgement are worth a word.
  const RulingStage stage = picture.rows.front().stage;
  if (stage != RulingStage::self)
    text += ", " + lower_first(w.say("context.stage",
                                     {w.say("stage." + std::string(machine_name(stage)))}));
  const std::string first = day(picture.first_as_of, w.language);
  const std::string last = day(picture.last_as_of, w.language);
  return text +
         (first == last ? w.say("picture.day", {first}) : w.say("picture.days", {first, last}));
}

std::vector<std::string> summary(const Wording& w, const Picture& picture) {
  std::vector<std::string> out;
  const std::string all = count(w, picture.rows.size());
  for (std::size_t i = 0; i < picture.reached.size(); ++i)
    out.push_back(w.say("picture.reached",
                        {std::to_string(i + 1), whole(picture.reached[i], w.language), all}));
  if (picture.rows.empty()) return out;
  const auto told = [&](const Rational& value) { return decimal(value, w.language, 1); };
  const Spread& met = picture.met;
  out.push_back(w.say("picture.met", {told(met.lowest), told(met.highest), told(met.median),
                                      told(met.first_quartile), told(met.third_quartile)}));
  LevelResult sum;
  sum.total = picture.sum;
  sum.met_by_basis = picture.met_by_basis;
  out.push_back(w.say("picture.sum", {headline(w, sum)}));
  const Tally& t = picture.sum;
  std::vector<std::string> rest;
  if (t.not_met != 0)
    rest.push_back(w.say(t.nearly == 0 ? "head.not_met" : "head.not_met_nearly",
                         {whole(t.not_met, w.language), whole(t.nearly, w.language)}));
  if (t.no_evidence != 0)
    rest.push_back(w.say("head.no_evidence", {whole(t.no_evidence, w.language)}));
  if (t.needs_ruling != 0)
    rest.push_back(w.say("head.needs_ruling", {whole(t.needs_ruling, w.language)}));
  if (!rest.empty())
    out.push_back(w.say("picture.rest", {whole(t.applicable - t.met, w.language), joined(rest)}));
  if (t.undocumented != 0)
    out.push_back(w.say("picture.undocumented", {whole(t.undocumented, w.language)}));
  return out;
}

/// Bins of 1, 2, 5 or 10 numbers, so that they are few; empty ones between are shown.
std::vector<PictureBar> bars(const std::vector<Picture::Bin>& bins) {
  std::vector<PictureBar> out;
  if (bins.empty()) return out;
  const int low = bins.front().met;
  const int high = bins.back().met;
  int step = 1;
  for (const int wider : {2, 5, 10, 20, 50, 100})
    if (static_cast<std::size_t>(high / step - low / step + 1) > kMostBars) step = wider;
  for (int from = low / step * step; from <= high; from += step) {
    PictureBar bar;
    bar.label = std::to_string(from);
    if (step > 1) bar.label += glyph::kDash + std::to_string(from + step - 1);
    for (const Picture::Bin& bin : bins)
      if (bin.met >= from && bin.met < from + step) bar.dossiers += bin.dossiers;
    out.push_back(std::move(bar));
  }
  return out;
}

PictureTable groups(const Wording& w, const Picture& picture) {
  PictureTable out;
  out.title = w.say("picture.section.groups");
  out.heads = {"",
               w.say("picture.column.met"),
               w.say("picture.column.share"),
               w.say("picture.column.lowest"),
               w.say("picture.column.median"),
               w.say("picture.column.highest")};
  for (const PictureGroup& group : picture.groups) {
    if (group.indicators.empty()) continue;
    const Group& of = w.pack.groups[group.group];
    const Bilingual& title = of.short_title.vi.empty() ? of.title : of.short_title;
    out.rows.push_back({std::to_string(of.number),
                        w.of(title),
                        {of_all(w, group.met, group.applicable),
                         share(w, group.met, group.applicable), number(w, group.spread.lowest),
                         number(w, group.spread.median), number(w, group.spread.highest)}});
  }
  return out;
}

PictureTable hardest(const Wording& w, const Picture& picture) {
  PictureTable out;
  out.title = w.say("picture.section.hardest");
  out.heads = {"",
               w.say("picture.column.met"),
               w.say("picture.column.nearly"),
               w.say("picture.column.not_met"),
               w.say("picture.column.no_evidence"),
               w.say("picture.column.needs_ruling")};
  for (std::size_t i = 0; i < picture.hardest.size() && i < kRowsShown; ++i) {
    const PictureIndicator& row = picture.indicators[picture.hardest[i]];
    const auto marked = [&](Mark mark) { return number_or_dash(w, row.count(mark)); };
    out.rows.push_back(
        {w.pack.indicators[row.indicator].id,
         title_of(w, row.indicator),
         {of_all(w, row.met(), row.applicable), marked(Mark::nearly), marked(Mark::not_met),
          marked(Mark::no_evidence), marked(Mark::needs_ruling)}});
  }
  return out;
}

PictureTable nearly(const Wording& w, const Picture& picture) {
  PictureTable out;
  out.title = w.say("picture.section.nearly");
  out.heads = {"", w.say("picture.column.nearly"), w.say("picture.column.missing")};
  std::vector<const PictureIndicator*> rows;
  for (const PictureIndicator& row : picture.indicators)
    if (row.count(Mark::nearly) != 0) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return a->count(Mark::nearly) > b->count(Mark::nearly);
  });
  for (std::size_t i = 0; i < rows.size() && i < kRowsShown; ++i)
    out.rows.push_back({w.pack.indicators[rows[i]->indicator].id,
                        title_of(w, rows[i]->indicator),
                        {number(w, rows[i]->count(Mark::nearly)), number(w, rows[i]->missing)}});
  return out;
}

PictureTable one_away(const Wording& w, const Picture& picture) {
  PictureTable out;
  out.title = w.say("picture.section.one_away",
                    {std::to_string(picture.level), count(w, picture.one_away.size())});
  out.heads = {w.say("picture.column.school"), w.say("picture.column.indicator"),
               w.say("picture.column.state")};
  const PictureNames names(picture, w.language);
  for (const OneAway& one : picture.one_away)
    // A long name is cut where the page is narrow: the day stands apart from it.
    out.rows.push_back(
        {"",
         name_of(picture.rows[one.row]),
         {words(w.pack.indicators[one.indicator].id + " " + title_of(w, one.indicator)),
          words(names.with_day(mark_words(w, picture.rows[one.row].marks[one.indicator]),
                               one.row))}});
  return out;
}

PictureTable fixes(const Wording& w, const Picture& picture) {
  PictureTable out;
  out.title = w.say("picture.section.fixes", {std::to_string(picture.level)});
  out.heads = {"", w.say("picture.column.lifts"), w.say("picture.column.missing")};
  for (std::size_t i = 0; i < picture.fixes.size() && i < kRowsShown; ++i) {
    const PictureIndicator& row = picture.indicators[picture.fixes[i]];
    out.rows.push_back({w.pack.indicators[row.indicator].id,
                        title_of(w, row.indicator),
                        {number(w, row.lifts), number(w, row.missing)}});
  }
  return out;
}

std::vector<std::string> warnings(const Wording& w, const Picture& picture) {
  std::vector<std::string> out;
  const std::size_t told = std::min(picture.repeated.size(), kMostRepeated);
  for (std::size_t i = 0; i < told; ++i) {
    const std::vector<std::uint32_t>& dossiers = picture.repeated[i];
    std::vector<std::string> days;
    for (std::size_t k = 0; k < dossiers.size() && k < kMostDays; ++k)
      days.push_back(day(picture.rows[dossiers[k]].as_of, w.language));
    if (dossiers.size() > kMostDays) days.emplace_back("...");
    out.push_back(w.say("picture.repeated", {name_of(picture.rows[dossiers.front()]),
                                             count(w, dossiers.size()), joined(days)}));
  }
  if (picture.repeated.size() > told)
    out.push_back(w.say("picture.repeated_more", {count(w, picture.repeated.size() - told)}));
  if (!picture.faults.empty())
    out.push_back(w.say("picture.unread", {count(w, picture.faults.size())}));
  for (const PictureFault& fault : picture.faults)
    out.push_back(one_line(fault.path) + ": " + one_line(fault.message) +
                  (fault.code.empty() ? "" : " [" + one_line(fault.code) + "]"));
  return out;
}

std::vector<std::string> notes(const Wording& w, const Picture& picture) {
  std::vector<std::string> out;
  std::size_t faulty = 0;
  for (const PictureRow& row : picture.rows) faulty += row.faults != 0 ? 1 : 0;
  if (faulty != 0) out.push_back(w.say("picture.faulty", {count(w, faulty)}));
  int provisional = 0;
  for (const PictureRow& row : picture.rows)
    provisional =
        std::max(provisional, row.rows_by_basis[static_cast<std::size_t>(Basis::provisional)]);
  if (provisional != 0)
    out.push_back(w.say("note.provisional", {w.pack.info.id, std::to_string(provisional),
                                             count(w, picture.indicators.size())}));
  out.push_back(w.say("picture.unknown"));
  out.push_back(w.say("note.not_recognition"));
  return out;
}

}  // namespace

PictureNames::PictureNames(const Picture& picture, Language language)
    : picture_(picture), language_(language), several_(picture.rows.size()) {
  for (const std::vector<std::uint32_t>& dossiers : picture.repeated)
    for (const std::uint32_t row : dossiers) several_[row] = true;
}
std::string PictureNames::with_day(std::string text, std::uint32_t row) const {
  if (several_[row]) text += ", " + day(picture_.rows[row].as_of, language_);
  return text;
}
std::string PictureNames::full(std::uint32_t row) const {
  return with_day(name_of(picture_.rows[row]), row);
}
/// Codes often differ at their end: a long one keeps both.
std::string PictureNames::brief(std::uint32_t row) const {
  constexpr std::size_t kMost = 12, kEnd = 5;
  const PictureRow& of = picture_.rows[row];
  std::string text = one_line(of.code.empty() ? of.name : of.code);
  if (display_width(text) > kMost) {
    const std::string head = fit_columns(text, kMost - kEnd);
    std::size_t from = text.size();
    for (std::size_t letters = 0; letters < kEnd && from > 0;)
      if ((static_cast<unsigned char>(text[--from]) & 0xC0) != 0x80) ++letters;
    text = fit_columns(head + text.substr(from), kMost);
  }
  return with_day(std::move(text), row);
}

PictureTable distribution_table(const PictureModel& model, Language language) {
  PictureTable out;
  out.title = model.distribution_title;
  out.heads = {"", phrase("picture.column.dossiers", language)};
  for (const PictureBar& bar : model.distribution)
    out.rows.push_back({"", bar.label, {{std::to_string(bar.dossiers), Rational(bar.dossiers)}}});
  return out;
}

PictureModel make_picture_model(const PictureInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const Picture& picture = input.picture;
  PictureModel model;
  model.title = w.say("picture.title", {count(w, picture.rows.size())});
  model.subject = subject(w, picture);
  model.summary = summary(w, picture);
  model.distribution_title = w.say("picture.section.distribution");
  model.distribution = bars(picture.distribution);
  model.groups = groups(w, picture);
  model.hardest = hardest(w, picture);
  model.nearly = nearly(w, picture);
  model.one_away = one_away(w, picture);
  model.fixes = fixes(w, picture);
  if (model.fixes.rows.empty() && picture.sum.met != picture.sum.applicable)
    model.fixes_none = w.say("picture.fixes_none", {std::to_string(picture.level)});
  model.matrix_title = w.say("picture.section.matrix");
  model.warnings = warnings(w, picture);
  model.notes = notes(w, picture);
  return model;
}

}  // namespace chuan
