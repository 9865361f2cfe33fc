// `chuan pack test`: the verdicts of a pack's cases against their names.
#include "app/cases.h"
#include "app/transfer.h"
#include "cli/call.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  CasesRequest request;
  request.pack = call.arguments.at(0);
  request.only = call.arguments.values("only");
  const Answer<CaseRun> cases = run_cases(call.context, request);
  if (!cases) return call.fail(cases.exit);
  if (call.arguments.has("junit")) {
    const ExitCode written = write_file(call.context, call.arguments.value("junit"),
                                        write_cases_junit(*cases, call.report_options()));
    if (written != ExitCode::done) return call.fail(written);
  }
  const bool json = call.arguments.value("format") == "json";
  return call.finish(json ? write_cases_json(*cases, call.report_options())
                          : write_cases_text(*cases, call.report_options()),
                     cases->failed() == 0 ? ExitCode::done : ExitCode::below);
}

}  // namespace

Command pack_test_command() {
  Command command;
  command.name = "pack test";
  command.positionals = {{"cli.argument.pack", false, Offers::packs}};
  command.options = {{"only", 0, "cli.argument.indicator", {}, true},
                     {"junit", 0, "cli.argument.file", {}},
                     format_option({"text", "json"}),
                     output_option()};
  command.examples = {"chuan pack test rules/qd11-2021",
                      "chuan pack test rules/qd11-2021 --only CT2.18"};
  command.run = run;
  return command;
}

}  // namespace chuan
