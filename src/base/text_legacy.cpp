// Text typed in a TCVN3 or VNI font and pasted as Unicode shows Latin-1 letters that no Vietnamese
// word has. A word counts as legacy when it has such a letter and, read back through the old
// table, has the shape of a Vietnamese syllable; so a foreign name with an umlaut does not.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace chuan {
namespace {

using LetterTable = std::array<char, 256>;

constexpr void set(LetterTable& table, char letter, std::string_view bytes) {
  for (const char byte : bytes) table[static_cast<unsigned char>(byte)] = letter;
}

/// Latin-1 has the capital of a letter 32 below it.
constexpr void set_both_cases(LetterTable& table, char letter, std::string_view bytes) {
  set(table, letter, bytes);
  for (const char byte : bytes) table[static_cast<unsigned char>(byte) - 0x20u] = letter;
}

/// The plain letter each TCVN3 byte stands for; 0 for none.
constexpr LetterTable tcvn3_letters() {
  LetterTable table{};
  set(table, 'a', "\xB8\xB5\xB6\xB7\xB9\xA8\xBE\xBB\xBC\xBD\xC6\xA9\xCA\xC7\xC8\xC9\xCB\xA1\xA2");
  set(table, 'd', "\xAE\xA7");
  set(table, 'e', "\xD0\xCC\xCE\xCF\xD1\xAA\xD5\xD2\xD3\xD4\xD6\xA3");
  set(table, 'i', "\xDD\xD7\xD8\xDC\xDE");
  set(table, 'o', "\xE3\xDF\xE1\xE2\xE4\xAB\xE8\xE5\xE6\xE7\xE9\xAC\xED\xEA\xEB\xEC\xEE\xA4\xA5");
  set(table, 'u', "\xF3\xEF\xF1\xF2\xF4\xAD\xF8\xF5\xF6\xF7\xF9\xA6");
  set(table, 'y', "\xFD\xFA\xFB\xFC\xFE");
  return table;
}

/// VNI writes a plain vowel and then a byte for its marks ('-' here), and a few letters in one
/// byte.
constexpr LetterTable vni_letters() {
  LetterTable table{};
  set_both_cases(table, '-',
                 "\xF9\xF8\xFB\xF5\xEF\xE2\xE1\xE0\xE5\xE3\xE4\xEA\xE9\xE8\xFA\xFC\xEB");
  set_both_cases(table, 'o', "\xF4");
  set_both_cases(table, 'u', "\xF6");
  set_both_cases(table, 'd', "\xF1");
  set_both_cases(table, 'i', "\xED\xEC\xE6\xF3\xF2");
  set_both_cases(table, 'y', "\xEE");
  return table;
}

constexpr LetterTable kTcvn3 = tcvn3_letters();
constexpr LetterTable kVni = vni_letters();
constexpr std::string_view kUnicodeVietnamese =
    "\xC0\xC1\xC2\xC3\xC8\xC9\xCA\xCC\xCD\xD2\xD3\xD4\xD5\xD9\xDA\xDD"
    "\xE0\xE1\xE2\xE3\xE8\xE9\xEA\xEC\xED\xF2\xF3\xF4\xF5\xF9\xFA\xFD";

bool one_of(std::string_view word, std::string_view blank_separated) {
  std::size_t at = 0;
  while (at <= blank_separated.size()) {
    const std::size_t end = std::min(blank_separated.find(' ', at), blank_separated.size());
    if (blank_separated.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

/// Onset, vowels and final of a syllable without marks: "truong", "hoc".
bool is_syllable(std::string_view word) {
  const auto vowels = std::find_if(word.begin(), word.end(), is_vowel);
  const auto coda = std::find_if_not(vowels, word.end(), is_vowel);
  const auto length = [](auto from, auto to) { return static_cast<std::size_t>(to - from); };
  const std::string_view onset = word.substr(0, length(word.begin(), vowels));
  const std::string_view nucleus = word.substr(onset.size(), length(vowels, coda));
  const std::string_view final = word.substr(onset.size() + nucleus.size());
  return (onset.empty() ||
          one_of(onset, "b c ch d g gh h k kh l m n ng ngh nh p ph q r s t th tr v x")) &&
         one_of(
             nucleus,
             "a ai ao au ay e eo eu i ia ie ieu iu o oa oai oao oay oe oeo oi oo u ua uai uao uau "
             "uay ue ueo ui uo uoi uou uu uy uya uye uyu y ya ye yeu") &&
         (final.empty() || one_of(final, "c ch m n ng nh p t"));
}

/// The word through a table, without marks; empty when some letter has no meaning there.
std::string read_back(std::string_view latin1, const LetterTable& table) {
  std::string out;
  for (const char c : latin1) {
    if (is_ascii(c)) {
      out.push_back(c);
      continue;
    }
    const char letter = table[static_cast<unsigned char>(c)];
    if (letter == 0 || (letter == '-' && (out.empty() || !is_vowel(out.back())))) return {};
    if (letter != '-') out.push_back(letter);
  }
  return out;
}

/// A Latin-1 sign that Vietnamese in Unicode has no use for.
bool is_foreign(std::uint32_t c) {
  return c > 0xA0 && c <= 0xFF &&
         kUnicodeVietnamese.find(static_cast<char>(c)) == std::string_view::npos;
}

bool is_foreign_byte(char c) {
  return is_foreign(static_cast<unsigned char>(c));
}

bool has_foreign(std::string_view text) {
  for (std::size_t at = ascii_run(text, 0); at < text.size(); at += ascii_run(text, at)) {
    const CodePoint c = code_point_at(text, at);
    if (is_foreign(c.value)) return true;
    at += c.size;
  }
  return false;
}

bool is_legacy_word(std::string_view latin1) {
  if (latin1.size() < 2) return false;
  const bool foreign = std::any_of(latin1.begin(), latin1.end(), is_foreign_byte);
  return foreign &&
         (is_syllable(read_back(latin1, kTcvn3)) || is_syllable(read_back(latin1, kVni)));
}

}  // namespace

bool looks_like_legacy_vietnamese(std::string_view text) {
  if (!has_foreign(text)) return false;
  std::size_t legacy = 0;
  std::size_t other = 0;  // words with letters that an old font could not have shown
  std::string word;       // letters in Latin-1, lower case where TCVN3 and VNI agree on case
  bool wide = false;
  const auto end_word = [&] {
    if (!wide && is_legacy_word(word)) {
      ++legacy;
    } else if (wide || std::any_of(word.begin(), word.end(), is_foreign_byte)) {
      ++other;
    }
    word.clear();
    wide = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (c.value < 0x80) {
      const char ascii = static_cast<char>(c.value);
      if (ascii >= 'A' && ascii <= 'Z') {
        word.push_back(static_cast<char>(ascii - 'A' + 'a'));
      } else if (ascii >= 'a' && ascii <= 'z') {
        word.push_back(ascii);
      } else {
        end_word();
      }
    } else if (c.value > 0xA0 && c.value <= 0xFF) {
      word.push_back(static_cast<char>(c.value));
    } else if (is_space(c.value)) {
      end_word();
    } else {
      wide = true;
    }
  }
  end_word();
  return legacy > 0 && legacy >= other;
}

}  // namespace chuan
