/// Questions about a record, in words: what it must be, and why it was left out.
///
///   holds(w, pred)                      "degree at least master"
///   fails(w, pred, {as_of, 0})          "degree below master"
///
/// Contract: total over any predicate of the pack; titles come from the pack alone.
#pragma once

#include <string>
#include <vector>

#include "report/wording.h"

namespace chuan {

/// The day on which, or the year in which, a question was asked.
struct Moment {
  Date day;
  int year = 0;  ///< 0: not by year
};

std::string holds(const Wording& w, PredId pred);
std::string fails(const Wording& w, PredId pred, Moment moment);

/// What a record must be to be counted, beside belonging to the set or register that the phrase
/// names: "accepted within the window".
/// With `stay` also that people are there on the day asked, which goes without saying.
std::vector<std::string> measure_conditions(const Wording& w, const Measure& measure, bool stay);
/// What a measure counts, as one phrase: "share of lecturers: degree at least master".
std::string measure_words(const Wording& w, const Measure& measure);
/// The same with its conditions: all that decides who is counted.
std::string measure_sentence(const Wording& w, const Measure& measure);
/// The set or register a measure is about: "lecturers".
std::string subject_words(const Wording& w, const Measure& measure);

}  // namespace chuan
