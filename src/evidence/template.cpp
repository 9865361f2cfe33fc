#include "evidence/template.h"

#include "base/text.h"
#include "doc/write.h"
#include "evidence/template_samples.h"

namespace chuan {
namespace {

constexpr std::size_t kColumns = 96;
constexpr std::size_t kNameColumns = 24;

struct TemplateWriter {
  const CompiledPack& pack;
  TemplateForm form;
  std::string_view language;
  Date date;
  const TemplatePhrase& phrase;
  std::string out;

  std::string word(std::string_view key) const { return phrase ? phrase(key) : std::string(key); }
  const std::string& in(const Bilingual& text) const { return text.in(language); }

  /// Comment lines at an indent; what does not fit hangs under the text behind `lead`.
  void comment(std::size_t indent, std::string_view text, std::string_view lead = {}) {
    const std::size_t hang = display_width(lead);
    bool first = true;
    for (const std::string& line : wrap(text, kColumns - indent - 2 - hang)) {
      out.append(indent, ' ');
      out += "# ";
      if (first) {
        out += lead;
      } else {
        out.append(hang, ' ');
      }
      first = false;
      out += line;
      out += '\n';
    }
  }
  /// A line that is read once its "# " is taken away.
  void sample(std::size_t indent, std::string_view line) {
    out.append(indent, ' ');
    out += "# ";
    out += line;
    out += '\n';
  }
  void part(std::string_view key) {
    out += '\n';
    comment(0, word(key));
  }
  static std::string block(std::string_view text) { return yaml_scalar(text, YamlContext::block); }
  static std::string flow(std::string_view text) { return yaml_scalar(text, YamlContext::flow); }

  void head() {
    comment(0, word("new.intro") + " " + in(pack.info.name) + ".");
    for (const std::string_view key :
         {"new.how_rows", "new.how_cells", "new.how_figures", "new.next"})
      comment(0, word(key));
    out += "schema: chuan/evidence/1\n";
    out += "pack: " + block(pack.info.id) + "\n";
    out += "school:\n";
    out += "  code: " + block(word("new.school_code")) + "\n";
    out += "  name: " + block(word("new.school_name")) + "\n";
    out += "  province: " + block(word("new.province")) + "\n";
    out += "dossier_date: " + to_iso(date) + "\n";
    part("new.units");
    out += "units:\n";
    sample(2, "- {code: cu-1, name: " + flow(word("new.unit_name")) + "}");
  }

  /// The values of its scale, its unit, or that the column takes several.
  std::string allowed(const FieldSchema& field) const {
    std::string text;
    if (field.scale != kNone16) {
      for (const ScaleValue& value : pack.schema.scales[field.scale].values) {
        if (!text.empty()) text += " | ";
        text += in(value.title);
      }
    }
    const bool list = field.type == FieldType::scale_list || field.type == FieldType::code_list ||
                      field.type == FieldType::serves;
    if (list) text = word("new.list") + (text.empty() ? "" : ": " + text);
    if (!field.unit.empty()) text = field.unit;
    return text;
  }

  /// The title, what is allowed and the hint of a field, behind `lead`.
  void field_help(std::size_t indent, const FieldSchema& field, std::string_view lead) {
    std::string text = in(field.title);
    if (const std::string values = allowed(field); !values.empty()) text += " (" + values + ")";
    if (!in(field.hint).empty()) text += ". " + in(field.hint);
    comment(indent, text, lead);
  }

  void facts() {
    if (pack.schema.facts.empty()) return;
    part("new.facts");
    out += "facts:\n";
    for (const FieldSchema& fact : pack.schema.facts) {
      field_help(2, fact, {});
      out += "  " + fact.name + (fact.required ? ": \"?\"\n" : ":\n");
    }
  }

  void statements() {
    part("new.statements");
    out += "statements:\n";
    for (const std::string_view key : {"strengths", "weaknesses"})
      sample(2, std::string(key) + ": " + block(word("new.sentence")));
    if (!pack.indicators.empty())
      sample(2, pack.indicators.front().id + "/weakness: " + block(word("new.sentence")));
  }

  void name(std::size_t indent, const Indicator& indicator) {
    comment(indent, in(indicator.title), indicator.id + " ");
  }

