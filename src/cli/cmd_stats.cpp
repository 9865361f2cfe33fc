// `chuan stats`: the tables of the training register.
#include <algorithm>
#include <array>
#include <optional>

#include "app/stats.h"
#include "app/version.h"
#include "base/text.h"
#include "cli/call.h"

namespace chuan {
namespace {

constexpr std::array kAll = {Dimension::programme, Dimension::mode,      Dimension::plan,
                             Dimension::year,      Dimension::organiser, Dimension::target_group,
                             Dimension::unit};

/// A day, a month or a year.
std::optional<DateSpan> days_named(const Call& call, std::string_view option,
                                   Diagnostics& diagnostics) {
  if (!call.arguments.has(option)) return std::nullopt;
  const std::string text = call.arguments.value(option);
  const ParsedDate parsed = parse_text_date(text);
  if (parsed.fault == DateFault::none) return parsed.span;
  diagnostics.add(Code::bad_day, {}, {"--" + std::string(option), text});
  return std::nullopt;
}

/// "programme,year"; a name twice is named once.
void read_dimensions(std::string_view text, std::vector<Dimension>& out, Diagnostics& diagnostics) {
  out.clear();
  std::vector<std::string_view> names;
  std::string list;
  for (const Dimension dimension : kAll) {
    names.push_back(dimension_name(dimension));
    list += (list.empty() ? "" : ", ") + std::string(names.back());
  }
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view name = trim(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      diagnostics.add(Code::option_value, {}, {"--by", std::string(name), list},
                      nearest(name, names));
      continue;
    }
    const Dimension dimension = kAll[static_cast<std::size_t>(found - names.begin())];
    if (std::find(out.begin(), out.end(), dimension) == out.end()) out.push_back(dimension);
  }
}

ExitCode run(Call& call) {
  Diagnostics& diagnostics = call.context.diagnostics;
  StatsRequest request;
  request.dossier.pack = call.arguments.value("pack");
  request.dossier.overlays = call.arguments.values("overlay");
  request.dossier.as_of = day_of(call.arguments, "as-of", diagnostics);
  request.from = days_named(call, "from", diagnostics);
  request.to = days_named(call, "to", diagnostics);
  if (call.arguments.has("by"))
    read_dimensions(call.arguments.value("by"), request.by, diagnostics);
  if (diagnostics.has_errors()) return call.fail(ExitCode::usage);
  Answer<DossierSource> source = call.dossier(0);
  if (!source) return call.fail(source.exit);
  request.dossier.source = std::move(*source);
  const Answer<Stats> stats = make_stats(call.context, request);
  if (!stats) return call.fail(stats.exit);
  const std::string name = call.arguments.value("format");
  const StatsWriter* writer = &stats_writers().front();
  for (const StatsWriter& other : stats_writers())
    if (other.name == name) writer = &other;
  return call.finish(writer->write(stats->report(tool_name()), call.report_options()),
                     stats->exit());
}

}  // namespace

Command stats_command() {
  Command command;
  command.name = "stats";
  command.positionals = {{"cli.argument.dossier"}};
  std::vector<std::string> formats;
  for (const StatsWriter& writer : stats_writers()) formats.emplace_back(writer.name);
  command.options = {{"pack", 0, "cli.argument.pack", {}},
                     {"overlay", 0, "cli.argument.file", {}, true},
                     {"as-of", 0, "cli.argument.date", {}},
                     {"from", 0, "cli.argument.date", {}},
                     {"to", 0, "cli.argument.date", {}},
                     {"by", 0, "cli.argument.dimensions", {}},
                     format_option(formats),
                     output_option()};
  command.examples = {"chuan stats samples/ha-noi-2023 --by programme,mode",
                      "chuan stats samples/ha-noi-2023 --by year --format csv -o lop.csv"};
  command.run = run;
  return command;
}

}  // namespace chuan
