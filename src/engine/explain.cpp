/// Which records were counted and which were left out, and why, from the same answers that decided.
#include <algorithm>
#include <map>
#include <utility>

#include "engine/judge.h"
#include "engine/workspace.h"
#include "model/named_by.h"
#include "model/serving.h"

namespace chuan {

namespace engine {

namespace {

/// The predicate that decides for a record, and the cell that would.
struct Cause {
  PredId because = kNoPred;
  std::uint16_t field = kNone16;
  std::uint16_t reg = kNone16;
};

class Explainer {
 public:
  Explainer(Asker& asker, Explanation& out) : asker_(asker), out_(out) {}

  void measure(std::uint16_t check, const Measure& m, std::uint8_t part, unsigned slot) {
    if (m.kind == MeasureKind::ratio) {
      measure(check, asker_.pack().parts[m.top], 0, slot);
      measure(check, asker_.pack().parts[m.bottom], 1, slot);
      return;
    }
    if (m.kind == MeasureKind::value) return fact(check, m, part, slot);
    if (m.kind == MeasureKind::ruling || m.reg == kNone16) return;
    const Register& data = asker_.evidence().registers[m.reg];
    if (!data.known()) return;
    if (m.kind == MeasureKind::documents) topics(check, m, slot);
    first_ = out_.groups.size();
    const Bits members = asker_.ask(m.members, slot);
    const Bits passing = m.passing == kNoPred ? members : asker_.ask(m.passing, slot);
    for (const std::uint32_t row : data.by_key) {
      ExplainedGroup group;
      group.check = check;
      group.part = part;
      group.year = slot == 0 ? 0 : asker_.year_of(slot);
      group.reg = m.reg;
      const Answer in = answer_of(members, row);
      const Answer pass = answer_of(passing, row);
      Cause cause;
      if (in == kNo) {
        group.outcome = Outcome::left_out;
        cause = why_not(m.members, row, slot);
      } else if (in == kMay) {
        group.outcome = Outcome::maybe_member;
        cause = why_open(m.members, row, slot);
      } else if (pass == kYes) {
        group.outcome = Outcome::passing;
        cause = value_cause(m, row);
      } else if (pass == kNo) {
        group.outcome = Outcome::failing;
        cause = why_not(m.passing, row, slot);
      } else {
        group.outcome = Outcome::undecided;
        cause = why_open(m.passing, row, slot);
      }
      if (cause.because == kNoPred && cause.field != kNone16) group.outcome = Outcome::undecided;
      group.because = cause.because;
      group.unknown_field = cause.field;
      group.unknown_reg = cause.reg;
      add(group, row);
    }
  }

 private:
  void fact(std::uint16_t check, const Measure& m, std::uint8_t part, unsigned slot) {
    if (!asker_.evidence().facts[m.field].cell.is_unknown()) return;
    ExplainedGroup group;
    group.check = check;
    group.part = part;
    group.year = slot == 0 ? 0 : asker_.year_of(slot);
    group.outcome = Outcome::undecided;
    group.unknown_field = m.field;  // a fact: no register
    out_.groups.push_back(group);
  }

  /// A sum or a lowest reads a cell beside its predicates: that one may be open.
  Cause value_cause(const Measure& m, std::uint32_t row) const {
    if (m.kind != MeasureKind::sum && m.kind != MeasureKind::lowest) return {};
    const Cell cell = asker_.evidence().registers[m.reg].columns[m.field].cell(row);
    if (cell.is_none() || cell.exact()) return {};
    return {kNoPred, m.field, m.reg};
  }

  Answer answer_for(PredId id, std::uint32_t row, unsigned slot) {
    return answer_of(asker_.ask(id, slot), row);
  }

  /// The first condition that is surely false; inside a named set, the set.
  Cause why_not(PredId id, std::uint32_t row, unsigned slot) {
    const Predicate& pred = asker_.pack().predicates[id];
    if (pred.op == PredOp::all) {
      for (std::uint32_t i = 0; i < pred.child_count; ++i) {
        const PredId child = asker_.pack().children[pred.first_child + i];
        if (answer_for(child, row, slot) == kNo) return why_not(child, row, slot);
      }
    }
    if (pred.op == PredOp::any && pred.child_count == 1)
      return why_not(asker_.pack().children[pred.first_child], row, slot);
    return {id, kNone16, kNone16};
  }

  /// The first condition left open, down to the cell that is not filled.
  Cause why_open(PredId id, std::uint32_t row, unsigned slot) {
    const Predicate& pred = asker_.pack().predicates[id];
    switch (pred.op) {
      case PredOp::all:
      case PredOp::any:
      case PredOp::none:
      case PredOp::set:
        for (std::uint32_t i = 0; i < pred.child_count; ++i) {
          const PredId child = asker_.pack().children[pred.first_child + i];
          if (answer_for(child, row, slot) == kMay) return why_open(child, row, slot);
        }
        return {id, kNone16, kNone16};
      case PredOp::employed: {
        const RegisterSchema& schema = asker_.pack().schema.registers[pred.reg];
        const Register& data = asker_.evidence().registers[pred.reg];
        const bool from = !data.columns[schema.stay_from].cell(row).exact();
        return {id, from ? schema.stay_from : schema.stay_to, pred.reg};
      }
      case PredOp::in_force: {
        const DocumentFields& fields = asker_.pack().schema.documents;
        const Register& data = asker_.evidence().registers[pred.reg];
        const bool date = !data.columns[fields.date].cell(row).exact();
        return {id, date ? fields.date : fields.valid_to, pred.reg};
      }
      case PredOp::own_unit:
        return {id, asker_.pack().schema.registers[pred.reg].origin_unit(), pred.reg};
      case PredOp::year_row:
        return year_row_cause(id, row, slot);
      case PredOp::related:
        return {id, kNone16, pred.other};
      default: {
        // A row that stands for several and reaches over an edge: nothing is left to fill in.
        const Register& data = asker_.evidence().registers[pred.reg];
        const bool filled = pred.field != kNone16 && data.columns[pred.field].cell(row).exact();
        return {id, filled ? kNone16 : pred.field, pred.reg};
      }
    }
  }

