#include <catch2/catch.hpp>

#include "fixture.h"
#include "golden.h"

using namespace chuan;
using namespace chuan::test;

TEST_CASE("the gap, whole and of one owner") {
  const World world;
  const ReportInput input = world.input();
  check_golden("gap.txt", gap_writers()[0].write(input, {}));
  check_golden("gap.json", gap_writers()[1].write(input, {}));
  check_golden("gap.csv", gap_writers()[2].write(input, {}));
  check_golden("gap.md", gap_writers()[3].write(input, {}));
  ReportOptions province;
  province.owner = Owner::province;
  const std::string text = gap_writers()[0].write(input, province);
  CHECK(text.find("CT2.03") != std::string::npos);
  CHECK(text.find("CT1.02") == std::string::npos);
  const std::string json = gap_writers()[1].write(input, province);
  CHECK(json.find("CT1.02") == std::string::npos);
}

TEST_CASE("nothing missing is said so") {
  World world;
  world.gap = {};
  CHECK(gap_writers()[0].write(world.input(), {}).find("Không còn chỉ tiêu nào thiếu") !=
        std::string::npos);
  CHECK(gap_writers()[3].write(world.input(), {}).find("Không còn chỉ tiêu nào thiếu") !=
        std::string::npos);
}

TEST_CASE("why, for each kind of measure") {
  const World world;
  const ReportInput input = world.input();
  check_golden("why_share.txt", write_why_text(world.why(input, kMasters), {}));
  check_golden("why_share_en.txt",
               write_why_text(world.why(input, kMasters), {.language = Language::en}));
  check_golden("why_share.json", write_why_json(world.why(input, kMasters), {}));
  check_golden("why_years.txt", write_why_text(world.why(input, kRefresh), {}));
  check_golden("why_documents.txt", write_why_text(world.why(input, kPapers), {}));
  check_golden("why_checks.txt", write_why_text(world.why(input, kTheory), {}));
  check_golden("why_ratio.txt", write_why_text(world.why(input, kSeats), {}));
  check_golden("why_ruling.txt", write_why_text(world.why(input, kWebsite), {}));
}

TEST_CASE("a ruling is told with its stage and day, without its author") {
  World world;
  Ruling ruling;
  ruling.indicator = kWebsite;
  ruling.person = kPrivateName;
  ruling.date = Date::of(2023, 3, 20);
  ruling.value = RulingValue::near;
  ruling.text = "Cập nhật chậm.";
  world.evidence.rulings = {ruling};
  world.finding(kWebsite).ruling = 0;
  const ReportInput input = world.input();
  const std::string text = write_why_text(world.why(input, kWebsite), {});
  CHECK(text.find("trường tự đánh giá, ngày 20/3/2023: gần đạt: Cập nhật chậm.") !=
        std::string::npos);
  CHECK(text.find(kPrivateName) == std::string::npos);
}

TEST_CASE("an indicator that is not there gives nothing") {
  const World world;
  const ReportInput input = world.input();
  CHECK(write_why_text(world.why(input, 999), {}).empty());
  CHECK(write_why_json(world.why(input, 999), {}).empty());
}

TEST_CASE("diff tells what turned and why") {
  const World before;
  World after;
  after.finding(kSoftware).verdict = Verdict::met;
  after.check(kSoftware).value.at.num = 1;
  after.check(kSoftware).verdict = Verdict::met;
  after.finding(kTopics).verdict = Verdict::not_met;
  after.check(kTopics).value.at = {14, 1};
  after.check(kSeniors).value.at = {8, 14};
  after.pack.indicators[kLand].checks[0].conditions[0].thresholds[0].value = 12000;
  after.pack.info.digest = "sha256:01";
  after.count();
  const ReportInput a = before.input();
  const ReportInput b = after.input();
  check_golden("diff.txt", write_diff_text({a, b}, {}));
  check_golden("diff.json", write_diff_json({a, b}, {}));
  const std::string same = write_diff_text({a, a}, {});
  CHECK(same.find("KẾT LUẬN ĐỔI: 0") != std::string::npos);
  CHECK(same.find("Không đổi: 12 chỉ tiêu.") != std::string::npos);
}

TEST_CASE("a row that one pack lacks is a change") {
  const World before;
  World after;
  after.pack.indicators[kUnits].id = "CT9.01";
  const ReportInput a = before.input();
  const ReportInput b = after.input();
  const std::string text = write_diff_text({a, b}, {});
  CHECK(text.find("KẾT LUẬN ĐỔI: 2") != std::string::npos);
  CHECK(text.find("không có dòng này → đạt") != std::string::npos);
  CHECK(text.find("đạt → không có dòng này") != std::string::npos);
}

TEST_CASE("a pack as tables, and one indicator in full") {
  const World world;
  check_golden("pack.txt", write_pack(world.pack, "text", {}, {}));
  check_golden("pack.md", write_pack(world.pack, "md", {}, {}));
  check_golden("pack.csv", write_pack(world.pack, "csv", {}, {}));
  check_golden("pack.json", write_pack(world.pack, "json", {.indicator = "CT1.01"}, {}));
  check_golden("pack_indicator.txt", write_pack(world.pack, "text", {.indicator = "ct1.01"}, {}));
  const std::string published =
      write_pack(world.pack, "csv", {.basis = Basis::published, .indicator = {}}, {});
  CHECK(published.find("CT1.01") != std::string::npos);
  CHECK(published.find("CT2.03") == std::string::npos);
  CHECK(write_pack(world.pack, "text", {.indicator = "CT9.99"}, {}).empty());
}
