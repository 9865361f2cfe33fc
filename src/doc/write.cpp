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
  const auto stops = [](const char* begin) {
    return string_stop(begin, begin + kWide) != begin + kWide;
  };
  if (text.size() >= kWide) {
    std::size_t at = 0;
    for (; at + kWide <= text.size(); at += kWide)
      if (stops(text.data() + at)) return false;
    return !stops(text.data() + text.size() - kWide);
  }
  if (text.size() < kHalf) return clean_run(text, 0) == text.size();
  char both[kWide];
  std::memcpy(both, text.data(), kHalf);
  std::memcpy(both + kHalf, text.data() + text.size() - kHalf, kHalf);
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

void JsonWriter::grow(std::size_t size) {
  if (roomy_ != nullptr) {
    roomy_->end_at(used_);
    data_ = roomy_->room(size) - used_;
    most_ = roomy_->most();
    return;
  }
  // What is added is zeroed first, so it is not as much as the string could hold.
  constexpr std::size_t kStep = 4096;
  string_->resize(used_ + size + std::max(kStep, used_));
  data_ = string_->data();
  most_ = string_->size();
}

void JsonWriter::flush() {
  if (roomy_ != nullptr) {
    roomy_->end_at(used_);
  } else {
    string_->resize(used_);
    most_ = used_;
  }
}

JsonWriter& JsonWriter::begin(char bracket) {
  before_value();
  *room(1) = bracket;
  ++used_;
  ++depth_;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  --depth_;
  if (comma_) line();
  *room(1) = bracket;
  ++used_;
  return after_value();
}

void JsonWriter::put(std::string_view text) {
  copy_bytes(room(text.size()), text.data(), text.size());
  used_ += text.size();
}

/// Texts without escapes, nearly all, are copied as they are.
void JsonWriter::put_quoted(std::string_view text) {
  if (is_clean(text)) return put_clean(text);
  std::string quoted;
  append_json_string(quoted, text);
  put(quoted);
}

void JsonWriter::put_clean(std::string_view text) {
  char* at = room(text.size() + 2);
  *at = '"';
  copy_bytes(at + 1, text.data(), text.size());
  at[text.size() + 1] = '"';
  used_ += text.size() + 2;
}

void JsonWriter::line() {
  if (layout_ == Layout::compact) return;
  const std::size_t blanks = 2 * std::size_t{depth_};
  char* at = room(1 + blanks);
  *at = '\n';
  std::memset(at + 1, ' ', blanks);
  used_ += 1 + blanks;
}

JsonWriter& JsonWriter::pretty_key(std::string_view name) {
  before_value();
  put_clean(name);
  return after_name();
}

JsonWriter& JsonWriter::foreign_key(std::string_view name) {
  before_value();
  put_quoted(name);
  return after_name();
}

JsonWriter& JsonWriter::after_name() {
  put(layout_ == Layout::compact ? ":" : ": ");
  comma_ = false;
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  before_value();
  put_quoted(value);
  return after_value();
}

JsonWriter& JsonWriter::word(std::string_view value) {
  before_value();
  put_clean(value);
  return after_value();
}

JsonWriter& JsonWriter::again(Entries entries) {
  room(entries.to - entries.from);  // may move `out`, and so comes before the view
  return again(written(entries));
}

JsonWriter& JsonWriter::again(std::string_view entries) {
  put(entries);
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::number(Int128 value) {
  const auto small = static_cast<std::int64_t>(value);
  if (small != value) return raw(to_string(value));
  before_value();
  constexpr std::size_t kLongest = 20;
  char* const at = room(kLongest);
  if (small >= 0 && small < 100) {  // most counts; how many digits is nothing to be guessed
    const auto tens = static_cast<char>(small / 10), ones = static_cast<char>(small % 10);
    const bool two = tens != 0;
    at[0] = static_cast<char>('0' + (two ? tens : ones));
    at[1] = static_cast<char>('0' + ones);
    used_ += two ? 2 : 1;
  } else {
    used_ += static_cast<std::size_t>(std::to_chars(at, at + kLongest, small).ptr - at);
  }
  return after_value();
}

JsonWriter& JsonWriter::word(const OwnWord& value) {
  before_value();
  char* const at = room(OwnWord::kMost + 2);
  *at = '"';
  std::memcpy(at + 1, value.block(), OwnWord::kMost);
  at[value.size() + 1] = '"';
  used_ += value.size() + 2;
  return after_value();
}

JsonWriter& JsonWriter::null() {
  before_value();
  std::memcpy(room(4), "null", 4);
  used_ += 4;
  return after_value();
}

JsonWriter& JsonWriter::boolean(bool value) {
  static constexpr std::array<OwnWord, 2> kWords = {"false", "true"};
  const OwnWord& word = kWords[value ? 1 : 0];
  before_value();
  std::memcpy(room(8), word.block(), 8);
  used_ += word.size();
  return after_value();
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  before_value();
  put(text);
  return after_value();
}

}  // namespace chuan
