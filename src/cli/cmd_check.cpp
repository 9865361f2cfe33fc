// `chuan check`: every fault of the evidence. The messages are the result, so they go to stdout.
#include "app/check.h"
#include "app/workbook_copy.h"
#include "cli/call.h"
#include "report/workbook_sheets.h"

namespace chuan {
namespace {

ExitCode write_marked(Call& call, const std::string& path, const std::string& target,
                      const Diagnostics& found) {
  const Context& context = call.context;
  WorkbookEdit edit;
  edit.marks = fault_marks(found, context.sources, path, call.language);
  edit.sheets = {fault_sheet(found, context.sources, path, call.language)};
  return write_copy(call.context, path, target, kFaultKeys, std::move(edit));
}

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
  const bool mark = call.arguments.has("mark");
  std::string target;
  if (mark) {
    Answer<std::string> free =
        copy_target(call.context, {request.source, "--mark", call.say("cli.check.mark_ending"),
                                   call.arguments.value("output"), call.arguments.has("force")});
    if (!free) return call.fail(free.exit);
    target = std::move(*free);
  } else if (call.arguments.has("force")) {
    diagnostics.add(Code::option_needs_option, {}, {"--force", "--mark"});
    return call.fail(ExitCode::usage);
  }

  const ExitCode exit = check(call.context, request, files ? CheckFiles::yes : CheckFiles::no);
  if (exit != ExitCode::done && exit != ExitCode::evidence) return call.fail(exit);
  Diagnostics found = std::move(diagnostics);
  diagnostics = Diagnostics();
  found.sort();
  const ReportOptions options = call.report_options();
  bool marked = false;
  if (mark) {
    const ExitCode written = write_marked(call, request.source.path, target, found);
    if (written == ExitCode::system) return call.fail(written);
    // What keeps a copy from being made kept the dossier from being read, and is told below.
    marked = written == ExitCode::done;
    diagnostics = Diagnostics();
  }
  const auto finish = [&](const std::string& told) {
    const std::string out = call.without_names(told);
    return mark ? call.show(out, exit) : call.finish(out, exit);
  };
  if (call.arguments.value("format") == "json")
    return finish(render_diagnostics_json(found, call.context.sources, options));
  std::string out = render_diagnostics(found, call.context.sources, options);
  // Several messages end with their count; none or one does not say so itself.
  if (found.all().size() < 2)
    out += call.say(found.empty() ? "cli.check.clean" : "cli.check.count",
                    {std::to_string(found.errors()), std::to_string(found.warnings())}) +
           "\n";
  if (marked) out += "\n" + call.say("cli.check.marked", {target, call.say("book.faults")}) + "\n";
  return finish(out);
}

}  // namespace

Command check_command() {
  Command command;
  command.name = "check";
  command.positionals = {{"cli.argument.dossier"}};
  command.options = {{"pack", 0, "cli.argument.pack", {}},
                     {"overlay", 0, "cli.argument.file", {}, true},
                     {"as-of", 0, "cli.argument.date", {}},
                     {"files", 0, "", {}},
                     {"names", 0, "", {}},
                     format_option({"text", "json"}),
                     {"mark", 0, "", {}},
                     output_option(),
                     {"force", 0, "", {}}};
  command.examples = {"chuan check samples/ha-noi-2023", "chuan check samples/ha-noi-2023 --files",
                      "chuan check quang-tri.xlsx --mark"};
  command.run = run;
  return command;
}

}  // namespace chuan
