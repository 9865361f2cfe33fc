/// A pack as it was written beside what it was compiled to: what the lints look at.
///
/// Contract: `written` points into `trees` and into the SourceMap, which must outlive it; `pack` is
/// fit for use exactly when read_written returned true. Private to src/pack.
#pragma once

#include <deque>
#include <string>

#include "doc/tree.h"
#include "pack/load.h"
#include "pack/rule_pack.h"

namespace chuan {

struct WrittenPack {
  std::deque<Tree> trees;
  ast::RulePack written;
  CompiledPack pack;
};

bool read_written(const FileSystem& files, const std::string& folder,
                  const LoadPackOptions& options, SourceMap& sources, Diagnostics& diagnostics,
                  WrittenPack& out);

}  // namespace chuan
