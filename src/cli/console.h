/// The terminal and the three streams: the only place that knows the machine it runs on.
///
/// Contract: bytes pass unchanged (binary, no translation of line ends); a failed write is told,
/// never ignored; SIGINT ends with 130 and a closed pipe is a failed write, not a signal.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/file_system.h"
#include "base/stream.h"

namespace chuan {

struct Console {
  FileSystem& files;
  bool out_is_terminal = false;
  bool err_is_terminal = false;  ///< and no dumb one: its last line can be written over
  bool no_color = false;         ///< NO_COLOR is set, or the terminal is dumb
  int columns = 0;               ///< of the terminal; 0 when stdout is none
  int err_columns = 0;           ///< the same of stderr
  bool reader_left = false;      ///< a write failed because the pipe's reader has closed it

  IoStatus write_out(std::string_view text);
  void write_err(std::string_view text);
  /// `-`: all of standard input.
  IoStatus read_in(std::size_t limit, std::string& out);
  /// The same bit by bit, for input too long to hold.
  std::unique_ptr<ByteSource> open_in();
  /// Ctrl-C first wipes the line of progress off the screen.
  void clear_line_when_interrupted(bool yes);
  /// ... and says this (cut after some hundred bytes).
  void say_when_interrupted(std::string_view text);
  /// Before a command runs: what any of them takes is asked of the system at once, and freed memory
  /// is kept, since giving it back makes the threads of a batch wait for each other.
  static void prepare_memory();
};

/// Prepares streams and signals, once, first of all.
Console open_console(FileSystem& files);
/// The arguments after the program's name, UTF-8, paths with forward slashes left to the caller.
std::vector<std::string> command_line(int argc, char** argv);
/// Today by the system's clock: only for the date of a new, empty dossier.
Date today();

}  // namespace chuan
