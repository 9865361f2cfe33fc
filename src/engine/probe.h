/// What single measures come to, without judging anything: for who holds figures against registers.
///
///   MeasureProbe probe(pack, evidence, evidence.dossier_date, workspace);
///   const std::optional<Value> value = probe.value(measure, 2021);
///
/// Contract: as `evaluate`; the workspace is used up: no Assessment of it may be looked at after.
#pragma once

#include <optional>

#include "engine/evaluate.h"

namespace chuan {

class MeasureProbe {
 public:
  MeasureProbe(const CompiledPack& pack, const Evidence& evidence, Date as_of,
               Workspace& workspace);
  /// `measure` is a position in CompiledPack::measures. Nothing for a ruling, and for a year that
  /// is not asked. `year` is not looked at unless the measure is taken each year.
  std::optional<Value> value(std::uint32_t measure, int year);

 private:
  Workspace& workspace_;
};

}  // namespace chuan
