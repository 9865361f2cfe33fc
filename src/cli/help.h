/// Help, made from the tables of command.h and the words of the catalogue.
#pragma once

#include <string>

#include "cli/command.h"

namespace chuan {

/// `chuan --help`: the commands, what every command takes, the exit codes.
std::string general_help(Language language, int width);
/// `chuan score --help`: use, what it does, options, examples.
std::string command_help(const Command& command, Language language, int width);

}  // namespace chuan
