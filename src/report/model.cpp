#include "report/model.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/numerals.h"
#include "report/pack_label.h"
#include "report/people.h"
#include "report/predicate_words.h"

namespace chuan {
namespace {

std::string number(int n) {
  return std::to_string(n);
}

std::string met_line(const Wording& w, const Tally& tally) {
  return w.say("head.met", {number(tally.met), number(tally.exceeds), number(tally.undocumented)});
}

std::string rest_line(const Wording& w, const Tally& tally) {
  const int rest = tally.applicable - tally.met;
  if (rest <= 0) return {};
  std::vector<std::string> parts;
  if (tally.not_met != 0)
    parts.push_back(tally.nearly != 0 ? w.say("head.not_met_nearly",
                                              {number(tally.not_met), number(tally.nearly)})
                                      : w.say("head.not_met", {number(tally.not_met)}));
  if (tally.no_evidence != 0)
    parts.push_back(w.say("head.no_evidence", {number(tally.no_evidence)}));
  if (tally.needs_ruling != 0)
    parts.push_back(w.say("head.needs_ruling", {number(tally.needs_ruling)}));
  return w.say("head.rest", {number(rest), joined(parts)});
}

LevelLines level_lines(const Wording& w, const LevelResult& level) {
  LevelLines lines;
  lines.level = level.level;
  lines.reached = level.reached;
  lines.headline = headline(w, level);
  lines.met = met_line(w, level.total);
  lines.rest = rest_line(w, level.total);
  lines.state =
      w.say(level.reached ? "state.eligible" : "state.not_eligible", {number(level.level)});
  return lines;
}

std::vector<GroupRow> group_rows(const Wording& w, const LevelResult& level) {
  std::vector<GroupRow> rows;
  for (std::size_t i = 0; i < level.groups.size() && i < w.pack.groups.size(); ++i) {
    const Group& group = w.pack.groups[i];
    const std::string& brief = w.of(group.short_title);
    rows.push_back(
        {one_line(group.id), one_line(brief.empty() ? w.of(group.title) : brief), level.groups[i]});
  }
  return rows;
}

std::string open_cells_words(const Wording& w, const ReportInput& input) {
  std::vector<std::string> names;
  for (const ReportInput::OpenCell& cell : input.open_cells) {
    std::string name = input.evidence.record_name(w.pack.schema, cell.reg, cell.row);
    if (names.empty() || names.back() != name) names.push_back(std::move(name));
  }
  return short_names(w, names, 6);
}

std::vector<std::string> notes(const Wording& w, const ReportInput& input) {
  std::vector<std::string> lines;
  const std::string cells = std::to_string(input.open_cells.size());
  std::string data = w.say("note.data", {std::to_string(input.faults)});
  if (input.warnings != 0) data += w.say("note.warnings", {std::to_string(input.warnings)});
  if (!input.open_cells.empty())
    data += w.say("note.open_cells", {cells, open_cells_words(w, input)});
  lines.push_back(data + ".");
  if (input.faults != 0)
    lines.push_back(w.say("note.faulty", {command_word(one_line(input.path)) + input.how}));
  const LevelResult& level = input.assessment.top();
  const int provisional = level.rows_by_basis[static_cast<std::size_t>(Basis::provisional)];
  if (provisional != 0)
    lines.push_back(w.say("note.provisional",
                          {w.pack.info.id, number(provisional), number(level.total.indicators)}));
  if (!input.successor.empty())
    lines.push_back(w.say("note.successor", {one_line(input.successor)}));
  lines.push_back(w.say("note.not_recognition"));
  return lines;
}

}  // namespace

std::string headline(const Wording& w, const LevelResult& level) {
  const Tally& t = level.total;
  std::string text;
  if (t.applicable == 0)
    text = w.say("head.none");
  else
    text = w.say("head.share", {whole(t.met, w.language), whole(t.applicable, w.language),
                                percent(Rational(t.met, t.applicable), w.language)});
  const std::vector<std::string> split = basis_split(w, level);
  if (!split.empty()) text += ": " + joined(split);
  if (t.not_applicable != 0)
    text += (split.empty() ? ", " : "; ") +
            w.say("head.not_applicable", {whole(t.not_applicable, w.language)});
  return text;
}

std::vector<std::string> basis_split(const Wording& w, const LevelResult& level) {
  std::vector<std::string> split;
  for (std::size_t i = 0; i < level.met_by_basis.size(); ++i)
    if (level.met_by_basis[i] != 0)
      split.push_back(w.say("head.basis." + std::string(machine_name(static_cast<Basis>(i))),
                            {whole(level.met_by_basis[i], w.language)}));
  return split;
}

std::string school_line(const ReportInput& input) {
  std::string line = one_line(input.evidence.school_name.empty() ? input.evidence.school_code
                                                                 : input.evidence.school_name);
  const std::string province = one_line(input.evidence.province);
  if (!province.empty() && fold_key(line).find(fold_key(province)) == std::string::npos)
    line += ", " + province;
  return line;
}

std::string subject_line(const Wording& w, const ReportInput& input, bool with_level) {
  const std::string as_of = day(input.assessment.period.as_of, w.language);
  const std::string name = one_line(w.of(w.pack.info.name));
  if (!with_level) return w.say("head.subject", {name, as_of});
  return w.say("head.subject_level", {name, number(input.assessment.top().level), as_of});
}

std::string period_line(const Wording& w, const Period& period) {
  std::vector<int> years;
  years.reserve(static_cast<std::size_t>(std::max(0, period.year_count)));
  for (int i = 0; i < period.year_count; ++i) years.push_back(period.first_year + i);
  return w.say("head.period", {day(period.first_day, w.language), day(period.as_of, w.language),
                               year_list(years)});
}

std::vector<std::string> context_lines(const Wording& w, const ReportInput& input) {
  std::vector<std::string> lines;
  const Assessment& a = input.assessment;
  if (a.stage != RulingStage::self)
    lines.push_back(w.say("context.stage", {w.say("stage." + std::string(machine_name(a.stage)))}));
  for (std::string& line : overlay_lines(w)) lines.push_back(std::move(line));
  const std::string dossier = day(input.evidence.dossier_date, w.language);
  if (a.before_dossier) lines.push_back(w.say("context.before_dossier", {dossier}));
  if (a.after_dossier) lines.push_back(w.say("context.after_dossier", {dossier}));
  return lines;
}

const Explanation* find_explanation(const ReportInput& input, std::uint16_t indicator) {
  for (const Explanation& explanation : input.explanations)
    if (explanation.indicator == indicator) return &explanation;
  return nullptr;
}

const CheckResult* deciding_check(const Assessment& assessment, const Finding& finding) {
  if (finding.check_count == 0 || finding.deciding >= assessment.checks.size()) return nullptr;
  return &assessment.checks[finding.deciding];
}

std::vector<std::string> record_names(const ReportInput& input, const ReportOptions& options,
                                      std::uint16_t reg, const std::vector<std::uint32_t>& rows) {
  std::vector<std::string> names = record_names(input, reg, rows);
  if (!options.names || reg >= input.pack.schema.registers.size()) return names;
  const RegisterSchema& schema = input.pack.schema.registers[reg];
  const std::uint16_t field = schema.field("name");
  if (!is_people(input.pack.schema, reg) || field == kNone16) return names;
  const Register& people = input.evidence.registers[reg];
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] >= people.rows) continue;
    const Cell name = people.columns[field].cell(rows[i]);
    if (name.exact())
      names[i] += " " + std::string(input.evidence.text(static_cast<TextId>(name.lo)));
  }
  return names;
}

