// Claims made from true counts hold; with one number changed they are refused for the right reason.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "claim/claim.h"

using namespace chuan;

namespace {

/// A fixed sequence, the same on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  int upto(int most) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(most + 1));
  }
  int from(int least, int most) { return least + upto(most - least); }
  bool coin() { return upto(1) == 1; }

 private:
  std::uint64_t state_;
};

/// What a sentence is made from; -1: not said.
struct Truth {
  int total = 55, met = 46, exceeded = -1, not_met = 9, nearly = -1, opinion = -1;
  int percent_hundredths = -1;
  bool english = false;
  int form = 0;
};

/// Of the met ones, in hundredths of a per cent, cut or rounded half up.
int percent_of(int part, int total, bool rounded) {
  const int scaled = part * 100000 / total;  // thousandths
  return rounded ? (2 * part * 10000 + total) / (2 * total) : scaled / 10;
}
std::string percent_text(int hundredths, bool english) {
  const std::string cents = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + (english ? "." : ",") + (cents.size() == 1 ? "0" : "") +
         cents;
}

Truth truth(Numbers& numbers) {
  Truth t;
  t.total = numbers.from(40, 70);
  t.opinion = numbers.coin() ? numbers.from(0, 3) : -1;
  t.met = numbers.from(20, t.total - 5);
  t.not_met = t.total - t.met - std::max(t.opinion, 0);
  if (numbers.coin()) t.nearly = numbers.upto(t.not_met);
  if (numbers.coin()) t.exceeded = numbers.upto(t.met);
  if (numbers.coin()) t.percent_hundredths = percent_of(t.met, t.total, numbers.coin());
  t.english = numbers.upto(3) == 0;
  t.form = numbers.upto(3);
  return t;
}

std::string vietnamese(const Truth& t) {
  const auto n = [](int value) { return std::to_string(value); };
  std::string out;
  switch (t.form) {
    case 0:
      out = n(t.met) + "/" + n(t.total);
      break;
    case 1:
      out = "Trường đạt " + n(t.met) + " trên " + n(t.total) + " chỉ tiêu";
      break;
    case 2:
      out = "Trong tổng số " + n(t.total) + " chỉ tiêu, có " + n(t.met) + " chỉ tiêu đạt";
      break;
    default:
      out = "Năm 2023 đạt " + n(t.met) + " trong " + n(t.total) + " chỉ tiêu";
      break;
  }
  if (t.percent_hundredths >= 0)
    out += t.form == 1 ? " (" + percent_text(t.percent_hundredths, false) + " %)"
                       : ", " + percent_text(t.percent_hundredths, false) + "%";
  if (t.exceeded >= 0) out += ", trong đó " + n(t.exceeded) + " vượt";
  out += t.form == 3 ? "; còn " + n(t.not_met) + " chỉ tiêu chưa đạt"
                     : ", " + n(t.not_met) + " chưa đạt";
  if (t.nearly >= 0)
    out += t.form == 2 ? " (" + n(t.nearly) + " gần đạt)"
                       : ", trong đó có " + n(t.nearly) + " chỉ tiêu tiệm cận";
  if (t.opinion >= 0) out += ", " + n(t.opinion) + " xin ý kiến";
  return out + ".";
}

std::string english(const Truth& t) {
  const auto n = [](int value) { return std::to_string(value); };
  std::string out =
      n(t.met) + (t.form % 2 == 0 ? " of " : " out of the ") + n(t.total) + " indicators met";
  if (t.percent_hundredths >= 0) out += " (" + percent_text(t.percent_hundredths, true) + "%)";
  if (t.exceeded >= 0) out += ", including " + n(t.exceeded) + " exceeded";
  out += ", " + n(t.not_met) + " not met";
  if (t.nearly >= 0) out += ", of which " + n(t.nearly) + " nearly met";
  if (t.opinion >= 0) out += ", " + n(t.opinion) + " for opinion";
  return out;
}

