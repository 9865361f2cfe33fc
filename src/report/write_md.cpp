#include "report/letters.h"
#include "report/model.h"
#include "report/sheet_text.h"
#include "report/writers.h"

namespace chuan {
namespace {

void put_groups(std::string& out, const Wording& w, const ReportModel& model) {
  const auto n = [](int value) { return std::to_string(value); };
  out += md_row({w.say("column.group"), upper_first(w.say("legend.met")),
                 upper_first(w.say("legend.nearly")), upper_first(w.say("legend.far")),
                 upper_first(w.say("legend.no_evidence")),
                 upper_first(w.say("legend.needs_ruling")), w.say("column.rows")});
  out += md_rule("lrrrrrr");
  for (const GroupRow& row : model.groups) {
    const Tally& t = row.tally;
    out += md_row({md_text(row.number + ". " + row.title), n(t.met), n(t.nearly),
                   n(t.not_met - t.nearly), n(t.no_evidence), n(t.needs_ruling), n(t.applicable)});
  }
}

void put_missing(std::string& out, const Wording& w, const MissingSection& section) {
  out += "\n### " + md_text(section.title) + ": " + std::to_string(section.rows.size()) + "\n\n";
  out += md_row({w.say("column.indicator"), w.say("column.title"), upper_first(section.have_head),
                 upper_first(section.need_head), upper_first(section.distance_head),
                 w.say("column.action")});
  out += md_rule("llrrrl");
  for (const MissingRow& row : section.rows)
    out += md_row({md_text(row.id), md_text(row.full_title), md_text(row.have), md_text(row.need),
                   md_text(row.distance), md_text(action_words(w, row))});
}

}  // namespace

std::string write_score_md(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const ReportModel model = make_report(input, options);
  std::string out = "# " + md_text(model.school) + "\n\n";
  out += md_text(model.subject) + "  \n" + md_text(model.period) + "\n";
  for (const std::string& line : model.context) out += "\n> " + md_text(line) + "\n";
  out += '\n';
  for (const LevelLines& level : model.levels) {
    const std::string head =
        model.levels.size() == 1
            ? level.headline
            : w.say("head.level", {std::to_string(level.level), level.headline});
    out += "- **" + md_text(head) + "**\n";
    out += "  - " + md_text(level.met) + "\n";
    if (!level.rest.empty()) out += "  - " + md_text(level.rest) + "\n";
    out += "  - " + md_text(level.state) + "\n";
  }
  out += '\n';
  put_groups(out, w, model);
  if (!model.missing.empty()) out += "\n## " + w.say("md.missing") + "\n";
  for (const MissingSection& section : model.missing) put_missing(out, w, section);
  if (!model.lapses.empty()) {
    out += "\n## " + md_text(model.lapses_title) + "\n\n";
    out += md_row({w.say("column.indicator"), w.say("column.title"), w.say("column.lost_from"),
                   w.say("column.why")});
    out += md_rule("llrl");
    for (const LapseRow& row : model.lapses)
      out += md_row({md_text(row.id), md_text(row.title), md_text(row.from), md_text(row.what)});
  }
  out += '\n';
  for (const std::string& note : model.notes) out += "- " + md_text(note) + "\n";
  return out;
}

}  // namespace chuan
