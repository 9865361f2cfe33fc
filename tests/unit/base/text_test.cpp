#include "base/text.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <string>

#include "base/utf8.h"

using namespace chuan;

namespace {
constexpr std::size_t kValid = std::string_view::npos;
}

TEST_CASE("invalid UTF-8 is found at its first byte") {
  const auto [text, offset] =
      GENERATE(table<std::string, std::size_t>({{"", kValid},
                                                {"abc", kValid},
                                                {"Đảng \U0001F600", kValid},
                                                {"12345678\xFF", 8},
                                                {"ab\xC0\x80", 2},  // overlong
                                                {"\xC1\xBF", 0},
                                                {"\xE0\x9F\xBF", 0},  // overlong
                                                {"\xED\xA0\x80", 0},  // surrogate
                                                {"\xF0\x8F\xBF\xBF", 0},
                                                {"\xF4\x90\x80\x80", 0},  // past U+10FFFF
                                                {"\xF5\x80\x80\x80", 0},
                                                {"a\xC3", 1},  // cut short
                                                {"a\xE1\xBA", 1},
                                                {"a\x80", 1},
                                                {"Phßng\xDF", 6}}));
  CAPTURE(text);
  CHECK(find_invalid_utf8(text) == offset);
}

TEST_CASE("every code point survives encoding and is valid") {
  for (std::uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "x";
    append_utf8(text, c);
    const CodePoint read = code_point_at(text, 1);
    if (read.value != c || 1 + read.size != text.size() || find_invalid_utf8(text) != kValid)
      FAIL(c);
  }
}

TEST_CASE("NFC joins letters and marks; what is certain is not looked at twice") {
  CHECK(to_nfc("Tru\u031Bo\u031B\u0300ng") == "Trường");
  CHECK(to_nfc("Trường") == "Trường");
  CHECK(is_nfc_quick("Trường Chính trị – “Đảng” 50 ₫"));
  CHECK_FALSE(is_nfc_quick("Tru\u031Bo\u031B\u0300ng"));
  CHECK_FALSE(is_nfc_quick("\u212B"));
  CHECK(to_nfc("\u212B") == "\u00C5");
  CHECK(to_nfc("hoà") != to_nfc("hòa"));
  CHECK(to_nfc("a\xFFz") == "a\xFFz");
}

TEST_CASE("the quick check never calls NFC what is not") {
  for (std::uint32_t c = 1; c <= 0x1FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "a";
    append_utf8(text, c);
    if (!is_nfc_quick(text)) continue;
    std::string forced = text + "\u0301";  // the mark defeats the quick way
    if (to_nfc(forced).substr(0, 1) != "a" || find_invalid_utf8(to_nfc(forced)) != kValid) FAIL(c);
    std::string other = "\u0301" + text;
    if (to_nfc(other) != other) FAIL(c);
  }
}

TEST_CASE("keys ignore case, marks and the kind and number of blanks") {
  const auto [text, key] =
      GENERATE(table<const char*, const char*>({{"Hoà  Bình", "hoa binh"},
                                                {"Hòa Bình", "hoa binh"},
                                                {"THUỶ", "thuy"},
                                                {"thủy", "thuy"},
                                                {"Đà Nẵng", "da nang"},
                                                {"đường", "duong"},
                                                {"ĐƯỜNG", "duong"},
                                                {"Tru\u031Bo\u031B\u0300ng", "truong"},
                                                {"  a\u00A0\r\n b\t", "a b"},
                                                {"\uFEFFa\u200Bb", "ab"},
                                                {"", ""},
                                                {" \u00A0", ""},
                                                {"CT2.18/x", "ct2.18/x"},
                                                {"Straße", "strasse"},
                                                {"Ž", "z"},
                                                {"Ñandú Ørsted", "nandu ørsted"},
                                                {"№ 5", "№ 5"}}));
  CAPTURE(text);
  CHECK(fold_key(text) == key);
  CHECK(fold_key(fold_key(text)) == key);
}

TEST_CASE("a key is the same for a text and its decomposed copy") {
  // Every Vietnamese letter, from its parts.
  const std::array<const char*, 12> bases = {"a", "ă", "â", "e", "ê", "i",
                                             "o", "ô", "ơ", "u", "ư", "y"};
  const std::array<const char*, 6> tones = {"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"};
  for (const char* base : bases) {
    for (const char* tone : tones) {
      const std::string apart = std::string(base) + tone;
      const std::string joined = to_nfc(apart);
      CAPTURE(joined);
      CHECK(code_points(joined) == 1);
      CHECK(is_nfc_quick(joined));
      CHECK(fold_key(joined) == fold_key(apart));
      CHECK(fold_key(joined).size() == 1);
      CHECK(display_width(apart) == 1);
      CHECK(display_width(joined) == 1);
    }
  }
}

TEST_CASE("trim cuts every kind of blank, and only at the ends") {
  CHECK(trim(" \u00A0\uFEFFa b\u200B\r\n") == "a b");
  CHECK(trim("").empty());
  CHECK(trim("\u3000").empty());
  CHECK(trim("ế") == "ế");
  CHECK(trim("\x80") == "\x80");
  CHECK(is_blank("\t \u00A0"));
  CHECK_FALSE(is_blank("."));
}

TEST_CASE("formula characters are known") {
  for (const char* bad : {"=1", "+1", "-1", "@x", "\tx", "\rx"})
    CHECK(starts_with_formula_char(bad));
  for (const char* good : {"", "x=", " =1", "1"}) CHECK_FALSE(starts_with_formula_char(good));
}

