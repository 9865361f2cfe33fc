#include "report/evidence_list.h"

#include <algorithm>

#include "base/text.h"
#include "report/letters.h"
#include "report/model.h"
#include "report/record_text.h"
#include "report/wording.h"

namespace chuan {
namespace {

class Maker {
 public:
  Maker(const ReportInput& input, const ReportOptions& options)
      : input_(input), w_{input.pack, options.language, options.strict} {
    if (w_.pack.schema.documents.reg < input.evidence.registers.size())
      reg_ = w_.pack.schema.documents.reg;
  }

  EvidenceList make() {
    if (reg_ != kNone16)
      for (const std::uint32_t row : input_.evidence.registers[reg_].by_key) add_document(row);
    add_uses();
    for (std::size_t i = 0; i < out_.documents.size(); ++i) file(i);
    std::stable_sort(out_.boxes.begin(), out_.boxes.end(),
                     [](const EvidenceBox& a, const EvidenceBox& b) {
                       if (a.name.empty() || b.name.empty())
                         return b.name.empty() && !a.name.empty();
                       return vietnamese_less(a.name, b.name);
                     });
    const LevelResult& level = input_.assessment.top();
    for (std::uint32_t i = 0; i < level.finding_count; ++i) add_missing(level.first_finding + i);
    return std::move(out_);
  }

 private:
  std::string text(std::uint32_t row, std::string_view field) const {
    return record_text(w_, input_.evidence, reg_, field, field, row);
  }

  void add_document(std::uint32_t row) {
    const DocumentFields& fields = w_.pack.schema.documents;
    const Evidence& evidence = input_.evidence;
    EvidenceDocument out;
    out.row = row;
    out.code = one_line(evidence.record_name(w_.pack.schema, reg_, row));
    out.box = text(row, "box");
    const std::uint16_t secret = w_.pack.schema.registers[reg_].field("secret");
    const Cell flag = secret == kNone16 ? Cell::none() : record_cell(evidence, reg_, secret, row);
    // A mark that cannot be read is taken for one: better a title too few than one too many.
    out.secret = !flag.is_none() && flag.hi != 0;
    const std::optional<DateSpan> issued = record_days(evidence, reg_, fields.date, row);
    const std::optional<DateSpan> period = record_days(evidence, reg_, fields.period, row);
    if (!out.secret) {
      out.number = text(row, "number");
      out.title = text(row, "title");
      out.kind = text(row, "kind");
      out.issuer = text(row, "issuer");
      out.date = record_text(w_, evidence, reg_, fields.date, row);
      out.period = record_text(w_, evidence, reg_, fields.period, row);
      out.valid_to = record_text(w_, evidence, reg_, fields.valid_to, row);
    }
    const Date as_of = input_.assessment.period.as_of;
    const Cell valid = record_cell(evidence, reg_, fields.valid_to, row);
    if (!valid.is_none() && valid.hi < as_of.days)
      out.state = DocumentState::expired;
    else if (issued && issued->first > as_of)
      out.state = DocumentState::not_yet;
    else if ((!valid.is_none() && valid.lo < as_of.days) || !issued || issued->last > as_of)
      out.state = DocumentState::unknown;
    const std::optional<DateSpan>& time = period ? period : issued;
    out.before_window = time && time->last < input_.assessment.period.first_day;
    out.serves = served_indicators(w_.pack, evidence, reg_, fields.serves, row);
    at_row_.resize(std::max<std::size_t>(at_row_.size(), std::size_t{row} + 1), kNowhere);
    at_row_[row] = out_.documents.size();
    out_.documents.push_back(std::move(out));
  }

  EvidenceDocument* document(std::uint32_t row) {
    return row < at_row_.size() && at_row_[row] != kNowhere ? &out_.documents[at_row_[row]]
                                                            : nullptr;
  }

