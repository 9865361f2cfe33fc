/// Sample rows of a new dossier: values that read back, one line each. Private to the folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/pack.h"

namespace chuan {

/// "{code: ST01, name: ..., degree: ...}" with every column but `origin_unit`.
std::string sample_row(const EvidenceSchema& schema, std::uint16_t reg, std::string_view language,
                       Date dossier_date);
/// The figures that may be declared for an indicator, numbered from `number` on.
std::vector<std::string> sample_figures(const CompiledPack& pack, const Indicator& indicator,
                                        Date dossier_date, int& number);
/// The documents an indicator wants, numbered from `number` on.
std::vector<std::string> sample_documents(const CompiledPack& pack, const Indicator& indicator,
                                          std::string_view language, int& number);

}  // namespace chuan
