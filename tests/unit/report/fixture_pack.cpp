#include "fixture_parts.h"

namespace chuan::test {
namespace {

FieldSchema field(const char* name, FieldType type, Bilingual title) {
  FieldSchema out;
  out.name = name;
  out.type = type;
  out.title = std::move(title);
  return out;
}

RegisterSchema reg(const char* name, Bilingual title, Bilingual unit) {
  RegisterSchema out;
  out.name = name;
  out.title = std::move(title);
  out.unit = std::move(unit);
  out.key = {0};
  out.fields.push_back(field("code", FieldType::code, {"Mã", "Code"}));
  return out;
}

void close(RegisterSchema& out) {
  out.fields.push_back(field("origin_unit", FieldType::code, {"Đơn vị cũ", "Unit"}));
}

void add_registers(EvidenceSchema& schema) {
  RegisterSchema staff = reg("staff", {"Đội ngũ", "Staff"}, {"người", "people"});
  staff.fields.push_back(field("name", FieldType::text, {"Họ và tên", "Name"}));
  FieldSchema degree = field("degree", FieldType::scale, {"Trình độ", "Degree"});
  degree.scale = 0;
  staff.fields.push_back(degree);
  staff.fields.push_back(field("degree_fits", FieldType::yes_no, {"Bằng đúng môn", "Degree fits"}));
  staff.fields.push_back(field("from", FieldType::date, {"Về trường từ", "From"}));
  staff.fields.push_back(field("to", FieldType::date, {"Thôi việc ngày", "Left on"}));
  staff.stay_from = kStaffFrom;
  staff.stay_to = kStaffTo;
  close(staff);
  schema.registers.push_back(staff);

  RegisterSchema documents =
      reg("documents", {"Minh chứng", "Documents"}, {"văn bản", "documents"});
  documents.fields.push_back(field("title", FieldType::text, {"Tên", "Title"}));
  documents.fields.push_back(field("date", FieldType::date, {"Ngày", "Date"}));
  documents.fields.push_back(field("valid_to", FieldType::date, {"Hết hiệu lực", "Valid to"}));
  documents.fields.push_back(field("serves", FieldType::serves, {"Phục vụ", "Serves"}));
  documents.fields.push_back(field("path", FieldType::text, {"Tệp", "Path"}));
  documents.fields.push_back(field("sha256", FieldType::text, {"SHA-256", "SHA-256"}));
  close(documents);
  schema.registers.push_back(documents);
  schema.documents.reg = kDocuments;
  schema.documents.code = 0;
  schema.documents.title = 1;
  schema.documents.date = 2;
  schema.documents.valid_to = 3;
  schema.documents.serves = 4;
  schema.documents.path = 5;
  schema.documents.sha256 = 6;

  RegisterSchema tasks = reg("tasks", {"Việc phải làm", "Tasks"}, {"việc", "tasks"});
  tasks.fields.push_back(field("title", FieldType::text, {"Việc", "Title"}));
  tasks.fields.push_back(field("deadline", FieldType::date, {"Hạn", "Deadline"}));
  close(tasks);
  schema.registers.push_back(tasks);
  schema.tasks.reg = kTasks;
  schema.tasks.code = 0;
  schema.tasks.title = 1;
  schema.tasks.deadline = 2;

  RegisterSchema research = reg("research", {"Nghiên cứu", "Research"}, {"đề tài", "topics"});
  research.fields.push_back(field("accepted", FieldType::date, {"Nghiệm thu", "Accepted"}));
  close(research);
  schema.registers.push_back(research);
}

Threshold ask(Compare compare, Rational value, const char* written, Basis basis) {
  Threshold out;
  out.compare = compare;
  out.value = value;
  out.written = written;
  out.basis = basis;
  out.sources = {static_cast<std::uint16_t>(basis == Basis::published ? 0 : 1)};
  return out;
}

Measure share(PredId members, PredId passing) {
  Measure out;
  out.kind = MeasureKind::share;
  out.reg = kStaff;
  out.of_set = 0;
  out.members = members;
  out.passing = passing;
  return out;
}

Measure of(MeasureKind kind, std::uint16_t reg, std::uint16_t field) {
  Measure out;
  out.kind = kind;
  out.reg = reg;
  out.field = field;
  return out;
}

void add_predicates(CompiledPack& pack) {
  const auto add = [&](PredOp op, std::uint16_t of_reg, std::uint16_t of_field, std::int64_t lo,
                       std::int64_t hi) {
    Predicate out;
    out.op = op;
    out.reg = of_reg;
    out.field = of_field;
    out.lo = lo;
    out.hi = hi;
    pack.predicates.push_back(out);
  };
  add(PredOp::employed, kStaff, kNone16, 0, 0);    // kEmployed
  add(PredOp::range, kStaff, kStaffDegree, 1, 2);  // kMaster
  add(PredOp::range, kStaff, kStaffFits, 1, 1);    // kFits
  add(PredOp::all, kStaff, kNone16, 0, 0);         // kMasterAndFits
  pack.children = {kMaster, kFits};
  pack.predicates.back().child_count = 2;
  add(PredOp::in_window, kResearch, 1, 0, 0);        // kInWindow
  add(PredOp::in_force, kDocuments, kNone16, 0, 0);  // kInForce
}

void add_measures(CompiledPack& pack) {
  std::vector<Measure>& m = pack.measures;
  m.resize(kRowCount);
  m[kMasters] = share(kEmployed, kMasterAndFits);
  m[kSeniors] = share(kEmployed, kMaster);
  m[kPapers] = of(MeasureKind::documents, kDocuments, kNone16);
  m[kPapers].topics_scale = 1;
  m[kPapers].topics = 0b1111;
  m[kRefresh] = share(kEmployed, kFits);
  m[kRefresh].scope = TimeScope::each_year;
  m[kTopics] = of(MeasureKind::count, kResearch, kNone16);
  m[kTopics].scope = TimeScope::window;
  m[kTopics].members = kInWindow;
  m[kSoftware] = of(MeasureKind::value, kNone16, 1);
  m[kLand] = of(MeasureKind::value, kNone16, 0);
  m[kRector] = of(MeasureKind::lowest, kStaff, kStaffDegree);
  m[kWebsite] = of(MeasureKind::ruling, kNone16, kNone16);
  m[kSeats] = of(MeasureKind::ratio, kNone16, kNone16);
  m[kSeats].top = 0;
  m[kSeats].bottom = 1;
  m[kTheory] = share(kEmployed, kMaster);
  m[kTheory].every = true;
  m[kUnits] = of(MeasureKind::count, kDocuments, kNone16);
  pack.parts = {of(MeasureKind::value, kNone16, 2), of(MeasureKind::value, kNone16, 3)};
  for (std::uint16_t i = 0; i < kRowCount; ++i) m[i].indicator = i;
}

struct Plain {
  const char* id;
  Bilingual title;
  Bilingual brief;
  Owner owner;
  Threshold one;
};

void add_indicators(CompiledPack& pack) {
  using enum Compare;
  const Basis published = Basis::published;
  const Basis reported = Basis::reported;
  const Basis own = Basis::provisional;
  const Plain rows[] = {
      {"CT1.01",
       {"Giảng viên có bằng thạc sĩ trở lên, đúng môn dạy", "Lecturers with a master's"},
       {"Giảng viên từ thạc sĩ", "Lecturers with a master's"},
       Owner::school,
       ask(at_least, {4, 5}, "80 %", published)},
      {"CT1.02",
       {"Giảng viên chính trở lên", "Principal lecturers"},
       {"Giảng viên chính", "Principal lecturers"},
       Owner::school,
       ask(at_least, {3, 5}, "60 %", published)},
      {"CT1.03",
       {"Văn bản của tỉnh về trường", "Provincial documents"},
       {"Văn bản của tỉnh", "Provincial documents"},
       Owner::province,
       ask(at_least, 4, "all", reported)},
      {"CT1.04",
       {"Cập nhật kiến thức hằng năm", "Refreshed each year"},
       {"Cập nhật kiến thức", "Refreshed"},
       Owner::school,
       ask(at_least, {4, 5}, "80 %", own)},
      {"CT2.01",
       {"Đề tài cấp trường", "School topics"},
       {"Đề tài cấp trường", "School topics"},
       Owner::school,
       ask(at_least, 15, "15", reported)},
      {"CT2.02",
       {"Quản lý học viên bằng phần mềm", "Learner software"},
       {"Phần mềm học viên", "Learner software"},
       Owner::school,
       ask(is, 1, "true", reported)},
      {"CT2.03",
       {"Đất đang sử dụng", "Land in use"},
       {"Đất đang sử dụng", "Land in use"},
       Owner::province,
       ask(at_least, 10000, "10000", own)},
      {"CT2.04",
       {"Bằng của hiệu trưởng", "Rector's degree"},
       {"Bằng của hiệu trưởng", "Rector's degree"},
       Owner::province,
       ask(at_least, 1, "master", reported)},
      {"CT2.05",
       {"Trang thông tin điện tử", "Website"},
       {"Trang thông tin", "Website"},
       Owner::academy,
       ask(is, 0, "met", own)},
      {"CT2.06",
       {"Chỗ ngồi so với nhu cầu", "Seats against need"},
       {"Chỗ ngồi", "Seats"},
       Owner::province,
       ask(at_least, 1, "100 %", reported)},
      {"CT2.07",
       {"Lý luận chính trị của giảng viên", "Political theory"},
       {"Lý luận chính trị", "Political theory"},
       Owner::school,
       ask(at_least, 1, "100 %", published)},
      {"CT2.08",
       {"Số khoa, phòng", "Number of units"},
       {"Số khoa, phòng", "Number of units"},
       Owner::school,
       ask(at_most, 5, "5", reported)}};
  for (std::uint16_t i = 0; i < kRowCount; ++i) {
    const Plain& row = rows[i];
    Indicator out;
    out.id = row.id;
    out.title = row.title;
    out.short_title = row.brief;
    out.rule = {"Quy tắc của " + std::string(row.id) + ".", "The rule of " + out.id + "."};
    out.clause = {"Chương II", "Chapter II"};
    out.group = row.id[2] == '1' ? 0 : 1;
    out.owner = row.owner;
    out.checks.push_back({out.id, i, {{1, {row.one}}}, {}});
    pack.indicators.push_back(std::move(out));
    pack.schema.indicators.push_back(row.id);
  }
  pack.indicators[kMasters].checks[0].conditions.push_back({2, {ask(at_least, 1, "100 %", own)}});
  pack.indicators[kMasters].documents = {
      {0, "tong_hop", {"Bảng tổng hợp văn bằng", "Table of degrees"}},
      {1, "phan_cong", {"Quyết định phân công", "Assignments"}}};
  pack.schema.slots = {{"CT1.01/tong_hop", kMasters}, {"CT1.01/phan_cong", kMasters}};
  pack.indicators[kMasters].readings = {"4"};
  pack.indicators[kMasters].note = {"Ghi chú của dòng.", "A note."};
  pack.indicators[kSeniors].levers = {
      {{"Cử thi, xét thăng hạng", "Send to the promotion exam"}, Owner::school, {12, 0}, -1},
      {{"Xin tỉnh mở kỳ xét", "Ask for an exam"}, Owner::province, {0, 90}, 60 * kMicro}};
  Indicator& theory = pack.indicators[kTheory];
  theory.checks[0].key = "CT2.07/a";
  theory.checks.push_back({"CT2.07/b", kTheory, {{1, {ask(at_least, 1, "100 %", published)}}}, {}});
}

}  // namespace

CompiledPack small_pack() {
  CompiledPack pack;
  pack.info.id = "thu-2021";
  pack.info.version = "1";
  pack.info.name = {"Quy định thử (19/5/2021)", "Trial regulation (19/5/2021)"};
  pack.info.instrument = "1-QĐ";
  pack.info.instrument_date = Date::of(2021, 5, 19);
  pack.info.issuer = "Ban soạn thử";
  pack.info.in_force_from = Date::of(2021, 5, 19);
  pack.info.levels = 2;
  pack.info.level_titles = {{"Mức 1", "Level 1"}, {"Mức 2", "Level 2"}};
  pack.info.digest = "sha256:00";
  pack.groups = {{"1", 1, {"Đội ngũ", "Staff"}, {"Đội ngũ", "Staff"}},
                 {"2", 2, {"Việc khác", "Other"}, {"Việc khác", "Other"}}};
  pack.sources = {{"trang", "một trang công khai"}, {"ours", "tạm đặt"}};
  pack.readings = {{"4", "Ai là giảng viên"}};
  pack.sets = {{"lecturers", {"giảng viên", "lecturers"}, kStaff, kEmployed}};
  EvidenceSchema& schema = pack.schema;
  schema.scales.push_back({"degree",
                           {"Trình độ", "Degree"},
                           true,
                           {{"bachelor", {"đại học", "bachelor"}, {}},
                            {"master", {"thạc sĩ", "master"}, {}},
                            {"doctor", {"tiến sĩ", "doctor"}, {}}}});
  schema.scales.push_back({"topic",
                           {"Mặt", "Topic"},
                           false,
                           {{"organisation", {"tổ chức", "organisation"}, {}},
                            {"staffing", {"đội ngũ", "staff"}, {}},
                            {"training", {"đào tạo", "training"}, {}},
                            {"finance", {"tài chính", "finance"}, {}}}});
  FieldSchema land = field("land", FieldType::number, {"Diện tích đất", "Land"});
  land.unit = "m2";
  FieldSchema seats = field("seats", FieldType::number, {"Số chỗ", "Seats"});
  seats.unit = "chỗ";
  schema.facts = {land, field("software", FieldType::yes_no, {"Phần mềm", "Software"}), seats,
                  field("need", FieldType::number, {"Nhu cầu", "Need"})};
  add_registers(schema);
  add_predicates(pack);
  add_measures(pack);
  add_indicators(pack);
  return pack;
}

}  // namespace chuan::test