  /// What the indicators made of the documents: counted for a subject, or too old for one.
  void add_uses() {
    for (const Explanation& explanation : input_.explanations) {
      for (const ExplainedTopic& topic : explanation.topics) {
        for (const std::uint32_t row : topic.in_force)
          if (EvidenceDocument* d = document(row)) d->serves.push_back(explanation.indicator);
        for (const std::uint32_t row : topic.expired)
          if (EvidenceDocument* d = document(row); d && d->state == DocumentState::in_force)
            d->state = DocumentState::out_of_window;
      }
    }
    for (EvidenceDocument& d : out_.documents) {
      std::sort(d.serves.begin(), d.serves.end());
      d.serves.erase(std::unique(d.serves.begin(), d.serves.end()), d.serves.end());
      d.ids = indicator_ids(w_.pack, d.serves);
      static constexpr const char* kKeys[] = {"", "evidence.expired", "evidence.not_yet",
                                              "evidence.too_old", "evidence.undated"};
      if (d.state != DocumentState::in_force)
        d.state_words = w_.say(kKeys[static_cast<std::size_t>(d.state)]);
      else if (d.before_window)
        d.state_words = w_.say("evidence.before_window");
    }
  }

  void file(std::size_t at) {
    const EvidenceDocument& d = out_.documents[at];
    auto box = std::find_if(out_.boxes.begin(), out_.boxes.end(),
                            [&](const EvidenceBox& b) { return b.name == d.box; });
    if (box == out_.boxes.end()) box = out_.boxes.insert(box, {d.box, {}});
    box->documents.push_back(at);
    if (d.shared()) out_.shared.push_back(at);
    if (d.serves.empty()) out_.idle.push_back(at);
    if (d.state == DocumentState::expired || d.state == DocumentState::not_yet ||
        d.state == DocumentState::out_of_window)
      out_.outside.push_back(at);
    if (d.secret) ++out_.secret;
  }

  void add_missing(std::uint32_t at) {
    const Finding& finding = input_.assessment.findings[at];
    const Indicator& indicator = w_.pack.indicators[finding.indicator];
    out_.wanted += indicator.documents.size();
    if (finding.verdict == Verdict::not_applicable) return;
    const Explanation* found = find_explanation(input_, finding.indicator);
    if (found == nullptr) return;
    MissingDocument out;
    out.indicator = finding.indicator;
    out.finding = at;
    out.id = indicator.id;
    out.met = finding.verdict == Verdict::met;
    out.owner = owner_words(w_, indicator.owner);
    for (const WantedDocument& wanted : indicator.documents) {
      std::vector<std::uint32_t> lapsed;
      bool there = false;
      for (const ExplainedDocument& d : found->documents) {
        if (d.slot != wanted.slot || d.row == kNoRow) continue;
        there = there || d.in_force;
        lapsed.push_back(static_cast<std::uint32_t>(d.row));
      }
      if (there) continue;
      out.slot = indicator.id + "/" + wanted.id;
      out.title = one_line(w_.of(wanted.title));
      out.expired = codes(lapsed);
      out_.missing.push_back(out);
    }
    for (const ExplainedTopic& topic : found->topics) {
      if (!topic.in_force.empty() || topic.check >= indicator.checks.size()) continue;
      const Measure& measure = w_.pack.measures[indicator.checks[topic.check].measure];
      out.slot.clear();
      out.title = upper_first(w_.say("evidence.any_document"));
      if (measure.topics_scale < w_.pack.schema.scales.size()) {
        const auto& values = w_.pack.schema.scales[measure.topics_scale].values;
        if (topic.topic < values.size())
          out.title =
              upper_first(w_.say("evidence.about", {one_line(w_.of(values[topic.topic].title))}));
      }
      out.expired = codes(topic.expired);
      out_.missing.push_back(out);
    }
  }

  std::string codes(const std::vector<std::uint32_t>& rows) const {
    std::vector<std::string> names;
    for (const std::uint32_t row : rows)
      names.push_back(one_line(input_.evidence.record_name(w_.pack.schema, reg_, row)));
    return joined(names);
  }

  static constexpr std::size_t kNowhere = SIZE_MAX;
  const ReportInput& input_;
  Wording w_;
  std::uint16_t reg_ = kNone16;
  EvidenceList out_;
  std::vector<std::size_t> at_row_;  ///< by row of the register: where it stands in the list
};

}  // namespace

EvidenceList make_evidence_list(const ReportInput& input, const ReportOptions& options) {
  return Maker(input, options).make();
}

}  // namespace chuan
