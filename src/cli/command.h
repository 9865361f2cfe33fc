/// What a command is: its names, arguments and options as data, and the function that runs it.
///
/// The command line is read, the help and the shell completion are made, and the README is checked
/// from these tables. A new command is one file cmd_NAME.cpp and one row in commands.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"

namespace chuan {

struct Call;

/// One option. Its words stand in the catalogue under "cli.option.NAME".
struct OptionSpec {
  std::string name;      ///< "as-of", written --as-of
  char letter = 0;       ///< 'o' for -o; 0: none
  std::string argument;  ///< catalogue key of its value, "cli.argument.date"; empty: a switch
  std::vector<std::string> values = {};  ///< the closed list of values; empty: any
  bool repeatable = false;
};

/// What shell completion offers in a place.
enum class Offers : std::uint8_t { paths, indicators, packs, codes, values };
struct Positional {
  std::string argument;  ///< catalogue key: "cli.argument.dossier"
  bool required = true;
  Offers offers = Offers::paths;
  std::vector<std::string> values = {};
};

struct Command {
  std::string name;  ///< "score", "pack list"; words under "cli.command.score"
  std::vector<Positional> positionals;
  std::vector<OptionSpec> options;    ///< its own; every command also has common_options()
  std::vector<std::string> examples;  ///< each with words under "cli.example.NAME.N"
  ExitCode (*run)(Call&) = nullptr;

  /// "pack_list": as it stands in catalogue keys.
  std::string key() const;
};

/// The table of commands, in the order of the help.
const std::vector<Command>& commands();
/// --lang, --diagnostics, --color, --width, --help, --version.
const std::vector<OptionSpec>& common_options();

/// The rows of the table, one file each.
Command score_command();
Command why_command();
Command gap_command();
Command report_command();
Command check_command();
Command diff_command();
Command batch_command();
Command new_command();
Command convert_command();
Command stats_command();
Command claim_command();
Command pack_list_command();
Command pack_show_command();
Command pack_test_command();
Command pack_lint_command();
Command pack_overlay_command();
Command explain_command();
Command completion_command();

}  // namespace chuan
