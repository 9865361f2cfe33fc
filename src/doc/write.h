/// The neutral tree's way out: JSON and YAML text with stable bytes, and CSV rows.
///
/// Contract: appends to a string; the caller keeps keys in the order it wants them. Output is
/// UTF-8, "\n" line ends, no trailing blanks, and independent of locale.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/rational.h"

namespace chuan {

/// Streaming JSON. `Layout::compact` writes one line (NDJSON), `pretty` indents by two. What was
/// written stands in `out` once the outermost value is closed.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { compact, pretty };
  explicit JsonWriter(std::string& out, Layout layout = Layout::pretty)
      : out_(out), layout_(layout) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  /// A name of our own: nothing in it needs an escape.
  JsonWriter& key(std::string_view name);
  JsonWriter& foreign_key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& number(Int128 value);
  /// A number already in JSON form.
  JsonWriter& raw(std::string_view text);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

 private:
  struct Frame {
    bool empty;
  };
  JsonWriter& begin(std::string_view bracket);
  JsonWriter& end(std::string_view bracket);
  void before_value();
  JsonWriter& after_value();
  void line();
  void put(std::string_view text);
  void put_quoted(std::string_view text);
  char* room(std::size_t size);  ///< at most the whole buffer
  void flush();
  std::string& out_;
  Layout layout_;
  std::vector<Frame> frames_;
  std::array<char, 1024> buffer_;
  std::size_t used_ = 0;
  bool after_key_ = false;
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
