/// Finds in the source text what yaml-cpp does not tell: where a scalar ends, where an empty value
/// belongs. All positions are byte offsets.
#pragma once

#include <cstddef>
#include <string_view>

namespace chuan::yaml {

/// Past blanks, line breaks and comments.
std::size_t skip_trivia(std::string_view text, std::size_t at);
/// One past the closing quote of the scalar whose opening quote is at `at`; npos when not closed.
std::size_t quoted_end(std::string_view text, std::size_t at);
/// One past the last character of a scalar that stands in the text as `value`, except for blanks
/// and line breaks (plain scalars over several lines, block scalars).
std::size_t folded_end(std::string_view text, std::size_t at, std::string_view value);
/// The end of the line on which `at` stands (the offset of its line break).
std::size_t line_end(std::string_view text, std::size_t at);
std::size_t line_begin(std::string_view text, std::size_t at);
/// The bracket that closes the one at `at`, brackets inside quotes aside; npos when none does.
std::size_t closing_bracket(std::string_view text, std::size_t at);
/// The first quote at or after `at` that begins a token; npos when none does.
std::size_t opening_quote(std::string_view text, std::size_t at);
/// True for "~", "null", "Null", "NULL" as a whole token; brackets and commas end one within a flow
/// collection only.
bool is_null_word(std::string_view text, std::size_t at, bool in_flow);

}  // namespace chuan::yaml