std::vector<std::string> record_names(const ReportInput& input, std::uint16_t reg,
                                      const std::vector<std::uint32_t>& rows) {
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const std::uint32_t row : rows)
    names.push_back(input.evidence.record_name(input.pack.schema, reg, row));
  return names;
}

std::string short_names(const Wording& w, const std::vector<std::string>& names,
                        std::size_t parts) {
  const NameList list = short_list(names, parts);
  return list.left_out == 0 ? list.text
                            : w.say("list.more", {list.text, std::to_string(list.left_out)});
}

std::string lapse_words(const Wording& w, const ReportInput& input, const Lapse& lapse) {
  std::string what;
  std::string lost_in;  // the register in which nothing is left that names them
  if (!lapse.lost.empty() && lapse.reg != kNone16) {
    what = short_names(w, record_names(input, lapse.reg, lapse.lost), 3);
    std::string key = "lapse.lost";
    std::string register_title;
    if (lapse.because < w.pack.predicates.size()) {
      switch (w.pack.predicates[lapse.because].op) {
        case PredOp::in_window:
          key = "lapse.window";
          break;
        case PredOp::in_force:
          key = "lapse.in_force";
          break;
        case PredOp::employed:
          key = "lapse.employed";
          break;
        case PredOp::younger:
          key = "lapse.younger";
          break;
        case PredOp::seniority:
          key = "lapse.seniority";
          break;
        case PredOp::related: {
          const std::uint16_t other = w.pack.predicates[lapse.because].other;
          if (other >= w.pack.schema.registers.size()) break;
          register_title = lower_first(one_line(w.of(w.pack.schema.registers[other].title)));
          key = "lapse.related";
          break;
        }
        default:
          break;
      }
    } else if (lapse.then.value.kind == ValueKind::documents) {
      key = "lapse.in_force";
    }
    what = w.say(key, {what, register_title});
  }
  if (lapse.finding >= input.assessment.findings.size()) return what;
  const Finding& finding = input.assessment.findings[lapse.finding];
  if (finding.indicator >= w.pack.indicators.size()) return what;
  const Asked asked = asked_of(w.pack, w.pack.indicators[finding.indicator], lapse.then);
  const std::string left = value_words(w, asked, lapse.then.value, Detail::brief);
  const std::string need = threshold_words(w, asked);
  if (left.empty() || need.empty()) return what;
  const std::string rest = w.say("lapse.left", {left, need});
  return what.empty() ? rest : what + "; " + rest;
}

