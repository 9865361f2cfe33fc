// `chuan new`: an empty dossier with every code and hint of a pack.
#include "app/transfer.h"
#include "cli/call.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  Diagnostics& diagnostics = call.context.diagnostics;
  const std::string target = call.arguments.at(0);
  const auto form = form_of(target);
  if (!form || *form == DossierForm::json) diagnostics.add(Code::unknown_form, {}, {target});
  const auto day = day_of(call.arguments, "date", diagnostics);
  if (diagnostics.has_errors()) return call.fail(ExitCode::usage);

  NewDossierRequest request;
  request.pack = call.arguments.value("pack");
  request.overlays = call.arguments.values("overlay");
  request.form = *form;
  request.date = day ? *day : today();
  const Answer<MadeFiles> files = new_dossier_files(call.context, request);
  if (!files) return call.fail(files.exit);
  if (target == "-") return call.finish(files->front().second, ExitCode::done);
  const ExitCode written = write_files(call.context, target, *files, {call.arguments.has("force")});
  if (written != ExitCode::done) return call.fail(written);
  std::string how;  // a pack on disk and overlays are not known to the next command by themselves
  if (call.context.files.kind(request.pack) == FileKind::directory) how = " --pack " + request.pack;
  for (const std::string& overlay : request.overlays) how += " --overlay " + overlay;
  return call.finish(call.say("cli.new.done", {target, std::to_string(files->size()), how}) + "\n",
                     ExitCode::done);
}

}  // namespace

Command new_command() {
  Command command;
  command.name = "new";
  command.positionals = {{"cli.argument.target"}};
  command.options = {{"pack", 0, "cli.argument.pack", {}},
                     {"overlay", 0, "cli.argument.file", {}, true},
                     {"date", 0, "cli.argument.date", {}},
                     {"force", 0, "", {}}};
  command.examples = {"chuan new quang-tri.xlsx --pack qd11-2021",
                      "chuan new ho-so.yaml --pack qd11-2021",
                      "chuan new ho-so-2026 --pack qd11-2021 --date 2026-06-30"};
  command.run = run;
  return command;
}

}  // namespace chuan
