/// The neutral tree's way out: JSON and YAML text with stable bytes, and CSV rows.
///
/// Contract: appends to a string; the caller keeps keys in the order it wants them. Output is
/// UTF-8, "\n" line ends, no trailing blanks, and independent of locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/own_word.h"
#include "base/rational.h"
#include "base/roomy_text.h"

namespace chuan {

/// Streaming JSON. `Layout::compact` writes one line (NDJSON), `pretty` indents by two. `out` is
/// the writer's until the outermost value is closed: it may be longer than what was written.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { compact, pretty };
  explicit JsonWriter(std::string& out, Layout layout = Layout::pretty)
      : string_(&out), layout_(layout), data_(out.data()), used_(out.size()), most_(out.size()) {}
  JsonWriter(RoomyText& out, Layout layout)
      : roomy_(&out),
        layout_(layout),
        data_(out.room(0) - out.size()),
        used_(out.size()),
        most_(out.most()) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  /// A name of our own: nothing in it needs an escape.
  template <std::size_t N>
  JsonWriter& key(const char (&name)[N]) {
    return own_key(name, N - 1);
  }
  JsonWriter& key(std::string_view name) { return own_key(name.data(), name.size()); }
  JsonWriter& foreign_key(std::string_view name);
  JsonWriter& string(std::string_view value);
  /// A word of our own: nothing in it needs an escape.
  JsonWriter& word(std::string_view value);
  JsonWriter& word(const OwnWord& value);
  JsonWriter& number(Int128 value);
  /// A number already in JSON form, or a whole value written before in this layout.
  JsonWriter& raw(std::string_view text);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  /// Entries of an object that stand in `out`, from one mark to a later one; in compact layout only
  /// they may be written once more where the same would come again, there or in another text at
  /// the same place among the entries.
  struct Entries {
    std::size_t from = 0, to = 0;
  };
  bool compact() const { return layout_ == Layout::compact; }
  std::size_t mark() const { return used_; }
  JsonWriter& again(Entries entries);
  JsonWriter& again(std::string_view entries);
  std::string_view written(Entries entries) const {
    return {data_ + entries.from, entries.to - entries.from};
  }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  JsonWriter& own_key(const char* name, std::size_t size) {
    if (layout_ == Layout::pretty) return pretty_key({name, size});
    char* at = room(size + 4);
    *at = ',';
    at += comma_ ? 1 : 0;
    *at++ = '"';
    std::memcpy(at, name, size);
    at[size] = '"';
    at[size + 1] = ':';
    used_ += size + 3 + (comma_ ? 1 : 0);
    comma_ = false;
    after_key_ = true;
    return *this;
  }
  void before_value() {
    if (comma_) {
      *room(1) = ',';
      ++used_;
    }
    if (layout_ == Layout::pretty && !after_key_ && depth_ != 0) line();
    after_key_ = false;
  }
  /// `out` is whole whenever no object or array is open.
  JsonWriter& after_value() {
    comma_ = depth_ != 0;
    if (depth_ == 0) flush();
    return *this;
  }
  JsonWriter& pretty_key(std::string_view name);
  JsonWriter& after_name();
  void line();
  void put(std::string_view text);
  void put_clean(std::string_view text);
  void put_quoted(std::string_view text);
  /// Where the next `size` bytes go. `out` grows ahead of what is used.
  char* room(std::size_t size) {
    if (most_ - used_ < size) grow(size);
    return data_ + used_;
  }
  void grow(std::size_t size);
  void flush();

  std::string* string_ = nullptr;  ///< one of the two is `out`
  RoomyText* roomy_ = nullptr;
  Layout layout_;
  bool comma_ = false;      ///< something stands before the next entry
  bool after_key_ = false;  ///< the next value is a key's
  std::uint32_t depth_ = 0;
  // Of `out`: its bytes, how many are written, how many there is room for.
  char* data_;
  std::size_t used_;
  std::size_t most_;
};

/// Appends `text` as a JSON string with quotes.
void append_json_string(std::string& out, std::string_view text);

/// A YAML scalar that every YAML 1.1 and 1.2 reader takes as this very text: plain when safe,
/// double-quoted otherwise. In flow rows ("{a: b, c: d}") more characters need quotes.
enum class YamlContext : std::uint8_t { block, flow };
std::string yaml_scalar(std::string_view text, YamlContext context);

/// One CSV field, quoted when needed (RFC 4180, comma).
void append_csv_field(std::string& out, std::string_view text);

}  // namespace chuan
