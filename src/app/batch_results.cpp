#include "app/batch_results.h"

#include <algorithm>

#include "app/batch_judge.h"
#include "app/batch_names.h"
#include "base/text.h"

namespace chuan {

bool read_results(const FileSystem& files, const BatchRequest& request, const BatchChunk& chunk,
                  std::string& out) {
  constexpr std::size_t kMost = 64u << 20;
  for (const BatchItem& item : chunk.items) {
    const std::string stem = join_path(request.folder, item.result);
    const std::vector<std::string> places = result_files(stem, request.format);
    std::string one;
    const bool there = std::any_of(places.begin(), places.end(), [&](const std::string& path) {
      return files.read(path, kMost, one).ok();
    });
    if (!there) return false;
    out += one;
  }
  return true;
}

void tell_strays(Context& context, const BatchRequest& request,
                 const std::vector<std::uint64_t>& results) {
  std::vector<DirEntry> entries;
  if (!context.files.list(request.folder, entries).ok()) return;
  std::vector<std::string> strays;
  for (const DirEntry& entry : entries) {
    std::string_view stem = entry.name;
    if (entry.kind != FileKind::file || stem.starts_with('.')) continue;
    for (const std::string& ending : result_files("", request.format))
      if (stem.ends_with(ending) && stem == entry.name) stem.remove_suffix(ending.size());
    if (!std::binary_search(results.begin(), results.end(), fingerprint(stem)))
      strays.push_back(entry.name);
  }
  if (strays.empty()) return;
  context.diagnostics
      .add(Code::strays_left, {},
           {request.folder, std::to_string(strays.size()), some_names(strays)})
      .subject = request.folder;
}

}  // namespace chuan
