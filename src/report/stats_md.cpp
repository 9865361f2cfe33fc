#include "report/sheet_text.h"
#include "report/stats_model.h"

namespace chuan {
namespace {

void put_grid(std::string& out, const StatsGrid& grid) {
  out += "\n## " + md_text(grid.title) + "\n\n";
  std::vector<std::string> cells = {md_text(grid.label_head)};
  for (const StatsColumn& column : grid.columns) cells.push_back(md_text(column.head));
  out += md_row(cells);
  out += md_rule("l" + std::string(grid.columns.size(), 'r'));
  for (const StatsLine& line : grid.lines) {
    const auto strong = [&](const std::string& text) {
      return line.strong && !text.empty() ? "**" + md_text(text) + "**" : md_text(text);
    };
    cells = {strong(line.label)};
    for (const std::string& cell : line.cells) cells.push_back(strong(cell));
    out += md_row(cells);
  }
}

void put_list(std::string& out, const std::vector<std::string>& lines) {
  if (!lines.empty()) out += '\n';
  for (const std::string& line : lines) out += "- " + md_text(line) + "\n";
}

}  // namespace

std::string write_stats_md(const StatsInput& input, const ReportOptions& options) {
  const StatsModel model = make_stats_model(input, options);
  std::string out = "# " + md_text(model.school) + "\n\n" + md_text(model.subject) + "\n";
  put_list(out, model.summary);
  for (const StatsGrid& grid : model.grids) put_grid(out, grid);
  if (!model.headlines.empty()) out += "\n## " + md_text(model.headlines_title) + "\n";
  put_list(out, model.headlines);
  for (const std::string& line : model.warnings) out += "\n> " + md_text(line) + "\n";
  put_list(out, model.notes);
  return out;
}

}  // namespace chuan
