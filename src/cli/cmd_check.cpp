// `chuan check`: every fault of the evidence. The messages are the result, so they go to stdout.
#include "app/check.h"
#include "cli/call.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  Diagnostics& diagnostics = call.context.diagnostics;
  const bool files = call.arguments.has("files");
  DossierRequest request;
  request.pack = call.arguments.value("pack");
  request.overlays = call.arguments.values("overlay");
  request.as_of = day_of(call.arguments, "as-of", diagnostics);
  if (files && call.arguments.at(0) == "-") diagnostics.add(Code::files_need_path, {});
  if (diagnostics.has_errors()) return call.fail(ExitCode::usage);
  Answer<DossierSource> source = call.dossier(0);
  if (!source) return call.fail(source.exit);
  request.source = std::move(*source);

  const ExitCode exit = check(call.context, request, files ? CheckFiles::yes : CheckFiles::no);
  if (exit != ExitCode::done && exit != ExitCode::evidence) return call.fail(exit);
  Diagnostics found = std::move(diagnostics);
  diagnostics = Diagnostics();
  found.sort();
  const ReportOptions options = call.report_options();
  if (call.arguments.value("format") == "json")
    return call.finish(render_diagnostics_json(found, call.context.sources, options), exit);
  std::string out = render_diagnostics(found, call.context.sources, options);
  // Several messages end with their count; none or one does not say so itself.
  if (found.all().size() < 2)
    out += call.say(found.empty() ? "cli.check.clean" : "cli.check.count",
                    {std::to_string(found.errors()), std::to_string(found.warnings())}) +
           "\n";
  return call.finish(out, exit);
}

}  // namespace

Command check_command() {
  Command command;
  command.name = "check";
  command.positionals = {{"cli.argument.dossier"}};
  command.options = {
      {"pack", 0, "cli.argument.pack", {}},  {"overlay", 0, "cli.argument.file", {}, true},
      {"as-of", 0, "cli.argument.date", {}}, {"files", 0, "", {}},
      format_option({"text", "json"}),       output_option()};
  command.examples = {"chuan check samples/ha-noi-2023", "chuan check samples/ha-noi-2023 --files"};
  command.run = run;
  return command;
}

}  // namespace chuan
