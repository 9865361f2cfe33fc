#include "report/roadmap.h"

#include <algorithm>
#include <tuple>

#include "report/evidence_list.h"
#include "report/letters.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/numerals.h"
#include "report/record_text.h"
#include "report/wording.h"

namespace chuan {
namespace {

class Maker {
 public:
  Maker(const ReportInput& input, const ReportOptions& options)
      : input_(input),
        w_{input.pack, options.language, options.strict},
        documents_(make_evidence_list(input, options)) {
    const std::uint16_t reg = w_.pack.schema.tasks.reg;
    if (reg < input.evidence.registers.size()) tasks_ = reg;
  }

  Roadmap make() {
    if (tasks_ != kNone16)
      for (const std::uint32_t row : input_.evidence.registers[tasks_].by_key) add_task(row);
    const std::vector<MissingSection> missing = make_missing(input_, {.language = w_.language});
    for (const MissingSection& section : missing)
      for (const MissingRow& row : section.rows) add_proposal(section.section, row);
    std::stable_sort(out_.rows.begin(), out_.rows.end(),
                     [](const RoadmapRow& a, const RoadmapRow& b) { return place(a) < place(b); });
    for (const RoadmapRow& row : out_.rows) count(row);
    if (out_.without_cost != out_.rows.size()) out_.money = money(out_.cost);
    return std::move(out_);
  }

 private:
  /// Year, quarter and last day; what has no deadline comes last.
  static std::tuple<int, int, std::int32_t> place(const RoadmapRow& row) {
    if (!row.due) return {9999, 9, 0};
    const DateSpan& due = *row.due;
    const auto quarter = [](Date d) { return (d.month() + 2) / 3; };
    const bool one = due.first.year() == due.last.year() && quarter(due.first) == quarter(due.last);
    return {due.last.year(), one ? quarter(due.last) : 5, due.last.days};
  }

  void add_task(std::uint32_t row) {
    const Evidence& evidence = input_.evidence;
    const TaskFields& fields = w_.pack.schema.tasks;
    const auto text = [&](std::uint16_t field) {
      return record_text(w_, evidence, tasks_, field, row);
    };
    const auto named = [&](std::string_view name, std::string_view heading) {
      return record_text(w_, evidence, tasks_, name, w_.say(heading), row);
    };
    RoadmapRow out;
    out.task = row;
    out.code = one_line(evidence.record_name(w_.pack.schema, tasks_, row));
    out.work = text(fields.title);
    out.lead = text(fields.lead);
    out.support = named("support", "roadmap.heading.support");
    out.product = named("product", "roadmap.heading.product");
    out.funding = named("funding", "roadmap.heading.funding");
    out.plan = named("plan", "roadmap.heading.plan");
    out.status = text(fields.status);
    set_indicators(out, served_indicators(w_.pack, evidence, tasks_, fields.serves, row));
    out.due = record_days(evidence, tasks_, fields.deadline, row);
    if (out.due) out.deadline = days(*out.due, w_.language);
    if (const std::uint16_t cost = w_.pack.schema.registers[tasks_].field("cost"); cost != kNone16)
      set_cost(out, record_cell(evidence, tasks_, cost, row));
    const std::string_view status = scale_id(w_, evidence, tasks_, fields.status, row);
    if (status == "done")
      out.state = TaskState::done;
    else if (status == "dropped")
      out.state = TaskState::dropped;
    else if (status == "late" || (out.due && out.due->last < input_.assessment.period.as_of))
      out.state = TaskState::late;
    if (out.state == TaskState::late && status != "late") {
      const std::string late = w_.say("roadmap.late");
      out.status = out.status.empty() ? late : w_.say("roadmap.and", {out.status, late});
    }
    for (const GapItem& item : input_.gap.items) {
      const Finding& finding = input_.assessment.findings[item.finding];
      if (finding.holds_from && serves(out, finding.indicator)) out.note = holds_from(finding);
    }
    if (out.state != TaskState::dropped) ++out_.tasks;
    out_.rows.push_back(std::move(out));
  }

  void add_proposal(GapSection section, const MissingRow& missing) {
    const GapItem* item = item_of(missing.finding);
    if (item == nullptr) return;
    const Finding& finding = input_.assessment.findings[missing.finding];
    const bool planned =
        std::any_of(out_.rows.begin(), out_.rows.end(), [&](const RoadmapRow& row) {
          return !row.proposed && row.state != TaskState::done && row.state != TaskState::dropped &&
                 std::find(item->tasks.begin(), item->tasks.end(), row.task) != item->tasks.end();
        });
    if (planned) return;
    const Indicator& indicator = w_.pack.indicators[finding.indicator];
    RoadmapRow out;
    out.proposed = true;
    set_indicators(out, {finding.indicator});
    out.lead = missing.owner;
    out.status = w_.say("roadmap.proposed");
    if (!missing.need.empty()) out.product = w_.say("roadmap.product", {missing.need});
    if (finding.holds_from) out.note = holds_from(finding);
    if (section == GapSection::ruling) {
      out.work =
          w_.say(finding.reason == Reason::opinion_asked ? "roadmap.opinion" : "roadmap.ruling");
      out.product.clear();
    } else if (section == GapSection::school_data) {
      const bool met = finding.verdict == Verdict::met;
      out.lead = owner_words(w_, Owner::school);  // whoever must act on the matter itself
      out.work = missing.actions.front().text;
      const std::string papers = met ? missing_papers(missing.finding) : std::string();
      if (!papers.empty()) out.work = w_.say("roadmap.papers") + ": " + papers;
    } else if (const Lever* lever = fitting_lever(*item, indicator)) {
      out.work = one_line(w_.of(lever->text));
      out.lead = owner_words(w_, lever->owner);
      if (lever->takes != Duration{}) {
        const Date due = input_.assessment.period.as_of + lever->takes;
        out.due = DateSpan::month(due.year(), due.month());
        out.deadline = days(*out.due, w_.language);
      }
      if (lever->cost >= 0) set_cost(out, Cell::exactly(lever->cost));
    } else {
      out.work = w_.say("roadmap.no_lever");
    }
    ++out_.proposals;
    out_.rows.push_back(std::move(out));
  }

