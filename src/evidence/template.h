/// An empty dossier with every code and hint of a pack, commented, ready to be filled in.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/pack.h"

namespace chuan {

enum class TemplateForm : std::uint8_t { yaml, folder };
/// Relative path (empty for the one YAML file) and bytes. It reads back without a fault.
std::vector<std::pair<std::string, std::string>> new_dossier(const CompiledPack& pack,
                                                             TemplateForm form,
                                                             std::string_view language,
                                                             Date dossier_date);

}  // namespace chuan
