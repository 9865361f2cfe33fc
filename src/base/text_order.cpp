#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>

#include "base/text.h"
#include "base/utf8.h"

namespace chuan {
namespace {

/// How far two keys may be apart and still be a slip of the pen.
std::size_t slip_bound(std::size_t length) {
  return length / 3;
}

/// Edits (insert, drop, change, swap of neighbours) between two keys, or bound + 1 when more.
std::size_t edits(std::string_view a, std::string_view b, std::size_t bound) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > bound) return bound + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > bound) return bound + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

enum class Accent : std::uint8_t { none, breve, circumflex, horn, bar };
enum class Tone : std::uint8_t { level, grave, hook, tilde, acute, dot };

/// One letter as Vietnamese dictionaries sort it.
struct Letter {
  std::uint32_t base = 0;  ///< lower case
  Accent accent = Accent::none;
  Tone tone = Tone::level;
  bool capital = false;
  std::size_t size = 0;  ///< bytes it takes with its marks

  /// Blank, signs and digits, Latin letters with their accents, other letters.
  std::uint32_t weight() const {
    const bool latin = base >= 'a' && base <= 'z';
    if (latin) return 0x100 + (base - 'a') * 8 + static_cast<std::uint32_t>(accent);
    return base < 0x80 ? base : 0x1000 + base;
  }
};

void add_mark(Letter& letter, std::uint32_t mark) {
  switch (mark) {
    case 0x300:
      letter.tone = Tone::grave;
      break;
    case 0x309:
      letter.tone = Tone::hook;
      break;
    case 0x303:
      letter.tone = Tone::tilde;
      break;
    case 0x301:
      letter.tone = Tone::acute;
      break;
    case 0x323:
      letter.tone = Tone::dot;
      break;
    case 0x302:
      letter.accent = Accent::circumflex;
      break;
    case 0x306:
      letter.accent = Accent::breve;
      break;
    case 0x31B:
      letter.accent = Accent::horn;
      break;
    default:
      break;
  }
}

Letter letter_at(std::string_view text, std::size_t at) {
  const CodePoint c = code_point_at(text, at);
  Letter letter;
  letter.size = c.size;
  std::array<utf8proc_int32_t, 8> parts{static_cast<utf8proc_int32_t>(c.value)};
  if (c.value >= 0x80) {
    int boundary = 0;
    utf8proc_decompose_char(parts[0], parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                            UTF8PROC_DECOMPOSE, &boundary);
  }
  const auto lower = utf8proc_tolower(parts[0]);
  letter.capital = lower != parts[0];
  letter.base = static_cast<std::uint32_t>(lower);
  if (letter.base == 0x111) {
    letter.base = 'd';
    letter.accent = Accent::bar;
  }
  for (std::size_t i = 1; i < parts.size() && parts[i] != 0; ++i) {
    add_mark(letter, static_cast<std::uint32_t>(parts[i]));
  }
  while (at + letter.size < text.size()) {
    const CodePoint mark = code_point_at(text, at + letter.size);
    if (mark.value < 0x300 || mark.value > 0x36F) break;
    add_mark(letter, mark.value);
    letter.size += mark.size;
  }
  return letter;
}

}  // namespace

namespace {

/// Nobody slips on the first letter and on another one: "cao học" is not meant for "đại học".
bool begins_otherwise(std::string_view a, std::string_view b, std::size_t edits) {
  return edits > 1 && !a.empty() && !b.empty() && a.front() != b.front();
}

}  // namespace

std::string nearest(std::string_view text, std::span<const std::string_view> candidates) {
  // A slip of the hand is looked for among what a person could have meant.
  constexpr std::size_t kMostCandidates = 2'000, kLongest = 256;
  if (candidates.size() > kMostCandidates || text.size() > kLongest) return {};
  const std::string key = fold_key(text);
  std::string_view best;
  std::size_t best_edits = SIZE_MAX;
  for (const std::string_view candidate : candidates) {
    const std::string other = fold_key(candidate);
    const std::size_t bound = slip_bound(std::max(key.size(), other.size()));
    const std::size_t found = edits(key, other, bound);
    if (begins_otherwise(key, other, found)) continue;
    if (found <= bound && found < best_edits) {
      best = candidate;
      best_edits = found;
    }
  }
  return std::string(best);
}

bool vietnamese_less(std::string_view a, std::string_view b) {
  std::strong_ordering tones = std::strong_ordering::equal;
  std::strong_ordering capitals = std::strong_ordering::equal;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const Letter x = letter_at(a, i);
    const Letter y = letter_at(b, j);
    if (x.weight() != y.weight()) return x.weight() < y.weight();
    if (tones == 0) tones = x.tone <=> y.tone;
    if (capitals == 0) capitals = x.capital <=> y.capital;
    i += x.size;
    j += y.size;
  }
  if (i < a.size() || j < b.size()) return i == a.size();
  if (tones != 0) return tones < 0;
  if (capitals != 0) return capitals < 0;
  return a < b;
}

}  // namespace chuan
