#include "report/letters.h"
#include "report/machine_names.h"
#include "report/pack_label.h"
#include "report/pack_rows.h"
#include "report/sheet_text.h"

namespace chuan {
namespace {

std::string sources_of(const PackRow& row) {
  return joined(row.sources);
}

std::string write_pack_csv(const Wording& w, const PackShowOptions& show) {
  const std::string label = pack_label(w.pack);
  std::string out;
  CsvRow line;
  line.number("indicator").number("title").number("measure");
  for (int level = 1; level <= w.pack.info.levels; ++level)
    line.number("level_" + std::to_string(level)).number("basis_" + std::to_string(level));
  line.number("sources").number("owner").number("pack");
  line.end(out);
  for (const PackRow& row : pack_rows(w, show)) {
    line.text(row.id).text(row.full_title).text(row.measure);
    for (std::size_t i = 0; i < row.asks.size(); ++i) line.text(row.asks[i]).text(row.bases[i]);
    line.text(sources_of(row)).text(row.owner).text(label);
    line.end(out);
  }
  return out;
}

std::string write_pack_md(const Wording& w, const PackShowOptions& show) {
  std::string out = "# " + md_text(w.of(w.pack.info.name)) + "\n\n";
  out += md_text(w.say("pack.rows", {std::to_string(w.pack.indicators.size()), basis_split(w)})) +
         "\n\n";
  for (const std::string& line : overlay_lines(w)) out += "> " + md_text(line) + "\n\n";
  std::vector<std::string> head{w.say("column.indicator"), w.say("column.title"),
                                w.say("column.measure")};
  std::string sides = "lll";
  for (int level = 1; level <= w.pack.info.levels; ++level) {
    head.push_back(w.say("why.level", {std::to_string(level)}));
    head.push_back(w.say("pack.column.basis"));
    sides += "rl";
  }
  head.push_back(w.say("column.sources"));
  head.push_back(w.say("column.owner"));
  out += md_row(head) + md_rule(sides + "ll");
  for (const PackRow& row : pack_rows(w, show)) {
    std::vector<std::string> cells{md_text(row.id), md_text(row.full_title),
                                   md_text(upper_first(row.measure))};
    for (std::size_t i = 0; i < row.asks.size(); ++i) {
      cells.push_back(md_text(row.asks[i]));
      cells.push_back(md_text(row.bases[i]));
    }
    cells.push_back(md_text(sources_of(row)));
    cells.push_back(md_text(row.owner));
    out += md_row(cells);
  }
  return out;
}

}  // namespace

std::string write_pack(const CompiledPack& pack, std::string_view format,
                       const PackShowOptions& show, const ReportOptions& options) {
  const Wording w{pack, options.language};
  if (format == "json") return write_pack_json(w, show, options);
  if (format == "csv") return write_pack_csv(w, show);
  if (format == "md") return write_pack_md(w, show);
  if (show.indicator.empty()) return write_pack_text(w, show, options);
  const std::uint16_t at = pack.find_indicator(show.indicator);
  return at == kNone16 ? std::string() : write_indicator_text(w, pack.indicators[at], options);
}

}  // namespace chuan
