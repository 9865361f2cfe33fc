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
  ConvertRequest request;
  request.form = *form;
  request.carry_forward = call.arguments.has("carry-forward");
  request.date = day_of(call.arguments, "date", diagnostics);
  if (request.date && !request.carry_forward)
    diagnostics.add(Code::option_needs_option, {}, {"--date", "--carry-forward"});
  if (diagnostics.has_errors()) return call.fail(ExitCode::usage);
  Answer<DossierSource> source = call.dossier(0);
  if (!source) return call.fail(source.exit);
  request.dossier.source = std::move(*source);
  request.dossier.pack = call.arguments.value("pack");
  request.dossier.overlays = call.arguments.values("overlay");
  const Answer<Converted> made = converted_files(call.context, request);
  if (!made) return call.fail(made.exit);
  if (target == "-") {
    call.console.write_err(made->carried);
    return call.finish(made->files.front().second, ExitCode::done);
  }
  const ExitCode written =
      write_files(call.context, target, made->files, {call.arguments.has("force")});
  if (written != ExitCode::done) return call.fail(written);
  return call.finish(call.say("cli.convert.done", {request.dossier.source.path, target,
                                                   std::to_string(made->files.size())}) +
                         "\n" + made->carried,
                     ExitCode::done);
}

}  // namespace

Command convert_command() {
  Command command;
  command.name = "convert";
  command.positionals = {{"cli.argument.dossier"}, {"cli.argument.target"}};
  command.options = {{"pack", 0, "cli.argument.pack", {}},
                     {"overlay", 0, "cli.argument.file", {}, true},
                     {"carry-forward", 0, "", {}},
                     {"date", 0, "cli.argument.date", {}},
                     {"force", 0, "", {}}};
  command.examples = {"chuan convert samples/ha-noi-2023 ha-noi.yaml",
                      "chuan convert ha-noi.yaml ha-noi-csv",
                      "chuan convert samples/ha-noi-2023 ha-noi-2023.xlsx",
                      "chuan convert ha-noi-2023.xlsx ha-noi-2024.xlsx --carry-forward"};
  command.run = run;
  return command;
}

}  // namespace chuan
