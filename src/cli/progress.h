/// One line on stderr that says how far long work is: done, share, rate, time left.
///
///   Progress progress(console, language, "cli.progress.dossiers");
///   progress.show({.done = 1200, .read = 31'000'000, .total = 260'000'000});
///   progress.clear();
///
/// Contract: only on a terminal, and only where results do not run over the same screen; a run
/// shorter than a blink shows nothing. No colour. The line never wraps and is gone after `clear`
/// and after Ctrl-C. One thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/console.h"
#include "report/report.h"

namespace chuan {

struct ProgressState {
  std::uint64_t done = 0;             ///< things judged
  std::uint64_t read = 0, total = 0;  ///< of the input, in any unit; total 0: not known
};

/// "  1.200 dossiers  [####------] 12 %  410/s  0:21 left", at most `width` columns wide; `seconds`
/// since `first`.
std::string progress_line(const ProgressState& first, const ProgressState& now, double seconds,
                          int width, Language language);

class Progress {
 public:
  Progress(Console& console, Language language) : console_(console), language_(language) {}
  void show(const ProgressState& now);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  Language language_;
  bool begun_ = false, shown_ = false;
  ProgressState first_;
  Clock::time_point start_, last_;
};

}  // namespace chuan
