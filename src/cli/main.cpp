// The command layer's one door: chooses the command, and turns whatever happens into an exit code.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/version.h"
#include "base/text.h"
#include "cli/call.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/options.h"

namespace chuan {
namespace {

/// What --help and --version are laid out with when no command is there to say otherwise.
Command no_command() {
  Command command;
  command.name = "chuan";
  return command;
}

void report_unknown_command(Call& call, const std::string& word) {
  std::vector<std::string_view> names = {"help"};
  std::string near;
  for (const Command& command : commands()) {
    names.push_back(command.name);
    if (near.empty() && command.name.starts_with(word + " ")) near = command.name;
  }
  if (near.empty()) near = nearest(word, names);
  call.context.diagnostics.add(Code::unknown_command, {}, {word}, near);
}

ExitCode run(Console& console, std::vector<std::string> words) {
  const Language language = language_of(words);
  const bool asks_help = !words.empty() && words.front() == "help";
  if (asks_help) words.erase(words.begin());
  const Chosen chosen = choose_command(words);
  const Command none = no_command();
  const Command& command = chosen.command == nullptr ? none : *chosen.command;
  Call call(console, command, {}, language);
  const std::vector<std::string>& rest = chosen.command == nullptr ? words : chosen.words;
  if (chosen.command == nullptr && !chosen.unknown.empty()) {
    report_unknown_command(call, chosen.unknown);
    return call.fail(ExitCode::usage);
  }
  if (!asks_help || chosen.command == nullptr) {
    auto arguments = parse_arguments(command, rest, language, call.context.diagnostics);
    if (!arguments) return call.fail(ExitCode::usage);
    call.arguments = std::move(*arguments);
  }
  const int width = call.report_options().width;
  if (call.arguments.has("version")) return call.finish(tool_name() + "\n", ExitCode::done);
  if (chosen.command == nullptr) {
    const std::string help = general_help(language, width);
    if (asks_help || call.arguments.has("help")) return call.finish(help, ExitCode::done);
    console.write_err(help);
    return ExitCode::usage;
  }
  if (asks_help || call.arguments.has("help"))
    return call.finish(command_help(command, language, width), ExitCode::done);
  number_of(call.arguments, "width", 40, 400, 0, call.context.diagnostics);
  if (call.context.diagnostics.has_errors()) return call.fail(ExitCode::usage);
  return command.run(call);
}

}  // namespace
}  // namespace chuan

int main(int argc, char** argv) {
  chuan::DiskFileSystem disk;
  chuan::Console console = chuan::open_console(disk);
  const std::vector<std::string> words = chuan::command_line(argc, argv);
  const auto bug = [&](const char* what) {
    console.write_err(chuan::phrase("cli.bug", chuan::language_of(words), {what}) + "\n");
    return static_cast<int>(chuan::ExitCode::bug);
  };
  try {
    return static_cast<int>(chuan::run(console, words));
  } catch (const std::exception& fault) {
    return bug(fault.what());
  } catch (...) {
    return bug("?");
  }
}
