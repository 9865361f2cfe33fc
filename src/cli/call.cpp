#include "cli/call.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/transfer.h"

namespace chuan {
namespace {

constexpr std::size_t kMostInput = 64u << 20;
constexpr int kPlainWidth = 80;
constexpr int kMostColumns = 100;
constexpr std::array<std::string_view, 4> kStages = {"self", "province", "survey", "council"};

bool coloured(const Arguments& arguments, const Console& console, bool terminal) {
  const std::string when = arguments.value("color");
  if (when == "always") return true;
  if (when == "never") return false;
  return terminal && !console.no_color;
}

int width_of(const Arguments& arguments, const Console& console) {
  Diagnostics ignored;  // the value was checked when the arguments were read
  const int usual =
      console.columns == 0 ? kPlainWidth : std::clamp(console.columns, kNarrowest, kMostColumns);
  return number_of(arguments, "width", kNarrowest, kWidest, usual, ignored);
}

}  // namespace

ReportOptions Call::report_options() const {
  ReportOptions options;
  options.language = language;
  options.width = width_of(arguments, console);
  options.colour =
      !arguments.has("output") && coloured(arguments, console, console.out_is_terminal);
  options.explain = !arguments.has("no-explain");
  options.names = arguments.has("names");
  options.strict = arguments.value("redact") == "strict";
  return options;
}

std::string Call::without_names(const std::string& messages) const {
  return arguments.has("names") ? messages : context.names.dotted(messages);
}

void Call::write_messages() {
  Diagnostics& diagnostics = context.diagnostics;
  if (diagnostics.empty()) return;
  diagnostics.sort();
  ReportOptions options = report_options();
  options.colour = coloured(arguments, console, console.err_is_terminal);
  console.write_err(
      without_names(arguments.value("diagnostics") == "json"
                        ? render_diagnostics_json(diagnostics, context.sources, options)
                        : render_diagnostics(diagnostics, context.sources, options)));
}

bool Call::may_replace() {
  const std::string target = arguments.value("output");
  if (arguments.has("force") || context.files.kind(target) != FileKind::file) return true;
  context.diagnostics.add(Code::would_overwrite, {}, {target}).subject = target;
  return false;
}

ExitCode Call::finish(std::string_view result, ExitCode exit) {
  if (arguments.has("output")) {
    const ExitCode written = write_file(context, arguments.value("output"), result);
    write_messages();
    return written == ExitCode::done ? exit : written;
  }
  return show(result, exit);
}

ExitCode Call::show(std::string_view result, ExitCode exit) {
  write_messages();
  const IoStatus status = console.write_out(result);
  if (status.ok()) return exit;
  context.diagnostics = Diagnostics();
  // A reader that has seen enough (head, less) is no fault to speak of.
  if (!console.reader_left) context.diagnostics.add(Code::output_failed, {}, {status.reason});
  write_messages();
  return ExitCode::system;
}

ExitCode Call::fail(ExitCode exit) {
  write_messages();
  return exit;
}

bool Call::may_write_binary(const std::string& option) {
  if (arguments.has("output") || !console.out_is_terminal) return true;
  context.diagnostics.add(Code::option_needs_option, {},
                          {option, "-o " + say("cli.argument.file")});
  return false;
}

Answer<DossierSource> Call::dossier(std::size_t positional) {
  DossierSource source;
  source.path = arguments.at(positional);
  const std::string output = arguments.value("output");
  std::vector<std::string> read = arguments.values("overlay");
  read.push_back(source.path);
  for (const std::string& input : read) {
    if (output.empty() || !is_read_for(context, input, output)) continue;
    context.diagnostics.add(Code::output_is_input, {}, {output});
    return ExitCode::usage;
  }
  if (source.path != "-") {
    // A pipe says everything once, and the head of a dossier is looked at first.
    if (context.files.kind(source.path) == FileKind::other)
      context.files.read(source.path, kMostInput, source.text.emplace());
    return source;
  }
  if (read_input_) {
    context.diagnostics.add(Code::stdin_twice, {});
    return ExitCode::usage;
  }
  read_input_ = true;
  const IoStatus status = console.read_in(kMostInput, source.text.emplace());
  if (!status.ok() && status.fault != IoFault::too_large) {
    context.diagnostics.add(Code::stdin_unreadable, {}, {status.reason});
    return ExitCode::system;
  }
  return source;
}

Answer<ScoreRequest> Call::judging_request() {
  Diagnostics& diagnostics = context.diagnostics;
  ScoreRequest request;
  request.dossier.pack = arguments.value("pack");
  request.dossier.overlays = arguments.values("overlay");
  request.dossier.as_of = day_of(arguments, "as-of", diagnostics);
  request.level = number_of(arguments, "level", 1, 9, 0, diagnostics);
  request.require_level = number_of(arguments, "require-level", 1, 9, 0, diagnostics);
  const std::string stage = arguments.value("stage");
  const auto at = std::find(kStages.begin(), kStages.end(), stage);
  if (at != kStages.end()) request.stage = static_cast<RulingStage>(at - kStages.begin());
  request.names = arguments.has("names");
  request.strict = arguments.value("redact") == "strict";
  if (diagnostics.has_errors()) return ExitCode::usage;
  return request;
}

Answer<ScoreRequest> Call::score_request(std::size_t positional) {
  Answer<ScoreRequest> request = judging_request();
  if (!request) return request;
  Answer<DossierSource> source = dossier(positional);
  if (!source) return source.exit;
  request->dossier.source = std::move(*source);
  return request;
}

std::vector<OptionSpec> judging_options() {
  return {{"pack", 0, "cli.argument.pack", {}},
          {"overlay", 0, "cli.argument.file", {}, true},
          {"level", 0, "cli.argument.number", {}},
          {"as-of", 0, "cli.argument.date", {}},
          {"stage", 0, "cli.argument.stage", {kStages.begin(), kStages.end()}},
          {"names", 0, "", {}},
          {"redact", 0, "cli.argument.redact", {"strict"}}};
}

OptionSpec format_option(std::vector<std::string> formats) {
  return {"format", 0, "cli.argument.format", std::move(formats)};
}

OptionSpec output_option() {
  return {"output", 'o', "cli.argument.file", {}};
}

std::vector<std::string> names_of(const std::vector<ScoreWriter>& writers) {
  std::vector<std::string> out;
  out.reserve(writers.size());
  for (const ScoreWriter& writer : writers) out.emplace_back(writer.name);
  return out;
}

const ScoreWriter& writer_for(const Arguments& arguments, const std::vector<ScoreWriter>& writers) {
  const std::string name = arguments.value("format");
  for (const ScoreWriter& writer : writers)
    if (writer.name == name) return writer;
  return writers.front();
}

}  // namespace chuan
