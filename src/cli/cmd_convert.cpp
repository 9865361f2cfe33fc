// `chuan convert`: a dossier in another form, without loss.
#include "app/transfer.h"
#include "cli/call.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  Diagnostics& diagnostics = call.context.diagnostics;
  const std::string target = call.arguments.at(1);
  const auto form = form_of(target);
  if (!form) {
    diagnostics.add(Code::unknown_form, {}, {target});
    return call.fail(ExitCode::usage);
  }
  Answer<DossierSource> source = call.dossier(0);
  if (!source) return call.fail(source.exit);
  DossierRequest request;
  request.source = std::move(*source);
  request.pack = call.arguments.value("pack");
  request.overlays = call.arguments.values("overlay");
  const Answer<MadeFiles> files = converted_files(call.context, request, *form);
  if (!files) return call.fail(files.exit);
  if (target == "-") return call.finish(files->front().second, ExitCode::done);
  const ExitCode written = write_files(call.context, target, *files, {call.arguments.has("force")});
  if (written != ExitCode::done) return call.fail(written);
  return call.finish(
      call.say("cli.convert.done", {request.source.path, target, std::to_string(files->size())}) +
          "\n",
      ExitCode::done);
}

}  // namespace

Command convert_command() {
  Command command;
  command.name = "convert";
  command.positionals = {{"cli.argument.dossier"}, {"cli.argument.target"}};
  command.options = {{"pack", 0, "cli.argument.pack", {}},
                     {"overlay", 0, "cli.argument.file", {}, true},
                     {"force", 0, "", {}}};
  command.examples = {"chuan convert samples/ha-noi-2023 ha-noi.yaml",
                      "chuan convert ha-noi.yaml ha-noi-csv"};
  command.run = run;
  return command;
}

}  // namespace chuan