TEST_CASE("a path in a command to be typed stands in quotes where a shell would take it apart") {
  for (const char* whole : {"ha-noi.yaml", "hồ_sơ/2023.xlsx", "-", ""})
    CHECK(command_word(whole) == whole);
  CHECK(command_word("hồ sơ.yaml") == "\"hồ sơ.yaml\"");
  for (const char* bad : {"a&b", "a(1).xlsx", "a;b", "o'c"})
    CHECK(command_word(bad) == '"' + std::string(bad) + '"');
}

TEST_CASE("widths and padding count columns") {
  CHECK(code_points("Trường") == 6);
  CHECK(display_width("Trường") == 6);
  CHECK(display_width("党校") == 4);
  CHECK(display_width("a\u0301b") == 2);
  CHECK(fit_columns("Trường Chính trị", 10) == "Trường Ch…");
  CHECK(fit_columns("Trường Chính trị", 8) == "Trường…");
  CHECK(fit_columns("Trường", 6) == "Trường");
  CHECK(fit_columns("Trường", 1) == "…");
  CHECK(fit_columns("Trường", 0).empty());
  CHECK(pad_right("ế", 3) == "ế  ");
  CHECK(pad_left("ế", 3) == "  ế");
  CHECK(pad_right("abcdef", 3) == "ab…");
  CHECK(pad_left("党党党", 4) == " 党…");
  for (std::size_t columns = 0; columns < 12; ++columns) {
    CHECK(display_width(pad_right("Đội ngũ 党校", columns)) == columns);
    CHECK(display_width(pad_left("Đội ngũ 党校", columns)) == columns);
  }
}

TEST_CASE("wrapping keeps every word and no line is too long") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("một hai ba", 7) == Lines{"một hai", "ba"});
  CHECK(wrap("một hai ba", 6) == Lines{"một", "hai ba"});
  CHECK(wrap("xinchaocacban a", 5) == Lines{"xinchaocacban", "a"});
  CHECK(wrap("a  b", 10) == Lines{"a b"});
  CHECK(wrap("a\nb", 10) == Lines{"a", "b"});
  CHECK(wrap("a\n\nb\n", 10) == Lines{"a", "", "b"});
  CHECK(wrap("", 10).empty());
}

TEST_CASE("random bytes never break the text functions") {
  const unsigned seed = 7;
  std::mt19937 random(seed);
  for (int i = 0; i < 3000; ++i) {
    std::string text(random() % 24, ' ');
    for (char& c : text) c = static_cast<char>(random());
    CAPTURE(seed, i);
    static_cast<void>(find_invalid_utf8(text));
    static_cast<void>(to_nfc(text));
    static_cast<void>(looks_like_legacy_vietnamese(text));
    static_cast<void>(wrap(text, 5));
    CHECK(trim(text).size() <= text.size());
    CHECK_FALSE(vietnamese_less(text, text));
    CHECK(display_width(pad_left(text, 9)) == 9);
    const std::string key = fold_key(text);
    if (find_invalid_utf8(text) == kValid) CHECK(find_invalid_utf8(key) == kValid);
  }
}

TEST_CASE("a text is clean only when it is valid, NFC and without control characters") {
  for (const char* text :
       {"", "a", "\t\r\n", "Trường Đảng", "ĐẮK LẮK", "“x” – y…", "m²", "a\xC2\xA0z"})
    CHECK(is_clean_text(text));
  for (const char* text : {"\x01", "\x7F", "\xC2\x85", "e\xCC\x81", "\xC3", "\xE1\xBA", "\xE2\x80",
                           "\xBA", "\xC3\x41", "\xE1\x80\x80", "\xE2\x80\x80", "\xF0\x9F\x98\x80"})
    CHECK_FALSE(is_clean_text(text));
  // Whatever it calls clean, the exact functions call clean.
  std::mt19937 random(1);
  const unsigned char bytes[] = {'a',  ' ',  '\n', 0x01, 0x7F, 0x80, 0x82, 0x9F, 0xA0, 0xBA,
                                 0xBF, 0xC2, 0xC3, 0xCB, 0xCC, 0xE1, 0xE2, 0xE3, 0xF0};
  std::size_t clean = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 6; n > 0; --n)
      text.push_back(static_cast<char>(bytes[random() % std::size(bytes)]));
    if (!is_clean_text(text)) continue;
    ++clean;
    CAPTURE(text);
    if (find_invalid_utf8(text) != std::string_view::npos || to_nfc(text) != text) FAIL();
  }
  CHECK(clean > 1000);
}

TEST_CASE("a text is clean wherever it stands in a clean one") {
  std::mt19937 random(7);
  const char* const pads[] = {"a", "\n", "ễ", "Đ", "–", "\xC2\xA0"};
  // Every two bytes, and every three of the leads of three.
  std::vector<std::string> texts;
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string two{static_cast<char>(a), static_cast<char>(b)};
      texts.push_back(two);
      if (a == 0xE1 || a == 0xE2)
        for (int c = 0x7E; c < 0xC2; ++c) texts.push_back(two + static_cast<char>(c));
    }
  std::size_t clean = 0;
  for (const std::string& text : texts) {
    const bool alone = is_clean_text(text);
    const auto pad = [&] {
      std::string out;
      for (std::size_t n = random() % 40; n > 0; --n) out += pads[random() % std::size(pads)];
      return out;
    };
    const std::string whole = pad() + text + pad();
    CAPTURE(text, whole);
    if (is_clean_text(whole) != alone) FAIL();
    if (alone && (find_invalid_utf8(text) != std::string_view::npos || to_nfc(text) != text))
      FAIL();
    clean += alone ? 1 : 0;
  }
  // ASCII twice; letters of two bytes; the letters and signs of three.
  CHECK(clean == 98 * 98 + (10 * 64 - 32) + 4 * 64 + 62);
}
