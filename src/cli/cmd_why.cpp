// `chuan why`: one indicator, with every record counted and every one left out.
#include "app/version.h"
#include "cli/call.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  const Answer<ScoreRequest> request = call.score_request();
  if (!request) return call.fail(request.exit);
  const Answer<Why> answer = why(call.context, *request, call.arguments.at(1));
  if (!answer) return call.fail(answer.exit);
  const ReportInput report = answer->scored.report(tool_name());
  const WhyInput input{report, answer->indicator, answer->explanation, answer->turns,
                       call.context.sources};
  const ReportOptions options = call.report_options();
  const bool json = call.arguments.value("format") == "json";
  return call.finish(json ? write_why_json(input, options) : write_why_text(input, options),
                     answer->scored.exit());
}

}  // namespace

Command why_command() {
  Command command;
  command.name = "why";
  command.positionals = {{"cli.argument.dossier"},
                         {"cli.argument.indicator", true, Offers::indicators}};
  command.options = judging_options();
  command.options.push_back(format_option({"text", "json"}));
  command.options.push_back(output_option());
  command.examples = {"chuan why samples/ha-noi-2023 CT2.18",
                      "chuan why samples/ha-noi-2023 CT4.01 --as-of 2023-12-05"};
  command.run = run;
  return command;
}

}  // namespace chuan
