#include "app/stored_assessment.h"

#include <utility>

#include "app/scorer.h"
#include "base/number.h"
#include "engine/totals.h"
#include "report/machine_names.h"

namespace chuan {
namespace {

/// The enumerator with that machine name; `otherwise` for any other word.
template <typename E>
E named(std::string_view text, E last, E otherwise) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (machine_name(static_cast<E>(i)) == text) return static_cast<E>(i);
  return otherwise;
}

/// Reads members of JSON objects; the first that is missing or wrong is remembered.
class Members {
 public:
  explicit Members(const Tree& tree) : tree_(tree) {}

  const Tree& tree() const { return tree_; }
  const std::string& wrong() const { return wrong_; }
  void fail(std::string_view what) {
    if (wrong_.empty()) wrong_ = what;
  }

  NodeId find(NodeId object, std::string_view key) const {
    return object == kNoNode || !tree_.is_map(object) ? kNoNode : tree_.find(object, key);
  }
  std::string_view text(NodeId object, std::string_view key) const {
    const NodeId node = find(object, key);
    return node == kNoNode || !tree_.is_scalar(node) ? std::string_view() : tree_.text(node);
  }
  bool yes(NodeId object, std::string_view key) const { return text(object, key) == "true"; }

  std::string_view needed(NodeId object, std::string_view key) {
    const std::string_view found = text(object, key);
    if (found.empty()) fail(key);
    return found;
  }
  /// A number in millionths, 0 when it is not one.
  std::int64_t micro(NodeId object, std::string_view key) const {
    const ParsedNumber number = parse_plain_number(text(object, key));
    return number.fault == NumberFault::none ? number.value.lo : 0;
  }
  int whole(NodeId object, std::string_view key) const {
    return static_cast<int>(micro(object, key) / kMicro);
  }
  std::optional<Date> day(NodeId object, std::string_view key) const {
    const ParsedDate parsed = parse_iso_date(text(object, key));
    if (parsed.fault != DateFault::none) return std::nullopt;
    return parsed.span.first;
  }

 private:
  const Tree& tree_;
  std::string wrong_;
};

constexpr int kMostLevels = 9;

Tally tally_of(const Members& in, NodeId object) {
  Tally t;
  t.indicators = in.whole(object, "indicators");
  t.applicable = in.whole(object, "applicable");
  t.met = in.whole(object, "met");
  t.undocumented = in.whole(object, "undocumented");
  t.exceeds = in.whole(object, "exceeds");
  t.not_met = in.whole(object, "not_met");
  t.nearly = in.whole(object, "nearly");
  t.no_evidence = in.whole(object, "no_evidence");
  t.needs_ruling = in.whole(object, "needs_ruling");
  t.not_applicable = in.whole(object, "not_applicable");
  return t;
}

void read_levels(Members& in, Assessment& out) {
  const NodeId levels = in.find(in.tree().root(), "levels");
  if (levels == kNoNode || in.tree().first_child(levels) == kNoNode) return in.fail("levels");
  for (NodeId at = in.tree().first_child(levels); at != kNoNode; at = in.tree().next(at)) {
    LevelResult level;
    const int number = in.whole(at, "level");
    if (number < 1 || number > kMostLevels) return in.fail("level");
    level.level = static_cast<std::uint8_t>(number);
    level.total = tally_of(in, at);
    level.reached = in.yes(at, "reached");
    const NodeId basis = in.find(at, "basis");
    const NodeId rows = in.find(at, "rows_by_basis");
    for (std::size_t i = 0; i < level.met_by_basis.size(); ++i) {
      const std::string_view name = machine_name(static_cast<Basis>(i));
      level.met_by_basis[i] = in.whole(basis, name);
      level.rows_by_basis[i] = in.whole(rows, name);
    }
    const NodeId groups = in.find(at, "groups");
    if (groups != kNoNode)
      for (NodeId g = in.tree().first_child(groups); g != kNoNode; g = in.tree().next(g))
        level.groups.push_back(tally_of(in, g));
    out.levels.push_back(std::move(level));
  }
}

Fraction fraction_of(const Members& in, NodeId value, ValueKind kind, const CompiledPack& pack,
                     const Measure& measure) {
  const std::string_view text = in.text(value, "value");
  switch (kind) {
    case ValueKind::share:
    case ValueKind::each_year:
    case ValueKind::documents:
      return {in.micro(value, "numerator") / kMicro, in.micro(value, "denominator") / kMicro};
    case ValueKind::ratio:
      return {in.micro(value, "numerator"), in.micro(value, "denominator")};
    case ValueKind::yes_no:
      return {text == "true" ? 1 : 0, 1};
    case ValueKind::date:
      if (const auto day = in.day(value, "value")) return {day->days, 1};
      return {0, 0};
    case ValueKind::ruling:
      return {static_cast<int>(named(text, RulingValue::not_met, RulingValue::met)), 1};
    case ValueKind::scale: {
      const FieldSchema* field = measured_field(pack, measure);
      if (field == nullptr || field->scale >= pack.schema.scales.size()) return {0, 0};
      const std::vector<ScaleValue>& values = pack.schema.scales[field->scale].values;
      for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].id == text) return {static_cast<Int128>(i), 1};
      return {-1, 1};  // below the lowest: nothing at all
    }
    case ValueKind::count:
    case ValueKind::amount:
      if (text.empty()) return {1, 0};
      return {in.micro(value, "value"), kMicro};
    case ValueKind::none:
      break;
  }
  return {0, 0};
}

