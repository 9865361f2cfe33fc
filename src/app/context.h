/// What every use case is given and leaves behind: files, places, messages, and how it ended.
///
///   Context context(disk, Language::vi);
///   Answer<Scored> scored = score(context, request);
///   if (!scored) return scored.exit;         // the messages stand in context.diagnostics
///
/// Contract: one thread at a time. Nothing below src/cli prints; use cases add diagnostics.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "app/names.h"
#include "app/shipped.h"
#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/source.h"
#include "report/report.h"

namespace chuan {

/// How a command ends; scripts depend on the numbers.
enum class ExitCode : std::uint8_t {
  done = 0,
  below = 1,     ///< done, but below --require-level
  usage = 2,     ///< the command line is wrong
  evidence = 3,  ///< the evidence is faulty; outranks `below`
  pack = 4,      ///< the pack is faulty or incomplete
  system = 5,    ///< the system could not read or write
  bug = 70,
  interrupted = 130
};

struct Context {
  explicit Context(FileSystem& disk, Language words = Language::vi)
      : files(disk), language(words) {}

  WithShippedFiles files;  ///< the disk, and under "builtin:" what the binary carries
  Language language;       ///< of the pack's own words in messages
  SourceMap sources;
  Diagnostics diagnostics;
  PeopleNames names;  ///< of every dossier read: messages do not tell them unless asked to
};

/// A value, or the exit code of what went wrong; the messages stand in the context.
template <typename T>
struct Answer {
  std::optional<T> value;
  ExitCode exit = ExitCode::done;

  Answer(T v) : value(std::move(v)) {}         // NOLINT(google-explicit-constructor)
  Answer(ExitCode failure) : exit(failure) {}  // NOLINT(google-explicit-constructor)
  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  const T& operator*() const { return *value; }
  T* operator->() { return &*value; }
  const T* operator->() const { return &*value; }
};

/// What a reader's messages mean for the exit code: `system` when a file could not be read at all,
/// else `otherwise`.
ExitCode exit_of_failure(const Diagnostics& diagnostics, std::size_t since, ExitCode otherwise);

}  // namespace chuan
