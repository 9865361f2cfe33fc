/// One dossier after another judged against one pack: what `batch` runs on every core.
///
///   Scorer scorer(disk, pack, options);                        // one a thread
///   const Scorer::Outcome got = scorer.score_text("a.json", text);
///   use(got.line);                             // chuan/assessment/1 or chuan/fault/1
///
/// Contract: an Outcome lives until the next call, and no longer than the text that was given.
/// Memory is kept from call to call, so that a steady stream of dossiers of one size allocates
/// little. The pack is shared and only read. The line depends on the dossier, the pack and the
/// options alone. No throw.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/packs.h"
#include "base/roomy_text.h"
#include "model/assessment.h"

namespace chuan {

struct ScorerOptions {
  int level = 1;
  RulingStage stage = RulingStage::self;
  std::optional<Date> as_of;  ///< default: each dossier's own date
  bool explain = false;       ///< `explanation` in the line
  bool digest = false;        ///< `evidence_digest` in the line, else null
  bool strict = false;        ///< small counts of people are merged
  Language language = Language::vi;
};

class Scorer {
 public:
  Scorer(FileSystem& disk, OpenPack pack, ScorerOptions options);
  ~Scorer();
  Scorer(Scorer&&) noexcept;

  struct Outcome {
    ExitCode exit = ExitCode::done;          ///< done, evidence or system
    const Evidence* evidence = nullptr;      ///< null when it could not be read
    const Assessment* assessment = nullptr;  ///< null when it could not be read
    std::size_t faults = 0, warnings = 0;
    std::string_view line;             ///< one JSON object and its line end
    const Context* context = nullptr;  ///< its messages and the places they name; never null
  };
  /// Each line comes behind what `out` holds now, in place of the line before; without it, into a
  /// text of the scorer's own. `out` lives until another is named, or as long as the scorer.
  void write_behind(RoomyText& out);
  /// A file or folder of any form a dossier has.
  Outcome score_path(const std::string& path);
  /// The same of a file that the caller has read: one document, not a folder.
  Outcome score_file(const std::string& path, std::string_view text);
  /// A document in memory: YAML or JSON by its first character. `name` stands in messages.
  Outcome score_text(const std::string& name, std::string_view text);

  const CompiledPack& pack() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chuan
