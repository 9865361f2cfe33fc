#include <cstdint>
#include <string>

#include "base/same_bytes.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/fast.h"
#include "doc/fast_rows.h"
#include "doc/fast_tree.h"
#include "doc/string_stop.h"

namespace chuan {
namespace {

/// Longer numbers may be out of the library's range.
constexpr std::size_t kMaxNumber = 18;

class JsonReader {
 public:
  JsonReader(SourceId source, std::string_view text, std::size_t base, const ReadLimits& limits,
             Tree& tree, Records* records)
      : text_(text), at_(base), out_(source, limits, FastTree::Keys::quoted, tree, records) {}

  bool read() {
    skip_blanks();
    if (!value()) return false;
    skip_blanks();
    return at_ == text_.size();
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  /// In clean text there are no others so far down.
  void skip_blanks() {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) <= ' ') ++at_;
  }

  /// Most are strings: those are read where they stand, the others behind a call.
  bool value() { return peek() == '"' ? string() : other_value(); }
  bool string() {
    const std::size_t begin = at_;
    std::string_view text;
    return quoted(text) && out_.scalar(text, ScalarStyle::quoted, begin, at_);
  }
  [[gnu::noinline]] bool other_value() {
    switch (peek()) {
      case '{':
        return object();
      case '[':
        return array();
      case 't':
        return word("true") && out_.scalar(slice(4), ScalarStyle::plain, at_ - 4, at_);
      case 'f':
        return word("false") && out_.scalar(slice(5), ScalarStyle::plain, at_ - 5, at_);
      case 'n':
        return word("null") && out_.null(at_ - 4, at_);
      default:
        return number();
    }
  }

  bool object() {
    if (!out_.open(NodeKind::map, at_, at_ + 1)) return false;
    ++at_;
    skip_blanks();
    if (peek() == '}') return close();
    const bool record = out_.records().in_row();
    for (;;) {
      if (!(record && plain_cells()) && !cell()) return false;
      if (peek() == ',') {
        ++at_;
        if (peek() != '"') skip_blanks();
        continue;
      }
      skip_blanks();
      if (peek() == '}') return close();
      if (!take(',')) return false;
    }
  }
  bool cell() { return peek() == '"' && key() && take(':') && value(); }
  /// As many cells of records as are plain; false when `cell` is to read the next.
  bool plain_cells() {
    const char* at = text_.data() + at_;
    const bool ended = take_json_cells(out_.records(), at, text_.data() + text_.size());
    at_ = static_cast<std::size_t>(at - text_.data());
    return ended;
  }
  /// Mostly the one that is expected: it is compared, not looked for.
  bool key() {
    const std::size_t begin = at_;
    const std::string_view expected = out_.expected();
    const std::size_t size = expected.size();
    if (size != 0 && text_.size() - begin > size + 1 && text_[begin + 1 + size] == '"' &&
        same_bytes(text_.data() + begin + 1, expected.data(), size)) {
      at_ = begin + size + 2;
      return out_.expected_key(begin, at_);
    }
    std::string_view name;
    return quoted(name) && out_.key(name, begin, at_);
  }
  /// The sign and the blanks around it, which are few.
  bool take(char sign) {
    if (peek() != sign) skip_blanks();
    if (peek() != sign) return false;
    ++at_;
    if (static_cast<unsigned char>(peek()) <= ' ') skip_blanks();
    return true;
  }
  bool array() {
    if (!out_.open(NodeKind::list, at_, at_ + 1)) return false;
    ++at_;
    skip_blanks();
    if (peek() == ']') return close();
    for (;;) {
      if (!value()) return false;
      skip_blanks();
      if (peek() == ']') return close();
      if (!take(',')) return false;
    }
  }
  bool close() {
    out_.close(++at_);
    return true;
  }

  std::string_view slice(std::size_t size) const { return text_.substr(at_ - size, size); }
  bool word(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return at_ != begin;
  }
  /// Without an exponent.
  bool number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    const std::size_t whole = at_;
    if (!digits() || (text_[whole] == '0' && at_ - whole > 1)) return false;
    if (peek() == '.') {
      ++at_;
      if (!digits()) return false;
    }
    if (peek() == 'e' || peek() == 'E' || at_ - begin > kMaxNumber) return false;
    return out_.scalar(slice(at_ - begin), ScalarStyle::plain, begin, at_);
  }

  bool quoted(std::string_view& out) {
    const std::size_t begin = ++at_;
    const char* const stop = string_stop(text_.data() + begin, text_.data() + text_.size());
    at_ = static_cast<std::size_t>(stop - text_.data());
    if (peek() == '\\') return escaped(begin, out);
    if (peek() != '"') return false;
    out = slice(at_ - begin);
    ++at_;
    return true;
  }
  [[gnu::noinline]] bool escaped(std::size_t begin, std::string_view& out) {
    std::string value(text_.substr(begin, at_ - begin));
    while (at_ < text_.size() && text_[at_] != '"') {
      const char c = text_[at_++];
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\')
        value.push_back(c);
      else if (!escape(value))
        return false;
    }
    if (at_ >= text_.size() || !is_clean_text(value)) return false;
    ++at_;
    out = out_.tree().keep(std::move(value));
    return true;
  }
  bool escape(std::string& value) {
    const char c = peek();
    ++at_;
    switch (c) {
      case '"':
      case '\\':
      case '/':
        value.push_back(c);
        return true;
      case 'n':
        value.push_back('\n');
        return true;
      case 't':
        value.push_back('\t');
        return true;
      case 'u':
        return code_unit(value);
      default:
        return false;
    }
  }
  /// Four hexadecimal digits; no half of a pair.
  bool code_unit(std::string& value) {
    if (text_.size() - at_ < 4) return false;
    std::uint32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = text_[at_++];
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return false;
      unit = unit * 16 + static_cast<std::uint32_t>(digit);
    }
    if (unit >= 0xD800 && unit <= 0xDFFF) return false;
    append_utf8(value, unit);
    return true;
  }

  std::string_view text_;
  std::size_t at_;
  FastTree out_;
};

}  // namespace

bool read_fast_json(SourceId source, std::string_view text, std::size_t base,
                    const ReadLimits& limits, Tree& tree, Records* records) {
  const auto clear = [&] {
    tree.clear();
    if (records != nullptr) records->clear();
  };
  clear();
  if (JsonReader(source, text, base, limits, tree, records).read()) return true;
  clear();
  return false;
}

}  // namespace chuan
