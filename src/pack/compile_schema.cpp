// Scales, facts, registers and the registers the engine knows by name.
#include "pack/compile.h"
#include "pack/read.h"
#include "pack/reader.h"

namespace chuan {
namespace {

std::string type_names(std::uint32_t types) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < std::size(kFieldTypeWords); ++i)
    if (types & (1u << i)) names.push_back(kFieldTypeWords[i]);
  return join_words(names);
}

constexpr std::uint32_t kInKey = type_bit(FieldType::text) | type_bit(FieldType::number) |
                                 type_bit(FieldType::date) | type_bit(FieldType::year) |
                                 type_bit(FieldType::scale) | type_bit(FieldType::code) |
                                 type_bit(FieldType::measure);

FieldSchema compile_field(CompileContext& context, const ast::Field& field) {
  FieldSchema out = field.schema;
  out.scale = context.find(context.scales, field.scale, Code::pack_undefined_scale);
  out.refers_to = context.find_register(field.refers_to);
  return out;
}

void compile_register(CompileContext& context, const ast::Register& reg, std::uint16_t index) {
  RegisterSchema& out = context.out.schema.registers[index];
  for (const ast::Field& field : reg.fields) out.fields.push_back(compile_field(context, field));
  for (std::size_t i = 0; i < reg.fields.size(); ++i)
    out.fields[i].not_above =
        context.find_field(index, reg.fields[i].not_above, type_bit(FieldType::number));
  FieldSchema unit;
  unit.name = "origin_unit";
  unit.title = context.pack.unit_title;
  unit.hint = context.pack.unit_hint;
  unit.type = FieldType::code;
  unit.empty = EmptyMeans::none;
  out.fields.push_back(std::move(unit));
}

/// The fields a register names itself; after all registers have their fields.
void compile_roles(CompileContext& context, const ast::Register& reg, std::uint16_t index) {
  constexpr std::uint32_t date = type_bit(FieldType::date);
  RegisterSchema& out = context.out.schema.registers[index];
  for (const ast::Word& word : reg.key)
    if (const std::uint16_t f = context.find_field(index, word, kInKey); f != kNone16)
      out.key.push_back(f);
  out.stay_from = context.find_field(index, reg.stay_from, date);
  out.stay_to = context.find_field(index, reg.stay_to, date);
  out.weight = context.find_field(index, reg.weight, type_bit(FieldType::number));
  out.span_from = context.find_field(index, reg.span_from, date);
  out.span_to = context.find_field(index, reg.span_to, date);
}

/// A code names a record by one written code: the register referred to has such a key.
void check_references(CompileContext& context, const ast::Register& reg) {
  for (const ast::Field& field : reg.fields) {
    const auto found = context.registers.find(field.refers_to.text);
    if (!field.refers_to.there() || found == context.registers.end()) continue;
    const ast::Register& other = context.pack.registers[found->second];
    const RegisterSchema& schema = context.reg(found->second);
    if (schema.key.size() != other.key.size()) continue;  // already reported
    if (schema.key.size() == 1 && schema.fields[schema.key[0]].type == FieldType::code) continue;
    context.diagnostics.add(Code::pack_reference, field.refers_to.origin,
                            {std::string(field.refers_to.text)});
  }
}

template <typename Fields>
struct KnownField {
  std::string_view name;
  std::uint32_t types;
  std::uint16_t Fields::*place;
};

template <typename Fields, std::size_t N>
void fill_known(CompileContext& context, std::string_view name, const KnownField<Fields> (&rows)[N],
                Fields& out) {
  const auto found = context.registers.find(name);
  if (found == context.registers.end()) {
    // An incomplete pack judges nothing and need not say what evidence it would read.
    if (context.out.info.status == PackStatus::incomplete) return;
    context.diagnostics.add(Code::pack_missing_register, context.pack.facts_origin,
                            {std::string(name)});
    return;
  }
  out.reg = found->second;
  const ast::Register& reg = context.pack.registers[out.reg];
  for (const KnownField<Fields>& row : rows) {
    const auto field = context.fields[out.reg].find(row.name);
    if (field == context.fields[out.reg].end()) {
      context.diagnostics.add(Code::pack_missing_field, reg.name.origin,
                              {std::string(row.name), std::string(name)});
      continue;
    }
    out.*row.place = context.find_field(out.reg, reg.fields[field->second].name, row.types);
  }
}

