#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/numerals.h"
#include "report/picture_model.h"

namespace chuan {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr int kMostCells = 40;

void put_title(Page& page, std::string_view title) {
  page.gap();
  page.paragraph(0, 2, title, Ink::bold);
}

void put_distribution(Page& page, const PictureModel& model) {
  if (model.distribution.empty()) return;
  put_title(page, model.distribution_title);
  std::size_t label = 0;
  int most = 1;
  for (const PictureBar& bar : model.distribution) {
    label = std::max(label, display_width(bar.label));
    most = std::max(most, bar.dossiers);
  }
  const int scale = (most + kMostCells - 1) / kMostCells;
  for (const PictureBar& bar : model.distribution) {
    Line line(kIndent);
    line.right(bar.label, kIndent + label).right(std::to_string(bar.dossiers), kIndent + label + 7);
    std::string cells;
    for (int i = 0; i < bar.dossiers; i += scale) cells += glyph::kFull;
    page.line(line.put("  ").put(cells, Ink::good));
  }
}

/// Numbers in columns at the right, the label cut to what is left.
void put_numbers(Page& page, const PictureTable& table) {
  if (table.rows.empty()) return;
  put_title(page, table.title);
  std::size_t id = 0;
  std::size_t label = 0;
  std::vector<std::size_t> widths;
  for (std::size_t i = 1; i < table.heads.size(); ++i)
    widths.push_back(display_width(table.heads[i]));
  for (const PictureTable::Row& row : table.rows) {
    id = std::max(id, display_width(row.id));
    label = std::max(label, display_width(row.label));
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row.cells[i].text));
  }
  std::size_t taken = kIndent + id + 1;
  for (const std::size_t width : widths) taken += kGap + width;
  label = std::min(label, std::max<std::size_t>(page.room(taken), 8));
  const auto put = [&](Line line, const std::vector<std::string>& cells, Ink ink) {
    std::size_t edge = kIndent + id + 1 + label;
    for (std::size_t i = 0; i < cells.size(); ++i)
      line.right(cells[i], edge += kGap + widths[i], ink);
    page.line(line);
  };
  put(Line(kIndent), {table.heads.begin() + 1, table.heads.end()}, Ink::faint);
  for (const PictureTable::Row& row : table.rows) {
    std::vector<std::string> cells;
    for (const PictureCell& cell : row.cells) cells.push_back(cell.text);
    put(Line(kIndent).put(row.id).pad_to(kIndent + id + 1).put(fit_columns(row.label, label)),
        cells, Ink::plain);
  }
}

/// Texts: the label, and under it or beside it what is said.
void put_texts(Page& page, const PictureTable& table) {
  if (table.rows.empty()) return;
  put_title(page, table.title);
  std::size_t label = 0;
  for (const PictureTable::Row& row : table.rows)
    label = std::max(label, std::min<std::size_t>(36, display_width(row.label)));
  const std::size_t second = kIndent + label + kGap;
  for (const PictureTable::Row& row : table.rows) {
    std::string text;
    for (const PictureCell& cell : row.cells) text += (text.empty() ? "" : glyph::kDot) + cell.text;
    Line line(kIndent);
    line.put(fit_columns(row.label, label)).pad_to(second);
    page.paragraph(line, second, text);
  }
}

}  // namespace

std::string write_picture_text(const PictureInput& input, const ReportOptions& options) {
  const PictureModel model = make_picture_model(input, options);
  Page page(options);
  page.paragraph(0, 2, model.title, Ink::bold);
  page.paragraph(0, 2, model.subject);
  page.gap();
  for (const std::string& line : model.summary) page.paragraph(2, 4, line);
  put_distribution(page, model);
  put_numbers(page, model.groups);
  put_numbers(page, model.hardest);
  put_numbers(page, model.nearly);
  put_texts(page, model.one_away);
  put_numbers(page, model.fixes);
  if (!model.fixes_none.empty()) {
    page.gap();
    page.paragraph(0, 2, model.fixes_none);
  }
  if (!input.picture.rows.empty()) {
    put_title(page, model.matrix_title);
    std::size_t left_out = 0;
    for (const Line& line : picture_matrix(input, options, left_out)) page.line(line);
    if (left_out != 0)
      page.paragraph(0, 2,
                     phrase("picture.left_out", options.language,
                            {whole(static_cast<Int128>(left_out), options.language)}),
                     Ink::faint);
    page.paragraph(0, 2, picture_legend(input, options), Ink::faint);
  }
  if (!model.warnings.empty()) page.gap();
  for (const std::string& line : model.warnings) page.paragraph(0, 2, line, Ink::warn);
  page.gap();
  for (const std::string& line : model.notes) page.paragraph(0, 2, line, Ink::faint);
  return page.take();
}

}  // namespace chuan
