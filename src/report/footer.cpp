#include "report/footer.h"

#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"

namespace chuan {

std::vector<std::string> footer_lines(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const PackInfo& pack = input.pack.info;
  const Assessment& a = input.assessment;
  std::vector<std::string> lines;
  lines.push_back(w.say("footer.pack", {one_line(w.of(pack.name)), one_line(pack.id),
                                        one_line(pack.version), pack.digest}));
  for (const OverlayInfo& overlay : input.pack.overlays) {
    lines.push_back(
        w.say("footer.overlay", {one_line(overlay.name), one_line(overlay.date), overlay.digest}));
    if (options.names && !overlay.author.empty()) lines.back() += "; " + one_line(overlay.author);
  }
  if (input.pack.overlays.empty()) lines.push_back(w.say("footer.no_overlay"));
  lines.push_back(w.say("footer.as_of", {day(a.period.as_of, w.language),
                                         w.say("stage." + std::string(machine_name(a.stage)))}));
  lines.push_back(period_line(w, a.period));
  for (const LevelResult& level : a.levels)
    lines.push_back(w.say("head.level", {std::to_string(level.level), headline(w, level)}));
  for (std::string& line : lines) line = upper_first(line);
  if (!input.evidence_digest.empty())
    lines.push_back(w.say("footer.evidence", {input.evidence_digest}));
  if (options.names) lines.push_back(w.say("footer.names"));
  if (options.strict) lines.push_back(w.say("footer.strict"));
  lines.push_back(w.say("footer.tool", {one_line(input.tool)}));
  return lines;
}

}  // namespace chuan
