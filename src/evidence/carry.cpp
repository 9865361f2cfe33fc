#include "evidence/carry.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/row_order.h"
#include "evidence/rows.h"
#include "evidence/spell.h"
#include "model/assessment.h"

namespace chuan {
namespace {

using Verdict = std::optional<LeftReason>;  ///< nothing: it stays

/// How a register is asked for: in a time only, or also whatever the day.
struct Asked {
  bool in_time = false;
  bool any_time = false;
};

class Carry {
 public:
  Carry(const CompiledPack& pack, Evidence& evidence, Date day)
      : pack_(pack), schema_(pack.schema), evidence_(evidence), day_(day) {
    const Period period = period_of(pack.info, day);
    int first_year = period.first_year;
    for (const Measure& measure : pack.measures) {
      if (!measure.settle) continue;
      const int last = last_year_on(day, *measure.settle);
      first_year = std::min(first_year, last - pack.info.calendar_years + 1);
    }
    cut_ = std::min(period.first_day, Date::of(first_year, 1, 1));
    find_asked();
  }

  std::vector<LeftOut> run() {
    decide();
    keep_what_is_named();
    std::vector<LeftOut> list = listed();
    for (const Ruling& ruling : evidence_.rulings)
      list.push_back({kNone16, schema_.indicators[ruling.indicator], LeftReason::old_ruling,
                      ruling.person + ", " + to_iso(ruling.date) + ": " +
                          std::string(value_word(ruling.value)) +
                          (ruling.text.empty() ? "" : ". " + ruling.text)});
    for (const Ground& ground : evidence_.opinion_asked)
      list.push_back(
          {kNone16, schema_.indicators[ground.indicator], LeftReason::old_question, ground.text});
    apply();
    return list;
  }

 private:
  void ask(const Measure& measure, TimeScope scope) {
    if (measure.reg == kNone16) return;
    if (measure.reg == schema_.documents.reg)  // documents asked for, or counted by their date
      documents_by_year_ = documents_by_year_ || scope != TimeScope::day;
    Asked& asked = asked_[measure.reg];
    (scope == TimeScope::day ? asked.any_time : asked.in_time) = true;
  }

  void find_asked() {
    asked_.resize(schema_.registers.size());
    for (const Measure& measure : pack_.measures) {
      if (measure.kind != MeasureKind::ratio) {
        ask(measure, measure.scope);
        continue;
      }
      for (const std::uint32_t part : {measure.top, measure.bottom}) {
        const Measure& half = pack_.parts[part];
        ask(half, half.scope == TimeScope::day ? measure.scope : half.scope);
      }
    }
    for (const Predicate& predicate : pack_.predicates) {
      if (predicate.other == kNone16) continue;
      const bool dated = predicate.op == PredOp::year_row || predicate.date_field != kNone16;
      Asked& asked = asked_[predicate.other];
      (dated ? asked.in_time : asked.any_time) = true;
    }
  }

  /// Every date and year of the record lies before the window; an open or unknown one does not.
  bool all_past(const RegisterSchema& shape, const Register& reg, std::uint32_t row) const {
    bool any = false;
    for (std::size_t f = 0; f < shape.fields.size(); ++f) {
      const FieldType type = shape.fields[f].type;
      if (type != FieldType::date && type != FieldType::year) continue;
      const Cell cell = reg.columns[f].cell(row);
      if (cell.is_none()) continue;
      if (cell.is_unknown()) return false;
      const std::int64_t last =
          type == FieldType::date ? cell.hi : Date::of(static_cast<int>(cell.hi), 12, 31).days;
      if (last >= cut_.days) return false;
      any = true;
    }
    return any;
  }

  static bool is_before(Cell cell, Date day) {
    return !cell.is_none() && !cell.is_unknown() && cell.hi < day.days;
  }

