/// The terminal and the three streams: the only place that knows the machine it runs on.
///
/// Contract: bytes pass unchanged (binary, no translation of line ends); a failed write is told,
/// never ignored; SIGINT ends with 130 and a closed pipe is a failed write, not a signal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/file_system.h"

namespace chuan {

struct Console {
  FileSystem& files;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool no_color = false;     ///< NO_COLOR is set, or the terminal is dumb
  int columns = 0;           ///< of the terminal; 0 when stdout is none
  bool reader_left = false;  ///< a write failed because the pipe's reader has closed it

  IoStatus write_out(std::string_view text);
  void write_err(std::string_view text);
  /// `-`: all of standard input.
  IoStatus read_in(std::size_t limit, std::string& out);
};

/// Prepares streams and signals, once, first of all.
Console open_console(FileSystem& files);
/// The arguments after the program's name, UTF-8, paths with forward slashes left to the caller.
std::vector<std::string> command_line(int argc, char** argv);
/// Today by the system's clock: only for the date of a new, empty dossier.
Date today();

}  // namespace chuan
