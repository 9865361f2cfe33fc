#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <utility>

#include "doc/check_text.h"
#include "doc/fast.h"
#include "doc/read.h"
#include "doc/tree_builder.h"
#include "doc/yaml_faults.h"
#include "doc/yaml_scan.h"

namespace chuan {
namespace {

/// Leaves the library's parser once an error makes going on useless; never leaves this file.
struct Stop {};

/// Stands for "?" in what the library sees; check_text has made sure that no text holds it.
constexpr char kMask = '\x01';

/// The library takes "?" for the sign of a key: it refuses the value `?`, by which evidence says
/// "unknown", and breaks a flow scalar at any question mark. So it is shown another character
/// there, and sees "?" only where a line begins with "? " and something.
std::string mask_question_marks(std::string_view text) {
  std::string out(text);
  bool leading = true;  // nothing but blanks, dashes and such signs since the line began
  for (std::size_t at = 0; at < out.size(); ++at) {
    const char c = text[at];
    if (c == '?') {
      const std::size_t next = text.find_first_not_of(" \t", at + 1);
      const bool sign = leading && next != std::string_view::npos && next > at + 1 &&
                        std::string_view("#\r\n,]}").find(text[next]) == std::string_view::npos;
      if (!sign) out[at] = kMask;
    } else if (c == '\n') {
      leading = true;
    } else if (c != ' ' && c != '-') {
      leading = false;
    }
  }
  return out;
}

/// A text as a stream without a copy.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // the get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

class Handler final : public YAML::EventHandler {
 public:
  Handler(SourceId source, std::string_view text, std::size_t base, const ReadLimits& limits,
          Diagnostics& diagnostics)
      : source_(source),
        text_(text),
        base_(base),
        diagnostics_(diagnostics),
        builder_(source, text, limits, diagnostics) {}

  /// Offset in the whole text; the library counts bytes behind the BOM.
  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(base_ + static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }
  TreeBuilder& builder() { return builder_; }
  std::size_t last_end() const { return last_end_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    const std::size_t at = offset(mark);
    if (text_.substr(at).starts_with("---")) fail(Code::yaml_second_document, at, at + 3);
    const bool same_line = yaml::line_end(text_, last_end_) == yaml::line_end(text_, at);
    fail(same_line ? Code::yaml_text_after_value : Code::yaml_indentation, at,
         yaml::line_end(text_, at));
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    const std::size_t at = offset(mark);
    if (builder_.expects_key()) {
      fail(Code::yaml_key_not_scalar, at, at + 1);
    }
    if (yaml::is_null_word(text_, at, flow_depth_ != 0)) {
      const std::size_t size = text_[at] == '~' ? 1 : 4;
      last_end_ = at + size;
      go_on(builder_.null(at, last_end_));
      return;
    }
    last_end_ = empty_place(at);
    go_on(builder_.null(last_end_, last_end_));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    const std::size_t at = offset(mark);
    last_end_ = token_end(at);
    add(Code::yaml_alias, at, last_end_, {std::string(text_.substr(at, last_end_ - at))});
    if (builder_.expects_key()) {
      builder_.key(builder_.slice(at, last_end_), at, last_end_);
    } else {
      go_on(builder_.null(at, last_end_));
    }
  }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    const std::size_t at = offset(mark);
    add(Code::yaml_alias, at, at + 1 + name.size(), {"&" + name});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& shown) override {
    const std::size_t at = offset(mark);
    std::string unmasked;
    const bool masked = shown.find(kMask) != std::string::npos;
    if (masked) {
      unmasked = shown;
      std::replace(unmasked.begin(), unmasked.end(), kMask, '?');
    }
    const std::string& value = masked ? unmasked : shown;
    if (refuse_tag(at, tag) || anchor != 0) {
      // The tree is lost already; what matters is to go on to the next fault.
      last_end_ = token_end(at);
      put(builder_.decoded(value, at, last_end_), ScalarStyle::plain, at, last_end_);
    } else if (tag == "!" && (text_[at] == '"' || text_[at] == '\'')) {
      quoted(at, value);
    } else if (tag == "!") {
      block(at, value);
    } else {
      plain(at, value);
    }
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(NodeKind::list, offset(mark), tag, style);
  }
  void OnSequenceEnd() override { close(']'); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(NodeKind::map, offset(mark), tag, style);
  }
  void OnMapEnd() override { close('}'); }