  void rulings() {
    part("new.rulings");
    out += "rulings:\n";
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      if (!pack.schema.ruled[i]) continue;
      name(2, pack.indicators[i]);
      sample(2, "- {indicator: " + pack.indicators[i].id + ", stage: self, person: " +
                    flow(word("new.person")) + ", date: " + to_iso(date) +
                    ", value: met, text: " + flow(word("new.sentence")) + "}");
    }
  }

  void ground(const Indicator& indicator) {
    name(2, indicator);
    sample(2, "- {indicator: " + indicator.id + ", ground: " + flow(word("new.ground")) + "}");
  }

  void grounds() {
    part("new.opinion_asked");
    out += "opinion_asked:\n";
    if (!pack.indicators.empty()) ground(pack.indicators.front());
    part("new.not_applicable");
    out += "not_applicable:\n";
    for (std::size_t i = 0; i < pack.indicators.size(); ++i)
      if (pack.schema.may_not_apply[i]) ground(pack.indicators[i]);
  }

  /// What the rows of a register are, column by column.
  void register_help(const RegisterSchema& reg) {
    out += '\n';
    comment(2, "---- " + reg.name + ": " + in(reg.title));
    if (!in(reg.hint).empty()) comment(2, in(reg.hint));
    for (std::size_t f = 0; f < reg.origin_unit(); ++f) {
      bool asked = reg.fields[f].required;
      for (const std::uint16_t key : reg.key)
        asked = asked || (key == f && reg.fields[f].empty == EmptyMeans::unknown);
      std::string lead = reg.fields[f].name + (asked ? " * " : "   ");
      if (lead.size() < kNameColumns) lead.resize(kNameColumns, ' ');
      field_help(2, reg.fields[f], lead);
    }
  }

  void samples(std::uint16_t reg) {
    const EvidenceSchema& schema = pack.schema;
    // Rows of a folder stand in its tables: here they only show what to write.
    const std::size_t indent = form == TemplateForm::yaml ? 6 : 4;
    const std::string dash = form == TemplateForm::yaml ? "- " : "";
    int number = 1;
    if (reg != schema.figures.reg) sample(indent, dash + sample_row(schema, reg, language, date));
    if (reg == schema.figures.reg) comment(indent, word("new.figures"));
    if (reg == schema.documents.reg) comment(indent, word("new.documents"));
    for (const Indicator& indicator : pack.indicators) {
      std::vector<std::string> rows;
      if (reg == schema.figures.reg) rows = sample_figures(pack, indicator, date, number);
      if (reg == schema.documents.reg) rows = sample_documents(pack, indicator, language, number);
      if (!rows.empty()) name(indent, indicator);
      for (const std::string& row : rows) sample(indent, dash + row);
    }
  }

  void registers() {
    part("new.registers");
    comment(0, word("new.required"));
    out += "registers:\n";
    for (std::size_t r = 0; r < pack.schema.registers.size(); ++r) {
      const RegisterSchema& reg = pack.schema.registers[r];
      register_help(reg);
      if (form == TemplateForm::folder)
        comment(2, word("new.rows_in") + " registers/" + reg.name + ".csv");
      out += "  " + reg.name + ":\n";
      if (form == TemplateForm::yaml) out += "    rows:\n";
      samples(static_cast<std::uint16_t>(r));
    }
  }

  std::string document() {
    head();
    facts();
    statements();
    rulings();
    grounds();
    registers();
    return std::move(out);
  }
};

}  // namespace

std::vector<std::pair<std::string, std::string>> new_dossier(const CompiledPack& pack,
                                                             TemplateForm form,
                                                             std::string_view language,
                                                             Date dossier_date,
                                                             const TemplatePhrase& phrase) {
  TemplateWriter writer{pack, form, language, dossier_date, phrase, {}};
  if (form == TemplateForm::yaml) return {{"", writer.document()}};
  std::vector<std::pair<std::string, std::string>> files{{"school.yaml", writer.document()}};
  for (const RegisterSchema& reg : pack.schema.registers) {
    std::string heading = "\xEF\xBB\xBF";  // as in write_folder.cpp
    for (std::size_t f = 0; f < reg.origin_unit(); ++f) {
      if (f != 0) heading += ',';
      append_csv_field(heading, reg.fields[f].name);
    }
    files.emplace_back("registers/" + reg.name + ".csv", heading + "\n");
  }
  return files;
}

}  // namespace chuan
