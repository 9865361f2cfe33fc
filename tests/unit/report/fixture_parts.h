/// Positions inside the small pack, shared by the files that build it.
#pragma once

#include "fixture.h"

namespace chuan::test {

enum : std::uint16_t { kStaff, kDocuments, kTasks, kResearch };
enum : std::uint16_t { kStaffDegree = 2, kStaffFits = 3, kStaffFrom = 4, kStaffTo = 5 };
enum : PredId { kEmployed, kMaster, kFits, kMasterAndFits, kInWindow, kInForce };

CompiledPack small_pack();
Evidence small_evidence(const EvidenceSchema& schema, SourceMap& sources);

}  // namespace chuan::test
