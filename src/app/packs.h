/// The packs at hand: those the binary carries, and any folder on disk; which one judges a dossier.
///
///   Answer<OpenPack> pack = open_pack(context, {.asked = "qd11-2021", .day = as_of});
///
/// Contract: an incomplete pack is never opened for judging. The opened pack is immutable and may
/// be shared by threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "base/date.h"
#include "model/pack.h"

namespace chuan {

struct ShippedPack {
  PackInfo info;
  std::string folder;  ///< "builtin:qd11-2021"
};
/// In the order in which they came into force, those of unknown date last; then by id.
std::vector<ShippedPack> shipped_packs(Context& context);

struct PackRequest {
  std::string asked;                  ///< --pack: an id or a folder; empty: not given
  std::string named;                  ///< the pack the dossier names; empty: none
  std::function<Origin()> named_at;   ///< where it does, asked only for a message; may be empty
  std::optional<Date> day;            ///< as-of: the newest complete pack in force on it
  std::vector<std::string> overlays;  ///< paths
  bool to_judge = true;               ///< refuse an incomplete pack
};
struct OpenPack {
  std::shared_ptr<const CompiledPack> pack;
  /// A pack that replaces this one, or came into force later.
  std::optional<PackInfo> successor;
};
/// What was asked for, else what the dossier names, else the newest complete pack in force.
Answer<OpenPack> open_pack(Context& context, const PackRequest& request);

/// " --pack DIR --overlay FILE", as the next command must be told them: a pack on disk and overlays
/// are not known to it by themselves.
std::string how_again(const Context& context, const std::string& pack,
                      const std::vector<std::string>& overlays);

/// The indicator the user named; kNone16 with a message and the nearest id when there is none.
std::uint16_t find_indicator(Context& context, const CompiledPack& pack, const std::string& id);

}  // namespace chuan
