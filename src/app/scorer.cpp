#include "app/scorer.h"

#include <algorithm>
#include <utility>

#include "app/dossier.h"
#include "app/merge_counts.h"
#include "app/names.h"
#include "app/version.h"
#include "engine/evaluate.h"
#include "evidence/evidence_reader.h"
#include "evidence/write.h"
#include "report/finding_memory.h"

namespace chuan {

struct Scorer::Impl {
  /// What is to be judged: a path, a file at a path with its bytes, or bytes with a name.
  struct Given {
    enum class Form : std::uint8_t { path, file, text };
    Form form;
    const std::string& name;
    std::string_view text = {};
  };

  Impl(FileSystem& disk, OpenPack pack, ScorerOptions options_in)
      : context(disk, options_in.language),
        options(options_in),
        dossier{std::move(pack), {}, {}, {}, 0, 0},
        reader(dossier.pack().schema) {
    judging.level = static_cast<std::uint8_t>(options.level);
    judging.stage = options.stage;
    report.language = options.language;
    report.compact = true;
    report.explain = options.explain;
    report.strict = options.strict;
  }

  Context context;
  ScorerOptions options;
  Dossier dossier;
  EvidenceReader reader;
  Workspace workspace;
  EvaluateOptions judging;
  ReportOptions report;
  Assessment merged;  ///< strict: small counts of people merged
  RoomyText own;
  RoomyText* lines = &own;
  std::size_t begin = 0;  ///< in `lines`, of the line at hand
  FindingMemory written;
  bool there = false;  ///< there is evidence, if only to tell names by

  /// True when it can be judged. Places of cells cost time and are wanted only where there is
  /// something to point at: then it is read once more.
  bool read(const Given& given, bool keep_extents) {
    context.sources = SourceMap();
    context.diagnostics = Diagnostics();
    ReadEvidenceOptions reading;
    reading.keep_extents = keep_extents;
    there = read_evidence(given, reading);
    const bool able = there && examine(context, options.as_of, workspace, dossier);
    if (there && !keep_extents && context.diagnostics.has_errors()) return read(given, true);
    return able;
  }

  bool read_evidence(const Given& given, const ReadEvidenceOptions& reading) {
    SourceMap& sources = context.sources;
    if (given.form == Given::Form::path)
      return !refuse_source(context, {given.name, std::nullopt}) &&
             reader.read_path(context.files, given.name, reading, sources, context.diagnostics,
                              dossier.evidence);
    const SourceId source = sources.lend_text(given.name, given.text);
    return given.form == Given::Form::file
               ? reader.read_file(context.files, source, reading, sources, context.diagnostics,
                                  dossier.evidence)
               : reader.read_text(source, reading, sources, context.diagnostics, dossier.evidence);
  }

  Outcome score(const Given& given) {
    const bool able = read(given, false);
    context.diagnostics.sort();
    Outcome out;
    out.context = &context;
    lines->end_at(begin);
    if (able) {
      judge(out);
    } else {
      out.exit = exit_of_failure(context.diagnostics, 0, ExitCode::evidence);
      if (there) context.diagnostics = without_names();
      lines->append(write_fault_json(given.name, context.diagnostics, context.sources, report));
    }
    out.line = lines->view().substr(begin);
    return out;
  }

  void judge(Outcome& out) {
    const CompiledPack& pack = dossier.pack();
    out.faults = context.diagnostics.errors();
    out.warnings = context.diagnostics.warnings();
    out.exit = out.faults == 0 ? ExitCode::done : ExitCode::evidence;
    out.evidence = &dossier.evidence;
    out.assessment = &evaluate(pack, dossier.evidence, dossier.as_of, judging, workspace);
    if (options.strict) {
      merged = *out.assessment;
      std::vector<Lapse> none;
      merge_small_counts(pack, merged, none);
      out.assessment = &merged;
    }
    static const Gap no_gap;
    ReportInput input{.pack = pack,
                      .evidence = dossier.evidence,
                      .assessment = *out.assessment,
                      .gap = no_gap,
                      .tool = tool_name(),
                      .faults = out.faults,
                      .warnings = out.warnings};
    if (options.digest) input.evidence_digest = evidence_digest(pack.schema, dossier.evidence);
    if (options.explain) input.explanations = explanations();
    Diagnostics told;
    if (out.faults != 0) {
      told = without_names();
      input.messages = &told;
      input.sources = &context.sources;
    }
    append_score_json(input, report, *lines, &written);
  }

  std::vector<Explanation> explanations() const {
    std::vector<Explanation> out;
    Workspace explaining;
    EvaluateOptions plain = judging;
    plain.lapses = false;
    for (std::uint16_t i = 0; i < dossier.pack().indicators.size(); ++i) {
      out.push_back(explain(dossier.pack(), dossier.evidence, dossier.as_of, i, plain, explaining));
      if (options.strict) drop_people(dossier.pack(), out.back());
    }
    return out;
  }

  /// The name of a register or a field.
  bool is_key(std::string_view text) const {
    const std::vector<RegisterSchema>& registers = dossier.pack().schema.registers;
    return std::any_of(registers.begin(), registers.end(), [&](const RegisterSchema& reg) {
      return reg.name == text || reg.field(text) != kNone16;
    });
  }

  /// The messages quote cells, and cells may hold names.
  Diagnostics without_names() const {
    PeopleNames names;
    names.learn(dossier.pack(), dossier.evidence, options.language, !options.strict);
    Diagnostics out = context.diagnostics;
    // Under --redact strict a code tells of a person, too: the place and the column are enough.
    out.change_texts([&](const std::string& text) {
      if (!options.strict) return names.hidden(text);
      return text.empty() || is_key(text) ? text : std::string("...");
    });
    return out;
  }
};

Scorer::Scorer(FileSystem& disk, OpenPack pack, ScorerOptions options)
    : impl_(std::make_unique<Impl>(disk, std::move(pack), options)) {}
Scorer::~Scorer() = default;
Scorer::Scorer(Scorer&&) noexcept = default;

void Scorer::write_behind(RoomyText& out) {
  impl_->lines = &out;
  impl_->begin = out.size();
}
const CompiledPack& Scorer::pack() const {
  return impl_->dossier.pack();
}
Scorer::Outcome Scorer::score_path(const std::string& path) {
  return impl_->score({Impl::Given::Form::path, path});
}
Scorer::Outcome Scorer::score_file(const std::string& path, std::string_view text) {
  return impl_->score({Impl::Given::Form::file, path, text});
}
Scorer::Outcome Scorer::score_text(const std::string& name, std::string_view text) {
  return impl_->score({Impl::Given::Form::text, name, text});
}

}  // namespace chuan
