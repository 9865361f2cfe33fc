#include "doc/yaml_scan.h"

#include <algorithm>

namespace chuan::yaml {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_blank_or_break(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool begins_token(std::string_view text, std::size_t at) {
  return at == 0 || std::string_view(" \t\n\r[{,:").find(text[at - 1]) != kNone;
}

}  // namespace

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', std::min(at, text.size())), text.size());
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t eol = text.rfind('\n', at - 1);
  return eol == kNone ? 0 : eol + 1;
}

std::size_t skip_trivia(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == '#') {
      at = line_end(text, at);
    } else if (is_blank_or_break(text[at])) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

std::size_t quoted_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 == text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return kNone;
}

std::size_t folded_end(std::string_view text, std::size_t at, std::string_view value) {
  std::size_t end = at;
  for (const char c : value) {
    if (is_blank_or_break(c)) continue;
    std::size_t next = end;
    while (next < text.size() && is_blank_or_break(text[next])) ++next;
    if (next == text.size() || text[next] != c) break;
    end = next + 1;
  }
  return end;
}

std::size_t closing_bracket(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if ((c == '"' || c == '\'') && begins_token(text, at)) {
      at = quoted_end(text, at);
      if (at == kNone) return kNone;
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && --depth == 0) return at;
    ++at;
  }
  return kNone;
}

std::size_t opening_quote(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if ((text[at] == '"' || text[at] == '\'') && begins_token(text, at)) return at;
  }
  return kNone;
}

bool is_null_word(std::string_view text, std::size_t at, bool in_flow) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (!text.substr(at).starts_with(word)) continue;
    // "null b" begins like it and is another word, perhaps the key behind an empty value.
    const std::size_t end = at + word.size();
    const std::size_t next = text.find_first_not_of(" \t", end);
    if (next == kNone) return true;
    const bool comment = text[next] == '#' && next > end;
    const std::string_view ends = in_flow ? "\r\n,]}" : "\r\n";
    return comment || ends.find(text[next]) != kNone;
  }
  return false;
}

}  // namespace chuan::yaml
