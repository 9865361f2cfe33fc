/// Runs a program and tells what it took: "wall user sys rss status", in seconds and kB, into FILE.
///
///   measure FILE PROGRAM ARGUMENTS...
///
/// Small on purpose: the peak memory of a child counts from before its exec, so a large parent
/// (Python) would hide what a small program takes. A child that is forked also takes down its copy
/// of the parent on its own account, a millisecond and a half: it is spawned.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace {

double seconds(timeval t) {
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto began = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = 0;
  rusage used{};
  if (::posix_spawnp(&child, argv[2], nullptr, nullptr, argv + 2, environ) != 0 ||
      ::wait4(child, &status, 0, &used) < 0)
    return 5;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
  std::FILE* out = std::fopen(argv[1], "w");
  if (out == nullptr) return 5;
  std::fprintf(out, "%.6f %.6f %.6f %ld %d\n", wall.count(), seconds(used.ru_utime),
               seconds(used.ru_stime), used.ru_maxrss,
               WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return std::fclose(out) == 0 ? 0 : 5;
}
