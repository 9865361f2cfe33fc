#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "base/same_bytes.h"
#include "doc/fast.h"
#include "doc/fast_rows.h"
#include "doc/fast_tree.h"
#include "doc/string_stop.h"
#include "doc/yaml_signs.h"

namespace chuan {
namespace {

/// The library takes longer keys for none.
constexpr std::size_t kMaxKey = 1000;

using yaml::is_class;
using yaml::is_null_word;
using yaml::kBlockStop;
using yaml::kFirst;
using yaml::kFlowStop;

struct Scalar {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
  ScalarStyle style = ScalarStyle::plain;
};

class YamlReader {
 public:
  YamlReader(SourceId source, std::string_view text, std::size_t base, const ReadLimits& limits,
             Tree& tree, Records* records)
      : text_(text), at_(base), out_(source, limits, FastTree::Keys::plain, tree, records) {}

  bool read() { return to_content() && !ended_ && collection() && ended_; }

 private:
  char peek() const { return char_at(at_); }
  char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  std::size_t column() const { return at_ - line_; }
  bool ends_line(std::size_t at) const {
    return at >= text_.size() || text_[at] == '\n' ||
           (text_[at] == '\r' && char_at(at + 1) == '\n');
  }
  bool ends_word(std::size_t at) const { return ends_line(at) || text_[at] == ' '; }
  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  void skip_indentation() {
    constexpr std::uint64_t kBlanks = 0x2020'2020'2020'2020u;
    for (; text_.size() - at_ >= 8; at_ += 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text_.data() + at_, 8);
      if (bytes != kBlanks) break;
    }
    skip_blanks();
  }
  void skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size());
    if (at_ < text_.size()) ++at_;
  }

  /// From the begin of a line to the next one that holds something, behind its indentation.
  bool to_content() {
    for (;;) {
      line_ = at_;
      skip_indentation();
      if (at_ == text_.size()) {
        ended_ = true;
        return true;
      }
      if (peek() != '#' && !ends_line(at_)) break;
      skip_line();
    }
    if (column() != 0) return true;
    const std::string_view marks = text_.substr(at_, 3);
    return marks != "---" && marks != "...";
  }
  /// From the end of a value: nothing else may stand in its line but a comment behind a blank.
  bool end_value() {
    last_end_ = at_;
    if (peek() != '\n') {
      skip_blanks();
      if (!ends_line(at_) && (peek() != '#' || at_ == last_end_)) return false;
      skip_line();
    } else {
      ++at_;
    }
    return to_content();
  }
  bool dash() const { return peek() == '-' && ends_word(at_ + 1); }

  bool collection() { return dash() ? block_list() : block_map(); }
  void open(std::size_t end) { last_end_ = std::max(last_end_, end); }

  bool block_map() {
    const std::size_t indent = column();
    open(at_);
    if (!out_.open(NodeKind::map, at_, last_end_)) return false;
    do {
      if (!entry(indent)) return false;
    } while (!ended_ && column() == indent && !dash());
    if (!ended_ && column() >= indent) return false;
    out_.close(last_end_);
    return true;
  }
  bool entry(std::size_t indent) {
    if (out_.records().in_row() && plain_lines(indent)) return end_value();
    if (!expected_key()) {
      Scalar key;
      if (!block_key(key) || !out_.key(key.text, key.begin, key.end)) return false;
      last_end_ = key.end;
    }
    const std::size_t behind = at_;
    skip_blanks();
    if (!ends_line(at_) && (peek() != '#' || at_ == behind)) return value(indent);
    skip_line();
    if (!to_content()) return false;
    if (!ended_ && column() > indent) return collection();
    if (!ended_ && column() == indent && dash()) return block_list();
    last_end_ = behind;
    return out_.null(behind, behind);
  }
  /// A list may stand in the column of the key it belongs to.
  bool block_list() {
    const std::size_t indent = column();
    open(at_);
    if (!out_.open(NodeKind::list, at_, last_end_)) return false;
    do {
      ++at_;
      skip_blanks();
      if (ends_line(at_) || peek() == '#' || dash() || !item(indent)) return false;
    } while (!ended_ && column() == indent && dash());
    if (!ended_ && column() > indent) return false;
    out_.close(last_end_);
    return true;
  }
  bool item(std::size_t indent) {
    const std::size_t begin = at_;
    if (peek() != '{' && peek() != '[') {
      Scalar key;
      const bool is_map = block_key(key);
      at_ = begin;
      if (is_map) return block_map();
    }
    return value(indent);
  }

  /// As many entries of records as are plain: of maps in flow style, and lines of such in block
  /// style. False when the next is to be read by itself.
  bool plain_cells() {
    const char* at = text_.data() + at_;
    const bool ended = take_flow_cells(out_.records(), at, text_.data() + text_.size());
    at_ = static_cast<std::size_t>(at - text_.data());
    return ended;
  }
  bool plain_lines(std::size_t indent) {
    const char* at = text_.data() + at_;
    const bool any = take_block_cells(out_.records(), at, text_.data() + text_.size(), indent);
    at_ = static_cast<std::size_t>(at - text_.data());
    return any;
  }

  /// Mostly the next key is the one that is expected: it is compared, not looked for.
  bool expected_key() {
    const std::string_view expected = out_.expected();
    const std::size_t end = at_ + expected.size();
    if (expected.empty() || char_at(end) != ':' || !ends_word(end + 1) ||
        !same_bytes(text_.data() + at_, expected.data(), expected.size()))
      return false;
    if (!out_.expected_key(at_, end)) return false;
    last_end_ = end;
    at_ = end + 1;
    return true;
  }
  /// Up to behind its colon.
  bool block_key(Scalar& key) { return scalar(kBlockStop, key) && ends_key(key); }
  bool ends_key(const Scalar& key) {
    if (key.style == ScalarStyle::quoted) skip_blanks();
    if (peek() != ':' || !ends_word(at_ + 1) || key.end - key.begin > kMaxKey) return false;
    ++at_;
    return key.style == ScalarStyle::quoted ||
           (!is_null_word(key.text) && key.text != "<<" && key.text != "?");
  }

  bool value(std::size_t indent) {
    const char c = peek();
    if (c == '{' || c == '[') return (c == '{' ? flow_map() : flow_list()) && end_value();
    if (c == '|' || c == '>') return block_scalar(indent);
    Scalar scalar_read;
    if (!scalar(kBlockStop, scalar_read) || !put(scalar_read)) return false;
    at_ = scalar_read.end;
    return end_value();
  }
  bool put(const Scalar& scalar_read) {
    last_end_ = scalar_read.end;
    if (scalar_read.style == ScalarStyle::plain && is_null_word(scalar_read.text))
      return out_.null(scalar_read.begin, scalar_read.end);
    return out_.scalar(scalar_read.text, scalar_read.style, scalar_read.begin, scalar_read.end);
  }

  bool flow_map() {
    if (!out_.open(NodeKind::map, at_, at_ + 1)) return false;
    ++at_;
    skip_blanks();
    if (peek() == '}') return flow_close();
    const bool record = out_.records().in_row();
    for (;;) {
      if (!(record && plain_cells()) && !flow_entry()) return false;
      if (peek() == '}') return flow_close();
      if (peek() != ',') return false;
      ++at_;
      skip_blanks();
    }
  }
  bool flow_entry() {
    if (!expected_key()) {
      Scalar key;
      if (!scalar(kFlowStop, key) || !ends_key(key)) return false;
      if (!out_.key(key.text, key.begin, key.end)) return false;
    }
    const std::size_t behind = at_;
    skip_blanks();
    const bool empty = peek() == ',' || peek() == '}';
    return empty ? out_.null(behind, behind) : flow_value();
  }
  bool flow_list() {
    if (!out_.open(NodeKind::list, at_, at_ + 1)) return false;
    ++at_;
    skip_blanks();
    if (peek() == ']') return flow_close();
    for (;;) {
      if (!flow_value()) return false;
      if (peek() == ']') return flow_close();
      if (peek() != ',') return false;
      ++at_;
      skip_blanks();
    }
  }
  bool flow_close() {
    out_.close(++at_);
    return true;
  }
  /// Up to the comma or bracket behind it.
  bool flow_value() {
    const char c = peek();
    if (c == '{' || c == '[') {
      if (!(c == '{' ? flow_map() : flow_list())) return false;
    } else {
      Scalar scalar_read;
      if (!scalar(kFlowStop, scalar_read) || !put(scalar_read)) return false;
    }
    skip_blanks();
    return true;
  }

  bool scalar(std::uint8_t stops, Scalar& out) {
    out.begin = at_;
    if (peek() == '"' || peek() == '\'') return quoted(out);
    return plain(stops, out);
  }
  /// Up to what ends it: a colon, a comment, the end of the line; in flow style also , ] }
  bool plain(std::uint8_t stops, Scalar& out) {
    const char first = peek();
    const bool sure = is_class(first, kFirst) ||
                      (first == '-' && is_class(char_at(at_ + 1), kFirst)) || first == '~' ||
                      first == '?';
    if (!sure) return false;
    const char* const end = text_.data() + text_.size();
    for (++at_;; ++at_) {
      const char* const from = text_.data() + at_;
      const char* const stop =
          stops == kFlowStop ? plain_stop<true>(from, end) : plain_stop<false>(from, end);
      at_ += static_cast<std::size_t>(stop - from);
      if (stop == end) break;
      const char c = *stop;
      if (c == ':' && !ends_word(at_ + 1)) {
        if (stops == kFlowStop && is_class(text_[at_ + 1], kFlowStop)) return false;
      } else if (c != '#' || text_[at_ - 1] == ' ') {
        if (c == '[' || c == '{' || c == '\t' || (c == '\r' && !ends_line(at_))) return false;
        break;
      }
    }
    out.end = at_;
    while (text_[out.end - 1] == ' ') --out.end;
    out.text = text_.substr(out.begin, out.end - out.begin);
    return out.text.size() == 1 || (first != '~' && first != '?');
  }
  bool quoted(Scalar& out) {
    const char quote = text_[at_++];
    out.style = ScalarStyle::quoted;
    bool same = true;
    for (;; ++at_) {
      const char c = peek();
      if (c == '\0' || c == '\n' || c == '\r' || c == '\t') return false;
      if (c == quote) {
        if (quote == '"' || char_at(at_ + 1) != quote) break;
      } else if (c != '\\' || quote != '"') {
        continue;
      } else if (std::string_view("\"\\/nt").find(char_at(at_ + 1)) == std::string_view::npos) {
        return false;
      }
      same = false;
      ++at_;
    }
    out.end = ++at_;
    out.text = text_.substr(out.begin + 1, out.end - out.begin - 2);
    if (!same) out.text = out_.tree().keep(unescaped(out.text, quote));
    return true;
  }
  static std::string unescaped(std::string_view text, char quote) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool escape = quote == '"' ? text[at] == '\\' : text[at] == quote;
      if (escape) ++at;
      const bool named = escape && quote == '"';
      out.push_back(named && text[at] == 'n' ? '\n' : named && text[at] == 't' ? '\t' : text[at]);
    }
    return out;
  }

  /// `|` or `>`, also with `-`. Folded ones only where every line is one of a paragraph.
  bool block_scalar(std::size_t indent) {
    const std::size_t begin = at_;
    const bool literal = text_[at_++] == '|';
    const bool strip = peek() == '-';
    if (strip) ++at_;
    skip_blanks();
    if (peek() != '\n') return false;
    skip_line();
    std::string value;
    std::size_t inner = 0;
    std::size_t blank_lines = 0;
    while (at_ < text_.size()) {
      line_ = at_;
      skip_blanks();
      const std::size_t end = text_.find('\n', at_);
      if (end == std::string_view::npos) return false;
      if (inner == 0 && at_ != end) inner = column();
      if (inner <= indent || (at_ == end && column() > inner)) return false;
      if (at_ == end) {
        ++blank_lines;
        at_ = end + 1;
        continue;
      }
      if (column() < inner) {
        if (peek() == '#' || peek() == '\r') return false;
        at_ = line_;
        break;
      }
      const std::string_view words = text_.substr(line_ + inner, end - line_ - inner);
      const bool odd =
          words.find_first_of("\t\r") != std::string_view::npos || words.ends_with(' ');
      if (odd || (!literal && (words.starts_with(' ') || blank_lines != 0))) return false;
      value.append(blank_lines, '\n');
      if (!literal && !value.empty()) value += ' ';
      value += words;
      if (literal) value += '\n';
      blank_lines = 0;
      last_end_ = end;
      at_ = end + 1;
    }
    if (value.empty()) return false;
    if (literal && strip) value.pop_back();
    if (!literal && !strip) value += '\n';
    return out_.scalar(out_.tree().keep(std::move(value)), ScalarStyle::quoted, begin, last_end_) &&
           to_content();
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t line_ = 0;  ///< where the line at hand begins
  std::size_t last_end_ = 0;
  bool ended_ = false;
  FastTree out_;
};

}  // namespace

bool read_fast_yaml(SourceId source, std::string_view text, std::size_t base,
                    const ReadLimits& limits, Tree& tree, Records* records) {
  const auto clear = [&] {
    tree.clear();
    if (records != nullptr) records->clear();
  };
  clear();
  if (YamlReader(source, text, base, limits, tree, records).read()) return true;
  clear();
  return false;
}

}  // namespace chuan
