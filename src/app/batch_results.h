/// The folder of result files of a batch, as an earlier run left it.
///
/// Contract: nothing is removed: what lies there may be somebody's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/batch.h"
#include "app/batch_source.h"
#include "app/context.h"

namespace chuan {

/// The results of a chunk behind `out`, one after the other; false when one is missing.
bool read_results(const FileSystem& files, const BatchRequest& request, const BatchChunk& chunk,
                  std::string& out);

/// Tells of what lies in the folder and is none of this run's results: of a dossier that was
/// renamed or removed. `results` are prints of the results' names, in order.
void tell_strays(Context& context, const BatchRequest& request,
                 const std::vector<std::uint64_t>& results);

}  // namespace chuan
