#include "cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>

#include "base/text.h"

namespace chuan {
namespace {

namespace po = boost::program_options;

std::vector<const OptionSpec*> options_of(const Command& command) {
  std::vector<const OptionSpec*> out;
  for (const OptionSpec& option : command.options) out.push_back(&option);
  for (const OptionSpec& option : common_options()) out.push_back(&option);
  return out;
}

const OptionSpec* find_option(const Command& command, std::string_view name) {
  for (const OptionSpec* option : options_of(command))
    if (option->name == name) return option;
  return nullptr;
}

po::options_description describe(const Command& command) {
  po::options_description out;
  for (const OptionSpec* option : options_of(command)) {
    std::string names = option->name;
    if (option->letter != 0) names += std::string(",") + option->letter;
    if (option->argument.empty())
      out.add_options()(names.c_str(), "");
    else
      out.add_options()(names.c_str(), po::value<std::string>(), "");
  }
  return out;
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
  return out;
}

void report_unknown(const Command& command, std::string_view written, Diagnostics& diagnostics) {
  const std::string option(written.substr(0, written.find('=')));
  std::vector<std::string> names;
  for (const OptionSpec* known : options_of(command)) names.push_back("--" + known->name);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  diagnostics.add(Code::unknown_option, {}, {option, command.name}, nearest(option, candidates));
}

/// The library's complaint in our words.
void report_syntax(const Command& command, const po::invalid_command_line_syntax& fault,
                   Language language, Diagnostics& diagnostics) {
  std::string name = fault.get_option_name();
  name.erase(0, name.find_first_not_of('-'));
  if (const std::size_t equals = name.find('='); equals != std::string::npos) name.erase(equals);
  const OptionSpec* option = nullptr;
  for (const OptionSpec* known : options_of(command))
    if (known->name == name || (name.size() == 1 && known->letter == name[0])) option = known;
  if (option == nullptr) {
    report_unknown(command, "--" + name, diagnostics);
  } else if (option->argument.empty()) {
    diagnostics.add(Code::option_takes_no_value, {}, {"--" + option->name});
  } else {
    diagnostics.add(Code::option_needs_value, {},
                    {"--" + option->name, phrase(option->argument, language)});
  }
}

void check_option(const Command& command, const std::string& name, const std::string& value,
                  const Arguments& before, Language language, Diagnostics& diagnostics) {
  const OptionSpec* option = find_option(command, name);
  if (option == nullptr) return;
  // "--pack --format json": the value was forgotten, and the next option taken for it.
  if (!option->argument.empty() && (value.empty() || value.starts_with("--"))) {
    diagnostics.add(Code::option_needs_value, {},
                    {"--" + name, phrase(option->argument, language)});
    return;
  }
  if (!option->repeatable && before.has(name))
    diagnostics.add(Code::option_twice, {}, {"--" + name});
  if (option->values.empty() ||
      std::find(option->values.begin(), option->values.end(), value) != option->values.end())
    return;
  const std::vector<std::string_view> candidates(option->values.begin(), option->values.end());
  diagnostics.add(Code::option_value, {}, {"--" + name, value, joined(option->values)},
                  nearest(value, candidates));
}

void check_positionals(const Command& command, const Arguments& arguments, Language language,
                       Diagnostics& diagnostics) {
  const std::size_t given = arguments.positionals.size();
  for (std::size_t i = 0; i < command.positionals.size(); ++i) {
    const Positional& wanted = command.positionals[i];
    if (i >= given) {
      if (wanted.required)
        diagnostics.add(Code::argument_missing, {},
                        {command.name, phrase(wanted.argument, language)});
      continue;
    }
    const std::string& value = arguments.positionals[i];
    if (wanted.values.empty() ||
        std::find(wanted.values.begin(), wanted.values.end(), value) != wanted.values.end())
      continue;
    const std::vector<std::string_view> candidates(wanted.values.begin(), wanted.values.end());
    diagnostics.add(Code::option_value, {},
                    {phrase(wanted.argument, language), value, joined(wanted.values)},
                    nearest(value, candidates));
  }
  if (given > command.positionals.size())
    diagnostics.add(Code::argument_too_many, {},
                    {command.name, arguments.positionals[command.positionals.size()]});
}

/// A word such as "--lang" that takes the next word as its value.
bool takes_next(std::string_view word) {
  if (!word.starts_with("--")) return false;
  for (const OptionSpec& option : common_options())
    if (word.substr(2) == option.name) return !option.argument.empty();
  return false;
}

}  // namespace

bool Arguments::has(std::string_view name) const {
  return std::any_of(options.begin(), options.end(),
                     [&](const auto& option) { return option.first == name; });
}

std::string Arguments::value(std::string_view name) const {
  for (const auto& [key, text] : options)
    if (key == name) return text;
  return {};
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [key, text] : options)
    if (key == name) out.push_back(text);
  return out;
}

