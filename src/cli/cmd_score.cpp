// `chuan score`: the assessment of one dossier.
#include "app/version.h"
#include "cli/call.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  const ScoreWriter& writer = writer_for(call.arguments, score_writers());
  if (writer.binary && !call.may_write_binary("--format " + std::string(writer.name)))
    return call.fail(ExitCode::usage);
  const Answer<ScoreRequest> request = call.score_request();
  if (!request) return call.fail(request.exit);
  const Answer<Scored> scored = score(call.context, *request);
  if (!scored) return call.fail(scored.exit);
  const std::string bytes = writer.write(scored->report(tool_name()), call.report_options());
  if (bytes.empty()) {
    call.context.diagnostics.add(Code::temporary_failed, {});
    return call.fail(ExitCode::system);
  }
  return call.finish(bytes, scored->exit());
}

}  // namespace

Command score_command() {
  Command command;
  command.name = "score";
  command.positionals = {{"cli.argument.dossier"}};
  command.options = judging_options();
  command.options.push_back({"require-level", 0, "cli.argument.number", {}});
  command.options.push_back(format_option(names_of(score_writers())));
  command.options.push_back({"explain", 0, "", {}});
  command.options.push_back({"no-explain", 0, "", {}});
  command.options.push_back(output_option());
  command.examples = {"chuan score samples/ha-noi-2023",
                      "chuan score ho-so.yaml --as-of 2023-12-31 --require-level 1",
                      "chuan score samples/ha-noi-2023 --format json -o ket-qua.json"};
  command.run = run;
  return command;
}

}  // namespace chuan
