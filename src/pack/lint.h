/// Lints: what is well-formed in a pack and still likely to be wrong.
///
///   const bool read = lint_pack(files, "rules/qd11-2021", {}, sources, diagnostics);
///
/// The strict reader has the first word: undefined names, texts that are not NFC, missing titles,
/// short titles that are too wide are its errors (P001 to P099), and of a pack that does not read
/// nothing more is said. Lints have the codes from P100.
///
/// Contract: false when the pack could not be read; findings of any severity are in `diagnostics`.
/// With overlays the pack and its overlays are looked at as one; its lists of cases and thresholds
/// then say nothing about it and are left alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pack/load.h"

namespace chuan {

struct LintContext;
/// One lint: one file lint_NAME.cpp, one row in lints.cpp.
struct Lint {
  std::string_view name;
  std::string_view what;  ///< one line, for authors of lints
  void (*run)(LintContext&);
};
std::span<const Lint> lints();

bool lint_pack(const FileSystem& files, const std::string& folder, const LoadPackOptions& options,
               SourceMap& sources, Diagnostics& diagnostics);

}  // namespace chuan
