#include "evidence/write_yaml.h"

#include <string_view>

#include "base/date.h"
#include "doc/write.h"
#include "evidence/cells.h"
#include "evidence/write.h"

namespace chuan {
namespace {

/// A one-line map: "{code: CB01, name: ...}".
class FlowMap {
 public:
  explicit FlowMap(std::string& out) : out_(out) { out_ += '{'; }
  void close() { out_ += '}'; }
  void key(std::string_view name) {
    if (!first_) out_ += ", ";
    first_ = false;
    out_ += yaml_scalar(name, YamlContext::flow);
    out_ += ": ";
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    out_ += yaml_scalar(value, YamlContext::flow);
  }
  void text_if(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  /// A value that needs no quotes: a date, a number.
  void bare(std::string_view name, std::string_view value) {
    key(name);
    out_ += value;
  }

 private:
  std::string& out_;
  bool first_ = true;
};

struct YamlWriter {
  const EvidenceSchema& schema;
  const Evidence& evidence;
  std::string out;
  Speller speller{schema, evidence, ScaleWords::titles};

  void value(CellForm form, YamlContext context) {
    if (form == CellForm::list) {
      out += '[';
      for (const std::string_view item : speller.list()) {
        if (out.back() != '[') out += ", ";
        out += yaml_scalar(item, YamlContext::flow);
      }
      out += ']';
    } else if (form == CellForm::text) {
      out += yaml_scalar(speller.text(), context);
    } else {
      out += speller.text();
    }
  }

  void head() {
    out += "schema: chuan/evidence/1\n";
    if (!evidence.pack.empty())
      out += "pack: " + yaml_scalar(evidence.pack, YamlContext::block) + "\n";
    out += "school: ";
    FlowMap school(out);
    school.text("code", evidence.school_code);
    school.text("name", evidence.school_name);
    school.text_if("province", evidence.province);
    school.close();
    out += '\n';
    if (evidence.dossier_date != kDateMin)
      out += "dossier_date: " + to_iso(evidence.dossier_date) + "\n";
    if (!evidence.units.empty()) out += "units:\n";
    for (const Unit& unit : evidence.units) {
      out += "  - ";
      FlowMap map(out);
      map.text("code", unit.code);
      map.text_if("name", unit.name);
      map.close();
      out += '\n';
    }
  }

  void facts() {
    bool any = false;
    for (std::size_t i = 0; i < evidence.facts.size(); ++i) {
      const FieldSchema& field = schema.facts[i];
      const CellForm form = speller.spell(field, evidence.facts[i].cell, left_out(field), nullptr);
      if (form == CellForm::omitted) continue;
      if (!any) out += "facts:\n";
      any = true;
      out += "  " + field.name + ": ";
      value(form, YamlContext::block);
      out += '\n';
    }
  }

  void statements() {
    if (!evidence.statements.empty()) out += "statements:\n";
    for (const Statement& statement : evidence.statements) {
      out += "  " + yaml_scalar(statement.key, YamlContext::block) + ": ";
      out += yaml_scalar(statement.text, YamlContext::block);
      out += '\n';
    }
  }

  void rulings() {
    if (!evidence.rulings.empty()) out += "rulings:\n";
    for (const Ruling& ruling : evidence.rulings) {
      out += "  - ";
      FlowMap map(out);
      map.text("indicator", schema.indicators[ruling.indicator]);
      map.text("stage", stage_word(ruling.stage));
      map.text("person", ruling.person);
      map.bare("date", to_iso(ruling.date));
      map.text("value", value_word(ruling.value));
      map.text_if("text", ruling.text);
      map.close();
      out += '\n';
    }
  }

  void grounds(std::string_view key, const std::vector<Ground>& list) {
    if (list.empty()) return;
    out += key;
    out += ":\n";
    for (const Ground& ground : list) {
      out += "  - ";
      FlowMap map(out);
      map.text("indicator", schema.indicators[ground.indicator]);
      map.text("ground", ground.text);
      map.close();
      out += '\n';
    }
  }

  void row(std::uint16_t index, std::uint32_t row) {
    const RegisterSchema& shape = schema.registers[index];
    const Register& reg = evidence.registers[index];
    out += "      - ";
    FlowMap map(out);
    for (std::size_t f = 0; f < shape.fields.size(); ++f) {
      const auto field = static_cast<std::uint16_t>(f);
      const CellForm form = speller.spell(shape.fields[f], reg.columns[f].cell(row),
                                          left_out(shape, reg, field), &reg);
      if (form == CellForm::omitted) continue;
      map.key(shape.fields[f].name);
      value(form, YamlContext::flow);
    }
    for (const ExtraColumn& extra : reg.extra) map.text_if(extra.name, extra.cells[row]);
    map.close();
    out += '\n';
  }

  /// What a register says of itself; false when it says nothing.
  bool about(std::uint16_t index) {
    const Register& reg = evidence.registers[index];
    const std::size_t before = out.size();
    if (reg.covers_given) {
      out += "    covers: ";
      FlowMap covers(out);
      if (reg.covers.first != kDateMin) covers.bare("from", to_iso(reg.covers.first));
      if (reg.covers.last != kDateMax) covers.bare("to", to_iso(reg.covers.last));
      covers.close();
      out += '\n';
    }
    if (!reg.blank_is_no.empty()) {
      out += "    blank_is_no: [";
      for (const std::uint16_t field : reg.blank_is_no) {
        if (out.back() != '[') out += ", ";
        out += schema.registers[index].fields[field].name;
      }
      out += "]\n";
    }
    if (reg.declared_empty) out += "    declared_empty: true\n";
    return out.size() != before;
  }

  void registers(YamlRows rows) {
    bool any = false;
    for (std::size_t r = 0; r < schema.registers.size(); ++r) {
      const Register& reg = evidence.registers[r];
      const auto index = static_cast<std::uint16_t>(r);
      if (!reg.present) continue;
      const std::size_t before = out.size();
      if (!any) out += "registers:\n";
      out += "  " + schema.registers[r].name + ":\n";
      const bool says = about(index);
      const bool lists = rows == YamlRows::inside && reg.rows != 0;
      if (!says && !lists) {
        if (rows == YamlRows::apart) {  // its table says that it is there
          out.resize(before);
          continue;
        }
        out.insert(out.size() - 1, " {}");
      }
      any = true;
      if (!lists) continue;
      out += "    rows:\n";
      for (std::uint32_t i = 0; i < reg.rows; ++i) row(index, i);
    }
  }
};

}  // namespace

std::string write_document_yaml(const EvidenceSchema& schema, const Evidence& evidence,
                                YamlRows rows) {
  YamlWriter writer{schema, evidence, {}};
  writer.head();
  writer.facts();
  writer.statements();
  writer.rulings();
  writer.grounds("opinion_asked", evidence.opinion_asked);
  writer.grounds("not_applicable", evidence.not_applicable);
  writer.registers(rows);
  return std::move(writer.out);
}

std::string write_evidence_yaml(const EvidenceSchema& schema, const Evidence& evidence) {
  return write_document_yaml(schema, evidence, YamlRows::inside);
}

}  // namespace chuan
