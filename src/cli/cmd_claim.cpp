// `chuan claim`: the numbers of a published sentence. Ends with 0 consistent, 1 inconsistent or not
// placed, 2 nothing to check.
#include "app/version.h"
#include "claim/claim.h"
#include "cli/call.h"
#include "report/stats_report.h"

namespace chuan {
namespace {

constexpr int kLargestTotal = 5000;

ExitCode exit_of(const Claim& claim) {
  switch (claim.verdict) {
    case ClaimVerdict::consistent:
      return ExitCode::done;
    case ClaimVerdict::inconsistent:
      return ExitCode::below;
    case ClaimVerdict::nothing:
      return ExitCode::usage;
  }
  return ExitCode::bug;
}

ExitCode run(Call& call) {
  Diagnostics& diagnostics = call.context.diagnostics;
  ClaimOptions options;
  options.total = number_of(call.arguments, "total", 1, kLargestTotal, -1, diagnostics);
  if (diagnostics.has_errors()) return call.fail(ExitCode::usage);
  // "-" is a whole paragraph on standard input.
  const Answer<DossierSource> source = call.dossier(0);
  if (!source) return call.fail(source.exit);
  const Claim claim = read_claim(source->text ? *source->text : source->path, options);
  const std::string name = call.arguments.value("format");
  const ClaimWriter* writer = &claim_writers().front();
  for (const ClaimWriter& other : claim_writers())
    if (other.name == name) writer = &other;
  return call.finish(writer->write(claim, tool_name(), call.report_options()), exit_of(claim));
}

}  // namespace

Command claim_command() {
  Command command;
  command.name = "claim";
  command.positionals = {{"cli.argument.sentence", true, Offers::values}};
  std::vector<std::string> formats;
  for (const ClaimWriter& writer : claim_writers()) formats.emplace_back(writer.name);
  command.options = {
      {"total", 0, "cli.argument.number", {}}, format_option(formats), output_option()};
  command.examples = {"chuan claim \"46/55, 83,64%, 9 chua dat, trong do 4 tiem can\"",
                      "chuan claim \"53 met, 2 for opinion\" --total 55"};
  command.run = run;
  return command;
}

}  // namespace chuan
