#include "report/text_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace chuan {
namespace {

constexpr std::size_t kTitleStart = 9;  // mark, blank, id of six letters, blank
constexpr std::size_t kTitleLeast = 20;
constexpr std::size_t kBetween = 2;

Ink mark_ink(const std::string& mark) {
  return mark == "≈" || mark == "?" ? Ink::warn : Ink::plain;
}

}  // namespace

Columns columns_of(const MissingSection& section, std::size_t width) {
  std::size_t need = display_width(section.need_head);
  std::size_t distance = display_width(section.distance_head);
  for (const MissingRow& row : section.rows) {
    need = std::max(need, display_width(row.need));
    distance = std::max(distance, display_width(row.distance));
  }
  Columns columns;
  columns.distance = width;
  columns.need = width - std::min<std::size_t>(distance, 24) - kBetween;
  columns.have = columns.need - std::min<std::size_t>(need, 12) - kBetween;
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
  const auto title_room = [&](const std::string& have, const std::string& distance) {
    const std::size_t edge_distance =
        columns.distance - std::min(columns.distance, display_width(distance));
    const std::size_t need_edge =
        distance.empty() ? columns.need : std::min(columns.need, edge_distance - kBetween);
    const std::size_t need_start = need_edge - std::min(need_edge, display_width(row.need));
    const std::size_t have_edge =
        std::min(columns.have, row.need.empty() ? need_edge : need_start - kBetween);
    const std::size_t have_start = have_edge - std::min(have_edge, display_width(have));
    struct Edges {
      std::size_t title, have, need;
    };
    return Edges{have_start > kTitleStart + 1 ? have_start - kTitleStart - 1 : 0, have_edge,
                 need_edge};
  };
  const std::array<std::pair<const std::string*, const std::string*>, 3> forms{
      {{&row.have, &row.distance},
       {&row.have, &row.distance_brief},
       {&row.have_brief, &row.distance_brief}}};
  std::size_t form = 0;
  while (form + 1 < forms.size() &&
         title_room(*forms[form].first, *forms[form].second).title < title_wide)
    ++form;
  const std::string& have = *forms[form].first;
  const std::string& distance = *forms[form].second;
  const auto edges = title_room(have, distance);
  Line line;
  line.put(row.mark, mark_ink(row.mark)).pad_to(2).put(row.id).pad_to(kTitleStart);
  if (edges.title >= std::min(title_wide, kTitleLeast)) {
    line.put(fit_columns(row.title, edges.title));
  } else {
    // The numbers need the line for themselves.
    page.line(line.put(row.title));
    line = Line(kTitleStart);
  }
  line.right(have, edges.have).right(row.need, edges.need).right(distance, columns.distance);
  page.line(line);
}

std::string mark_legend(const Wording& w, const std::vector<MissingSection>& sections) {
  struct Mark {
    std::string_view sign, key;
  };
  static constexpr std::array<Mark, 4> marks{{{"≈", "legend.nearly"},
                                              {"?", "legend.no_evidence"},
                                              {"!", "legend.needs_ruling"},
                                              {"¶", "legend.papers"}}};
  std::string text;
  for (const Mark& mark : marks) {
    const bool used = std::any_of(sections.begin(), sections.end(), [&](const auto& section) {
      return std::any_of(section.rows.begin(), section.rows.end(),
                         [&](const MissingRow& row) { return row.mark == mark.sign; });
    });
    if (used) text += (text.empty() ? "" : " · ") + std::string(mark.sign) + " " + w.say(mark.key);
  }
  return text;
}

}  // namespace chuan