  std::string missing_papers(std::uint32_t finding) const {
    std::vector<std::string> titles;
    for (const MissingDocument& document : documents_.missing)
      if (document.finding == finding) titles.push_back(lower_first(document.title));
    return joined(titles);
  }

  const GapItem* item_of(std::uint32_t finding) const {
    const auto at = std::find_if(input_.gap.items.begin(), input_.gap.items.end(),
                                 [&](const GapItem& item) { return item.finding == finding; });
    return at == input_.gap.items.end() ? nullptr : &*at;
  }

  static const Lever* fitting_lever(const GapItem& item, const Indicator& indicator) {
    const auto at = static_cast<std::size_t>(item.lever);
    return item.lever >= 0 && at < indicator.levers.size() ? &indicator.levers[at] : nullptr;
  }

  static bool serves(const RoadmapRow& row, std::uint16_t indicator) {
    return std::find(row.indicators.begin(), row.indicators.end(), indicator) !=
           row.indicators.end();
  }

  void set_indicators(RoadmapRow& row, std::vector<std::uint16_t> indicators) {
    row.indicators = std::move(indicators);
    row.ids = indicator_ids(w_.pack, row.indicators);
    if (!row.plan.empty() || row.indicators.empty()) return;
    const std::uint16_t group = w_.pack.indicators[row.indicators.front()].group;
    if (group >= w_.pack.groups.size()) return;
    const Group& g = w_.pack.groups[group];
    const std::string& brief = w_.of(g.short_title);
    row.plan = w_.say("roadmap.plan_of_group",
                      {one_line(g.id), one_line(brief.empty() ? w_.of(g.title) : brief)});
  }

  std::string holds_from(const Finding& finding) const {
    return w_.say("roadmap.holds_from", {day(*finding.holds_from, w_.language)});
  }

  std::string money(const Cell& cost) const {
    if (cost.is_none() || cost.is_unknown()) return {};
    const Rational low = Rational::from_micro(cost.lo);
    if (cost.exact()) return decimal(low, w_.language);
    if (cost.hi == kCellMax) return w_.say("value.from", {decimal(low, w_.language)});
    if (cost.lo == kCellMin)
      return w_.say("need.at_most", {decimal(Rational::from_micro(cost.hi), w_.language)});
    return decimal_range(low, Rational::from_micro(cost.hi), w_.language);
  }

  void set_cost(RoadmapRow& row, const Cell& cost) {
    if (cost.is_unknown()) return;
    row.cost = cost;
    row.money = money(cost);
  }

  void count(const RoadmapRow& row) {
    const auto [year, quarter, last] = place(row);
    static_cast<void>(last);
    const int known_year = row.due ? year : 0;
    const int known_quarter = quarter > 4 ? 0 : quarter;
    if (out_.quarters.empty() || out_.quarters.back().year != known_year ||
        out_.quarters.back().quarter != known_quarter) {
      RoadmapQuarter next;
      next.year = known_year;
      next.quarter = known_quarter;
      const std::string number = std::to_string(known_year);
      next.title = known_year == 0 ? w_.say("roadmap.no_deadline")
                   : known_quarter == 0
                       ? w_.say("roadmap.year", {number})
                       : w_.say("roadmap.quarter", {numeral(known_quarter), number});
      next.first = static_cast<std::size_t>(&row - out_.rows.data());
      out_.quarters.push_back(std::move(next));
    }
    ++out_.quarters.back().count;
    if (row.state == TaskState::late) ++out_.late;
    if (row.state == TaskState::done) ++out_.done;
    if (row.state == TaskState::dropped) return;
    if (row.cost.is_none()) {
      ++out_.without_cost;
      return;
    }
    add(out_.cost, row.cost);
  }

  static void add(Cell& sum, const Cell& cost) {
    // Amounts are below 10^12 and rows below 10^6, so a sum of bounded ends fits.
    sum.lo += cost.lo == kCellMin ? 0 : cost.lo;
    sum.hi = sum.hi == kCellMax || cost.hi == kCellMax ? kCellMax : sum.hi + cost.hi;
  }

  static std::string numeral(int quarter) {
    static constexpr const char* kRoman[] = {"I", "II", "III", "IV"};
    return kRoman[quarter - 1];
  }

  const ReportInput& input_;
  Wording w_;
  EvidenceList documents_;
  std::uint16_t tasks_ = kNone16;
  Roadmap out_;
};

}  // namespace

Roadmap make_roadmap(const ReportInput& input, const ReportOptions& options) {
  return Maker(input, options).make();
}

}  // namespace chuan
