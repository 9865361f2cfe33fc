// What would turn a verdict does turn it, and one less does not.
#include "plan/gap.h"
#include "unit/engine/world.h"

using namespace chuan;
using world::judge;

namespace {

std::string level(const std::string& condition) {
  return "{1: {" + condition + ", basis: provisional, sources: [ours]}}";
}
std::string staff(std::int64_t yes, std::int64_t no) {
  std::string out = "registers:\n  staff:\n    rows:\n";
  for (std::int64_t i = 0; i < yes + no; ++i)
    out += "      - {code: CB" + std::to_string(1000 + i) +
           ", kind: lecturer, from: 2010-01-01, fits: " + (i < yes ? "true" : "false") + "}\n";
  return out;
}
std::int64_t whole(const Turn& turn) {
  return static_cast<std::int64_t>(turn.amount.num());
}

}  // namespace

TEST_CASE("law: the turns of a share are the least changes that turn it") {
  for (const std::string at_least : {"60 %", "2/3", "90 %", "100 %"}) {
    const world::Pack pack(
        world::indicator("CT1.01", "{share: {of: staff, where: [{field: fits, is: true}]}}",
                         level("at_least: " + at_least)));
    auto verdict = [&](std::int64_t yes, std::int64_t no) {
      return judge(pack, world::dossier(pack, staff(yes, no))).verdict();
    };
    for (std::int64_t n : {1, 4, 9, 10})
      for (std::int64_t p = 0; p <= n; ++p) {
        const auto got = judge(pack, world::dossier(pack, staff(p, n - p)));
        for (const Turn& turn : make_turns(*pack, got.assessment, 0)) {
          const std::int64_t k = whole(turn);
          CAPTURE(at_least, n, p, static_cast<int>(turn.kind), k);
          REQUIRE(k > 0);
          switch (turn.kind) {
            case Turn::Kind::lose_passing:
              CHECK(verdict(p - k, n - p + k) == Verdict::not_met);
              CHECK(verdict(p - k + 1, n - p + k - 1) == Verdict::met);
              CHECK(turn.then == Fraction{p - k, n});
              break;
            case Turn::Kind::add_failing:
              CHECK(verdict(p, n - p + k) == Verdict::not_met);
              CHECK(verdict(p, n - p + k - 1) == Verdict::met);
              break;
            case Turn::Kind::convert:
              CHECK(verdict(p + k, n - p - k) == Verdict::met);
              CHECK(verdict(p + k - 1, n - p - k + 1) == Verdict::not_met);
              break;
            case Turn::Kind::recruit:
              CHECK(verdict(p + k, n - p) == Verdict::met);
              CHECK(verdict(p + k - 1, n - p) == Verdict::not_met);
              break;
            default:
              FAIL_CHECK("a turn that no share has");
          }
        }
        // Every verdict can be turned somehow.
        CHECK_FALSE(make_turns(*pack, got.assessment, 0).empty());
      }
  }
}

TEST_CASE("law: the turns of a count are the least changes that turn it") {
  // clang-format off
  const auto [condition, n, kind, amount] = GENERATE(table<std::string, int, Turn::Kind, int>({
      {"at_least: 5", 3, Turn::Kind::more_units, 2}, {"at_least: 5", 5, Turn::Kind::fewer_units, 1},
      {"at_least: 5", 7, Turn::Kind::fewer_units, 3}, {"over: 5", 6, Turn::Kind::fewer_units, 1},
      {"at_most: 5", 7, Turn::Kind::fewer_units, 2}, {"at_most: 5", 5, Turn::Kind::more_units, 1},
      {"at_most: 5", 3, Turn::Kind::more_units, 3},
  }));
  // clang-format on
  CAPTURE(condition, n);
  const world::Pack pack(world::indicator("CT1.01", "{count: {of: staff}}", level(condition)));
  const auto got = judge(pack, world::dossier(pack, staff(n, 0)));
  const auto turns = make_turns(*pack, got.assessment, 0);
  REQUIRE(turns.size() == 1);
  CHECK(turns[0].kind == kind);
  CHECK(whole(turns[0]) == amount);
}