  bool is_done(const Register& reg, std::uint32_t row) const {
    const std::uint16_t field = schema_.tasks.status;
    if (field == kNone16) return false;
    const Cell cell = reg.columns[field].cell(row);
    if (!cell.exact()) return false;
    const FieldSchema& shape = schema_.registers[schema_.tasks.reg].fields[field];
    const auto at = static_cast<std::size_t>(cell.lo);
    const std::string word = shape.type == FieldType::scale
                                 ? schema_.scales[shape.scale].values[at].id
                                 : fold_key(evidence_.text(static_cast<TextId>(at)));
    return word == "done" || word == "dropped" || word == "da xong" || word == "xong";
  }

  Verdict judge(std::uint16_t index, std::uint32_t row) const {
    const RegisterSchema& shape = schema_.registers[index];
    const Register& reg = evidence_.registers[index];
    if (index == schema_.tasks.reg)
      return is_done(reg, row) ? Verdict(LeftReason::task_done) : std::nullopt;
    if (index == schema_.figures.reg) {
      const Cell year = reg.columns[schema_.figures.year].cell(row);
      if (year.is_none()) return LeftReason::old_figure;
      return all_past(shape, reg, row) ? Verdict(LeftReason::year_past) : std::nullopt;
    }
    if (index == schema_.documents.reg) {
      const bool expired = is_before(reg.columns[schema_.documents.valid_to].cell(row), day_);
      const bool past = !documents_by_year_ || all_past(shape, reg, row);
      return expired && past ? Verdict(LeftReason::expired) : std::nullopt;
    }
    if (shape.stay_to != kNone16) {
      const bool left = is_before(reg.columns[shape.stay_to].cell(row), cut_);
      return left ? Verdict(LeftReason::left_before) : std::nullopt;
    }
    const Asked& asked = asked_[index];
    if (!asked.in_time || asked.any_time || !all_past(shape, reg, row)) return std::nullopt;
    const bool by_year = std::any_of(shape.key.begin(), shape.key.end(), [&](std::uint16_t f) {
      return shape.fields[f].type == FieldType::year;
    });
    return by_year ? LeftReason::year_past : LeftReason::date_past;
  }

  void decide() {
    verdicts_.resize(evidence_.registers.size());
    for (std::size_t r = 0; r < verdicts_.size(); ++r) {
      for (std::uint32_t row = 0; row < evidence_.registers[r].rows; ++row)
        verdicts_[r].push_back(judge(static_cast<std::uint16_t>(r), row));
    }
  }

  /// Calls `found(register, row)` for every record that the row names.
  template <typename Found>
  void for_named(std::size_t index, std::uint32_t row, Found found) const {
    const Register& reg = evidence_.registers[index];
    const std::vector<FieldSchema>& fields = schema_.registers[index].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const std::uint16_t target = fields[f].refers_to;
      if (target == kNone16) continue;
      const Column& column = reg.columns[f];
      if (fields[f].type == FieldType::code) {
        if (row < column.targets.size() && column.targets[row] >= 0)
          found(target, static_cast<std::uint32_t>(column.targets[row]));
      } else if (const Cell cell = column.cell(row); !cell.is_unknown()) {
        for (auto i = static_cast<std::size_t>(cell.lo); i < static_cast<std::size_t>(cell.hi); ++i)
          if (reg.items[i].target >= 0)
            found(target, static_cast<std::uint32_t>(reg.items[i].target));
      }
    }
  }

  void keep_what_is_named() {
    std::vector<std::pair<std::size_t, std::uint32_t>> open;
    for (std::size_t r = 0; r < verdicts_.size(); ++r)
      for (std::uint32_t row = 0; row < verdicts_[r].size(); ++row)
        if (!verdicts_[r][row]) open.emplace_back(r, row);
    while (!open.empty()) {
      const auto [reg, row] = open.back();
      open.pop_back();
      for_named(reg, row, [&](std::uint16_t target, std::uint32_t named) {
        if (!verdicts_[target][named]) return;
        verdicts_[target][named].reset();
        open.emplace_back(target, named);
      });
    }
  }

