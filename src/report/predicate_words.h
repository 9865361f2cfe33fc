/// Questions about a record, in words: what it must be, and why it was left out.
///
///   holds(w, pred)                      "trình độ từ thạc sĩ trở lên"
///   fails(w, pred, {as_of, 0})          "trình độ dưới thạc sĩ", "ngoài kỳ xét: ngày nghiệm thu"
///
/// Contract: total over any predicate of the pack; titles come from the pack alone.
#pragma once

#include <string>

#include "report/wording.h"

namespace chuan {

/// The day on which, or the year in which, a question was asked.
struct Moment {
  Date day;
  int year = 0;  ///< 0: not by year
};

std::string holds(const Wording& w, PredId pred);
std::string fails(const Wording& w, PredId pred, Moment moment);

/// What a measure counts, as one phrase: "tỷ lệ giảng viên: trình độ từ thạc sĩ trở lên".
std::string measure_words(const Wording& w, const Measure& measure);
/// The set or register a measure is about: "Giảng viên".
std::string subject_words(const Wording& w, const Measure& measure);

}  // namespace chuan
