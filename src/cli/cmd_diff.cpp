// `chuan diff`: which verdicts turned between two dossiers, two days, two packs or two assessments.
#include "app/stored.h"
#include "app/version.h"
#include "cli/call.h"

namespace chuan {
namespace {

/// The second side: as the first, but for what the options for it say.
Answer<ScoreRequest> second_request(Call& call, const ScoreRequest& first) {
  const Arguments& arguments = call.arguments;
  ScoreRequest request = first;
  if (const auto day = day_of(arguments, "as-of-b", call.context.diagnostics))
    request.dossier.as_of = day;
  if (call.context.diagnostics.has_errors()) return ExitCode::usage;
  if (arguments.has("pack-b")) request.dossier.pack = arguments.value("pack-b");
  if (arguments.has("overlay-b")) request.dossier.overlays = arguments.values("overlay-b");
  if (arguments.positionals.size() < 2) return request;
  Answer<DossierSource> source = call.dossier(1);
  if (!source) return source.exit;
  request.dossier.source = std::move(*source);
  return request;
}

bool names_second_side(const Arguments& arguments) {
  return arguments.positionals.size() > 1 || arguments.has("as-of-b") || arguments.has("pack-b") ||
         arguments.has("overlay-b");
}

/// A result holds the findings of its own level alone: the other side is judged at that level, too.
bool same_level(Context& context, ScoreRequest first, Scored& before, ScoreRequest second,
                Scored& after) {
  const int old_level = before.assessment.top().level, new_level = after.assessment.top().level;
  if (old_level == new_level) return true;
  if (before.stored && after.stored) {
    context.diagnostics
        .add(Code::stored_not_comparable, {},
             {"--level " + std::to_string(new_level), "--level " + std::to_string(old_level)})
        .subject = after.path;
    return false;
  }
  ScoreRequest& request = before.stored ? second : first;
  request.level = before.stored ? old_level : new_level;
  Answer<Scored> again = score_or_stored(context, request);
  if (again) (before.stored ? after : before) = std::move(*again);
  return static_cast<bool>(again);
}

ExitCode run(Call& call) {
  if (!names_second_side(call.arguments)) {
    call.context.diagnostics.add(Code::argument_missing, {},
                                 {"diff", call.say("cli.argument.dossier_b")});
    return call.fail(ExitCode::usage);
  }
  const Answer<ScoreRequest> first = call.score_request();
  if (!first) return call.fail(first.exit);
  const Answer<ScoreRequest> second = second_request(call, *first);
  if (!second) return call.fail(second.exit);
  Answer<Scored> before = score_or_stored(call.context, *first);
  if (!before) return call.fail(before.exit);
  Answer<Scored> after = score_or_stored(call.context, *second);
  if (!after) return call.fail(after.exit);
  if (!same_level(call.context, *first, *before, *second, *after))
    return call.fail(ExitCode::evidence);

  const ReportInput old_report = before->report(tool_name());
  const ReportInput new_report = after->report(tool_name());
  const DiffInput input{old_report, new_report};
  const ReportOptions options = call.report_options();
  const bool json = call.arguments.value("format") == "json";
  const ExitCode exit = before->exit() == ExitCode::done ? after->exit() : before->exit();
  return call.finish(json ? write_diff_json(input, options) : write_diff_text(input, options),
                     exit);
}

}  // namespace

Command diff_command() {
  Command command;
  command.name = "diff";
  command.positionals = {{"cli.argument.dossier"}, {"cli.argument.dossier_b", false}};
  command.options = judging_options();
  command.options.push_back({"as-of-b", 0, "cli.argument.date", {}});
  command.options.push_back({"pack-b", 0, "cli.argument.pack", {}});
  command.options.push_back({"overlay-b", 0, "cli.argument.file", {}, true});
  command.options.push_back(format_option({"text", "json"}));
  command.options.push_back(output_option());
  command.examples = {"chuan diff ho-so-2023.yaml ho-so-2024.yaml",
                      "chuan diff samples/ha-noi-2023 --as-of-b 2024-12-31",
                      "chuan diff ket-qua-cu.json ket-qua-moi.json"};
  command.run = run;
  return command;
}

}  // namespace chuan