Value value_of(const Members& in, NodeId holder, const CompiledPack& pack, const Measure& measure) {
  Value out;
  const NodeId value = in.find(holder, "value");
  if (in.text(value, "kind").empty()) return out;
  out.kind = named(in.text(value, "kind"), ValueKind::ruling, ValueKind::none);
  out.at = fraction_of(in, value, out.kind, pack, measure);
  out.low = out.high = out.at;
  out.declared = in.yes(value, "declared");
  const NodeId possible = in.find(holder, "possible");
  out.exact = possible == kNoNode;
  if (out.exact) return out;
  out.low = fraction_of(in, in.find(possible, "low"), out.kind, pack, measure);
  out.high = fraction_of(in, in.find(possible, "high"), out.kind, pack, measure);
  return out;
}

Shortfall shortfall_of(const Members& in, NodeId holder) {
  Shortfall out;
  const NodeId from = in.find(holder, "shortfall");
  if (from == kNoNode || !in.tree().is_map(from)) return out;
  out.any = true;
  const auto number = [&](std::string_view key, Rational otherwise) {
    const ParsedFraction parsed = parse_fraction(in.text(from, key));
    return parsed.ok ? parsed.value : otherwise;
  };
  const auto heads = [&](std::string_view key, std::int64_t otherwise) {
    return in.text(from, key).empty() ? otherwise : in.micro(from, key) / kMicro;
  };
  out.points = number("points", {});
  out.points_best = number("points_best", out.points);
  out.units = number("units", {});
  out.units_best = number("units_best", out.units);
  out.convert = heads("heads", -1);
  out.convert_best = heads("heads_best", out.convert);
  out.recruit = heads("recruit", -1);
  out.recruit_best = heads("recruit_best", out.recruit);
  return out;
}

/// The key of the check a holder tells of; a finding of several checks repeats the deciding one.
std::string_view check_key(const Members& in, NodeId holder) {
  const NodeId checks = in.find(holder, "checks");
  if (checks == kNoNode) return in.text(holder, "check");
  const auto threshold = [&](NodeId at, std::string_view key) {
    return in.text(in.find(at, "threshold"), key);
  };
  for (NodeId at = in.tree().first_child(checks); at != kNoNode; at = in.tree().next(at))
    if (in.text(at, "verdict") == in.text(holder, "verdict") &&
        in.text(at, "reason") == in.text(holder, "reason") &&
        threshold(at, "op") == threshold(holder, "op") &&
        threshold(at, "value") == threshold(holder, "value"))
      return in.text(at, "check");
  return {};
}

/// The check, condition and threshold of the pack that the stored words speak of.
void find_condition(const Members& in, NodeId holder, const CompiledPack& pack,
                    const Indicator& row, CheckResult& out) {
  const NodeId threshold = in.find(holder, "threshold");
  const std::string_view key = check_key(in, holder);
  for (std::size_t c = 0; c < row.checks.size(); ++c) {
    const Check& check = row.checks[c];
    if (!key.empty() && check.key != key) continue;
    for (std::size_t d = 0; d < check.conditions.size(); ++d) {
      if (check.conditions[d].level > out.level) continue;
      out.check = static_cast<std::uint16_t>(c);
      out.condition = static_cast<std::uint16_t>(d);
      const std::vector<Threshold>& dated = check.conditions[d].thresholds;
      for (std::size_t t = 0; t < dated.size(); ++t) {
        out.threshold = static_cast<std::uint16_t>(t);
        if (operator_sign(dated[t].compare) == in.text(threshold, "op") &&
            threshold_text(pack, pack.measures[check.measure], dated[t]) ==
                in.text(threshold, "value"))
          return;
      }
    }
  }
}

