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

/// Streaming JSON, an object or an array. `Layout::compact` writes one line (NDJSON), `pretty`
/// indents by two. `out` is the writer's until the outermost is closed: it may be longer than what
/// was written. Each value is followed by its comma, which the end of what it stands in takes back:
/// what comes before an entry need not be asked for.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { compact, pretty };
  explicit JsonWriter(std::string& out, Layout layout = Layout::pretty)
      : string_(&out), layout_(layout), used_(out.size()) {
    grow(0);
  }
  JsonWriter(RoomyText& out, Layout layout) : roomy_(&out), layout_(layout), used_(out.size()) {
    grow(0);
  }

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  /// A name of our own: nothing in it needs an escape.
  template <std::size_t N>
  JsonWriter& key(const char (&name)[N]) {
    static_assert(N + 2 <= kSpare);
    if (layout_ == Layout::pretty) return pretty_key({name, N - 1});
    return at_once(put_key(data_ + used_, name, N - 1));
  }
  JsonWriter& key(std::string_view name) {
    if (layout_ == Layout::pretty) return pretty_key(name);
    used_ += put_key(room(name.size() + 3), name.data(), name.size());
    return *this;
  }
  JsonWriter& foreign_key(std::string_view name);
  JsonWriter& string(std::string_view text);
  /// "2/3", "15": what to_string says.
  JsonWriter& string(const Rational& number);
  /// A word of our own: nothing in it needs an escape.
  JsonWriter& word(std::string_view text);
  JsonWriter& word(const OwnWord& word);
  JsonWriter& number(Int128 number);
  /// A number already in JSON form, or a whole value written before in this layout.
  JsonWriter& raw(std::string_view text);
  JsonWriter& boolean(bool yes);
  JsonWriter& null();

  /// Entries of an object that stand in `out`, from one mark to a later one; in compact layout only
  /// they may be written once more, there or in another text.
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
  JsonWriter& pretty_key(std::string_view name);
  template <typename Put>
  JsonWriter& value(Put put) {
    return layout_ == Layout::pretty ? pretty_value(put) : put();
  }
  template <typename Put>
  [[gnu::noinline]] JsonWriter& pretty_value(Put put);
  void line();
  JsonWriter& put(std::string_view text, char behind);
  JsonWriter& put_clean(std::string_view text, char behind);
  JsonWriter& put_quoted(std::string_view text, char behind);
  static std::size_t put_key(char* at, const char* name, std::size_t size) {
    *at = '"';
    std::memcpy(at + 1, name, size);
    std::memcpy(at + 1 + size, "\":", 2);
    return size + 3;
  }
  /// `kSpare` bytes are always there: what is short is put without asking, and `size` of it counted
  /// here. What is longer goes where `room` says.
  static constexpr std::size_t kSpare = 64;
  JsonWriter& at_once(std::size_t size) {
    used_ += size;
    return used_ > full_ ? grow(0) : *this;
  }
  char* room(std::size_t size) {
    if (used_ + size > full_) grow(size);
    return data_ + used_;
  }
  // Seldom or never needed by compact text: kept out of what is short.
  [[gnu::cold, gnu::noinline]] JsonWriter& grow(std::size_t size);
  [[gnu::cold, gnu::noinline]] JsonWriter& flush();
  [[gnu::noinline]] JsonWriter& pretty_end(char bracket);
  [[gnu::noinline]] JsonWriter& long_number(Int128 number);
  JsonWriter& put_end(char bracket);

  std::string* string_ = nullptr;  ///< one of the two is `out`
  RoomyText* roomy_ = nullptr;
  Layout layout_;
  std::uint32_t depth_ = 0;
  // Of `out`: its bytes, how many are written, from how many on it must grow.
  char* data_ = nullptr;
  std::size_t used_;
  std::size_t full_ = 0;
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
