#include "schema.h"

#include <utility>

#include "base/rational.h"

namespace chuan::test {
namespace {

FieldSchema field(std::string name, FieldType type, EmptyMeans empty = EmptyMeans::unknown) {
  FieldSchema out;
  out.title = {"Cột " + name, "Column " + name};
  out.name = std::move(name);
  out.type = type;
  out.empty = empty;
  return out;
}

FieldSchema scaled(std::string name, std::uint16_t scale, FieldType type = FieldType::scale) {
  FieldSchema out = field(std::move(name), type,
                          type == FieldType::scale ? EmptyMeans::unknown : EmptyMeans::none);
  out.scale = scale;
  return out;
}

FieldSchema number(std::string name, std::int64_t min, std::int64_t max, bool integer,
                   std::string unit = {}) {
  FieldSchema out = field(std::move(name), FieldType::number);
  out.min = min;
  out.max = max;
  out.integer = integer;
  out.unit = std::move(unit);
  return out;
}

FieldSchema code(std::string name, std::uint16_t refers_to,
                 EmptyMeans empty = EmptyMeans::unknown) {
  FieldSchema out = field(std::move(name), FieldType::code, empty);
  out.refers_to = refers_to;
  return out;
}

RegisterSchema make_register(std::string name, std::vector<FieldSchema> fields,
                             const std::vector<std::string>& key) {
  RegisterSchema out;
  out.title = {"Sổ " + name, "Register " + name};
  out.name = std::move(name);
  out.fields = std::move(fields);
  out.fields.push_back(field("origin_unit", FieldType::code, EmptyMeans::none));
  for (const std::string& k : key) out.key.push_back(out.field(k));
  return out;
}

constexpr std::int64_t kOpen = INT64_MAX;

std::string cell_dump(const EvidenceSchema& schema, const Evidence& evidence,
                      const FieldSchema& shape, Cell cell, const Register* reg) {
  switch (shape.type) {
    case FieldType::text:
    case FieldType::code:
      if (cell.exact()) return "'" + std::string(evidence.text(TextId(cell.lo))) + "'";
      break;
    case FieldType::measure:
      if (cell.exact()) return schema.measure_keys[static_cast<std::size_t>(cell.lo)];
      break;
    case FieldType::code_list:
    case FieldType::serves: {
      if (cell.is_unknown() || reg == nullptr) break;
      std::string out = "[";
      for (auto i = static_cast<std::size_t>(cell.lo); i < static_cast<std::size_t>(cell.hi); ++i) {
        out += "'" + std::string(evidence.text(reg->items[i].text)) + "'>" +
               std::to_string(reg->items[i].target) + " ";
      }
      return out + "]";
    }
    default:
      break;
  }
  return std::to_string(cell.lo) + ".." + std::to_string(cell.hi);
}

}  // namespace

EvidenceSchema make_schema() {
  EvidenceSchema schema;
  schema.scales = {{"degree",
                    {"Trình độ", "Degree"},
                    true,
                    {{"bachelor", {"đại học", "bachelor"}, {"cử nhân"}},
                     {"master", {"thạc sĩ", "master"}, {"thạc sỹ", "ThS"}},
                     {"doctor", {"tiến sĩ", "doctor"}, {"TS"}}}},
                   {"topic",
                    {"Mặt", "Topic"},
                    false,
                    {{"staff", {"tổ chức; cán bộ", "staff"}, {}},
                     {"training", {"đào tạo", "training"}, {}},
                     {"research", {"khoa học", "research"}, {}},
                     {"finance", {"tài chính", "finance"}, {}}}},
                   {"rating",
                    {"Xếp loại", "Rating"},
                    true,
                    {{"poor", {"không hoàn thành", "poor"}, {}},
                     {"good", {"hoàn thành tốt", "good"}, {}},
                     {"best", {"xuất sắc", "excellent"}, {}}}}};
  schema.facts = {number("land_area", 0, kOpen, false, "m2"),
                  field("software", FieldType::yes_no),
                  field("founded", FieldType::date),
                  scaled("house_rating", 2),
                  field("motto", FieldType::text, EmptyMeans::none),
                  scaled("house_topics", 1, FieldType::scale_list),
                  field("opened", FieldType::year)};

  constexpr std::uint16_t kStaff = 0, kDocuments = 4;
  RegisterSchema staff = make_register(
      "staff",
      {field("code", FieldType::code), field("name", FieldType::text, EmptyMeans::none),
       scaled("degree", 0), field("degree_fits", FieldType::yes_no), field("from", FieldType::date),
       field("to", FieldType::date, EmptyMeans::open), number("hours", 0, 2000 * kMicro, false),
       number("seats", -5 * kMicro, kOpen, true), number("share", 0, 100 * kMicro, false, "%"),
       scaled("topics", 1, FieldType::scale_list), code("boss", kStaff, EmptyMeans::none),
       field("born", FieldType::year, EmptyMeans::none),
       field("note", FieldType::text, EmptyMeans::none)},
      {"code"});
  staff.stay_from = staff.field("from");
  staff.stay_to = staff.field("to");

  RegisterSchema staff_years = make_register(
      "staff_years", {code("staff", kStaff), field("year", FieldType::year), scaled("rating", 2)},
      {"staff", "year"});

  RegisterSchema classes =
      make_register("classes",
                    {field("code", FieldType::code), field("start", FieldType::date),
                     field("end", FieldType::date, EmptyMeans::open),
                     number("classes", 0, kOpen, true), number("learners", 0, kOpen, true),
                     field("teachers", FieldType::code_list, EmptyMeans::none)},
                    {"code"});
  classes.weight = classes.field("classes");
  classes.span_from = classes.field("start");
  classes.span_to = classes.field("end");
  classes.fields[classes.field("teachers")].refers_to = kStaff;

  RegisterSchema discipline = make_register(
      "discipline",
      {field("code", FieldType::code), code("staff", kStaff), field("date", FieldType::date),
       code("document", kDocuments, EmptyMeans::none)},
      {"code"});
  discipline.fields[discipline.field("date")].required = true;

  RegisterSchema documents = make_register(
      "documents",
      {field("code", FieldType::code), field("number", FieldType::text, EmptyMeans::none),
       field("title", FieldType::text, EmptyMeans::none), field("date", FieldType::date),
       field("period", FieldType::date, EmptyMeans::none),
       field("valid_to", FieldType::date, EmptyMeans::open),
       scaled("topics", 1, FieldType::scale_list),
       field("serves", FieldType::serves, EmptyMeans::none),
       field("path", FieldType::text, EmptyMeans::none),
       field("sha256", FieldType::text, EmptyMeans::none)},
      {"code"});

  RegisterSchema figures = make_register(
      "figures",
      {field("code", FieldType::code), field("of", FieldType::measure),
       field("year", FieldType::year, EmptyMeans::none), number("part", 0, kOpen, false),
       number("whole", 0, kOpen, false), number("value", INT64_MIN, kOpen, false),
       code("document", kDocuments, EmptyMeans::none)},
      {"code"});
  for (const char* name : {"part", "whole", "value"})
    figures.fields[figures.field(name)].empty = EmptyMeans::none;

  RegisterSchema tasks = make_register(
      "tasks",
      {field("code", FieldType::code), field("serves", FieldType::serves, EmptyMeans::none),
       field("title", FieldType::text, EmptyMeans::none),
       field("lead", FieldType::text, EmptyMeans::none), field("deadline", FieldType::date),
       field("status", FieldType::text, EmptyMeans::none)},
      {"code"});

  RegisterSchema finance =
      make_register("finance", {field("year", FieldType::year), number("granted", 0, kOpen, false)},
                    {"year", "origin_unit"});

  schema.documents = {kDocuments, 0, 2, 3, 4, 5, 6, 7, 8, 9};
  schema.figures = {5, 1, 2, 3, 4, 5, 6};
  schema.tasks = {6, 0, 1, 2, 3, 4, 5};
  schema.registers = {staff, staff_years, classes, discipline, documents, figures, tasks, finance};
  schema.indicators = {"CT1.01", "CT2.01", "CT2.06", "CT2.18", "CT2.19", "CT4.07"};
  schema.ruled = {false, false, false, false, false, true};
  schema.may_not_apply = {false, false, true, false, false, false};
  schema.slots = {{"CT1.01/nghi_quyet", 0}, {"CT2.18/tong_hop", 3}, {"CT2.18/phan_cong", 3}};
  schema.measure_keys = {"CT2.01", "CT2.18", "CT2.19/a", "CT2.19/b"};
  using Kind = FigureShape::Kind;
  schema.figure_shapes = {
      {Kind::count, false}, {Kind::share, false}, {Kind::amount, true}, {Kind::ratio, true}};
  return schema;
}

std::string dump(const EvidenceSchema& schema, const Evidence& e) {
  std::string out = e.school_code + "|" + e.school_name + "|" + e.province + "|" + e.pack + "|" +
                    std::to_string(e.dossier_date.days) + "\n";
  for (const Unit& unit : e.units) out += "unit " + unit.code + "|" + unit.name + "\n";
  for (std::size_t i = 0; i < e.facts.size(); ++i) {
    out += schema.facts[i].name + " " +
           cell_dump(schema, e, schema.facts[i], e.facts[i].cell, nullptr) + "\n";
  }
  for (const Statement& s : e.statements) out += "statement " + s.key + "=" + s.text + "\n";
  for (const Ruling& r : e.rulings) {
    out += "ruling " + std::to_string(r.indicator) + " " + std::to_string(int(r.stage)) + " " +
           std::to_string(int(r.value)) + " " + std::to_string(r.date.days) + " " + r.person + "|" +
           r.text + "\n";
  }
  for (const Ground& g : e.opinion_asked)
    out += "asked " + std::to_string(g.indicator) + " " + g.text + "\n";
  for (const Ground& g : e.not_applicable)
    out += "na " + std::to_string(g.indicator) + " " + g.text + "\n";
  for (std::size_t r = 0; r < e.registers.size(); ++r) {
    const Register& reg = e.registers[r];
    const RegisterSchema& shape = schema.registers[r];
    out += shape.name + (reg.present ? " present" : " absent") +
           (reg.declared_empty ? " declared" : "") + " covers " + std::to_string(reg.covers_given) +
           " " + std::to_string(reg.covers.first.days) + ".." +
           std::to_string(reg.covers.last.days) + " rows " + std::to_string(reg.rows) + " no:";
    for (const std::uint16_t f : reg.blank_is_no) out += " " + shape.fields[f].name;
    out += " order:";
    for (const std::uint32_t row : reg.by_key) out += " " + std::to_string(row);
    out += "\n";
    for (std::uint32_t row = 0; row < reg.rows; ++row) {
      out += "  " + std::to_string(row);
      for (std::size_t f = 0; f < shape.fields.size(); ++f) {
        out += " " + shape.fields[f].name + "=" +
               cell_dump(schema, e, shape.fields[f], reg.columns[f].cell(row), &reg);
        if (shape.fields[f].type == FieldType::code && shape.fields[f].refers_to != kNone16)
          out += ">" + std::to_string(reg.columns[f].targets[row]);
      }
      for (const ExtraColumn& extra : reg.extra) out += " +" + extra.name + "=" + extra.cells[row];
      out += "\n";
    }
  }
  return out;
}

std::string Read::messages() const {
  Diagnostics sorted = diagnostics;
  sorted.sort();
  std::string out;
  for (const Diagnostic& d : sorted.all()) {
    out += std::string(code_id(d.code)) + " ";
    out += d.origin.known() ? sources.place(d.origin).to_string() : d.subject;
    out += " [";
    for (std::size_t i = 0; i < d.args.size(); ++i) out += (i == 0 ? "" : "|") + d.args[i];
    out += "]" + (d.nearest.empty() ? "" : " ~" + d.nearest) + "\n";
  }
  return out;
}

bool Read::has(Code code) const {
  for (const Diagnostic& d : diagnostics.all())
    if (d.code == code) return true;
  return false;
}

Read read_text(const EvidenceSchema& schema, std::string name, std::string text,
               const ReadEvidenceOptions& options) {
  Read out;
  const SourceId id = out.sources.add_text(std::move(name), std::move(text));
  out.evidence = read_evidence_text(id, schema, options, out.sources, out.diagnostics);
  return out;
}

Read read_files(const EvidenceSchema& schema,
                const std::vector<std::pair<std::string, std::string>>& files) {
  Read out;
  MemoryFileSystem memory;
  for (const auto& [name, bytes] : files) memory.files["d/" + name] = bytes;
  out.evidence = read_evidence(memory, "d", schema, {}, out.sources, out.diagnostics);
  return out;
}

std::string yaml_head() {
  return "schema: chuan/evidence/1\n"
         "pack: p\n"
         "school: {code: ha-noi, name: Trường Lê Hồng Phong, province: Hà Nội}\n"
         "dossier_date: 2023-04-12\n";
}

std::string yaml_rows(std::string_view reg, const std::vector<std::string>& rows) {
  std::string out = yaml_head() + "registers:\n  " + std::string(reg) + ":\n    rows:\n";
  for (const std::string& row : rows) out += "      - " + row + "\n";
  return out;
}

}  // namespace chuan::test
