#include "cli/console.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace chuan {
namespace {

IoStatus write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {IoFault::other, std::strerror(errno)};
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

/// A closed stream would lend its number to the next file opened: what is meant for the screen
/// would go into that file. Occupied for reading only, it fails when written, as it should.
void occupy_closed_streams() {
  for (const int fd : {0, 1, 2})
    if (::fcntl(fd, F_GETFD) == -1 && ::open("/dev/null", O_RDONLY) != fd) std::_Exit(5);
}

extern "C" void interrupted(int) {
  std::_Exit(130);
}

}  // namespace

IoStatus Console::write_out(std::string_view text) {
  const IoStatus status = write_all(STDOUT_FILENO, text);
  reader_left = !status.ok() && errno == EPIPE;
  return status;
}

void Console::write_err(std::string_view text) {
  write_all(STDERR_FILENO, text);
}

IoStatus Console::read_in(std::size_t limit, std::string& out) {
  std::array<char, 1 << 16> buffer;
  while (true) {
    const ssize_t n = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {IoFault::other, std::strerror(errno)};
    if (n == 0) return {};
    out.append(buffer.data(), static_cast<std::size_t>(n));
    if (out.size() > limit) return {IoFault::too_large, {}};
  }
}

Console open_console(FileSystem& files) {
  occupy_closed_streams();
  // A handler that cannot be set leaves the system's own, which ends the program too.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  static_cast<void>(std::signal(SIGINT, interrupted));
  Console console{files};
  console.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  console.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  console.no_color = (no_color != nullptr && *no_color != '\0') ||
                     (term != nullptr && std::strcmp(term, "dumb") == 0);
  winsize size{};
  if (console.out_is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    console.columns = size.ws_col;
  return console;
}

std::vector<std::string> command_line(int argc, char** argv) {
  return argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>();
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (::localtime_r(&now, &local) == nullptr) return Date{};
  return Date::of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace chuan