 private:
  Diagnostic& add(Code code, std::size_t begin, std::size_t end, std::vector<std::string> args) {
    end = std::min(end, text_.size());
    return diagnostics_.add(code, span_of(source_, begin, end), std::move(args));
  }
  [[noreturn]] void fail(Code code, std::size_t begin, std::size_t end) {
    add(code, begin, end, {});
    throw Stop{};
  }
  static void go_on(bool within_limits) {
    if (!within_limits) throw Stop{};
  }

  bool refuse_tag(std::size_t at, const std::string& tag) {
    const bool implied = tag.empty() || tag == "?" || (tag == "!" && text_[at] != '!');
    if (implied) return false;
    const std::size_t end = token_end(at);
    add(Code::yaml_tag, at, end, {std::string(text_.substr(at, end - at))});
    return true;
  }

  /// One past a run of characters without blanks, commas or closing brackets.
  std::size_t token_end(std::size_t at) const {
    return std::min(text_.find_first_of(" \t\r\n,]}", at), text_.size());
  }

  /// One past "|" or ">" and its indicators.
  std::size_t header_end(std::size_t at) const {
    return std::min(text_.find_first_of(" \t\r\n#", at), text_.size());
  }

  /// Where a value that is not written belongs: behind its key's colon or its dash.
  std::size_t empty_place(std::size_t marked) const {
    const std::size_t next = yaml::skip_trivia(text_, last_end_);
    const char sign = builder_.in_map() ? ':' : '-';
    const bool found = next < text_.size() && text_[next] == sign;
    if (builder_.in_map()) return found ? next + 1 : last_end_;
    return found && next < marked ? next + 1 : marked;
  }

  void put(std::string_view text, ScalarStyle style, std::size_t begin, std::size_t end) {
    if (!builder_.expects_key()) {
      go_on(builder_.scalar(text, style, begin, end));
      return;
    }
    if (style == ScalarStyle::plain && text == "<<") {
      add(Code::yaml_merge_key, begin, end, {});
    }
    builder_.key(text, begin, end);
  }

  void plain(std::size_t at, const std::string& value) {
    if (text_.substr(at, value.size()) == value) {
      last_end_ = at + value.size();
      put(builder_.slice(at, last_end_), ScalarStyle::plain, at, last_end_);
      return;
    }
    last_end_ = yaml::folded_end(text_, at, value);
    put(builder_.decoded(value, at, last_end_), ScalarStyle::plain, at, last_end_);
  }

  void quoted(std::size_t at, const std::string& value) {
    const std::size_t end = yaml::quoted_end(text_, at);
    if (end == std::string_view::npos) fail(Code::yaml_unclosed_quote, at, at + 1);
    last_end_ = end;
    const bool same = text_.substr(at + 1, end - at - 2) == value;
    put(same ? builder_.slice(at + 1, end - 1) : builder_.decoded(value, at, end),
        ScalarStyle::quoted, at, end);
  }

  void block(std::size_t at, const std::string& value) {
    const bool empty = value.find_first_not_of(" \n") == std::string::npos;
    last_end_ = empty ? header_end(at) : yaml::folded_end(text_, yaml::line_end(text_, at), value);
    put(builder_.decoded(value, at, last_end_), ScalarStyle::quoted, at, last_end_);
  }

  void open(NodeKind kind, std::size_t at, const std::string& tag,
            YAML::EmitterStyle::value style) {
    if (flow_depth_ != 0 || style == YAML::EmitterStyle::Flow) ++flow_depth_;
    if (builder_.expects_key()) fail(Code::yaml_key_not_scalar, at, at + 1);
    refuse_tag(at, tag);
    const bool bracket = at < text_.size() && (text_[at] == '[' || text_[at] == '{');
    last_end_ = std::max(last_end_, bracket ? at + 1 : at);
    go_on(builder_.open(kind, at, last_end_));
  }

