#include "report/pack_label.h"

#include "report/letters.h"

namespace chuan {

std::string overlays_label(const CompiledPack& pack) {
  std::string out;
  for (const OverlayInfo& overlay : pack.overlays)
    out += " + " + one_line(overlay.name) + " (" + one_line(overlay.date) + ")";
  return out;
}

std::string pack_label(const CompiledPack& pack) {
  return pack.info.id + overlays_label(pack);
}

std::vector<std::string> overlay_lines(const Wording& w) {
  std::vector<std::string> lines;
  for (const OverlayInfo& overlay : w.pack.overlays)
    lines.push_back(w.say("context.overlay", {one_line(overlay.name), one_line(overlay.date),
                                              one_line(overlay.reason)}));
  return lines;
}

}  // namespace chuan
