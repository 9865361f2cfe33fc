// The embedder's facade of include/chuan/chuan.h over the use cases.
#include <algorithm>
#include <array>
#include <utility>

#include "app/packs.h"
#include "app/score.h"
#include "app/version.h"
#include "base/file_system.h"
#include "chuan/chuan.h"
#include "report/catalogue.h"
#include "report/machine_names.h"

namespace chuan::embed {
namespace {

Language language_named(std::string_view name) {
  return name == "en" ? Language::en : Language::vi;
}

std::vector<Message> messages_of(Context& context) {
  std::vector<Message> out;
  context.diagnostics.sort();
  ReportOptions options;
  options.language = context.language;
  for (const Diagnostic& diagnostic : context.diagnostics.all()) {
    Diagnostics one;
    one.add(diagnostic);
    Message message;
    message.code = code_id(diagnostic.code);
    message.severity = machine_name(diagnostic.severity);
    if (diagnostic.origin.known())
      message.place = context.sources.place(diagnostic.origin).to_string();
    else
      message.place = diagnostic.subject;
    message.text = context.names.dotted(render_diagnostics(one, context.sources, options));
    out.push_back(std::move(message));
  }
  return out;
}

Level level_of(const LevelResult& result) {
  const Tally& t = result.total;
  Level out;
  out.level = result.level;
  out.indicators = t.indicators;
  out.applicable = t.applicable;
  out.met = t.met;
  out.undocumented = t.undocumented;
  out.exceeds = t.exceeds;
  out.not_met = t.not_met;
  out.nearly = t.nearly;
  out.no_evidence = t.no_evidence;
  out.needs_ruling = t.needs_ruling;
  out.not_applicable = t.not_applicable;
  out.reached = result.reached;
  return out;
}

constexpr std::array<RulingStage, 4> kStages = {RulingStage::self, RulingStage::province,
                                                RulingStage::survey, RulingStage::council};

/// The request, or nothing with a message when an option cannot be understood.
std::optional<ScoreRequest> request_of(Context& context, const Options& options) {
  ScoreRequest request;
  request.level = options.level;
  request.explanations = true;
  const auto stage = std::find_if(kStages.begin(), kStages.end(),
                                  [&](RulingStage s) { return machine_name(s) == options.stage; });
  if (stage == kStages.end())
    context.diagnostics.add(Code::option_value, {},
                            {"stage", options.stage, "self, province, survey, council"});
  else
    request.stage = *stage;
  if (options.level < 1)
    context.diagnostics.add(Code::option_value, {},
                            {"level", std::to_string(options.level), "1, 2"});
  if (!options.as_of.empty()) {
    const ParsedDate day = parse_iso_date(options.as_of);
    if (day.fault == DateFault::none && day.span.exact())
      request.dossier.as_of = day.span.first;
    else
      context.diagnostics.add(Code::bad_day, {}, {"as_of", options.as_of});
  }
  if (context.diagnostics.has_errors()) return std::nullopt;
  return request;
}

}  // namespace

struct Result::Impl {
  std::optional<Scored> scored;
  std::vector<Message> messages;
  std::vector<Level> levels;
  ExitCode exit = ExitCode::done;
  Language language = Language::vi;
  bool explain = true;
};

struct Pack::Impl {
  OpenPack open;
  std::vector<Message> messages;
};

Result::Result(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;
Result::~Result() = default;

bool Result::ok() const {
  return impl_->scored.has_value();
}
int Result::exit_code() const {
  return static_cast<int>(impl_->exit);
}
int Result::faults() const {
  return ok() ? static_cast<int>(impl_->scored->dossier.faults) : 0;
}
const std::vector<Message>& Result::messages() const {
  return impl_->messages;
}
const std::vector<Level>& Result::levels() const {
  return impl_->levels;
}

std::string Result::verdict(std::string_view indicator) const {
  if (!ok()) return {};
  const Scored& scored = *impl_->scored;
  const std::uint16_t wanted = scored.dossier.pack().find_indicator(indicator);
  const LevelResult& top = scored.assessment.top();
  for (std::uint32_t i = 0; wanted != kNone16 && i < top.finding_count; ++i) {
    const Finding& finding = scored.assessment.findings[top.first_finding + i];
    if (finding.indicator == wanted) return std::string(machine_name(finding.verdict));
  }
  return {};
}

namespace {

std::string written(const Scored& scored, std::string_view format, const ReportOptions& options) {
  for (const ScoreWriter& writer : score_writers())
    if (writer.name == format) return writer.write(scored.report(tool_name()), options);
  return {};
}

}  // namespace

std::string Result::json() const {
  if (!ok()) return {};
  ReportOptions options;
  options.language = impl_->language;
  options.explain = impl_->explain;
  return written(*impl_->scored, "json", options);
}

std::string Result::text(int width) const {
  if (!ok()) return {};
  ReportOptions options;
  options.language = impl_->language;
  options.width = std::clamp(width, 40, 400);
  return written(*impl_->scored, "text", options);
}

Pack::Pack(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Pack Pack::load(const std::string& id_or_folder, const std::vector<std::string>& overlays,
                const std::string& language) {
  DiskFileSystem disk;
  Context context(disk, language_named(language));
  PackRequest request;
  request.asked = id_or_folder;
  request.overlays = overlays;
  auto impl = std::make_shared<Impl>();
  Answer<OpenPack> open = open_pack(context, request);
  if (open) impl->open = std::move(*open);
  impl->messages = messages_of(context);
  return Pack(std::move(impl));
}

bool Pack::ok() const {
  return impl_->open.pack != nullptr;
}
const std::vector<Message>& Pack::messages() const {
  return impl_->messages;
}
std::string Pack::id() const {
  return ok() ? impl_->open.pack->info.id : std::string();
}
std::string Pack::version() const {
  return ok() ? impl_->open.pack->info.version : std::string();
}
std::string Pack::digest() const {
  return ok() ? impl_->open.pack->info.digest : std::string();
}
std::string Pack::title(const std::string& language) const {
  return ok() ? impl_->open.pack->info.name.in(language) : std::string();
}
std::vector<std::string> Pack::indicators() const {
  std::vector<std::string> out;
  if (!ok()) return out;
  for (const Indicator& row : impl_->open.pack->indicators) out.push_back(row.id);
  return out;
}

Result Pack::score_source(const std::string& path, const std::string* bytes,
                          const Options& options) const {
  DiskFileSystem disk;
  Context context(disk, language_named(options.language));
  auto impl = std::make_unique<Result::Impl>();
  impl->language = context.language;
  impl->explain = options.explain;
  if (!ok()) {
    impl->messages = impl_->messages;
    impl->exit = ExitCode::pack;
    return Result(std::move(impl));
  }
  auto request = request_of(context, options);
  if (!request) {
    impl->exit = ExitCode::usage;
  } else {
    request->dossier.source.path = path;
    if (bytes != nullptr) request->dossier.source.text = *bytes;
    Answer<Scored> scored = score_with(context, *request, impl_->open);
    impl->exit = scored ? scored->exit() : scored.exit;
    if (scored) {
      impl->scored = std::move(*scored);
      for (const LevelResult& level : impl->scored->assessment.levels)
        impl->levels.push_back(level_of(level));
    }
  }
  impl->messages = messages_of(context);
  return Result(std::move(impl));
}

Result Pack::score(const std::string& path, const Options& options) const {
  return score_source(path, nullptr, options);
}

Result Pack::score_bytes(std::string_view bytes, const std::string& name,
                         const Options& options) const {
  const std::string text(bytes);
  return score_source(name, &text, options);
}

std::string version() {
  return tool_name();
}

}  // namespace chuan::embed
