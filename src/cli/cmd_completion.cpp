// `chuan completion bash`: a completion script made from the tables, with pack and indicator ids.
#include <fmt/format.h>

#include <set>

#include "app/packs.h"
#include "cli/call.h"

namespace chuan {
namespace {

/// The words a place offers; nothing where file names are offered.
struct Known {
  std::string packs, indicators, codes;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

Known known_words(Context& context) {
  Known known;
  std::set<std::string> indicators;
  std::vector<std::string> packs;
  for (const ShippedPack& shipped : shipped_packs(context)) {
    packs.push_back(shipped.info.id);
    PackRequest request;
    request.asked = shipped.info.id;
    request.to_judge = false;
    Context quiet(context.files, context.language);  // an incomplete pack may not load
    const Answer<OpenPack> open = open_pack(quiet, request);
    if (!open) continue;
    for (const Indicator& row : open->pack->indicators) indicators.insert(row.id);
  }
  known.packs = joined(packs);
  known.indicators = joined({indicators.begin(), indicators.end()});
  std::vector<std::string> codes;
  for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(Code::count_); ++i)
    codes.emplace_back(code_id(static_cast<Code>(i)));
  known.codes = joined(codes);
  return known;
}

std::string offer(const Positional& positional, const Known& known) {
  switch (positional.offers) {
    case Offers::indicators:
      return known.indicators;
    case Offers::packs:
      return known.packs;
    case Offers::codes:
      return known.codes;
    case Offers::values:
      return joined(positional.values);
    case Offers::paths:
      break;
  }
  return {};
}

/// "--pack": values offered after an option; empty for file names.
std::string offer(const OptionSpec& option, const Known& known) {
  if (option.argument == "cli.argument.pack") return known.packs;
  return joined(option.values);
}

std::string options_line(const Command& command) {
  std::vector<std::string> names;
  for (const OptionSpec& option : command.options) names.push_back("--" + option.name);
  for (const OptionSpec& option : common_options()) names.push_back("--" + option.name);
  return joined(names);
}

void add_values(const std::vector<OptionSpec>& options, const Known& known,
                std::set<std::string>& seen, std::string& out) {
  for (const OptionSpec& option : options) {
    if (option.argument.empty()) continue;
    const std::string words = offer(option, known);
    const std::string names = option.letter == 0
                                  ? "--" + option.name
                                  : fmt::format("--{}|-{}", option.name, option.letter);
    if (words.empty() || !seen.insert(names).second) continue;
    out += fmt::format("    {}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return;;\n", names,
                       words);
  }
}

/// The values of one option differ between commands (formats), so they are told by command.
std::string command_case(const Command& command, const Known& known) {
  std::string out = "  \"" + command.name + "\")\n";
  std::string values;
  std::set<std::string> seen;
  add_values(command.options, known, seen, values);
  add_values(common_options(), known, seen, values);
  out += "    case \"$prev\" in\n" + values + "    esac\n";
  out += "    options=\"" + options_line(command) + "\"\n";
  out += "    case $given in\n";
  for (std::size_t i = 0; i < command.positionals.size(); ++i)
    out +=
        "    " + std::to_string(i) + ") words=\"" + offer(command.positionals[i], known) + "\";;\n";
  out += "    esac;;\n";
  return out;
}

std::string takes_value() {
  std::set<std::string> names;
  const auto add = [&](const std::vector<OptionSpec>& options) {
    for (const OptionSpec& option : options) {
      if (option.argument.empty()) continue;
      names.insert("--" + option.name);
      if (option.letter != 0) names.insert(std::string("-") + option.letter);
    }
  };
  for (const Command& command : commands()) add(command.options);
  add(common_options());
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "|") + name;
  return out;
}

std::string bash(const Known& known) {
  std::set<std::string> first;
  std::string cases;
  std::string groups;
  for (const Command& command : commands()) {
    const std::size_t blank = command.name.find(' ');
    first.insert(command.name.substr(0, blank));
    cases += command_case(command, known);
    if (blank == std::string::npos) continue;
    const std::string group = command.name.substr(0, blank);
    const std::size_t at = groups.find("  " + group + ") words=\"");
    if (at == std::string::npos)
      groups += "  " + group + ") words=\"" + command.name.substr(blank + 1) + "\";;\n";
    else
      groups.insert(groups.find("\";;", at), " " + command.name.substr(blank + 1));
  }
  const std::string names = joined({first.begin(), first.end()});
  std::string out = "# bash completion for chuan; made by: chuan completion bash\n_chuan() {\n";
  out += "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\"\n";
  out += "  local command=\"\" words=\"\" options=\"\" given=0 i word\n";
  out += "  for ((i = 1; i < COMP_CWORD; i++)); do\n    word=\"${COMP_WORDS[i]}\"\n";
  out += "    case \"$word\" in\n    " + takes_value() + ") i=$((i + 1));;\n    -*) ;;\n    *)\n";
  out += "      if [[ -z $command ]]; then command=\"$word\"\n";
  for (const std::string& group : first)
    if (groups.find("  " + group + ")") != std::string::npos)
      out += fmt::format("      elif [[ $command == {0} ]]; then command=\"{0} $word\"\n", group);
  out += "      else given=$((given + 1)); fi;;\n    esac\n  done\n";
  out += "  case \"$command\" in\n  \"\") words=\"" + names +
         " help\"; options=\"--help --version\";;\n" + groups + cases + "  esac\n";
  out += "  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n";
  out += "  elif [[ -n $words ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n";
  out += "  else COMPREPLY=($(compgen -f -- \"$cur\")); compopt -o filenames 2>/dev/null; fi\n";
  return out + "}\ncomplete -F _chuan chuan\n";
}

ExitCode run(Call& call) {
  return call.finish(bash(known_words(call.context)), ExitCode::done);
}

}  // namespace

Command completion_command() {
  Command command;
  command.name = "completion";
  command.positionals = {{"cli.argument.shell", true, Offers::values, {"bash"}}};
  command.options = {output_option()};
  command.examples = {"source <(chuan completion bash)"};
  command.run = run;
  return command;
}

}  // namespace chuan
