/// A file into the source map, or the diagnostic that says why not.
///
///   const SourceId id = load_text(files, "school.yaml", limits.bytes, sources, diagnostics);
///   if (id == kNoSource) return std::nullopt;             // the fault is already in diagnostics
///   const auto tree = read_yaml(sources, id, diagnostics);
///
/// Contract: registers the bytes as they are under `path` as its name; the readers of doc/read.h
/// check encoding and syntax. A fault has no origin: its subject (and first argument) is the path.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/source.h"

namespace chuan {

/// kNoSource exactly when an error was added.
SourceId load_text(const FileSystem& files, const std::string& path, std::size_t limit,
                   SourceMap& sources, Diagnostics& diagnostics);

/// The same diagnostic for who reads, lists or hashes a file by itself; `status` is a failure and
/// `limit` the one that was given to `read`.
Diagnostic& add_file_fault(const IoStatus& status, const std::string& path, std::size_t limit,
                           Diagnostics& diagnostics);

/// "64 MB", "512 kB", "100 B": the largest unit that gives a whole number.
std::string size_words(std::size_t bytes);

}  // namespace chuan
