/// Vietnamese and other text: UTF-8 checks, NFC, keys without marks, widths, nearest spellings.
///
/// Contract: pure functions over UTF-8; input that is not valid UTF-8 never reaches them (readers
/// check first with `find_invalid_utf8`), and if it does they treat a bad byte as one character.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chuan {

/// Offset of the first byte that is not valid UTF-8; npos when all is well.
std::size_t find_invalid_utf8(std::string_view text);
/// A quick check that errs on the safe side: true only when the text is certainly NFC.
bool is_nfc_quick(std::string_view text);
/// One quick pass that errs on the safe side: true only for valid UTF-8 that is certainly NFC and
/// holds no control character but tab and line breaks.
bool is_clean_text(std::string_view text);
/// Normal form C. Every input text goes through it (reported when it changes anything).
std::string to_nfc(std::string_view text);

/// The key by which names are compared and searched: NFC, lower case, marks removed, đ -> d,
/// every run of white space (NBSP, line breaks) one blank, trimmed. "Hoà  Bình" -> "hoa binh".
std::string fold_key(std::string_view text);
/// Small letters with their marks kept: "ĐẠT" -> "đạt".
std::string to_lower(std::string_view text);
/// White space (also NBSP and zero-width) cut at both ends.
std::string_view trim(std::string_view text);

/// Code points; and columns on a terminal (combining marks 0, East Asian wide 2).
std::size_t code_points(std::string_view text);
std::size_t display_width(std::string_view text);
/// Cut to at most `columns`, ending in "…" when anything was cut.
std::string fit_columns(std::string_view text, std::size_t columns);
/// Padded with blanks to exactly `columns` (cut when longer).
std::string pad_right(std::string_view text, std::size_t columns);
std::string pad_left(std::string_view text, std::size_t columns);
/// Lines of at most `columns`, broken at blanks; a longer word stands alone.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// The candidate nearest to `text` by edits over fold keys, when near enough to be a slip.
std::string nearest(std::string_view text, std::span<const std::string_view> candidates);

/// Sort order of Vietnamese names: letters first (đ after d), then tones; a stable total order.
bool vietnamese_less(std::string_view a, std::string_view b);

/// True when the text looks like TCVN3 or VNI pasted as Unicode ("Phßng Tæ chøc").
bool looks_like_legacy_vietnamese(std::string_view text);

/// A path as a word of a command that is to be typed: in quotes where a shell would take it apart.
std::string command_word(std::string_view path);

bool is_blank(std::string_view text);
bool starts_with_formula_char(std::string_view text);  ///< = + - @ tab CR: must not run in a sheet

}  // namespace chuan
