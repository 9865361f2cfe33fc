/// An assessment that was written as JSON (schema chuan/assessment/1), as data again.
///
/// Contract: reads what the schema promises and ignores additions. No records, no explanations: the
/// evidence is the school's name and date alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/tree.h"
#include "model/assessment.h"

namespace chuan {

inline constexpr std::string_view kAssessmentSchema = "chuan/assessment/1";
inline constexpr std::string_view kFaultSchema = "chuan/fault/1";
/// What no dossier calls itself, of whatever number.
inline constexpr std::string_view kAnyAssessment = "\"chuan/assessment/";
inline constexpr std::string_view kAnyFault = "\"chuan/fault/";
/// A document of ours names its schema first.
inline constexpr std::size_t kSchemaWithin = 256;
bool says_schema(std::string_view text, std::string_view schema);

struct StoredPack {
  std::string id, digest;
  struct Overlay {
    std::string name, digest;
  };
  std::vector<Overlay> overlays;
};
/// Empty where the document does not say.
StoredPack stored_pack(const Tree& tree);

struct StoredAssessment {
  Assessment assessment;
  Evidence evidence;
  std::string digest;  ///< of the evidence
  std::size_t faults = 0;
  bool strict = false;  ///< small counts of people were merged
};
/// Nothing, and the member that is missing or wrong, when it does not fit the schema or the pack.
std::optional<StoredAssessment> stored_assessment(const Tree& tree, const CompiledPack& pack,
                                                  std::string& wrong);

struct ScorerOptions;
/// What an assessment was made with and what a run is made with, as options, as far as they differ;
/// empty when they go together. `found` may be null: then the pack alone tells.
struct MadeWith {
  std::string theirs, ours;
};
MadeWith made_otherwise(const StoredPack& of, const StoredAssessment* found,
                        const CompiledPack& pack, const ScorerOptions& run);

}  // namespace chuan