ReportModel make_report(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const Assessment& a = input.assessment;
  ReportModel model;
  model.school = school_line(input);
  model.subject = subject_line(w, input, true);
  model.period = period_line(w, a.period);
  model.context = context_lines(w, input);
  for (const LevelResult& level : a.levels) model.levels.push_back(level_lines(w, level));
  model.groups = group_rows(w, a.top());
  model.missing = make_missing(input, options);

  const Date one_year = a.period.as_of.plus_years(1);
  const Date two_years = a.period.as_of.plus_years(2);
  std::array<int, 2> lapses{};
  for (const Lapse& lapse : input.lapses) {
    if (lapse.on > two_years || lapse.finding >= a.findings.size()) continue;
    const Indicator& indicator = w.pack.indicators[a.findings[lapse.finding].indicator];
    LapseRow row;
    row.within_year = lapse.on <= one_year;
    ++lapses[row.within_year ? 0 : 1];
    row.id = indicator.id;
    row.title = one_line(w.of(indicator.short_title));
    row.on = lapse.on;
    row.from = day(lapse.on, w.language);
    row.what = lapse_words(w, input, lapse);
    model.lapses.push_back(std::move(row));
  }
  model.lapses_title = w.say("section.lapses", {number(lapses[0]), number(lapses[1])});
  model.notes = notes(w, input);
  model.faulty = input.faults != 0;

  if (!input.path.empty() && !w.pack.indicators.empty()) {
    const std::string id = model.missing.empty() ? w.pack.indicators.front().id
                                                 : model.missing.front().rows.front().id;
    const std::string path = command_word(one_line(input.path)) + input.how;
    model.see_also =
        model.missing.empty() ? w.say("see.why", {path, id}) : w.say("see.why_gap", {path, id});
  }
  return model;
}

}  // namespace chuan
