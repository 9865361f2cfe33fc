// The command layer's one door: chooses the command, and turns whatever happens into an exit code.
#include <algorithm>
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

void report_unknown_command(Call& call, const Chosen& chosen) {
  std::vector<std::string_view> names = {"help"};
  for (const Command& command : commands()) names.push_back(command.name);
  std::string near = nearest(chosen.unknown, names);
  if (near.empty() && !chosen.group.empty()) near = chosen.group.front()->name;
  call.context.diagnostics.add(Code::unknown_command, {}, {chosen.unknown}, near);
}

/// What --help prints: of the command, of the group of commands, or of all.
std::string help_on(const Chosen& chosen, Language language, int width) {
  if (chosen.command != nullptr) return command_help(*chosen.command, language, width);
  std::string out;
  for (const Command* command : chosen.group) {
    if (!out.empty()) out += "\n";
    out += command_help(*command, language, width);
  }
  return out.empty() ? general_help(language, width) : out;
}

bool asks_help(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word == "--help" || word == "-h"; });
}

ExitCode run(Console& console, std::vector<std::string> words) {
  const Arguments common = common_arguments(words);
  const Language language = language_of(common);
  bool help = asks_help(words);
  if (!words.empty() && words.front() == "help") {
    help = true;
    words.erase(words.begin());
  }
  const Chosen chosen = choose_command(words);
  const Command none = no_command();
  const Command& command = chosen.command == nullptr ? none : *chosen.command;
  Call call(console, command, common, language);
  const int width = call.report_options().width;
  const bool known =
      chosen.command != nullptr || chosen.unknown.empty() ||
      (help && chosen.unknown.find(' ') == std::string::npos && !chosen.group.empty());
  if (!known) {
    report_unknown_command(call, chosen);
    return call.fail(ExitCode::usage);
  }
  if (help) return call.finish(help_on(chosen, language, width), ExitCode::done);

  auto arguments = parse_arguments(command, chosen.command == nullptr ? words : chosen.words,
                                   language, call.context.diagnostics);
  if (!arguments) return call.fail(ExitCode::usage);
  call.arguments = std::move(*arguments);
  if (call.arguments.has("version")) return call.finish(tool_name() + "\n", ExitCode::done);
  if (chosen.command == nullptr) {
    console.write_err(general_help(language, width));
    return ExitCode::usage;
  }
  number_of(call.arguments, "width", kNarrowest, kWidest, 0, call.context.diagnostics);
  if (call.context.diagnostics.has_errors()) return call.fail(ExitCode::usage);
  Console::prepare_memory();
  return command.run(call);
}

}  // namespace
}  // namespace chuan

int main(int argc, char** argv) {
  chuan::DiskFileSystem disk;
  chuan::Console console = chuan::open_console(disk);
  const std::vector<std::string> words = chuan::command_line(argc, argv);
  const auto bug = [&](const char* what) {
    const chuan::Language language = chuan::language_of(chuan::common_arguments(words));
    console.write_err(chuan::phrase("cli.bug", language, {what}) + "\n");
    return static_cast<int>(chuan::ExitCode::bug);
  };
  try {
    return static_cast<int>(chuan::run(console, words));
  } catch (const std::bad_alloc&) {
    const chuan::Language language = chuan::language_of(chuan::common_arguments(words));
    console.write_err(chuan::phrase("cli.no_memory", language) + "\n");
    return static_cast<int>(chuan::ExitCode::system);
  } catch (const std::exception& fault) {
    return bug(fault.what());
  } catch (...) {
    return bug("?");
  }
}
