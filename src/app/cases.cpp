#include "app/cases.h"

#include <algorithm>
#include <utility>

#include "app/dossier.h"
#include "engine/evaluate.h"
#include "evidence/read.h"
#include "report/machine_names.h"
#include "report/wording.h"

namespace chuan {
namespace {

constexpr Verdict kVerdicts[] = {Verdict::met, Verdict::not_met, Verdict::no_evidence,
                                 Verdict::needs_ruling, Verdict::not_applicable};

/// The part behind the last '.', taken off; empty when there is none.
std::string_view take_last(std::string_view& text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view last = text.substr(dot + 1);
  text = text.substr(0, dot);
  return last;
}

bool is_case_file(const DirEntry& entry) {
  const std::string_view ending = extension(entry.name);
  return entry.kind == FileKind::file && (ending == "yaml" || ending == "yml" || ending == "json");
}

class Runner {
 public:
  Runner(Context& context, const OpenPack& open, std::vector<std::string> only)
      : context_(context),
        open_(open),
        wording_{*open.pack, context.language},
        only_(std::move(only)) {}

  CaseRun run(const std::string& folder, const std::vector<DirEntry>& entries) {
    CaseRun out;
    out.pack = open_.pack->info.id;
    out.version = open_.pack->info.version;
    for (const DirEntry& entry : entries) {
      if (!is_case_file(entry)) continue;
      const std::string path = join_path(folder, entry.name);
      const auto name = parse_case_name(entry.name);
      const bool fits = name && name->level <= open_.pack->info.levels &&
                        open_.pack->find_indicator(name->indicator) != kNone16;
      if (!fits) {
        if (only_.empty() && (name || read_evidence_head(context_.files, path).is_case))
          out.cases.push_back(misnamed(path));
      } else if (only_.empty() ||
                 std::find(only_.begin(), only_.end(), name->indicator) != only_.end()) {
        out.cases.push_back(judge(path, *name));
      }
    }
    return out;
  }

 private:
  CaseResult misnamed(const std::string& path) {
    context_.diagnostics.add(Code::case_name, {}, {path}).subject = path;
    CaseResult result;
    result.file = path;
    return result;
  }

  CaseResult judge(const std::string& path, const CaseName& name) {
    CaseResult result;
    result.file = path;
    result.indicator = name.indicator;
    result.level = name.level;
    result.what = name.what;
    result.expected = name.expected;
    Diagnostics others = std::exchange(context_.diagnostics, Diagnostics());
    DossierRequest request;
    request.source.path = path;
    request.bases = &bases_;
    const Answer<Dossier> dossier = read_dossier(context_, request, open_);
    // A column that nobody knows changes nothing, whatever the case's name promises.
    const std::vector<Diagnostic>& told = context_.diagnostics.all();
    result.faults =
        context_.diagnostics.errors() +
        static_cast<std::size_t>(std::count_if(told.begin(), told.end(), [](const Diagnostic& one) {
          return one.code == Code::column_unknown;
        }));
    if (dossier && result.faults == 0) {
      look_up(*dossier, result);
    } else {
      others.append(context_.diagnostics);
      others.add(Code::case_unread, {}, {path, std::to_string(result.faults)}).subject = path;
    }
    context_.diagnostics = std::move(others);
    return result;
  }

  void look_up(const Dossier& dossier, CaseResult& result) {
    EvaluateOptions options;
    options.level = static_cast<std::uint8_t>(result.level);
    options.lapses = false;
    const CompiledPack& pack = dossier.pack();
    const Assessment& assessment =
        evaluate(pack, dossier.evidence, dossier.as_of, options, workspace_);
    const LevelResult& level = assessment.top();
    for (std::uint32_t i = 0; i < level.finding_count; ++i) {
      const Finding& finding = assessment.findings[level.first_finding + i];
      const Indicator& indicator = pack.indicators[finding.indicator];
      if (indicator.id != result.indicator) continue;
      result.actual = finding.verdict;
      result.reason = reason_words(wording_, finding.reason);
      const CheckResult& check = assessment.checks[finding.deciding];
      const Asked asked = asked_of(pack, indicator, check);
      result.value = value_words(wording_, asked, check.value);
      result.threshold = threshold_words(wording_, asked);
    }
  }

  Context& context_;
  const OpenPack& open_;
  Wording wording_;
  std::vector<std::string> only_;
  Workspace workspace_;
  CaseBases bases_;
};

}  // namespace

std::optional<CaseName> parse_case_name(std::string_view file) {
  CaseName name;
  take_last(file);
  const std::string_view verdict = take_last(file);
  const auto found = std::find_if(std::begin(kVerdicts), std::end(kVerdicts),
                                  [&](Verdict v) { return machine_name(v) == verdict; });
  name.what = take_last(file);
  const std::string_view level = take_last(file);
  name.indicator = file;
  const bool levelled = level.size() == 2 && level[0] == 'L' && level[1] >= '1' && level[1] <= '9';
  if (found == std::end(kVerdicts) || !levelled || name.what.empty() || file.empty())
    return std::nullopt;
  name.expected = *found;
  name.level = level[1] - '0';
  return name;
}

Answer<CaseRun> run_cases(Context& context, const CasesRequest& request) {
  PackRequest wanted;
  wanted.asked = request.pack;
  const Answer<OpenPack> open = open_pack(context, wanted);
  if (!open) return open.exit;
  std::vector<std::string> only;
  for (const std::string& id : request.only) {
    const std::uint16_t found = find_indicator(context, *open->pack, id);
    if (found == kNone16) return ExitCode::usage;
    only.push_back(open->pack->indicators[found].id);
  }
  const bool on_disk = !request.pack.empty() && request.pack != open->pack->info.id;
  const std::string folder =
      join_path(on_disk ? request.pack : "rules/" + open->pack->info.id, "cases");
  std::vector<DirEntry> entries;
  CaseRun run;
  if (context.files.kind(folder) == FileKind::directory && context.files.list(folder, entries).ok())
    run = Runner(context, *open, std::move(only)).run(folder, entries);
  if (!run.cases.empty()) return run;
  context.diagnostics.add(Code::cases_absent, {}, {folder}).subject = folder;
  return ExitCode::usage;
}

}  // namespace chuan
