/// A case of a pack: a dossier said as its difference from a base dossier.
///
///   schema: chuan/case/1
///   base: base.yaml                        # relative to the case; a dossier in one file
///   as_of: 2026-02-01                      # the dossier is taken to be of this day
///   facts: {land_area: 9999}
///   change: {staff: [{code: GV01, degree: bachelor}]}     # the other cells stay
///   add: {discipline: [{code: KL01, ...}]}
///   remove: {staff_years: [GV01/2021]}     # records as messages name them
///   empty: [events]                        # declared to be empty
///   absent: [surveys]                      # nothing is known of it
///
/// The difference is laid on the neutral tree, so that all behind it reads a dossier. A record that
/// the case names has its place in the case, every other one in the base.
/// Contract: the merged tree points into both texts and trees; they must live as long. Private to
/// the folder.
#pragma once

#include <optional>
#include <string>

#include "doc/tree.h"
#include "evidence/reader.h"

namespace chuan {

inline constexpr std::string_view kCaseSchema = "chuan/case/1";

/// `tree` has a map at its root.
bool is_case(const Tree& tree);
/// The path of the base, seen from the case at `path`; nothing when the case names none.
std::optional<std::string> base_of_case(const Tree& delta, std::string_view path);
/// The base with the case's changes; faults of the case are reported, and what is at fault left
/// out.
Tree apply_case(Reader& reader, const Tree& base, const Tree& delta);

}  // namespace chuan
