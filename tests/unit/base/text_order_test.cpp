#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"

using namespace chuan;

TEST_CASE("nearest finds slips, not strangers") {
  const std::array<std::string_view, 6> fields = {"degree", "degree_fits", "position",
                                                  "from",   "thạc sĩ",     "Giảng viên chính"};
  const auto [text, found] =
      GENERATE(table<const char*, const char*>({{"degre", "degree"},
                                                {"dergee", "degree"},
                                                {"degreefits", "degree_fits"},
                                                {"Positon", "position"},
                                                {"form", "from"},
                                                {"thac sy", "thạc sĩ"},
                                                {"THẠC SĨ", "thạc sĩ"},
                                                {"giang vien chinh", "Giảng viên chính"},
                                                {"salary", ""},
                                                {"x", ""},
                                                {"", ""},
                                                {"to", ""}}));
  CAPTURE(text);
  CHECK(nearest(text, fields) == found);
  CHECK(nearest("degree", {}).empty());
}

TEST_CASE("of equally near candidates the first is taken") {
  const std::array<std::string_view, 2> both = {"staff1", "staff2"};
  CHECK(nearest("staff3", both) == "staff1");
}

TEST_CASE("Vietnamese order: letters first, then tones") {
  const std::vector<std::string> sorted = {
      "",    "12 An",  "an",   "An",  "án",  "An Bình", "Anh", "Ăn",  "Âu",  "Bình",
      "Cà",  "Chi",    "Dũng", "Duy", "Đà",  "Đảng",    "Em",  "Êm",  "Hoa", "hoà",
      "hòa", "La",     "Là",   "Lả",  "Lã",  "Lá",      "Lạ",  "Lan", "O",   "Ô",
      "Ơ",   "Trường", "Tú",   "Từ",  "Ưng", "Yến",     "Zét"};
  std::vector<std::string> shuffled = sorted;
  std::mt19937 random(3);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    std::sort(shuffled.begin(), shuffled.end(), vietnamese_less);
    CHECK(shuffled == sorted);
  }
  CHECK(vietnamese_less("Zét", "z") == false);
  CHECK(vietnamese_less("Dung", "Đa"));
  CHECK(vietnamese_less("Đa", "Em"));
  CHECK(vietnamese_less("la", "là"));
  CHECK(vietnamese_less("là", "lả"));
  CHECK(vietnamese_less("lả", "lã"));
  CHECK(vietnamese_less("lã", "lá"));
  CHECK(vietnamese_less("lá", "lạ"));
  CHECK(vietnamese_less("lạ", "lan"));
  CHECK(vietnamese_less("an", "ăn"));
  CHECK(vietnamese_less("ăn", "ân"));
  CHECK(vietnamese_less("on", "ôn"));
  CHECK(vietnamese_less("ôn", "ơn"));
  CHECK(vietnamese_less("An Bình", "Anh"));
}

TEST_CASE("the order is total over generated words") {
  const unsigned seed = 5;
  std::mt19937 random(seed);
  const std::array<const char*, 14> letters = {"a", "á", "A", "ạ", "ă", "â",       "d",
                                               "đ", "Đ", " ", "o", "ơ", "a\u0301", "z"};
  const auto word = [&] {
    std::string out;
    for (auto n = random() % 4; n > 0; --n) out += letters[random() % letters.size()];
    return out;
  };
  for (int i = 0; i < 5000; ++i) {
    const std::string a = word(), b = word(), c = word();
    CAPTURE(seed, i, a, b, c);
    REQUIRE(vietnamese_less(a, b) + vietnamese_less(b, a) == (a == b ? 0 : 1));
    if (vietnamese_less(a, b) && vietnamese_less(b, c)) REQUIRE(vietnamese_less(a, c));
  }
}

TEST_CASE("text in TCVN3 and VNI fonts is known from its shape") {
  const auto [text, legacy] =
      GENERATE(table<const char*, bool>({{"Phßng Tæ chøc", true},  // TCVN3
                                         {"Tr\u00ADêng ChÝnh trÞ", true},
                                         {"Häc viÖn", true},
                                         {"®¶ng", true},
                                         {"NguyÔn V¨n A", true},
                                         {"Phoøng Toå chöùc", true},  // VNI
                                         {"Tröôøng Chính trò", true},
                                         {"Ñaûng", true},
                                         {"Phòng Tổ chức", false},
                                         {"Trường Chính trị", false},
                                         {"hoà bình là", false},
                                         {"José Müller", false},
                                         {"Müller", false},
                                         {"Ångström", false},
                                         {"Nguyễn Văn Bö, Lê Đức Thọ, Trần Hưng Đạo", false},
                                         {"«Nghị quyết»", false},
                                         {"100 m²", false},
                                         {"5 ± 1", false},
                                         {"© 2023", false},
                                         {"ASCII only", false},
                                         {"", false},
                                         {"São Paulo, façade, naïve, Señor", false}}));
  CAPTURE(text);
  CHECK(looks_like_legacy_vietnamese(text) == legacy);
}
