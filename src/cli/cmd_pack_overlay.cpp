// `chuan pack overlay new`: an overlay with every row that waits for the official text.
#include "app/packs.h"
#include "app/transfer.h"
#include "cli/call.h"
#include "report/overlay_draft.h"

namespace chuan {
namespace {

ExitCode run(Call& call) {
  PackRequest request;
  request.asked = call.arguments.at(1);
  const Answer<OpenPack> open = open_pack(call.context, request);
  if (!open) return call.fail(open.exit);
  const std::string draft = write_overlay_draft(*open->pack, call.language);
  if (!call.arguments.has("output")) return call.finish(draft, ExitCode::done);
  // Hours of work may already stand in the file.
  WriteOptions options;
  options.overwrite = call.arguments.has("force");
  const ExitCode written =
      write_files(call.context, call.arguments.value("output"), {{"", draft}}, options);
  return call.fail(written);
}

}  // namespace

Command pack_overlay_command() {
  Command command;
  command.name = "pack overlay";
  command.positionals = {{"cli.argument.overlay_action", true, Offers::values, {"new"}},
                         {"cli.argument.pack", false, Offers::packs}};
  command.options = {{"force", 0, "", {}}, output_option()};
  command.examples = {"chuan pack overlay new qd11-2021 -o toan-van.yaml"};
  command.run = run;
  return command;
}

}  // namespace chuan
