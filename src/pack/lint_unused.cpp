// P108: sets, scales, registers, fields, facts, sources and subgroups that nothing refers to.
#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "pack/lint_context.h"

namespace chuan {
namespace {

using Names = std::set<std::string_view>;

constexpr std::size_t kMostBytes = 1u << 20;

/// Registers the program reads whole, by their names: of every pack, and those `chuan stats` adds.
constexpr std::string_view kReadWhole[] = {"documents", "figures", "tasks",    "classes",
                                           "plans",     "quotas",  "headlines"};

bool read_whole(std::string_view name) {
  return std::find(std::begin(kReadWhole), std::end(kReadWhole), name) != std::end(kReadWhole);
}

void add_sets(const std::vector<ast::Filter>& filters, Names& out) {
  for (const ast::Filter& filter : filters) {
    if (filter.kind == ast::FilterKind::set) out.insert(filter.subject.text);
    add_sets(filter.parts, out);
  }
}

/// The sets that a measure asks for, and those they are made of.
Names used_sets(const ast::RulePack& written) {
  Names out;
  each_measure(written, [&](const ast::Measure& measure) {
    out.insert(measure.of.text);
    add_sets(measure.asked, out);
    add_sets(measure.where, out);
  });
  for (std::size_t before = 0; before != out.size();) {
    before = out.size();
    for (const ast::Set& set : written.sets) {
      if (!out.contains(set.id.text)) continue;
      out.insert(set.of.text);
      add_sets(set.where, out);
    }
  }
  return out;
}

/// (register, field) that some measure or set asks, and the registers it asks.
struct Asked {
  std::set<std::pair<std::uint16_t, std::uint16_t>> fields;
  std::set<std::uint16_t> registers, facts;

  void add(std::uint16_t reg, std::uint16_t field) {
    if (reg == kNone16) return;
    registers.insert(reg);
    fields.emplace(reg, field);
  }
};

Asked asked_of(const CompiledPack& pack) {
  Asked out;
  for (const Predicate& p : pack.predicates) {
    out.add(p.reg, p.field);
    out.add(p.other, p.by_field);
    out.add(p.other, p.date_field);
  }
  for (const auto* measures : {&pack.measures, &pack.parts})
    for (const Measure& measure : *measures) {
      if (measure.kind == MeasureKind::value)
        out.facts.insert(measure.field);
      else
        out.add(measure.reg, measure.field);
    }
  for (const RegisterSchema& reg : pack.schema.registers)
    for (const FieldSchema& field : reg.fields)
      if (field.refers_to != kNone16) out.registers.insert(field.refers_to);
  return out;
}

bool is_plain(FieldType type) {
  return type == FieldType::text || type == FieldType::code || type == FieldType::code_list ||
         type == FieldType::serves || type == FieldType::measure;
}

/// Texts and codes tell a record from others; keys, weights and the days of a stay work unasked;
/// what may be left empty for good is there for the record.
bool works_unasked(const ast::Register& reg, const ast::Field& field) {
  const std::string_view name = field.name.text;
  const auto is = [&](const ast::Word& word) { return word.there() && word.text == name; };
  // The reader of evidence holds `from` to `to`.
  return is_plain(field.schema.type) || field.schema.empty == EmptyMeans::none || name == "from" ||
         name == "to" || is(reg.stay_from) || is(reg.stay_to) || is(reg.weight) ||
         is(reg.span_from) || is(reg.span_to) || std::any_of(reg.key.begin(), reg.key.end(), is);
}

class Finder {
 public:
  explicit Finder(LintContext& context) : context_(context) {}

  void unused(std::string_view kind, const ast::Word& word) {
    // What an overlay replaces may have been the only use; the pack is not at fault for it.
    if (context_.overlaid() &&
        context_.sources.name(word.origin.source).starts_with(context_.folder + "/"))
      return;
    context_.diagnostics.add(Code::lint_unused, word.origin,
                             {std::string(kind) + "." + std::string(word.text)});
  }

  void registers() {
    const Asked asked = asked_of(context_.pack);
    const EvidenceSchema& schema = context_.pack.schema;
    for (const ast::Register& reg : context_.written.registers) {
      const std::uint16_t at = schema.find_register(reg.name.text);
      if (at == kNone16 || read_whole(reg.name.text)) continue;
      if (!asked.registers.contains(at)) {
        unused("registers", reg.name);
        continue;
      }
      for (const ast::Field& field : reg.fields)
        if (!works_unasked(reg, field) &&
            !asked.fields.contains({at, schema.registers[at].field(field.name.text)}))
          unused(reg.name.text, field.name);
    }
    for (std::size_t i = 0; i < context_.written.facts.size(); ++i)
      if (!asked.facts.contains(static_cast<std::uint16_t>(i)))
        unused("facts", context_.written.facts[i].name);
  }

  void names() {
    const ast::RulePack& written = context_.written;
    const Names sets = used_sets(written);
    for (const ast::Set& set : written.sets)
      if (!sets.contains(set.id.text)) unused("sets", set.id);
    Names scales;
    for (const ast::Field& fact : written.facts) scales.insert(fact.scale.text);
    for (const ast::Register& reg : written.registers)
      for (const ast::Field& field : reg.fields) scales.insert(field.scale.text);
    for (const ast::Scale& scale : written.scales)
      if (!scales.contains(scale.id.text)) unused("scales", scale.id);
    Names sources;
    each_threshold(written, [&](const ast::Indicator&, const ast::Check&, const ast::Condition&,
                                const ast::Threshold& threshold) {
      for (const ast::Word& source : threshold.sources) sources.insert(source.text);
    });
    // Pages that stand behind a pack as a whole are named where it says how it was read.
    std::string reading;
    context_.files.read(join_path(context_.folder, "INTERPRETATION.md"), kMostBytes, reading);
    for (const ast::Titled& source : written.sources)
      if (!sources.contains(source.id.text) && reading.find(source.id.text) == std::string::npos)
        unused("sources", source.id);
    Names groups;
    for (const ast::Indicator& indicator : written.indicators) {
      groups.insert(indicator.group.text);
      groups.insert(indicator.subgroup.text);
    }
    for (const ast::Group& group : written.groups) {
      if (!groups.contains(group.id.text)) unused("groups", group.id);
      for (const auto& [id, title] : group.subgroups)
        if (!groups.contains(id.text)) unused("subgroups", id);
    }
  }

 private:
  LintContext& context_;
};

}  // namespace

void lint_unused(LintContext& context) {
  // Of an incomplete pack the rows that would use things are not known.
  if (!context.complete()) return;
  Finder finder(context);
  finder.registers();
  finder.names();
}

}  // namespace chuan
