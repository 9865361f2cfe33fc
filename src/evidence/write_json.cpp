#include "evidence/write_json.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/date.h"
#include "doc/write.h"
#include "evidence/cells.h"
#include "evidence/spell.h"
#include "evidence/write.h"

namespace chuan {
namespace {

struct DocumentWriter {
  const EvidenceSchema& schema;
  const Evidence& evidence;
  JsonForm form;
  std::string out;
  Speller speller{schema, evidence, form == JsonForm::file ? ScaleWords::titles : ScaleWords::ids};

  bool canonical() const { return form == JsonForm::canonical; }
  JsonWriter::Layout layout() const {
    return canonical() ? JsonWriter::Layout::compact : JsonWriter::Layout::pretty;
  }

  static void text_if(JsonWriter& json, std::string_view key, std::string_view text) {
    if (!text.empty()) json.foreign_key(key).string(text);
  }

  void value(JsonWriter& json, CellForm cell) const {
    switch (cell) {
      case CellForm::omitted:
        break;
      case CellForm::number:
        json.raw(speller.text());
        break;
      case CellForm::yes_no:
        json.boolean(speller.text() == "true");
        break;
      case CellForm::date:
      case CellForm::text:
        json.string(speller.text());
        break;
      case CellForm::list:
        json.begin_array();
        for (const std::string_view item : speller.list()) json.string(item);
        json.end_array();
        break;
    }
  }

  /// Positions of a list in the order that is written; canonical: by `less`.
  template <typename List, typename Less>
  std::vector<std::size_t> order(const List& list, Less less) const {
    std::vector<std::size_t> positions(list.size());
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    if (canonical()) {
      std::stable_sort(positions.begin(), positions.end(),
                       [&](std::size_t a, std::size_t b) { return less(list[a], list[b]); });
    }
    return positions;
  }

  void head(JsonWriter& json) const {
    json.key("schema").string("chuan/evidence/1");
    text_if(json, "pack", evidence.pack);
    json.key("school").begin_object();
    json.key("code").string(evidence.school_code);
    json.key("name").string(evidence.school_name);
    text_if(json, "province", evidence.province);
    json.end_object();
    if (evidence.dossier_date != kDateMin)
      json.key("dossier_date").string(to_iso(evidence.dossier_date));
    if (evidence.units.empty()) return;
    json.key("units").begin_array();
    const auto less = [](const Unit& a, const Unit& b) { return a.code < b.code; };
    for (const std::size_t i : order(evidence.units, less)) {
      json.begin_object();
      json.key("code").string(evidence.units[i].code);
      text_if(json, "name", evidence.units[i].name);
      json.end_object();
    }
    json.end_array();
  }

  void facts(JsonWriter& json) {
    bool any = false;
    for (std::size_t i = 0; i < evidence.facts.size(); ++i) {
      const FieldSchema& field = schema.facts[i];
      const CellForm cell = speller.spell(field, evidence.facts[i].cell, left_out(field), nullptr);
      if (cell == CellForm::omitted) continue;
      if (!any) json.key("facts").begin_object();
      any = true;
      json.key(field.name);
      value(json, cell);
    }
    if (any) json.end_object();
  }

  void statements(JsonWriter& json) const {
    if (evidence.statements.empty()) return;
    json.key("statements").begin_object();
    const auto less = [](const Statement& a, const Statement& b) { return a.key < b.key; };
    for (const std::size_t i : order(evidence.statements, less))
      json.foreign_key(evidence.statements[i].key).string(evidence.statements[i].text);
    json.end_object();
  }

  void rulings(JsonWriter& json) const {
    if (evidence.rulings.empty()) return;
    json.key("rulings").begin_array();
    const auto less = [](const Ruling& a, const Ruling& b) {
      return std::tie(a.indicator, a.stage, a.date) < std::tie(b.indicator, b.stage, b.date);
    };
    for (const std::size_t i : order(evidence.rulings, less)) {
      const Ruling& ruling = evidence.rulings[i];
      json.begin_object();
      json.key("indicator").string(schema.indicators[ruling.indicator]);
      json.key("stage").string(stage_word(ruling.stage));
      json.key("person").string(ruling.person);
      json.key("date").string(to_iso(ruling.date));
      json.key("value").string(value_word(ruling.value));
      text_if(json, "text", ruling.text);
      json.end_object();
    }
    json.end_array();
  }

