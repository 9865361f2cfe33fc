#include "app/stored.h"

#include <utility>

#include "app/scorer.h"
#include "app/stored_assessment.h"
#include "doc/load_text.h"
#include "doc/read.h"

namespace chuan {
namespace {

constexpr std::size_t kMostBytes = 64u << 20;

/// A file that says, near its beginning, that it is an assessment.
bool is_stored(const Context& context, const DossierSource& source) {
  if (source.text) return says_schema(*source.text, kAssessmentSchema);
  if (context.files.kind(source.path) != FileKind::file) return false;
  std::string text;
  return context.files.read(source.path, kMostBytes, text).ok() &&
         says_schema(text, kAssessmentSchema);
}

/// That of another version is told, and still compared.
StoredPack with_pack_of(const CompiledPack& pack) {
  StoredPack out{pack.info.id, pack.info.digest, {}};
  for (const OverlayInfo& overlay : pack.overlays)
    out.overlays.push_back({overlay.name, overlay.digest});
  return out;
}

Answer<Scored> read_stored(Context& context, const ScoreRequest& request) {
  const DossierSource& source = request.dossier.source;
  const SourceId id = source.text ? context.sources.add_text(source.path, *source.text)
                                  : load_text(context.files, source.path, kMostBytes,
                                              context.sources, context.diagnostics);
  if (id == kNoSource) return ExitCode::system;
  const auto tree = read_json(context.sources, id, context.diagnostics);
  if (!tree) return ExitCode::evidence;
  const auto refuse = [&](const std::string& wrong) {
    context.diagnostics.add(Code::not_an_assessment, {}, {source.path, wrong}).subject =
        source.path;
    return ExitCode::evidence;
  };
  const StoredPack stated = stored_pack(*tree);
  if (stated.id.empty()) return refuse("id");
  PackRequest wanted;
  wanted.asked = request.dossier.pack;
  wanted.overlays = request.dossier.overlays;
  wanted.named = stated.id;
  Answer<OpenPack> open = open_pack(context, wanted);
  if (!open) return open.exit;
  if (open->pack->info.digest != stated.digest)
    context.diagnostics.add(Code::assessment_of_other_pack, {}, {source.path, wanted.named});

  std::string wrong;
  auto stored = stored_assessment(*tree, *open->pack, wrong);
  if (!stored) return refuse(wrong);
  ScorerOptions run;
  run.level = request.level == 0 ? stored->assessment.top().level : request.level;
  run.stage = stored->assessment.stage;
  run.as_of = request.dossier.as_of;
  run.strict = request.strict;
  const MadeWith made = made_otherwise(with_pack_of(*open->pack), &*stored, *open->pack, run);
  if (!made.theirs.empty()) {
    context.diagnostics.add(Code::stored_not_comparable, {}, {made.theirs, made.ours}).subject =
        source.path;
    return ExitCode::evidence;
  }
  Scored scored;
  scored.stored = true;
  scored.path = source.path;
  scored.dossier.open = std::move(*open);
  scored.dossier.evidence = std::move(stored->evidence);
  scored.dossier.digest = std::move(stored->digest);
  scored.dossier.as_of = stored->assessment.period.as_of;
  scored.dossier.faults = stored->faults;
  scored.assessment = std::move(stored->assessment);
  return scored;
}

}  // namespace

Answer<Scored> score_or_stored(Context& context, const ScoreRequest& request) {
  return is_stored(context, request.dossier.source) ? read_stored(context, request)
                                                    : score(context, request);
}

}  // namespace chuan
