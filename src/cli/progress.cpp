#include "cli/progress.h"

#include <algorithm>

#include "base/text.h"
#include "report/numerals.h"

namespace chuan {
namespace {

constexpr auto kFirst = std::chrono::milliseconds(300);
constexpr auto kBetween = std::chrono::milliseconds(100);
constexpr int kBar = 24;
constexpr int kUsualWidth = 80;
constexpr double kLongest = 359'999;  // 99:59:59

std::string clock_words(double seconds) {
  const auto all = static_cast<std::int64_t>(std::clamp(seconds, 0.0, kLongest));
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string rest = two(all / 60 % 60) + ":" + two(all % 60);
  return all >= 3600 ? std::to_string(all / 3600) + ":" + rest
                     : std::to_string(all / 60) + ":" + two(all % 60);
}

std::string bar(double share, int cells) {
  const int full = std::clamp(static_cast<int>(share * cells), 0, cells);
  return "[" + std::string(static_cast<std::size_t>(full), '#') +
         std::string(static_cast<std::size_t>(cells - full), '-') + "]";
}

}  // namespace

std::string progress_line(const ProgressState& first, const ProgressState& now, double seconds,
                          int width, Language language) {
  const double rate = seconds > 0 ? static_cast<double>(now.done - first.done) / seconds : 0;
  std::string out =
      phrase("cli.progress.done", language, {whole(static_cast<Int128>(now.done), language)});
  const std::string speed =
      phrase("cli.progress.rate", language, {whole(static_cast<Int128>(rate + 0.5), language)});
  if (now.total == 0) return fit_columns(out + "  " + speed, static_cast<std::size_t>(width));
  const double share =
      std::min(1.0, static_cast<double>(now.read) / static_cast<double>(now.total));
  const double gone = static_cast<double>(now.read - first.read);
  const double left = static_cast<double>(now.total - std::min(now.read, now.total));
  const std::string percent = std::to_string(static_cast<int>(share * 100)) + " %";
  std::string tail = percent + "  " + speed;
  if (gone > 0)
    tail += "  " + phrase("cli.progress.left", language, {clock_words(left * seconds / gone)});
  const int room =
      width - static_cast<int>(display_width(out) + display_width(tail)) - 6;  // blanks, brackets
  out += "  ";
  if (room >= 8) out += bar(share, std::min(room, kBar)) + "  ";
  return fit_columns(out + tail, static_cast<std::size_t>(width));
}

void Progress::show(const ProgressState& now) {
  if (!console_.err_is_terminal) return;
  const Clock::time_point at = Clock::now();
  if (!begun_) {
    begun_ = true;
    start_ = last_ = at;
    first_ = now;
    return;
  }
  if (at - start_ < kFirst || at - last_ < kBetween) return;
  last_ = at;
  const double seconds = std::chrono::duration<double>(at - start_).count();
  const int width = (console_.err_columns > 0 ? console_.err_columns : kUsualWidth) - 1;
  if (!shown_) console_.clear_line_when_interrupted(true);
  shown_ = true;
  console_.write_err("\r" + progress_line(first_, now, seconds, width, language_) + "\x1b[K");
}

void Progress::clear() {
  if (!shown_) return;
  console_.write_err("\r\x1b[K");
  console_.clear_line_when_interrupted(false);
  shown_ = false;
}

}  // namespace chuan
