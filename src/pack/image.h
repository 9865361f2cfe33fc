/// A compiled pack as bytes: the build makes one of each shipped pack, so that a run need not read,
/// check and compile some 150 kB of YAML whose answer cannot change.
///
///   const std::string bytes = write_image({{"pack.yaml", "facts.yaml"}, pack});
///   std::optional<PackImage> same = read_image(bytes, sources.size());
///
/// Every member of CompiledPack is in it: the fields are counted by the compiler, none is named.
///
/// Contract: read_image(write_image(x), 0) is x. The bytes are for the same build only: they carry
/// no version, and numbers as this machine lays them out. Same pack, same bytes. No throw; damaged
/// bytes give nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "model/pack.h"

namespace chuan {

struct PackImage {
  std::vector<std::string> files;  ///< inside the pack's folder, in the order of their source ids
  CompiledPack pack;               ///< its origins count sources from 0 in the bytes
};

std::string write_image(const PackImage& image);
/// `first` is the source id that the first file gets.
std::optional<PackImage> read_image(std::string_view bytes, SourceId first);
/// Its pack's info alone.
std::optional<PackInfo> read_image_info(std::string_view bytes);

}  // namespace chuan
