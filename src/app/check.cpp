#include "app/check.h"

#include "evidence/read.h"

namespace chuan {
namespace {

/// Paths of documents begin at the dossier: its folder, or the folder its file lies in.
std::string folder_beside(const Context& context, const std::string& path) {
  if (context.files.kind(path) == FileKind::directory) return path;
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

ExitCode check(Context& context, const DossierRequest& request, CheckFiles files) {
  Answer<Dossier> dossier = open_dossier(context, request);
  if (!dossier) return dossier.exit;
  context.names.learn(dossier->pack(), dossier->evidence, context.language);
  const std::size_t before = context.diagnostics.errors();
  if (files == CheckFiles::yes)
    check_files(context.files, folder_beside(context, request.source.path), dossier->pack().schema,
                dossier->evidence, context.diagnostics);
  const bool faulty = dossier->faults != 0 || context.diagnostics.errors() != before;
  return faulty ? ExitCode::evidence : ExitCode::done;
}

}  // namespace chuan