TEST_CASE("a turn of an interval says what is known then") {
  const std::string share = "{share: {of: staff, where: [{field: fits, is: true}]}}";
  const auto turns_of = [&](const std::string& rows, const char* at_least) {
    const world::Pack pack(world::indicator("CT1.01", share, level(at_least)));
    return make_turns(*pack, judge(pack, world::dossier(pack, rows)).assessment, 0);
  };
  const std::string open =
      "      - {code: U1, kind: lecturer, from: 2010-01-01, fits: \"?\"}\n"
      "      - {code: U2, kind: lecturer, from: 2010-01-01, fits: \"?\"}\n";
  // 7 to 9 of 10: two less are 5 to 7, of which nobody knows whether they reach 60 %.
  auto turns = turns_of(staff(7, 1) + open, "at_least: 60 %");
  REQUIRE(turns.size() == 2);
  CHECK(whole(turns[0]) == 2);
  CHECK(turns[0].verdict == Verdict::no_evidence);
  CHECK(turns[1].kind == Turn::Kind::add_failing);
  CHECK(turns[1].verdict == Verdict::no_evidence);
  // 7 to 9 of 10 against 80 %: both cleared up, and passing.
  turns = turns_of(staff(7, 1) + open, "at_least: 80 %");
  REQUIRE_FALSE(turns.empty());
  CHECK(turns[0].kind == Turn::Kind::resolve);
  CHECK(whole(turns[0]) == 2);
  // Who may not belong at all cannot be counted.
  turns = turns_of(staff(7, 3) + "      - {code: U1, kind: lecturer, from: \"?\", fits: false}\n",
                   "at_least: 70 %");
  for (const Turn& turn : turns) CHECK(turn.kind != Turn::Kind::resolve);
}

TEST_CASE("the gap holds every row that is open, under who must act, nearly first") {
  const std::string task =
      "registers:\n  tasks:\n    rows:\n"
      "      - {code: NV01, serves: [CT1.02], title: Việc, deadline: 2023-12-31}\n"
      "      - {code: NV02, serves: [CT1.01/a], title: Việc, deadline: 2023-12-31}\n";
  const std::string lever =
      "    levers: [{text: {vi: Chờ, en: Wait}, owner: province, takes: 1 months},"
      " {text: {vi: Làm, en: Act}, owner: school, takes: 2 months}]\n";
  const world::Pack pack(
      world::indicator("CT1.01", "{value: {fact: software}}", level("is: true"),
                       "    documents: [{id: a, title: {vi: A, en: A}}]\n") +
      world::indicator("CT1.02", "{value: {fact: land}}", level("at_least: 100"), lever) +
      world::indicator("CT1.03", "{value: {fact: land}}", level("at_least: 1000")) +
      world::indicator("CT1.04", "{ruling: {}}", level("is: met")) +
      world::indicator("CT1.05", "{count: {of: research}}", level("at_least: 1")) +
      world::indicator("CT1.06", "{each_year: {count: {of: classes, date: start}}}",
                       level("at_least: 1")));
  const Evidence evidence =
      world::dossier(pack, "facts: {software: true, land: 95}\n" + task +
                               "  classes:\n    rows:\n      - {code: L1, start: 2020-01-01}\n");
  const auto got = judge(pack, evidence);
  const Gap gap = make_gap(*pack, evidence, got.assessment);
  auto row = [&](std::size_t i) {
    return pack->indicators[got.assessment.findings[gap.items[i].finding].indicator].id;
  };
  REQUIRE(gap.items.size() == 6);
  CHECK(row(0) == "CT1.02");  // nearly: 95 of 100
  CHECK(gap.items[0].section == GapSection::school_now);
  CHECK(gap.items[0].lever == 1);  // the school's own
  CHECK(gap.items[0].tasks == std::vector<std::uint32_t>{0});
  CHECK(row(1) == "CT1.03");
  CHECK(row(2) == "CT1.01");  // met without its document
  CHECK(gap.items[2].section == GapSection::school_data);
  CHECK(gap.items[2].tasks == std::vector<std::uint32_t>{1});
  CHECK(row(3) == "CT1.05");
  CHECK(gap.items[3].section == GapSection::school_data);
  CHECK(row(4) == "CT1.06");
  CHECK(gap.items[4].section == GapSection::wait);
  CHECK(row(5) == "CT1.04");
  CHECK(gap.items[5].section == GapSection::ruling);
}