/// The years of an each-year value, appended to the assessment's.
void read_years(const Members& in, NodeId holder, const CompiledPack& pack, const Measure& measure,
                Assessment& out, CheckResult& check) {
  check.first_year = static_cast<std::uint32_t>(out.years.size());
  const NodeId years = in.find(in.find(holder, "value"), "years");
  if (years == kNoNode) return;
  for (NodeId at = in.tree().first_child(years); at != kNoNode; at = in.tree().next(at)) {
    YearResult year;
    year.year = in.whole(at, "year");
    year.verdict = named(in.text(at, "verdict"), Verdict::not_applicable, Verdict::no_evidence);
    year.reason = named(in.text(at, "reason"), Reason::not_applicable, Reason::none);
    year.exceeds = in.yes(at, "exceeds");
    year.nearly = in.yes(at, "nearly");
    year.value = value_of(in, at, pack, measure);
    year.shortfall = shortfall_of(in, at);
    out.years.push_back(year);
    ++check.year_count;
  }
}

CheckResult check_of(const Members& in, NodeId holder, const CompiledPack& pack,
                     const Indicator& row, Assessment& assessment) {
  CheckResult out;
  out.level = static_cast<std::uint8_t>(in.whole(holder, "level"));
  out.verdict = named(in.text(holder, "verdict"), Verdict::not_applicable, Verdict::no_evidence);
  out.reason = named(in.text(holder, "reason"), Reason::not_applicable, Reason::none);
  out.exceeds = in.yes(holder, "exceeds");
  out.nearly = in.yes(holder, "nearly");
  find_condition(in, holder, pack, row, out);
  const Measure& measure = pack.measures[row.checks[out.check].measure];
  out.value = value_of(in, holder, pack, measure);
  out.shortfall = shortfall_of(in, holder);
  read_years(in, holder, pack, measure, assessment, out);
  return out;
}

void read_finding(Members& in, NodeId at, const CompiledPack& pack, Assessment& out) {
  Finding finding;
  finding.indicator = pack.find_indicator(in.needed(at, "indicator"));
  in.needed(at, "verdict");
  if (finding.indicator == kNone16) in.fail(in.text(at, "indicator"));
  if (!in.wrong().empty()) return;
  const Indicator& row = pack.indicators[finding.indicator];
  finding.level = static_cast<std::uint8_t>(in.whole(at, "level"));
  finding.undocumented = in.yes(at, "undocumented");
  finding.opinion_asked = in.yes(at, "opinion_asked");
  finding.basis = named(in.text(at, "basis"), Basis::provisional, Basis::provisional);
  finding.lapses_on = in.day(at, "lapses_on");
  finding.holds_from = in.day(at, "holds_from");
  finding.first_check = finding.deciding = static_cast<std::uint32_t>(out.checks.size());
  const CheckResult deciding = check_of(in, at, pack, row, out);
  finding.verdict = deciding.verdict;
  finding.reason = deciding.reason;
  // What is not known is not guessed at.
  if (machine_name(finding.verdict) != in.text(at, "verdict")) in.fail("verdict");
  if (machine_name(finding.reason) != in.text(at, "reason") && !in.text(at, "reason").empty())
    in.fail("reason");
  for (const Finding& other : out.findings)
    if (other.indicator == finding.indicator) in.fail(in.text(at, "indicator"));
  finding.exceeds = deciding.exceeds;
  finding.nearly = deciding.nearly;
  // The deciding check is repeated on the finding; it stands first here.
  out.checks.push_back(deciding);
  finding.check_count = 1;
  out.findings.push_back(finding);
}

/// The totals of the level are those of its findings.
bool adds_up(const CompiledPack& pack, const Assessment& a) {
  const LevelResult& told = a.levels.back();
  LevelResult level;
  level.finding_count = told.finding_count;
  engine::total_up(pack, a, level);
  return level.total == told.total && level.reached == told.reached &&
         level.met_by_basis == told.met_by_basis && level.rows_by_basis == told.rows_by_basis;
}