  std::string data_of(std::uint16_t index, std::uint32_t row) {
    const RegisterSchema& shape = schema_.registers[index];
    const Register& reg = evidence_.registers[index];
    Speller speller(schema_, evidence_, ScaleWords::titles);
    std::string out;
    const auto add = [&out](std::string_view name, std::string_view text) {
      if (!out.empty()) out += "; ";
      out.append(name).append(": ").append(text);
    };
    for (std::size_t f = 0; f < shape.fields.size(); ++f) {
      const CellForm form =
          speller.spell(shape.fields[f], reg.columns[f].cell(row),
                        left_out(shape, reg, static_cast<std::uint16_t>(f)), &reg);
      if (form == CellForm::omitted) continue;
      std::string text(form == CellForm::list ? std::string_view{} : speller.text());
      for (const std::string_view item : speller.list())
        text.append(text.empty() ? "" : ", ").append(item);
      add(shape.fields[f].title.vi, text);
    }
    for (const ExtraColumn& extra : reg.extra)
      if (!extra.cells[row].empty()) add(extra.name, extra.cells[row]);
    return out;
  }

  std::vector<LeftOut> listed() {
    std::vector<LeftOut> list;
    for (std::size_t r = 0; r < verdicts_.size(); ++r) {
      const auto reg = static_cast<std::uint16_t>(r);
      for (std::uint32_t row = 0; row < verdicts_[r].size(); ++row)
        if (const Verdict& left = verdicts_[r][row])
          list.push_back({reg, evidence_.record_name(schema_, reg, row), *left, data_of(reg, row)});
    }
    return list;
  }

  void apply() {
    std::vector<std::vector<std::int32_t>> moved(verdicts_.size());
    for (std::size_t r = 0; r < verdicts_.size(); ++r) {
      std::int32_t next = 0;
      for (const Verdict& left : verdicts_[r]) moved[r].push_back(left ? kNoRow : next++);
    }
    for (std::size_t r = 0; r < verdicts_.size(); ++r)
      if (evidence_.registers[r].present) apply_to(static_cast<std::uint16_t>(r), moved);
    evidence_.rulings.clear();
    evidence_.opinion_asked.clear();
    evidence_.dossier_date = day_;
  }

  void apply_to(std::uint16_t index, const std::vector<std::vector<std::int32_t>>& moved) {
    Register& reg = evidence_.registers[index];
    const std::vector<FieldSchema>& fields = schema_.registers[index].fields;
    std::vector<bool> keep;
    for (const Verdict& left : verdicts_[index]) keep.push_back(!left);
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].refers_to == kNone16) continue;
      const std::vector<std::int32_t>& to = moved[fields[f].refers_to];
      const auto move = [&to](std::int32_t& target) {
        if (target >= 0) target = to[static_cast<std::size_t>(target)];
      };
      Column& column = reg.columns[f];
      std::size_t next = 0;
      for (std::size_t row = 0; row < column.targets.size(); ++row)
        if (keep[row]) column.targets[next++] = column.targets[row];
      column.targets.resize(next);
      for (std::int32_t& target : column.targets) move(target);
      if (fields[f].type != FieldType::code_list) continue;
      for (std::uint32_t row = 0; row < reg.rows; ++row) {
        const Cell cell = column.cell(row);
        if (!keep[row] || cell.is_unknown()) continue;
        for (auto i = static_cast<std::size_t>(cell.lo); i < static_cast<std::size_t>(cell.hi); ++i)
          move(reg.items[i].target);
      }
    }
    keep_rows(reg, keep);
    reg.by_key = rows_by_key(schema_, evidence_, index);
    if (index == schema_.tasks.reg || index == schema_.figures.reg) return;
    // Nobody has yet entered what happened since.
    reg.covers_given = true;
    reg.covers.last = std::min(reg.covers.last, evidence_.dossier_date);
  }

  const CompiledPack& pack_;
  const EvidenceSchema& schema_;
  Evidence& evidence_;
  Date day_;
  Date cut_;  ///< nothing before it is counted on the new day
  std::vector<Asked> asked_;
  bool documents_by_year_ = false;
  std::vector<std::vector<Verdict>> verdicts_;
};

}  // namespace

std::vector<LeftOut> carry_forward(const CompiledPack& pack, Evidence& evidence, Date day) {
  return Carry(pack, evidence, day).run();
}

}  // namespace chuan
