// Run by the build for each shipped pack: its folder in, its image out. A pack that does not read
// without a word of complaint gets an empty one: the binary then reads its YAML and says the same
// as for any pack.
//
//   pack_image rules/qd11-2021 qd11-2021.image
#include <cstdio>
#include <string>
#include <utility>

#include "pack/image.h"
#include "pack/load.h"

int main(int argc, char** argv) {
  using namespace chuan;
  if (argc != 3) return 2;
  const std::string folder = argv[1];
  DiskFileSystem disk;
  SourceMap sources;
  Diagnostics diagnostics;
  auto pack = load_pack(disk, folder, {}, sources, diagnostics);
  std::string bytes;
  if (pack && diagnostics.empty()) {
    PackImage image{{}, std::move(*pack)};
    for (SourceId id = 0; id < sources.size(); ++id)
      image.files.emplace_back(sources.name(id).substr(folder.size() + 1));
    bytes = write_image(image);
  } else {
    std::fprintf(stderr, "%s: faulty, not compiled ahead; chuan pack lint says why\n",
                 folder.c_str());
  }
  return disk.write_atomic(argv[2], bytes).ok() ? 0 : 5;
}
