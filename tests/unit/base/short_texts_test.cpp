// What texts are copied, compared and gathered with where a call would cost more than the work.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/own_word.h"
#include "base/roomy_text.h"
#include "base/same_bytes.h"
#include "base/texts.h"

using namespace chuan;

namespace {

constexpr unsigned kSeed = 20261130;

/// Bytes of a small alphabet, so that texts often begin alike; high ones among them.
std::string random_text(std::mt19937& random, std::size_t most) {
  std::string out(random() % (most + 1), ' ');
  for (char& c : out) c = "AAB01a\x7F\xC3\xE1\xFF"[random() % 10];
  return out;
}

}  // namespace

TEST_CASE("bytes are copied whatever their number, and no more of them") {
  std::mt19937 random(kSeed);
  for (std::size_t size = 0; size <= 80; ++size) {
    INFO("seed " << kSeed << ", size " << size);
    std::string from(size, ' ');
    for (char& c : from) c = static_cast<char>(random());
    std::string to(size + 2, '#');
    copy_bytes(to.data() + 1, from.data(), size);
    CHECK((to == "#" + from + "#"));
    CHECK(same_text(from, std::string_view(to).substr(1, size)));
  }
}

TEST_CASE("short texts of one size are told apart by their bytes, and by those alone") {
  std::mt19937 random(kSeed);
  for (int n = 0; n < 20000; ++n) {
    const std::size_t size = 1 + random() % 8;
    std::string a(size, 'x');
    for (char& c : a) c = "01a\xFF"[random() % 4];
    std::string b = a;
    if (random() % 2 == 0) b[random() % size] = "01a\xFF"[random() % 4];
    INFO("seed " << kSeed << ", case " << n << ": " << a << " | " << b);
    REQUIRE((bytes_of_short(a) == bytes_of_short(b)) == (a == b));
    const std::uint64_t bytes = bytes_of_short(a);
    for (int shift = 0; shift < 64; shift += 8)
      REQUIRE(a.find(static_cast<char>(bytes >> shift)) != std::string::npos);
  }
}

TEST_CASE("texts stand in the order of their first bytes") {
  std::mt19937 random(kSeed);
  for (int n = 0; n < 20000; ++n) {
    const std::string a = random_text(random, 12), b = random_text(random, 12);
    INFO("seed " << kSeed << ", case " << n << ": " << a << " | " << b);
    const std::uint64_t left = first_bytes(a), right = first_bytes(b);
    if (left != right)
      REQUIRE((left < right) == (a < b));
    else
      REQUIRE(a.substr(0, 8) == b.substr(0, 8));
  }
}

TEST_CASE("a text with room is the text that was put there") {
  std::mt19937 random(kSeed);
  RoomyText roomy;
  std::string plain;
  for (int n = 0; n < 3000; ++n) {
    INFO("seed " << kSeed << ", step " << n);
    const std::string more = random_text(random, n % 100 == 0 ? 20000 : 50);
    switch (random() % 6) {
      case 0:
        plain.resize(random() % (plain.size() + 1));
        roomy.end_at(plain.size());
        break;
      case 1:
        std::copy(more.begin(), more.end(), roomy.room(more.size()));
        roomy.end_at(roomy.size() + more.size());
        plain += more;
        break;
      case 2: {
        RoomyText moved(std::move(roomy));
        CHECK(roomy.size() == 0);  // NOLINT(bugprone-use-after-move)
        roomy = std::move(moved);
        break;
      }
      case 3:
        CHECK((roomy.take() == plain));
        CHECK(roomy.view().empty());
        plain.clear();
        break;
      default:
        roomy.append(more);
        plain += more;
    }
    REQUIRE((roomy.view() == plain));
    REQUIRE(roomy.most() >= roomy.size());
  }
}

TEST_CASE("texts are what a list of strings would hold") {
  std::mt19937 random(kSeed);
  Texts texts;
  std::vector<std::string> plain;
  for (std::size_t n = 0; n < 5000; ++n) {
    INFO("seed " << kSeed << ", step " << n);
    const std::string text = random_text(random, n % 100 == 0 ? 5000 : 40);
    switch (random() % 16) {
      case 0:
        if (random() % 8 != 0) break;
        texts.clear();
        plain.clear();
        break;
      case 1: {
        const Texts copy = texts;
        texts = Texts();
        CHECK(texts.size() == 0);
        texts = copy;
        break;
      }
      case 2:
      case 3:
        if (plain.empty()) break;
        plain[n % plain.size()] = text;
        texts.set(n % plain.size(), text);
        break;
      default:
        texts.push_back(text);
        plain.push_back(text);
    }
    REQUIRE(texts.size() == plain.size());
    if (!plain.empty()) REQUIRE((texts[n % plain.size()] == plain[n % plain.size()]));
  }
  for (std::size_t at = 0; at < plain.size(); ++at) CHECK((texts[at] == plain[at]));
}

TEST_CASE("a word of our own says what it was made of") {
  static constexpr OwnWord word = "not_applicable", longest = "12345678901234567890123", none;
  CHECK(word == "not_applicable");
  CHECK(std::string_view(word).size() == 14);
  CHECK(longest == "12345678901234567890123");
  CHECK(none.view().empty());
  CHECK(std::all_of(word.block() + word.size(), word.block() + OwnWord::kMost,
                    [](char c) { return c == '\0'; }));
}
