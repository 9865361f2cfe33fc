// `chuan gap`: what is missing, by who must act.
#include <array>

#include "app/version.h"
#include "cli/call.h"

namespace chuan {
namespace {

constexpr std::array<std::string_view, 3> kOwners = {"school", "province", "academy"};

ExitCode run(Call& call) {
  const Answer<ScoreRequest> request = call.score_request();
  if (!request) return call.fail(request.exit);
  const Answer<Scored> scored = score(call.context, *request);
  if (!scored) return call.fail(scored.exit);
  ReportOptions options = call.report_options();
  const std::string owner = call.arguments.value("owner");
  for (std::size_t i = 0; i < kOwners.size(); ++i)
    if (owner == kOwners[i]) options.owner = static_cast<Owner>(i);
  const ScoreWriter& writer = writer_for(call.arguments, gap_writers());
  return call.finish(writer.write(scored->report(tool_name()), options), scored->exit());
}

}  // namespace

Command gap_command() {
  Command command;
  command.name = "gap";
  command.positionals = {{"cli.argument.dossier"}};
  command.options = judging_options();
  command.options.push_back({"owner", 0, "cli.argument.owner", {kOwners.begin(), kOwners.end()}});
  command.options.push_back(format_option(names_of(gap_writers())));
  command.options.push_back(output_option());
  command.examples = {"chuan gap samples/ha-noi-2023 --owner school",
                      "chuan gap samples/ha-noi-2023 --level 2 --format csv -o con-thieu.csv"};
  command.run = run;
  return command;
}

}  // namespace chuan
