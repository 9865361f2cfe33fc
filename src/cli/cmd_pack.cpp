// `chuan pack list` and `chuan pack show`: the rules at hand, and all that one of them says.
#include "app/packs.h"
#include "base/text.h"
#include "cli/call.h"
#include "doc/write.h"
#include "report/catalogue.h"
#include "report/machine_names.h"
#include "report/numerals.h"

namespace chuan {
namespace {

constexpr std::size_t kIdColumn = 16;

void write_bilingual(JsonWriter& json, std::string_view key, const Bilingual& text) {
  json.key(key).begin_object();
  json.key("vi").string(text.vi);
  json.key("en").string(text.en);
  json.end_object();
}

void write_day(JsonWriter& json, std::string_view key, Date day) {
  json.key(key);
  if (day == kDateMin || day == kDateMax)
    json.null();
  else
    json.string(to_iso(day));
}

std::string list_json(const std::vector<ShippedPack>& packs) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("schema").string("chuan/packs/1");
  json.key("packs").begin_array();
  for (const ShippedPack& pack : packs) {
    const PackInfo& info = pack.info;
    json.begin_object();
    json.key("id").string(info.id);
    json.key("version").string(info.version);
    write_bilingual(json, "name", info.name);
    json.key("instrument").string(info.instrument);
    write_day(json, "instrument_date", info.instrument_date);
    write_day(json, "in_force_from", info.in_force_from);
    write_day(json, "in_force_to", info.in_force_to);
    json.key("replaces");
    info.replaces.empty() ? json.null() : json.string(info.replaces);
    json.key("status").string(machine_name(info.status));
    write_bilingual(json, "reason", info.status_reason);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

std::string in_force(const Call& call, const PackInfo& info) {
  if (info.in_force_from == kDateMin) return call.say("cli.pack.force_unknown");
  const std::string from = day(info.in_force_from, call.language);
  if (info.in_force_to == kDateMax) return call.say("cli.pack.force_from", {from});
  return call.say("cli.pack.force", {from, day(info.in_force_to, call.language)});
}

std::string list_text(const Call& call, const std::vector<ShippedPack>& packs) {
  const auto width = static_cast<std::size_t>(call.report_options().width);
  std::string out;
  for (const ShippedPack& pack : packs) {
    const PackInfo& info = pack.info;
    const bool complete = info.status == PackStatus::complete;
    const auto add = [&](std::string_view left, const std::string& text) {
      std::string_view head = left;
      for (const std::string& line : wrap(text, width - kIdColumn)) {
        out += pad_right(head, kIdColumn) + line + "\n";
        head = {};
      }
    };
    add(info.id, info.name.in(language_code(call.language)));
    add("", call.say(complete ? "cli.pack.complete" : "cli.pack.incomplete",
                     {info.version, in_force(call, info)}));
    if (!info.replaces.empty()) add("", call.say("cli.pack.replaces", {info.replaces}));
    if (!complete) add("", info.status_reason.in(language_code(call.language)));
  }
  return out;
}

ExitCode run_list(Call& call) {
  const std::vector<ShippedPack> packs = shipped_packs(call.context);
  const bool json = call.arguments.value("format") == "json";
  return call.finish(json ? list_json(packs) : list_text(call, packs),
                     call.context.diagnostics.has_errors() ? ExitCode::pack : ExitCode::done);
}

constexpr Basis kBases[] = {Basis::official, Basis::published, Basis::reported, Basis::provisional};

ExitCode run_show(Call& call) {
  PackRequest request;
  request.asked = call.arguments.at(0);
  request.overlays = call.arguments.values("overlay");
  request.to_judge = false;
  const Answer<OpenPack> open = open_pack(call.context, request);
  if (!open) return call.fail(open.exit);
  PackShowOptions show;
  show.indicator = call.arguments.at(1);
  if (!show.indicator.empty()) {
    const std::uint16_t found = find_indicator(call.context, *open->pack, show.indicator);
    if (found == kNone16) return call.fail(ExitCode::usage);
    show.indicator = open->pack->indicators[found].id;
  }
  for (const Basis basis : kBases)
    if (call.arguments.value("basis") == machine_name(basis)) show.basis = basis;
  const std::string format = call.arguments.has("format") ? call.arguments.value("format") : "text";
  return call.finish(write_pack(*open->pack, format, show, call.report_options()), ExitCode::done);
}

}  // namespace

Command pack_list_command() {
  Command command;
  command.name = "pack list";
  command.options = {format_option({"text", "json"}), output_option()};
  command.examples = {"chuan pack list"};
  command.run = run_list;
  return command;
}

Command pack_show_command() {
  Command command;
  command.name = "pack show";
  command.positionals = {{"cli.argument.pack", false, Offers::packs},
                         {"cli.argument.indicator", false, Offers::indicators}};
  command.options = {{"overlay", 0, "cli.argument.file", {}, true},
                     {"basis", 0, "cli.argument.basis", {}},
                     format_option({"text", "md", "csv", "json"}),
                     output_option()};
  for (const Basis basis : kBases) command.options[1].values.emplace_back(machine_name(basis));
  command.examples = {"chuan pack show qd11-2021 CT2.18",
                      "chuan pack show qd11-2021 --basis published --format md"};
  command.run = run_show;
  return command;
}

}  // namespace chuan
