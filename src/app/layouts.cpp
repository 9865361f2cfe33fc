#include "app/layouts.h"

#include <algorithm>
#include <string_view>

#include "base/file_system.h"
#include "base/text.h"
#include "doc/load_text.h"

namespace chuan {
namespace {

constexpr std::string_view kFolder = "builtin:layouts";
constexpr std::string_view kEnding = ".yaml";
constexpr std::size_t kMostBytes = 1u << 20;

bool names_a_file(std::string_view asked) {
  const std::string ending = fold_key(extension(asked));
  return ending == "yaml" || ending == "yml" || asked.find('/') != std::string_view::npos;
}

}  // namespace

std::vector<std::string> shipped_layouts(Context& context) {
  std::vector<DirEntry> entries;
  context.files.list(std::string(kFolder), entries);
  std::vector<std::string> ids;
  for (const DirEntry& entry : entries)
    if (entry.name.ends_with(kEnding))
      ids.push_back(entry.name.substr(0, entry.name.size() - kEnding.size()));
  std::sort(ids.begin(), ids.end());
  return ids;
}

Answer<Layout> open_layout(Context& context, const std::string& asked) {
  const std::vector<std::string> ids = shipped_layouts(context);
  std::string path = asked;
  if (std::find(ids.begin(), ids.end(), asked) != ids.end()) {
    path = join_path(kFolder, asked) + std::string(kEnding);
  } else if (!names_a_file(asked)) {
    std::string list;
    for (const std::string& id : ids) list += id + ", ";
    const std::vector<std::string_view> names(ids.begin(), ids.end());
    context.diagnostics.add(Code::option_value, {}, {"--layout", asked, list + "*.yaml"},
                            nearest(asked, names));
    return ExitCode::usage;
  }
  const std::size_t since = context.diagnostics.all().size();
  const SourceId source =
      load_text(context.files, path, kMostBytes, context.sources, context.diagnostics);
  if (source != kNoSource)
    if (std::optional<Layout> layout = read_layout(context.sources, source, context.diagnostics))
      return std::move(*layout);
  return exit_of_failure(context.diagnostics, since, ExitCode::usage);
}

}  // namespace chuan
