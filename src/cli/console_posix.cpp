#include "cli/console.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace chuan {
namespace {

IoStatus write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {IoFault::other, system_reason(errno)};
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

/// What a signal handler says: it can reach nothing that is not here before it comes.
struct LastWords {
  std::array<char, 512> text{};
  volatile std::sig_atomic_t size = 0;
  volatile std::sig_atomic_t clear_line = 0;
};
LastWords last_words;

/// All that a handler may call: what fails is left unsaid.
void say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDERR_FILENO, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

extern "C" void interrupted(int) {
  constexpr std::string_view kClear = "\r\x1b[K";
  if (last_words.clear_line != 0) say(kClear);
  say({last_words.text.data(), static_cast<std::size_t>(last_words.size)});
  std::_Exit(130);
}

class StandardInput final : public ByteSource {
 public:
  IoStatus read(char* into, std::size_t room, std::size_t& got) override {
    for (;;) {
      const ssize_t n = ::read(STDIN_FILENO, into, room);
      if (n < 0 && errno == EINTR) continue;
      got = n < 0 ? 0 : static_cast<std::size_t>(n);
      return n < 0 ? IoStatus{IoFault::other, system_reason(errno)} : IoStatus{};
    }
  }
};

int columns_of(int fd) {
  winsize size{};
  return ::isatty(fd) == 1 && ::ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
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
  StandardInput input;
  while (true) {
    std::size_t got = 0;
    const IoStatus status = input.read(buffer.data(), buffer.size(), got);
    if (!status.ok() || got == 0) return status;
    out.append(buffer.data(), got);
    if (out.size() > limit) return {IoFault::too_large, {}};
  }
}

std::unique_ptr<ByteSource> Console::open_in() {
  return std::make_unique<StandardInput>();
}

void Console::clear_line_when_interrupted(bool yes) {
  last_words.clear_line = yes ? 1 : 0;
}

void Console::prepare_memory() {
#ifdef __GLIBC__
  constexpr int kKept = 8 << 20;
  mallopt(M_MMAP_THRESHOLD, kKept);
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_TOP_PAD, 1 << 20);
#ifdef MADV_POPULATE_WRITE
  // A pack, a dossier and its report want so much: at one go instead of a trap for each page.
  constexpr std::size_t kFirst = 1216 << 10, kPage = 4096;
  if (void* block = std::malloc(kFirst)) {
    const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(block) + kPage) & ~(kPage - 1);
    static_cast<void>(
        ::madvise(reinterpret_cast<void*>(begin), kFirst - kPage, MADV_POPULATE_WRITE));
    std::free(block);
  }
#endif
#endif
}

void Console::say_when_interrupted(std::string_view text) {
  last_words.size = 0;
  last_words.size =
      static_cast<std::sig_atomic_t>(text.copy(last_words.text.data(), last_words.text.size()));
}

Console open_console(FileSystem& files) {
  occupy_closed_streams();
  // A handler that cannot be set leaves the system's own, which ends the program too.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  // A file larger than the system allows is told by the write that fails.
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  // Whoever started this in the background may want Ctrl-C to mean something else.
  if (std::signal(SIGINT, interrupted) == SIG_IGN) static_cast<void>(std::signal(SIGINT, SIG_IGN));
  Console console{files};
  console.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term != nullptr && std::strcmp(term, "dumb") == 0;
  console.err_is_terminal = ::isatty(STDERR_FILENO) == 1 && !dumb;
  console.no_color = (no_color != nullptr && *no_color != '\0') || dumb;
  console.columns = columns_of(STDOUT_FILENO);
  console.err_columns = columns_of(STDERR_FILENO);
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
