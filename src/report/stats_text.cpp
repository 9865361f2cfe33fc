#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "report/page.h"
#include "report/stats_model.h"

namespace chuan {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestLabel = 20;

/// The width of each column kept; a narrow page drops the least needed ones.
struct Shape {
  std::size_t label = 0;
  std::vector<std::size_t> kept;
  std::vector<std::size_t> widths;
};

std::size_t column_width(const StatsGrid& grid, std::size_t column) {
  std::size_t width = display_width(grid.columns[column].head);
  for (const StatsLine& line : grid.lines)
    width = std::max(width, display_width(line.cells[column]));
  return width;
}

Shape shape_of(const StatsGrid& grid, std::size_t page) {
  std::size_t longest = display_width(grid.label_head);
  for (const StatsLine& line : grid.lines) longest = std::max(longest, display_width(line.label));
  Shape shape;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) shape.kept.push_back(i);
  while (true) {
    shape.widths.clear();
    for (const std::size_t column : shape.kept) shape.widths.push_back(column_width(grid, column));
    const std::size_t taken =
        kGap + std::accumulate(shape.widths.begin(), shape.widths.end(), std::size_t{0}) +
        kGap * shape.widths.size();
    const std::size_t room = page > taken ? page - taken : 0;
    const auto drop = std::max_element(
        shape.kept.begin(), shape.kept.end(),
        [&](std::size_t a, std::size_t b) { return grid.columns[a].rank < grid.columns[b].rank; });
    const bool fits = room >= std::min(longest, kNarrowestLabel);
    if (fits || drop == shape.kept.end() || grid.columns[*drop].rank == 0) {
      shape.label = std::min(longest, std::max(room, std::size_t{8}));
      return shape;
    }
    shape.kept.erase(drop);
  }
}

void put_line(Page& page, const Shape& shape, std::string_view label,
              const std::vector<std::string>& cells, Ink ink) {
  // A label that is too long runs on above its numbers.
  const std::vector<std::string> rows = wrap(label, shape.label);
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) page.line(Line(kGap).put(rows[i], ink));
  Line line(kGap);
  line.put(rows.empty() ? std::string() : rows.back(), ink);
  std::size_t edge = kGap + shape.label;
  for (std::size_t i = 0; i < shape.kept.size(); ++i) {
    edge += kGap + shape.widths[i];
    line.right(cells[shape.kept[i]], edge, ink);
  }
  page.line(line);
}

void put_grid(Page& page, const StatsGrid& grid) {
  const Shape shape = shape_of(grid, page.width());
  page.gap();
  page.line(grid.title, Ink::bold);
  std::vector<std::string> heads;
  for (const StatsColumn& column : grid.columns) heads.push_back(column.head);
  put_line(page, shape, "", heads, Ink::faint);
  for (const StatsLine& line : grid.lines)
    put_line(page, shape, line.label, line.cells, line.strong ? Ink::bold : Ink::plain);
}

}  // namespace

std::string write_stats_text(const StatsInput& input, const ReportOptions& options) {
  const StatsModel model = make_stats_model(input, options);
  Page page(options);
  page.paragraph(0, 2, model.school, Ink::bold);
  page.paragraph(0, 2, model.subject);
  page.gap();
  for (const std::string& line : model.summary) page.paragraph(2, 4, line);
  for (const StatsGrid& grid : model.grids) put_grid(page, grid);
  if (!model.headlines.empty()) {
    page.gap();
    page.line(model.headlines_title, Ink::bold);
    for (const std::string& line : model.headlines) page.paragraph(2, 4, line);
  }
  if (!model.warnings.empty()) page.gap();
  for (const std::string& line : model.warnings) page.paragraph(0, 2, line, Ink::warn);
  if (!model.notes.empty()) page.gap();
  for (const std::string& line : model.notes) page.paragraph(0, 2, line, Ink::faint);
  return page.take();
}

}  // namespace chuan
