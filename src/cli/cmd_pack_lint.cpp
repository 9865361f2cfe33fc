// `chuan pack lint`: what is wrong with a pack or an overlay. The messages are the result, so they
// go to stdout.
#include <utility>

#include "app/lint.h"
#include "cli/call.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  LintRequest request;
  request.asked = call.arguments.at(0);
  request.pack = call.arguments.value("pack");
  const Answer<LintRun> done = lint(call.context, request);
  if (!done) return call.fail(done.exit);
  Diagnostics found = std::exchange(call.context.diagnostics, Diagnostics());
  found.sort();
  const ExitCode exit = found.has_errors() ? ExitCode::pack : ExitCode::done;
  const ReportOptions options = call.report_options();
  if (call.arguments.value("format") == "json")
    return call.finish(render_diagnostics_json(found, call.context.sources, options), exit);
  std::string out = render_diagnostics(found, call.context.sources, options);
  // Several messages end with their count; none or one does not say so itself.
  if (found.all().size() < 2)
    out += call.say(found.empty() ? "cli.lint.clean" : "cli.check.count",
                    {std::to_string(found.errors()), std::to_string(found.warnings())}) +
           "\n";
  return call.finish(out, exit);
}

}  // namespace

Command pack_lint_command() {
  Command command;
  command.name = "pack lint";
  command.positionals = {{"cli.argument.pack", false, Offers::packs}};
  command.options = {
      {"pack", 0, "cli.argument.pack", {}}, format_option({"text", "json"}), output_option()};
  command.examples = {"chuan pack lint rules/qd11-2021",
                      "chuan pack lint samples/overlay-thu-nghiem/overlay.yaml"};
  command.run = run;
  return command;
}

}  // namespace chuan