void read_assessment(Members& in, const CompiledPack& pack, StoredAssessment& out) {
  const NodeId root = in.tree().root();
  Assessment& a = out.assessment;
  const auto as_of = in.day(root, "as_of");
  if (!as_of) return in.fail("as_of");
  a.period = period_of(pack.info, *as_of);
  a.stage = named(in.text(root, "stage"), RulingStage::council, RulingStage::self);
  read_levels(in, a);
  const NodeId findings = in.find(root, "findings");
  if (findings == kNoNode || !in.tree().is_list(findings)) in.fail("findings");
  if (!in.wrong().empty()) return;
  for (NodeId at = in.tree().first_child(findings); at != kNoNode && in.wrong().empty();
       at = in.tree().next(at))
    read_finding(in, at, pack, a);
  a.levels.back().finding_count = static_cast<std::uint32_t>(a.findings.size());
  if (in.wrong().empty() && !adds_up(pack, a)) in.fail("levels");
  constexpr std::int64_t kMostFaults = std::int64_t{1'000'000'000} * kMicro;
  const std::int64_t faults = in.micro(root, "faults");
  if (faults < 0 || faults > kMostFaults || faults % kMicro != 0) in.fail("faults");

  Evidence& evidence = out.evidence;
  const NodeId school = in.find(root, "school");
  evidence.school_code = in.text(school, "code");
  evidence.school_name = in.text(school, "name");
  if (evidence.school_code.empty() && evidence.school_name.empty()) in.fail("school");
  evidence.dossier_date = in.day(root, "dossier_date").value_or(*as_of);
  evidence.facts.resize(pack.schema.facts.size());
  evidence.registers.resize(pack.schema.registers.size());
  a.before_dossier = *as_of < evidence.dossier_date;
  a.after_dossier = *as_of > evidence.dossier_date;
  out.digest = in.text(root, "evidence_digest");
  out.strict = in.text(root, "redacted") == "strict";
  out.faults = static_cast<std::size_t>(in.whole(root, "faults"));
}

}  // namespace

bool says_schema(std::string_view text, std::string_view schema) {
  // Every batch line is asked, and slashes are seldom.
  const std::string_view head = text.substr(0, kSchemaWithin);
  const std::size_t before = schema.find('/');
  for (std::size_t at = head.find('/'); at < head.size(); at = head.find('/', at + 1))
    if (at >= before && head.substr(at - before).starts_with(schema)) return true;
  return false;
}

StoredPack stored_pack(const Tree& tree) {
  const Members in(tree);
  const NodeId pack = in.find(tree.root(), "pack");
  StoredPack out{std::string(in.text(pack, "id")), std::string(in.text(pack, "digest")), {}};
  const NodeId overlays = in.find(pack, "overlays");
  if (overlays == kNoNode || !tree.is_list(overlays)) return out;
  for (NodeId at = tree.first_child(overlays); at != kNoNode; at = tree.next(at))
    out.overlays.push_back({std::string(in.text(at, "name")), std::string(in.text(at, "digest"))});
  return out;
}

MadeWith made_otherwise(const StoredPack& of, const StoredAssessment* found,
                        const CompiledPack& pack, const ScorerOptions& run) {
  constexpr std::size_t kDigestShown = 15;  // "sha256:" and eight digits
  MadeWith out;
  const auto tell = [&](bool differ, const std::string& option, const std::string& theirs,
                        const std::string& ours) {
    if (!differ) return;
    out.theirs += (out.theirs.empty() ? "" : " ") + option + theirs;
    out.ours += (out.ours.empty() ? "" : " ") + option + ours;
  };
  const auto named = [](const std::string& id, const std::string& digest) {
    return id + " (" + digest.substr(0, kDigestShown) + ")";
  };
  const PackInfo& info = pack.info;
  if (found != nullptr || !of.digest.empty())
    tell(of.digest != info.digest, "--pack ", named(of.id, of.digest), named(info.id, info.digest));
  std::string theirs, ours;
  for (const StoredPack::Overlay& overlay : of.overlays)
    theirs += (theirs.empty() ? "" : ", ") + named(overlay.name, overlay.digest);
  for (const OverlayInfo& overlay : pack.overlays)
    ours += (ours.empty() ? "" : ", ") + named(overlay.name, overlay.digest);
  tell(theirs != ours, "--overlay ", theirs.empty() ? "-" : theirs, ours.empty() ? "-" : ours);
  if (found == nullptr) return out;
  const Assessment& made = found->assessment;
  tell(made.top().level != run.level, "--level ", std::to_string(made.top().level),
       std::to_string(run.level));
  tell(made.stage != run.stage, "--stage ", std::string(machine_name(made.stage)),
       std::string(machine_name(run.stage)));
  tell(run.strict && !found->strict, "--redact ", "-", "strict");
  if (run.as_of)
    tell(made.period.as_of != *run.as_of, "--as-of ", to_iso(made.period.as_of),
         to_iso(*run.as_of));
  return out;
}

std::optional<StoredAssessment> stored_assessment(const Tree& tree, const CompiledPack& pack,
                                                  std::string& wrong) {
  Members in(tree);
  StoredAssessment out;
  read_assessment(in, pack, out);
  wrong = in.wrong();
  if (!wrong.empty()) return std::nullopt;
  return out;
}

}  // namespace chuan
