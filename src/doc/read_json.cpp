#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <utility>

#include "doc/check_text.h"
#include "doc/fast.h"
#include "doc/read.h"
#include "doc/tree_builder.h"

namespace chuan {
namespace {

namespace json = boost::json;

/// Takes the parser's events and finds each token in the text by going along with them: between two
/// events stand only blanks, commas and colons.
class Handler {
 public:
  // NOLINTBEGIN(readability-identifier-naming): the library asks for these names
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  // NOLINTEND(readability-identifier-naming)

  Handler(SourceId source, std::string_view text, std::size_t base, const ReadLimits& limits,
          Diagnostics& diagnostics)
      : text_(text), at_(base), builder_(source, text, limits, diagnostics) {}

  TreeBuilder& builder() { return builder_; }
  std::size_t position() const { return at_; }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) { return open(NodeKind::map, ec); }
  bool on_array_begin(json::error_code& ec) { return open(NodeKind::list, ec); }
  bool on_object_end(std::size_t, json::error_code&) { return close(); }
  bool on_array_end(std::size_t, json::error_code&) { return close(); }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return add(part); }
  bool on_key(json::string_view part, std::size_t, json::error_code&) {
    add(part);
    const auto [begin, end] = string_token();
    builder_.key(string_text(begin, end), begin, end);
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return add(part); }
  bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
    add(part);
    const auto [begin, end] = string_token();
    return go_on(builder_.scalar(string_text(begin, end), ScalarStyle::quoted, begin, end), ec);
  }

  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, json::error_code& ec) { return word(ec); }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code& ec) { return word(ec); }
  bool on_double(double, json::string_view, json::error_code& ec) { return word(ec); }
  bool on_bool(bool, json::error_code& ec) { return word(ec); }
  bool on_null(json::error_code& ec) {
    const auto [begin, end] = word_token();
    return go_on(builder_.null(begin, end), ec);
  }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  struct Token {
    std::size_t begin;
    std::size_t end;
  };

  /// The builder has added the error; the parser only has to stop.
  static bool go_on(bool within_limits, json::error_code& ec) {
    if (!within_limits) ec = json::error::exception;
    return within_limits;
  }

  std::size_t next_token() const {
    return std::min(text_.find_first_not_of(" \t\r\n,:", at_), text_.size());
  }

  bool open(NodeKind kind, json::error_code& ec) {
    const std::size_t begin = next_token();
    at_ = begin + 1;
    return go_on(builder_.open(kind, begin, at_), ec);
  }
  bool close() {
    at_ = next_token() + 1;
    builder_.close(at_);
    return true;
  }

  /// A number, true or false, as it is written.
  bool word(json::error_code& ec) {
    const auto [begin, end] = word_token();
    return go_on(builder_.scalar(builder_.slice(begin, end), ScalarStyle::plain, begin, end), ec);
  }
  Token word_token() {
    const std::size_t begin = next_token();
    at_ = std::min(text_.find_first_of(" \t\r\n,:]}", begin), text_.size());
    return {begin, at_};
  }

  Token string_token() {
    const std::size_t begin = next_token();
    escaped_ = false;
    at_ = begin + 1;
    while (at_ < text_.size() && text_[at_] != '"') {
      escaped_ = escaped_ || text_[at_] == '\\';
      at_ += text_[at_] == '\\' ? 2 : 1;
    }
    return {begin, ++at_};
  }
  std::string_view string_text(std::size_t begin, std::size_t end) {
    std::string parts = std::exchange(parts_, {});
    return escaped_ ? builder_.decoded(std::move(parts), begin, end)
                    : builder_.slice(begin + 1, end - 1);
  }
  bool add(json::string_view part) {
    parts_.append(part.data(), part.size());
    return true;
  }

  std::string_view text_;
  std::size_t at_;
  TreeBuilder builder_;
  std::string parts_;
  bool escaped_ = false;
};

/// What the text still owes when it ends too soon: an open quote, or the innermost open bracket.
std::size_t left_open(std::string_view text, const Handler& handler, const TreeBuilder& builder) {
  const std::size_t next = text.find_first_not_of(" \t\r\n,:", handler.position());
  if (next < text.size() && text[next] == '"') return next;
  return builder.open_begin();
}

void add_fault(const json::error_code& ec, std::size_t at, const SourceMap& sources,
               SourceId source, const ReadLimits& limits, Handler& handler,
               Diagnostics& diagnostics) {
  const std::string_view text = sources.text(source);
  if (ec == json::error::exception) return;  // a limit of the builder, already reported
  const Origin origin = span_of(source, at, std::min(at + 1, text.size()));
  if (ec == json::error::too_deep) {
    diagnostics.add(Code::too_deep, origin, {std::to_string(limits.depth)});
    return;
  }
  const std::size_t open = left_open(text, handler, handler.builder());
  if (ec == json::error::incomplete && open < text.size()) {
    const int line = sources.place(span_of(source, open, open)).line;
    diagnostics.add(Code::json_incomplete, span_of(source, text.size(), text.size()),
                    {std::string(1, text[open]), std::to_string(line)});
    return;
  }
  diagnostics.add(Code::json_syntax, origin, {ec.message()});
}

bool read(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
          const ReadLimits& limits, Tree& out, Records* records) {
  const std::size_t errors = diagnostics.errors();
  const auto checked = check_text(sources, source, limits, diagnostics);
  if (!checked) return false;
  const std::size_t base = checked->base;
  const std::string_view text = sources.text(source);
  const auto read_fast = [&](Records* kept) {
    return read_fast_json(source, text, base, limits, out, kept) && !out.is_null(out.root());
  };
  if (records != nullptr) records->clear();
  if (checked->clean && !limits.by_library &&
      ((records != nullptr && read_fast(records)) || read_fast(nullptr)))
    return true;
  const auto blanks_from = [text](std::size_t at) {
    return text.find_first_not_of(" \t\r\n", at) == std::string_view::npos;
  };
  if (blanks_from(base)) {
    diagnostics.add(Code::empty_document, span_of(source, base, base));
    return false;
  }

  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<Handler> parser(options, source, text, base, limits, diagnostics);
  json::error_code ec;
  const std::size_t used = parser.write_some(false, text.data() + base, text.size() - base, ec);
  const std::size_t at = base + used;
  if (ec) {
    add_fault(ec, at, sources, source, limits, parser.handler(), diagnostics);
    return false;
  }
  if (!blanks_from(at)) {
    const std::size_t extra = text.find_first_not_of(" \t\r\n", at);
    diagnostics.add(Code::json_trailing_text, span_of(source, extra, extra + 1));
    return false;
  }
  if (diagnostics.errors() != errors + parser.handler().builder().recovered()) return false;
  out = parser.handler().builder().take();
  if (!out.is_null(out.root())) return true;
  diagnostics.add(Code::empty_document, out.origin(out.root()));
  return false;
}

}  // namespace

bool read_json(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out) {
  return read(sources, source, diagnostics, limits, out, nullptr);
}
bool read_json(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out, Records& records) {
  return read(sources, source, diagnostics, limits, out, &records);
}

std::optional<Tree> read_json(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
                              const ReadLimits& limits) {
  std::optional<Tree> tree(std::in_place);
  if (!read_json(sources, source, diagnostics, limits, *tree)) tree.reset();
  return tree;
}

}  // namespace chuan
