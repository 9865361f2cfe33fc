#include "report/numerals.h"
#include "report/picture_model.h"
#include "report/sheet_text.h"

namespace chuan {
namespace {

void put_table(std::string& out, const PictureTable& table) {
  if (table.rows.empty()) return;
  const bool numbers = table.heads.front().empty();
  out += "\n## " + md_text(table.title) + "\n\n";
  std::vector<std::string> heads;
  for (const std::string& head : table.heads) heads.push_back(md_text(head));
  out += md_row(heads);
  out += md_rule("l" + std::string(table.heads.size() - 1, numbers ? 'r' : 'l'));
  for (const PictureTable::Row& row : table.rows) {
    std::vector<std::string> cells = {
        md_text(row.id.empty() ? row.label : row.id + " " + row.label)};
    for (const PictureCell& cell : row.cells) cells.push_back(md_text(cell.text));
    out += md_row(cells);
  }
}

}  // namespace

std::string write_picture_md(const PictureInput& input, const ReportOptions& options) {
  const PictureModel model = make_picture_model(input, options);
  std::string out = "# " + md_text(model.title) + "\n\n" + md_text(model.subject) + "\n\n";
  for (const std::string& line : model.summary) out += "- " + md_text(line) + "\n";
  put_table(out, distribution_table(model, options.language));
  for (const PictureTable* table :
       {&model.groups, &model.hardest, &model.nearly, &model.one_away, &model.fixes})
    put_table(out, *table);
  if (!model.fixes_none.empty()) out += "\n" + md_text(model.fixes_none) + "\n";
  if (!input.picture.rows.empty()) {
    out += "\n## " + md_text(model.matrix_title) + "\n\n```\n";
    ReportOptions plain = options;
    plain.colour = false;
    Page page(plain);
    std::size_t left_out = 0;
    for (const Line& line : picture_matrix(input, plain, left_out)) page.line(line);
    out += page.take() + "```\n\n" + md_text(picture_legend(input, plain)) + "\n";
    if (left_out != 0)
      out += "\n" +
             phrase("picture.left_out", options.language,
                    {whole(static_cast<Int128>(left_out), options.language)}) +
             "\n";
  }
  if (!model.warnings.empty()) out += '\n';
  for (const std::string& line : model.warnings) out += "> " + md_text(line) + "\n>\n";
  out += '\n';
  for (const std::string& line : model.notes) out += "- " + md_text(line) + "\n";
  return out;
}

}  // namespace chuan
