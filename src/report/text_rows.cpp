#include "report/text_rows.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/glyphs.h"

namespace chuan {
namespace {

constexpr std::size_t kTitleStart = 9;  // mark, blank, id of six letters, blank
constexpr std::size_t kBetween = 2;
constexpr std::size_t kMostDistance = 19;  // wider ones take their brief form
constexpr std::size_t kMostNeed = 12;

struct Edges {
  std::size_t title = 0;  ///< columns left for the title
  std::size_t have = 0, need = 0;
};

std::size_t minus(std::size_t a, std::size_t b) {
  return a > b ? a - b : 0;
}

Edges edges_of(const MissingRow& row, const std::string& have, const std::string& distance,
               const Columns& columns, std::size_t between) {
  const std::size_t start = minus(columns.distance, display_width(distance));
  Edges edges;
  edges.need = std::min(columns.need, distance.empty() ? columns.distance : minus(start, between));
  const std::size_t need_start = minus(edges.need, display_width(row.need));
  edges.have = std::min(columns.have, row.need.empty() ? edges.need : minus(need_start, between));
  edges.title = minus(minus(edges.have, display_width(have)), kTitleStart + 1);
  return edges;
}

Ink mark_ink(const std::string& mark) {
  return mark == glyph::kNearly || mark == "?" ? Ink::warn : Ink::plain;
}

}  // namespace

Columns columns_of(const MissingSection& section, std::size_t width) {
  // One long row must not push all others to the left.
  std::size_t need = display_width(section.need_head);
  std::size_t distance = display_width(section.distance_head);
  for (const MissingRow& row : section.rows) {
    const std::size_t full = display_width(row.distance);
    need = std::max(need, display_width(row.need));
    distance = std::max(distance, full <= kMostDistance ? full : display_width(row.distance_brief));
  }
  Columns columns;
  columns.distance = width;
  columns.need = width - std::min(distance, kMostDistance) - kBetween;
  columns.have = columns.need - std::min(need, kMostNeed) - kBetween;
  return columns;
}

void put_section_head(Page& page, const MissingSection& section) {
  const std::string title = section.title + ": " + std::to_string(section.rows.size());
  const Columns columns = columns_of(section, page.width());
  Line line;
  line.put(title, Ink::bold);
  const std::size_t have_start =
      columns.have - std::min(columns.have, display_width(section.have_head));
  if (display_width(title) + kBetween > have_start) {
    page.line(line);
    line = Line();
  }
  line.right(section.have_head, columns.have, Ink::faint)
      .right(section.need_head, columns.need, Ink::faint)
      .right(section.distance_head, columns.distance, Ink::faint);
  page.line(line);
}

void put_missing_row(Page& page, const MissingRow& row, const Columns& columns) {
  const std::size_t title_wide = display_width(row.title);
  // From what reads best to what still fits.
  struct Form {
    const std::string* have;
    const std::string* distance;
    std::size_t between;
  };
  const bool aligns = display_width(row.distance) <= kMostDistance;
  const std::string* distance = aligns ? &row.distance : &row.distance_brief;
  const std::array<Form, 6> forms{{{&row.have, &row.distance, kBetween},
                                   {&row.have, distance, 1},
                                   {&row.have, &row.distance_brief, kBetween},
                                   {&row.have, &row.distance_brief, 1},
                                   {&row.have_brief, &row.distance_brief, kBetween},
                                   {&row.have_brief, &row.distance_brief, 1}}};
  std::size_t form = 0;
  Edges edges;
  for (;; ++form) {
    edges = edges_of(row, *forms[form].have, *forms[form].distance, columns, forms[form].between);
    if (edges.title >= title_wide || form + 1 == forms.size()) break;
  }
  Line line;
  line.put(row.mark, mark_ink(row.mark)).pad_to(2).put(row.id).pad_to(kTitleStart);
  // Cutting a few letters off a title is better than two lines; more is not.
  if (edges.title + 4 >= title_wide) {
    line.put(fit_columns(row.title, edges.title));
  } else {
    page.line(line.put(row.title));
    line = Line(kTitleStart);
  }
  std::string_view have = *forms[form].have;
  if (kTitleStart + display_width(have) > edges.have) {  // rather lines of its own than a cut
    page.paragraph(line, kTitleStart, have);
    line = Line(kTitleStart);
    have = {};
  }
  page.line(line.right(have, edges.have)
                .right(row.need, edges.need)
                .right(*forms[form].distance, columns.distance));
}

std::string mark_legend(const Wording& w, const std::vector<MissingSection>& sections) {
  struct Mark {
    std::string_view sign, key;
  };
  static constexpr std::array<Mark, 4> marks{{{glyph::kNearly, "legend.nearly"},
                                              {"?", "legend.no_evidence"},
                                              {"!", "legend.needs_ruling"},
                                              {glyph::kPapers, "legend.papers"}}};
  std::string text;
  for (const Mark& mark : marks) {
    const bool used = std::any_of(sections.begin(), sections.end(), [&](const auto& section) {
      return std::any_of(section.rows.begin(), section.rows.end(),
                         [&](const MissingRow& row) { return row.mark == mark.sign; });
    });
    if (used)
      text += (text.empty() ? "" : glyph::kDot) + std::string(mark.sign) + " " + w.say(mark.key);
  }
  return text;
}

}  // namespace chuan
