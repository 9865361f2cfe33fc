// Whatever is accepted is whole: every index the engine follows leads somewhere.
#include "unit/pack/fixture.h"

namespace chuan::pack_test {
namespace {

struct Checker {
  const CompiledPack& pack;
  std::string out;

  void expect(bool holds, const std::string& what) {
    if (!holds) out += what + "; ";
  }
  bool is_register(std::uint16_t reg) const { return reg < pack.schema.registers.size(); }
  bool is_field(std::uint16_t reg, std::uint16_t field) const {
    return is_register(reg) && field < pack.schema.registers[reg].fields.size();
  }

  void predicate(PredId id) {
    const Predicate& p = pack.predicates[id];
    const std::string name = "predicate " + std::to_string(id);
    expect(is_register(p.reg), name + " register");
    for (std::uint32_t c = 0; c < p.child_count; ++c)
      expect(p.first_child + c < pack.children.size() && pack.children[p.first_child + c] < id,
             name + " child");
    const bool needs_field =
        p.op == PredOp::range || p.op == PredOp::one_of || p.op == PredOp::has ||
        p.op == PredOp::filled || p.op == PredOp::in_window || p.op == PredOp::in_years ||
        p.op == PredOp::of_year || p.op == PredOp::seniority || p.op == PredOp::younger;
    if (needs_field) expect(is_field(p.reg, p.field), name + " field");
    if (p.op == PredOp::set) expect(p.child_count == 1 && p.set < pack.sets.size(), name + " set");
    if (p.op == PredOp::related || p.op == PredOp::year_row) {
      expect(is_field(p.other, p.by_field), name + " by");
      expect(p.where < id, name + " where");
      if (p.op == PredOp::year_row || p.date_field != kNone16)
        expect(is_field(p.other, p.date_field), name + " date");
    }
  }

  void measure(const Measure& m, bool part) {
    const std::string name = "measure of " + std::to_string(m.indicator);
    expect(m.indicator < pack.indicators.size(), name + " indicator");
    if (m.kind == MeasureKind::ratio) {
      expect(!part && m.top < pack.parts.size() && m.bottom < pack.parts.size(), name + " parts");
      return;
    }
    if (m.kind == MeasureKind::ruling) return;
    if (m.kind == MeasureKind::value) {
      expect(m.field < pack.schema.facts.size(), name + " fact");
      return;
    }
    expect(is_register(m.reg), name + " register");
    expect(m.members < pack.predicates.size(), name + " members");
    if (m.kind == MeasureKind::share) expect(m.passing < pack.predicates.size(), name + " passing");
    if (m.kind == MeasureKind::sum || m.kind == MeasureKind::lowest)
      expect(is_field(m.reg, m.field), name + " field");
    if (m.kind == MeasureKind::documents)
      expect(m.candidates < pack.predicates.size() && m.reg == pack.schema.documents.reg,
             name + " documents");
    if (m.key != kNone16) expect(m.key < pack.schema.measure_keys.size(), name + " key");
  }

  void check(const Check& c) {
    expect(c.measure < pack.measures.size(), c.key + " measure");
    expect(!c.conditions.empty(), c.key + " conditions");
    std::uint8_t last = 0;
    for (const Condition& condition : c.conditions) {
      expect(condition.level > last && condition.level <= pack.info.levels, c.key + " level");
      last = condition.level;
      expect(!condition.thresholds.empty(), c.key + " thresholds");
      for (std::size_t i = 0; i < condition.thresholds.size(); ++i) {
        const Threshold& t = condition.thresholds[i];
        expect(!t.sources.empty() && t.origin.known() && !t.written.empty(), c.key + " standing");
        for (const std::uint16_t source : t.sources)
          expect(source < pack.sources.size(), c.key + " source");
        expect(i == 0 ? t.from == kDateMin : condition.thresholds[i - 1].from < t.from,
               c.key + " days");
      }
    }
  }
};

}  // namespace

std::string broken(const CompiledPack& pack) {
  Checker checker{pack, {}};
  for (PredId id = 0; id < pack.predicates.size(); ++id) checker.predicate(id);
  for (const NamedSet& set : pack.sets)
    checker.expect(set.pred < pack.predicates.size() && checker.is_register(set.reg), set.id);
  for (const Measure& m : pack.measures) checker.measure(m, false);
  for (const Measure& m : pack.parts) checker.measure(m, true);
  for (const Indicator& indicator : pack.indicators) {
    checker.expect(indicator.group < pack.groups.size(), indicator.id + " group");
    checker.expect(!indicator.checks.empty(), indicator.id + " checks");
    for (const Check& c : indicator.checks) checker.check(c);
    for (const WantedDocument& document : indicator.documents)
      checker.expect(document.slot < pack.schema.slots.size(), indicator.id + " slot");
  }
  for (const RegisterSchema& reg : pack.schema.registers) {
    checker.expect(!reg.key.empty(), reg.name + " key");
    for (const FieldSchema& field : reg.fields) {
      const bool scaled = field.type == FieldType::scale || field.type == FieldType::scale_list;
      checker.expect(!scaled || field.scale < pack.schema.scales.size(), field.name + " scale");
      if (field.refers_to != kNone16)
        checker.expect(checker.is_register(field.refers_to), field.name + " refers_to");
    }
  }
  return checker.out;
}

}  // namespace chuan::pack_test
