/// A pack's values, thresholds and distances in the words of one language.
///
///   const Wording w{pack, Language::vi};
///   const Asked asked = asked_of(pack, indicator, check_result);
///   value_words(w, asked, check_result.value)      // "33/56 = 58,93 %"
///   threshold_words(w, asked)                       // "60 %"
///
/// Contract: total: positions outside their vector give empty words, never a fault.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.h"
#include "report/report.h"

namespace chuan {

struct Wording {
  const CompiledPack& pack;
  Language language;
  bool strict = false;  ///< one or two people are told as "below 3"

  std::string say(std::string_view key, const std::vector<std::string>& args = {}) const {
    return phrase(key, language, args);
  }
  /// The text in this language; in the other one where this is empty.
  const std::string& of(const Bilingual& text) const {
    const bool english = language == Language::en;
    const std::string& own = english ? text.en : text.vi;
    return own.empty() ? (english ? text.vi : text.en) : own;
  }
};

/// What a check result answers: null where the result points at nothing.
struct Asked {
  const Check* check = nullptr;
  const Measure* measure = nullptr;
  const Condition* condition = nullptr;
  const Threshold* threshold = nullptr;
};
Asked asked_of(const CompiledPack& pack, const Indicator& indicator, const CheckResult& result);
/// The same with the threshold in force on a day, for a condition that was not judged.
Asked asked_on(const CompiledPack& pack, const Check& check, const Condition& condition, Date on);

/// How much of a value is told: "33/56 = 58,93 %", "58,93 %", or "58,9 %".
enum class Detail : std::uint8_t { full, brief, terse };

/// "33/56 = 58,93 %", brief "58,93 %"; intervals "83,33-85,71 %"; nothing for ValueKind::none.
std::string value_words(const Wording& w, const Asked& asked, const Value& value,
                        Detail detail = Detail::full);
/// "60 %", "at most 5", "met", "4 topics".
std::string threshold_words(const Wording& w, const Asked& asked);
/// "1 people, 1.07 points", brief "1 people"; empty when the distance cannot be told.
std::string shortfall_words(const Wording& w, const Asked& asked, const Shortfall& shortfall,
                            Detail detail = Detail::full);
/// The value beside a fraction of it: for what a change would make of it.
std::string fraction_words(const Wording& w, const Asked& asked, const Fraction& value);

/// A cell of a field as people write it: "9.200 m2", "yes", "master", "12/4/2023".
std::string cell_words(const Wording& w, const FieldSchema& field, const Cell& cell);
/// What a record of the register is called when counted ("people"); empty when the pack has no
/// word.
std::string record_unit(const Wording& w, std::uint16_t reg);
/// "3 people", or "3".
std::string heads(const Wording& w, const Measure& measure, const std::string& number);
/// The unit of an amount as people write it ("m2" with its sign); empty when it has none.
std::string unit_of(const Wording& w, const Measure& measure);
/// True where the value is a share of heads and so is told in percentages and points.
bool told_in_percent(const Asked& asked);

std::string verdict_words(const Wording& w, Verdict verdict, bool exceeds, bool nearly);
std::string reason_words(const Wording& w, Reason reason);
std::string basis_words(const Wording& w, Basis basis);
std::string owner_words(const Wording& w, Owner owner);

}  // namespace chuan
