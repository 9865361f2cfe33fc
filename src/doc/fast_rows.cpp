#include "doc/fast_rows.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/digits.h"
#include "base/same_bytes.h"
#include "doc/fast_run.h"
#include "doc/string_stop.h"
#include "doc/yaml_signs.h"

namespace chuan {
namespace {

std::size_t distance(const char* from, const char* to) {
  return static_cast<std::size_t>(to - from);
}

/// Behind the digits at `at`. Most numbers are short: how long they are is nothing to be guessed.
const char* digits_end(const char* at, const char* end) {
  constexpr bool kWords = std::endian::native == std::endian::little;
  for (; kWords && distance(at, end) >= 8; at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    if (const std::uint64_t others = no_digits(bytes ^ kEightZeros); others != 0)
      return at + std::countr_zero(others) / 8;
  }
  while (at != end && is_digit(*at)) ++at;
  return at;
}

/// Behind a number, true or false that is certainly one and ends at a comma or a bracket; null when
/// it is none.
const char* word_end(const char* at, const char* end) {
  constexpr std::ptrdiff_t kDigits = 18;
  const char* const begin = at;
  const auto is_word = [&](std::string_view word) {
    return distance(at, end) > word.size() && same_bytes(at, word.data(), word.size());
  };
  if (*at == 't') {
    if (!is_word("true")) return nullptr;
    at += 4;
  } else if (*at == 'f') {
    if (!is_word("false")) return nullptr;
    at += 5;
  } else {
    at = digits_end(at, end);
    if (at == begin || at - begin > kDigits || (*begin == '0' && at - begin > 1)) return nullptr;
  }
  return at != end && (*at == ',' || *at == '}') ? at : nullptr;
}

/// `count` blanks.
bool is_blank(const char* at, std::size_t count) {
  for (; count >= 8; count -= 8, at += 8)
    if (!same_bytes(at, "        ", 8)) return false;
  for (; count > 0; --count)
    if (*at++ != ' ') return false;
  return true;
}

/// A plain scalar that ends at `stop` and is no more than its letters: not null, no blanks behind.
bool is_text(const char* begin, const char* stop) {
  return stop[-1] != ' ' && !yaml::is_null_word({begin, distance(begin, stop)});
}

/// Behind a list of strings without escapes and without blanks; null when it is another.
[[gnu::always_inline]] inline const char* take_json_list(RecordsRun& run, const char* at,
                                                         const char* end) {
  const bool taken = run.take_list([&] {
    if (distance(++at, end) >= 1 && *at == ']') return true;
    for (;; ++at) {
      if (at == end || *at != '"') return false;
      const char* const stop = string_stop(at + 1, end);
      if (distance(stop, end) < 2 || *stop != '"' || !run.member({at + 1, distance(at + 1, stop)}))
        return false;
      at = stop + 1;
      if (*at == ']') return true;
      if (*at != ',') return false;
    }
  });
  return taken ? at + 1 : nullptr;
}

/// Behind a list of plain scalars, a comma and a blank between them; null when it is another. With
/// `line` its line ends there, too.
template <bool line>
[[gnu::always_inline]] inline const char* take_flow_list(RecordsRun& run, const char* at,
                                                         const char* end) {
  const bool taken = run.take_list([&] {
    for (++at;; at += 2) {
      if (at == end || !yaml::is_class(*at, yaml::kFirst)) return false;
      const char* const stop = plain_stop<true>(at + 1, end);
      if (distance(stop, end) < 3 || !is_text(at, stop) || !run.member({at, distance(at, stop)}))
        return false;
      at = stop;
      if (*at == ']') return !line || at[1] == '\n';
      if (*at != ',' || at[1] != ' ') return false;
    }
  });
  return taken ? at + 1 : nullptr;
}

[[gnu::always_inline]] inline bool json_cells(RecordsRun& run, const char*& at, const char* end) {
  // A key, a quote and the block behind it.
  constexpr std::size_t kNear = KeySign::kMost + 1 + kStopBlock;
  for (;;) {
    const KeySign* const key = distance(at, end) > kNear ? run.key_at(at) : nullptr;
    if (key == nullptr) return false;
    const char* const value = at + key->size();
    const char* behind = nullptr;
    if (*value == '"') {
      const char* const stop = near_string_stop(value + 1, end);
      if (stop == nullptr || *stop != '"' || !run.take({value + 1, distance(value + 1, stop)}))
        return false;
      behind = stop + 1;
    } else if (*value == '[') {
      behind = take_json_list(run, value, end);
      if (behind == nullptr) return false;
    } else {
      behind = word_end(value, end);
      if (behind == nullptr || !run.take({value, distance(value, behind)})) return false;
    }
    at = behind;
    if (distance(at, end) < 2) return true;
    if (at[0] == ',' && at[1] == '"') {
      ++at;
    } else {
      const char* const next = at[0] == '}' ? run.next_row(at, end) : nullptr;
      if (next == nullptr) return true;
      at = next;
    }
  }
}

[[gnu::always_inline]] inline bool flow_cells(RecordsRun& run, const char*& at, const char* end) {
  for (;;) {
    const KeySign* const key = distance(at, end) > KeySign::kMost ? run.key_at(at) : nullptr;
    if (key == nullptr) return false;
    const char* const value = at + key->size();
    const char* stop = nullptr;
    if (*value == '[') {
      stop = take_flow_list<false>(run, value, end);
      if (stop == nullptr) return false;
    } else {
      if (!yaml::is_class(*value, yaml::kFirst)) return false;
      stop = plain_stop<true>(value + 1, end);
      if (stop == end || (*stop != ',' && *stop != '}') || !is_text(value, stop) ||
          !run.take({value, distance(value, stop)}))
        return false;
    }
    at = stop;
    if (distance(at, end) < 3) return true;
    if (at[0] == ',') {
      if (at[1] != ' ' || at[2] == ' ') return true;
      at += 2;
    } else {
      const char* const next = at[0] == '}' ? run.next_row(at, end) : nullptr;
      if (next == nullptr) return true;
      at = next;
    }
  }
}

[[gnu::always_inline]] inline bool block_cells(RecordsRun& run, const char*& at, const char* end,
                                               std::size_t indent) {
  const auto take_cell = [&](const char* key) {
    const KeySign* const sign = distance(key, end) > KeySign::kMost ? run.key_at(key) : nullptr;
    if (sign == nullptr) return false;
    const char* const value = key + sign->size();
    if (*value == '[') {
      const char* const behind = take_flow_list<true>(run, value, end);
      if (behind != nullptr) at = behind;
      return behind != nullptr;
    }
    if (!yaml::is_class(*value, yaml::kFirst)) return false;
    const char* const stop = plain_stop<false>(value + 1, end);
    if (stop == end || *stop != '\n' || !is_text(value, stop) ||
        !run.take({value, distance(value, stop)}))
      return false;
    at = stop;
    return true;
  };
  bool any = false, entered = false;  // `entered`: into a row of which nothing is taken yet
  for (const char* key = at;;) {
    if (!take_cell(key)) {
      if (entered) run.leave_row();
      return any;
    }
    any = true;
    entered = distance(at + 1, end) < indent || !is_blank(at + 1, indent);
    key = entered ? run.next_row(at, end) : at + 1 + indent;
    if (key == nullptr) return true;
  }
}

/// With the position in a register: one that is told elsewhere is written down at each step.
template <typename Cells>
bool take_cells(FastRecords& records, const char*& at, std::size_t indent, Cells cells) {
  const char* here = at;
  RecordsRun run(records, here, indent);
  const bool out = cells(run, here);
  at = here;
  return out;
}

}  // namespace

bool take_json_cells(FastRecords& records, const char*& at, const char* end) {
  return take_cells(records, at, RecordsRun::kFlow, [end](RecordsRun& run, const char*& here) {
    return json_cells(run, here, end);
  });
}

bool take_flow_cells(FastRecords& records, const char*& at, const char* end) {
  return take_cells(records, at, RecordsRun::kFlow, [end](RecordsRun& run, const char*& here) {
    return flow_cells(run, here, end);
  });
}

bool take_block_cells(FastRecords& records, const char*& at, const char* end, std::size_t indent) {
  return take_cells(records, at, indent, [end, indent](RecordsRun& run, const char*& here) {
    return block_cells(run, here, end, indent);
  });
}

}  // namespace chuan
