#include "app/dossier.h"

#include <string_view>
#include <utility>

#include "app/batch_names.h"
#include "app/figures.h"
#include "doc/load_text.h"
#include "evidence/read.h"
#include "evidence/write.h"
#include "report/numerals.h"

namespace chuan {
namespace {

constexpr std::string_view kSchoolFile = "school.yaml";

/// A folder without school.yaml is often the folder above: names the dossiers found in it.
void report_not_a_dossier(Context& context, const std::string& path,
                          const std::vector<DirEntry>& entries) {
  std::vector<std::string> found;
  for (const DirEntry& entry : entries) {
    const std::string inner = join_path(path, entry.name);
    if (entry.kind != FileKind::directory ||
        context.files.kind(join_path(inner, kSchoolFile)) != FileKind::file)
      continue;
    found.push_back(inner);
  }
  context.diagnostics.add(Code::not_a_dossier, {}, {path}, some_names(found)).subject = path;
}

/// Piped text as a file in memory, named by its first character as the reader does.
EvidenceHead head_of(Context& context, const DossierSource& source) {
  if (!source.text) return read_evidence_head(context.files, source.path);
  MemoryFileSystem memory;
  const std::size_t first = source.text->find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool json = first != std::string::npos && (*source.text)[first] == '{';
  const std::string name = json ? "piped.json" : "piped.yaml";
  memory.files.emplace(name, *source.text);
  return read_evidence_head(memory, name);
}

std::optional<Evidence> read(Context& context, const DossierRequest& request,
                             const EvidenceSchema& schema) {
  const DossierSource& source = request.source;
  ReadEvidenceOptions options;
  options.bases = request.bases;
  if (!source.text)
    return read_evidence(context.files, source.path, schema, options, context.sources,
                         context.diagnostics);
  const SourceId id = context.sources.add_text(source.path, *source.text);
  return read_evidence_text(id, schema, options, context.sources, context.diagnostics);
}

/// Semantics 13: a ruling dated after as-of is a fault; the engine does not let it judge.
void check_rulings(Context& context, const Dossier& dossier) {
  for (const Ruling& ruling : dossier.evidence.rulings)
    if (ruling.date > dossier.as_of)
      context.diagnostics.add(
          Code::ruling_after_as_of, ruling.origin,
          {dossier.pack().indicators[ruling.indicator].id, ruling.person,
           day(ruling.date, context.language), day(dossier.as_of, context.language)});
}

void check_as_of(Context& context, const Dossier& dossier) {
  const Date written = dossier.evidence.dossier_date;
  if (dossier.as_of == written) return;
  const Code code =
      dossier.as_of < written ? Code::as_of_before_dossier : Code::as_of_after_dossier;
  context.diagnostics.add(code, {},
                          {day(dossier.as_of, context.language), day(written, context.language)});
}

}  // namespace

std::optional<ExitCode> refuse_source(Context& context, const DossierSource& source) {
  if (source.text) return std::nullopt;
  std::vector<DirEntry> entries;
  switch (context.files.kind(source.path)) {
    case FileKind::absent:
      add_file_fault({IoFault::not_found, {}}, source.path, 0, context.diagnostics);
      return ExitCode::system;
    case FileKind::directory:
      if (context.files.kind(join_path(source.path, kSchoolFile)) == FileKind::file)
        return std::nullopt;
      if (const IoStatus status = context.files.list(source.path, entries); !status.ok()) {
        add_file_fault(status, source.path, 0, context.diagnostics);
        return ExitCode::system;
      }
      report_not_a_dossier(context, source.path, entries);
      return ExitCode::evidence;
    default:
      return std::nullopt;
  }
}

Answer<OpenPack> open_pack_for(Context& context, const DossierRequest& request) {
  if (const auto refused = refuse_source(context, request.source)) return *refused;
  const EvidenceHead head = head_of(context, request.source);
  PackRequest wanted;
  wanted.asked = request.pack;
  wanted.named = head.pack;
  if (!head.pack_file.empty())
    wanted.named_at = [&] {
      const DossierSource& source = request.source;
      const SourceId id =
          source.text ? context.sources.add_text(source.path, *source.text)
                      : load_text(context.files, head.pack_file, ReadEvidenceOptions().max_bytes,
                                  context.sources, context.diagnostics);
      return id == kNoSource ? Origin() : Origin{id, head.pack_begin, head.pack_end};
    };
  wanted.day = request.as_of ? request.as_of : head.dossier_date;
  wanted.overlays = request.overlays;
  return open_pack(context, wanted);
}

bool examine(Context& context, std::optional<Date> as_of, Workspace& workspace, Dossier& dossier) {
  check_consistency(dossier.pack().schema, dossier.evidence, context.sources, context.diagnostics);
  // Without its own date (a fault already told) a dossier is judged only on a day that is asked.
  const bool dated = dossier.evidence.dossier_date != kDateMin;
  if (!dated && !as_of) return false;
  dossier.as_of = as_of.value_or(dossier.evidence.dossier_date);
  if (!dated) dossier.evidence.dossier_date = dossier.as_of;
  check_figures(dossier.pack(), dossier.evidence, workspace, context.diagnostics);
  check_as_of(context, dossier);
  check_rulings(context, dossier);
  return true;
}

Answer<Dossier> read_dossier(Context& context, const DossierRequest& request, OpenPack pack) {
  if (const auto refused = refuse_source(context, request.source)) return *refused;
  const std::size_t since = context.diagnostics.all().size();
  const std::size_t errors = context.diagnostics.errors();
  const std::size_t warnings = context.diagnostics.warnings();
  const EvidenceSchema& schema = pack.pack->schema;
  auto evidence = read(context, request, schema);
  if (!evidence) return exit_of_failure(context.diagnostics, since, ExitCode::evidence);

  Dossier dossier{std::move(pack), std::move(*evidence), {}, {}, 0, 0};
  Workspace workspace;
  if (!examine(context, request.as_of, workspace, dossier)) {
    context.names.learn(dossier.pack(), dossier.evidence, context.language);
    return ExitCode::evidence;
  }
  dossier.digest = evidence_digest(schema, dossier.evidence);
  dossier.faults = context.diagnostics.errors() - errors;
  dossier.warnings = context.diagnostics.warnings() - warnings;
  return dossier;
}

Answer<Dossier> open_dossier(Context& context, const DossierRequest& request) {
  Answer<OpenPack> pack = open_pack_for(context, request);
  if (!pack) return pack.exit;
  return read_dossier(context, request, std::move(*pack));
}

}  // namespace chuan
