#include "app/packs.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "doc/load_text.h"
#include "pack/image.h"
#include "pack/load.h"
#include "report/numerals.h"

namespace chuan {
namespace {

std::string_view words(Language language) {
  return language == Language::en ? "en" : "vi";
}

bool came_later(const PackInfo& a, const PackInfo& b) {
  return std::pair(a.in_force_from, std::string_view(a.id)) >
         std::pair(b.in_force_from, std::string_view(b.id));
}

std::optional<PackInfo> successor_of(const PackInfo& pack, const std::vector<ShippedPack>& shelf) {
  const auto next = std::find_if(shelf.begin(), shelf.end(), [&](const ShippedPack& other) {
    return other.info.replaces == pack.id && other.info.id != pack.id;
  });
  return next == shelf.end() ? std::nullopt : std::optional(next->info);
}

/// The folder of the newest complete pack in force on the day (on any day when none is given).
const ShippedPack* newest(const std::vector<ShippedPack>& shelf, std::optional<Date> day) {
  const ShippedPack* found = nullptr;
  for (const ShippedPack& pack : shelf) {
    if (pack.info.status != PackStatus::complete) continue;
    if (day && (*day < pack.info.in_force_from || *day > pack.info.in_force_to)) continue;
    if (found == nullptr || came_later(pack.info, found->info)) found = &pack;
  }
  return found;
}

std::string nearest_pack(std::string_view id, const std::vector<ShippedPack>& shelf) {
  std::vector<std::string_view> ids;
  ids.reserve(shelf.size());
  for (const ShippedPack& pack : shelf) ids.push_back(pack.info.id);
  return nearest(id, ids);
}

std::string all_ids(const std::vector<ShippedPack>& shelf) {
  std::string out;
  for (const ShippedPack& pack : shelf) {
    if (!out.empty()) out += ", ";
    out += pack.info.id;
  }
  return out;
}

/// The folder of the pack to open, or the exit code; the messages are added.
Answer<std::string> choose(Context& context, const PackRequest& request,
                           const std::vector<ShippedPack>& shelf) {
  const std::string& wanted = request.asked.empty() ? request.named : request.asked;
  if (wanted.empty()) {
    if (const ShippedPack* pack = newest(shelf, request.day)) return pack->folder;
    context.diagnostics.add(
        Code::no_pack_in_force, {},
        {request.day ? day(*request.day, context.language) : "?", all_ids(shelf)});
    return ExitCode::pack;
  }
  for (const ShippedPack& pack : shelf)
    if (pack.info.id == wanted) return pack.folder;
  // A dossier names packs by id only: a path in a file that came by e-mail is not followed.
  if (!request.asked.empty() && context.files.kind(wanted) == FileKind::directory) return wanted;
  const Origin at = request.asked.empty() && request.named_at ? request.named_at() : Origin();
  context.diagnostics.add(Code::unknown_pack, at, {wanted, all_ids(shelf)},
                          nearest_pack(wanted, shelf));
  return request.asked.empty() ? ExitCode::pack : ExitCode::usage;
}

/// What the build made of a shipped pack; empty where it made nothing, and for folders on disk.
std::string_view image_of(const std::string& folder) {
  if (!folder.starts_with(kShipped)) return {};
  return shipped_file(std::string(kShipped) + "images/" + folder.substr(kShipped.size()));
}

std::optional<PackInfo> info_of(Context& context, const std::string& folder) {
  if (auto info = read_image_info(image_of(folder))) return info;
  return read_pack_info(context.files, folder, context.sources, context.diagnostics);
}

std::optional<CompiledPack> pack_of(Context& context, const std::string& folder,
                                    const std::vector<std::string>& overlays) {
  const auto first = static_cast<SourceId>(context.sources.size());
  auto image = overlays.empty() ? read_image(image_of(folder), first) : std::nullopt;
  if (!image)
    return load_pack(context.files, folder, {overlays}, context.sources, context.diagnostics);
  for (const std::string& file : image->files) {
    const std::string path = join_path(folder, file);
    context.sources.lend_text(path, shipped_file(path));
  }
  return std::move(image->pack);
}

bool overlays_are_there(Context& context, const std::vector<std::string>& overlays) {
  bool all = true;
  for (const std::string& path : overlays) {
    if (context.files.kind(path) != FileKind::absent) continue;
    add_file_fault({IoFault::not_found, {}}, path, 0, context.diagnostics);
    all = false;
  }
  return all;
}

}  // namespace

std::vector<ShippedPack> shipped_packs(Context& context) {
  std::vector<ShippedPack> out;
  std::vector<DirEntry> entries;
  if (!context.files.list(std::string(kShipped), entries).ok()) return out;
  for (const DirEntry& entry : entries) {
    const std::string folder = std::string(kShipped) + entry.name;
    if (context.files.kind(join_path(folder, "pack.yaml")) != FileKind::file) continue;
    auto info = info_of(context, folder);
    if (info) out.push_back({std::move(*info), folder});
  }
  std::sort(out.begin(), out.end(), [](const ShippedPack& a, const ShippedPack& b) {
    const bool a_unknown = a.info.in_force_from == kDateMin;
    const bool b_unknown = b.info.in_force_from == kDateMin;
    return a_unknown == b_unknown ? came_later(b.info, a.info) : b_unknown;
  });
  return out;
}

Answer<OpenPack> open_pack(Context& context, const PackRequest& request) {
  const std::size_t since = context.diagnostics.all().size();
  const std::vector<ShippedPack> shelf = shipped_packs(context);
  const Answer<std::string> folder = choose(context, request, shelf);
  if (!folder) return folder.exit;
  if (!overlays_are_there(context, request.overlays)) return ExitCode::system;

  if (request.to_judge) {
    const auto info = info_of(context, *folder);
    if (!info) return exit_of_failure(context.diagnostics, since, ExitCode::pack);
    if (info->status == PackStatus::incomplete) {
      const ShippedPack* other = newest(shelf, std::nullopt);
      context.diagnostics.add(Code::pack_incomplete, {},
                              {info->id, info->status_reason.in(words(context.language)),
                               other == nullptr ? std::string("-") : other->info.id});
      return ExitCode::pack;
    }
  }
  auto pack = pack_of(context, *folder, request.overlays);
  if (!pack) return exit_of_failure(context.diagnostics, since, ExitCode::pack);
  auto successor = successor_of(pack->info, shelf);
  return OpenPack{std::make_shared<const CompiledPack>(std::move(*pack)), std::move(successor)};
}

std::string how_again(const Context& context, const std::string& pack,
                      const std::vector<std::string>& overlays) {
  std::string out;
  if (context.files.kind(pack) == FileKind::directory) out += " --pack " + command_word(pack);
  for (const std::string& overlay : overlays) out += " --overlay " + command_word(overlay);
  return out;
}

std::uint16_t find_indicator(Context& context, const CompiledPack& pack, const std::string& id) {
  const std::uint16_t found = pack.find_indicator(id);
  if (found != kNone16) return found;
  std::vector<std::string_view> ids;
  for (const Indicator& row : pack.indicators) ids.push_back(row.id);
  context.diagnostics.add(Code::unknown_indicator_asked, {}, {id, pack.info.id}, nearest(id, ids));
  return kNone16;
}

}  // namespace chuan
