#include "app/scorer.h"

#include <utility>

#include "app/score.h"
#include "app/version.h"

namespace chuan {

struct Scorer::Impl {
  Impl(FileSystem& disk_in, OpenPack pack_in, ScorerOptions options_in)
      : disk(disk_in), open(std::move(pack_in)), options(options_in) {}

  FileSystem& disk;
  OpenPack open;
  ScorerOptions options;
  std::optional<Context> context;
  std::optional<Scored> scored;
  std::string line;

  Outcome score(DossierSource source) {
    ScoreRequest request;
    request.dossier.as_of = options.as_of;
    request.dossier.source = std::move(source);
    request.level = options.level;
    request.stage = options.stage;
    request.explanations = options.explain;
    request.names = true;  // a line holds none of the texts they could stand in
    request.strict = options.strict;
    scored.reset();
    context.emplace(disk, options.language);
    Answer<Scored> answer = score_with(*context, request, open);
    context->diagnostics.sort();

    ReportOptions report;
    report.language = options.language;
    report.compact = true;
    report.explain = options.explain;
    Outcome out;
    out.context = &*context;
    out.exit = answer ? answer->exit() : answer.exit;
    if (answer) {
      scored = std::move(*answer);
      if (!options.digest) scored->dossier.digest.clear();
      out.evidence = &scored->dossier.evidence;
      out.assessment = &scored->assessment;
      out.faults = scored->dossier.faults;
      out.warnings = scored->dossier.warnings;
      line = score_writers()[1].write(scored->report(tool_name()), report);
    } else {
      line = write_fault_json(request.dossier.source.path, context->diagnostics, context->sources,
                              report);
    }
    out.line = line;
    return out;
  }
};

Scorer::Scorer(FileSystem& disk, OpenPack pack, ScorerOptions options)
    : impl_(std::make_unique<Impl>(disk, std::move(pack), options)) {}
Scorer::~Scorer() = default;
Scorer::Scorer(Scorer&&) noexcept = default;

const CompiledPack& Scorer::pack() const {
  return *impl_->open.pack;
}
Scorer::Outcome Scorer::score_path(const std::string& path) {
  return impl_->score({path, std::nullopt});
}
Scorer::Outcome Scorer::score_text(const std::string& name, std::string_view text) {
  return impl_->score({name, std::string(text)});
}

}  // namespace chuan
