// `chuan report`: the documents of a dossier, for Word and Excel.
#include <algorithm>

#include "app/layouts.h"
#include "app/version.h"
#include "base/file_system.h"
#include "base/text.h"
#include "cli/call.h"
#include "report/document_writers.h"

namespace chuan {
namespace {

/// The writer of --kind in the format of -o; what is missing or does not fit is told at once.
const DocumentWriter* writer_asked(const Call& call, Diagnostics& diagnostics) {
  const std::string kind = call.arguments.value("kind");
  const std::string target = call.arguments.value("output");
  const auto missing = [&](std::string_view option, std::string_view argument) {
    diagnostics.add(Code::argument_missing, {},
                    {call.command.name, std::string(option) + " " + call.say(argument)});
  };
  if (!call.arguments.has("kind")) missing("--kind", "cli.argument.kind");
  if (!call.arguments.has("output")) missing("-o", "cli.argument.file");
  if (diagnostics.has_errors()) return nullptr;
  const DocumentWriter* writer = find_document_writer(kind, fold_key(extension(target)));
  if (writer != nullptr) return writer;
  std::string list;
  for (const std::string& format : document_formats(kind))
    list += (list.empty() ? "*." : ", *.") + format;
  diagnostics.add(Code::option_value, {}, {"--kind " + kind + " -o", target, list});
  return nullptr;
}

ExitCode run(Call& call) {
  const DocumentWriter* writer = writer_asked(call, call.context.diagnostics);
  if (writer == nullptr || !call.may_replace()) return call.fail(ExitCode::usage);
  const std::string layout_asked =
      call.arguments.has("layout") ? call.arguments.value("layout") : kUsualLayout;
  const Answer<Layout> layout = open_layout(call.context, layout_asked);
  if (!layout) return call.fail(layout.exit);
  const Answer<ScoreRequest> request = call.score_request();
  if (!request) return call.fail(request.exit);
  const Answer<Scored> scored = score(call.context, *request);
  if (!scored) return call.fail(scored.exit);
  const std::optional<std::string> bytes =
      writer->write(scored->report(tool_name()), call.report_options(), *layout);
  if (!bytes) {
    call.context.diagnostics.add(Code::temporary_failed, {});
    return call.fail(ExitCode::system);
  }
  return call.finish(*bytes, scored->exit());
}

}  // namespace

Command report_command() {
  Command command;
  command.name = "report";
  command.positionals = {{"cli.argument.dossier"}};
  command.options = judging_options();
  command.options.push_back({"kind", 0, "cli.argument.kind", document_kinds()});
  command.options.push_back({"layout", 0, "cli.argument.layout", {}});
  command.options.push_back(output_option());
  command.options.push_back({"force", 0, "", {}});
  command.examples = {
      "chuan report samples/ha-noi-2023 --kind tu-danh-gia -o tu-danh-gia.docx",
      "chuan report samples/ha-noi-2023 --kind lo-trinh --layout dang -o lo-trinh.docx"};
  command.run = run;
  return command;
}

}  // namespace chuan
