#include "evidence/book_form.h"

#include <algorithm>

#include "base/text.h"
#include "doc/write_workbook.h"
#include "evidence/names.h"

namespace chuan {
namespace {

constexpr PartColumn kGeneral[] = {{"key", {"ma", "key"}},
                                   {"label", {"muc", "item"}},
                                   {"value", {"dien vao day", "fill in here"}},
                                   {"unit", {"don vi", "unit"}, false},
                                   {"help", {"cach ghi", "how to fill in"}, false}};
constexpr PartColumn kRegisters[] = {
    {"register", {"ma so", "register id"}},
    {"title", {"so", "register"}},
    {"help", {"ghi gi", "what it holds"}, false},
    {"from", {"so lieu tu ngay", "data from"}},
    {"to", {"den ngay", "data to"}},
    {"declared_empty", {"khong co gi de ghi", "nothing to record"}},
    {"blank_is_no", {"cot de trong la khong", "blank means no in"}},
    {"kept", {"da lap so", "register is kept"}}};
constexpr PartColumn kUnits[] = {{"code", {"ma", "code"}}, {"name", {"ten truong cu", "name"}}};
constexpr PartColumn kRulings[] = {{"indicator", {"chi tieu", "indicator"}},
                                   {"title", {"ten chi tieu", "title"}, false},
                                   {"stage", {"buoc danh gia", "stage"}},
                                   {"person", {"nguoi danh gia", "person"}},
                                   {"date", {"ngay", "date"}},
                                   {"value", {"ket luan", "value"}},
                                   {"text", {"ly do", "text"}}};
constexpr PartColumn kGrounds[] = {{"indicator", {"chi tieu", "indicator"}},
                                   {"title", {"ten chi tieu", "title"}, false},
                                   {"ground", {"can cu", "ground"}}};
constexpr PartColumn kStatements[] = {
    {"key", {"ma", "key"}}, {"title", {"noi ve", "about"}, false}, {"text", {"noi dung", "text"}}};

constexpr PartForm kParts[] = {
    {BookPart::guide, "guide", {"huong dan", "guide"}, {}},
    {BookPart::general, "general", {"thong tin chung", "general"}, kGeneral},
    {BookPart::registers, "registers", {"cac so", "registers"}, kRegisters},
    {BookPart::units, "units", {"truong cu", "former schools"}, kUnits},
    {BookPart::rulings, "rulings", {"y kien danh gia", "rulings"}, kRulings},
    {BookPart::opinion_asked, "opinion_asked", {"xin y kien", "opinion asked"}, kGrounds},
    {BookPart::not_applicable, "not_applicable", {"khong ap dung", "not applicable"}, kGrounds},
    {BookPart::statements, "statements", {"thuyet minh", "statements"}, kStatements},
    {BookPart::lists, "lists", {"danh muc", "lists"}, {}},
    {BookPart::result, "result", {"ket qua", "result"}, {}},
    {BookPart::left_out, "left_out", {"khong chuyen", "not carried"}, {}},
    {BookPart::faults, "faults", {"loi", "faults"}, {}}};

constexpr GeneralLine kLines[] = {{"schema", {"dang ho so", "form of the dossier"}},
                                  {"pack", {"bo quy tac", "rule pack"}},
                                  {"school.code", {"ma truong", "code of the school"}},
                                  {"school.name", {"ten truong", "name of the school"}},
                                  {"school.province", {"tinh, thanh pho", "province"}},
                                  {"dossier_date", {"ngay lap ho so", "date of the dossier"}}};

constexpr RulingWord kStages[] = {{"self", {"truong tu danh gia", "self-assessment"}},
                                  {"province", {"tinh tham dinh", "the province's check"}},
                                  {"survey", {"doan khao sat", "the survey team"}},
                                  {"council", {"hoi dong tham dinh", "the appraisal council"}}};
constexpr RulingWord kValues[] = {{"met", {"dat", "met"}},
                                  {"exceeds", {"vuot", "exceeds"}},
                                  {"near", {"gan dat", "near"}},
                                  {"not_met", {"chua dat", "not met"}}};

bool spelled(const BookSpellings& spellings, std::string_view key) {
  return std::find(spellings.begin(), spellings.end(), key) != spellings.end();
}

/// What a heading of ours adds to a title: " *", and a unit in brackets.
std::string_view without_marks(std::string_view heading, const std::string& unit) {
  heading = trim(heading);
  while (heading.ends_with('*')) heading = trim(heading.substr(0, heading.size() - 1));
  const std::size_t bracket = heading.rfind('(');
  if (unit.empty() || bracket == std::string_view::npos || !heading.ends_with(')')) return heading;
  const std::string_view inside = heading.substr(bracket + 1, heading.size() - bracket - 2);
  return fold_key(inside) == fold_key(unit) ? trim(heading.substr(0, bracket)) : heading;
}

}  // namespace

std::uint16_t PartForm::column(std::string_view name) const {
  const std::string key = fold_key(name);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].key == name || spelled(columns[i].headings, key))
      return static_cast<std::uint16_t>(i);
  return kNone16;
}

std::span<const PartForm> part_forms() {
  return kParts;
}

const PartForm& part_form(BookPart part) {
  return kParts[static_cast<std::size_t>(part)];
}

std::span<const GeneralLine> general_lines() {
  return kLines;
}

std::span<const RulingWord> stage_words() {
  return kStages;
}

std::span<const RulingWord> value_words() {
  return kValues;
}

SheetRole role_of_key(const EvidenceSchema& schema, std::string_view key) {
  const std::size_t dot = key.find('.');
  if (dot == std::string_view::npos || dot + 1 == key.size()) return {};
  std::string_view id = key.substr(0, dot);
  if (id.starts_with(kPartMark)) {
    id.remove_prefix(kPartMark.size());
    for (const PartForm& form : kParts)
      if (form.id == id) return {SheetRole::Kind::part, form.part, kNone16};
    return {};
  }
  const std::uint16_t reg = schema.find_register(id);
  return reg == kNone16 ? SheetRole{} : SheetRole{SheetRole::Kind::reg, BookPart::guide, reg};
}

SheetRole role_of_name(const EvidenceSchema& schema, std::string_view sheet) {
  const std::string key = fold_key(sheet);
  for (std::size_t r = 0; r < schema.registers.size(); ++r) {
    const RegisterSchema& reg = schema.registers[r];
    for (const std::string_view name : {std::string_view(reg.name), std::string_view(reg.title.vi),
                                        std::string_view(reg.title.en)}) {
      if (fold_key(name) == key || fold_key(sheet_name(name)) == key)
        return {SheetRole::Kind::reg, BookPart::guide, static_cast<std::uint16_t>(r)};
    }
  }
  for (const PartForm& form : kParts)
    if (spelled(form.names, key)) return {SheetRole::Kind::part, form.part, kNone16};
  return {};
}

std::string key_prefix(const EvidenceSchema& schema, const SheetRole& role) {
  if (role.kind == SheetRole::Kind::reg) return schema.registers[role.reg].name + ".";
  return std::string(kPartMark) + std::string(part_form(role.part).id) + ".";
}

std::uint16_t field_of_heading(const std::vector<FieldSchema>& fields, std::string_view heading) {
  const std::uint16_t found = find_field(fields, heading);
  if (found != kNone16 || heading.find_first_of("*(") == std::string_view::npos) return found;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const std::string key = fold_key(without_marks(heading, fields[f].unit));
    if (key == fold_key(fields[f].title.vi) || key == fold_key(fields[f].title.en))
      return static_cast<std::uint16_t>(f);
  }
  return kNone16;
}

}  // namespace chuan
