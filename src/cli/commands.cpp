#include <algorithm>

#include "cli/command.h"

namespace chuan {

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      score_command(),     why_command(),       gap_command(),       report_command(),
      check_command(),     diff_command(),      batch_command(),     new_command(),
      convert_command(),   stats_command(),     claim_command(),     pack_list_command(),
      pack_show_command(), pack_test_command(), pack_lint_command(), pack_overlay_command(),
      explain_command(),   completion_command()};
  return table;
}

const std::vector<OptionSpec>& common_options() {
  static const std::vector<OptionSpec> table = {
      {"lang", 0, "cli.argument.language", {"vi", "en"}},
      {"diagnostics", 0, "cli.argument.format", {"text", "json"}},
      {"color", 0, "cli.argument.when", {"auto", "always", "never"}},
      {"width", 0, "cli.argument.columns", {}},
      {"help", 'h', "", {}},
      {"version", 0, "", {}}};
  return table;
}

std::string Command::key() const {
  std::string out = name;
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

}  // namespace chuan
