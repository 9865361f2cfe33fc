/// Chuan inside another program: load a rule pack once, score dossiers with it.
///
///   const chuan::embed::Pack pack = chuan::embed::Pack::load("qd11-2021");
///   const chuan::embed::Result result = pack.score("ha-noi.yaml");
///   if (result.ok()) use(result.json(), result.levels().front().met);
///   for (const auto& message : result.messages()) report(message.text);
///
/// Contract: nothing prints, and nothing throws but std::bad_alloc. Names of people are told
/// nowhere, only their codes. A Pack is immutable: copies share it, and threads
/// may score with one Pack at the same time. A Result owns all it gives. Texts are UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chuan::embed {

struct Message {
  std::string code;      ///< "E012"
  std::string severity;  ///< "error", "warning" or "note"
  std::string place;     ///< "school.yaml:3:7"; may be empty
  std::string text;      ///< the whole message, as the command line would show it
};

/// One level's counts; the verdicts sum to `indicators`.
struct Level {
  int level = 1;
  int indicators = 0, applicable = 0, met = 0, undocumented = 0, exceeds = 0, not_met = 0,
      nearly = 0, no_evidence = 0, needs_ruling = 0, not_applicable = 0;
  bool reached = false;  ///< eligible to apply
};

struct Options {
  std::string as_of;            ///< "2023-04-12"; empty: the dossier's date
  std::string stage = "self";   ///< self, province, survey or council
  std::string language = "vi";  ///< vi or en: of texts and messages
  int level = 1;                ///< levels 1..level are judged
  bool explain = true;          ///< JSON with the records behind each finding
};

class Result {
 public:
  Result(Result&&) noexcept;
  Result& operator=(Result&&) noexcept;
  ~Result();

  /// False when the dossier could not be read at all: the messages say why, the rest is empty.
  bool ok() const;
  /// What the command line would exit with: 0, 2, 3, 4 or 5.
  int exit_code() const;
  int faults() const;
  const std::vector<Message>& messages() const;
  const std::vector<Level>& levels() const;
  /// "met", "not_met", "no_evidence", "needs_ruling" or "not_applicable" at the level asked; empty
  /// for an unknown indicator.
  std::string verdict(std::string_view indicator) const;
  /// The assessment as JSON (schema chuan/assessment/1), and as text of `width` columns.
  std::string json() const;
  std::string text(int width = 80) const;

 private:
  friend class Pack;
  struct Impl;
  explicit Result(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

class Pack {
 public:
  /// A pack that the library carries, by id, or a folder on disk; overlays are paths.
  static Pack load(const std::string& id_or_folder, const std::vector<std::string>& overlays = {},
                   const std::string& language = "vi");

  bool ok() const;
  const std::vector<Message>& messages() const;
  std::string id() const;
  std::string version() const;
  std::string digest() const;
  std::string title(const std::string& language = "vi") const;
  std::vector<std::string> indicators() const;

  /// A dossier on disk: a YAML or JSON file, or a folder.
  Result score(const std::string& path, const Options& options = {}) const;
  /// A dossier in memory, YAML or JSON; `name` is what messages call it.
  Result score_bytes(std::string_view bytes, const std::string& name,
                     const Options& options = {}) const;

 private:
  struct Impl;
  explicit Pack(std::shared_ptr<const Impl> impl);
  Result score_source(const std::string& path, const std::string* bytes,
                      const Options& options) const;
  std::shared_ptr<const Impl> impl_;
};

/// "chuan 0.1.0"
std::string version();

}  // namespace chuan::embed
