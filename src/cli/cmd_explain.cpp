// `chuan explain`: what a message code means; without a code, the list of them.
#include "base/text.h"
#include "cli/call.h"
#include "doc/write.h"

namespace chuan {
namespace {

std::string severity_word(Code code) {
  switch (default_severity(code)) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

void write_json(JsonWriter& json, Code code, const ReportOptions& options) {
  json.begin_object();
  json.key("code").string(code_id(code));
  json.key("severity").string(severity_word(code));
  json.key("text").string(trim(explain_code(code, options)));
  json.end_object();
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::vector<Code> every_code() {
  std::vector<Code> out;
  for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(Code::count_); ++i)
    out.push_back(static_cast<Code>(i));
  return out;
}

ExitCode run(Call& call) {
  const std::string asked = call.arguments.at(0);
  std::vector<Code> codes = every_code();
  if (!asked.empty()) {
    const Code code = find_code(asked);
    if (code == Code::count_) {
      std::vector<std::string_view> ids;
      ids.reserve(codes.size());
      for (const Code known : codes) ids.push_back(code_id(known));
      call.context.diagnostics.add(Code::unknown_code, {}, {asked}, nearest(asked, ids));
      return call.fail(ExitCode::usage);
    }
    codes = {code};
  }
  const ReportOptions options = call.report_options();
  std::string out;
  if (call.arguments.value("format") == "json") {
    JsonWriter json(out);
    json.begin_object();
    json.key("schema").string("chuan/codes/1");
    json.key("codes").begin_array();
    for (const Code code : codes) write_json(json, code, options);
    json.end_array();
    json.end_object();
    out += "\n";
  } else if (asked.empty()) {
    for (const Code code : codes) out += first_line(explain_code(code, options)) + "\n";
  } else {
    out = explain_code(codes.front(), options);
  }
  return call.finish(out, ExitCode::done);
}

}  // namespace

Command explain_command() {
  Command command;
  command.name = "explain";
  command.positionals = {{"cli.argument.code", false, Offers::codes}};
  command.options = {format_option({"text", "json"}), output_option()};
  command.examples = {"chuan explain U015", "chuan explain"};
  command.run = run;
  return command;
}

}  // namespace chuan