  /// Of a flow container the closing bracket; of a block the end of its last value.
  void close(char bracket) {
    if (flow_depth_ != 0) --flow_depth_;
    const std::size_t begin = builder_.open_begin();
    if (begin < text_.size() && text_[begin] == (bracket == ']' ? '[' : '{')) {
      std::size_t at = yaml::skip_trivia(text_, last_end_);
      while (at < text_.size() && text_[at] == ',') at = yaml::skip_trivia(text_, at + 1);
      if (at < text_.size() && text_[at] == bracket) last_end_ = at + 1;
    }
    builder_.close(last_end_);
  }

  SourceId source_;
  std::string_view text_;
  std::size_t flow_depth_ = 0;
  std::size_t base_;
  Diagnostics& diagnostics_;
  TreeBuilder builder_;
  std::size_t last_end_ = 0;  ///< one past what has been read so far
  int documents_ = 0;
};

/// The library holds every token of a flow container before its first event, so a text of brackets
/// or commas alone could fill the memory. Counts without regard to quotes: only monstrous texts are
/// refused here, the exact limits are the builder's.
bool flow_within_limits(SourceId source, std::string_view text, const ReadLimits& limits,
                        Diagnostics& diagnostics) {
  constexpr std::size_t kTextDepth = 1000;
  constexpr std::size_t kFlowEntries = 400'000;  // some 400 bytes each while they are held
  const std::size_t most = std::min(limits.nodes, kFlowEntries);
  std::size_t depth = 0;
  std::size_t entries = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '[' && c != '{' && c != ']' && c != '}' && c != ',') continue;
    if (c == ',' && depth == 0) continue;
    if (c == ']' || c == '}') {
      depth -= depth > 0 ? 1 : 0;
      if (depth == 0) entries = 0;
      continue;
    }
    ++entries;
    if (c != ',') ++depth;
    if (depth > limits.depth + kTextDepth) {
      diagnostics.add(Code::too_deep, span_of(source, at, at + 1), {std::to_string(limits.depth)});
      return false;
    }
    if (entries > most) {
      diagnostics.add(Code::too_many_nodes, span_of(source, at, at + 1), {std::to_string(most)});
      return false;
    }
  }
  return true;
}

void parse(Handler& handler, std::string_view text) {
  ViewBuffer buffer(text);
  std::istream stream(&buffer);
  YAML::Parser parser(stream);
  while (parser.HandleNextDocument(handler)) {
  }
}

bool read(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
          const ReadLimits& limits, Tree& out, Records* records) {
  const std::size_t errors = diagnostics.errors();
  const auto checked = check_text(sources, source, limits, diagnostics);
  if (!checked) return false;
  const std::size_t base = checked->base;
  const std::string_view text = sources.text(source);
  const auto read_fast = [&](Records* kept) {
    return read_fast_yaml(source, text, base, limits, out, kept);
  };
  if (records != nullptr) records->clear();
  if (checked->clean && !limits.by_library &&
      ((records != nullptr && read_fast(records)) || read_fast(nullptr)))
    return true;
  if (!flow_within_limits(source, text, limits, diagnostics)) return false;

  Handler handler(source, text, base, limits, diagnostics);
  try {
    const std::string_view body = text.substr(base);
    if (body.find('?') == std::string_view::npos) {
      parse(handler, body);
    } else {
      parse(handler, mask_question_marks(body));
    }
  } catch (const Stop&) {
  } catch (const YAML::Exception& fault) {
    yaml::add_fault({source, text, handler.offset(fault.mark), handler.last_end(),
                     handler.builder().open_begin(), limits.depth},
                    fault.msg, diagnostics);
  }
  if (diagnostics.errors() != errors + handler.builder().recovered()) return false;
  out = handler.builder().take();
  if (out.root() != kNoNode && !out.is_null(out.root())) return true;
  diagnostics.add(Code::empty_document, span_of(source, base, base));
  return false;
}

}  // namespace

bool read_yaml(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out) {
  return read(sources, source, diagnostics, limits, out, nullptr);
}
bool read_yaml(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
               const ReadLimits& limits, Tree& out, Records& records) {
  return read(sources, source, diagnostics, limits, out, &records);
}

std::optional<Tree> read_yaml(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
                              const ReadLimits& limits) {
  std::optional<Tree> tree(std::in_place);
  if (!read_yaml(sources, source, diagnostics, limits, *tree)) tree.reset();
  return tree;
}

}  // namespace chuan
