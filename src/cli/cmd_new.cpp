// `chuan new`: an empty dossier with every code and hint of a pack.
#include "app/packs.h"
#include "app/transfer.h"
#include "base/text.h"
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
  const std::string how = how_again(call.context, request.pack, request.overlays);
  return call.finish(
      call.say("cli.new.done", {command_word(target), std::to_string(files->size()), how}) + "\n",
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
