/// The words of a command line against the tables: values by option, the rest in order.
///
/// Contract: every usage fault is a diagnostic (U codes) with the nearest spelling; the value is
/// there exactly when there was none. No throw; Boost stays in options.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "cli/command.h"

namespace chuan {

struct Arguments {
  std::vector<std::string> positionals;
  std::vector<std::pair<std::string, std::string>> options;

  bool has(std::string_view name) const;
  /// The value of an option given once; empty when it was not.
  std::string value(std::string_view name) const;
  std::vector<std::string> values(std::string_view name) const;
  /// The positional at `index`; empty when it was not given.
  std::string at(std::size_t index) const;
};

/// The command and what is left of the words; `command` is null when no word names one.
struct Chosen {
  const Command* command = nullptr;
  std::vector<std::string> words;
  std::string unknown;  ///< the words that name no command; empty when there were none at all
  std::vector<const Command*> group;  ///< "pack": pack list, pack show
};
Chosen choose_command(const std::vector<std::string>& words);

std::optional<Arguments> parse_arguments(const Command& command,
                                         const std::vector<std::string>& words, Language language,
                                         Diagnostics& diagnostics);

/// The common options with a value (--lang, --diagnostics, ...) before anything else is understood:
/// usage faults and help are laid out by them too. What is wrong with them is not told here.
Arguments common_arguments(const std::vector<std::string>& words);
Language language_of(const Arguments& arguments);

/// The day an option names; a fault is added when it is none. Nothing when it was not given.
std::optional<Date> day_of(const Arguments& arguments, std::string_view option,
                           Diagnostics& diagnostics);
/// The whole number from `low` to `high` an option names; `otherwise` when it was not given.
int number_of(const Arguments& arguments, std::string_view option, int low, int high, int otherwise,
              Diagnostics& diagnostics);

}  // namespace chuan
