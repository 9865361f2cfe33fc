// `chuan batch`: all dossiers of a folder or a stream, and the national picture.
#include <algorithm>
#include <span>
#include <thread>

#include "app/batch.h"
#include "app/handback.h"
#include "app/transfer.h"
#include "app/version.h"
#include "cli/call.h"
#include "cli/progress.h"
#include "plan/picture.h"
#include "report/picture_report.h"

namespace chuan {
namespace {

constexpr int kMostJobs = 256;
constexpr std::string_view kLines = "ndjson";

const PictureWriter* picture_writer(std::string_view format) {
  for (const PictureWriter& writer : picture_writers())
    if (writer.name == format) return &writer;
  return nullptr;
}

/// Pictures, and lines; a result file may be any picture's format too.
std::vector<std::string> formats() {
  std::vector<std::string> out;
  for (const PictureWriter& writer : picture_writers()) out.emplace_back(writer.name);
  out.emplace_back(kLines);
  return out;
}

/// What cannot go together, or one without the other.
void check_options(Call& call) {
  const Arguments& given = call.arguments;
  Diagnostics& diagnostics = call.context.diagnostics;
  const auto exclude = [&](const char* a, const char* b) {
    if (given.has(a) && given.has(b))
      diagnostics.add(Code::options_exclude, {}, {std::string("--") + a, std::string("--") + b});
  };
  exclude("output", "out-dir");
  exclude("handback", "out-dir");
  exclude("keep-going", "fail-fast");
  if (given.has("resume") && !given.has("output") && !given.has("out-dir"))
    diagnostics.add(Code::option_needs_option, {}, {"--resume", "-o, --out-dir"});
}

Answer<BatchRequest> request_of(Call& call) {
  check_options(call);
  const Answer<ScoreRequest> asked = call.judging_request();
  Diagnostics& diagnostics = call.context.diagnostics;
  const int cores = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostJobs);
  BatchRequest request;
  request.jobs = number_of(call.arguments, "jobs", 1, kMostJobs, cores, diagnostics);
  if (!asked || diagnostics.has_errors()) return ExitCode::usage;
  const Arguments& given = call.arguments;
  request.path = given.at(0);
  request.pack = asked->dossier.pack;
  request.overlays = asked->dossier.overlays;
  request.scoring.level = std::max(1, asked->level);
  request.scoring.stage = asked->stage;
  request.scoring.as_of = asked->dossier.as_of;
  request.scoring.explain = given.has("explain");
  request.scoring.digest = given.has("digest");
  request.scoring.strict = asked->strict;
  request.scoring.language = call.language;
  request.fail_fast = given.has("fail-fast");
  // What comes behind the first fault is not to leave a file: no other core runs ahead.
  if (request.fail_fast && given.has("out-dir")) request.jobs = 1;
  request.resume = given.has("resume");
  request.output = given.value("output");
  request.folder = given.value("out-dir");
  request.handbacks = given.value("handback");
  const std::string format = given.value("format");
  if (!request.folder.empty() && !format.empty() && format != kLines) request.format = format;
  request.lines_are_result = format == kLines;
  request.rows = request.folder.empty() && (format != kLines || given.has("handback"));
  request.report = call.report_options();
  request.report.colour = false;
  return request;
}

/// Schools with several dossiers, the first few by name.
void tell_repeated(Context& context, const Picture& picture) {
  constexpr std::size_t kTold = 5;
  if (picture.repeated.size() > kTold)
    context.diagnostics.add(Code::more_schools_twice, {},
                            {std::to_string(picture.repeated.size() - kTold)});
  for (const std::vector<std::uint32_t>& dossiers :
       std::span(picture.repeated).first(std::min(kTold, picture.repeated.size()))) {
    const PictureRow& first = picture.rows[dossiers.front()];
    std::string paths;
    for (const std::uint32_t at : dossiers)
      paths += (paths.empty() ? "" : ", ") + picture.rows[at].path;
    context.diagnostics.add(
        Code::school_twice, {},
        {first.code.empty() ? first.name : first.code, std::to_string(dossiers.size()), paths});
  }
}

ExitCode write_picture(Call& call, const BatchRequest& request, BatchResult& result) {
  const CompiledPack& pack = *result.open.pack;
  const Picture picture =
      make_picture(pack, request.scoring.level, std::move(result.rows), std::move(result.faults));
  const PictureInput input{pack, picture, tool_name()};
  tell_repeated(call.context, picture);
  ExitCode exit = result.exit;
  if (call.arguments.has("handback")) {
    const ExitCode handed = write_handbacks(call.context, input, call.arguments.value("handback"),
                                            call.report_options());
    if (handed != ExitCode::done) exit = handed;
  }
  const PictureWriter* writer = picture_writer(call.arguments.value("format"));
  if (request.lines_are_result) return call.fail(exit);
  if (writer == nullptr) writer = &picture_writers().front();
  const std::string bytes = writer->write(input, call.report_options());
  if (bytes.empty()) {
    call.context.diagnostics.add(Code::temporary_failed, {});
    return call.fail(ExitCode::system);
  }
  if (request.output.empty()) return call.finish(bytes, exit);
  const ExitCode written = write_file(call.context, request.output, bytes);
  if (written == ExitCode::done) forget_part(call.context, request.output);
  return call.fail(written == ExitCode::done ? exit : written);
}

ExitCode run(Call& call) {
  const Answer<BatchRequest> request = request_of(call);
  if (!request) return call.fail(request.exit);
  const PictureWriter* writer = picture_writer(call.arguments.value("format"));
  if (request->folder.empty() && writer != nullptr && writer->binary &&
      !call.may_write_binary("--format " + std::string(writer->name)))
    return call.fail(ExitCode::usage);
  Console& console = call.console;
  Progress progress(console, call.language);
  const bool to_stdout =
      request->lines_are_result && request->output.empty() && request->folder.empty();
  IoStatus printed;
  BatchHooks hooks;
  if (request->path == "-") hooks.input = console.open_in();
  if (to_stdout)
    hooks.lines = [&](std::string_view lines) {
      printed = console.write_out(lines);
      return printed;
    };
  if (!to_stdout || !console.out_is_terminal)
    hooks.progress = [&](const BatchProgress& now) {
      progress.show({now.dossiers, now.read, now.total});
    };
  if (!request->output.empty() || !request->folder.empty())
    console.say_when_interrupted(call.say("cli.batch.interrupted") + "\n");
  Answer<BatchResult> result = run_batch(call.context, *request, std::move(hooks));
  console.say_when_interrupted({});
  progress.clear();
  if (!printed.ok() && !console.reader_left)
    call.context.diagnostics.add(Code::output_failed, {}, {printed.reason});
  if (!result) return call.fail(result.exit);
  if (result->stopped || !request->rows) return call.fail(result->exit);
  return write_picture(call, *request, *result);
}

}  // namespace

Command batch_command() {
  Command command;
  command.name = "batch";
  command.positionals = {{"cli.argument.dossiers"}};
  command.options = judging_options();
  command.options.push_back(format_option(formats()));
  command.options.push_back(output_option());
  command.options.push_back({"out-dir", 0, "cli.argument.folder", {}});
  command.options.push_back({"handback", 0, "cli.argument.folder", {}});
  command.options.push_back({"jobs", 'j', "cli.argument.number", {}});
  command.options.push_back({"keep-going", 0, "", {}});
  command.options.push_back({"fail-fast", 0, "", {}});
  command.options.push_back({"resume", 0, "", {}});
  command.options.push_back({"explain", 0, "", {}});
  command.options.push_back({"digest", 0, "", {}});
  command.examples = {"chuan batch samples",
                      "chuan batch samples --format ndjson -o ket-qua.ndjson",
                      "chuan batch ket-qua.ndjson --format csv -o ma-tran.csv",
                      "chuan batch samples --out-dir ket-qua --format md"};
  command.run = run;
  return command;
}

}  // namespace chuan
