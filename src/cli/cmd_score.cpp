// `chuan score`: the assessment of one dossier.
#include "app/version.h"
#include "app/workbook_copy.h"
#include "cli/call.h"
#include "report/workbook_sheets.h"

namespace chuan {
namespace {

/// The workbook with the result in it, and the result as asked for on stdout.
ExitCode write_result(Call& call, const ScoreWriter& writer) {
  Diagnostics& diagnostics = call.context.diagnostics;
  if (writer.binary)
    diagnostics.add(Code::options_exclude, {},
                    {"--write-result", "--format " + std::string(writer.name)});
  if (diagnostics.has_errors()) return call.fail(ExitCode::usage);
  const Answer<ScoreRequest> request = call.score_request();
  if (!request) return call.fail(request.exit);
  const DossierSource& source = request->dossier.source;
  const Answer<std::string> target =
      copy_target(call.context, {source, "--write-result", call.say("cli.score.result_ending"),
                                 call.arguments.value("output"), call.arguments.has("force")});
  if (!target) return call.fail(target.exit);
  const Answer<Scored> scored = score(call.context, *request);
  if (!scored) return call.fail(scored.exit);
  const ReportInput input = scored->report(tool_name());
  WorkbookEdit edit;
  edit.sheets = {result_sheet(input, call.report_options())};
  const std::string name = edit.sheets[0].name;
  const ExitCode written =
      write_copy(call.context, source.path, *target, kResultKeys, std::move(edit));
  if (written != ExitCode::done) return call.fail(written);
  std::string out = writer.write(input, call.report_options());
  if (writer.name == "text")
    out += "\n" + call.say("cli.score.result_written", {*target, name}) + "\n";
  return call.show(out, scored->exit());
}

ExitCode run(Call& call) {
  const ScoreWriter& writer = writer_for(call.arguments, score_writers());
  if (call.arguments.has("write-result")) return write_result(call, writer);
  if (call.arguments.has("force") && !writer.binary) {
    call.context.diagnostics.add(Code::option_needs_option, {}, {"--force", "--write-result"});
    return call.fail(ExitCode::usage);
  }
  if (writer.binary &&
      !(call.may_write_binary("--format " + std::string(writer.name)) && call.may_replace()))
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
  command.options.push_back({"write-result", 0, "", {}});
  command.options.push_back(output_option());
  command.options.push_back({"force", 0, "", {}});
  command.examples = {"chuan score samples/ha-noi-2023",
                      "chuan score ho-so.yaml --as-of 2023-12-31 --require-level 1",
                      "chuan score samples/ha-noi-2023 --format json -o ket-qua.json",
                      "chuan score quang-tri.xlsx --write-result"};
  command.run = run;
  return command;
}

}  // namespace chuan