std::string sentence(const Truth& t) {
  return t.english ? english(t) : vietnamese(t);
}

bool faulted(const Claim& claim, ClaimFault fault) {
  for (const ClaimReading& reading : claim.readings)
    for (const ClaimCheck& check : reading.checks)
      if (reading.standard() && check.fault == fault) return true;
  return false;
}

/// One number changed so that the claim cannot hold; what must be said of it.
ClaimFault perturb(Truth& t, Numbers& numbers) {
  while (true) {
    const int by = numbers.from(1, 9) * (numbers.coin() ? 1 : -1);
    switch (numbers.upto(5)) {
      case 0:
        if (t.met + by < 0 || t.met + by > t.total || t.met + by < t.exceeded) break;
        t.met += by;
        return ClaimFault::sum_differs;
      case 1:
        if (t.not_met + by < 0 || t.not_met + by < t.nearly || t.not_met + by > t.total) break;
        t.not_met += by;
        return ClaimFault::sum_differs;
      case 2:
        if (t.opinion < 0 || t.opinion + by < 0) break;
        t.opinion += by;
        return ClaimFault::sum_differs;
      case 3:
        if (t.nearly < 0) break;
        t.nearly = t.not_met + numbers.from(1, 5);
        return ClaimFault::part_exceeds_whole;
      case 4:
        if (t.exceeded < 0) break;
        t.exceeded = t.met + numbers.from(1, 5);
        return ClaimFault::part_exceeds_whole;
      default: {
        if (t.percent_hundredths < 0) break;
        const int wrong = t.percent_hundredths + 7 * by;
        if (wrong < 0 || wrong == percent_of(t.met, t.total, true) ||
            wrong == percent_of(t.met, t.total, false))
          break;
        t.percent_hundredths = wrong;
        return ClaimFault::percent_differs;
      }
    }
  }
}

}  // namespace

TEST_CASE("true claims hold, 200 perturbed ones are refused for the right reason", "[claim]") {
  Numbers numbers(20230412);
  for (int round = 0; round < 200; ++round) {
    Truth t = truth(numbers);
    CAPTURE(round, sentence(t));
    const Claim right = read_claim(sentence(t), {});
    REQUIRE(right.unplaced.empty());
    REQUIRE(right.verdict == ClaimVerdict::consistent);

    const ClaimFault wanted = perturb(t, numbers);
    const std::string changed = sentence(t);
    CAPTURE(changed, static_cast<int>(wanted));
    const Claim wrong = read_claim(changed, {});
    REQUIRE(wrong.verdict == ClaimVerdict::inconsistent);
    REQUIRE(faulted(wrong, wanted));
  }
}

TEST_CASE("any text is read without harm", "[claim]") {
  Numbers numbers(7);
  const std::vector<std::string> pieces = {
      "46/55",     "9",    "83,64%", "đạt",   "chưa đạt",
      "(",         ")",    ",",      "trong", "đó",
      "còn",       "trên", "%",      "/",     "tổng số",
      "mức",       "vượt", "nhóm",   ".",     "1.234",
      "-",         "phần", "\xC3",   "năm",   "999999999999999999",
      "12/4/2023", ":",    "cán bộ"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = numbers.upto(14); i >= 0; --i) {
      text += pieces[static_cast<std::size_t>(numbers.upto(static_cast<int>(pieces.size()) - 1))];
      if (numbers.upto(3) != 0) text += " ";
    }
    CAPTURE(text);
    const Claim claim = read_claim(text, {});
    for (const ClaimPercent& percent : claim.percents) {
      REQUIRE(percent.figure >= 0);
      REQUIRE(static_cast<std::size_t>(percent.figure) < claim.figures.size());
    }
    for (const ClaimSpan span : claim.unplaced) REQUIRE(span.end <= claim.sentence.size());
    if (claim.verdict == ClaimVerdict::consistent) REQUIRE(claim.unplaced.empty());
  }
}
