#include "app/score.h"

#include <utility>

#include "app/lapses.h"
#include "app/merge_counts.h"
#include "app/open_cells.h"
#include "engine/evaluate.h"
#include "plan/gap.h"
#include "report/numerals.h"
#include "report/people.h"

namespace chuan {
namespace {

std::optional<ExitCode> refuse_level(Context& context, const CompiledPack& pack, int level) {
  if (level <= pack.info.levels) return std::nullopt;
  context.diagnostics.add(Code::level_not_in_pack, {},
                          {std::to_string(level), pack.info.id, std::to_string(pack.info.levels)});
  return ExitCode::usage;
}

bool level_reached(const Scored& scored, const ScoreRequest& request, EvaluateOptions options) {
  const auto required = static_cast<std::uint8_t>(request.require_level);
  if (required == 0) return true;
  for (const LevelResult& level : scored.assessment.levels)
    if (level.level == required) return level.reached;
  options.level = required;
  options.lapses = false;
  Workspace workspace;
  return evaluate(scored.dossier.pack(), scored.dossier.evidence, scored.dossier.as_of, options,
                  workspace)
      .top()
      .reached;
}

void merge_people(const CompiledPack& pack, Scored& scored) {
  merge_small_counts(pack, scored.assessment, scored.lapses);
  for (Explanation& explanation : scored.explanations) drop_people(pack, explanation);
  std::erase_if(scored.open_cells, [&](const ReportInput::OpenCell& cell) {
    return counts_people(pack.schema, cell.reg);
  });
}

/// On that day the regulation was not, or no longer, in force: it is applied, and told.
void check_force(Context& context, Dossier& dossier) {
  const PackInfo& info = dossier.pack().info;
  if (dossier.as_of >= info.in_force_from && dossier.as_of <= info.in_force_to) return;
  const Language language = context.language;
  std::string force = phrase("cli.pack.force_from", language, {day(info.in_force_from, language)});
  if (info.in_force_to < kDateMax)
    force = phrase("cli.pack.force", language,
                   {day(info.in_force_from, language), day(info.in_force_to, language)});
  context.diagnostics.add(
      Code::outside_force, {},
      {day(dossier.as_of, language), info.name.in(language == Language::en ? "en" : "vi"), force});
  ++dossier.warnings;
}

}  // namespace

Answer<Scored> score_with(Context& context, const ScoreRequest& request, OpenPack open) {
  EvaluateOptions options;
  const int level = request.level > 0           ? request.level
                    : request.require_level > 0 ? request.require_level
                                                : 1;
  options.level = static_cast<std::uint8_t>(level);
  options.stage = request.stage;
  for (const int asked : {level, request.require_level})
    if (const auto refused = refuse_level(context, *open.pack, asked)) return *refused;

  Answer<Dossier> dossier = read_dossier(context, request.dossier, std::move(open));
  if (!dossier) return dossier.exit;
  Scored scored;
  scored.dossier = std::move(*dossier);
  check_force(context, scored.dossier);
  scored.path = request.dossier.source.path;
  scored.how = how_again(context, request.dossier.pack, request.dossier.overlays);
  const CompiledPack& pack = scored.dossier.pack();
  const Evidence& evidence = scored.dossier.evidence;
  const Date as_of = scored.dossier.as_of;
  Workspace workspace;
  scored.assessment = evaluate(pack, evidence, as_of, options, workspace);
  scored.gap = make_gap(pack, evidence, scored.assessment);
  scored.lapses = find_lapses(pack, evidence, scored.assessment, options,
                              as_of.plus_months(request.lapse_months));
  if (request.explanations) {
    options.lapses = false;
    for (std::uint16_t i = 0; i < pack.indicators.size(); ++i)
      scored.explanations.push_back(explain(pack, evidence, as_of, i, options, workspace));
    scored.open_cells = find_open_cells(pack.schema, evidence, scored.explanations);
  }
  if (const auto& successor = scored.dossier.open.successor)
    scored.successor = successor->name.in(context.language == Language::en ? "en" : "vi");
  scored.reached = level_reached(scored, request, options);
  if (!request.names) {
    context.names.learn(pack, evidence, context.language, !request.strict);
    context.names.hide(scored.dossier.evidence);
  }
  if (request.strict) merge_people(pack, scored);
  return scored;
}

ReportInput Scored::report(std::string tool) const {
  return {dossier.pack(), dossier.evidence, assessment,       gap,       lapses,
          explanations,   dossier.digest,   std::move(tool),  path,      how,
          successor,      dossier.faults,   dossier.warnings, open_cells};
}

ExitCode Scored::exit() const {
  if (dossier.faults != 0) return ExitCode::evidence;
  return reached ? ExitCode::done : ExitCode::below;
}

Answer<Scored> score(Context& context, const ScoreRequest& request) {
  Answer<OpenPack> open = open_pack_for(context, request.dossier);
  if (!open) return open.exit;
  return score_with(context, request, std::move(*open));
}

Answer<Why> why(Context& context, const ScoreRequest& request, const std::string& indicator) {
  Answer<OpenPack> open = open_pack_for(context, request.dossier);
  if (!open) return open.exit;
  const std::uint16_t found = find_indicator(context, *open->pack, indicator);
  if (found == kNone16) return ExitCode::usage;
  ScoreRequest every_level = request;
  if (every_level.level == 0) every_level.level = open->pack->info.levels;
  every_level.explanations = false;
  Answer<Scored> scored = score_with(context, every_level, std::move(*open));
  if (!scored) return scored.exit;

  Why answer;
  answer.scored = std::move(*scored);
  answer.indicator = found;
  const Dossier& dossier = answer.scored.dossier;
  EvaluateOptions options;
  options.level = answer.scored.assessment.top().level;
  options.stage = request.stage;
  options.lapses = false;
  Workspace workspace;
  answer.explanation =
      explain(dossier.pack(), dossier.evidence, dossier.as_of, found, options, workspace);
  if (request.strict) {
    // What would turn a verdict tells how far it is from doing so.
    drop_people(dossier.pack(), answer.explanation);
    return answer;
  }
  const Assessment& assessment = answer.scored.assessment;
  for (std::uint32_t at = 0; at < assessment.findings.size(); ++at) {
    if (assessment.findings[at].indicator != found) continue;
    // A check that a lower level decides was turned with that level's finding.
    for (const Turn& turn : make_turns(dossier.pack(), assessment, at))
      if (turn.level == assessment.findings[at].level) answer.turns.push_back(turn);
  }
  return answer;
}

}  // namespace chuan
