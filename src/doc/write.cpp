#include "doc/write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/same_bytes.h"
#include "base/utf8.h"
#include "doc/string_stop.h"

namespace chuan {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

void append_hex4(std::string& out, std::uint32_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kDigits[(value >> shift) & 15]);
}

char short_escape(char c) {
  switch (c) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Words that some YAML reader takes for a boolean or nothing.
bool is_reserved_word(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kWords = {"y",   "n",    "yes",   "no",   "on",
                                                              "off", "true", "false", "null", "~"};
  return std::any_of(kWords.begin(), kWords.end(), [text](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return lower(a) == b; });
  });
}

/// Could be a number, date or time of day to some reader; errs on the side of quotes.
bool is_number_like(std::string_view text) {
  if (std::string_view("0123456789+-.").find(text.front()) == kNone) return false;
  return text.find_first_not_of("0123456789abcdefABCDEFxXoOtTzZinINF_+-.,: ") == kNone;
}

/// Invisible, or a line break to some reader: must be escaped inside quotes.
bool needs_escape(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

bool is_plain(std::string_view text, YamlContext context) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`=<").find(text.front()) != kNone) return false;
  if (text.find(": ") != kNone || text.find(" #") != kNone || text.starts_with("...")) return false;
  if (context == YamlContext::flow && text.find_first_of(",[]{}:#?") != kNone) return false;
  if (is_reserved_word(text) || is_number_like(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (needs_escape(c.value)) return false;
    at += c.size;
  }
  return true;
}

/// Where the first byte at or after `at` stands that JSON wants escaped: a control character, a
/// quote or a backslash.
std::size_t clean_run(std::string_view text, std::size_t at) {
  const char* const end = text.data() + text.size();
  return static_cast<std::size_t>(string_stop(text.data() + at, end) - text.data());
}

/// Nothing in it wants an escape. A short text is looked at in two halves, which may overlap.
bool is_clean(std::string_view text) {
  constexpr std::size_t kWide = 16, kHalf = kWide / 2;
  if (text.empty()) return true;
  const auto stops = [](const char* begin) {
    return string_stop(begin, begin + kWide) != begin + kWide;
  };
  if (text.size() >= kWide) {
    std::size_t at = 0;
    for (; at + kWide <= text.size(); at += kWide)
      if (stops(text.data() + at)) return false;
    return !stops(text.data() + text.size() - kWide);
  }
  char both[kWide];
  if (text.size() >= kHalf) {
    std::memcpy(both, text.data(), kHalf);
    std::memcpy(both + kHalf, text.data() + text.size() - kHalf, kHalf);
  } else {
    const std::uint64_t bytes = bytes_of_short(text);
    std::memcpy(both, &bytes, kHalf);
    std::memcpy(both + kHalf, &bytes, kHalf);
  }
  return !stops(both);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t from = 0;
  for (std::size_t at = clean_run(text, 0); at < text.size(); at = clean_run(text, at + 1)) {
    out.append(text.substr(from, at - from));
    from = at + 1;
    if (const char escape = short_escape(text[at])) {
      out.push_back('\\');
      out.push_back(escape);
    } else {
      append_hex4(out, static_cast<unsigned char>(text[at]));
    }
  }
  out.append(text.substr(from));
  out.push_back('"');
}

std::string yaml_scalar(std::string_view text, YamlContext context) {
  if (is_plain(text, context)) return std::string(text);
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (const char escape = c.size == 1 ? short_escape(text[at]) : '\0') {
      out.push_back('\\');
      out.push_back(escape);
    } else if (needs_escape(c.value)) {
      append_hex4(out, c.value);
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  out.push_back('"');
  return out;
}

void append_csv_field(std::string& out, std::string_view text) {
  const bool blank_edge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!blank_edge && text.find_first_of(",;\t\"\r\n") == kNone) {
    out.append(text);
    return;
  }
  out.push_back('"');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

JsonWriter& JsonWriter::grow(std::size_t size) {
  // What is added to a string is zeroed first, so it is not as much as it could hold.
  constexpr std::size_t kStep = 4096;
  std::size_t most = 0;
  if (roomy_ != nullptr) {
    roomy_->end_at(used_);
    data_ = roomy_->room(size + kSpare) - used_;
    most = roomy_->most();
  } else {
    string_->resize(used_ + size + std::max(kStep, used_));
    data_ = string_->data();
    most = string_->size();
  }
  full_ = most - kSpare;
  return *this;
}

JsonWriter& JsonWriter::flush() {
  if (roomy_ != nullptr)
    roomy_->end_at(used_);
  else
    string_->resize(used_);
  return *this;
}

/// Of the values only those of an array have a line of their own: behind a key stands a blank.
template <typename Put>
JsonWriter& JsonWriter::pretty_value(Put put) {
  if (depth_ != 0 && data_[used_ - 1] != ' ') line();
  return put();
}

JsonWriter& JsonWriter::begin(char bracket) {
  return value([this, bracket]() -> JsonWriter& {
    data_[used_] = bracket;
    ++depth_;
    return at_once(1);
  });
}

JsonWriter& JsonWriter::end(char bracket) {
  --depth_;
  if (layout_ == Layout::pretty) return pretty_end(bracket);
  used_ -= data_[used_ - 1] == ',' ? 1 : 0;
  return put_end(bracket);
}

JsonWriter& JsonWriter::pretty_end(char bracket) {
  if (data_[used_ - 1] == ',') {
    --used_;
    line();
  }
  return put_end(bracket);
}

inline JsonWriter& JsonWriter::put_end(char bracket) {
  char* const at = data_ + used_;
  at[0] = bracket;
  at[1] = ',';
  if (depth_ != 0) return at_once(2);
  ++used_;
  return flush();
}

JsonWriter& JsonWriter::put(std::string_view text, char behind) {
  char* const at = room(text.size() + 1);
  copy_bytes(at, text.data(), text.size());
  at[text.size()] = behind;
  used_ += text.size() + 1;
  return *this;
}

/// Texts without escapes, nearly all, are copied as they are.
JsonWriter& JsonWriter::put_quoted(std::string_view text, char behind) {
  if (is_clean(text)) return put_clean(text, behind);
  std::string quoted;
  append_json_string(quoted, text);
  return put(quoted, behind);
}

JsonWriter& JsonWriter::put_clean(std::string_view text, char behind) {
  char* const at = room(text.size() + 3);
  *at = '"';
  copy_bytes(at + 1, text.data(), text.size());
  at[text.size() + 1] = '"';
  at[text.size() + 2] = behind;
  used_ += text.size() + 3;
  return *this;
}

void JsonWriter::line() {
  const std::size_t blanks = 2 * std::size_t{depth_};
  char* const at = room(1 + blanks);
  *at = '\n';
  std::memset(at + 1, ' ', blanks);
  used_ += 1 + blanks;
}

JsonWriter& JsonWriter::pretty_key(std::string_view name) {
  line();
  put_clean(name, ':');
  data_[used_] = ' ';
  return at_once(1);
}

JsonWriter& JsonWriter::foreign_key(std::string_view name) {
  if (layout_ == Layout::compact) return put_quoted(name, ':');
  line();
  put_quoted(name, ':');
  data_[used_] = ' ';
  return at_once(1);
}

JsonWriter& JsonWriter::string(std::string_view text) {
  return value([=, this]() -> JsonWriter& { return put_quoted(text, ','); });
}

JsonWriter& JsonWriter::word(std::string_view text) {
  return value([=, this]() -> JsonWriter& { return put_clean(text, ','); });
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  return value([=, this]() -> JsonWriter& { return put(text, ','); });
}

JsonWriter& JsonWriter::again(Entries entries) {
  room(entries.to - entries.from);  // may move `out`, and so comes before the view
  return again(written(entries));
}

/// Behind the last of them stood a comma, where an end may stand by now.
JsonWriter& JsonWriter::again(std::string_view entries) {
  return entries.empty() ? *this : put(entries.substr(0, entries.size() - 1), ',');
}

/// Most counts are small; how many digits they have is nothing to be guessed.
JsonWriter& JsonWriter::number(Int128 number) {
  if (number < 0 || number >= 100) return long_number(number);
  return value([this, small = static_cast<unsigned>(number)]() -> JsonWriter& {
    const unsigned tens = small / 10, ones = small % 10;
    const std::size_t size = tens != 0 ? 2 : 1;
    char* const at = data_ + used_;
    at[0] = static_cast<char>('0' + tens);
    at[size - 1] = static_cast<char>('0' + ones);
    at[size] = ',';
    return at_once(size + 1);
  });
}

JsonWriter& JsonWriter::long_number(Int128 number) {
  const auto word = static_cast<std::int64_t>(number);
  if (word != number) return raw(to_string(number));
  return value([this, word]() -> JsonWriter& {
    char* const at = data_ + used_;
    char* const end = std::to_chars(at, at + kSpare, word).ptr;
    *end = ',';
    return at_once(static_cast<std::size_t>(end + 1 - at));
  });
}

JsonWriter& JsonWriter::string(const Rational& number) {
  const auto num = static_cast<std::int64_t>(number.num());
  const auto den = static_cast<std::int64_t>(number.den());
  if (num != number.num() || den != number.den()) return word(to_string(number));
  return value([this, num, den]() -> JsonWriter& {
    char* const begin = data_ + used_;
    char* const full = begin + kSpare;
    *begin = '"';
    char* at = std::to_chars(begin + 1, full, num).ptr;
    if (den != 1) {
      *at = '/';
      at = std::to_chars(at + 1, full, den).ptr;
    }
    at[0] = '"';
    at[1] = ',';
    return at_once(static_cast<std::size_t>(at + 2 - begin));
  });
}

JsonWriter& JsonWriter::word(const OwnWord& word) {
  return value([this, own = &word]() -> JsonWriter& {
    static_assert(OwnWord::kMost + 3 <= kSpare);
    char* const at = data_ + used_;
    *at = '"';
    std::memcpy(at + 1, own->block(), OwnWord::kMost);
    at[own->size() + 1] = '"';
    at[own->size() + 2] = ',';
    return at_once(own->size() + 3);
  });
}

JsonWriter& JsonWriter::null() {
  return value([this]() -> JsonWriter& {
    std::memcpy(data_ + used_, "null,", 5);
    return at_once(5);
  });
}

JsonWriter& JsonWriter::boolean(bool yes) {
  return value([=, this]() -> JsonWriter& {
    static constexpr std::array<OwnWord, 2> kWords = {"false,", "true,"};
    const OwnWord& word = kWords[yes ? 1 : 0];
    std::memcpy(data_ + used_, word.block(), 8);
    return at_once(word.size());
  });
}

}  // namespace chuan