std::string Arguments::at(std::size_t index) const {
  return index < positionals.size() ? positionals[index] : std::string();
}

Chosen choose_command(const std::vector<std::string>& words) {
  std::vector<std::size_t> plain;  // the first words that are neither options nor their values
  for (std::size_t i = 0; i < words.size() && plain.size() < 2; ++i) {
    if (words[i] == "--") break;
    if (takes_next(words[i]))
      ++i;
    else if (!words[i].starts_with('-') || words[i] == "-")
      plain.push_back(i);
  }
  Chosen chosen;
  if (plain.empty()) return chosen;
  const std::string& first = words[plain[0]];
  const std::string both = plain.size() > 1 ? first + " " + words[plain[1]] : first;
  for (const Command& command : commands()) {
    if (command.name != first && command.name != both) continue;
    chosen.command = &command;
    const std::size_t used = command.name == first ? 1 : 2;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (i != plain[0] && (used == 1 || i != plain[1])) chosen.words.push_back(words[i]);
    return chosen;
  }
  for (const Command& command : commands())
    if (command.name.starts_with(first + " ")) chosen.group.push_back(&command);
  chosen.unknown = chosen.group.empty() ? first : both;
  return chosen;
}

std::optional<Arguments> parse_arguments(const Command& command,
                                         const std::vector<std::string>& words, Language language,
                                         Diagnostics& diagnostics) {
  Arguments out;
  const std::size_t errors = diagnostics.errors();
  try {
    using style = po::command_line_style::style_t;
    const po::options_description known = describe(command);
    const auto parsed =
        po::command_line_parser(words)
            .options(known)
            .style(style::allow_long | style::long_allow_adjacent | style::long_allow_next |
                   style::allow_short | style::allow_dash_for_short | style::short_allow_adjacent |
                   style::short_allow_next)
            .run();
    for (const auto& option : parsed.options) {
      if (option.string_key.empty()) {
        for (const std::string& word : option.value) out.positionals.push_back(word);
        continue;
      }
      const std::string value = option.value.empty() ? std::string() : option.value.front();
      check_option(command, option.string_key, value, out, language, diagnostics);
      if (option.string_key == "output" && value == "-") continue;  // standard output
      out.options.emplace_back(option.string_key, value);
    }
  } catch (const po::invalid_command_line_syntax& fault) {
    report_syntax(command, fault, language, diagnostics);
    return std::nullopt;
  } catch (const po::error_with_option_name& fault) {
    report_unknown(command, fault.get_option_name(), diagnostics);
    return std::nullopt;
  }
  if (!out.has("version")) check_positionals(command, out, language, diagnostics);
  if (diagnostics.errors() != errors) return std::nullopt;
  return out;
}

Arguments common_arguments(const std::vector<std::string>& words) {
  Arguments out;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    for (const OptionSpec& option : common_options()) {
      const std::string name = "--" + option.name;
      if (option.argument.empty() || !words[i].starts_with(name)) continue;
      if (words[i].size() > name.size() && words[i][name.size()] == '=')
        out.options.emplace_back(option.name, words[i].substr(name.size() + 1));
      else if (words[i].size() == name.size() && i + 1 < words.size())
        out.options.emplace_back(option.name, words[i + 1]);
    }
  }
  return out;
}

Language language_of(const Arguments& arguments) {
  return arguments.value("lang") == "en" ? Language::en : Language::vi;
}

std::optional<Date> day_of(const Arguments& arguments, std::string_view option,
                           Diagnostics& diagnostics) {
  if (!arguments.has(option)) return std::nullopt;
  const std::string text = arguments.value(option);
  const ParsedDate day = parse_text_date(text);
  if (day.fault == DateFault::none && day.span.exact()) return day.span.first;
  diagnostics.add(Code::bad_day, {}, {"--" + std::string(option), text});
  return std::nullopt;
}

int number_of(const Arguments& arguments, std::string_view option, int low, int high, int otherwise,
              Diagnostics& diagnostics) {
  if (!arguments.has(option)) return otherwise;
  const std::string text = arguments.value(option);
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault == std::errc() && end == text.data() + text.size() && low <= number && number <= high)
    return number;
  diagnostics.add(
      Code::option_value, {},
      {"--" + std::string(option), text, std::to_string(low) + ".." + std::to_string(high)});
  return otherwise;
}

}  // namespace chuan