void compile_known(CompileContext& context) {
  constexpr std::uint32_t text = type_bit(FieldType::text);
  constexpr std::uint32_t code = type_bit(FieldType::code);
  constexpr std::uint32_t date = type_bit(FieldType::date);
  constexpr std::uint32_t number = type_bit(FieldType::number);
  constexpr std::uint32_t serves = type_bit(FieldType::serves);
  using D = DocumentFields;
  static constexpr KnownField<D> documents[] = {
      {"code", code, &D::code},         {"title", text, &D::title},
      {"date", date, &D::date},         {"period", kDateOrYear, &D::period},
      {"valid_to", date, &D::valid_to}, {"topics", type_bit(FieldType::scale_list), &D::topics},
      {"serves", serves, &D::serves},   {"path", text, &D::path},
      {"sha256", text, &D::sha256}};
  using F = FigureFields;
  static constexpr KnownField<F> figures[] = {{"of", type_bit(FieldType::measure), &F::of},
                                              {"year", type_bit(FieldType::year), &F::year},
                                              {"part", number, &F::part},
                                              {"whole", number, &F::whole},
                                              {"value", number, &F::value},
                                              {"document", code, &F::document}};
  using T = TaskFields;
  static constexpr KnownField<T> tasks[] = {
      {"code", code, &T::code},         {"serves", serves, &T::serves},
      {"title", text, &T::title},       {"lead", text | code, &T::lead},
      {"deadline", date, &T::deadline}, {"status", text | type_bit(FieldType::scale), &T::status}};
  EvidenceSchema& schema = context.out.schema;
  fill_known(context, "documents", documents, schema.documents);
  fill_known(context, "figures", figures, schema.figures);
  fill_known(context, "tasks", tasks, schema.tasks);
}

}  // namespace

std::uint16_t CompileContext::find(const NameIndex& names, const ast::Word& word, Code code,
                                   std::string_view where) {
  if (!word.there()) return kNone16;
  const auto found = names.find(word.text);
  if (found != names.end()) return found->second;
  std::vector<std::string_view> candidates;
  if (diagnostics.dropped() == 0)
    for (const auto& entry : names) candidates.push_back(entry.first);
  std::vector<std::string> args = {std::string(word.text)};
  if (!where.empty()) args.emplace_back(where);
  diagnostics.add(code, word.origin, std::move(args),
                  nearest_of(diagnostics, word.text, candidates));
  return kNone16;
}

void CompileContext::wrong_type(const ast::Word& word, FieldType type, std::uint32_t wanted) {
  diagnostics.add(Code::pack_field_type, word.origin,
                  {std::string(word.text), type_names(type_bit(type)), type_names(wanted)});
}

std::uint16_t CompileContext::find_field(std::uint16_t reg_index, const ast::Word& word,
                                         std::uint32_t types) {
  if (reg_index == kNone16) return kNone16;
  const std::uint16_t field =
      find(fields[reg_index], word, Code::pack_undefined_field, reg(reg_index).name);
  if (field == kNone16 || broken.contains({reg_index, field})) return kNone16;
  const FieldType type = reg(reg_index).fields[field].type;
  if (types == 0 || (types & type_bit(type)) != 0) return field;
  wrong_type(word, type, types);
  return kNone16;
}

std::uint16_t CompileContext::find_value(std::uint16_t scale, const ast::Word& word) {
  if (scale == kNone16 || !word.there()) return kNone16;
  const Scale& values = out.schema.scales[scale];
  std::vector<std::string_view> candidates;
  for (std::size_t i = 0; i < values.values.size(); ++i) {
    if (values.values[i].id == word.text) return static_cast<std::uint16_t>(i);
    candidates.push_back(values.values[i].id);
  }
  diagnostics.add(Code::pack_undefined_value, word.origin, {std::string(word.text), values.id},
                  nearest_of(diagnostics, word.text, candidates));
  return kNone16;
}

void compile_schema(CompileContext& context) {
  EvidenceSchema& schema = context.out.schema;
  const ast::RulePack& pack = context.pack;
  const auto index = [](std::size_t i) { return static_cast<std::uint16_t>(i); };
  for (std::size_t i = 0; i < pack.scales.size(); ++i) {
    context.scales.emplace(pack.scales[i].id.text, index(i));
    schema.scales.push_back(pack.scales[i].scale);
  }
  for (std::size_t r = 0; r < pack.registers.size(); ++r) {
    const ast::Register& reg = pack.registers[r];
    context.registers.emplace(reg.name.text, index(r));
    RegisterSchema out;
    out.name = reg.name.text;
    out.title = reg.title;
    out.hint = reg.hint;
    out.unit = reg.unit;
    schema.registers.push_back(std::move(out));
    NameIndex& fields = context.fields.emplace_back();
    for (std::size_t f = 0; f < reg.fields.size(); ++f) {
      fields.emplace(reg.fields[f].name.text, index(f));
      if (reg.fields[f].broken) context.broken.emplace(index(r), index(f));
    }
    fields.emplace("origin_unit", index(reg.fields.size()));
  }
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    context.facts.emplace(pack.facts[i].name.text, index(i));
    if (pack.facts[i].broken) context.broken.emplace(kNone16, index(i));
    schema.facts.push_back(compile_field(context, pack.facts[i]));
  }
  for (std::size_t r = 0; r < pack.registers.size(); ++r)
    compile_register(context, pack.registers[r], index(r));
  for (std::size_t r = 0; r < pack.registers.size(); ++r)
    compile_roles(context, pack.registers[r], index(r));
  for (const ast::Register& reg : pack.registers) check_references(context, reg);
  if (pack.facts_origin.known()) compile_known(context);
}

}  // namespace chuan
