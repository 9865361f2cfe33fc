#include "doc/yaml_faults.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "doc/check_text.h"
#include "doc/yaml_scan.h"

namespace chuan::yaml {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

struct Row {
  std::string_view words;  ///< how the library's message begins
  Code code;
};
constexpr std::array kRows = {
    Row{"illegal map value", Code::yaml_colon_in_value},
    Row{"end of map not found", Code::yaml_indentation},
    Row{"end of sequence not found", Code::yaml_indentation},
    Row{"illegal block entry", Code::yaml_indentation},
    Row{"illegal map key", Code::yaml_indentation},
    Row{"illegal tab", Code::yaml_tab},
    Row{"end of sequence flow not found", Code::yaml_unclosed_bracket},
    Row{"end of map flow not found", Code::yaml_unclosed_bracket},
    Row{"illegal EOF in scalar", Code::yaml_unclosed_quote},
    Row{"illegal document indicator in scalar", Code::yaml_unclosed_quote},
    Row{"unknown escape character", Code::yaml_bad_escape},
    Row{"bad character found while scanning hex", Code::yaml_bad_escape},
    Row{"invalid unicode", Code::yaml_bad_escape},
    Row{"unknown token", Code::yaml_reserved_character},
    Row{"the referenced anchor", Code::yaml_alias},
    Row{"alias not found", Code::yaml_alias},
    Row{"anchor not found", Code::yaml_alias},
    Row{"illegal character found while scanning alias", Code::yaml_alias},
    Row{"illegal character found while scanning anchor", Code::yaml_alias},
    Row{"cannot assign multiple anchors", Code::yaml_alias},
    Row{"aliases can't have any content", Code::yaml_alias},
    Row{"illegal character found while scanning tag", Code::yaml_tag},
    Row{"tag handle with no suffix", Code::yaml_tag},
    Row{"end of verbatim tag", Code::yaml_tag},
    Row{"cannot assign multiple tags", Code::yaml_tag},
    Row{"bad file", Code::too_deep},
};

Code code_for(std::string_view words) {
  for (const Row& row : kRows) {
    if (words.starts_with(row.words)) return row.code;
  }
  return Code::yaml_syntax;
}

/// A tab in the indentation of the line; npos when there is none. The library reports what it
/// stumbles over afterwards.
std::size_t tab_in_indentation(std::string_view text, std::size_t at) {
  for (std::size_t i = line_begin(text, at); i < text.size(); ++i) {
    if (text[i] == '\t') return i;
    if (text[i] != ' ') break;
  }
  return kNone;
}

/// "a: b: c" has a colon with a blank earlier in its line; a lone "b:" is a matter of indentation.
bool colon_before(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  return text.substr(begin, at - begin).find(": ") != kNone;
}

/// The library's mark stands behind what it could not read: goes back to the sign that began it.
std::size_t sign_before(const FaultContext& c, std::size_t at, std::string_view signs) {
  const std::size_t sign = c.text.find_last_of(signs, at);
  const bool near = sign != kNone && sign >= std::max(c.last_end, line_begin(c.text, at));
  return near ? sign : at;
}

bool only_blanks(std::string_view text) {
  return text.find_first_not_of(" \t") == kNone;
}

}  // namespace

void add_fault(const FaultContext& c, const std::string& words, Diagnostics& diagnostics) {
  const std::size_t at = std::min(c.at, c.text.size());
  const auto add = [&](Code code, std::size_t begin, std::size_t end, std::string arg) {
    diagnostics.add(code, span_of(c.source, begin, std::min(end, c.text.size())), {std::move(arg)});
  };
  const auto token = [&](std::size_t begin) {
    const std::size_t end = std::min(c.text.find_first_of(" \t\r\n,]}", begin), c.text.size());
    return std::string(c.text.substr(begin, end - begin));
  };
  Code code = code_for(words);
  if (code == Code::yaml_colon_in_value || code == Code::yaml_indentation) {
    const std::size_t tab = tab_in_indentation(c.text, at);
    if (tab != kNone) return add(Code::yaml_tab, tab, tab + 1, words);
  }
  switch (code) {
    case Code::yaml_colon_in_value:
      if (!colon_before(c.text, at)) code = Code::yaml_indentation;
      return add(code, at, at + 1, words);
    case Code::yaml_indentation: {
      const bool after_value = c.last_end > 0 && c.last_end < at &&
                               only_blanks(c.text.substr(c.last_end, at - c.last_end));
      const bool glued = c.last_end == at && at > line_begin(c.text, at);
      if (after_value || glued) code = Code::yaml_text_after_value;
      return add(code, at, line_end(c.text, at), words);
    }
    case Code::yaml_unclosed_bracket: {
      const bool known = c.open_begin < c.text.size() &&
                         (c.text[c.open_begin] == '[' || c.text[c.open_begin] == '{');
      if (!known) return add(code, at, at + 1, words);
      if (closing_bracket(c.text, c.open_begin) != kNone) code = Code::yaml_missing_comma;
      const std::size_t place = code == Code::yaml_missing_comma ? at : c.open_begin;
      return add(code, place, place + 1, std::string(1, c.text[c.open_begin]));
    }
    case Code::yaml_unclosed_quote: {
      const std::size_t quote = std::min(opening_quote(c.text, c.last_end), at);
      return add(code, quote, quote + 1, words);
    }
    case Code::yaml_reserved_character: {
      const std::size_t size = at < c.text.size() ? code_point_at(c.text, at).size : 0;
      return add(code, at, at + size, std::string(c.text.substr(at, size)));
    }
    case Code::yaml_alias:
    case Code::yaml_tag: {
      const std::size_t begin = sign_before(c, at, "*&!");
      return add(code, begin, begin + 1, token(begin));
    }
    case Code::yaml_bad_escape: {
      const std::size_t begin = sign_before(c, at, "\\");
      return add(code, begin, at, std::string(c.text.substr(begin, at - begin)));
    }
    case Code::too_deep:
      return add(code, at, at + 1, std::to_string(c.depth));
    default:
      return add(code, at, at + 1, words);
  }
}

}  // namespace chuan::yaml
