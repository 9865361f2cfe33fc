/// A dossier judged: what `score`, `gap`, `why` and `diff` all begin with.
///
///   Answer<Scored> scored = score(context, {.dossier = {.source = {"samples/ha-noi-2023"}}});
///   score_writers()[0].write(scored->report("chuan 0.1.0"), {});
///
/// Contract: a Scored owns all that a report refers to; the ReportInput must not outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/dossier.h"
#include "model/assessment.h"
#include "model/gap.h"
#include "report/report.h"

namespace chuan {

struct ScoreRequest {
  DossierRequest dossier;
  int level = 0;  ///< levels 1..level are judged; 0: `require_level`, else 1 (why: all)
  RulingStage stage = RulingStage::self;
  int require_level = 0;  ///< 0: none; else `reached` says whether this level is
  int lapse_months = 24;  ///< how far ahead lapses are told
  /// Names of people stay in the evidence: --names, and where none of its texts is printed.
  bool names = false;
  bool strict = false;       ///< small counts of people are merged (--redact strict)
  bool explanations = true;  ///< which records were counted, for each indicator
};

struct Scored {
  Dossier dossier;
  Assessment assessment;
  Gap gap;
  std::vector<Lapse> lapses;
  std::vector<Explanation> explanations;
  std::vector<ReportInput::OpenCell> open_cells;
  std::string path;       ///< as the user named it
  std::string how;        ///< the options that chose the pack, as they are to be given again
  bool stored = false;    ///< read back from a result: it cannot be judged again
  std::string successor;  ///< its name, in the language of the context
  bool reached = true;    ///< false: below `require_level`

  ReportInput report(std::string tool) const;
  /// 3 outranks 1.
  ExitCode exit() const;
};
Answer<Scored> score(Context& context, const ScoreRequest& request);
/// With a pack already opened; what the request says of packs is not looked at.
Answer<Scored> score_with(Context& context, const ScoreRequest& request, OpenPack open);

struct Why {
  Scored scored;
  std::uint16_t indicator = 0;
  Explanation explanation;
  std::vector<Turn> turns;
};
/// One indicator at every level of the pack (or up to the level asked).
Answer<Why> why(Context& context, const ScoreRequest& request, const std::string& indicator);

}  // namespace chuan