  /// Either the year's row is missing (no field), or one of its cells is open.
  Cause year_row_cause(PredId id, std::uint32_t row, unsigned slot) {
    const Predicate& pred = asker_.pack().predicates[id];
    const Register& other = asker_.evidence().registers[pred.other];
    if (other.rows == 0) return {id, kNone16, pred.other};
    const std::uint32_t records = asker_.evidence().registers[pred.reg].rows;
    const NamedBy& years = named_by_
                               .try_emplace({pred.other, pred.by_field},
                                            other.columns[pred.by_field], other.rows, records)
                               .first->second;
    for (const std::uint32_t r : years.of(row)) {
      if (slot != 0 && answer_for(pred.in_year, r, slot) == kNo) continue;
      if (answer_for(pred.where, r, slot) == kMay) {
        const Cause inner = why_open(pred.where, r, slot);
        return {id, inner.field, inner.reg};
      }
    }
    return {id, kNone16, pred.other};
  }

  void topics(std::uint16_t check, const Measure& m, unsigned slot) {
    const Register& data = asker_.evidence().registers[m.reg];
    const Bits members = asker_.ask(m.members, slot);
    const Bits candidates = asker_.ask(m.candidates, slot);
    const bool by_topic = m.topics_scale != kNone16;
    for (std::uint8_t topic = 0; topic < 64; ++topic) {
      const std::uint64_t bit = std::uint64_t{1} << topic;
      if (by_topic ? (m.topics & bit) == 0 : topic != 0) continue;
      ExplainedTopic entry;
      entry.check = check;
      entry.topic = topic;
      for (const std::uint32_t row : data.by_key) {
        if (answer_of(candidates, row) == kNo) continue;
        const Cell has = by_topic ? data.columns[asker_.pack().schema.documents.topics].cell(row)
                                  : Cell::exactly(1);
        if ((static_cast<std::uint64_t>(has.hi) & bit) == 0) continue;
        const bool in_force = answer_of(members, row) != kNo;
        const std::uint16_t issued = asker_.pack().schema.documents.date;
        if (!in_force && data.columns[issued].cell(row).lo > asker_.period().as_of.days) continue;
        (in_force ? entry.in_force : entry.expired).push_back(row);
      }
      out_.topics.push_back(std::move(entry));
    }
  }

  /// To the group of this very measure and year that has the same to say, or to a new one.
  void add(const ExplainedGroup& like, std::uint32_t row) {
    const std::int64_t weight = asker_.weight_lo(like.reg, row);
    for (std::size_t i = first_; i < out_.groups.size(); ++i) {
      ExplainedGroup& group = out_.groups[i];
      if (group.outcome != like.outcome || group.because != like.because ||
          group.unknown_field != like.unknown_field || group.unknown_reg != like.unknown_reg)
        continue;
      group.rows.push_back(row);
      group.weight += weight;
      return;
    }
    out_.groups.push_back(like);
    out_.groups.back().rows.push_back(row);
    out_.groups.back().weight = weight;
  }

  Asker& asker_;
  std::map<std::pair<std::uint16_t, std::uint16_t>, NamedBy> named_by_;  ///< by register, field
  Explanation& out_;
  std::size_t first_ = 0;  ///< of the groups of the measure and year at hand
};

void explain_documents(const Asker& asker, const Indicator& row, Explanation& out) {
  const EvidenceSchema& schema = asker.pack().schema;
  ServingDocuments serving;
  serving.find(schema, asker.evidence());
  for (const WantedDocument& wanted : row.documents) {
    for (const std::uint32_t r : serving.rows(wanted.slot))
      out.documents.push_back(
          {wanted.slot, static_cast<std::int32_t>(r),
           document_in_force(schema, asker.evidence(), r, asker.period().as_of)});
    if (serving.rows(wanted.slot).empty()) out.documents.push_back({wanted.slot, kNoRow, false});
  }
}

}  // namespace
}  // namespace engine

Explanation explain(const CompiledPack& pack, const Evidence& evidence, Date as_of,
                    std::uint16_t indicator, const EvaluateOptions& options, Workspace& workspace) {
  Explanation out;
  out.indicator = indicator;
  engine::Asker& asker = workspace.impl().asker;
  asker.begin(pack, evidence);
  asker.at(period_of(pack.info, as_of, options.years_as_of), options.assume_nothing_added);
  const Indicator& row = pack.indicators[indicator];
  engine::Explainer explainer(asker, out);
  for (std::size_t c = 0; c < row.checks.size(); ++c) {
    if (row.checks[c].conditions.empty() || row.checks[c].conditions.front().level > options.level)
      continue;
    const Measure& measure = pack.measures[row.checks[c].measure];
    const auto check = static_cast<std::uint16_t>(c);
    if (measure.scope == TimeScope::each_year) {
      for (unsigned slot = asker.first_slot(measure); slot < asker.end_slot(measure); ++slot)
        explainer.measure(check, measure, 0, slot);
    } else {
      explainer.measure(check, measure, 0, 0);
    }
  }
  engine::explain_documents(asker, row, out);
  return out;
}

}  // namespace chuan
