/// An empty dossier with every code and hint of a pack, commented, ready to be filled in.
///
/// Titles and hints come from the pack; the few phrases around them come from the caller's
/// catalogue, under these keys:
///
///   new.intro new.how_rows new.how_cells new.how_figures new.next      the head, a line each
///   new.school_code new.school_name new.province new.unit_name         stand in for the school's
///   new.person new.ground new.sentence                                 stand in for words
///   new.units new.facts new.statements new.rulings new.opinion_asked new.not_applicable
///   new.registers new.figures new.documents                            what each part is for
///   new.required new.list new.rows_in                                  marks beside columns
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/pack.h"

namespace chuan {

enum class TemplateForm : std::uint8_t { yaml, folder };
/// A phrase of the catalogue by key, in the language of the template.
using TemplatePhrase = std::function<std::string(std::string_view key)>;
/// Relative path (empty for the one YAML file) and bytes. It reads back without a fault, also when
/// every sample row in it is uncommented. Without `phrase` the keys stand for themselves.
std::vector<std::pair<std::string, std::string>> new_dossier(const CompiledPack& pack,
                                                             TemplateForm form,
                                                             std::string_view language,
                                                             Date dossier_date,
                                                             const TemplatePhrase& phrase = {});

}  // namespace chuan
