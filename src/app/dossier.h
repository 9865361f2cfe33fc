/// One dossier opened: its pack chosen and loaded, its evidence read, its faults found.
///
/// Contract: a file that cannot be read gives no value; a bad cell gives a value with faults.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/packs.h"
#include "base/date.h"
#include "engine/evaluate.h"
#include "model/evidence.h"

namespace chuan {

struct CaseBases;

/// A file or folder as the user named it, or text that was piped in.
struct DossierSource {
  std::string path;
  std::optional<std::string> text;
};

struct DossierRequest {
  DossierSource source;
  std::string pack;  ///< --pack: an id or a folder; empty: the dossier's own, else the newest
  std::vector<std::string> overlays;
  std::optional<Date> as_of;   ///< default: the dossier's date
  CaseBases* bases = nullptr;  ///< for who reads many cases; see evidence/read.h
};

struct Dossier {
  OpenPack open;
  Evidence evidence;
  std::string digest;  ///< of the evidence as it was read
  Date as_of;
  std::size_t faults = 0;
  std::size_t warnings = 0;

  const CompiledPack& pack() const { return *open.pack; }
};

/// Says what is wrong with a path before a reader is asked; nothing when it may be read.
std::optional<ExitCode> refuse_source(Context& context, const DossierSource& source);
/// The pack for a dossier, found from its head alone.
Answer<OpenPack> open_pack_for(Context& context, const DossierRequest& request);
/// Reads the evidence against a pack already opened, and checks it (semantics 15).
Answer<Dossier> read_dossier(Context& context, const DossierRequest& request, OpenPack pack);
/// What evidence goes through once it is read: its day is chosen, what contradicts itself is told.
/// False when there is no day to judge it on (told already). The workspace lends memory.
bool examine(Context& context, std::optional<Date> as_of, Workspace& workspace, Dossier& dossier);
/// Both of the first.
Answer<Dossier> open_dossier(Context& context, const DossierRequest& request);

}  // namespace chuan
