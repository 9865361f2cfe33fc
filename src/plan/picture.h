/// Assessments of many schools into one picture, and each school's place in it.
///
///   rows.push_back(picture_row(pack, evidence, assessment, faults, path));
///   const Picture picture = make_picture(pack, 1, std::move(rows), std::move(faults));
///
/// Contract: pure, no throw; the same rows in the same order give the same picture. Counts are of
/// dossiers, so a school with two counts twice and is named in `repeated`; in a handback each
/// school counts once, with its latest dossier. Percentiles are ranks among the other schools.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/picture.h"

namespace chuan {

PictureRow picture_row(const CompiledPack& pack, const Evidence& evidence,
                       const Assessment& assessment, std::size_t faults, std::string path);
Picture make_picture(const CompiledPack& pack, int level, std::vector<PictureRow> rows,
                     std::vector<PictureFault> faults);

/// By the order of the rows; empty below kFewestSchools.
std::vector<Handback> make_handbacks(const Picture& picture);
/// The dossiers that stand for their schools: each school's latest, in the order of the rows.
std::vector<std::uint32_t> one_a_school(const Picture& picture);

}  // namespace chuan
