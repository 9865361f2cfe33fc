#include "app/lint.h"

#include "app/cases.h"
#include "app/packs.h"
#include "doc/load_text.h"
#include "doc/read.h"
#include "pack/lint.h"
#include "report/machine_names.h"

namespace chuan {
namespace {

constexpr std::size_t kMostBytes = 4u << 20;

/// The pack an overlay says it changes; empty when that cannot be read (the lint will say why).
std::string base_of(const Context& context, const std::string& path) {
  SourceMap sources;
  Diagnostics ignored;
  const SourceId source = load_text(context.files, path, kMostBytes, sources, ignored);
  if (source == kNoSource) return {};
  const std::optional<Tree> tree = read_yaml(sources, source, ignored);
  if (!tree || tree->root() == kNoNode || !tree->is_map(tree->root())) return {};
  const NodeId base = tree->find(tree->root(), "base");
  if (base == kNoNode || !tree->is_map(base)) return {};
  const NodeId pack = tree->find(base, "pack");
  return pack != kNoNode && tree->is_scalar(pack) ? std::string(tree->text(pack)) : std::string();
}

/// The folder of a shipped pack, or the folder itself; the message is open_pack's.
Answer<std::string> folder_of(Context& context, const std::string& asked) {
  for (const ShippedPack& pack : shipped_packs(context))
    if (pack.info.id == asked) return pack.folder;
  if (!asked.empty() && context.files.kind(asked) == FileKind::directory) return asked;
  PackRequest request;
  request.asked = asked;
  const Answer<OpenPack> open = open_pack(context, request);
  if (!open) return open.exit;
  return std::string(kShipped) + open->pack->info.id;
}

/// The verdicts of the cases that lie beside the pack.
void lint_verdicts(Context& context, const std::string& asked, const std::string& folder) {
  const bool shipped = folder.starts_with(kShipped);
  const std::string beside = shipped ? "rules/" + folder.substr(kShipped.size()) : folder;
  if (context.files.kind(join_path(beside, "cases")) != FileKind::directory) return;
  CasesRequest request;
  request.pack = shipped ? folder.substr(kShipped.size()) : asked;
  const Answer<CaseRun> run = run_cases(context, request);
  if (!run) return;
  for (const CaseResult& result : run->cases)
    if (result.actual && result.expected && !result.passed())
      context.diagnostics
          .add(Code::lint_case_verdict, {},
               {result.file, std::string(machine_name(*result.expected)),
                std::string(machine_name(*result.actual))})
          .subject = result.file;
}

}  // namespace

Answer<LintRun> lint(Context& context, const LintRequest& request) {
  const std::size_t since = context.diagnostics.all().size();
  const bool overlay = context.files.kind(request.asked) == FileKind::file;
  std::string base = request.asked;
  if (overlay) base = request.pack.empty() ? base_of(context, request.asked) : request.pack;
  const Answer<std::string> folder = folder_of(context, base);
  if (!folder) return folder.exit;
  LoadPackOptions options;
  if (overlay) options.overlays = {request.asked};
  const bool read =
      lint_pack(context.files, *folder, options, context.sources, context.diagnostics);
  if (!read) {
    const ExitCode exit = exit_of_failure(context.diagnostics, since, ExitCode::pack);
    if (exit != ExitCode::pack) return exit;
  } else if (!overlay) {
    lint_verdicts(context, base, *folder);
  }
  return LintRun{overlay ? request.asked : *folder};
}

}  // namespace chuan
