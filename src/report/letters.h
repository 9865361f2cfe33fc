/// Small shapes of text: one clean line, letter case, and lists of record names made short.
///
/// Contract: pure functions over valid UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuan {

/// Control and direction characters become blanks or vanish, so that no text of a dossier can
/// move a terminal's cursor or break a table row.
std::string one_line(std::string_view text);
/// "Degree" -> "degree" for the middle of a sentence; "LLCT" stays.
std::string lower_first(std::string_view text);
std::string upper_first(std::string_view text);
std::string upper(std::string_view text);

/// Names in order, three or more running numbers joined: "CB04-CB10, CB16, CB18" (with a dash). At
/// most `parts` entries; `left_out` says how many names the text does not hold.
struct NameList {
  std::string text;
  std::size_t left_out = 0;
};
NameList short_list(const std::vector<std::string>& names, std::size_t parts);
/// Years the same way: "2018, 2020-2022".
std::string year_list(const std::vector<int>& years);

/// "a, b, c"; the last two joined with `word` when there is one: "a, b and c".
std::string joined(const std::vector<std::string>& items, std::string_view word = {});

}  // namespace chuan