  void grounds(JsonWriter& json, std::string_view key, const std::vector<Ground>& list) const {
    if (list.empty()) return;
    json.key(key).begin_array();
    const auto less = [](const Ground& a, const Ground& b) { return a.indicator < b.indicator; };
    for (const std::size_t i : order(list, less)) {
      json.begin_object();
      json.key("indicator").string(schema.indicators[list[i].indicator]);
      json.key("ground").string(list[i].text);
      json.end_object();
    }
    json.end_array();
  }

  void row(JsonWriter& json, std::uint16_t index, std::uint32_t row,
           const std::vector<std::size_t>& extras) {
    const RegisterSchema& shape = schema.registers[index];
    const Register& reg = evidence.registers[index];
    json.begin_object();
    for (std::size_t f = 0; f < shape.fields.size(); ++f) {
      const auto field = static_cast<std::uint16_t>(f);
      // Whether a no was written or a declared blank makes no difference to the data.
      const auto empty = canonical() ? std::optional<Cell>(empty_cell(shape.fields[f]))
                                     : left_out(shape, reg, field);
      const CellForm cell = speller.spell(shape.fields[f], reg.columns[f].cell(row), empty, &reg);
      if (cell == CellForm::omitted) continue;
      json.key(shape.fields[f].name);
      value(json, cell);
    }
    for (const std::size_t i : extras) text_if(json, reg.extra[i].name, reg.extra[i].cells[row]);
    json.end_object();
  }

  void about(JsonWriter& json, std::uint16_t index) const {
    const Register& reg = evidence.registers[index];
    if (reg.covers_given) {
      json.key("covers").begin_object();
      if (reg.covers.first != kDateMin) json.key("from").string(to_iso(reg.covers.first));
      if (reg.covers.last != kDateMax) json.key("to").string(to_iso(reg.covers.last));
      json.end_object();
    }
    if (!reg.blank_is_no.empty() && !canonical()) {
      json.key("blank_is_no").begin_array();
      for (const std::uint16_t field : reg.blank_is_no)
        json.string(schema.registers[index].fields[field].name);
      json.end_array();
    }
    if (reg.declared_empty) json.key("declared_empty").boolean(true);
  }

  void rows(JsonWriter& json, std::uint16_t index) {
    const Register& reg = evidence.registers[index];
    if (reg.rows == 0) return;
    const auto less = [](const ExtraColumn& a, const ExtraColumn& b) { return a.name < b.name; };
    const std::vector<std::size_t> extras = order(reg.extra, less);
    json.key("rows").begin_array();
    std::string line;
    for (std::uint32_t i = 0; i < reg.rows; ++i) {
      if (canonical()) {
        row(json, index, reg.by_key[i], extras);
        continue;
      }
      line.clear();
      JsonWriter one_line(line, JsonWriter::Layout::compact);
      row(one_line, index, i, extras);
      json.raw(line);
    }
    json.end_array();
  }

  void registers(JsonWriter& json) {
    bool any = false;
    for (std::size_t r = 0; r < schema.registers.size(); ++r) {
      if (!evidence.registers[r].present) continue;
      if (!any) json.key("registers").begin_object();
      any = true;
      json.key(schema.registers[r].name).begin_object();
      about(json, static_cast<std::uint16_t>(r));
      rows(json, static_cast<std::uint16_t>(r));
      json.end_object();
    }
    if (any) json.end_object();
  }

  void document() {
    JsonWriter json(out, layout());
    json.begin_object();
    head(json);
    facts(json);
    statements(json);
    rulings(json);
    grounds(json, "opinion_asked", evidence.opinion_asked);
    grounds(json, "not_applicable", evidence.not_applicable);
    registers(json);
    json.end_object();
    if (!canonical()) out += '\n';
  }
};

}  // namespace

std::string write_document_json(const EvidenceSchema& schema, const Evidence& evidence,
                                JsonForm form) {
  DocumentWriter writer{schema, evidence, form, {}};
  writer.document();
  return std::move(writer.out);
}

std::string write_evidence_json(const EvidenceSchema& schema, const Evidence& evidence) {
  return write_document_json(schema, evidence, JsonForm::file);
}

}  // namespace chuan
